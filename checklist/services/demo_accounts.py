"""The sample units and the sample committee, with an account of every role, for trying the program out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from checklist.domain.answers import AnswerSet
from checklist.domain.roles import Role
from checklist.services.accounts import NewAccount, keep_user, random_password
from checklist.services.answer_files import read_answer_file
from checklist.services.committee.setup_demo import sample_committee
from checklist.services.demo import SAMPLES
from checklist.services.passwords import hash_password
from checklist.services.record import keep_unit
from checklist.services.workspace import Workspace
from checklist.store import audit, sessions, units, users
from checklist.store.database import transaction

ACTOR = "demo-accounts"

# The sample's short name in user names, and what its accounts are called.
SHORT_NAMES = dict(zip(SAMPLES, ("xa", "truong", "congty"), strict=True))
PEOPLE = (
    (Role.OFFICER, "can-bo", "Cán bộ lập báo cáo"),
    (Role.HEAD, "thu-truong", "Người đứng đầu"),
    (Role.CO_SIGNER, "dong-ky", "Người đồng ký"),
    (Role.ADMINISTRATOR, "quan-tri", "Người quản trị tài khoản"),
)
COMMITTEE = "bcd"
COMMITTEE_PEOPLE = (
    (Role.COMMITTEE_MEMBER, "thanh-vien", "Thành viên Ban Chỉ đạo"),
    (Role.AUDITOR, "tham-dinh", "Người thẩm định"),
    (Role.CHAIR, "truong-ban", "Trưởng ban"),
)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A sample account and its password, which stands nowhere else."""

    unit: str
    name: str
    username: str
    password: str


def make_demo_accounts(workspace: Workspace, samples: Path, *, at: datetime) -> Iterator[DemoAccount]:
    """Make the sample units, the sample committee and their accounts, and give each account a new password.

    Every administrator looks after one sample unit only, so nobody who knows a sample password reaches a real unit.
    Raises ``AnswersInvalid``, ``FileRefused``, and ``AccountRefused`` when a real account has one of the user names.
    """
    pack = workspace.pack
    answers = {name: read_answer_file(samples / f"{name}.yaml", pack)[0] for name in SAMPLES}
    for sample, short in SHORT_NAMES.items():
        for role, suffix, name in PEOPLE:
            password = random_password()
            account = NewAccount(f"{short}.{suffix}", f"{name} (mẫu)", role, password, None)
            hashed = hash_password(password)
            with workspace.database() as db, transaction(db):
                made = _make(db, _sample_unit(db, answers[sample], at), account, hashed, at)
            yield made
    assessed = [answers[sample].unit for sample in SAMPLES]
    for role, suffix, name in COMMITTEE_PEOPLE:
        password = random_password()
        account = NewAccount(f"{COMMITTEE}.{suffix}", f"{name} (mẫu)", role, password, None)
        hashed = hash_password(password)
        with workspace.database() as db, transaction(db):
            agency = sample_committee(db, pack, assessed, at=at, by=ACTOR)
            if agency is None:
                return
            made = _make(db, agency, account, hashed, at)
        yield made


def _make(db: Database, unit: units.Unit, account: NewAccount, password_hash: str, at: datetime) -> DemoAccount:
    """Make an account of a sample unit within a transaction, or renew the password of one that is there."""
    known = users.with_password_hash(db, account.username)
    if known is not None and known[0].unit_id == unit.id:
        users.set_password(db, known[0].id, password_hash)
        users.set_active(db, known[0].id, True)
        sessions.end_of_user(db, known[0].id)
        audit.append(db, at=at, actor=ACTOR, action="account.reset", subject=account.username, detail={})
    else:
        of_unit = NewAccount(account.username, account.name, account.role, account.password, unit.id)
        keep_user(db, of_unit, password_hash, at=at, by=ACTOR)
    return DemoAccount(unit.name, account.name, account.username, account.password)


def _sample_unit(db: Database, answers: AnswerSet, at: datetime) -> units.Unit:
    return units.get(db, keep_unit(db, answers, at))
