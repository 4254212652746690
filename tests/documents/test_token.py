"""Signing with a token: a software token stands for the hardware, behind the same PKCS#11 interface."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11.constants import Attribute, CertificateType, ObjectClass

from checklist.documents.signing import sign_pdf
from checklist.documents.signing_errors import TokenNotFound, TokenPinWrong, TokenWithoutCertificate
from checklist.documents.token import open_token
from tests.documents import signed_files as files
from tests.documents.pki import NOW, Identity, make_signer
from tests.documents.unsigned_pdf import make_unsigned_pdf

LIBRARY = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "123456"


@pytest.fixture(scope="module")
def softhsm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of software tokens of its own."""
    folder = tmp_path_factory.mktemp("tokens")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        for label in ("ec", "rsa", "bare"):
            _softhsm("--init-token", "--free", "--label", label, "--so-pin", PIN, "--pin", PIN)
        for label in ("ec", "rsa"):
            _put(folder, label, signer(label))
        _put(folder, "bare", signer("ec"), with_certificate=False)
        pkcs11.lib(LIBRARY).reinitialize()
        yield folder


def signer(kind: str) -> Identity:
    """Somebody whose key is in the token of that kind."""
    return SIGNERS.setdefault(kind, make_signer(files.root(), kind=kind))


SIGNERS: dict[str, Identity] = {}


def _softhsm(*arguments: str) -> None:
    subprocess.run(["softhsm2-util", *arguments], check=True, capture_output=True)


def _put(folder: Path, label: str, identity: Identity, *, with_certificate: bool = True) -> None:
    key = folder / f"{label}.pem"
    key.write_bytes(identity.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _softhsm("--import", str(key), "--token", label, "--label", "head", "--id", "01", "--pin", PIN)
    if not with_certificate:
        return
    library = pkcs11.lib(LIBRARY)
    library.reinitialize()
    with library.get_token(token_label=label).open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.TOKEN: True,
                Attribute.ID: b"\x01",
                Attribute.SUBJECT: identity.certificate.subject.public_bytes(),
                Attribute.VALUE: identity.certificate.public_bytes(Encoding.DER),
            }
        )


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_a_key_in_a_token_signs_as_one_in_a_file_does(softhsm: Path, kind: str) -> None:
    with open_token(LIBRARY, kind, PIN) as token:
        signed = sign_pdf(make_unsigned_pdf(rows=2, slots=("Head",)), "Head", token, at=NOW)

    checked = files.check(signed, files.root().certificate)

    assert checked.bottom_line
    assert checked.signatures[0].cms_canonical


def test_a_wrong_pin_is_said(softhsm: Path) -> None:
    with pytest.raises(TokenPinWrong, match="Mã PIN"), open_token(LIBRARY, "ec", "000000"):
        pass


def test_a_token_that_is_not_there_is_said(softhsm: Path) -> None:
    with pytest.raises(TokenNotFound, match="đã cắm"), open_token(LIBRARY, "nowhere", PIN):
        pass


def test_a_library_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(TokenNotFound), open_token(str(tmp_path / "none.so"), "ec", PIN):
        pass


def test_a_key_without_its_certificate_is_not_used(softhsm: Path) -> None:
    with pytest.raises(TokenWithoutCertificate), open_token(LIBRARY, "bare", PIN):
        pass
