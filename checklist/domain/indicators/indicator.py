"""What is counted: an indicator, who reports it, how it adds up, what its figure must agree with; and their set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from checklist.domain.law import SourceCheck, UnitKind
from checklist.domain.text import Text


class Kind(StrEnum):
    """What sort of figure it is, which decides what may be added up."""

    STOCK = "stock"  # as it stands on the closing date: adds up across units, never across periods
    FLOW = "flow"  # what happened in the period: adds up across units and periods
    RATIO = "ratio"  # never entered, always computed anew from its parts
    LAST = "last"  # an index or a level: the latest value stands, nothing is added up
    COUNT = "count"  # yes or no of a unit; rolled up, the number of units that say yes


KIND_NAMES = {
    Kind.STOCK: Text("Số có đến ngày chốt", "Stock at the closing date"),
    Kind.FLOW: Text("Số phát sinh trong kỳ", "Flow of the period"),
    Kind.RATIO: Text("Tỷ lệ tính lại", "Ratio, recomputed"),
    Kind.LAST: Text("Giá trị gần nhất", "Latest value"),
    Kind.COUNT: Text("Có/không; tổng hợp thành số đơn vị", "Yes or no; rolled up to a number of units"),
}


class RollUpRule(StrEnum):
    """How the figures of several units become one."""

    SUM = "sum"
    COUNT = "count"
    RATIO = "ratio"
    LAST = "last"
    MEAN = "mean"
    REGISTRY = "registry"  # summed, but the register of units supplies it: nobody types it


# Which rules suit which kind.
RULES_OF_KIND: Mapping[Kind, frozenset[RollUpRule]] = {
    Kind.STOCK: frozenset({RollUpRule.SUM, RollUpRule.MEAN, RollUpRule.REGISTRY}),
    Kind.FLOW: frozenset({RollUpRule.SUM}),
    Kind.RATIO: frozenset({RollUpRule.RATIO}),
    Kind.LAST: frozenset({RollUpRule.LAST}),
    Kind.COUNT: frozenset({RollUpRule.COUNT, RollUpRule.REGISTRY}),
}


class Reporter(StrEnum):
    """Who gives the figure."""

    COMMUNE = "commune"
    VILLAGE = "village"
    PARTY_COMMITTEE = "party_committee"
    FRONT = "front"
    AGENCY = "agency"
    PUBLIC_SERVICE_UNIT = "public_service_unit"
    STATE_ENTERPRISE = "state_enterprise"
    EMPLOYER = "employer"
    STEERING_COMMITTEE = "steering_committee"
    PROGRAM = "program"


REPORTER_NAMES = {
    Reporter.COMMUNE: Text("Ủy ban nhân dân cấp xã", "Commune People's Committee"),
    Reporter.VILLAGE: Text("Thôn, tổ dân phố (qua cấp xã)", "Village or street group (through the commune)"),
    Reporter.PARTY_COMMITTEE: Text("Đảng ủy cấp xã", "Commune Party committee"),
    Reporter.FRONT: Text("Ủy ban Mặt trận Tổ quốc cấp xã", "Commune Fatherland Front"),
    Reporter.AGENCY: Text("Cơ quan", "Agency"),
    Reporter.PUBLIC_SERVICE_UNIT: Text("Đơn vị sự nghiệp công lập", "Public service unit"),
    Reporter.STATE_ENTERPRISE: Text("Doanh nghiệp nhà nước", "State-owned enterprise"),
    Reporter.EMPLOYER: Text("Người sử dụng lao động khác", "Other employer"),
    Reporter.STEERING_COMMITTEE: Text("Ban Chỉ đạo", "Steering committee"),
    Reporter.PROGRAM: Text("Phần mềm tự tính", "Computed by the program"),
}

# The bodies that answer on the form of a unit of each kind.
REPORTERS_OF: Mapping[UnitKind, frozenset[Reporter]] = {
    UnitKind.COMMUNE: frozenset({Reporter.COMMUNE, Reporter.VILLAGE, Reporter.PARTY_COMMITTEE, Reporter.FRONT}),
    UnitKind.AGENCY: frozenset({Reporter.AGENCY, Reporter.PUBLIC_SERVICE_UNIT}),
    UnitKind.STATE_ENTERPRISE: frozenset({Reporter.STATE_ENTERPRISE}),
    UnitKind.EMPLOYER: frozenset({Reporter.EMPLOYER}),
}


# Who gives figures on a form of its own: a unit of some kind, or one reporter alone, such as the steering committee.
Giver = UnitKind | Reporter


class SourceKind(StrEnum):
    """Where the program takes a figure from, so that nobody is asked twice."""

    CHECKLIST = "checklist"
    FINDING = "finding"
    RECORDS = "records"
    PROFILE = "profile"
    FIGURE = "figure"
    REGISTRY = "registry"
    CAMPAIGN = "campaign"
    AUDIT = "audit"


# The sources whose items form closed lists of their own; the others name requirements, records, profile lines, figures.
SOURCE_ITEMS: Mapping[SourceKind, frozenset[str]] = {
    SourceKind.CHECKLIST: frozenset({"items_due", "items_disclosed", "items_late"}),
    SourceKind.REGISTRY: frozenset(
        {"villages", "agency", "agency_with_inspectorate", "firm", "state_enterprise", "other_employer"}
    ),
    SourceKind.CAMPAIGN: frozenset({"due", "submitted", "submitted_on_time"}),
    SourceKind.AUDIT: frozenset(
        {
            "appraised", "grade_good", "grade_fair", "grade_average", "grade_weak", "ungraded", "score", "on_site",
            "audits", "conclusions", "remedies", "remedies_done", "remedies_overdue", "remedies_open", "gap",
            "knocked_out",
        }
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """One place to compute a figure from; ``items`` name what is taken there."""

    kind: SourceKind
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Validation:
    """What a figure must agree with. ``name`` is in the vocabulary of validations, ``say`` tells what is wrong."""

    name: str
    arguments: Mapping[str, Any]
    blocks: bool
    say: Text
    source_check: SourceCheck | None = None
    doubt: Text | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One statistical indicator. ``numerator`` and ``denominator`` are the codes a ratio is computed from."""

    code: str
    group: str
    name: Text
    unit: Text
    reporters: tuple[Reporter, ...]
    kind: Kind
    roll_up: RollUpRule
    decimals: int = 0
    part_of: str | None = None
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    computed_from: tuple[Source, ...] = ()
    validations: tuple[Validation, ...] = ()
    basic: bool = False
    carried: bool = False
    note: Text | None = None
    unit_kinds: tuple[UnitKind, ...] = ()

    def concerns(self, giver: Giver) -> bool:
        """Whether ``giver`` has this figure: its bodies report it, or the program computes it for such units."""
        if isinstance(giver, Reporter):
            return giver in self.reporters
        if self.reporters != (Reporter.PROGRAM,):
            return not REPORTERS_OF[giver].isdisjoint(self.reporters)
        return not self.unit_kinds or giver in self.unit_kinds

    @property
    def is_entered(self) -> bool:
        """Whether somebody may type the figure; what the program alone computes is never asked."""
        return self.kind is not Kind.RATIO and self.reporters != (Reporter.PROGRAM,)

    @property
    def is_yes_no(self) -> bool:
        """Whether a unit answers with yes or no (kept as 1 and 0)."""
        return self.kind is Kind.COUNT


@dataclass(frozen=True, slots=True)
class CombinedBodies:
    """Two bodies that may be one: where a unit's ``flag`` says so, ``again`` counts what ``counted`` holds already."""

    flag: str
    counted: tuple[str, str]  # boards, members
    again: tuple[str, str]


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """All indicators by code, in the order of the file; ``groups`` are the headings they stand under."""

    groups: Mapping[str, Text] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    combined: tuple[CombinedBodies, ...] = ()

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def __len__(self) -> int:
        return len(self.indicators)

    def __contains__(self, code: object) -> bool:
        return code in self.indicators

    def __getitem__(self, code: str) -> Indicator:
        """The indicator of a code. Raises ``KeyError``."""
        return self.indicators[code]

    def basic(self) -> tuple[Indicator, ...]:
        """The short form that no small commune need fear."""
        return tuple(indicator for indicator in self if indicator.basic)

    def asked_of(self, giver: Giver, codes: Iterable[str] | None = None) -> tuple[Indicator, ...]:
        """The indicators that the bodies of ``giver`` report; of ``codes`` only, where given."""
        chosen = self.indicators.keys() if codes is None else frozenset(codes)
        return tuple(one for one in self if one.code in chosen and one.is_entered and one.concerns(giver))
