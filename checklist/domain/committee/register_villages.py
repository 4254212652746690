"""Villages and street groups (thôn, tổ dân phố) as dated lists: "131 of 131" is said of the list of one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from checklist.domain.dates import Interval
from checklist.domain.text import Text


class VillageCategory(StrEnum):
    """A village (thôn, làng, bản…) or a street group (tổ dân phố, khu phố…)."""

    VILLAGE = "village"
    STREET_GROUP = "street_group"


VILLAGE_NAMES: Mapping[VillageCategory, Text] = MappingProxyType(
    {
        VillageCategory.VILLAGE: Text("Thôn, làng, bản", "Village"),
        VillageCategory.STREET_GROUP: Text("Tổ dân phố, khu phố", "Street group"),
    }
)


@dataclass(frozen=True, slots=True)
class Village:
    """A village of a commune of the register. ``valid_until`` is the first day on which it does not exist."""

    id: str
    unit_id: str
    name: str
    category: VillageCategory
    households: int | None
    valid_from: date | None
    valid_until: date | None
    basis: str
    succeeded_by: str | None
    """The village that it went into; None where it goes on or was given up."""
    created_at: datetime
    created_by: str

    @property
    def days(self) -> Interval:
        """The days on which it exists."""
        return Interval(self.valid_from, self.valid_until)


def villages_on(villages: Iterable[Village], day: date) -> tuple[Village, ...]:
    """The villages that exist on ``day``, in the order given."""
    return tuple(village for village in villages if day in village.days)
