"""Published figures of four places, split over units that add up to them: what the indicators are measured by.

The totals are as published; how they are spread over communes and years is invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.domain.dates import Period
from checklist.domain.indicators.numbers import Number
from checklist.domain.indicators.rolling import UnitFigures
from checklist.domain.indicators.values import Value
from tests.domain.indicator_samples import values_of

COMMUNES = (
    "Mường Kim", "Mường Cang", "Mường Mít", "Mường Than", "Hua Nà", "Tà Hừa", "Tà Mung", "Khoen On", "Pha Mu",
    "Phúc Than", "Ta Gia", "thị trấn Than Uyên",
)  # fmt: skip
DISTRICTS = (
    "Bắc Sơn", "Bình Gia", "Cao Lộc", "Chi Lăng", "Đình Lập", "Hữu Lũng", "Lộc Bình", "Tràng Định", "Văn Lãng",
    "Văn Quan", "thành phố Lạng Sơn",
)  # fmt: skip
TOWNS = ("Bắc Ninh", "Gia Bình", "Lương Tài", "Quế Võ", "Thuận Thành", "Tiên Du", "Từ Sơn", "Yên Phong")
YEARS = tuple(Period(date(year, 1, 1), date(year, 12, 31)) for year in range(2016, 2021))

# What the reports state.
THAN_UYEN: Mapping[str, Number] = {
    "B01": 131, "B03": 131, "B04": 100, "B15": 131, "B16": 790, "E01": 12, "E02": 132, "E06": 0, "E07": 0, "E11": 12,
    "F01": 69, "F01a": 69, "F07": 69, "D07": 35, "D16": 258, "D17": 337, "A10": 752, "A11": 48328, "H13": 21, "H13a": 8,
    "L03": 7, "L04": Fraction(180, 11),
}  # fmt: skip
LANG_SON: Mapping[str, Number] = {
    "H01": 4198, "H02": 1781, "H03": 2417, "H04": 1497, "H05": 1222, "H06": 618, "H07": 861,
    "D13": 11, "D14": 8, "D14a": 5, "D14b": 2, "D14c": 1,
}  # fmt: skip
BAC_NINH: Mapping[str, Number] = {
    "D07": 485, "I02": 1000, "I03": 1000, "I04": 800, "I05": 0, "I06": 100, "I14": 17, "I14a": 17, "I14r": 100,
}  # fmt: skip


def spread(total: int, over: int) -> list[int]:
    """``total`` in ``over`` parts as equal as they can be."""
    whole, rest = divmod(total, over)
    return [whole + (place < rest) for place in range(over)]


def than_uyen() -> dict[str, dict[str, Any]]:
    """The figures of the communes and of the 69 agencies, by unit: stocks of 2020, flows of the five years."""
    villages, people = spread(131, 12), spread(790, 12)
    visits, persons = spread(258, 12), spread(337, 12)
    sessions, attendances = spread(752, 12), spread(48328, 12)
    dialogues, pledged, criteria = spread(35, 12), [*spread(21, 8), 0, 0, 0, 0], [*spread(180, 11), None]
    units = {
        name: {
            "B01": villages[n], "B03": villages[n], "B15": villages[n], "B16": people[n],
            "E01": 1, "E02": 11, "E06": 1, "E07": 0, "E11": 1,
            "D07": dialogues[n], "D16": visits[n], "D17": persons[n], "A10": sessions[n], "A11": attendances[n],
            "H13": pledged[n], "H13a": int(pledged[n] > 0), "L03": None if n == 11 else int(n < 7), "L04": criteria[n],
        }
        for n, name in enumerate(COMMUNES)
    }  # fmt: skip
    agencies = {f"cơ quan {n}": {"F01": 1, "F01a": 1, "F07": 1} for n in range(1, 70)}
    return {**units, **agencies}


def than_uyen_by_year(commune: int) -> dict[Period, dict[str, Value]]:
    """One commune's figures year by year: its stocks stand every year, its flows are spread."""
    figures = than_uyen()[COMMUNES[commune]]
    flows = {code: spread(figures[code], len(YEARS)) for code in ("D07", "D16", "D17", "A10", "A11")}
    return {
        year: values_of({**figures, **{code: parts[place] for code, parts in flows.items()}})
        for place, year in enumerate(YEARS)
    }


def lang_son() -> dict[str, dict[str, Any]]:
    """The models of eleven districts, and the cases the province itself took to dialogue."""
    collective, economy = spread(1781, 11), spread(1497, 11)
    society, defence, system = spread(1222, 11), spread(618, 11), spread(861, 11)
    units: dict[str, dict[str, Any]] = {}
    for n, name in enumerate(DISTRICTS):
        total = economy[n] + society[n] + defence[n] + system[n]
        units[name] = {
            "H01": total, "H02": collective[n], "H03": total - collective[n],
            "H04": economy[n], "H05": society[n], "H06": defence[n], "H07": system[n],
        }  # fmt: skip
    return {**units, "tỉnh": {"D13": 11, "D14": 8, "D14a": 5, "D14b": 2, "D14c": 1}}


def bac_ninh() -> dict[str, dict[str, Any]]:
    """The dialogues of eight districts, files in the published shares, and the province's own departments."""
    dialogues, files = spread(485, 8), spread(1000, 8)
    units: dict[str, dict[str, Any]] = {
        name: {
            "D07": dialogues[n], "I02": files[n], "I03": files[n], "I04": files[n] * 8 // 10, "I05": 0,
        }
        for n, name in enumerate(TOWNS)
    }  # fmt: skip
    return {**units, "tỉnh": {"I14": 17, "I14a": 17}}


def units_of(figures: Mapping[str, Mapping[str, Any]]) -> list[UnitFigures]:
    """The units as they come to the roll-up."""
    return [UnitFigures(name, values_of(numbers)) for name, numbers in figures.items()]
