"""Typing in a form that came back on paper: who filled it in is said once, and stands on every answer saved then.

Who it was is kept in the reader's session for one assessment. The pages put it into each row's form, so an answer
that is saved from a page opened before bears no wrong name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.domain.values import Faults
from checklist.services.drafts import Draft
from checklist.web.access import current_user, for_assessment
from checklist.web.language import safe_address
from checklist.web.walk_tabs import OVERVIEW, Tabs, tabs_of
from checklist.web.wording import capitalised

paper_source = Blueprint("paper_source", __name__)

BASE = "/danh-gia/<assessment_id>/tu-phieu-giay"
KEY = "from_paper"
NAME, ROLE, NEXT = "name", "role", "next"
LONGEST = 120
UNPROCESSABLE = 422


class PaperSourceTexts:
    """The strings of typing in from paper. Templates know this class as ``ps``."""

    heading = Text("Nhập từ phiếu giấy", "Type in from paper")
    intro = Text(
        "Ghi một lần người đã điền phiếu; mỗi câu trả lời lưu sau đó ghi tên người ấy là người cung cấp.",
        "Say once who filled in the paper; every answer saved then names that person as its source.",
    )
    name = Text("Họ và tên người điền phiếu", "Name of who filled it in")
    role = Text("Chức vụ, tổ chức", "Position, organisation")
    role_hint = Text("ví dụ: Trưởng thôn Đồng Tâm", "for example: head of Dong Tam village")
    begin = Text("Bắt đầu nhập phiếu", "Begin")
    now = Text("Đang nhập từ phiếu giấy của", "Typing in from the paper of")
    now_hint = Text(
        "Mỗi câu trả lời lưu từ đây ghi tên người này là người cung cấp.",
        "Every answer saved from here names this person as its source.",
    )
    end = Text("Thôi nhập từ phiếu này", "Stop")
    on_saving = Text("Khi lưu, ghi người cung cấp", "On saving, the source is")
    stands = Text("đang ghi", "so far")
    not_begun = Text("Chưa bắt đầu được", "Not begun")
    name_missing = Text("Hãy ghi tên người điền phiếu.", "Give the name of who filled it in.")


@dataclass(frozen=True, slots=True)
class PaperSourcePage:
    """The context of ``walk/paper_source.html``."""

    tabs: Tabs
    assessment_id: str
    typed: Mapping[str, str]
    faults: Mapping[str, Text]


@paper_source.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the form, which stands on the pages of articles too."""
    return {"ps": PaperSourceTexts}


@paper_source.get(BASE)
@for_assessment(Permission.ANSWER)
def ask(draft: Draft) -> ResponseReturnValue:
    """Ask who filled in the paper."""
    overview = url_for("walk.overview", assessment_id=draft.head.id)
    return _page(draft, {NEXT: safe_address(request.args.get(NEXT, overview))}, {})


@paper_source.post(BASE)
@for_assessment(Permission.ANSWER)
def begin(draft: Draft) -> ResponseReturnValue:
    """From now on the answers of this reader come from that paper."""
    read = Faults()
    said = {name: " ".join(read.text(request.form.get(name), name).split()) for name in (NAME, ROLE)}
    faults = {fault.path: _sentence(fault.message) for fault in read.found}
    faults |= {name: _too_long() for name, text in said.items() if len(text) > LONGEST}
    if not said[NAME] and NAME not in faults:
        faults[NAME] = PaperSourceTexts.name_missing
    if faults:
        typed = {name: request.form.get(name, "") for name in (NAME, ROLE, NEXT)}
        return _page(draft, typed, faults), UNPROCESSABLE
    who = ", ".join(text for text in said.values() if text)
    session[KEY] = {"assessment": draft.head.id, "user": current_user().id, "who": who}
    return _onward()


@paper_source.post(f"{BASE}/thoi")
@for_assessment(Permission.ANSWER)
def end(draft: Draft) -> ResponseReturnValue:
    """The paper is typed in."""
    session.pop(KEY, None)
    return _onward()


def source_of_paper(draft: Draft) -> str:
    """Whose paper the reader is typing in; empty when none."""
    kept = session.get(KEY)
    if not isinstance(kept, Mapping):
        return ""
    is_here = kept.get("assessment") == draft.head.id and kept.get("user") == current_user().id
    return str(kept.get("who", "")) if is_here else ""


def _page(draft: Draft, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    page = PaperSourcePage(tabs_of(draft, OVERVIEW), draft.head.id, typed, faults)
    return render_template("walk/paper_source.html", page=page)


def _onward() -> ResponseReturnValue:
    return redirect(safe_address(request.form.get(NEXT, "/")), 303)


def _too_long() -> Text:
    return Text(f"Dài quá {LONGEST} ký tự.", f"Longer than {LONGEST} characters.")


def _sentence(message: Text) -> Text:
    words = capitalised(message)
    return Text(f"{words.vi}.", f"{words.en}.")
