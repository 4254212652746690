"""Who may do what: the roles of accounts, and what each allows in the account's own unit or in the committee."""

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
    OVERSEE = "oversee"
    """Read what the committee of this installation holds."""
    RECEIVE = "receive"
    """Keep the register of units and the campaigns, receive reports, prepare decisions."""
    AUDIT = "audit"
    """Audit the reports of other units than one's own."""
    CONCLUDE = "conclude"
    """Conclude audits, grant waivers, issue decisions and certificates in the committee's name."""


PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.OFFICER: frozenset({Permission.VIEW, Permission.ANSWER, Permission.SEAL}),
        Role.HEAD: frozenset({Permission.VIEW, Permission.ANSWER, Permission.SEAL, Permission.SIGN}),
        Role.CO_SIGNER: frozenset({Permission.VIEW, Permission.SIGN}),
        # Whoever hands out accounts does not answer with them: an administrator sees no assessment.
        Role.ADMINISTRATOR: frozenset({Permission.MANAGE}),
        # A committee's roles reach no unit's drafts: what it reads is what it has received.
        Role.COMMITTEE_MEMBER: frozenset({Permission.OVERSEE, Permission.RECEIVE}),
        Role.AUDITOR: frozenset({Permission.OVERSEE, Permission.AUDIT}),
        Role.CHAIR: frozenset({Permission.OVERSEE, Permission.CONCLUDE}),
    }
)

COMMITTEE_ROLES = (Role.COMMITTEE_MEMBER, Role.AUDITOR, Role.CHAIR)
"""Accounts of a committee. Each also belongs to the unit that employs its holder, which it may not audit."""


def allows(role: Role, permission: Permission) -> bool:
    """Whether ``role`` may do what ``permission`` names."""
    return permission in PERMISSIONS[role]
