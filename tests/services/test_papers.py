"""A paper is issued, signed by its people and its organisation, and verified without asking anybody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pikepdf
import pytest

from checklist.documents.trust import add_root
from checklist.domain.papers.common import PaperKind
from checklist.domain.papers.profiles import LayoutId
from checklist.services.errors import Refused
from checklist.services.papers import issue, sign_paper
from checklist.services.signing import Hand
from checklist.services.verify import report_lines, verify_file
from checklist.services.workspace import Workspace
from checklist.store import files
from tests.documents.pki import NOW, PASSWORD, make_root, make_signer
from tests.documents.render_samples import pages_of
from tests.domain.paper_form_samples import SCHOOL
from tests.domain.paper_samples import PARTY, STATE, certificate, every_paper, minutes

HAND = Hand(at=NOW, actor="test")


def issued(workspace: Workspace, paper: Any) -> bytes:
    return files.read(workspace.files, issue(workspace, paper).sha256)


def test_a_paper_is_kept_and_issuing_it_again_keeps_it_once(workspace: Workspace) -> None:
    first, second = issue(workspace, certificate()), issue(workspace, certificate())

    assert first == second
    assert list(files.every(workspace.files)) == [first.sha256]


@pytest.mark.parametrize(
    ("layout", "name"),
    [
        (STATE, "conclusion"),
        (STATE, "decision"),
        (STATE, "certificate"),
        (STATE, "consolidated"),
        (PARTY, "decision"),
        (PARTY, "certificate"),
        (PARTY, "remedy_plan"),
    ],
)
def test_person_and_organisation_sign_every_paper_and_it_verifies(
    workspace: Workspace, layout: LayoutId, name: str
) -> None:
    pdf = issued(workspace, every_paper(layout)[name])
    signed = sign_paper(workspace, sign_paper(workspace, pdf, "Head", HAND), "Organisation", HAND)

    checked = verify_file(workspace, signed, at=NOW)

    assert checked.problems() == ()
    assert checked.is_valid
    assert [signature.slot for signature in checked.signatures.signatures] == ["Head", "Organisation"]
    assert checked.paper is not None
    assert signed.startswith(pdf)


def test_the_three_hands_of_minutes_may_sign_digitally(workspace: Workspace) -> None:
    pdf = issued(workspace, minutes())
    for slot in ("CoSigner1", "CoSigner2", "Head"):
        pdf = sign_paper(workspace, pdf, slot, HAND)

    checked = verify_file(workspace, pdf, at=NOW)

    assert checked.is_valid
    assert checked.paper is not None
    assert (checked.paper.kind, checked.paper.unit) == (PaperKind.MINUTES, "Ủy ban nhân dân xã Mường Kim")


def test_a_paper_signed_with_certificate_files_verifies_by_their_root(workspace: Workspace) -> None:
    root = make_root()
    add_root(workspace.trust, root.pem)
    pdf = issued(workspace, certificate())
    for slot, who in (("Head", "Nguyễn Hoàng Phương Thảo"), ("Organisation", "Ban Chỉ đạo xã Mường Kim")):
        hand = Hand(at=NOW, actor="test", p12=make_signer(root, who).p12(), password=PASSWORD)
        pdf = sign_paper(workspace, pdf, slot, hand)

    checked = verify_file(workspace, pdf, at=NOW)

    assert checked.is_valid
    assert "Trưởng Ban".upper() in pages_of(pdf)[0]
    facts = checked.paper
    assert facts is not None
    assert (facts.kind, facts.number, facts.unit, facts.grade) == (PaperKind.CERTIFICATE, "07/2026", SCHOOL, "Tốt")


def test_a_wrong_password_is_refused_with_a_sentence(workspace: Workspace) -> None:
    pdf = issued(workspace, certificate())
    hand = Hand(at=NOW, actor="test", p12=make_signer(make_root(), "Ai đó").p12(), password="sai")

    with pytest.raises(Refused, match=r"[Mm]ật khẩu"):
        sign_paper(workspace, pdf, "Head", hand)


def test_the_organisation_cannot_be_passed_over_by_the_person(workspace: Workspace) -> None:
    pdf = sign_paper(workspace, issued(workspace, certificate()), "Organisation", HAND)

    with pytest.raises(Refused, match="đã ký trước"):
        sign_paper(workspace, pdf, "Head", HAND)


def test_what_is_no_paper_is_not_signed_as_one(workspace: Workspace) -> None:
    with pytest.raises(Refused):
        sign_paper(workspace, b"%PDF-1.7 nothing", "Head", HAND)


def test_an_unsigned_paper_is_recognised_and_said_to_be_unsigned(workspace: Workspace) -> None:
    checked = verify_file(workspace, issued(workspace, certificate()), at=NOW)

    assert [problem.code for problem in checked.problems()] == ["unsigned"]
    assert checked.paper is not None


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9])
def test_a_changed_byte_fails_a_signed_paper(workspace: Workspace, place: float) -> None:
    pdf = issued(workspace, certificate())
    signed = bytearray(sign_paper(workspace, pdf, "Head", HAND))
    signed[int(len(pdf) * place)] ^= 1

    assert not verify_file(workspace, bytes(signed), at=NOW).is_valid


def test_the_card_names_the_title_printed_on_the_paper(workspace: Workspace, tmp_path: Any) -> None:
    pdf = sign_paper(workspace, issued(workspace, certificate()), "Head", HAND)
    path = tmp_path / "signed.pdf"
    path.write_bytes(pdf)

    with pikepdf.open(path) as opened:
        fields = {str(field.T): "/V" in field for field in opened.Root.AcroForm.Fields}
    assert fields == {"Head": True, "Organisation": False}
    assert "Chức danh / vai trò: TRƯỞNG BAN" in pages_of(pdf)[0]


def test_the_shell_says_what_the_paper_is(workspace: Workspace) -> None:
    pdf = sign_paper(workspace, issued(workspace, certificate()), "Head", HAND)
    checked = verify_file(workspace, pdf, at=datetime(2026, 4, 1, tzinfo=UTC))
    said = list(report_lines(checked))

    assert any(line.startswith("Văn bản: Giấy công nhận – mã ") for line in said)
    assert "Số: 07/2026" in said
    assert "Xếp loại: Tốt" in said
    assert "Theo văn bản: 15/QĐ-BCĐ 2026-01-22" in said
    assert said[-1] == "KẾT LUẬN: HỢP LỆ"
    assert checked.plain()["paper"]["unit"] == SCHOOL
