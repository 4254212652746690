"""What must be said about the law itself: lapsed, straddled or not yet born for the period chosen."""

from __future__ import annotations

from datetime import timedelta

from checklist.domain.dates import Period
from checklist.domain.faults import AnswerFault
from checklist.domain.law import Basis, UnitKind
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, date_vi


def legal_notices(
    pack: RulePack, regulation: Regulation, period: Period, kind: UnitKind | None = None
) -> tuple[Text, ...]:
    """The lines that page, report and shell must show: the regulation's status, and how the period lies to it."""
    local, base = local_note(pack, regulation), pack.regulations.get(regulation.overlays or "")
    notices = [text for text in (local, regulation.status, base.status if base else None) if text is not None]
    until = regulation.in_force_for(kind or regulation.unit_kinds[0]).until
    if until is not None and period.end >= until:
        successors = successor_names(pack, regulation)
        last = until - timedelta(1)
        if period.start >= until:
            vi = f"Kỳ {_vi(period)} nằm sau ngày {date_vi(last)}: {regulation.short_title.vi} không còn là căn cứ"
            en = f"The period lies after {last}: {regulation.short_title.en} is no longer the basis"
        else:
            vi = f"Kỳ {_vi(period)} vắt qua ngày {date_vi(until)}: chỉ sự việc đến hết {date_vi(last)} được đối chiếu"
            en = f"The period straddles {until}: only events until {last} are judged"
        notices.append(Text(f"{vi}; từ ngày {date_vi(until)} áp dụng {successors.vi}.",
                            f"{en}; from {until} {successors.en} applies."))  # fmt: skip
    start = regulation.in_force.start
    if start is not None and period.start < start <= period.end:
        notices.append(
            Text(
                f"Kỳ {_vi(period)} bắt đầu trước ngày {date_vi(start)} khi quy định có hiệu lực: "
                "sự việc trước ngày đó không được đối chiếu theo quy định này.",
                f"The period begins before {start}; earlier events are not judged by this regulation.",
            )
        )
    if regulation.doubt is not None and regulation.basis is not Basis.EXPRESS:
        notices.append(regulation.doubt)
    return tuple(notices)


def local_note(pack: RulePack, regulation: Regulation) -> Text | None:
    """What must be said wherever a local rule book is used: that it is local, and what it adds to."""
    if not regulation.local:
        return None
    if regulation.overlays is None:
        return Text(
            "Đây là bộ quy định của địa phương, không phải bộ quy định kèm theo phần mềm.",
            "This is a local rule book, not one that comes with the program.",
        )
    base = pack.regulations[regulation.overlays].short_title
    return Text(
        f"Đây là bộ quy định của địa phương, bổ sung cho {base.vi}: yêu cầu có mã riêng là của địa phương, "
        "không phải của văn bản được bổ sung.",
        f"This is a local rule book that adds to {base.en}: requirements with its own ids are local, not of that text.",
    )


def refusal(pack: RulePack, regulation: Regulation, period: Period, kind: UnitKind) -> AnswerFault | None:
    """Why a period cannot be assessed: it ended before the regulation began. Names what governed then."""
    start = regulation.in_force.start
    if start is None or period.end >= start:
        return None
    then = pack.governing_instruments(period.end, kind)
    encoded = [book.id for book in pack.in_force_on(period.end, kind)]
    vi = f"kỳ {_vi(period)} ở trước ngày {date_vi(start)} khi {regulation.short_title.vi} có hiệu lực"
    en = f"the period ends before {start}, when {regulation.short_title.en} came into force"
    if not then:
        return AnswerFault("period", Text(f"{vi}; không tìm thấy văn bản áp dụng khi đó.", f"{en}; nothing found."))
    names_vi = "; ".join(f"{instrument.title.vi} ({instrument.short.vi})" for instrument in then)
    names_en = "; ".join(instrument.short.en for instrument in then)
    if encoded:
        vi_end = f"chọn bộ quy định {', '.join(encoded)}"
        en_end = f"choose {', '.join(encoded)}"
    else:
        vi_end = "văn bản này chưa có trong phần mềm nên không thể tự kiểm tra kỳ đó ở đây"
        en_end = "it is not encoded, so that period cannot be assessed here"
    return AnswerFault("period", Text(f"{vi}; khi đó áp dụng {names_vi}; {vi_end}.", f"{en}; {names_en}; {en_end}."))


def successor_names(pack: RulePack, regulation: Regulation) -> Text:
    """What replaced a regulation, by short names; in general words where none of it is known here."""
    names = [
        pack.instruments[name.removeprefix("instrument:")].short
        if name.startswith("instrument:")
        else pack.regulations[name].short_title
        for name in regulation.successors
        if name.startswith("instrument:") or name in pack.regulations
    ]
    if not names:
        return Text("văn bản thay thế", "its successor")
    return Text(", ".join(name.vi for name in names), ", ".join(name.en for name in names))


def _vi(period: Period) -> str:
    return f"{date_vi(period.start)}–{date_vi(period.end)}"
