"""The page that shows what was sent when a session had expired, with the questions it answers where they are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from flask import current_app
from werkzeug.exceptions import HTTPException

from checklist.domain.answers import DECLARED_NAMES, Declared
from checklist.domain.requirement import Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.held_forms import HeldForm
from checklist.web.account_texts import FIELD_NAMES
from checklist.web.login_state import SENT_AGAIN
from checklist.web.wording import moment, same

# What a form carries for the program, not for the reader.
UNSHOWN = ("revision",)


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field as typed, under the words of its question."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class ShownForm:
    """A form that was kept; ``action`` is empty where it cannot be sent again from here."""

    id: str
    at: Text
    about: Text | None
    fields: tuple[ShownField, ...]
    files: tuple[str, ...]
    action: str
    sent: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HeldPage:
    """The context of ``accounts/held.html``."""

    forms: tuple[ShownForm, ...]


def held_page(forms: Sequence[HeldForm], pack: RulePack) -> HeldPage:
    """The page of these forms."""
    return HeldPage(tuple(_shown(form, pack) for form in forms))


def _shown(form: HeldForm, pack: RulePack) -> ShownForm:
    arguments = _arguments(form.path)
    requirement = _requirement(arguments or {}, pack)
    fields = ((name, value) for name, value in form.fields if value.strip() and name not in UNSHOWN)
    shown = (ShownField(_label(name, requirement), _value(name, value)) for name, value in fields)
    return ShownForm(
        id=form.id,
        at=moment(form.held_at),
        about=requirement.text if requirement else None,
        fields=tuple(shown),
        files=tuple(form.files),
        action="" if arguments is None or form.files else _action(form),
        sent=form.fields,
    )


def _action(form: HeldForm) -> str:
    joint = "&" if urlsplit(form.path).query else "?"
    return f"{form.path}{joint}{urlencode({SENT_AGAIN: form.id})}"


def _arguments(path: str) -> Mapping[str, str] | None:
    """The arguments of the address a form was sent to; None where no page takes it any more."""
    try:
        _, arguments = current_app.url_map.bind("").match(urlsplit(path).path, method="POST")
    except HTTPException:
        return None
    return arguments


def _requirement(arguments: Mapping[str, str], pack: RulePack) -> Requirement | None:
    wanted = arguments.get("requirement_id")
    books = (book.by_id() for book in pack.regulations.values())
    return next((book[wanted] for book in books if wanted in book), None) if wanted else None


def _label(name: str, requirement: Requirement | None) -> Text:
    asked = {question.key: question.ask for question in requirement.facts} if requirement else {}
    return FIELD_NAMES.get(name) or asked.get(name.rpartition(".")[2]) or same(name)


def _value(name: str, value: str) -> Text:
    known = name == "declared" and value in set(Declared)
    return DECLARED_NAMES[Declared(value)] if known else same(value)
