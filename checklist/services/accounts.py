"""Accounts: the first ones of an installation, and those that an administrator adds, ends and mends."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.domain.roles import COMMITTEE_ROLES, Permission, Role, allows
from checklist.domain.text import Text
from checklist.services.errors import FieldsRefused, NotFound, Refused
from checklist.services.passwords import hash_password, password_fault
from checklist.services.workspace import Workspace
from checklist.store import audit, committee, sessions, users
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.users import User

__all__ = ["ROLES_GIVEN", "AccountFault", "AccountRefused", "NewAccount", "User"]

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
LONGEST_NAME = 200

# What every administrator may give out in a unit.
ROLES_GIVEN = (Role.OFFICER, Role.HEAD, Role.CO_SIGNER, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account as typed in. Only an administrator of the whole installation has no unit."""

    username: str
    name: str
    role: Role
    password: str
    unit_id: str | None


class AccountRefused(Refused):
    """Something may not be done to an account."""


class AccountFault(FieldsRefused, AccountRefused):
    """What was typed in of an account, its unit or its committee will not do."""


def any_account(workspace: Workspace) -> bool:
    """Whether the installation has been set up."""
    with workspace.database() as db:
        return users.exist(db)


def accounts_for(workspace: Workspace, manager: User) -> list[User]:
    """The accounts that ``manager`` looks after: all of them, or those of the manager's unit."""
    require_manager(manager)
    with workspace.database() as db:
        return users.every(db, manager.unit_id)


def roles_given_by(workspace: Workspace, manager: User) -> tuple[Role, ...]:
    """The roles that ``manager`` may give: those of a committee only where there is one, and only from the top.

    An administrator of one unit could otherwise read what every other unit has sent.
    """
    if manager.unit_id is not None:
        return ROLES_GIVEN
    with workspace.database() as db:
        return (*ROLES_GIVEN, *COMMITTEE_ROLES) if committee.get(db) is not None else ROLES_GIVEN


def create_user(workspace: Workspace, account: NewAccount, *, manager: User, at: datetime) -> User:
    """Add an account in the name of ``manager``. Raises :class:`AccountFault`, :class:`Refused`."""
    require_manager(manager)
    if account.role not in roles_given_by(workspace, manager) or account.unit_id is None:
        raise AccountRefused("Không tạo được tài khoản có vai trò này.", "No account can have this role.")
    if manager.unit_id not in (None, account.unit_id):
        raise NotFound("Không có đơn vị này.", "There is no such unit.")
    raise_faults(account_faults(account))
    hashed = hash_password(account.password)
    with workspace.database() as db, transaction(db):
        return keep_user(db, account, hashed, at=at, by=manager.username)


def set_active(workspace: Workspace, user_id: str, is_active: bool, *, manager: User, at: datetime) -> User:
    """Open or close an account; closing it ends its log-ins at once. Raises :class:`NotFound`, :class:`Refused`."""
    with workspace.database() as db, transaction(db):
        user = managed(db, user_id, manager)
        if user.id == manager.id:
            raise AccountRefused(
                "Không tự khóa tài khoản đang dùng; hãy nhờ người quản trị khác.",
                "You cannot close the account you are using; ask another administrator.",
            )
        changed = users.set_active(db, user_id, is_active)
        if not is_active:
            sessions.end_of_user(db, user_id)
        action = "account.open" if is_active else "account.close"
        audit.append(db, at=at, actor=manager.username, action=action, subject=user.username, detail={})
    return changed


def reset_password(workspace: Workspace, user_id: str, *, manager: User, at: datetime) -> tuple[User, str]:
    """Give an account a new random password, to be told to its owner, and end its log-ins.

    The password is returned and kept nowhere. Raises :class:`NotFound`, :class:`Refused`.
    """
    password = random_password()
    hashed = hash_password(password)
    with workspace.database() as db, transaction(db):
        user = managed(db, user_id, manager)
        if user.id == manager.id:
            raise AccountRefused(
                "Mật khẩu của chính mình thì đổi ở trang “Đổi mật khẩu”.",
                "Change your own password on the page “Change password”.",
            )
        users.set_password(db, user_id, hashed)
        sessions.end_of_user(db, user_id)
        audit.append(db, at=at, actor=manager.username, action="account.reset", subject=user.username, detail={})
    return user, password


def reset_password_from_shell(workspace: Workspace, username: str, *, at: datetime) -> str:
    """A new random password for an account, opened again: for whoever runs the machine. Raises :class:`NotFound`."""
    password = random_password()
    hashed = hash_password(password)
    with workspace.database() as db, transaction(db):
        found = users.with_password_hash(db, username)
        if found is None:
            raise NotFound(f"Không có tài khoản “{username}”.", f"There is no account “{username}”.")
        user = users.set_active(db, found[0].id, True)
        users.set_password(db, user.id, hashed)
        sessions.end_of_user(db, user.id)
        audit.append(db, at=at, actor="shell", action="account.reset", subject=user.username, detail={})
    return password


def account_faults(account: NewAccount) -> dict[str, Text]:
    """What will not do in an account as typed in, by field; a user name that is taken shows on keeping it."""
    faults: dict[str, Text] = {}
    if not account.name or len(account.name) > LONGEST_NAME:
        faults["name"] = Text(
            f"Họ và tên không được để trống và không dài quá {LONGEST_NAME} ký tự.",
            f"A name is needed, of at most {LONGEST_NAME} characters.",
        )
    if not USERNAME.fullmatch(account.username):
        faults["username"] = Text(
            "Tên đăng nhập dài từ 3 đến 40 ký tự, chỉ gồm chữ thường không dấu, chữ số và dấu chấm, gạch ngang, "
            "gạch dưới; bắt đầu bằng chữ hoặc số.",
            "A user name has 3 to 40 characters: lower-case letters without diacritics, digits, dots, dashes and "
            "underscores; it begins with a letter or a digit.",
        )
    fault = password_fault(account.password, account.username)
    if fault:
        faults["password"] = fault
    return faults


def keep_user(db: Database, account: NewAccount, password_hash: str, *, at: datetime, by: str) -> User:
    """Keep an account within a transaction. Raises :class:`AccountFault` for a user name that is taken."""
    user = User(
        id=secrets.token_hex(10),
        username=account.username,
        name=unicodedata.normalize("NFC", account.name),
        role=account.role,
        unit_id=account.unit_id,
        is_active=True,
        created_at=at,
    )
    try:
        users.add(db, user, password_hash)
    except AlreadyExists as error:
        taken = Text(
            f"Tên đăng nhập “{account.username}” đã có người dùng.",
            f"The user name “{account.username}” is taken.",
        )
        raise AccountFault({"username": taken}) from error
    detail = {"role": user.role.value, "unit": user.unit_id}
    audit.append(db, at=at, actor=by, action="account.create", subject=user.username, detail=detail)
    return user


def managed(db: Database, user_id: str, manager: User) -> User:
    """An account that ``manager`` looks after. Raises :class:`NotFound` for any other."""
    require_manager(manager)
    try:
        user = users.get(db, user_id)
    except NoSuchRow as error:
        raise NotFound("Không có tài khoản này.", "There is no such account.") from error
    # An administrator of one unit sees neither other units nor those who look after all of them.
    if manager.unit_id not in (None, user.unit_id):
        raise NotFound("Không có tài khoản này.", "There is no such account.")
    return user


def require_manager(user: User) -> None:
    """Raise :class:`Refused` unless ``user`` is an active administrator."""
    if not (user.is_active and allows(user.role, Permission.MANAGE)):
        raise AccountRefused(
            "Chỉ người quản trị được quản lý tài khoản.", "Only an administrator looks after accounts."
        )


def random_password() -> str:
    """A password for handing over: four groups of letters and digits that are not mistaken for each other."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def raise_faults(faults: Mapping[str, Text]) -> None:
    """Raise :class:`AccountFault` if there are any."""
    if faults:
        raise AccountFault(faults)
