"""Moving the units that are ticked in the register's list to another superior."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.register import RegisterFault, register_of
from checklist.services.committee.register_moving import Move, move_units
from checklist.services.committee.seat import Committee
from checklist.web.access import current_user, for_committee
from checklist.web.clock import now
from checklist.web.committee.register_forms import typed_day
from checklist.web.committee.register_import_pages import register
from checklist.web.committee.register_pages import BASE
from checklist.web.committee.register_texts import RegisterTexts
from checklist.web.committee.register_views import list_page
from checklist.web.committee.steps import UNPROCESSABLE
from checklist.web.installation import workspace
from checklist.web.typed_accounts import line

__all__ = ["register"]

FILTER = ("q", "loai", "ngay", "trang")


@register.post(f"{BASE}/chuyen")
@for_committee(Permission.RECEIVE)
def move(committee: Committee) -> ResponseReturnValue:
    """Move what is ticked; a refusal shows the list again with the ticks and what was typed."""
    form, faults = request.form, dict[str, Text]()
    on_day = typed_day(form, "on_day", faults)
    if on_day is None:
        return _again({"on_day": RegisterTexts.not_a_day}), UNPROCESSABLE
    wanted = Move(line(form, "parent"), on_day, line(form, "basis"))
    try:
        count = move_units(workspace(), form.getlist("unit"), wanted, at=now(), by=current_user().username)
    except RegisterFault as refusal:
        return _again(refusal.faults), UNPROCESSABLE
    shown = {name: form.get(name, "") for name in FILTER}
    return redirect(url_for("register.overview", q=shown["q"], loai=shown["loai"], ngay=shown["ngay"],
                            trang=shown["trang"], chuyen=count), 303)  # fmt: skip


def _again(faults: Mapping[str, Text]) -> str:
    form, unread = request.form, dict[str, Text]()
    asked = {name: form.get(name, "") for name in FILTER}
    page = list_page(
        register_of(workspace()), asked, typed_day(asked, "ngay", unread), unread, may_change=True,
        ticked=form.getlist("unit"), move=form, move_faults=faults,
    )  # fmt: skip
    return render_template("committee/register.html", page=page)
