"""Proposals for the unit's own words in its report, made from its answers and findings: to accept, change or drop.

Pure: the same assessment gives the same proposals. Every figure in them comes from the findings and the score.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from checklist.domain.findings import Finding, Proof, Verdict
from checklist.domain.report_bound import shortcomings, strengths, undetermined
from checklist.domain.report_reasons import shortcoming
from checklist.domain.report_source import Source, counted, with_verdict
from checklist.domain.report_words import ended, percent, ratio_prose
from checklist.domain.requirement import Right
from checklist.domain.text import count_vi, date_vi, fold

# How many papers, and how many item numbers, one sentence may name.
MOST_PAPERS, MOST_ITEMS = 8, 12
# Holds the place of item numbers until it is known whose they are; no text of a unit's has control characters.
HERE = "\0"


def proposals(source: Source) -> dict[str, tuple[str, ...]]:
    """The proposed paragraphs by key of the report; empty where the data says nothing."""
    return {key: tuple(map(_one_line, propose(source))) for key, propose in _PROPOSERS.items()}


def digest(paragraphs: Iterable[str]) -> str:
    """What tells one text from another: SHA-256 of its paragraphs, in hex."""
    return hashlib.sha256("\n".join(paragraphs).encode()).hexdigest()


def _situation(source: Source) -> Iterator[str]:
    scored = tuple(finding for finding in source.findings if finding.scored)
    judged = counted(scored)
    if not scored:
        return
    aside = [
        f"{count_vi(len(found))} {label}"
        for verdict, label in (
            (Verdict.DID_NOT_ARISE, "không phát sinh"),
            (Verdict.NOT_APPLICABLE, "không áp dụng"),
            (Verdict.NOT_YET_DUE, "chưa đến hạn"),
        )
        if (found := with_verdict(scored, verdict))
    ]
    yield (
        f"Trong kỳ, đơn vị tự kiểm tra {count_vi(len(scored))} nội dung theo "
        f"{source.checklist.regulation.short_title.vi}: {count_vi(len(judged))} nội dung phải đối chiếu"
        f"{''.join(f', {part}' for part in aside)}."
    )


def _leadership(source: Source) -> Iterator[str]:
    papers: dict[str, None] = {}
    for exhibit in source.exhibits:
        if exhibit.finding.requirement.right is Right.ORGANISATION:
            piece = exhibit.evidence
            dated = f"ngày {date_vi(piece.dated)}" if piece.dated else ""
            about = ", ".join(part for part in (_lowered(piece.reference), dated) if part)
            papers[f"{piece.title.rstrip(' .;')}{f' ({about})' if about else ''}"] = None
    if papers:
        more = len(papers) - MOST_PAPERS
        listed = "; ".join(list(papers)[:MOST_PAPERS])
        rest = f"; và {count_vi(more)} tài liệu khác (Phụ lục III)" if more > 0 else ""
        yield f"Đã ban hành, triển khai {count_vi(len(papers))} văn bản, tài liệu: {listed}{rest}."


def _strengths(source: Source) -> Iterator[str]:
    yield from (f"{each.sentence}{each.end}" for each in strengths(source))
    judged = counted(source.findings)
    done = with_verdict(judged, Verdict.DONE)
    if not done:
        return
    share = percent(len(done), len(judged), 1)
    computed = sum(finding.proof is Proof.COMPUTED for finding in done)
    shown = sum(bool(source.answer(finding).evidence) for finding in done)
    rests = [
        f"{count_vi(number)} nội dung {words}"
        for number, words in ((computed, "được đối chiếu dữ kiện"), (shown, "có tài liệu kiểm chứng"))
        if number
    ]
    among = f"; trong đó {', '.join(rests)}" if rests else ""
    yield f"Cả kỳ đạt {ratio_prose(len(done), len(judged))} nội dung ({share}){among}."


def _shortcomings(source: Source) -> Iterator[str]:
    short, groups = source.shortfalls, shortcomings(source)
    rights = {finding.requirement.right for finding in short}
    if len(rights) > 1:
        yield (
            f"Bên cạnh những kết quả đạt được, vẫn còn {ratio_prose(len(short), len(counted(source.findings)))} nội "
            f"dung chưa đạt đầy đủ, ở {count_vi(len(rights))} nhóm."
        )
    for bound in groups:
        if not bound.details:
            yield f"{bound.sentence}{bound.end}"
            continue
        merged = _merged((ended(shortcoming(each)), each) for each in bound.findings)
        yield " ".join([f"{bound.sentence}.", *(f"{_items(source, found)}: {text}" for text, found in merged)])


def _causes(source: Source) -> Iterator[str]:
    told = ((cause, each) for each in source.shortfalls if (cause := source.answer(each).cause.strip()))
    for cause, found in _merged(told):
        yield f"{_one_line(cause).rstrip('.')} ({source.items(found)})."


def _tasks(source: Source) -> Iterator[str]:
    planned = []
    for finding in source.shortfalls:
        remedy = source.answer(finding).remedy
        if remedy is not None and remedy.what.strip():
            due = f"; thời hạn: ngày {date_vi(remedy.due)}" if remedy.due else ""
            owner = f"; người phụ trách: {_one_line(remedy.owner)}" if remedy.owner.strip() else ""
            planned.append((remedy.due, f"{_one_line(remedy.what).rstrip('.')}{HERE}{owner}{due}.", finding))
    planned.sort(key=lambda each: each[0] or date.max)
    for text, found in _merged((text, finding) for _, text, finding in planned):
        yield text.replace(HERE, f" ({source.items(found)})")
    unknown = undetermined(source)
    if unknown:
        yield f"Bổ sung căn cứ để kết luận {count_vi(len(unknown))} nội dung{_place(source, unknown)}."
    coming = with_verdict([f for f in source.findings if f.scored], Verdict.NOT_YET_DUE)
    if coming:
        yield f"Thực hiện đúng hạn {count_vi(len(coming))} nội dung chưa đến hạn{_place(source, coming)}."


def _to_committee(source: Source) -> Iterator[str]:
    unknown = undetermined(source)
    if unknown:
        yield (
            f"Hướng dẫn, xem xét {count_vi(len(unknown))} nội dung đơn vị chưa đủ căn cứ để tự kết luận"
            f"{_place(source, unknown)}."
        )


def _to_superior(source: Source) -> Iterator[str]:
    open_ = tuple(f for f in counted(source.findings) if f.requirement.doubt is not None)
    if open_:
        yield (
            f"Hướng dẫn thống nhất việc áp dụng {count_vi(len(open_))} nội dung mà quy định còn có thể hiểu khác nhau"
            f"{_place(source, open_)}."
        )


def _merged(told: Iterable[tuple[str, Finding]]) -> list[tuple[str, list[Finding]]]:
    """Findings of which the same is told, together, in the order of the first."""
    found: dict[str, tuple[str, list[Finding]]] = {}
    for text, finding in told:
        found.setdefault(fold(" ".join(text.split())), (text, []))[1].append(finding)
    return list(found.values())


def _items(source: Source, findings: Sequence[Finding]) -> str:
    words = {Verdict.NOT_DONE: "không đạt", Verdict.PARTLY: "đạt một phần"}
    verdicts = ", ".join(dict.fromkeys(words[finding.verdict] for finding in findings))
    return f"M{source.items(findings)[1:]} ({verdicts})"


def _place(source: Source, findings: Sequence[Finding]) -> str:
    return f" ({source.items(findings)})" if len(findings) <= MOST_ITEMS else " (Phụ lục V)"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lowered(text: str) -> str:
    return f"s{text[1:]}" if text.startswith("Số ") else text


_PROPOSERS: Mapping[str, Callable[[Source], Iterator[str]]] = {
    "situation": _situation,
    "leadership": _leadership,
    "strengths": _strengths,
    "shortcomings": _shortcomings,
    "causes_subjective": _causes,
    "tasks": _tasks,
    "recommendations_committee": _to_committee,
    "recommendations_superior": _to_superior,
}
PROPOSED = tuple(_PROPOSERS)
