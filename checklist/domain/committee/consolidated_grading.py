"""Proposed sentences on sending, appraising and grading, on audits and follow-up; all figures from the roll-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from checklist.domain.committee.consolidated_data import Consolidated
from checklist.domain.committee.consolidated_words import count, listed, sentence
from checklist.domain.committee.rollup import Spread, Tally
from checklist.domain.law import UNIT_KIND_NAMES, Citation, UnitKind
from checklist.domain.report_words import percent, points_prose, ratio_prose
from checklist.domain.text import date_vi

# The outline's "ten most common" and how many of them the shortcomings name.
MOST_COMMON, MOST_NAMED = 10, 5


def reports(data: Consolidated) -> Iterator[str]:
    """How many have sent, in time and late, who has not, who is let off."""
    tally = data.rolled.everything
    late = tally.sent - tally.on_time
    yield sentence(
        f"Đến ngày {date_vi(data.closed_on)}, {ratio_prose(tally.sent, tally.due)} đơn vị đã tự chấm và gửi báo cáo "
        f"({percent(tally.sent, tally.due, 1)}); {count(tally.on_time)} đơn vị gửi đúng hạn"
        + (f", {count(late)} đơn vị gửi chậm" if late else "")
    )
    if data.missing:
        yield sentence(f"Còn {count(len(data.missing))} đơn vị chưa gửi báo cáo: {listed(data.missing)}")
    if tally.waived:
        yield sentence(f"{count(tally.waived)} đơn vị được miễn nộp")


def appraisal(data: Consolidated) -> Iterator[str]:
    """How many were appraised, both means, and how far they are apart."""
    tally = data.rolled.everything
    yield sentence(f"Đã thẩm định {ratio_prose(tally.appraised, tally.sent)} đơn vị gửi báo cáo")
    means = [
        f"{words} {points_prose(spread.mean)} điểm ({_range(spread)})"
        for words, spread in (
            ("điểm tự chấm bình quân", tally.self_score),
            ("điểm thẩm định bình quân", tally.audit_score),
        )
        if spread.mean is not None
    ]
    if means:
        yield sentence("; ".join(means))
    if tally.gap.mean is not None:
        differing = [
            each.name
            for each in data.units
            if each.standing.audit_score is not None and each.standing.self_score != each.standing.audit_score
        ]
        yield sentence(
            f"Chênh lệch tuyệt đối bình quân giữa tự chấm và thẩm định là {points_prose(tally.gap.mean)} điểm; "
            f"{count(len(differing))} đơn vị có điểm thẩm định khác điểm tự chấm"
        )


def grades(data: Consolidated) -> Iterator[str]:
    """The grades of all, then of each kind of unit."""
    yield sentence(f"Kết quả xếp loại: {_grades(data, data.rolled.everything)}")
    kinds = sorted(data.rolled.kinds.items())
    if len(kinds) > 1:
        for kind, tally in kinds:
            name = UNIT_KIND_NAMES[UnitKind(kind)].vi if kind else "Loại khác"
            yield sentence(f"{name} ({count(tally.due)} đơn vị phải chấm): {_grades(data, tally)}")


def knocked_out(data: Consolidated) -> Iterator[str]:
    """Who is capped and why, and who has no grade."""
    capped = [each for each in data.units if each.sent is not None and each.standing.knocked_out]
    if capped:
        told = [f"{each.name} ({'; '.join(each.sent.knocked_out)})" for each in capped if each.sent]
        yield sentence(f"{count(len(capped))} đơn vị bị khống chế xếp loại: {listed(told)}")
    else:
        yield sentence("Không có đơn vị bị khống chế xếp loại")
    ungraded = sorted(each.name for each in data.units if each.standing.grade is None and not each.standing.waived)
    if ungraded:
        yield sentence(f"{count(len(ungraded))} đơn vị chưa được xếp loại: {listed(ungraded)}")


def visits(data: Consolidated) -> Iterator[str]:
    """How many audits, how far they have come, and how many units were visited."""
    found = data.inspections
    if not found:
        yield sentence(
            f"Chưa tiến hành cuộc kiểm tra, thẩm định nào; có {count(data.rolled.everything.sent)} đơn vị đã gửi "
            "báo cáo"
        )
        return
    concluded = sum(each.state == "concluded" for each in found)
    visited = sum(each.visits > 0 for each in found)
    faults = sum(each.faults for each in found)
    yield sentence(
        f"Đã tiến hành {count(len(found))} cuộc kiểm tra, thẩm định, trong đó {count(visited)} cuộc kiểm tra "
        f"trực tiếp tại đơn vị; đã kết luận {ratio_prose(concluded, len(found))} cuộc; ghi nhận {count(faults)} "
        "lượt nội dung chưa đạt đầy đủ"
    )


def common_faults(data: Consolidated) -> Iterator[str]:
    """The articles that most units fall short of, one a line."""
    if not data.weak:
        yield sentence("Chưa ghi nhận nội dung không đạt ở các đơn vị đã gửi báo cáo")
        return
    shown = data.weak[:MOST_COMMON]
    more = f" ({count(len(shown))} điều nhiều đơn vị chưa đạt nhất)" if len(data.weak) > len(shown) else ""
    yield sentence(f"Có {count(len(data.weak))} điều luật còn đơn vị chưa đạt đầy đủ{more}:").replace(":.", ":")
    for weak in shown:
        yield sentence(
            f"{data.pack.cite(Citation(*weak.article)).vi}: {ratio_prose(weak.units, weak.bound)} đơn vị chưa đạt "
            f"đầy đủ ({percent(weak.units, weak.bound, 1)})"
        )


def remedies(data: Consolidated) -> Iterator[str]:
    """What was asked for, done, overdue and still running."""
    counts = data.demands
    if not counts.asked:
        yield sentence("Chưa có yêu cầu khắc phục nào đang theo dõi")
        return
    yield sentence(
        f"Theo dõi {count(counts.asked)} việc phải khắc phục: {ratio_prose(counts.done, counts.asked)} việc đã "
        f"được phúc tra xác nhận hoàn thành ({percent(counts.done, counts.asked, 1)}), {count(counts.overdue)} "
        f"việc quá hạn, {count(counts.running)} việc đang trong hạn hoặc chờ phúc tra"
    )


def common_names(data: Consolidated) -> str:
    """The articles that most units fall short of, with counts, in one line."""
    return "; ".join(
        f"{data.pack.cite(Citation(*weak.article)).vi} ({ratio_prose(weak.units, weak.bound)} đơn vị)"
        for weak in data.weak[:MOST_NAMED]
    )


def common_evidence(data: Consolidated) -> list[str]:
    """The kinds of paper that the weakest articles want most often."""
    wanted: Counter[str] = Counter()
    for weak in data.weak[:MOST_COMMON]:
        wanted.update(dict.fromkeys(weak.evidence, weak.units))
    found: Iterable[str] = (name for name, _ in sorted(wanted.items(), key=lambda pair: (-pair[1], pair[0])))
    return [data.pack.evidence[name].vi for name in found if name in data.pack.evidence]


def good(data: Consolidated) -> tuple[int, int]:
    """How many of the graded units have one of the two best grades, and how many are graded."""
    tally, best = data.rolled.everything, list(data.grades)[:2]
    return sum(tally.grades.get(grade, 0) for grade in best), sum(tally.grades.values())


def _grades(data: Consolidated, tally: Tally) -> str:
    parts = [f"{name} {count(tally.grades.get(grade, 0))} đơn vị" for grade, name in data.grades.items()]
    graded = sum(tally.grades.values())
    share = f"; đã xếp loại {ratio_prose(graded, tally.due)} đơn vị ({percent(graded, tally.due, 1)})"
    return f"{', '.join(parts)}; chưa xếp loại {count(tally.ungraded)} đơn vị{share}"


def _range(spread: Spread) -> str:
    least, most = spread.least or Fraction(0), spread.most or Fraction(0)
    if least == most:
        return f"{count(spread.count)} đơn vị"
    return f"thấp nhất {points_prose(least)}, cao nhất {points_prose(most)}; {count(spread.count)} đơn vị"
