"""From the block ``indicators`` of an answer file, a form or a seal to :class:`GivenFigures`, every fault at its path.

A whole number stands as it is; one with decimals is a text with a comma, ``"10,98"``: ``48.328`` without quotes would
be read as a number smaller than fifty, so it is refused. Yes is ``true`` (kept as 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checklist.domain.dates import BadPeriod, Period
from checklist.domain.indicators.given import GivenFigures
from checklist.domain.indicators.indicator import Giver, Indicator, IndicatorSet
from checklist.domain.indicators.numbers import (
    LARGEST,
    MOST_DECIMALS,
    BadNumber,
    Number,
    parse_number,
    parse_yes_no,
)
from checklist.domain.indicators.values import Provenance, Value
from checklist.domain.values import Faults, join

PATH = "indicators"
KEYS = ("groups", "figures", "previous_period", "previous")
VALUE_KEYS = ("value", "from", "note", "reference", "dated")


def parse_figures(data: Any, indicators: IndicatorSet, kind: Giver, faults: Faults) -> GivenFigures | None:
    """The figures of a unit of ``kind``, or of another giver; ``None`` where the block is not there.

    Faults are added to ``faults``.
    """
    if data is None:
        return None
    block = faults.mapping(data, PATH)
    faults.known_keys(block, KEYS, PATH)
    values: dict[str, Value] = {}
    path = join(PATH, "figures")
    for code, item in faults.mapping(block.get("figures"), path).items():
        indicator = _indicator(code, indicators, kind, join(path, code), faults)
        if indicator is not None and item is not None:
            values[code] = _value(indicator, item, join(path, code), faults)
    previous: dict[str, Number] = {}
    path = join(PATH, "previous")
    for code, item in faults.mapping(block.get("previous"), path).items():
        indicator = _indicator(code, indicators, kind, join(path, code), faults)
        number = None if indicator is None else _number(indicator, item, join(path, code), faults)
        if number is not None:
            previous[code] = number
    return GivenFigures(
        # In the order of the rule file, so that the same figures give the same block in whatever order they came.
        values={one.code: values[one.code] for one in indicators if one.code in values},
        groups=_groups(block.get("groups"), indicators, faults),
        previous={one.code: previous[one.code] for one in indicators if one.code in previous},
        previous_period=_period(block.get("previous_period"), join(PATH, "previous_period"), faults),
    )


def known_block(data: Any, indicators: IndicatorSet) -> Any:
    """A block without the indicators and groups that are unknown here: those of another installation's rules."""
    if not isinstance(data, Mapping):
        return data
    kept = dict(data)
    for key in ("figures", "previous"):
        if isinstance(kept.get(key), Mapping):
            kept[key] = {code: item for code, item in kept[key].items() if code in indicators}
    if isinstance(kept.get("groups"), list):
        kept["groups"] = [group for group in kept["groups"] if group in indicators.groups]
    return kept


def _indicator(code: str, indicators: IndicatorSet, kind: Giver, path: str, faults: Faults) -> Indicator | None:
    if code not in indicators:
        faults.add(path, f"không có chỉ tiêu mã “{code}”", f"there is no indicator {code}")
        return None
    if not indicators[code].concerns(kind):
        faults.add(path, f"chỉ tiêu {code} không thuộc biểu số liệu của loại hình đơn vị này",
                   f"indicator {code} is not one of this kind of unit")  # fmt: skip
        return None
    return indicators[code]


def _value(indicator: Indicator, item: Any, path: str, faults: Faults) -> Value:
    given = item if isinstance(item, Mapping) else {"value": item}
    faults.known_keys(given, VALUE_KEYS, path)
    return Value(
        number=_number(indicator, given.get("value"), join(path, "value"), faults),
        provenance=faults.choice(given.get("from"), Provenance, join(path, "from")) or Provenance.TYPED,
        note=faults.text(given.get("note"), join(path, "note")),
        reference=faults.text(given.get("reference"), join(path, "reference")),
        dated=faults.day(given.get("dated"), join(path, "dated")),
    )


def _number(indicator: Indicator, item: Any, path: str, faults: Faults) -> Number | None:
    """The number that stands there; whether it may stand under its indicator is for the check to say."""
    if item is None:
        return None
    if isinstance(item, bool):
        if indicator.is_yes_no:
            return int(item)
    elif isinstance(item, int):
        if abs(item) <= LARGEST:
            return item
        faults.add(path, "số quá lớn; kiểm tra lại đơn vị tính", "the number is too large; check the unit")
        return None
    elif isinstance(item, str):
        try:
            return parse_yes_no(item) if indicator.is_yes_no else parse_number(item, MOST_DECIMALS)
        except BadNumber as error:
            faults.add(path, error.sentence.vi, error.sentence.en)
            return None
    faults.add(path, f"“{item}” phải là số nguyên, hoặc số có phần lẻ ghi trong ngoặc kép với dấu phẩy: \"10,98\"",
               "must be a whole number, or a quoted number with a decimal comma: \"10,98\"")  # fmt: skip
    return None


def _groups(data: Any, indicators: IndicatorSet, faults: Faults) -> tuple[str, ...]:
    path = join(PATH, "groups")
    named = faults.items(data, path)
    for place, name in enumerate(named):
        if name not in indicators.groups:
            listed = ", ".join(indicators.groups)
            faults.add(join(path, place), f"không có nhóm “{name}”; các nhóm có: {listed}",
                       f"there is no such group; there are: {listed}")  # fmt: skip
    return tuple(group for group in indicators.groups if group in named)


def _period(data: Any, path: str, faults: Faults) -> Period | None:
    if data is None:
        return None
    try:
        return Period.parse(str(data))
    except BadPeriod:
        faults.add(path, f"kỳ “{data}” không hợp lệ; ghi TỪ..ĐẾN, ví dụ 2024-01-01..2024-12-31",
                   "write FROM..TO, for instance 2024-01-01..2024-12-31")  # fmt: skip
        return None
