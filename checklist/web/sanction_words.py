"""What an employer may be fined, in words, for the page of a regulation and for no other place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checklist.domain.law import Citation
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.sanctions import Fine, SanctionDecree, SanctionedAct, acts_against, governing_decree
from checklist.domain.text import Text
from checklist.web.requirement_views import SourceLabel, source_label
from checklist.web.wording import SEMICOLON, day, fill, joined, number

HEADING = Text("Mức phạt có thể áp dụng", "Fines that may apply")
NOTICE = Text(
    "Chỉ để tham khảo trên màn hình; không dùng để chấm và không đưa vào báo cáo. Hành vi có bị phạt hay không do "
    "người có thẩm quyền xử phạt kết luận.",
    "For reference on screen only; it is never scored and never part of a report. Whether a fine is due is for the "
    "competent officer to decide.",
)
ENDED_BEFORE = Text("Hành vi xảy ra và kết thúc trước ngày {until}", "A breach that began and ended before {until}")
ENDED_BETWEEN = Text(
    "Hành vi kết thúc từ ngày {start} đến trước ngày {until}", "A breach that ended from {start} until before {until}"
)
ENDED_SINCE = Text(
    "Hành vi từ ngày {start}, hoặc có từ trước nhưng đến ngày đó vẫn tiếp diễn",
    "A breach since {start}, or an earlier one that still went on that day",
)
GOVERNS_TODAY = Text("Áp dụng cho hành vi đang tiếp diễn hôm nay", "Governs a breach that goes on today")
INDIVIDUAL = Text("Cá nhân: {fine}", "Individuals: {fine}")
ORGANISATION = Text("Tổ chức (gấp {times} lần, {cite}): {fine}", "Organisations ({times} times, {cite}): {fine}")
BETWEEN = Text("từ {lowest} đồng đến {highest} đồng", "VND {lowest} to VND {highest}")
ALWAYS = Text("{amount} đồng", "VND {amount}")
TRANSITION = Text("Căn cứ chuyển tiếp: {cite}.", "Transition: {cite}.")
DOUBT = Text("Điểm chưa rõ", "Open question")


@dataclass(frozen=True, slots=True)
class SanctionView:
    """One act under one decree: which breaches it governs, what is fined and how much."""

    breaches: Text
    governs_today: Text | None
    act: Text
    citation: Text
    individual: Text
    organisation: Text
    transition: Text
    note: Text | None
    source: SourceLabel
    doubt: Text | None


@dataclass(frozen=True, slots=True)
class SanctionsView:
    """What stands beside a requirement."""

    heading: Text
    notice: Text
    doubt_heading: Text
    acts: tuple[SanctionView, ...]


def sanction_views(
    book: Regulation, decrees: Sequence[SanctionDecree], pack: RulePack, today: date
) -> Mapping[str, SanctionsView]:
    """By requirement of ``book`` what its breach may cost; a requirement that no act breaches is left out."""
    current = governing_decree(decrees, ended_on=None, today=today)
    found = {}
    for requirement in book.requirements:
        acts = tuple(
            _view(decree, act, pack, decree is current) for decree, act in acts_against(decrees, requirement.id)
        )
        if acts:
            found[requirement.id] = SanctionsView(HEADING, NOTICE, DOUBT, acts)
    return found


def _view(decree: SanctionDecree, act: SanctionedAct, pack: RulePack, is_current: bool) -> SanctionView:
    return SanctionView(
        breaches=_breaches(decree),
        governs_today=GOVERNS_TODAY if is_current else None,
        act=act.act,
        citation=pack.cite(decree.cite(act)),
        individual=fill(INDIVIDUAL, fine=_fine(act.individual)),
        organisation=fill(
            ORGANISATION,
            times=number(decree.organisation_times),
            cite=_cited(decree.organisation_cite, pack),
            fine=_fine(decree.organisation(act)),
        ),
        transition=fill(TRANSITION, cite=_cited(decree.transition, pack)),
        note=decree.note,
        source=source_label(act.source_check),
        doubt=act.doubt,
    )


def _cited(citations: Sequence[Citation], pack: RulePack) -> Text:
    return joined((pack.cite(citation) for citation in citations), SEMICOLON)


def _breaches(decree: SanctionDecree) -> Text:
    start, until = decree.in_force.start, decree.in_force.until
    if until is None:
        return fill(ENDED_SINCE, start=day(start)) if start else GOVERNS_TODAY
    return fill(ENDED_BETWEEN, start=day(start), until=day(until)) if start else fill(ENDED_BEFORE, until=day(until))


def _fine(fine: Fine) -> Text:
    if fine.lowest == fine.highest:
        return fill(ALWAYS, amount=number(fine.lowest))
    return fill(BETWEEN, lowest=number(fine.lowest), highest=number(fine.highest))
