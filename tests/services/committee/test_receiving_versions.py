"""Received twice is once; a newer version supersedes; where the files do not tell, a member decides."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from checklist.documents.signing import sign_pdf
from checklist.services.committee.receiving import ReceivedFile
from checklist.services.committee.receiving_versions import assign_unit, supersede
from checklist.services.committee.submissions import received as submission_of
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace
from checklist.store import audit, receipts, register, submissions
from checklist.store.database import transaction
from tests.documents import signed_files
from tests.services.committee.receiving_samples import (
    CAMPAIGN,
    NOW,
    RECEIVED_AT,
    answers,
    office,
    registered,
    sealed,
    signed,
)
from tests.services.committee.test_receiving_two_hundred import received

LATER = NOW + timedelta(days=3)
CHANGED: dict[str, Any] = {"m2.d6": {"declared": "partly", "cause": "Bận"}}


def one(workspace: Workspace, pdf: bytes) -> ReceivedFile:
    """Receive one file."""
    (file,) = received(workspace, {"bao-cao.pdf": pdf})
    return file


def notes(file: ReceivedFile) -> set[str]:
    """The codes of the notes of a file."""
    return {note["code"] for note in file.facts["notes"]}


def state(workspace: Workspace, file: ReceivedFile) -> str:
    return submission_of(workspace, str(file.submission_id)).submission.state


def test_a_report_of_a_registered_unit_is_bound_to_its_unit_and_campaign(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    found = submission_of(workspace, str(one(workspace, signed(sealed(answers(1)))).submission_id))

    assert (found.submission.unit_id, found.submission.campaign_id) == (registered(1).id, CAMPAIGN)
    assert (found.submission.state, found.submission.class_) == ("received", "digital")
    assert found.submission.differences == ()


def test_the_same_file_again_is_no_new_submission(tmp_path: Path) -> None:
    workspace, pdf = office(tmp_path, 1), signed(sealed(answers(1)))
    first, again = one(workspace, pdf), one(workspace, pdf)

    assert (again.outcome, again.guard, again.submission_id) == ("repeated", "same_file", first.submission_id)
    with workspace.database() as db:
        assert len(submissions.every(db)) == 1
        assert len(receipts.files_of_submission(db, str(first.submission_id))) == 2


def test_the_same_seal_with_another_signature_becomes_the_main_file(tmp_path: Path) -> None:
    workspace, once = office(tmp_path, 1), signed(sealed(answers(1)))
    first = one(workspace, once)
    twice = one(workspace, sign_pdf(once, "Organisation", signed_files.organisation().signer, at=NOW))
    fewer = one(workspace, signed(sealed(answers(1)), at=NOW + timedelta(minutes=1)))
    main = submission_of(workspace, str(first.submission_id)).main

    assert (twice.guard, fewer.guard) == ("more_signatures", "same_seal")
    assert main is not None
    assert main.sha256 == twice.sha256


def test_a_later_version_supersedes_and_names_what_the_unit_states_otherwise(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    older = one(workspace, signed(sealed(answers(1))))
    newer = one(workspace, signed(sealed(answers(1, **CHANGED)), at=LATER))
    found = submission_of(workspace, str(newer.submission_id)).submission

    assert "supersedes" in notes(newer)
    assert (state(workspace, older), state(workspace, newer)) == ("superseded", "received")
    assert found.supersedes == older.submission_id
    assert [(each["kind"], each["where"]) for each in found.differences] == [("facts_changed", "m2.d6")]


def test_an_older_version_that_arrives_late_is_only_kept(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    newer = one(workspace, signed(sealed(answers(1, **CHANGED)), at=LATER))
    older = one(workspace, signed(sealed(answers(1))))

    assert "older_version" in notes(older)
    assert (state(workspace, older), state(workspace, newer)) == ("superseded", "received")


def test_versions_stand_in_the_order_of_signing_whatever_the_order_of_arrival(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    versions = [
        signed(sealed(answers(1, **{"m2.d6": {"declared": "partly", "cause": cause}})), at=NOW + timedelta(days=days))
        for days, cause in enumerate(("một", "hai", "ba"))
    ]
    last, first, middle = (one(workspace, versions[place]).submission_id for place in (2, 0, 1))

    with workspace.database() as db:
        found = {each.id: each.supersedes for each in submissions.every(db)}
        current = submissions.current(db, CAMPAIGN, registered(1).id)
    assert found == {first: None, middle: first, last: middle}
    assert current is not None
    assert current.id == last


def test_two_versions_signed_at_one_moment_wait_for_a_member(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    one_of_them = one(workspace, signed(sealed(answers(1))))
    other = one(workspace, signed(sealed(answers(1, **CHANGED))))

    assert "order_unclear" in notes(other)
    assert (state(workspace, one_of_them), state(workspace, other)) == ("received", "received")
    assert [each.id for each in submission_of(workspace, str(other.submission_id)).rivals] == [
        one_of_them.submission_id
    ]

    supersede(workspace, str(other.submission_id), str(one_of_them.submission_id), at=RECEIVED_AT, by="chi")

    assert (state(workspace, one_of_them), state(workspace, other)) == ("superseded", "received")
    with workspace.database() as db:
        assert "submission.supersede" in [each.action for each in audit.of_subject(db, str(other.submission_id))]


@pytest.mark.parametrize("standing", ["in_audit", "concluded"])
def test_what_is_being_audited_is_not_superseded_behind_the_auditors_back(tmp_path: Path, standing: str) -> None:
    workspace = office(tmp_path, 1)
    older = one(workspace, signed(sealed(answers(1))))
    with workspace.database() as db, transaction(db):
        submissions.change(db, str(older.submission_id), state=standing)
    newer = one(workspace, signed(sealed(answers(1, **CHANGED)), at=LATER))

    assert "audited_already" in notes(newer)
    assert (state(workspace, older), state(workspace, newer)) == (standing, "received")


def test_a_resubmission_supersedes_what_was_returned(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    older = one(workspace, signed(sealed(answers(1))))
    with workspace.database() as db, transaction(db):
        submissions.change(db, str(older.submission_id), state="returned")
    one(workspace, signed(sealed(answers(1, **CHANGED)), at=LATER))

    assert state(workspace, older) == "superseded"


def test_other_units_are_never_versions_of_each_other(tmp_path: Path) -> None:
    workspace = office(tmp_path, 2)
    first, second = (one(workspace, signed(sealed(answers(number)))) for number in (1, 2))

    with pytest.raises(Refused, match="không cùng đơn vị"):
        supersede(workspace, str(first.submission_id), str(second.submission_id), at=RECEIVED_AT, by="chi")


def test_a_unit_that_is_not_in_the_register_waits_to_be_assigned_by_a_member(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    file = one(workspace, signed(sealed(answers(9))))
    assert (file.outcome, state(workspace, file)) == ("accepted", "unassigned")
    assert "unassigned" in notes(file)

    assign_unit(workspace, str(file.submission_id), registered(1).id, at=RECEIVED_AT, by="chi")

    found = submission_of(workspace, str(file.submission_id)).submission
    assert (found.state, found.unit_id, found.campaign_id) == ("received", registered(1).id, CAMPAIGN)
    with workspace.database() as db:
        assert [each.actor for each in audit.of_subject(db, found.id) if each.action == "submission.assign"] == ["chi"]
    with pytest.raises(Refused, match="đã gắn"):
        assign_unit(workspace, found.id, registered(1).id, at=RECEIVED_AT, by="chi")


def test_a_unit_listed_under_a_code_is_found_by_kind_name_and_superior(tmp_path: Path) -> None:
    workspace = office(tmp_path, 0)
    listed = registered(5)
    with workspace.database() as db:
        register.add(db, [type(listed)(**{**_fields(listed), "id": "ma-so-5", "code": "05"})])
    file = one(workspace, signed(sealed(answers(5))))

    assert submission_of(workspace, str(file.submission_id)).submission.unit_id == "ma-so-5"
    assert {"matched_by_name", "no_campaign"} <= notes(file)


def _fields(unit: Any) -> dict[str, Any]:
    return {name: getattr(unit, name) for name in type(unit).__dataclass_fields__}
