"""Sentences of result: what was compared under one heading, on what evidence, and what fell short."""

from __future__ import annotations

from collections.abc import Sequence

from checklist.domain.findings import SHORTFALLS, Finding, Proof, Verdict
from checklist.domain.report import EMPTY, Bar, Line, LineKind, Section
from checklist.domain.report_source import Source, counted, with_verdict
from checklist.domain.report_words import IMPACT_HEADINGS, RESULT_HEADINGS, percent, ratio_prose
from checklist.domain.requirement import Right
from checklist.domain.text import count_vi

# To say that nothing arose would claim more than is known where the rule book asks nothing.
NOT_IN_BOOK = "Bộ quy định áp dụng không có nội dung thuộc nhóm này."

_ASIDE = (
    (Verdict.DID_NOT_ARISE, "không phát sinh trong kỳ"),
    (Verdict.NOT_APPLICABLE, "không áp dụng"),
    (Verdict.NOT_YET_DUE, "chưa đến hạn"),
)
_PARTS = (
    (Verdict.DONE, "đạt"),
    (Verdict.PARTLY, "đạt một phần"),
    (Verdict.NOT_DONE, "không đạt"),
    (Verdict.UNDETERMINED, "chưa đủ căn cứ"),
)


def results(source: Source) -> Section:
    """Section III: one part a heading of the unit's kind, then the effect on its work in its own words."""
    kind = source.answers.unit.kind
    parts = [
        Section(str(number), title, result_lines(source, source.of_rights(rights)))
        for number, (title, rights) in enumerate(RESULT_HEADINGS[kind], 1)
    ]
    impact = own(source, "impact") or (Line(EMPTY),)
    parts.append(Section(str(len(parts) + 1), IMPACT_HEADINGS[kind], impact))
    return Section("III", "KẾT QUẢ THỰC HIỆN", parts=tuple(parts))


def organisation(source: Source) -> Section:
    """Section II: leadership in the unit's own words, then the findings on organisation."""
    title = "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN"
    found = source.of_rights((Right.ORGANISATION,))
    lines = (*own(source, "leadership"), *(result_lines(source, found) if found else ()))
    return Section("II", title, lines or (Line(EMPTY),))


def own(source: Source, key: str) -> tuple[Line, ...]:
    """The unit's own paragraphs under ``key``."""
    return tuple(Line(text, LineKind.OWN) for text in source.texts(key))


def result_lines(source: Source, findings: Sequence[Finding]) -> tuple[Line, ...]:
    """What the findings under one heading come to, in at most four sentences."""
    scored = tuple(finding for finding in findings if finding.scored)
    judged = counted(scored)
    if not findings:
        return (Line(NOT_IN_BOOK),)
    sentences = [_counts(judged), _aside(scored), _proof(judged), _evidence(source, findings), _others(findings)]
    return (
        Line(" ".join(sentence for sentence in sentences if sentence)),
        *(Line(text) for text in _shortfalls(source, judged)),
    )


def _counts(judged: Sequence[Finding]) -> str:
    if not judged:
        return "Không có nội dung nào phải đối chiếu trong kỳ."
    done = len(with_verdict(judged, Verdict.DONE))
    counts = ", ".join(
        f"{label} {count_vi(len(found))}" for verdict, label in _PARTS if (found := with_verdict(judged, verdict))
    )
    share = percent(done, len(judged), 1)
    return (
        f"Có {count_vi(len(judged))} nội dung áp dụng: {counts}; tỷ lệ đạt {ratio_prose(done, len(judged))} ({share})."
    )


def _aside(scored: Sequence[Finding]) -> str:
    parts = [f"{label} {count_vi(len(found))}" for verdict, label in _ASIDE if (found := with_verdict(scored, verdict))]
    return f"Ngoài ra: {', '.join(parts)} nội dung (Phụ lục V)." if parts else ""


def _proof(judged: Sequence[Finding]) -> str:
    computed = sum(finding.proof is Proof.COMPUTED for finding in judged)
    if not judged:
        return ""
    if computed == len(judged):
        return "Toàn bộ được đối chiếu dữ kiện."
    if not computed:
        return "Kết quả theo tự khai của đơn vị."
    return f"Trong đó {count_vi(computed)} nội dung được đối chiếu dữ kiện, {count_vi(len(judged) - computed)} tự khai."


def _evidence(source: Source, findings: Sequence[Finding]) -> str:
    ids = {finding.requirement.id for finding in findings}
    count = sum(exhibit.finding.requirement.id in ids for exhibit in source.exhibits)
    return f"Minh chứng: {count_vi(count)} tài liệu (Phụ lục III)." if count else "Chưa có minh chứng kèm theo."


def _others(findings: Sequence[Finding]) -> str:
    unscored = [f for f in findings if not f.scored and f.verdict is not Verdict.NOT_APPLICABLE]
    if not unscored:
        return ""
    return (
        f"Ghi nhận thêm {count_vi(len(unscored))} nội dung không chấm điểm đơn vị, vì là việc của chủ thể khác hoặc "
        "mới dùng để nhắc."
    )


def _shortfalls(source: Source, judged: Sequence[Finding]) -> list[str]:
    short = with_verdict(judged, *SHORTFALLS)
    if not short:
        return []
    parts = [
        f"{label} {source.items(found)}"
        for verdict, label in ((Verdict.NOT_DONE, "không đạt"), (Verdict.PARTLY, "đạt một phần"))
        if (found := with_verdict(short, verdict))
    ]
    return [f"Còn {ratio_prose(len(short), len(judged))} nội dung chưa đạt đầy đủ: {'; '.join(parts)}."]


def bars(source: Source) -> tuple[Bar, ...]:
    """One bar a right for the picture of results; rights without anything to judge have none."""
    return tuple(
        Bar(
            f"{group.number}. {group.title}",
            len(with_verdict(group.counted, Verdict.DONE)),
            len(with_verdict(group.counted, Verdict.PARTLY)),
            len(with_verdict(group.counted, Verdict.NOT_DONE)),
            len(with_verdict(group.counted, Verdict.UNDETERMINED)),
        )
        for group in source.groups
        if group.counted
    )
