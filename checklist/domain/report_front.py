"""The first page: header, legal notices, opening, and the boxed figures."""

from __future__ import annotations

from checklist.domain.findings import Verdict
from checklist.domain.law import Basis, UnitKind
from checklist.domain.legal_status import legal_notices
from checklist.domain.report import Header, Summary
from checklist.domain.report_source import Source, counted, with_verdict
from checklist.domain.report_words import balanced, long_date, percent, period_name, points_prose
from checklist.domain.scoring import Score
from checklist.domain.text import date_vi, number_vi

# Letters of bold 12 pt capitals that fit the header's left column of 65 mm.
WIDEST_HEADER_LINE = 23
BLANK = "\u00a0" * 6
SUBJECT = "Kết quả tự kiểm tra, đánh giá việc thực hiện dân chủ ở cơ sở"
PEOPLES_COMMITTEE = "ỦY BAN NHÂN DÂN"


def header(source: Source) -> Header:
    """The head of the report. Number and date are blanks for the clerk unless the unit has given them."""
    unit = source.answers.unit
    issuer = source.issuer.upper()
    if unit.kind is UnitKind.COMMUNE and issuer.startswith(f"{PEOPLES_COMMITTEE} "):
        rest = issuer.removeprefix(f"{PEOPLES_COMMITTEE} ")
        names: tuple[str, ...] = (PEOPLES_COMMITTEE, *balanced(rest, WIDEST_HEADER_LINE))
    else:
        names = balanced(issuer, WIDEST_HEADER_LINE)
    # A People's Committee prints no superior above its name.
    superior = () if unit.kind is UnitKind.COMMUNE else balanced(unit.parent.upper(), WIDEST_HEADER_LINE)
    return Header(superior, names, f"Số: {_number(source)}", _place_and_date(source))


def _number(source: Source) -> str:
    number = source.text("number")
    if "/" in number:
        return number
    if number.isdigit():
        number = f"{int(number):02d}"
    symbol = source.text("symbol") or ("BC-UBND" if source.answers.unit.kind is UnitKind.COMMUNE else "BC")
    return f"{number or BLANK}/{symbol}"


def _place_and_date(source: Source) -> str:
    place = source.text("place") or source.answers.unit.place or "…………"
    day = source.day("issued_on")
    return f"{place}, {long_date(day) if day else f'ngày{BLANK}tháng{BLANK}năm{BLANK}{BLANK}'}"


def subject(source: Source) -> str:
    """The subject line (trích yếu)."""
    return f"{SUBJECT} {period_name(source.checklist.period)}"


def notices(source: Source) -> tuple[str, ...]:
    """What must be said about the law on the first page; nothing while it is simply in force."""
    regulation = source.checklist.regulation
    lines = tuple(
        line.vi for line in legal_notices(source.pack, regulation, source.checklist.period, source.answers.unit.kind)
    )
    plain = (
        regulation.in_force_for(source.answers.unit.kind).until is None
        and regulation.basis is Basis.EXPRESS
        and not regulation.successors
        and len(lines) == 1
    )
    return () if plain else lines


def opening(source: Source) -> str:
    """The opening sentence: on what plan, who reports, for which days."""
    basis = source.text("basis_plan") or source.checklist.regulation.short_title.vi
    period = source.checklist.period
    return (
        f"Thực hiện {basis}, {source.issuer} báo cáo kết quả tự kiểm tra, đánh giá việc thực hiện dân chủ ở cơ sở "
        f"từ ngày {date_vi(period.start)} đến ngày {date_vi(period.end)} "
        f"(số liệu chốt ngày {date_vi(source.data_as_of)}) như sau:"
    )


def closing(source: Source) -> str:
    """The closing sentence, ended the way State documents end."""
    addressees = source.texts("addressee")
    whom = ", ".join(line.rstrip(".;,") for line in addressees) or "để"
    what = subject(source)
    return (
        f"Trên đây là báo cáo {what[0].lower()}{what[1:]} của {source.issuer}; "
        f"kính báo cáo {whom} tổng hợp, thẩm định./."
    )


def summary(source: Source) -> Summary:
    """The boxed figures: only the unit's own, scored requirements are counted."""
    scored = tuple(finding for finding in source.findings if finding.scored)
    judged, score = counted(scored), source.score
    aside = [
        f"{label} {number_vi(len(found))}"
        for verdict, label in (
            (Verdict.DID_NOT_ARISE, "không phát sinh"),
            (Verdict.NOT_APPLICABLE, "không áp dụng"),
            (Verdict.NOT_YET_DUE, "chưa đến hạn"),
        )
        if (found := with_verdict(scored, verdict))
    ]
    unknown = with_verdict(judged, Verdict.UNDETERMINED)
    among = f", trong đó chưa đủ căn cứ {number_vi(len(unknown))}" if unknown else ""
    beside = f" ({', '.join(aside)})" if aside else ""
    return Summary(
        counted=f"{number_vi(len(judged))}{among}{beside}",
        done=number_vi(len(with_verdict(judged, Verdict.DONE))),
        partly=number_vi(len(with_verdict(judged, Verdict.PARTLY))),
        not_done=number_vi(len(with_verdict(judged, Verdict.NOT_DONE))),
        compliance=percent(score.done, score.counted, 1),
        points=_points(score),
        grade=score.grade.name.vi if score.grade else "chưa xếp loại",
        knocked_out="; ".join(rule.why.vi for rule in score.knocked_out) or "không",
    )


def _points(score: Score) -> str:
    if not score.maximum:
        return "–"
    final = f"{points_prose(score.total)}/100"
    raw = f"{points_prose(score.earned)}/{points_prose(score.maximum)}"
    return final if raw == final else f"{raw} → {final}"
