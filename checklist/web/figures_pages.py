"""The statistical figures of an assessment: seeing and saving them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text, date_vi
from checklist.domain.values import read_day
from checklist.services.drafts import Draft, load_draft
from checklist.services.figures import mark_of, save_sheet, sheet_of
from checklist.store.errors import NotADraft
from checklist.store.figures import SETTINGS, StaleFigures
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.figures_forms import SHOWN, Typed, form_of, shown_from, shown_line, typed_from
from checklist.web.figures_texts import FiguresTexts
from checklist.web.figures_views import StaleLine, figures_page
from checklist.web.installation import workspace
from checklist.web.wording import fill, same

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
        lines = tuple(_stale(stale, typed, workspace().pack.indicators))
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
        faults=_told(typed, _indicators(draft)) if typed else {},
        stale=stale,
        chosen=typed.groups if typed else None,
        included=typed.included if typed else None,
    )
    return render_template("figures/sheet.html", page=page)


def _indicators(draft: Draft) -> IndicatorSet:
    return draft.sealed.pack.indicators if draft.sealed else workspace().pack.indicators


def _told(typed: Typed, indicators: IndicatorSet) -> dict[str, Text]:
    """The faults, each with the figure it is about."""
    line = Text("{code}: {why}", "{code}: {why}")
    return {name: fill(line, code=same(name.partition(".")[2]), why=why) for name, why in typed.faults.items()}


def _stale(stale: StaleFigures, typed: Typed, indicators: IndicatorSet) -> Iterator[StaleLine]:
    for code in stale.codes:
        theirs = stale.current[code].body if code in stale.current else {}
        if code == SETTINGS:
            mine: Mapping[str, Any] = {"groups": list(typed.groups)}
            yield StaleLine(FiguresTexts.scope, *(same(", ".join(each.get("groups", ()))) for each in (theirs, mine)))
        else:
            name = fill(Text("{code} {name}", "{code} {name}"), code=same(code), name=indicators[code].name)
            yield StaleLine(name, *(_said(each) for each in (theirs, typed.bodies[code])))


def _said(body: Mapping[str, Any]) -> Text:
    """What a stored figure says, in one line."""
    day = read_day(str(body.get("dated", "")))
    parts = (str(body.get("value", "")), body.get("reference", ""), date_vi(day) if day else "", body.get("note", ""))
    said = "; ".join(str(part) for part in parts if part)
    return same(said) if said else FiguresTexts.blank
