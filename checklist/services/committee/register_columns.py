"""The list of units as a file: its columns, and how a line is read and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from checklist.domain.committee.register import (
    CATEGORY_NAMES,
    CHANGE_NAMES,
    Category,
    Change,
    Register,
    RegisterUnit,
)
from checklist.domain.committee.register_checks import ONE_DAY
from checklist.domain.law import UNIT_KIND_NAMES, UnitKind
from checklist.domain.text import Text, date_vi, fold
from checklist.domain.values import read_day
from checklist.services.committee.register import TypedUnit
from checklist.services.committee.register_files import Column, Line

COLUMNS = (
    Column("code", "Mã", ("Mã đơn vị", "Mã số", "Mã ĐVHC", "code")),
    Column("name", "Tên đơn vị", ("Tên", "Tên đơn vị hành chính", "name"), is_required=True),
    Column("category", "Loại đơn vị", ("Loại", "Cấp", "category"), is_required=True),
    Column("kind", "Loại hình", ("kind",)),
    Column("parent", "Đơn vị cấp trên", ("Cấp trên", "Mã cấp trên", "Trực thuộc", "Mã tỉnh", "parent")),
    Column("superior", "Cơ quan chủ quản in trên văn bản", ("Cơ quan chủ quản", "superior")),
    Column("valid_from", "Từ ngày", ("Ngày thành lập", "Hiệu lực từ ngày", "from")),
    Column("valid_to", "Đến hết ngày", ("Kết thúc", "to")),
    Column("contact", "Liên hệ", ("Người liên hệ", "Đầu mối", "contact")),
    Column("predecessors", "Tiền thân", ("Hình thành từ", "Sáp nhập từ")),
    Column("change", "Hình thức thay đổi", ("Hình thức",)),
    Column("basis", "Căn cứ", ("Văn bản",)),
)
NOTES = (
    "Mỗi dòng một đơn vị. Cột có dấu * phải ghi; các cột khác có thể để trống hoặc bỏ hẳn.",
    "Mã: mã đơn vị hành chính hoặc mã định danh. Dòng có mã đã có trong danh sách là sửa đơn vị đó.",
    "Tên đơn vị: nên ghi như trên con dấu, ví dụ: Ủy ban nhân dân xã An Bình.",
    "Loại đơn vị: Tỉnh; Huyện; Xã; Cơ quan; Đơn vị sự nghiệp; Trường học; Doanh nghiệp nhà nước; Doanh nghiệp; Khác.",
    "Loại hình: chỉ ghi khi khác lệ thường, ví dụ trường ngoài công lập: Người sử dụng lao động.",
    "Đơn vị cấp trên: mã hoặc tên một đơn vị trong danh sách, hoặc một dòng khác của tệp này.",
    "Từ ngày, Đến hết ngày: dd/mm/yyyy, cả hai ngày đều tính; để trống là chưa rõ hoặc còn tiếp tục.",
    "Tiền thân: mã hoặc tên các đơn vị đã nhập, tách thành đơn vị này, cách nhau bằng dấu |.",
    "Hình thức thay đổi: Hợp nhất; Chia tách; Đổi tên; Chuyển cấp quản lý. Để trống là hợp nhất.",
)

_CATEGORIES: Mapping[str, Category] = {
    **{fold(name.vi): category for category, name in CATEGORY_NAMES.items()},
    **{category.value: category for category in Category},
    "tinh": Category.PROVINCE,
    "cap tinh": Category.PROVINCE,
    "thanh pho truc thuoc trung uong": Category.PROVINCE,
    "huyen": Category.DISTRICT,
    "cap huyen": Category.DISTRICT,
    "quan": Category.DISTRICT,
    "thi xa": Category.DISTRICT,
    "thanh pho thuoc tinh": Category.DISTRICT,
    "xa": Category.COMMUNE,
    "cap xa": Category.COMMUNE,
    "phuong": Category.COMMUNE,
    "thi tran": Category.COMMUNE,
    "dac khu": Category.COMMUNE,
    "truong": Category.SCHOOL,
    "doanh nghiep": Category.ENTERPRISE,
    "cong ty": Category.ENTERPRISE,
    "hop tac xa": Category.ENTERPRISE,
    "khac": Category.OTHER,
}
_KINDS: Mapping[str, UnitKind] = {
    **{fold(name.vi): kind for kind, name in UNIT_KIND_NAMES.items()},
    **{kind.value: kind for kind in UnitKind},
    "xa": UnitKind.COMMUNE,
    "co quan": UnitKind.AGENCY,
    "cong lap": UnitKind.AGENCY,
    "ngoai cong lap": UnitKind.EMPLOYER,
    "doanh nghiep": UnitKind.EMPLOYER,
}
_CHANGES: Mapping[str, Change] = {
    **{fold(name.vi): change for change, name in CHANGE_NAMES.items()},
    **{change.value: change for change in Change},
    "hop nhat": Change.MERGE,
    "sap nhap": Change.MERGE,
    "nhap": Change.MERGE,
    "chia": Change.SPLIT,
    "tach": Change.SPLIT,
    "chia tach": Change.SPLIT,
    "chuyen": Change.TRANSFER,
}


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of the file as read, and what could not be read of it."""

    number: int
    typed: TypedUnit
    predecessors: tuple[str, ...]
    change: Change
    basis: str
    faults: tuple[Text, ...]


def read_line(line: Line) -> ReadLine:
    """Read one line; nothing is looked up yet."""
    cells, faults = line.cells, []
    days: dict[str, date | None] = {}
    for key, header in (("valid_from", "Từ ngày"), ("valid_to", "Đến hết ngày")):
        text = cells.get(key, "")
        days[key] = read_day(text) if text else None
        if text and days[key] is None:
            faults.append(Text(f"“{header}” không phải ngày: {text}.", f"Not a day: {text}."))
    category = _known(_CATEGORIES, cells.get("category", ""))
    if category is None:
        said = cells.get("category", "")
        faults.append(Text(f"Không rõ loại đơn vị “{said}”.", f"Unknown category “{said}”."))
    kind = _known(_KINDS, cells.get("kind", ""))
    if cells.get("kind") and kind is None:
        faults.append(Text(f"Không rõ loại hình “{cells['kind']}”.", f"Unknown kind “{cells['kind']}”."))
    change = _known(_CHANGES, cells.get("change", ""))
    if cells.get("change") and change is None:
        faults.append(Text(f"Không rõ hình thức “{cells['change']}”.", f"Unknown change “{cells['change']}”."))
    typed = TypedUnit(
        cells.get("code", ""), cells.get("name", ""), category.value if category else "", kind.value if kind else "",
        cells.get("parent", ""), cells.get("superior", ""), days["valid_from"], days["valid_to"],
        cells.get("contact", ""),
    )  # fmt: skip
    predecessors = tuple(each.strip() for each in cells.get("predecessors", "").split("|") if each.strip())
    return ReadLine(
        line.number, typed, predecessors, change or Change.MERGE, cells.get("basis", ""), tuple(faults)
    )  # fmt: skip


def written(unit: RegisterUnit, held: Register) -> dict[str, str]:
    """A unit as a line of the file, which reads back as the same unit."""
    parent = held.units.get(unit.parent_id or "")
    led_here = [step for step in held.story(unit.id) if step.successor_id == unit.id]
    before = [held.units[step.predecessor_id] for step in led_here]
    return {
        "code": unit.code,
        "name": unit.name,
        "category": CATEGORY_NAMES[unit.category].vi,
        "kind": UNIT_KIND_NAMES[unit.kind].vi if unit.kind else "",
        "parent": (parent.code or parent.name) if parent else "",
        "superior": unit.superior,
        "valid_from": date_vi(unit.valid_from) if unit.valid_from else "",
        "valid_to": date_vi(unit.valid_until - ONE_DAY) if unit.valid_until else "",
        "contact": unit.contact,
        "predecessors": " | ".join(each.code or each.name for each in before),
        "change": CHANGE_NAMES[led_here[0].change].vi if led_here else "",
        "basis": led_here[0].basis if led_here else "",
    }


def _known(words: Mapping[str, Value], said: str) -> Value | None:
    return words.get(" ".join(fold(said).split()))
