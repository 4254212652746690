"""A committee comes to be: on the first run, or added by an administrator where there are units already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from types import MappingProxyType

from sqlite_utils import Database

from checklist.domain.roles import Role
from checklist.domain.text import Text
from checklist.services.accounts import AccountFault, AccountRefused, User, raise_faults, require_manager
from checklist.services.errors import NotFound
from checklist.services.unit_setup import FirstWork, NewUnit, Person, set_up
from checklist.services.workspace import Workspace
from checklist.store import audit, committee, units
from checklist.store.committee import Committee
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists
from checklist.store.errors import NotFound as NoSuchRow

LAYOUTS: Mapping[str, Text] = MappingProxyType(
    {
        "nd30": Text("Văn bản hành chính nhà nước (Nghị định 30/2020/NĐ-CP)", "State documents (Decree 30/2020/ND-CP)"),
        "hd05": Text("Văn bản của Đảng (Hướng dẫn 05-HD/VPTW)", "Party documents (Guidance 05-HD/VPTW)"),
    }
)
LONGEST = 300
LONGEST_SYMBOL = 40
MEMBER_WORK = FirstWork(Role.COMMITTEE_MEMBER, "member_")
SUBJECT = "committee"
"""What the log calls the committee: an installation has one."""


@dataclass(frozen=True, slots=True)
class NewCommittee:
    """A committee as typed in; ``layout`` may be what no layout is."""

    name: str
    superior: str
    place: str
    layout: str
    symbol: str
    public_address: str


def set_up_committee(
    workspace: Workspace,
    typed: NewCommittee,
    unit: NewUnit,
    member: Person,
    administrator: Person,
    *,
    at: datetime,
    faults: Mapping[str, Text] | None = None,
) -> User:
    """Set up an installation for a committee and return its first member.

    ``unit`` is the agency that does the committee's paper work, and employs the member. Raises :class:`AccountFault`,
    whose fields are those of the committee, of the unit, and of an account after ``member_`` and ``administrator_``;
    :class:`AccountRefused` when somebody was faster.
    """

    def keep(db: Database, unit_id: str, by: str) -> None:
        _keep(db, typed, unit_id, at=at, by=by)

    wrong = {**committee_faults(typed), **(faults or {})}
    return set_up(workspace, unit, member, administrator, at=at, faults=wrong, first=MEMBER_WORK, also=keep)


def add_committee(workspace: Workspace, typed: NewCommittee, unit_id: str, *, manager: User, at: datetime) -> None:
    """Add the committee to an installation; its accounts come after.

    Only an administrator of the whole installation may. Raises :class:`AccountFault`, :class:`NotFound`, and
    :class:`AccountRefused` when there is a committee.
    """
    require_manager(manager)
    if manager.unit_id is not None:
        raise NotFound("Tài khoản này chỉ quản lý một đơn vị.", "This account looks after one unit only.")
    faults = committee_faults(typed)
    with workspace.database() as db, transaction(db):
        try:
            units.get(db, unit_id)
        except NoSuchRow:
            faults["unit_id"] = Text("Hãy chọn đơn vị giúp việc.", "Choose the unit that does its paper work.")
        raise_faults(faults)
        try:
            _keep(db, typed, unit_id, at=at, by=manager.username)
        except AlreadyExists as error:
            raise AccountRefused(
                "Phần mềm này đã có một Ban Chỉ đạo.", "This installation has a committee already."
            ) from error


def change_committee(
    workspace: Workspace, typed: NewCommittee, *, expected_revision: int, at: datetime, by: User
) -> Committee:
    """Correct what is printed of the committee. Raises :class:`AccountFault`, also when somebody was faster."""
    raise_faults(committee_faults(typed))
    new = {field.name: getattr(typed, field.name) for field in fields(typed)}
    with workspace.database() as db, transaction(db):
        before = committee.get(db)
        changed = {name: value for name, value in new.items() if before and getattr(before, name) != value}
        try:
            after = committee.change(db, expected_revision=expected_revision, **new)
        except NoSuchRow as error:
            stale = Text(
                "Thông tin này vừa được người khác sửa; hãy xem lại rồi lưu.",
                "Somebody else has just changed this; look at it again, then save.",
            )
            raise AccountFault({"committee_name": stale}) from error
        audit.append(db, at=at, actor=by.username, action="committee.change", subject=SUBJECT, detail=changed)
    return after


def committee_faults(typed: NewCommittee) -> dict[str, Text]:
    """What will not do in a committee as typed in, by field."""
    faults: dict[str, Text] = {}
    if not typed.name:
        faults["committee_name"] = Text("Hãy ghi tên Ban Chỉ đạo.", "Give the committee's name.")
    if typed.layout not in LAYOUTS:
        faults["committee_layout"] = Text("Hãy chọn thể thức văn bản.", "Choose the layout of its documents.")
    if not typed.symbol:
        faults["committee_symbol"] = Text("Hãy ghi ký hiệu văn bản, ví dụ: BCĐ.", "Give its letters, such as BCĐ.")
    if typed.public_address and not typed.public_address.startswith(("https://", "http://")):
        faults["committee_public_address"] = Text(
            "Địa chỉ phải bắt đầu bằng https:// hoặc http://.", "The address must begin with https:// or http://."
        )
    for field in fields(typed):
        longest = LONGEST_SYMBOL if field.name == "symbol" else LONGEST
        if len(getattr(typed, field.name)) > longest:
            faults[f"committee_{field.name}"] = Text(
                f"Không dài quá {longest} ký tự.", f"It must not be longer than {longest} characters."
            )
    return faults


def _keep(db: Database, typed: NewCommittee, unit_id: str, *, at: datetime, by: str) -> None:
    committee.add(
        db,
        Committee(
            typed.name, typed.superior, typed.place, typed.layout, typed.symbol, typed.public_address, unit_id, 1, at
        ),
    )
    detail = {"name": typed.name, "layout": typed.layout, "unit": unit_id}
    audit.append(db, at=at, actor=by, action="committee.create", subject=SUBJECT, detail=detail)
