"""Certificate files given at signing time: what opens, and what is said when one does not."""

from __future__ import annotations

import base64

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from checklist.documents.signers import load_pkcs12
from checklist.documents.signing import sign_pdf
from checklist.documents.signing_errors import (
    KeyNotSupported,
    NotPkcs12,
    Pkcs12WithoutCertificate,
    Pkcs12WithoutKey,
    WrongPassword,
)
from tests.documents import signed_files as files
from tests.documents.pki import NOW, PASSWORD, make_intermediate, make_root, make_signer

# Three files made once with the command-line tool of OpenSSL, password "x"; the library here cannot write them.
WITHOUT_KEY = base64.b64decode(
    "MIIClwIBAzCCAk0GCSqGSIb3DQEHAaCCAj4EggI6MIICNjCCAjIGCSqGSIb3DQEHBqCCAiMwggIfAgEAMIICGAYJKoZIhvcNAQcBMFcG"
    "CSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAg5R9s8wYfOawICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEFc2n1YQunXe"
    "/dhLAHPvnzOAggGwkr+hQ8nQ6AvORMK2DkGtaqtDnfpcRK8CqnPuNUKBOi064SvStOxG17bZAq9joeUWjk9+so9KM2LN9DJ1mQ6U/syx"
    "G5iOLpO5i62doA7rI7j8KYd2mVm3eZcJLAscfC9JZ4ANO81MPA2Z7bSsR2UUBHDaOHNCDSTV1pyrvxrZORuDUlhkQdmqjrXLXHf45iqZ"
    "RfvKCSOKeWPnx8e/+P0mWdqL4JPy6jhCM4FLK2/p8m5PA2Ue3W8+jotQF+8acUgvOC/Sa7r0vvqDGyPGPhw6ynmoINPvqzxVBi8BMoqK"
    "JhffYK0sh+6u7r/5pZMKmrfNQoErGNdC2p/Yu1OB4MEyYQKEc1JZoTH8Mma/l0hPl3P5f009ws3iu5vlNXFGwmP8QfxMr7n47/Mv8FeC"
    "MQa7EKed8wd7Mm70D4/NzW+s2rTNu0RDr6Nxg0Job/TnhSag1hrUijq6hNqdIhxL+jEAbvHMIMIJlXbF35tyaG8QaS8ZMbjMY+0doTq3"
    "Ud3Fb5UEQqA96bgeAPAk5rlYT2k6OvME+A80gi+r2vGRGJ6UsfU0hjQWPLnvTFsFYFb8rZp2MEEwMTANBglghkgBZQMEAgEFAAQgkvLp"
    "HqQpC7zSNECw4+psCTsYnWtY5qUmLMy6ZEdrz+AECDqDWhuUPqcnAgIIAA=="
)
WITHOUT_CERTIFICATE = base64.b64decode(
    "MIIBfgIBAzCCATQGCSqGSIb3DQEHAaCCASUEggEhMIIBHTCCARkGCSqGSIb3DQEHAaCCAQoEggEGMIIBAjCB/wYLKoZIhvcNAQwKAQKg"
    "ge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUMMBwECOw9xlCPDfzcAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQ"
    "k2TZTGwT4ZMGclbncdAVdASBkACMMtyNCzNAab04j8SlbdybeGvrINe12bIGrNkpsrkIiRKY2b6ouRP6tCYVgpYqfQ+qQJxJUBCTuObL"
    "sgzYgvLOw/nzBFalM+ySZXE2lyTF0T7EysL0Z/fqZGq9Xu9s77o/yCQj64B+0x9sttGHgP2Ir4z2PivNRL8kwWGUtV5ujHbV8P4yDLsI"
    "Yh6Z/I0uqjBBMDEwDQYJYIZIAWUDBAIBBQAEINJwtcW/NZ2u/J1QPFV1Wqt2cUUs/GdaoNklxl5XB8v3BAgaLeliLQdt8wICCAA="
)
ENCRYPTED_WITH_RC2_AND_3DES = base64.b64decode(
    "MIIDcgIBAzCCAzgGCSqGSIb3DQEHAaCCAykEggMlMIIDITCCAhcGCSqGSIb3DQEHBqCCAggwggIEAgEAMIIB/QYJKoZIhvcNAQcBMBwG"
    "CiqGSIb3DQEMAQYwDgQIOc2+RxQXKEcCAggAgIIB0KC85HUvS9AFBqClTP5tctAKQFbf11Bu4J/tD9QbW/oktdpuCAF2ty8s6Fus3f7C"
    "rkGZic7Pi5KbuoEfnhemDUBHZSOILZ6mUaOVOYHLDvSYj9etscUzouuC+Y1LWLQ+Ca/JKQPNZe5r9WRknVDvesTZH9ZvRD9TpVnoMVMK"
    "NxbYO0Afu7GZ3WviqKHS5k1RZftGG+35iASJ9YhnoQjzu0RIaFwR7lCCO4n+l90Wp3ndzSTvApJvR1WdL6c+YVH/BoxXRSPTx6F7dxC/"
    "JgqjHe37yFu5mR3ANIDLGjH7wwpDuHh5OdwMFUNi6XFahs9VcL3nmHVmZ9VK/tVboY7gCWARQpAsscIzxRdcHJn4jFpt1nTfUkXNcNs/"
    "/Wb1P8eBCGP4xS293SmGfwj1pT7Iw46Y0y+SfJvK5kpcqE2mkjly8oGtF5kLKTexGdeGQcWDLJjxGhFoSe9DMw0dljYOuMFC7Ga1MvD2"
    "/9mgn8EEJJVooWdzdeg1tFJyQ7vYpGmK68oWcRDaiXOIzf3Tc1/pnpf6pkawN8oYt1E4zMhCWBPWOs7RA4aliRNm4gKI87YrUXrMwk2L"
    "YmfaGM67YMVhAd+M0epWrOgXBcENSPb1FyE1MIIBAgYJKoZIhvcNAQcBoIH0BIHxMIHuMIHrBgsqhkiG9w0BDAoBAqCBtDCBsTAcBgoq"
    "hkiG9w0BDAEDMA4ECArV9Nn9hXCyAgIIAASBkBoafoo9XzkrptQHCpjVLOoJcAGmRj5SRTthB1r9GzLgZX9FtkVmWWRUzXd8C+NQNPP9"
    "0NY640aYPoEgtpR0EXFOoG0CvN043UvWOcYpkRlvtQEXlSH4P4qw4DxAmbn56u9eMC/mNiKRImE/TrBBcSwsHinr9xgJn8XdjKl+zR0k"
    "C/1lgqpt+qCepsVUgU03YzElMCMGCSqGSIb3DQEJFTEWBBT/gLmPGXpfJEvdeJzXMZ6G/Un9JDAxMCEwCQYFKw4DAhoFAAQUWyCOonGQ"
    "XRE5tgmfndRXjdrVraYECB+42nQJhdouAgIIAA=="
)


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_a_p12_file_signs_with_its_vietnamese_password(kind: str) -> None:
    signer = load_pkcs12(make_signer(files.root(), kind=kind).p12(), PASSWORD)

    assert files.check(sign_pdf(files.unsigned(), "Head", signer, at=NOW)).bottom_line


def test_the_certificates_above_are_taken_along_without_root_and_bystanders() -> None:
    intermediate = make_intermediate(files.root())
    identity = make_signer(intermediate)
    bystander = make_signer(make_root(), "Người ngoài").certificate

    signer = load_pkcs12(identity.p12(extra=(files.root().certificate, bystander)), PASSWORD)

    assert signer.chain == (intermediate.certificate,)


def test_a_file_encrypted_the_old_way_still_opens() -> None:
    assert load_pkcs12(ENCRYPTED_WITH_RC2_AND_3DES, "x").certificate.subject.rfc4514_string() == "CN=T"


def test_a_wrong_password_is_named_as_such() -> None:
    with pytest.raises(WrongPassword, match="Mật khẩu của tệp chứng thư số không đúng"):
        load_pkcs12(files.head().p12(), "sai")


def test_an_empty_password_is_only_a_wrong_one() -> None:
    with pytest.raises(WrongPassword):
        load_pkcs12(files.head().p12(), "")


@pytest.mark.parametrize("data", [b"", b"junk", b"%PDF-1.7", files.head().pem], ids=["empty", "junk", "pdf", "pem"])
def test_a_file_of_another_kind_is_named_as_such(data: bytes) -> None:
    with pytest.raises(NotPkcs12, match=r"không phải tệp chứng thư số dạng \.p12"):
        load_pkcs12(data, PASSWORD)


def test_a_truncated_file_is_refused() -> None:
    with pytest.raises(NotPkcs12):
        load_pkcs12(files.head().p12()[:-40], PASSWORD)


def test_a_file_without_a_key_is_named_as_such() -> None:
    with pytest.raises(Pkcs12WithoutKey, match="không có khóa bí mật"):
        load_pkcs12(WITHOUT_KEY, "x")


def test_a_file_without_a_certificate_is_named_as_such() -> None:
    with pytest.raises(Pkcs12WithoutCertificate, match="không có chứng thư số"):
        load_pkcs12(WITHOUT_CERTIFICATE, "x")


def test_a_key_of_another_kind_is_refused() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    name = files.head().certificate.subject
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW)
        .sign(key, None)
    )

    with pytest.raises(KeyNotSupported):
        load_pkcs12(pkcs12.serialize_key_and_certificates(b"", key, built, None, BestAvailableEncryption(b"x")), "x")


def test_the_private_key_is_not_shown_when_a_signer_is_printed() -> None:
    assert "key=" not in repr(load_pkcs12(files.head().p12(), PASSWORD))
