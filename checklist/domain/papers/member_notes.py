"""Phiếu ghi nhận: a blank for each member of a team to write on during a visit; it stays with the team.

It is no paper: it has no number, carries no data and is signed by nobody but its writer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checklist.domain.findings import VERDICT_NAMES
from checklist.domain.papers.common import Issuing, header
from checklist.domain.papers.minutes import Attendee, ComparedItem
from checklist.domain.report import Header

TITLE = "PHIẾU GHI NHẬN CỦA THÀNH VIÊN ĐOÀN KIỂM TRA"
INTERNAL = "Tài liệu nội bộ của Đoàn kiểm tra, không giao cho đơn vị được kiểm tra."
COLUMNS = ("TT", "Nội dung", "Đơn vị tự chấm", "Hồ sơ, địa điểm đã xem", "Ghi nhận của thành viên", "Đề nghị kết quả")


@dataclass(frozen=True, slots=True)
class Member:
    """Who writes; a blank has neither name nor post."""

    name: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class MemberNotes:
    """The blanks of one visit: the same rows for every member."""

    right_header: tuple[str, ...]
    header: Header
    unit: str
    about: str
    members: tuple[Member, ...]
    rows: tuple[tuple[str, str, str], ...]


def member_notes(
    issuing: Issuing, unit: str, about: str, team: Sequence[Attendee], items: Sequence[ComparedItem]
) -> MemberNotes:
    """One blank for each of ``team``, or a nameless one; ``items`` are what is looked at, all where none is listed."""
    wanted = [item for item in items if item.is_listed] or items
    return MemberNotes(
        right_header=issuing.profile.right_header,
        header=header(issuing, "", has_date=False),
        unit=unit,
        about=about,
        members=tuple(Member(each.name, ", ".join(filter(None, (each.post, each.part)))) for each in team)
        or (Member(),),
        rows=tuple((item.number, item.text, VERDICT_NAMES[item.self_verdict].vi) for item in wanted),
    )
