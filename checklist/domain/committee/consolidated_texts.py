"""Proposed paragraphs for every heading of a consolidated report, to accept, change or drop.

Pure: the same data gives the same proposals. Wording is hedged as offices hedge it, but no figure is hidden: a limit is
told with its count and its item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from checklist.domain.committee import consolidated_grading as grading
from checklist.domain.committee.consolidated_data import Consolidated
from checklist.domain.committee.consolidated_plan import Plan, Told, codes_in
from checklist.domain.committee.consolidated_sums import cross_sums
from checklist.domain.committee.consolidated_words import NOT_ASKED, count, listed, sentence, told
from checklist.domain.indicators.rolling import RolledUp
from checklist.domain.law import UNIT_KIND_NAMES, UnitKind
from checklist.domain.papers.spine import SPINE
from checklist.domain.report_words import percent, ratio_prose

# So many of the causes that units state are named.
MOST_CAUSES = 3
KEYS = tuple(key for section in SPINE for part in section.parts for key in (part.key, *(s.key for s in part.parts)))


def proposals(data: Consolidated, plan: Plan) -> dict[str, tuple[str, ...]]:
    """The proposed paragraphs by key, in the order of the report; every key has at least one."""
    names = {each.figures.unit: each.name for each in data.units}
    found: dict[str, tuple[str, ...]] = {}
    for key in KEYS:
        paragraphs = list(_TOLD[key](data)) if key in _TOLD else []
        if key in plan.texts:
            wanted = plan.texts[key]
            if data.of(wanted.kinds):
                rolled = data.figures_of(wanted.kinds)
                paragraphs += [*told(wanted, rolled, names), *_mismatches(data, wanted, rolled)]
            else:
                paragraphs.append("Không có đơn vị thuộc loại hình này trong phạm vi tổng hợp.")
        kept = [each for each in paragraphs if each != NOT_ASKED] or paragraphs[:1]
        found[key] = tuple(" ".join(each.split()) for each in kept) or ("Chưa có số liệu để nêu ở mục này.",)
    return found


def _mismatches(data: Consolidated, wanted: Told, rolled: RolledUp) -> Iterator[str]:
    codes = dict.fromkeys(code for clauses in wanted.sentences for clause in clauses for code in codes_in(clause))
    for each in cross_sums(data.pack.indicators, rolled, codes):
        if not each.holds:
            yield sentence(f"(*) Số liệu chưa khớp: {each.in_codes}: {each.in_numbers}")


def _situation(data: Consolidated) -> Iterator[str]:
    tally = data.rolled.everything
    kinds = [
        f"{count(each.due + each.waived)} {_kind(kind)}"
        for kind, each in sorted(data.rolled.kinds.items())
        if each.due + each.waived
    ]
    among = f", gồm {'; '.join(kinds)}" if kinds else ""
    yield sentence(f"Phạm vi tổng hợp có {count(len(data.units))} đơn vị{among}")
    if tally.waived:
        yield sentence(f"{count(tally.due)} đơn vị phải báo cáo, {count(tally.waived)} đơn vị được miễn nộp")
    if data.formed:
        yield sentence(f"Trong kỳ có {count(len(data.formed))} đơn vị mới hình thành sau sắp xếp, sáp nhập: "
                       f"{listed(data.formed)}")  # fmt: skip


def _kind(kind: str) -> str:
    name = UNIT_KIND_NAMES[UnitKind(kind)].vi if kind else "đơn vị khác"
    return f"{name[:1].lower()}{name[1:]}"


def _of_kinds(*kinds: UnitKind) -> Callable[[Consolidated], Iterator[str]]:
    def sent(data: Consolidated) -> Iterator[str]:
        entries = data.of(kinds)
        if entries:
            due = [each for each in entries if not each.standing.waived]
            came = sum(each.standing.sent for each in due)
            yield sentence(f"Tổng hợp từ {ratio_prose(came, len(due))} đơn vị đã gửi báo cáo")

    return sent


def _strengths(data: Consolidated) -> Iterator[str]:
    tally = data.rolled.everything
    yield sentence(
        "Các cấp, các đơn vị cơ bản đã tổ chức thực hiện dân chủ ở cơ sở theo quy định; "
        f"{ratio_prose(tally.sent, tally.due)} đơn vị tự kiểm tra, chấm điểm và gửi báo cáo "
        f"({percent(tally.sent, tally.due, 1)})"
    )
    best, graded = grading.good(data)
    if graded:
        names = " và ".join(list(data.grades.values())[:2])
        yield sentence(f"{ratio_prose(best, graded)} đơn vị đã xếp loại đạt {names} ({percent(best, graded, 1)})")


def _shortcomings(data: Consolidated) -> Iterator[str]:
    tally = data.rolled.everything
    limits = []
    if data.missing:
        limits.append(f"một số đơn vị chưa gửi báo cáo ({ratio_prose(len(data.missing), tally.due)} đơn vị)")
    if tally.sent - tally.on_time:
        limits.append(f"một số đơn vị gửi chậm ({ratio_prose(tally.sent - tally.on_time, tally.sent)} đơn vị)")
    if data.demands.overdue:
        late = ratio_prose(data.demands.overdue, data.demands.asked)
        limits.append(f"việc khắc phục có nơi chưa kịp thời ({late} việc quá hạn)")
    if limits:
        yield sentence(f"Bên cạnh những kết quả đạt được, {'; '.join(limits)}")
    if data.weak:
        yield sentence(f"Một số nội dung có nơi thực hiện chưa đầy đủ: {grading.common_names(data)}")
    if not limits and not data.weak:
        yield sentence("Chưa ghi nhận hạn chế từ số liệu đã tổng hợp")


def _causes(data: Consolidated) -> Iterator[str]:
    papers = grading.common_evidence(data)[:3]
    if papers:
        yield sentence(f"Việc lập, lưu tài liệu kiểm chứng có nơi chưa thường xuyên; thường thiếu: {'; '.join(papers)}")
    if data.formed:
        yield sentence(f"{count(len(data.formed))} đơn vị mới hình thành sau sắp xếp, tổ chức bộ máy chưa ổn định")
    stated = Counter(cause for each in data.units if each.sent for cause in each.sent.causes)
    if stated:
        said = sum(bool(each.sent and each.sent.causes) for each in data.units)
        common = "; ".join(f"{cause} ({count(units)} đơn vị)" for cause, units in stated.most_common(MOST_CAUSES))
        yield sentence(f"Nguyên nhân do {count(said)} đơn vị nêu: {common}")
    elif data.weak:
        yield sentence("Các đơn vị có nội dung chưa đạt chưa nêu nguyên nhân trong báo cáo")


def _lessons(data: Consolidated) -> Iterator[str]:
    tally = data.rolled.everything
    if not tally.gap.count:
        yield sentence(
            f"Rút kinh nghiệm sau khi thẩm định; {count(tally.sent)} đơn vị đã gửi báo cáo chưa thẩm định xong"
        )
        return
    yield sentence(
        "Kiểm tra, thẩm định phải đi đôi với đối chiếu tài liệu kiểm chứng: qua thẩm định "
        f"{count(tally.gap.count)} đơn vị, {count(_differing(data))} đơn vị có điểm khác điểm tự chấm"
    )


def _tasks(data: Consolidated) -> Iterator[str]:
    if data.missing:
        yield sentence(f"Đôn đốc {count(len(data.missing))} đơn vị chưa gửi báo cáo")
    pending = data.rolled.everything.sent - data.rolled.everything.appraised
    if pending:
        yield sentence(f"Hoàn thành thẩm định {count(pending)} đơn vị đã gửi báo cáo")
    open_ = data.demands.overdue + data.demands.running
    if open_:
        late = f", trong đó {count(data.demands.overdue)} việc quá hạn" if data.demands.overdue else ""
        yield sentence(f"Phúc tra {count(open_)} việc khắc phục chưa xong{late}")
    if data.weak:
        yield sentence(f"Tập huấn, hướng dẫn về các nội dung còn nhiều đơn vị chưa đạt: {grading.common_names(data)}")
    if not (data.missing or pending or open_ or data.weak):
        yield sentence("Tiếp tục duy trì kết quả thực hiện dân chủ ở cơ sở; chuẩn bị đợt đánh giá kỳ sau")


def _recommendations(data: Consolidated) -> Iterator[str]:
    doubtful = [
        requirement.text.vi
        for (book, key) in data.rolled.verdicts
        if book in data.pack.regulations
        and (requirement := data.pack.regulations[book].by_id().get(key)) is not None
        and requirement.doubt is not None
    ]
    if doubtful:
        yield sentence(
            "Đề nghị cơ quan có thẩm quyền hướng dẫn thống nhất việc áp dụng "
            f"{count(len(doubtful))} nội dung mà quy định còn có thể hiểu khác nhau"
        )
    else:
        yield sentence("Không có kiến nghị từ số liệu đã tổng hợp")


def _differing(data: Consolidated) -> int:
    return sum(
        each.standing.audit_score is not None and each.standing.audit_score != each.standing.self_score
        for each in data.units
    )


_TOLD: Mapping[str, Callable[[Consolidated], Iterator[str]]] = {
    "situation": _situation,
    "communes": _of_kinds(UnitKind.COMMUNE),
    "agencies": _of_kinds(UnitKind.AGENCY),
    "enterprises": _of_kinds(UnitKind.STATE_ENTERPRISE, UnitKind.EMPLOYER),
    "grading.reports": grading.reports,
    "grading.appraisal": grading.appraisal,
    "grading.grades": grading.grades,
    "grading.knocked_out": grading.knocked_out,
    "audit.visits": grading.visits,
    "audit.common_faults": grading.common_faults,
    "audit.remedies": grading.remedies,
    "assessment.strengths": _strengths,
    "assessment.shortcomings": _shortcomings,
    "assessment.causes": _causes,
    "assessment.lessons": _lessons,
    "tasks": _tasks,
    "recommendations": _recommendations,
}
