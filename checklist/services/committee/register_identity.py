"""Who a unit of the register is: the id it has on the units' side too, and whom nobody there may audit."""

from __future__ import annotations

import hashlib

from checklist.domain import answers
from checklist.domain.committee.register import Register, RegisterUnit, plain_name
from checklist.domain.text import fold
from checklist.services.accounts import User
from checklist.services.record import unit_id_of
from checklist.services.workspace import Workspace
from checklist.store import register, units

ID_LENGTH = 20


def identities(unit: RegisterUnit) -> tuple[str, ...]:
    """The ids that the units' side may know a unit by: of its code, then of its kind, superior and name.

    A province or a district assesses nothing, so it has none.
    """
    if unit.kind is None:
        return ()
    ids = [
        unit_id_of(answers.Unit(unit.name, unit.kind, {}, unit.superior, "", code)) for code in (unit.code, "")
    ]  # fmt: skip
    return tuple(dict.fromkeys(ids))


def free_id(unit: RegisterUnit, held: Register) -> str:
    """The id for a new unit: the first of its identities that is free.

    A code outlives the unit that had it (a commune of today often bears the code of one that went into it), and a name
    comes back: where all are taken the first day tells the two apart.
    """
    about = f"{unit.category}\n{unit.code or unit.superior}\n{unit.name}"
    tried = [*identities(unit), _hashed(about), _hashed(f"{about}\n{unit.code}\n{unit.valid_from}")]
    return next((each for each in tried if each not in held.units), tried[-1])


def own_units(workspace: Workspace, user: User) -> frozenset[str]:
    """The units of the register that ``user`` may not audit: the employing unit, what it was and what became of it.

    A unit of the same kind and name counts as the same where one of the two names no superior: in doubt nobody audits
    the own unit.
    """
    if user.unit_id is None:
        return frozenset()
    with workspace.database() as db:
        held, employer = register.load(db), units.get(db, user.unit_id)
    name, superior = plain_name(employer.name), fold(employer.parent)
    own = {
        unit.id
        for unit in held.units.values()
        if unit.id == employer.id
        or employer.id in identities(unit)
        or (
            unit.kind is not None
            and unit.kind.value == employer.kind
            and plain_name(unit.name) == name
            and (not superior or not unit.superior or fold(unit.superior) == superior)
        )
    }
    return held.relatives(own)


def _hashed(about: str) -> str:
    return hashlib.sha256(about.encode()).hexdigest()[:ID_LENGTH]
