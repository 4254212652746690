"""Forms that met a log-in that had run out: kept for their user, shown again after the next log-in, never applied."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from checklist.services.workspace import Workspace
from checklist.store import sessions
from checklist.store.columns import instant_to_text, text_to_instant
from checklist.store.database import transaction

# Everything kept for one user, as JSON: more than one request of the largest size that the pages take.
LARGEST = 16 * 1024 * 1024
# A form with such a field is not kept at all.
SECRET_WORDS = ("password", "passphrase", "mat_khau", "mat-khau", "secret", "pin")
NEVER_KEPT = ("csrf_token",)

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HeldForm:
    """A form: where it was sent, what it held, and the names of files that could not be kept."""

    id: str
    path: str
    fields: Fields
    files: Sequence[str]
    held_at: datetime


def hold(workspace: Workspace, user_id: str, path: str, fields: Fields, files: Iterable[str], *, at: datetime) -> bool:
    """Keep a form for a user and say whether that was possible; a later form of one path replaces the earlier.

    Refused are forms with a password, empty ones, and what would grow beyond the limit.
    """
    kept = [(name, value) for name, value in fields if name not in NEVER_KEPT]
    if not kept or any(_is_secret(name) for name, _ in kept):
        return False
    form = HeldForm(secrets.token_hex(8), path, kept, list(files), at)
    with workspace.database() as db, transaction(db):
        others = [other for other in _read(sessions.held_forms(db, user_id)) if other.path != path]
        forms = _written([*others, form])
        if len(json.dumps(forms, ensure_ascii=False).encode()) > LARGEST:
            return False
        sessions.hold_forms(db, user_id, path=path, forms=forms, at=at)
    return True


def held(workspace: Workspace, user_id: str) -> list[HeldForm]:
    """What is kept for a user, the oldest first."""
    with workspace.database() as db:
        return _read(sessions.held_forms(db, user_id))


def drop(workspace: Workspace, user_id: str, form_id: str, *, at: datetime) -> int:
    """Keep one form no longer, and say how many are left; an unknown id changes nothing."""
    with workspace.database() as db, transaction(db):
        forms = _read(sessions.held_forms(db, user_id))
        left = [form for form in forms if form.id != form_id]
        if not left:
            sessions.drop_held_forms(db, user_id)
        elif len(left) < len(forms):
            sessions.hold_forms(db, user_id, path=left[-1].path, forms=_written(left), at=at)
    return len(left)


def _is_secret(name: str) -> bool:
    words = name.casefold()
    return any(word in words for word in SECRET_WORDS)


def _written(forms: Iterable[HeldForm]) -> dict[str, Any]:
    return {"forms": [{**asdict(form), "held_at": instant_to_text(form.held_at)} for form in forms]}


def _read(stored: Any) -> list[HeldForm]:
    return [
        HeldForm(
            id=form["id"],
            path=form["path"],
            fields=[(name, value) for name, value in form["fields"]],
            files=form["files"],
            held_at=text_to_instant(form["held_at"]),
        )
        for form in stored.get("forms", [])
    ]
