"""Sentences of the self-assessment whose figures are bound to the findings, and which of them the unit says itself.

The unit may put such a sentence in its own words. As long as its words hold the same figures and item numbers, the
report does not say it twice; once a figure is missing or wrong, the bound sentence is printed as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checklist.domain.findings import Finding, Verdict
from checklist.domain.report import Line, LineKind
from checklist.domain.report_reasons import shortcoming
from checklist.domain.report_source import Group, Source, with_verdict
from checklist.domain.report_words import ended, ratio_prose
from checklist.domain.text import count_vi

MOST_STRENGTHS = 5
# Beyond this many shortfalls the narrative gives their numbers and leaves the particulars to the annexes.
MOST_DETAILS = 12

FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")


@dataclass(frozen=True, slots=True)
class Bound:
    """A sentence with its figures and the lines that go with it; ``name`` must stand beside the figures."""

    sentence: str
    end: str
    details: tuple[str, ...] = ()
    name: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """As the report prints it."""
        first = Line(f"{self.sentence}{self.end}", LineKind.BULLET)
        return (first, *(Line(text, LineKind.DETAIL) for text in self.details))


def unsaid(bound: Iterable[Bound], own: Iterable[str]) -> tuple[Bound, ...]:
    """The bound sentences that the unit's own paragraphs do not say with the same figures."""
    paragraphs = [(text.casefold(), frozenset(FIGURE.findall(text))) for text in own]
    return tuple(each for each in bound if not _is_said(each, paragraphs))


def _is_said(bound: Bound, paragraphs: list[tuple[str, frozenset[str]]]) -> bool:
    named = [figures for text, figures in paragraphs if bound.name.casefold() in text]
    return frozenset(FIGURE.findall(bound.sentence)) <= frozenset().union(*named) if named else False


def strengths(source: Source) -> tuple[Bound, ...]:
    """The rights that are met in full."""
    whole = [group for group in source.groups if group.counted
             and len(with_verdict(group.counted, Verdict.DONE)) == len(group.counted)]  # fmt: skip
    return tuple(
        Bound(
            f"{group.title}: đạt {ratio_prose(len(group.counted), len(group.counted))} nội dung (100%)",
            ".",
            name=group.title,
        )
        for group in whole[:MOST_STRENGTHS]
    )


def shortcomings(source: Source) -> tuple[Bound, ...]:
    """Every requirement partly met or not met, merged by right; then what could not be concluded."""
    short = source.shortfalls
    detailed = len(short) <= MOST_DETAILS
    found = [
        _shortcoming(source, group, mine, detailed=detailed)
        for group in source.groups
        if (mine := tuple(finding for finding in group.findings if finding in short))
    ]
    unknown = undetermined(source)
    if unknown:
        text = f"Chưa đủ căn cứ để kết luận {count_vi(len(unknown))} nội dung ({source.items(unknown)})"
        found.append(Bound(text, ", lý do tại Phụ lục V."))
    return tuple(found)


def _shortcoming(source: Source, group: Group, mine: tuple[Finding, ...], *, detailed: bool) -> Bound:
    share = ratio_prose(len(mine), len(group.counted))
    sentence = f"{group.title}: còn {share} nội dung chưa đạt đầy đủ ({source.items(mine)})"
    if not detailed:
        return Bound(sentence, "; cụ thể tại Phụ lục I, Phụ lục IV.")
    return Bound(sentence, ":", tuple(_detail(source, finding) for finding in mine), findings=mine)


def _detail(source: Source, finding: Finding) -> str:
    verdict = "không đạt" if finding.verdict is Verdict.NOT_DONE else "đạt một phần"
    return f"Mục {source.number(finding)} ({verdict}): {ended(shortcoming(finding))}"


def undetermined(source: Source) -> tuple[Finding, ...]:
    """The scored requirements that could not be concluded."""
    return with_verdict([f for f in source.findings if f.scored], Verdict.UNDETERMINED)
