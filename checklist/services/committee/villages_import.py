"""A list of villages from a file, of one commune or of many: looked at first, applied only as it was shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime

from checklist.domain.committee.register import Category, Register
from checklist.domain.committee.register_checks import ONE_DAY
from checklist.domain.committee.register_villages import VILLAGE_NAMES, Village, VillageCategory
from checklist.domain.text import Text, date_vi, fold
from checklist.domain.values import read_day
from checklist.services.committee.register import SUBJECT, RegisterFault, no_parent
from checklist.services.committee.register_compare import State
from checklist.services.committee.register_files import Column, Line, read_table
from checklist.services.committee.register_import import StalePreview
from checklist.services.committee.villages import TypedVillage, new_village
from checklist.services.workspace import Workspace
from checklist.store import audit, register, villages
from checklist.store.database import transaction

COLUMNS = (
    Column("unit", "Xã, phường", ("Mã xã", "Xã", "Đơn vị", "Mã đơn vị", "Xã, phường, đặc khu"), is_required=True),
    Column("name", "Tên thôn, tổ dân phố", ("Thôn", "Tên", "Tên thôn", "Thôn, tổ dân phố"), is_required=True),
    Column("category", "Loại", ()),
    Column("households", "Số hộ", ("Tổng số hộ",)),
    Column("valid_from", "Từ ngày", ("Ngày thành lập",)),
    Column("valid_to", "Đến hết ngày", ("Kết thúc",)),
    Column("basis", "Căn cứ", ("Văn bản",)),
)
NOTES = (
    "Mỗi dòng một thôn hoặc tổ dân phố. Cột có dấu * phải ghi.",
    "Xã, phường: mã hoặc tên một xã, phường, đặc khu trong danh sách đơn vị.",
    "Loại: Thôn hoặc Tổ dân phố; để trống thì đoán theo tên.",
    "Từ ngày, Đến hết ngày: dd/mm/yyyy, cả hai ngày đều tính; để trống là chưa rõ hoặc còn tiếp tục.",
)
STREETS = ("to dan pho", "khu pho", "to ", "khu ")


@dataclass(frozen=True, slots=True)
class VillageRow:
    """One line: what it would do, the village as it would stand, and what is wrong."""

    line: int
    state: State
    name: str
    unit_name: str
    village: Village | None = None
    before: Village | None = None
    why: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class VillagePreview:
    """Everything that a list would do; ``digest`` changes with the list and with what is held."""

    rows: tuple[VillageRow, ...]
    digest: str

    def of(self, state: State) -> tuple[VillageRow, ...]:
        """The lines of one state, in the order of the file."""
        return tuple(row for row in self.rows if row.state is state)


def preview_villages(workspace: Workspace, content: bytes, *, at: datetime, by: str) -> VillagePreview:
    """Compare a list with the villages held; nothing is kept. Raises ``FileRefused``."""
    with workspace.database() as db:
        return _compare(content, register.load(db), villages.every(db), at=at, by=by)


def apply_villages(workspace: Workspace, content: bytes, digest: str, *, at: datetime, by: str) -> VillagePreview:
    """Keep every new and changed line of a list whose preview had ``digest``.

    Raises ``FileRefused``, and ``StalePreview`` when what is held has changed since.
    """
    with workspace.database() as db, transaction(db):
        found = _compare(content, register.load(db), villages.every(db), at=at, by=by)
        if found.digest != digest:
            raise StalePreview(
                "Danh sách vừa được thay đổi; hãy xem lại rồi xác nhận.",
                "The list was changed in the meantime; look again, then confirm.",
            )
        new = [row.village for row in found.of(State.NEW) if row.village]
        changed = [row.village for row in found.of(State.CHANGED) if row.village]
        villages.add(db, new)
        for village in changed:
            villages.change(db, village)
        counts: dict[str, list[int]] = {}
        for place, kept in enumerate((new, changed)):
            for village in kept:
                counts.setdefault(village.unit_id, [0, 0])[place] += 1
        digest_of_file = hashlib.sha256(content).hexdigest()
        for unit_id, (added, mended) in counts.items():
            detail = {"sha256": digest_of_file, "new": added, "changed": mended}
            audit.append(db, at=at, actor=by, action="village.import", subject=unit_id, detail=detail)
        detail = {"sha256": digest_of_file, "new": len(new), "changed": len(changed)}
        audit.append(db, at=at, actor=by, action="village.import", subject=SUBJECT, detail=detail)
    return found


def village_line(village: Village, held: Register) -> dict[str, str]:
    """A village as a line of the file, which reads back as the same village."""
    unit = held.units[village.unit_id]
    return {
        "unit": unit.code or unit.name,
        "name": village.name,
        "category": VILLAGE_NAMES[village.category].vi,
        "households": "" if village.households is None else str(village.households),
        "valid_from": date_vi(village.valid_from) if village.valid_from else "",
        "valid_to": date_vi(village.valid_until - ONE_DAY) if village.valid_until else "",
        "basis": village.basis,
    }


def _compare(content: bytes, held: Register, known: list[Village], *, at: datetime, by: str) -> VillagePreview:
    of_unit: dict[str, list[Village]] = {}
    for village in known:
        of_unit.setdefault(village.unit_id, []).append(village)
    seen: dict[tuple[str, str, date | None], int] = {}
    rows = tuple(_row(line, held, of_unit, seen, at, by) for line in read_table(content, COLUMNS))
    about = hashlib.sha256(content)
    for village in known:
        about.update(f"\n{village.id} {village.valid_until} {village.households} {village.category}".encode())
    return VillagePreview(rows, about.hexdigest())


def _row(
    line: Line, held: Register, of_unit: dict[str, list[Village]], seen: dict[tuple[str, str, date | None], int],
    at: datetime, by: str,
) -> VillageRow:  # fmt: skip
    cells, faults = line.cells, []
    name, wanted = cells.get("name", ""), cells.get("unit", "")
    days = {key: read_day(cells[key]) if key in cells else None for key in ("valid_from", "valid_to")}
    faults += [Text(f"Không phải ngày: {cells[key]}.", f"Not a day: {cells[key]}.")
               for key, day in days.items() if key in cells and day is None]  # fmt: skip
    households = cells.get("households", "").replace(".", "").replace(" ", "")
    if households and not (households.isdecimal() and len(households) <= 7):
        faults.append(Text(f"Số hộ không phải số: {cells['households']}.", f"Not a number: {cells['households']}."))
        households = ""
    units = [unit for unit in held.find(wanted, days["valid_from"], days["valid_to"])
             if unit.category is Category.COMMUNE]  # fmt: skip
    if len(units) != 1:
        faults.append(no_parent(wanted, len(units)))
    if faults or len(units) != 1:
        return VillageRow(line.number, State.FAULTY, name, wanted, why=tuple(faults))
    unit, typed = units[0], TypedVillage(
        name, _category(cells.get("category", ""), name), int(households) if households else None,
        days["valid_from"], days["valid_to"], cells.get("basis", ""),
    )  # fmt: skip
    key = (unit.id, fold(name), typed.valid_from)
    if key in seen:
        why = Text(f"Trùng với dòng {seen[key]} của tệp.", f"The same as line {seen[key]}.")
        return VillageRow(line.number, State.CONFLICT, name, unit.name, why=(why,))
    seen[key] = line.number
    beside = of_unit.setdefault(unit.id, [])
    same = [each for each in beside if fold(each.name) == fold(name)
            and (typed.valid_from is None or each.valid_from == typed.valid_from)]  # fmt: skip
    if len(same) > 1:
        why = Text(
            "Nhiều thôn, tổ dân phố trùng tên; hãy ghi “Từ ngày”.", "Several have this name; give the first day."
        )
        return VillageRow(line.number, State.CONFLICT, name, unit.name, why=(why,))
    before = same[0] if same else None
    try:
        village = new_village(typed, unit, [each for each in beside if each is not before], at=at, by=by)
    except RegisterFault as refusal:
        return VillageRow(line.number, State.FAULTY, name, unit.name, why=tuple(refusal.faults.values()))
    if before is None:
        beside.append(village)
        return VillageRow(line.number, State.NEW, name, unit.name, village)
    after = replace(
        before, name=name, category=village.category if cells.get("category") else before.category,
        households=before.households if typed.households is None else typed.households,
        valid_until=village.valid_until or before.valid_until, basis=typed.basis or before.basis,
    )  # fmt: skip
    state = State.UNCHANGED if after == before else State.CHANGED
    return VillageRow(line.number, state, name, unit.name, after, before)


def _category(said: str, name: str) -> str:
    """The category of a line: as said, else by what the name begins with."""
    plain = f"{fold(said or name)} "
    known = {fold(words.vi): category for category, words in VILLAGE_NAMES.items()}
    if plain.strip() in known:
        return known[plain.strip()].value
    return (VillageCategory.STREET_GROUP if plain.startswith(STREETS) else VillageCategory.VILLAGE).value
