"""Annex I, the table of scores, and the short table of groups in the narrative."""

from __future__ import annotations

from fractions import Fraction

from checklist.domain.findings import Finding, Proof, Verdict
from checklist.domain.report import Line, Row, ScoreGroup, ScoreRow, ScoreTotal, Table
from checklist.domain.report_reasons import why
from checklist.domain.report_source import Group, Source
from checklist.domain.report_words import (
    LEGEND,
    LETTERS,
    SOURCE_MARKS,
    cited,
    ended,
    percent,
    points_cell,
    points_prose,
    ratio_cell,
)
from checklist.domain.scoring import JUDGED, GroupScore

PROOFS = {Proof.COMPUTED: "đối chiếu", Proof.DECLARED: "tự khai"}
NO_POINTS = "–"


def score_groups(source: Source) -> tuple[ScoreGroup, ...]:
    """Every binding requirement, by right."""
    return tuple(_group(source, group) for group in source.groups)


def _group(source: Source, group: Group) -> ScoreGroup:
    total = group_score(source, group)
    return ScoreGroup(
        number=str(group.number),
        title=group.title,
        maximum=points_cell(total.maximum),
        earned=points_cell(total.earned),
        ratio=percent(total.earned, total.maximum, 2),
        rows=tuple(_row(source, finding) for finding in group.findings),
    )


def group_score(source: Source, group: Group) -> GroupScore:
    """The points of a group; zero where the scoring scheme gives its right none."""
    found = (score for score in source.score.groups if score.right is group.right)
    return next(found, GroupScore(group.right, Fraction(0), Fraction(0)))


def _row(source: Source, finding: Finding) -> ScoreRow:
    requirement, item = finding.requirement, source.item_scores.get(finding.requirement.id)
    citation = cited(source.pack, requirement.cite)
    mark = SOURCE_MARKS.get(requirement.source_check)
    return ScoreRow(
        id=requirement.id,
        number=source.number(finding),
        text=requirement.text.vi,
        citation=f"{citation} ({mark})" if mark else citation,
        maximum=points_cell(item.maximum) if item else NO_POINTS,
        verdict=LETTERS[finding.verdict],
        proof=PROOFS[finding.proof] if finding.verdict in JUDGED else "",
        figures=_figures(finding),
        earned=points_cell(item.earned) if item else NO_POINTS,
        evidence=_evidence(source, finding),
        reasons=why(source, finding),
    )


def _figures(finding: Finding) -> str:
    """The one figure that was compared, else how many comparisons were passed."""
    known = [reason for reason in finding.reasons if reason.judging and reason.passed is not None]
    if not known or finding.verdict not in JUDGED:
        return "–"
    if len(known) == 1:
        return known[0].given.vi
    return f"{ratio_cell(sum(reason.passed is True for reason in known), len(known))} phép đối chiếu"


def _evidence(source: Source, finding: Finding) -> tuple[str, ...]:
    if finding.verdict not in JUDGED:
        return ()
    answer = source.answer(finding)
    numbers = [str(e.number) for e in source.exhibits if e.finding.requirement.id == finding.requirement.id]
    lines = [f"TL {', '.join(numbers)}"] if numbers else []
    if not numbers and finding.verdict in (Verdict.DONE, Verdict.PARTLY):
        lines.append("chưa có minh chứng")
    if answer.supplied_by:
        lines.append(answer.supplied_by)
    return tuple(lines)


def score_totals(source: Source) -> tuple[ScoreTotal, ...]:
    """The closing rows: sum, bonus, penalty, knock-out, conversion to a hundred, grade."""
    score, answers = source.score, source.answers
    reasons = {"bonus": answers.bonus, "penalty": answers.penalty}
    notes = {
        name: "; ".join(f"{points_prose(line.points)} – {line.reason}" for line in lines)
        for name, lines in reasons.items()
    }
    scale = f"{points_prose(score.earned)} / {points_prose(score.maximum)} × 100" if score.maximum else ""
    return (
        ScoreTotal("Cộng", points_cell(score.maximum), points_cell(score.earned)),
        ScoreTotal("Điểm thưởng", "", _bonus(source), notes["bonus"]),
        ScoreTotal("Điểm trừ", "", _penalty(source), notes["penalty"]),
        ScoreTotal("Khống chế", "", "", "; ".join(rule.why.vi for rule in score.knocked_out) or "không"),
        ScoreTotal("Quy đổi thang 100 (sau thưởng, trừ)", "100", points_cell(score.total), scale),
        ScoreTotal("Tự xếp loại", "", "", grade_name(source)),
    )


def _bonus(source: Source) -> str:
    return f"+{points_cell(source.score.bonus)}" if source.score.bonus else "0"


def _penalty(source: Source) -> str:
    return f"−{points_cell(source.score.penalty)}" if source.score.penalty else "0"


def grade_name(source: Source) -> str:
    """The grade the unit gives itself; it is not one before an appraisal has acted."""
    grade = source.score.grade
    return grade.name.vi if grade else "chưa xếp loại"


def score_notes(source: Source) -> tuple[str, ...]:
    """What stands under the table of scores: the letters, and whose scheme it is."""
    scheme = f"Thang điểm: {source.scoring.title.vi}. {ended(source.scoring.source.vi)}"
    return (LEGEND, scheme)


def score_lines(source: Source) -> tuple[Line, ...]:
    """The sentences over the short table: compliance and points answer different questions, so both are given."""
    score = source.score
    if not score.counted:
        return (Line("Không có nội dung nào phải chấm trong kỳ."),)
    lines = [
        Line(
            f"Tỷ lệ tuân thủ (nội dung đạt trên nội dung áp dụng): {percent(score.done, score.counted, 1)}. "
            f"Điểm tự chấm theo thang điểm: {points_prose(score.total)}/100. Tự xếp loại: {grade_name(source)}."
        )
    ]
    if score.knocked_out:
        caps = {band.grade: band.name.vi for band in source.scoring.bands}
        struck = "; ".join(f"{rule.why.vi} (cao nhất: {caps[rule.cap]})" for rule in score.knocked_out)
        lines.append(Line(f"Bị khống chế xếp loại: {struck}."))
    unknown = sum(finding.scored and finding.verdict is Verdict.UNDETERMINED for finding in source.findings)
    if unknown:
        lines.append(Line(f"Nội dung chưa đủ căn cứ ({unknown:02d}) không được tính là đạt."))
    return tuple(lines)


def score_table(source: Source) -> Table:
    """The points by group."""
    rows = [
        Row((str(g.number), g.title, points_cell(s.maximum), points_cell(s.earned), percent(s.earned, s.maximum, 2)))
        for g in source.groups
        if (s := group_score(source, g)).maximum
    ]
    score = source.score
    if score.bonus or score.penalty:
        rows.append(Row(("", "Thưởng / trừ", "", f"{_bonus(source)} / {_penalty(source)}", "")))
    rows.append(Row(("", "Tổng (quy đổi thang 100)", "100", points_cell(score.total), grade_name(source)), True))
    return Table(("TT", "Nhóm nội dung", "Điểm tối đa áp dụng", "Điểm tự chấm", "Tỷ lệ"), tuple(rows))
