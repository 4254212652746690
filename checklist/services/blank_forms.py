"""Blank forms of a draft as PDF, for whoever answers on paper."""

from __future__ import annotations

from collections.abc import Iterable

from checklist.documents.blank_forms import render_blank_form
from checklist.domain.articles import Article
from checklist.domain.blank_form import blank_form
from checklist.domain.checklist import bind
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.services.drafts import Draft


def blank_form_pdf(draft: Draft, pack: RulePack, articles: Iterable[Article], title: str) -> bytes:
    """The form of some articles of a draft; no answer is printed in it."""
    unit = draft.unit
    checklist = bind(draft.regulation, draft.head.profile, draft.period, UnitKind(unit.kind))
    form = blank_form(
        checklist, articles, pack,
        assessment=draft.head.id, unit=(unit.name, unit.parent or "", unit.place or ""), title=title,
    )  # fmt: skip
    return render_blank_form(form)
