"""A step that a form of the committee asks for: what such forms send alike, and what the page says came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from checklist.domain.text import Text
from checklist.services.errors import FieldsRefused, NotFound, Refused
from checklist.store.errors import Stale
from checklist.web.access import current_user
from checklist.web.committee.recognition_texts import RecognitionTexts
from checklist.web.committee.recognition_views import may_prepare

UNPROCESSABLE, CONFLICT = 422, 409
LONGEST_WORDS = 20_000
Done = TypeVar("Done")
# The fault of a form as a whole.
MAIN = "main"
# What a page says after a step of a paper, by the word that its address ends with.
PAPER_DONE: Mapping[str, Text] = {
    "ban-hanh": RecognitionTexts.done_issued,
    "ky": RecognitionTexts.done_signed,
    "tai": RecognitionTexts.done_uploaded,
}


class Shown(Protocol):
    """A page again, with what was typed and why it was not taken."""

    def __call__(
        self, *, typed: Mapping[str, str] | None, faults: Mapping[str, Text], errors: tuple[Text, ...]
    ) -> str: ...


def take(
    act: Callable[[], Done], shown: Shown, back: str | Callable[[Done], str], typed: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    """Do ``act`` and go to ``back``; a refusal shows on the page with what was typed.

    ``back`` may depend on what ``act`` returned. What the services do not find is a page that does not exist.
    """
    try:
        done = act()
    except NotFound:
        abort(404)
    except FieldsRefused as refusal:
        faults = dict(refusal.faults)
        main = (faults.pop(MAIN),) if MAIN in faults else ()
        return shown(typed=typed, faults=faults, errors=main), UNPROCESSABLE
    except Stale as stale:
        return shown(typed=typed, faults={}, errors=(Text(stale.vi, stale.en),)), CONFLICT
    except Refused as refusal:
        return shown(typed=typed, faults={}, errors=(refusal.text,)), UNPROCESSABLE
    return redirect(back if isinstance(back, str) else back(done), 303)


def sent_revision() -> int:
    """The revision that a form was made from; no form of ours sends anything but digits."""
    text = request.form.get("revision", "")
    if not text.isdecimal() or len(text) > 9:
        abort(400)
    return int(text)


def sent_words(name: str) -> str:
    """A text of several lines, as much of it as anything of ours takes."""
    return request.form.get(name, "").replace("\r\n", "\n").strip()[:LONGEST_WORDS]


def require_preparer() -> None:
    """A member prepares papers and a chair may; an auditor reads only."""
    if not may_prepare(current_user()):
        abort(403)
