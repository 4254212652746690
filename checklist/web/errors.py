"""Refusals and failures as pages: the one place that maps errors to what a reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException, InternalServerError

from checklist.domain.text import Text
from checklist.services.rules import RuleFault, RuleFilesInvalid
from checklist.web.interface_texts import ERROR_TEXTS, InterfaceTexts

Answer = tuple[str, int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """The context of ``errors/error.html``. ``faults`` is empty but for refused rule files."""

    code: int
    heading: Text
    sentence: Text
    faults: tuple[RuleFault, ...] = ()


def register(app: Flask) -> None:
    """Answer every HTTP error, and rule files that are refused, with a page."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(RuleFilesInvalid, rule_files_invalid)


def http_error(error: HTTPException) -> Answer:
    """The page of an HTTP error; one that has no words of its own gets those of its family."""
    code = error.code or InternalServerError.code
    known = code if code in ERROR_TEXTS else (500 if code >= 500 else 400)
    heading, sentence = ERROR_TEXTS[known]
    # An answer 405 must say which methods there are.
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return render_template("errors/error.html", page=ErrorPage(code, heading, sentence)), code, kept


def rule_files_invalid(error: RuleFilesInvalid) -> Answer:
    """Every fault with file and line: this is how an administrator finds them."""
    page = ErrorPage(500, InterfaceTexts.rules_invalid_heading, InterfaceTexts.rules_invalid, error.faults)
    return render_template("errors/error.html", page=page), page.code, {}
