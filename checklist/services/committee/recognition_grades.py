"""Grades that the committee settles: as audited, or another one of the same scheme for a written reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checklist.domain.committee.recognition import Listed
from checklist.domain.papers.common import Grade
from checklist.domain.text import Text
from checklist.services.committee.audit_reading import audit_view
from checklist.services.errors import FieldsRefused
from checklist.services.workspace import Workspace

GRADE, REASON = "grade.", "reason."
"""How the fields of a unit are called before its submission's id."""


class DecisionRefused(FieldsRefused):
    """A decision as typed will not do."""


@dataclass(frozen=True, slots=True)
class SettledGrade:
    """A grade that the committee settles for a unit, by its band's id, and why."""

    grade: str
    reason: str


def settle(workspace: Workspace, listed: Sequence[Listed], grades: Mapping[str, SettledGrade]) -> tuple[Listed, ...]:
    """The units with the grades settled; those that ``grades`` does not name keep the audited one.

    Raises :class:`DecisionRefused` for a grade that the scheme does not have, one without a reason, and one above the
    audited grade of a unit that a knock-out holds down.
    """
    found, faults = [], {}  # type: list[Listed], dict[str, Text]
    for each in listed:
        audited = each.audited_grade
        wanted = grades.get(each.submission_id, SettledGrade(audited.id, ""))
        if wanted.grade == audited.id:
            found.append(each.settled(audited, ""))
            continue
        view = audit_view(workspace, each.submission_id)
        order = [band.grade for band in view.profile.bands]  # the best first
        names = {band.grade: band.name.vi for band in view.profile.bands}
        if wanted.grade not in names:
            faults[f"{GRADE}{each.submission_id}"] = Text(
                f"{each.name}: thang điểm không có mức xếp loại này.", f"{each.name}: the scheme has no such grade."
            )
            continue
        raised = audited.id in order and order.index(wanted.grade) < order.index(audited.id)
        if raised and view.audit_score.knocked_out:
            faults[f"{GRADE}{each.submission_id}"] = Text(
                f"{each.name}: đang bị khống chế xếp loại nên không xếp cao hơn kết quả thẩm định.",
                f"{each.name}: a knock-out holds the grade down; it cannot be raised.",
            )
        elif not wanted.reason:
            faults[f"{REASON}{each.submission_id}"] = Text(
                f"{each.name}: ghi lý do xếp loại khác kết quả thẩm định.",
                f"{each.name}: say why the grade is not the audited one.",
            )
        found.append(each.settled(Grade(wanted.grade, names[wanted.grade]), wanted.reason))
    if faults:
        raise DecisionRefused(faults)
    return tuple(found)
