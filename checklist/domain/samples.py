"""Samples of papers that prove a requirement: minutes, notices, lists with blanks to fill in, in our own words.

They help a unit to do better next time. Nothing that is assessed, sealed or printed in a report rests on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checklist.domain.law import UnitKind
from checklist.domain.requirement import Requirement, Right
from checklist.domain.text import Text

BLANK = "…………………………"
PLACEHOLDERS = ("unit", "parent", "place", "basis")
"""What a sample may leave to be filled in by the program: the unit's name, the body above it, its place, and the
citation of the requirement that the sample was asked for at."""
PLACEHOLDER = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")


@dataclass(frozen=True, slots=True)
class SampleTable:
    """A table to be filled in by hand: its columns, and how many empty lines it has."""

    columns: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class SampleHeading:
    """A heading within a sample."""

    text: str


Block = str | SampleHeading | SampleTable


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample as its file says it. The paper itself is Vietnamese; ``title`` is what a page calls it.

    Empty ``unit_kinds`` or ``rights`` mean all of them. ``number`` follows ``Số:``, and is empty for a paper that bears
    none.
    """

    id: str
    title: Text
    evidence: tuple[str, ...]
    unit_kinds: tuple[UnitKind, ...]
    rights: tuple[Right, ...]
    number: str
    name: str
    subject: str
    body: tuple[Block, ...]
    signatures: tuple[str, ...]
    recipients: tuple[str, ...]


def fits_kind(sample: Sample, kind: UnitKind) -> bool:
    """Whether a kind of unit writes such a paper."""
    return not sample.unit_kinds or kind in sample.unit_kinds


def samples_for(samples: Iterable[Sample], requirement: Requirement, kind: UnitKind) -> tuple[Sample, ...]:
    """The samples of what proves a requirement, in the order in which it names its evidence.

    Of several samples for one kind of evidence those made for the requirement's own right come first.
    """
    fitting = [
        sample
        for sample in samples
        if fits_kind(sample, kind) and (not sample.rights or requirement.right in sample.rights)
    ]
    found: dict[str, Sample] = {}
    for evidence in requirement.evidence:
        for sample in sorted(fitting, key=lambda each: not each.rights):
            if evidence in sample.evidence:
                found.setdefault(sample.id, sample)
    return tuple(found.values())


def filled_in(sample: Sample, values: Mapping[str, str]) -> Sample:
    """A sample with its placeholders filled in; what is not known is left blank."""
    known = {name: values.get(name) or BLANK for name in PLACEHOLDERS}

    def fill(text: str) -> str:
        return PLACEHOLDER.sub(lambda match: known[match[1]], text)

    def fill_block(block: Block) -> Block:
        if isinstance(block, str):
            return fill(block)
        return SampleHeading(fill(block.text)) if isinstance(block, SampleHeading) else block

    return Sample(
        id=sample.id,
        title=sample.title,
        evidence=sample.evidence,
        unit_kinds=sample.unit_kinds,
        rights=sample.rights,
        number=sample.number,
        name=sample.name,
        subject=fill(sample.subject),
        body=tuple(map(fill_block, sample.body)),
        signatures=tuple(map(fill, sample.signatures)),
        recipients=tuple(map(fill, sample.recipients)),
    )
