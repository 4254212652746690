"""Signing slot by slot, here and elsewhere, by hand, and the files that come of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from checklist.documents.signing import sign_pdf
from checklist.services.drafts import load_draft
from checklist.services.sign_draft import Signing, read_document, signing_of
from tests.documents import pki
from tests.web.client import ClientRequest, World, make_world
from tests.web.sealing import fill_in, sealed, send_large_pdf

SCAN = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(scope="module")
def sealed_world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose own unit has sealed its report."""
    world = make_world(tmp_path_factory.mktemp("sealed") / "instance")
    fill_in(world.workspace, world.own.assessment_id)
    sealed(world.workspace, world.own.assessment_id)
    return world


@dataclass
class Desk:
    """The sealed report of the own unit and who signs it."""

    client: ClientRequest

    @property
    def base(self) -> str:
        return f"/danh-gia/{self.client.world.own.assessment_id}"

    @property
    def signing(self) -> Signing:
        workspace = self.client.world.workspace
        return signing_of(workspace, load_draft(workspace, self.client.world.own.assessment_id))

    @property
    def newest(self) -> bytes:
        return read_document(self.client.world.workspace, self.signing.base)

    def as_(self, role: str) -> Desk:
        self.client.log_out().log_in(role)
        return self

    def sign(self, slot: str, status: int = 303, **fields: Any) -> str:
        sent: dict[str, Any] = {"o": slot, "cach": "noi-bo", "ban": str(self.signing.base.id), **fields}
        return self.client.post(f"{self.base}/ky", status, **sent).response.text

    def upload(self, content: bytes, status: int, where: str = "tai-len", name: str = "a.pdf") -> str:
        answer = self.client.post(f"{self.base}/ky/{where}", status, tep=(io.BytesIO(content), name))
        return answer.response.text


@pytest.fixture
def desk(sealed_world: World, tmp_path: object, fresh_copy: Callable[[World], World]) -> Desk:
    """That report in an installation of this test's own."""
    world = fresh_copy(sealed_world)
    return Desk(ClientRequest(world.app(), world))


@pytest.fixture
def fresh_copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[[World], World]:
    return lambda world: world.copy(tmp_path_factory.mktemp("copy") / "instance")


def signer() -> pki.Identity:
    return pki.make_signer(pki.make_root())


def test_the_head_is_told_of_co_signers_who_have_not_signed(desk: Desk) -> None:
    desk.as_("head")

    assert "Còn ô ký xác nhận chưa ký" in desk.sign("Head", 422)
    desk.sign("Head", bo_qua="1")
    assert desk.signing.slot("Head").filled


def test_a_co_signer_signs_one_slot_and_not_the_heads(desk: Desk) -> None:
    desk.as_("co_signer")
    assert "không ký ô đó" in desk.sign("Head", 422)
    desk.sign("CoSigner1")

    others = [slot.name for slot in desk.signing.slots if slot.name.startswith("CoSigner") and not slot.filled]
    for other in others:
        assert "không ký ô đó" in desk.sign(other, 422)


def test_an_officer_does_not_sign(desk: Desk) -> None:
    desk.as_("officer").sign("Head", 403)


def test_a_signature_on_an_older_version_is_not_kept(desk: Desk) -> None:
    desk.as_("co_signer")
    old = str(desk.signing.base.id)
    desk.sign("CoSigner1")

    assert "Vừa có chữ ký khác" in desk.as_("head").sign("Head", 422, ban=old, bo_qua="1")


def test_a_certificate_file_signs_and_its_password_stands_nowhere(desk: Desk) -> None:
    person, password = signer(), "mật khẩu rất kín 93"
    desk.as_("head")
    page = desk.sign(
        "Head", 422, cach="p12", mat_khau="sai", bo_qua="1", p12=(io.BytesIO(person.p12(password)), "a.p12")
    )
    assert "sai" not in page.split("<main")[1].split("value=")[0] or "Mật khẩu" in page
    desk.sign("Head", cach="p12", mat_khau=password, bo_qua="1", p12=(io.BytesIO(person.p12(password)), "a.p12"))

    assert desk.signing.slot("Head").filled
    kept = b"".join(path.read_bytes() for path in desk.client.world.folder.rglob("*") if path.is_file())
    assert password.encode() not in kept


def test_what_was_signed_elsewhere_is_checked_and_kept(desk: Desk) -> None:
    desk.as_("officer")
    pdf = sign_pdf(desk.newest, "Head", signer().signer, at=datetime.now(UTC))
    desk.upload(pdf, 303)

    assert desk.signing.slot("Head").filled
    page = desk.client.get(f"{desk.base}/tep")
    assert "ký số, toàn vẹn" in page.text
    assert page.words("//dt[.='Chứng thư gốc được tin cậy ở đây']/following-sibling::dd") == ["Không"]


def test_an_upload_that_does_not_extend_the_kept_bytes_is_refused(desk: Desk) -> None:
    desk.as_("officer")
    pdf = sign_pdf(desk.newest, "Head", signer().signer, at=datetime.now(UTC))

    assert "không phải bản mới nhất" in desk.upload(SCAN, 422)
    assert "không có chữ ký số mới" in desk.upload(desk.newest, 422)
    broken = bytearray(pdf)
    broken[len(desk.newest) + 400] ^= 1
    desk.upload(bytes(broken), 422)
    assert len(desk.signing.kept) == 1


def test_a_scan_is_a_class_of_its_own_and_ends_reopening_as_unsealing(desk: Desk) -> None:
    desk.as_("officer").upload(SCAN, 303, "ban-quet")
    signing = desk.signing

    assert [each.kind for each in signing.kept] == ["unsigned", "scan"]
    assert not any(slot.filled for slot in signing.slots)
    assert "Bản quét ký tay" in desk.client.get(f"{desk.base}/tep?kiem-tra={signing.kept[-1].id}").text
    assert "PDF" in desk.upload(b"plain text", 422, "ban-quet", "a.txt")


def test_a_large_scan_is_taken_up_to_the_size_of_a_file(desk: Desk) -> None:
    client = desk.as_("officer").client

    assert send_large_pdf(client, f"{desk.base}/ky/ban-quet", "tep", 9 * 1024 * 1024) == 303


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rest", ["ky", "tep", "ra-soat"])
def test_its_pages_are_whole_in_both_languages(desk: Desk, rest: str, language: str) -> None:
    assert desk.as_("head").client.get(f"{desk.base}/{rest}?lang={language}").tree.get("lang") == language


def test_a_document_of_another_report_is_not_found(desk: Desk) -> None:
    desk.as_("officer").client.fetch(f"{desk.base}/tep/999", 404)
