"""Refusals and failures as pages: the one place that maps errors to what a reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from checklist.domain.faults import AnswerFault, AnswersInvalid
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.drafts import load_draft
from checklist.services.errors import NotFound, Refused
from checklist.services.misfits import cleared, misfits
from checklist.services.rules import RuleFault, RuleFilesInvalid
from checklist.store.busy import DatabaseBusy
from checklist.store.errors import StoreError, UnusableDatabase
from checklist.web.installation import workspace
from checklist.web.interface_texts import ERROR_TEXTS, InterfaceTexts
from checklist.web.login_state import current_user
from checklist.web.misfit_view import misfit_page

Answer = tuple[str, int, dict[str, str]]
CONFLICT, UNPROCESSABLE, FAILED, BUSY = 409, 422, 500, 503
NOT_DONE = Text("Chưa thực hiện được", "Not done")
ANSWERS_FAULTY = Text(
    "Có câu trả lời không đúng quy định nên chưa thực hiện được. Mọi nội dung đã lưu vẫn còn nguyên.",
    "Some answers do not fit the rules, so this was not done. All that was saved is still there.",
)
IS_BUSY = Text("Máy đang bận", "The machine is busy")


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """The context of ``errors/error.html``: ``rule_faults`` of refused rule files, ``answer_faults`` of answers."""

    code: int
    heading: Text
    sentence: Text
    rule_faults: tuple[RuleFault, ...] = ()
    answer_faults: tuple[AnswerFault, ...] = ()


def register(app: Flask) -> None:
    """Answer every HTTP error, and every refusal that a view let pass, with a page."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(RuleFilesInvalid, rule_files_invalid)
    app.register_error_handler(AnswersInvalid, answers_invalid)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(StoreError, store_refused)


def http_error(error: HTTPException) -> Answer:
    """The page of an HTTP error; one that has no words of its own gets those of its family."""
    code = error.code or InternalServerError.code
    known = code if code in ERROR_TEXTS else (500 if code >= 500 else 400)
    heading, sentence = ERROR_TEXTS[known]
    # An answer 405 must say which methods there are.
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return _page(ErrorPage(code, heading, sentence), kept)


def rule_files_invalid(error: RuleFilesInvalid) -> Answer:
    """Every fault with its whole path and line: this is how an administrator finds them."""
    return _page(
        ErrorPage(FAILED, InterfaceTexts.rules_invalid_heading, InterfaceTexts.rules_invalid, rule_faults=error.faults)
    )


def answers_invalid(error: AnswersInvalid) -> Answer:
    """Answers that fitted when they were saved and no longer do: listed, to be settled one by one.

    Only an authorised view can have raised this, so its reader may see them. What else it may be is told as it is.
    """
    return _misfits() or _page(ErrorPage(UNPROCESSABLE, NOT_DONE, ANSWERS_FAULTY, answer_faults=error.faults))


def refused(error: Refused) -> Answer:
    """A use case that said no, in its own sentence."""
    code = 404 if isinstance(error, NotFound) else UNPROCESSABLE
    return _page(ErrorPage(code, ERROR_TEXTS[404][0] if code == 404 else NOT_DONE, error.text))


def store_refused(error: StoreError) -> Answer:
    """A refusal of the store, in its own sentence; a file that cannot be opened is a failure of ours."""
    if isinstance(error, UnusableDatabase):
        current_app.logger.error("%s", error)
        return _page(ErrorPage(FAILED, ERROR_TEXTS[FAILED][0], Text(error.vi, error.en)))
    if isinstance(error, DatabaseBusy):
        return _page(ErrorPage(BUSY, IS_BUSY, Text(error.vi, error.en)), {"Retry-After": "5"})
    return _page(ErrorPage(CONFLICT, NOT_DONE, Text(error.vi, error.en)))


def _misfits() -> Answer | None:
    """The page of the draft in the address, if some of its answers do not fit the rules of today."""
    identifier = (request.view_args or {}).get("assessment_id")
    if identifier is None:
        return None
    draft = load_draft(workspace(), str(identifier))
    found = misfits(draft, workspace().pack)
    if not found:
        return None
    page = misfit_page(
        draft, found, cleared(workspace(), draft),
        editable=allows(current_user().role, Permission.ANSWER), sent=request.form.items(multi=True),
    )  # fmt: skip
    return render_template("units/misfits.html", page=page), CONFLICT, {}


def _page(page: ErrorPage, headers: dict[str, str] | None = None) -> Answer:
    return render_template("errors/error.html", page=page), page.code, headers or {}
