"""Signed session cookies, with a secret that each instance makes for itself."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

SECRET_FILE = "secret_key"
SECRET_BYTES = 32
OWNER_ONLY = 0o600


def instance_secret(folder: Path) -> str:
    """The secret of the instance in ``folder``, made on first use. Several processes may ask at once: one wins.

    Raises ``OSError`` when the folder can be neither read nor written.
    """
    path = folder / SECRET_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{SECRET_FILE}.{secrets.token_hex(8)}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SECRET_BYTES))
        try:
            # Linking a finished file never shows a half-written one, and fails when another process was first.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


class InstanceSessions(SecureCookieSessionInterface):
    """Flask's own cookie sessions. The secret is read at the first request, so that shell commands write nothing."""

    def get_signing_serializer(self, app: Flask) -> Any:
        """See Flask; a ``SECRET_KEY`` in the configuration wins over the instance's file."""
        if not app.secret_key:
            app.secret_key = instance_secret(Path(app.config["INSTANCE_FOLDER"]))
        return super().get_signing_serializer(app)

    def get_cookie_secure(self, app: Flask) -> bool:
        """Only over HTTPS where the page itself came over HTTPS; an office server without it must work as well."""
        return request.is_secure or super().get_cookie_secure(app)
