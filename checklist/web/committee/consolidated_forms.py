"""The form of a consolidated report: from what is typed to its terms and texts, and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from checklist.domain.committee.consolidated_terms import ReportText, Terms
from checklist.domain.committee.consolidated_texts import KEYS
from checklist.domain.values import is_forbidden
from checklist.web.committee.recognition_forms import many_lines, one_line

LINES = ("addressees", "recipients")
WORDS = (
    "period_name", "next_period_name", "basis", "signer_title", "signer_name", "signer_on_behalf", "signer_for_head",
    "signer_office",
)  # fmt: skip
QUALITY, RESTORE, KEEP = "with_quality", "restore", "keep"
TEXT, SHOWN = "text.", "shown."
LONGEST_TEXT, MOST_PARAGRAPHS = 40_000, 200


def terms_from(form: Mapping[str, str]) -> Terms:
    """The terms that a form says."""
    typed: dict[str, Any] = {name: one_line(form, name) for name in WORDS}
    typed |= {name: many_lines(form, name) for name in LINES}
    return Terms(**typed, with_quality=bool(form.get(QUALITY)))


def texts_from(form: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The texts that a form has fields for, by key."""
    return {key: paragraphs(form[f"{TEXT}{key}"]) for key in KEYS if f"{TEXT}{key}" in form}


def shown_from(form: Mapping[str, str]) -> dict[str, str]:
    """Which proposal stood beside each text, by key."""
    return {key: form[f"{SHOWN}{key}"][:64] for key in KEYS if f"{SHOWN}{key}" in form}


def form_of(terms: Terms, texts: Mapping[str, ReportText]) -> dict[str, str]:
    """The fields that show a report; the reverse of the readers above."""
    plain = terms.plain()
    form = {name: str(plain[name]) for name in WORDS} | {name: "\n".join(plain[name]) for name in LINES}
    form |= {f"{TEXT}{key}": "\n".join(each.text) for key, each in texts.items()}
    return form | ({QUALITY: "1"} if terms.with_quality else {})


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, one a line, tidied and without what cannot be printed."""
    plain = unicodedata.normalize("NFC", text[:LONGEST_TEXT])
    lines = (" ".join(line.split()) for line in plain.splitlines())
    clean = ("".join(letter for letter in line if not is_forbidden(letter)) for line in lines)
    return tuple(line for line in clean if line)[:MOST_PARAGRAPHS]
