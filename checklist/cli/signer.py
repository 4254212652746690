"""The options that say who signs: a certificate file, a hardware token, or (neither given) the instance's own key."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from checklist.cli.common import Command, bad_input

PASSWORD_VARIABLE = "CHECKLIST_P12_PASSWORD"


def with_signer(command: Command) -> Command:
    """Add the options and hand the command a ``hand``: who acts, when, and with what key."""

    @click.option("--p12", type=click.Path(path_type=Path), help="Chứng thư số của người ký (.p12, .pfx).")
    @click.option("--p12-password-file", type=click.Path(path_type=Path), help="Tệp chứa mật khẩu hoặc mã PIN.")
    @click.option("--pkcs11", type=click.Path(path_type=Path), help="Thư viện PKCS#11 của thiết bị ký.")
    @click.option("--token", help="Tên thiết bị ký, đi cùng --pkcs11.")
    @wraps(command)
    def wrapped(
        *args: Any,
        p12: Path | None,
        p12_password_file: Path | None,
        pkcs11: Path | None,
        token: str | None,
        **kwargs: Any,
    ) -> Any:
        return command(*args, hand=_hand(p12, p12_password_file, pkcs11, token), **kwargs)

    return wrapped


def _hand(p12: Path | None, password_file: Path | None, pkcs11: Path | None, token: str | None) -> Any:
    from checklist.services.outputs import read_small
    from checklist.services.signing import Hand, Token

    at = datetime.now(UTC)
    if (pkcs11 is None) != (token is None) or (p12 is not None and pkcs11 is not None):
        bad_input(["dùng --p12, hoặc --pkcs11 cùng --token, hoặc không dùng tùy chọn nào để ký bằng chữ ký nội bộ"])
    if pkcs11 is not None and token is not None:
        pin = _secret(password_file, "Mã PIN của thiết bị ký")
        return Hand(at=at, actor="cli", token=Token(str(pkcs11), token, pin))
    if p12 is not None:
        return Hand(at=at, actor="cli", p12=read_small(p12), password=_secret(password_file, "Mật khẩu chứng thư số"))
    return Hand(at=at, actor="cli")


def _secret(file: Path | None, prompt: str) -> str:
    from checklist.services.outputs import read_small

    if file is not None:
        return read_small(file).decode("utf-8", "replace").rstrip("\r\n")
    if PASSWORD_VARIABLE in os.environ:
        return os.environ[PASSWORD_VARIABLE]
    return str(click.prompt(prompt, hide_input=True, default="", show_default=False))
