"""Who may do what: the roles of accounts, and what each allows within the account's own unit."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What an account is for."""

    OFFICER = "officer"
    HEAD = "head"
    CO_SIGNER = "co_signer"
    COMMITTEE_MEMBER = "committee_member"
    AUDITOR = "auditor"
    CHAIR = "chair"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What a page asks of the account that opens it."""

    VIEW = "view"
    """Read the unit's assessments, evidence and files."""
    ANSWER = "answer"
    """Start assessments, answer, give evidence, write the report's texts."""
    SEAL = "seal"
    """Seal an assessment, and unseal it before the first signature."""
    SIGN = "sign"
    """Sign in a slot of one's own."""
    MANAGE = "manage"
    """Add, end and mend accounts."""


_NONE: frozenset[Permission] = frozenset()

PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.OFFICER: frozenset({Permission.VIEW, Permission.ANSWER, Permission.SEAL}),
        Role.HEAD: frozenset({Permission.VIEW, Permission.ANSWER, Permission.SEAL, Permission.SIGN}),
        Role.CO_SIGNER: frozenset({Permission.VIEW, Permission.SIGN}),
        # Whoever hands out accounts does not answer with them: an administrator sees no assessment.
        Role.ADMINISTRATOR: frozenset({Permission.MANAGE}),
        Role.COMMITTEE_MEMBER: _NONE,
        Role.AUDITOR: _NONE,
        Role.CHAIR: _NONE,
    }
)


def allows(role: Role, permission: Permission) -> bool:
    """Whether ``role`` may do what ``permission`` names."""
    return permission in PERMISSIONS[role]
