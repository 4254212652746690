"""The statistical figures of an assessment: seeing and saving them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.roles import Permission, allows
from checklist.services.drafts import Draft, load_draft
from checklist.services.figures import mark_of, save_sheet, sheet_of
from checklist.store.errors import NotADraft
from checklist.store.figures import StaleFigures
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.figures_forms import SHOWN, Typed, form_of, shown_from, shown_line, typed_from
from checklist.web.figures_sheet import StaleLine, stale_lines
from checklist.web.figures_texts import FiguresTexts
from checklist.web.figures_views import figures_page
from checklist.web.installation import workspace

figures = Blueprint("figures", __name__)

BASE = "/danh-gia/<assessment_id>/so-lieu"
SAVED = "da_luu"
UNPROCESSABLE, CONFLICT = 422, 409


@figures.app_context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"f": FiguresTexts}


@figures.get(BASE)
@for_assessment(Permission.VIEW)
def sheet(draft: Draft) -> ResponseReturnValue:
    """The figures as they stand."""
    return _page(draft, saved=bool(request.args.get(SAVED)))


@figures.post(BASE)
@for_assessment(Permission.ANSWER)
def save(draft: Draft) -> ResponseReturnValue:
    """Save the figures, unless one will not do or somebody else was faster."""
    form = request.form.to_dict()
    shown = shown_from(form.get(SHOWN, "-"))
    if shown is None:
        abort(400)
    if draft.head.state != "draft":
        return _page(draft), CONFLICT
    found = sheet_of(workspace(), draft)
    typed = typed_from(found, form, tuple(workspace().pack.indicators.groups))
    if typed.faults:
        return _page(draft, form, shown, typed=typed), UNPROCESSABLE
    try:
        save_sheet(
            workspace(), draft, typed.bodies, shown,
            groups=typed.groups, included=typed.included, at=now(), by=current_user().username,
        )  # fmt: skip
    except StaleFigures as stale:
        fresh = {code: (row.revision, mark_of(row.body)) for code, row in stale.current.items() if code in stale.codes}
        lines = tuple(stale_lines(stale, typed, workspace().pack.indicators))
        return _page(load_draft(workspace(), draft.head.id), form, shown | fresh, typed=typed, stale=lines), CONFLICT
    except NotADraft:
        return _page(load_draft(workspace(), draft.head.id)), CONFLICT
    return redirect(url_for("figures.sheet", assessment_id=draft.head.id, da_luu=1), 303)


def _page(
    draft: Draft,
    form: Mapping[str, str] | None = None,
    shown: Mapping[str, tuple[int, str]] | None = None,
    *,
    typed: Typed | None = None,
    stale: tuple[StaleLine, ...] = (),
    saved: bool = False,
) -> str:
    found = sheet_of(workspace(), draft)
    page = figures_page(
        draft,
        _indicators(draft),
        found,
        form_of(found) if form is None else form,
        shown_line=shown_line(found.shown if shown is None else shown),
        editable=draft.head.state == "draft" and allows(current_user().role, Permission.ANSWER),
        saved=saved,
        typed=typed,
        stale=stale,
    )
    return render_template("figures/sheet.html", page=page)


def _indicators(draft: Draft) -> IndicatorSet:
    return draft.sealed.pack.indicators if draft.sealed else workspace().pack.indicators
