"""The shell: ``receive PATHS…`` with its lines, counts and exit codes; ``trust crl``."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

from checklist import create_app
from checklist.services.workspace import Workspace
from tests.documents.pki import make_root
from tests.factories import GOOD_RULES
from tests.services.committee.receiving_samples import (
    NOW,
    answers,
    office,
    outcast,
    revocations,
    sealed,
    signed,
    stranger,
    unsigned,
)
from tests.services.committee.test_receiving_archives import packed
from tests.services.committee.test_receiving_versions import notes, one


def command(workspace: Workspace, *arguments: object) -> Result:
    app = create_app({"INSTANCE_FOLDER": workspace.folder, "RULES_FOLDER": GOOD_RULES, "TESTING": True})
    with app.app_context():
        return app.test_cli_runner().invoke(args=[str(argument) for argument in arguments])


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return office(tmp_path, 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports in folders, one in an archive, one that is not signed, and what a system leaves."""
    folder = tmp_path / "gửi về"
    (folder / "đợt 1").mkdir(parents=True)
    (folder / "đợt 1" / "một.pdf").write_bytes(signed(sealed(answers(1))))
    (folder / "hai.pdf").write_bytes(signed(sealed(answers(2))))
    (folder / "gói.zip").write_bytes(packed({"ba.pdf": signed(sealed(answers(3)))}))
    (folder / "chưa ký.pdf").write_bytes(unsigned(sealed(answers(1))))
    (folder / "desktop.ini").write_text("x")
    return folder


def test_a_folder_is_received_with_a_line_a_file_and_counts(workspace: Workspace, folder: Path) -> None:
    done = command(workspace, "receive", folder)

    assert done.exit_code == 3
    lines = done.output.splitlines()
    assert sum(line.startswith("ĐÃ NHẬN") for line in lines) == 3
    (refused,) = (line for line in lines if line.startswith("TỪ CHỐI"))
    assert refused.startswith("TỪ CHỐI  chưa ký.pdf [unsigned]: Tệp")
    assert lines[-1] == "Tổng số 4 tệp: nhận 3, đã có 0, từ chối 1."


def test_all_in_exits_with_nothing_to_complain_of_also_the_second_time(workspace: Workspace, folder: Path) -> None:
    path = folder / "hai.pdf"

    assert command(workspace, "receive", path).exit_code == 0
    again = command(workspace, "receive", path)
    assert again.exit_code == 0
    assert "ĐÃ CÓ" in again.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(["khong-co.pdf"], "Không có tệp"), (["--by", "khong-ai", "."], "không phải thành viên")],
)
def test_bad_input_is_told_and_nothing_received(workspace: Workspace, arguments: list[str], sentence: str) -> None:
    done = command(workspace, "receive", *arguments)

    assert done.exit_code == 2
    assert sentence in done.output


def test_an_installation_without_a_committee_receives_nothing(tmp_path: Path, folder: Path) -> None:
    done = command(Workspace(tmp_path / "khac", GOOD_RULES), "receive", folder)

    assert done.exit_code == 2
    assert "Ban Chỉ đạo" in done.output


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_revocation_list_is_kept_and_asked(workspace: Workspace, tmp_path: Path) -> None:
    assert "no_crl" in notes(one(workspace, signed(sealed(answers(1)))))

    done = command(workspace, "trust", "crl", write(tmp_path / "a.crl", revocations(outcast())))

    assert done.exit_code == 0, done.output
    assert "01 chứng thư số" in done.output
    assert "Danh sách thu hồi" in command(workspace, "trust", "list").output
    assert one(workspace, signed(sealed(answers(2)), outcast())).guard == "certificate_revoked"
    assert {"crl_checked"} <= notes(one(workspace, signed(sealed(answers(3)))))


def test_a_list_that_proves_nothing_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    crl = partial(command, workspace, "trust", "crl")

    assert "không do chứng thư số gốc" in crl(write(tmp_path / "b.crl", revocations(issuer=make_root()))).output
    assert "không phải danh sách" in crl(write(tmp_path / "c.crl", b"garbage")).output
    assert "không phải danh sách" in crl(write(tmp_path / "d.crl", revocations(outcast())[:-40])).output


def test_an_older_list_does_not_take_the_place_of_a_newer(workspace: Workspace, tmp_path: Path) -> None:
    command(workspace, "trust", "crl", write(tmp_path / "a.crl", revocations(outcast())))
    older = revocations(made=NOW - timedelta(days=5))

    done = command(workspace, "trust", "crl", write(tmp_path / "b.crl", older))

    assert done.exit_code == 2
    assert "mới hơn" in done.output


def test_a_list_past_its_day_is_still_asked_and_said_to_be_old(workspace: Workspace, tmp_path: Path) -> None:
    old = revocations(outcast(), made=NOW - timedelta(days=60))
    command(workspace, "trust", "crl", write(tmp_path / "a.crl", old))

    assert "crl_old" in notes(one(workspace, signed(sealed(answers(1)), at=NOW)))
    assert one(workspace, signed(sealed(answers(2)), outcast())).guard == "certificate_revoked"
    assert one(workspace, signed(sealed(answers(3)), stranger())).guard == "signer_unknown"
