"""What waits on the way from a concluded audit to a certificate in the unit's hands: for whoever opens the home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from checklist.domain.committee.certificate_register import CertificateState, state_of
from checklist.domain.committee.recognition import Contents
from checklist.services.committee.certificates import newest_by_submission, refusal
from checklist.services.workspace import Workspace
from checklist.store import certificates, decisions
from checklist.store.decisions import Decision


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits, and in which decisions, the first issued first.

    ``unlisted`` concluded audits stand in no decision, the first of them in the campaign ``list_in``; ``unsigned`` are
    issued decisions that nobody has signed; ``to_give`` and ``to_print`` count certificates under signed decisions,
    those not given and those no file was made of. Each decision is named by its id, once.
    """

    unlisted: int
    list_in: str | None
    unsigned: tuple[str, ...]
    to_give: int
    give_in: tuple[str, ...]
    to_print: int
    print_in: tuple[str, ...]


def recognition_waiting(workspace: Workspace, today: date) -> Waiting:
    """What waits on ``today``."""
    with workspace.database() as db:
        issued = decisions.issued(db)
        missing = {each.id: _not_given(db, each) for each in issued if each.signed_sha256 is not None}
        unprinted = [
            each.decision_id
            for each in certificates.unprinted(db)
            if state_of(each.valid_until, certificates.events_of(db, each.id), today) is CertificateState.IN_FORCE
        ]
        unlisted = decisions.count_unlisted(db)
        return Waiting(
            unlisted=sum(unlisted.values()),
            list_in=next(iter(unlisted), None),
            unsigned=tuple(each.id for each in issued if each.signed_sha256 is None),
            to_give=sum(missing.values()),
            give_in=tuple(decision for decision, count in missing.items() if count),
            to_print=len(unprinted),
            print_in=tuple(dict.fromkeys(unprinted)),
        )


def _not_given(db: Database, decision: Decision) -> int:
    contents = Contents.read(decision.body)
    given = newest_by_submission(certificates.of_decision(db, decision.id))
    return sum(each.submission_id not in given and refusal(each, contents) is None for each in contents.units)
