"""The page of old law beside new: what became of each requirement, and which requirements are new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checklist.domain.checks import asked_by
from checklist.domain.crosswalk import MEASURES, Step, crosswalk
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import Change, Check, Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.web.legal_state import LegalStatus, Reference, instrument_reference, legal_status
from checklist.web.wording import SEMICOLON, fill, joined, number

# In the order a reader wants them: first what asks for something else than before.
OUTCOME_NAMES: dict[Change | None, Text] = {
    Change.THRESHOLD: Text("Đổi ngưỡng, thời hạn", "A number or deadline changed"),
    Change.WORDING: Text("Đổi cách quy định", "The wording changed"),
    Change.MOVED: Text("Chuyển sang văn bản hoặc điều khác", "Moved to another instrument or article"),
    Change.KEPT: Text("Giữ nguyên", "Kept"),
    Change.DROPPED: Text("Bỏ, không có điều tương ứng", "Dropped, nothing corresponds"),
    None: Text("Có điều tương ứng, chưa phân loại thay đổi", "Followed by another, the change not yet classed"),
}
HEADING = Text("Đối chiếu {old} với luật sau này", "{old} beside the law that followed")
LEAD = Text(
    "Luật sau: {new}. Bảng này cho biết từng yêu cầu cũ được giữ, đổi, chuyển hay bỏ, con số trước và nay, và yêu cầu "
    "nào là mới.",
    "The law that followed: {new}. For each old requirement it says whether it was kept, changed, moved or dropped, "
    "the numbers before and now, and which requirements are new.",
)
COUNTED = Text("“{ask}”: {asked}", "“{ask}”: {asked}")
LEAD_WITHOUT_BOOK = Text(
    "Bảng này cho biết điều gì thay mỗi yêu cầu cũ.", "This table says what took the place of each old requirement."
)


@dataclass(frozen=True, slots=True)
class RequirementLink:
    """A requirement named with its citations and the rule book whose page shows it."""

    id: str
    regulation: str
    book: Text
    text: Text
    citations: Text


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """An old requirement with what followed it; ``before`` and ``after`` are given where the numbers differ."""

    old: RequirementLink
    new: tuple[RequirementLink, ...]
    instruments: tuple[Reference, ...]
    differs: bool
    before: tuple[Text, ...]
    after: tuple[Text, ...]
    note: Text | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The old requirements that share a fate."""

    anchor: str
    heading: Text
    count: Text
    rows: tuple[CrosswalkRow, ...]


@dataclass(frozen=True, slots=True)
class CrosswalkPage:
    """The context of ``rules/crosswalk.html``."""

    id: str
    heading: Text
    lead: Text
    status: LegalStatus
    outcomes: tuple[Outcome, ...]
    added: tuple[RequirementLink, ...]
    added_count: Text


def has_crosswalk(book: Regulation) -> bool:
    """Whether anybody has said what followed the requirements of ``book``."""
    return any(requirement.succeeded_by or requirement.succession.no_successor for requirement in book.requirements)


def earlier_books(book: Regulation, pack: RulePack) -> tuple[Regulation, ...]:
    """The rule books that ``book`` followed and whose crosswalk leads to it."""
    return tuple(
        pack.regulations[name]
        for name in book.predecessors
        if name in pack.regulations and has_crosswalk(pack.regulations[name])
    )


def crosswalk_page(book: Regulation, pack: RulePack, today: date) -> CrosswalkPage:
    """The page of a rule book that :func:`has_crosswalk`."""
    walk = crosswalk(pack, book.id)
    rows = [(step.change, _row(step, pack)) for step in walk.steps]
    outcomes = []
    for change, name in OUTCOME_NAMES.items():
        found = tuple(row for of, row in rows if of is change)
        if found:
            outcomes.append(Outcome(f"nhom-{change or 'other'}", name, number(len(found)), found))
    followers = joined((pack.regulations[name].short_title for name in walk.new), SEMICOLON)
    return CrosswalkPage(
        id=book.id,
        heading=fill(HEADING, old=book.short_title),
        lead=fill(LEAD, new=followers) if walk.new else LEAD_WITHOUT_BOOK,
        status=legal_status(book, pack, today),
        outcomes=tuple(outcomes),
        added=tuple(_link(requirement, pack) for requirement in walk.added),
        added_count=number(len(walk.added)),
    )


def _row(step: Step, pack: RulePack) -> CrosswalkRow:
    differs = step.numbers is not None
    return CrosswalkRow(
        old=_link(step.old, pack),
        new=tuple(_link(requirement, pack) for requirement in step.new),
        instruments=tuple(instrument_reference(pack.instruments[name], pack) for name in step.instruments),
        differs=differs,
        before=_measures([step.old]) if differs else (),
        after=_measures(step.new) if differs else (),
        note=step.note,
    )


def _link(requirement: Requirement, pack: RulePack) -> RequirementLink:
    return RequirementLink(
        id=requirement.id,
        regulation=requirement.regulation,
        book=pack.regulations[requirement.regulation].short_title,
        text=requirement.text,
        citations=joined((pack.cite(citation) for citation in requirement.cite), SEMICOLON),
    )


def _measures(requirements: Sequence[Requirement]) -> tuple[Text, ...]:
    """What the checks with a number in them ask, each once; a bare count with the question it answers."""
    return tuple(dict.fromkeys(_worded(requirements)))


def _worded(requirements: Sequence[Requirement]) -> Iterator[Text]:
    for requirement in requirements:
        asks = {fact.key: fact.ask for fact in requirement.facts}
        for check in requirement.checks:
            if MEASURES & check.arguments.keys():
                yield _measure(check, asks.get(check.arguments.get("given", "")))


def _measure(check: Check, ask: Text | None) -> Text:
    return asked_by(check) if ask is None else fill(COUNTED, ask=ask, asked=asked_by(check))
