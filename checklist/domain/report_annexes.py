"""Annexes II to IV: the figures of the walk, the list of evidence, and the plan for making good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checklist.domain.answers import Evidence
from checklist.domain.findings import Finding, Verdict, records_for
from checklist.domain.law import UNIT_KIND_NAMES
from checklist.domain.number_checks import YES_NO
from checklist.domain.report import NO_FIGURE, TO_BE_ADDED, Row, Table
from checklist.domain.report_reasons import shortcoming
from checklist.domain.report_source import Source
from checklist.domain.report_words import ended
from checklist.domain.requirement import FactKind, Question
from checklist.domain.scoring import JUDGED
from checklist.domain.text import date_vi, number_vi

# Letters of a file's SHA-256 that are printed.
HASH_SHOWN = 8


def figures(source: Source) -> Table:
    """Annex II: the unit's profile, then by right how often events happened and every count that was given."""
    rows = [_heading("A", "Đặc điểm của đơn vị"), *_profile_rows(source)]
    for group in source.groups:
        found = [row for finding in group.findings for row in _fact_rows(source, finding)]
        if found:
            rows += [_heading(str(group.number), group.title), *found]
    missing = sum(row.cells[-1] == NO_FIGURE for row in rows)
    told = "Số liệu do đơn vị khai trong kỳ; từng lần, từng dữ kiện có trong tệp dữ liệu đính kèm."
    if source.answers.indicators is None:
        told += " Hồ sơ này không chứa số liệu kỳ trước nên không so sánh tăng, giảm."
    notes = [told]
    if missing:
        notes.append(f"Còn {number_vi(missing)} chỉ tiêu {NO_FIGURE}.")
    return Table(("TT", "Chỉ tiêu", "Kỳ này"), tuple(rows), tuple(notes))


def _heading(number: str, title: str) -> Row:
    return Row((number, title, ""), is_group=True)


def _profile_rows(source: Source) -> Iterator[Row]:
    unit = source.answers.unit
    yield Row(("A.0", "Loại hình", UNIT_KIND_NAMES[unit.kind].vi))
    for number, question in enumerate(source.checklist.regulation.profile, 1):
        value = unit.profile.get(question.key)
        yield Row((f"A.{number}", question.ask.vi, shown(question, value)))


def _fact_rows(source: Source, finding: Finding) -> Iterator[Row]:
    requirement, number = finding.requirement, source.number(finding)
    if finding.verdict not in JUDGED:
        return
    if requirement.for_each is not None:
        title = requirement.records_title
        owner = source.checklist.regulation.record_set_owner(requirement.for_each)
        if owner is requirement and title is not None:
            count = len(records_for(source.checklist, requirement, source.answers))
            yield Row((number, title.vi, f"{number_vi(count)} lần"))
        return
    answer = source.answer(finding)
    for fact in requirement.facts:
        if fact.kind is FactKind.INTEGER:
            yield Row((number, fact.ask.vi, shown(fact, answer.facts.get(fact.key))))


def shown(question: Question, value: Any) -> str:
    """An answer as it is printed in a table."""
    if value is None:
        return NO_FIGURE
    if question.kind is FactKind.YES_NO:
        return YES_NO[bool(value)].vi
    if question.kind is FactKind.INTEGER:
        return number_vi(value)
    if question.kind is FactKind.DATE:
        return date_vi(value)
    if question.kind is FactKind.CHOICE and value in question.options:
        return question.options[value].vi
    return str(value)


def evidence(source: Source) -> Table:
    """Annex III: every piece of evidence; under it, the minutes of the meeting, and what was declared without any."""
    rows = []
    for exhibit in source.exhibits:
        piece = exhibit.evidence
        kind = source.pack.evidence[piece.kind].vi if piece.kind in source.pack.evidence else piece.kind
        dated = f"ngày {date_vi(piece.dated)}" if piece.dated else ""
        reference = ", ".join(part for part in (piece.reference, dated) if part) or "–"
        rows.append(
            Row(
                (
                    str(exhibit.number),
                    source.number(exhibit.finding),
                    kind,
                    reference,
                    piece.title if not piece.link else f"{piece.title} – {piece.link}",
                    _form(piece),
                )
            )
        )
    columns = ("TT", "Mục", "Loại tài liệu", "Số, ký hiệu, ngày", "Trích yếu", "Dạng (mã băm)")
    minutes = source.text("minutes")
    adopted = (f"Biên bản họp thông qua kết quả tự đánh giá: {ended(minutes)}",) if minutes else ()
    return Table(columns, tuple(rows), (*adopted, *_without_evidence(source)))


def _form(piece: Evidence) -> str:
    if piece.sha256:
        return f"tệp ({piece.sha256[:HASH_SHOWN]})"
    return "liên kết" if piece.link else "bản giấy"


def _without_evidence(source: Source) -> tuple[str, ...]:
    bare = [
        finding
        for group in source.groups
        for finding in group.findings
        if finding.scored and finding.verdict in (Verdict.DONE, Verdict.PARTLY) and not source.answer(finding).evidence
    ]
    if not bare:
        return ()
    return (f"Chưa có minh chứng: {number_vi(len(bare))} nội dung khai đạt hoặc đạt một phần ({source.items(bare)}).",)


def remedies(source: Source) -> Table:
    """Annex IV: every shortfall with cause, remedy, owner, deadline and product; what is missing says so."""
    rows = []
    for number, finding in enumerate(source.shortfalls, 1):
        answer = source.answer(finding)
        remedy = answer.remedy
        rows.append(
            Row(
                (
                    str(number),
                    f"Mục {source.number(finding)} – {shortcoming(finding)}",
                    answer.cause or TO_BE_ADDED,
                    (remedy.what if remedy else "") or TO_BE_ADDED,
                    (remedy.owner if remedy else "") or TO_BE_ADDED,
                    date_vi(remedy.due) if remedy and remedy.due else TO_BE_ADDED,
                    (remedy.product if remedy else "") or "–",
                )
            )
        )
    columns = ("TT", "Hạn chế (mục)", "Nguyên nhân", "Biện pháp", "Người chịu trách nhiệm", "Thời hạn", "Sản phẩm")
    incomplete = sum(TO_BE_ADDED in row.cells for row in rows)
    notes = (f"Còn {number_vi(incomplete)} hạn chế chưa đủ nguyên nhân, biện pháp, người chịu trách nhiệm, thời hạn.",)
    return Table(columns, tuple(rows), notes if incomplete else ())
