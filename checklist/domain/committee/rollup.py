"""The roll-up: what the self-assessments of many units come to, in one pass and one function.

A roll-up of some units plus a roll-up of others is the roll-up of all of them, in whatever order and batches they are
counted: every part is a sum, a smallest or a greatest, and all of them are exact. Verdicts are counted on columns of
joined vectors, which costs a small part of going through them answer by answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

from checklist.domain.committee.verdict_vectors import LETTERS
from checklist.domain.findings import SHORTFALLS, Verdict

Article = tuple[str, str]
"""An instrument's id and an article's number."""

Key = TypeVar("Key")

_LETTERS = bytes(LETTERS.values())
_VERDICTS = tuple(LETTERS)
_FALLS_SHORT = bytes(int(letter in {LETTERS[verdict] for verdict in SHORTFALLS}) for letter in range(256))
_IS_COUNTED = bytes(int(letter in _LETTERS) for letter in range(256))


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit in one campaign. Without ``order`` nothing has come in from it yet.

    Scores are of 100 and exact; ``audit_score`` is None until the audit is concluded, ``grade`` (the id of a band)
    until a decision recognises it.
    """

    unit: str
    kind: str
    regulation: str = ""
    order: tuple[str, ...] = ()
    verdicts: bytes = b""
    on_time: bool = False
    waived: bool = False
    self_score: Fraction | None = None
    audit_score: Fraction | None = None
    grade: str | None = None
    knocked_out: bool = False

    @property
    def sent(self) -> bool:
        """Whether a self-assessment has come in."""
        return bool(self.order)


@dataclass(frozen=True, slots=True)
class Spread:
    """Some exact values: how many, their sum, the smallest and the greatest (None for none)."""

    count: int = 0
    total: Fraction = Fraction(0)
    least: Fraction | None = None
    most: Fraction | None = None

    @classmethod
    def of(cls, values: Iterable[Fraction]) -> Spread:
        """The spread of ``values``. Numerators are added up first: thousands of scores share a few denominators."""
        found = list(values)
        numerators: Counter[int] = Counter()
        for value in found:
            numerators[value.denominator] += value.numerator
        total = sum((Fraction(over, under) for under, over in numerators.items()), Fraction(0))
        return cls(len(found), total, min(found, default=None), max(found, default=None))

    @property
    def mean(self) -> Fraction | None:
        """The mean, or None of no values."""
        return self.total / self.count if self.count else None

    def __add__(self, other: Spread) -> Spread:
        least = [value for value in (self.least, other.least) if value is not None]
        most = [value for value in (self.most, other.most) if value is not None]
        return Spread(
            self.count + other.count, self.total + other.total, min(least, default=None), max(most, default=None)
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """The units of one kind: how far each has come, and the grades and scores."""

    due: int = 0
    waived: int = 0
    sent: int = 0
    on_time: int = 0
    appraised: int = 0
    knocked_out: int = 0
    grades: Mapping[str, int] = field(default_factory=dict)
    self_score: Spread = Spread()
    audit_score: Spread = Spread()
    gap: Spread = Spread()
    """The absolute distance between self and audit score, of the units that have both."""

    @property
    def ungraded(self) -> int:
        """The units due that no decision has graded."""
        return self.due - sum(self.grades.values())

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.due + other.due,
            self.waived + other.waived,
            self.sent + other.sent,
            self.on_time + other.on_time,
            self.appraised + other.appraised,
            self.knocked_out + other.knocked_out,
            _sum_of(self.grades, other.grades),
            self.self_score + other.self_score,
            self.audit_score + other.audit_score,
            self.gap + other.gap,
        )


@dataclass(frozen=True, slots=True)
class RollUp:
    """What units come to together.

    ``kinds``: by kind of unit. ``verdicts``: by (rule book, requirement), how many units have each verdict.
    ``articles``: by article of law, how many units fall short of at least one requirement that cites it.
    ``bound``: by article, how many units any such requirement is counted for.
    """

    kinds: Mapping[str, Tally] = field(default_factory=dict)
    verdicts: Mapping[tuple[str, str], Mapping[Verdict, int]] = field(default_factory=dict)
    articles: Mapping[Article, int] = field(default_factory=dict)
    bound: Mapping[Article, int] = field(default_factory=dict)

    @property
    def everything(self) -> Tally:
        """The units of all kinds."""
        return sum(self.kinds.values(), Tally())

    def __add__(self, other: RollUp) -> RollUp:
        kinds = {kind: self.kinds.get(kind, Tally()) + other.kinds.get(kind, Tally())
                 for kind in (*self.kinds, *other.kinds)}  # fmt: skip
        verdicts = {
            key: MappingProxyType(_sum_of(self.verdicts.get(key, {}), other.verdicts.get(key, {})))
            for key in (*self.verdicts, *other.verdicts)
        }
        articles, bound = _sum_of(self.articles, other.articles), _sum_of(self.bound, other.bound)
        return RollUp(kinds, verdicts, articles, bound)


def roll_up(
    standings: Iterable[Standing], articles: Mapping[tuple[str, str], Sequence[Article]] = MappingProxyType({})
) -> RollUp:
    """Roll ``standings`` up; each unit is counted once, so a unit given twice is a ``ValueError``.

    ``articles`` names the articles of law that each (rule book, requirement) cites.
    """
    units = list(standings)
    if len({standing.unit for standing in units}) != len(units):
        raise ValueError("a unit stands twice")
    kinds: dict[str, list[Standing]] = {}
    books: dict[tuple[str, tuple[str, ...]], list[bytes]] = {}
    for standing in units:
        kinds.setdefault(standing.kind, []).append(standing)
        if standing.sent:
            if len(standing.verdicts) != len(standing.order):
                raise ValueError(f"the verdicts of {standing.unit} do not fit their order")
            books.setdefault((standing.regulation, standing.order), []).append(standing.verdicts)
    total = RollUp({kind: _tally(members) for kind, members in kinds.items()})
    for (regulation, order), vectors in books.items():
        total += _count(regulation, order, b"".join(vectors), articles)
    return total


def standings_behind(
    standings: Iterable[Standing], regulation: str, requirement: str, verdicts: Iterable[Verdict]
) -> list[Standing]:
    """The units behind one figure of ``RollUp.verdicts``, in the order given."""
    letters = {LETTERS[verdict] for verdict in verdicts}
    return [
        standing
        for standing in standings
        if standing.regulation == regulation
        and requirement in standing.order
        and standing.verdicts[standing.order.index(requirement)] in letters
    ]


def _tally(members: Sequence[Standing]) -> Tally:
    due = [each for each in members if not each.waived]
    sent = [each for each in due if each.sent]
    appraised = [each for each in sent if each.audit_score is not None]
    return Tally(
        due=len(due),
        waived=len(members) - len(due),
        sent=len(sent),
        on_time=sum(each.on_time for each in sent),
        appraised=len(appraised),
        knocked_out=sum(each.knocked_out for each in sent),
        grades=MappingProxyType(dict(Counter(each.grade for each in sent if each.grade is not None))),
        self_score=Spread.of(each.self_score for each in sent if each.self_score is not None),
        audit_score=Spread.of(each.audit_score for each in appraised if each.audit_score is not None),
        gap=Spread.of(
            abs(each.self_score - each.audit_score)
            for each in appraised
            if each.self_score is not None and each.audit_score is not None
        ),
    )


def _count(
    regulation: str, order: tuple[str, ...], joined: bytes, articles: Mapping[tuple[str, str], Sequence[Article]]
) -> RollUp:
    """Count vectors of one order that are joined end to end, column by column."""
    width = len(order)
    verdicts: dict[tuple[str, str], Mapping[Verdict, int]] = {}
    falls_short: Counter[Article] = Counter()
    bits: dict[Article, tuple[int, int]] = {}
    for index, requirement in enumerate(order):
        column = joined[index::width]
        counts = {
            verdict: n for verdict, letter in zip(_VERDICTS, _LETTERS, strict=True) if (n := column.count(letter))
        }
        if counts:
            verdicts[regulation, requirement] = MappingProxyType(counts)
        for article in dict.fromkeys(articles.get((regulation, requirement), ())):
            # One byte a unit, 0 or 1: a unit that falls short twice of an article is still one unit.
            short, bound = bits.get(article, (0, 0))
            bits[article] = (
                short | int.from_bytes(column.translate(_FALLS_SHORT), "big"),
                bound | int.from_bytes(column.translate(_IS_COUNTED), "big"),
            )
    for article, (short, _) in bits.items():
        falls_short[article] = short.bit_count()
    bound_counts = {article: bound.bit_count() for article, (_, bound) in bits.items() if bound}
    return RollUp({}, verdicts, {a: n for a, n in falls_short.items() if n}, bound_counts)


def _sum_of(one: Mapping[Key, int], other: Mapping[Key, int]) -> dict[Key, int]:
    return {key: one.get(key, 0) + other.get(key, 0) for key in (*one, *other)}
