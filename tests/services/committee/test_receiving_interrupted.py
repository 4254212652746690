"""What has arrived survives a killed process: it is taken up again where it stopped, and entered once."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checklist.services.committee import receiving_spool
from checklist.services.committee.receiving import (
    Limits,
    add_file,
    close_receipt,
    each_received,
    open_receipt,
    progress_of,
    receive_waiting,
    resume,
)
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace
from checklist.store import receipts
from checklist.store.errors import NotFound
from tests.cases import ROOT
from tests.factories import GOOD_RULES
from tests.services.committee.receiving_samples import RECEIVED_AT, answers, clock, office, sealed, signed
from tests.services.committee.test_receiving_archives import packed

FILES = 6
KILLED = """
import os, signal, sys
from pathlib import Path
from checklist.services.committee.receiving import Limits, each_received
from checklist.services.workspace import Workspace
from tests.services.committee.receiving_samples import clock
workspace = Workspace(Path(sys.argv[1]), Path(sys.argv[2]))
for number, file in enumerate(each_received(workspace, sys.argv[3], clock=clock, limits=Limits()), 1):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return office(tmp_path, FILES)


def arrived(workspace: Workspace, *, archive: bool = False) -> str:
    """A receipt with files that wait, closed."""
    receipt = open_receipt(workspace, at=RECEIVED_AT, by="chi")
    contents = {f"{number}.pdf": signed(sealed(answers(number))) for number in range(1, FILES + 1)}
    for name, content in ({"goi.zip": packed(contents)} if archive else contents).items():
        add_file(workspace, receipt, name, io.BytesIO(content), Limits())
    close_receipt(workspace, receipt)
    return receipt


@pytest.mark.parametrize("archive", [False, True])
def test_a_process_killed_half_way_loses_nothing_and_counts_nothing_twice(
    workspace: Workspace, *, archive: bool
) -> None:
    receipt = arrived(workspace, archive=archive)
    command = [sys.executable, "-W", "ignore", "-c", KILLED, str(workspace.folder), str(GOOD_RULES), receipt]
    killed = subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert killed.returncode == -signal.SIGKILL
    half = progress_of(workspace, receipt)
    assert len(half.files) == 2
    assert half.receipt.finished_at is None

    receive_waiting(workspace, receipt, clock=clock, limits=Limits())

    whole = progress_of(workspace, receipt)
    assert whole.counts == {"accepted": FILES, "repeated": 0, "refused": 0}
    assert whole.receipt.total == FILES
    assert whole.receipt.finished_at is not None


def test_a_visit_takes_up_what_was_left(workspace: Workspace) -> None:
    receipt = arrived(workspace)
    next(each_received(workspace, receipt, clock=clock, limits=Limits()))

    resume(workspace, receipt, clock=clock, limits=Limits())

    deadline = time.monotonic() + 60
    while progress_of(workspace, receipt).receipt.finished_at is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert progress_of(workspace, receipt).counts["accepted"] == FILES


def test_only_one_works_on_a_receipt(workspace: Workspace) -> None:
    receipt = arrived(workspace)

    with receiving_spool.alone(workspace, receipt) as is_alone:
        assert is_alone
        assert receive_waiting(workspace, receipt, clock=clock, limits=Limits()) == []
    assert len(receive_waiting(workspace, receipt, clock=clock, limits=Limits())) == FILES


def test_nothing_of_a_finished_receipt_stays_in_the_waiting_room(workspace: Workspace) -> None:
    receipt = arrived(workspace)
    receive_waiting(workspace, receipt, clock=clock, limits=Limits())

    assert list((workspace.folder / "receiving").iterdir()) == []
    with pytest.raises(NotFound):
        add_file(workspace, receipt, "them.pdf", io.BytesIO(b"x"), Limits())


def test_an_open_receipt_goes_on_until_it_is_closed(workspace: Workspace) -> None:
    receipt = open_receipt(workspace, at=RECEIVED_AT, by="chi")
    for number in (1, 2):
        add_file(workspace, receipt, f"{number}.pdf", io.BytesIO(signed(sealed(answers(number)))), Limits())
        (file,) = receive_waiting(workspace, receipt, clock=clock, limits=Limits())
        assert file.outcome == "accepted"
    assert progress_of(workspace, receipt).receipt.finished_at is None

    close_receipt(workspace, receipt)
    receive_waiting(workspace, receipt, clock=clock, limits=Limits())

    with workspace.database() as db:
        assert receipts.unfinished(db) == []


def test_a_disk_that_is_nearly_full_is_said_before_anything_is_written(
    workspace: Workspace,
) -> None:
    receipt = open_receipt(workspace, at=RECEIVED_AT, by="chi")

    with pytest.raises(Refused, match="Ổ đĩa"):
        add_file(workspace, receipt, "1.pdf", io.BytesIO(b"x"), Limits(file=1 << 60))
