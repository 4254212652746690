"""Two hundred files in one go: the good ones are in, each bad one has its own reason, the counts add up."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.documents.signing import sign_pdf
from checklist.domain.answer_parsing import parse_answers
from checklist.services.assess import seal_answers
from checklist.services.committee.receiving import (
    Limits,
    ReceivedFile,
    add_file,
    close_receipt,
    open_receipt,
    progress_of,
    receive_waiting,
)
from checklist.services.revocation_lists import add_revocation_list
from checklist.services.workspace import Workspace
from checklist.store import files, submissions
from tests.documents.signed_files import head
from tests.services.committee.receiving_samples import (
    NOW,
    OTHER_WAYS,
    RECEIVED_AT,
    TWELVE_WAYS,
    answers,
    clock,
    garbage,
    office,
    outcast,
    revocations,
    sealed,
    signed,
)

TOTAL, EACH_WAY = 200, 3
GOOD = TOTAL - EACH_WAY * len(TWELVE_WAYS)


def received(workspace: Workspace, contents: dict[str, bytes], limits: Limits | None = None) -> list[ReceivedFile]:
    """Receive files by name in one go."""
    limits = limits or Limits()
    receipt = open_receipt(workspace, at=RECEIVED_AT, by="bcd.tiep-nhan")
    for name, content in contents.items():
        add_file(workspace, receipt, name, io.BytesIO(content), limits)
    close_receipt(workspace, receipt)
    return receive_waiting(workspace, receipt, clock=clock, limits=limits)


@pytest.fixture(scope="module")
def two_hundred() -> dict[str, bytes]:
    """The files by name: a bad one's name begins with the guard that must refuse it."""
    good = {f"bao-cao-{number}.pdf": signed(sealed(answers(number))) for number in range(1, GOOD + 1)}
    bad = {
        f"{guard}-{number}.pdf": break_it(sealed(answers(1000 + number)))
        for number in range(EACH_WAY)
        for guard, break_it in TWELVE_WAYS.items()
    }
    mixed = sorted({**good, **bad}.items(), key=lambda item: item[0][::-1])
    return dict(mixed)


@pytest.fixture(scope="module")
def went_in(
    two_hundred: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Workspace, list[ReceivedFile]]:
    workspace = office(tmp_path_factory.mktemp("hai-tram"), GOOD)
    add_revocation_list(workspace, revocations(outcast()), at=NOW)
    return workspace, received(workspace, two_hundred)


def test_the_counts_add_up(went_in: tuple[Workspace, list[ReceivedFile]]) -> None:
    workspace, found = went_in
    progress = progress_of(workspace, found[0].receipt_id)

    assert len(found) == progress.receipt.total == TOTAL
    assert progress.counts == {"accepted": GOOD, "repeated": 0, "refused": TOTAL - GOOD}
    assert progress.receipt.finished_at == RECEIVED_AT


def test_each_bad_file_has_its_own_reason(went_in: tuple[Workspace, list[ReceivedFile]]) -> None:
    refused = [file for file in went_in[1] if file.outcome == "refused"]

    assert {file.name.rpartition("-")[0]: file.guard for file in refused} == {guard: guard for guard in TWELVE_WAYS}
    assert Counter(file.guard for file in refused) == dict.fromkeys(TWELVE_WAYS, EACH_WAY)
    assert len({file.sentence_vi for file in refused}) == len({file.sentence_en for file in refused}) == 12


def test_what_was_received_is_what_was_sealed_byte_for_byte(
    went_in: tuple[Workspace, list[ReceivedFile]], two_hundred: dict[str, bytes]
) -> None:
    workspace, found = went_in
    accepted = [file for file in found if file.submission_id is not None]

    with workspace.database() as db:
        for file in accepted:
            assert submissions.payload(db, str(file.submission_id)) == extract_attachment(two_hundred[file.name])
            assert files.read(workspace.files, str(file.sha256)) == two_hundred[file.name]
    assert len(accepted) == GOOD


def test_the_same_files_again_bring_nothing_new(
    went_in: tuple[Workspace, list[ReceivedFile]], two_hundred: dict[str, bytes]
) -> None:
    workspace, first = went_in
    some = {file.name: two_hundred[file.name] for file in first[:50]}
    again = received(workspace, some)

    assert [file.outcome for file in again] == [file.outcome.replace("accepted", "repeated") for file in first[:50]]
    with workspace.database() as db:
        assert len(submissions.every(db)) == GOOD


@pytest.mark.parametrize("guard", OTHER_WAYS)
def test_every_other_guard_refuses_by_its_own_name(tmp_path: Path, guard: str) -> None:
    (file,) = received(office(tmp_path, 1), {"tep.pdf": OTHER_WAYS[guard](sealed(answers(1)))})

    assert (file.outcome, file.guard) == ("refused", guard)
    assert "{" not in file.sentence_vi + file.sentence_en


def test_a_report_as_the_program_draws_it_is_taken_in(tmp_path: Path) -> None:
    workspace, data = office(tmp_path, 1), answers(1)
    drawn = seal_answers(workspace, parse_answers(data, workspace.pack), {}).pdf
    (file,) = received(workspace, {"bao-cao.pdf": sign_pdf(drawn, "Head", head().signer, at=NOW)})

    assert (file.outcome, file.facts["signed_at"]) == ("accepted", NOW.isoformat())


def test_what_is_too_large_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    (file,) = received(workspace, {"rac.pdf": garbage()})

    assert (file.guard, file.size) == ("too_large", len(garbage()))
    assert "32 MB" in file.sentence_vi
    assert not list(files.every(workspace.files))
    assert not list((workspace.folder / "receiving").rglob("*.bin"))
