"""What the pages of accounts show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from checklist.domain.roles import COMMITTEE_ROLES, Permission, Role, allows
from checklist.domain.text import Text
from checklist.services.accounts import User, accounts_for, roles_given_by
from checklist.services.units import every_unit
from checklist.services.workspace import Workspace
from checklist.store.units import Unit
from checklist.web.account_texts import ROLE_NAMES, UNIT_KIND_CHOICES, AccountTexts
from checklist.web.wording import same


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the list; nobody closes the account in use."""

    id: str
    username: str
    name: str
    role: Text
    unit: Text
    is_active: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """The context of ``accounts/overview.html``; the list and the form are there for administrators only."""

    own: AccountRow
    manages: bool
    adds_units: bool
    rows: tuple[AccountRow, ...]
    units: tuple[Unit, ...]
    roles: Mapping[str, Text]
    lacks_head: bool
    faults: Mapping[str, Text]
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewPasswordPage:
    """The context of ``accounts/new_password.html``."""

    username: str
    name: str
    password: str


@dataclass(frozen=True, slots=True)
class PasswordPage:
    """The context of ``accounts/password.html``."""

    faults: Mapping[str, Text]
    changed: bool


@dataclass(frozen=True, slots=True)
class UnitPage:
    """The context of ``accounts/unit.html``."""

    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    kinds: Mapping[str, Text]


def accounts_page(
    workspace: Workspace, user: User, faults: Mapping[str, Text] | None = None, typed: Mapping[str, str] | None = None
) -> AccountsPage:
    """The page of accounts as ``user`` sees it."""
    manages = allows(user.role, Permission.MANAGE)
    units = {unit.id: unit for unit in every_unit(workspace)}
    rows = accounts_for(workspace, user) if manages else []
    offered = [unit for unit in units.values() if manages and user.unit_id in (None, unit.id)]
    headed = {row.unit_id for row in rows if row.role is Role.HEAD and row.is_active}
    return AccountsPage(
        own=_row(user, units, user),
        manages=manages,
        adds_units=manages and user.unit_id is None,
        rows=tuple(_row(row, units, user) for row in rows),
        units=tuple(offered),
        roles={role.value: ROLE_NAMES[role] for role in (roles_given_by(workspace, user) if manages else ())},
        lacks_head=any(unit.id not in headed for unit in offered if unit.id not in _only_employs(rows)),
        faults=faults or {},
        typed=typed or {"unit_id": request.args.get("don_vi", "")},
    )


def new_password_page(user: User, password: str) -> NewPasswordPage:
    """The page that shows a new password once."""
    return NewPasswordPage(user.username, user.name, password)


def unit_page(typed: Mapping[str, str], faults: Mapping[str, Text]) -> UnitPage:
    """The form for a further unit."""
    return UnitPage(typed, faults, {kind.value: words for kind, words in UNIT_KIND_CHOICES.items()})


def _only_employs(rows: list[User]) -> set[str | None]:
    """The units whose accounts are all of the committee: they employ its people and sign no report here."""
    reporting = {row.unit_id for row in rows if row.role not in COMMITTEE_ROLES}
    return {row.unit_id for row in rows if row.role in COMMITTEE_ROLES} - reporting


def _row(user: User, units: Mapping[str, Unit], reader: User) -> AccountRow:
    unit = same(units[user.unit_id].name) if user.unit_id else AccountTexts.whole_installation
    return AccountRow(
        user.id, user.username, user.name, ROLE_NAMES[user.role], unit, user.is_active, user.id == reader.id
    )
