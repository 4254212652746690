"""The narrative around the results: the unit, its self-assessment, its tasks and its requests."""

from __future__ import annotations

from checklist.domain.dates import add_months
from checklist.domain.findings import Verdict
from checklist.domain.law import UNIT_KIND_NAMES
from checklist.domain.report import EMPTY, Line, LineKind, Section
from checklist.domain.report_bound import MOST_DETAILS as MOST_DETAILS
from checklist.domain.report_bound import Bound, shortcomings, strengths, unsaid
from checklist.domain.report_results import organisation, own, results
from checklist.domain.report_scores import score_lines, score_table
from checklist.domain.report_source import Source, with_verdict
from checklist.domain.report_words import ratio_prose
from checklist.domain.requirement import FactKind
from checklist.domain.text import count_vi, date_vi, number_vi


def sections(source: Source) -> tuple[Section, ...]:
    """Sections I to VI."""
    return (
        _situation(source),
        organisation(source),
        results(source),
        _self_assessment(source),
        _tasks(source),
        _requests(source),
    )


def _part(number: int, title: str, lines: tuple[Line, ...]) -> Section:
    return Section(str(number), title, lines or (Line(EMPTY),))


def _bullets(source: Source, key: str) -> tuple[Line, ...]:
    return tuple(Line(text.lstrip("-–• ").strip(), LineKind.BULLET) for text in source.texts(key))


def _bound(source: Source, bound: tuple[Bound, ...], key: str) -> tuple[Line, ...]:
    """The bound sentences that the unit does not say itself, then its own words."""
    lines = [line for each in unsaid(bound, source.texts(key)) for line in each.lines]
    return (*lines, *_bullets(source, key))


def _situation(source: Source) -> Section:
    parts = (
        _part(1, "Đặc điểm chung", (*_profile(source), *own(source, "situation"))),
        _part(2, "Thuận lợi", own(source, "advantages")),
        _part(3, "Khó khăn", own(source, "difficulties")),
    )
    return Section("I", "ĐẶC ĐIỂM, TÌNH HÌNH", parts=parts)


def _profile(source: Source) -> tuple[Line, ...]:
    unit = source.answers.unit
    parent = f", trực thuộc {unit.parent}" if unit.parent else ""
    figures = [
        f"{question.ask.vi.rstrip('?').rstrip()}: {number_vi(given)}"
        for question in source.checklist.regulation.profile
        if question.kind is FactKind.INTEGER and (given := unit.profile.get(question.key)) is not None
    ]
    lines = [Line(f"Loại hình: {UNIT_KIND_NAMES[unit.kind].vi}{parent}. Đặc điểm đầy đủ ở mục A Phụ lục II.")]
    lines += [Line(f"{text};", LineKind.BULLET) for text in figures[:-1]]
    lines += [Line(f"{text}.", LineKind.BULLET) for text in figures[-1:]]
    if source.rows("co_signers") == ():
        lines.append(Line("Không có tổ chức nào cùng ký xác nhận bản tự đánh giá này."))
    return tuple(lines)


def _self_assessment(source: Source) -> Section:
    parts = [
        _part(1, "Ưu điểm", _bound(source, strengths(source), "strengths")),
        _part(2, "Hạn chế, tồn tại", _bound(source, shortcomings(source), "shortcomings")),
        _part(3, "Nguyên nhân", _causes(source)),
    ]
    lessons = own(source, "lessons")
    if lessons or add_months(source.checklist.period.start, 12) <= add_months(source.checklist.period.end, 1):
        parts.append(_part(len(parts) + 1, "Bài học kinh nghiệm", lessons))
    title = "Kết quả tự chấm điểm, tự xếp loại"
    parts.append(Section(str(len(parts) + 1), title, score_lines(source), table=score_table(source)))
    return Section("IV", "TỰ ĐÁNH GIÁ", parts=tuple(parts))


def _causes(source: Source) -> tuple[Line, ...]:
    objective, subjective = own(source, "causes_objective"), own(source, "causes_subjective")
    unmet = with_verdict(source.shortfalls, Verdict.NOT_DONE)
    if unmet and not subjective:
        subjective = (
            Line(f"Chưa nêu – phải bổ sung, vì có {count_vi(len(unmet))} nội dung không đạt ({source.items(unmet)})."),
        )
    if not objective and not subjective:
        return ()
    return (
        Line("a) Nguyên nhân khách quan:", LineKind.LABEL),
        *(objective or (Line(EMPTY),)),
        Line("b) Nguyên nhân chủ quan:", LineKind.LABEL),
        *(subjective or (Line(EMPTY),)),
    )


def _tasks(source: Source) -> Section:
    lines = []
    short = source.shortfalls
    if short:
        days = sorted(
            remedy.due for finding in short if (remedy := source.answer(finding).remedy) is not None and remedy.due
        )
        planned = f" ({ratio_prose(len(days), len(short))} đã có thời hạn)" if days else " (chưa ấn định thời hạn)"
        first = f"; hạn sớm nhất ngày {date_vi(days[0])}, muộn nhất ngày {date_vi(days[-1])}" if days else ""
        lines.append(
            Line(f"Khắc phục {count_vi(len(short))} nội dung chưa đạt đầy đủ theo Phụ lục IV{planned}{first}.")
        )
    lines += [Line(f"{number}. {text}", LineKind.OWN) for number, text in enumerate(source.texts("tasks"), 1)]
    return Section("V", "PHƯƠNG HƯỚNG, NHIỆM VỤ", tuple(lines) or (Line(EMPTY),))


def _requests(source: Source) -> Section:
    parts = (
        _part(1, "Với Ban Chỉ đạo thực hiện dân chủ ở cơ sở", own(source, "recommendations_committee")),
        _part(2, "Với cơ quan cấp trên", own(source, "recommendations_superior")),
    )
    return Section("VI", "KIẾN NGHỊ, ĐỀ XUẤT", parts=parts)
