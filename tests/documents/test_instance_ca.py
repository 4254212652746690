"""The instance's own authority: made once, kept encrypted, and plain about what its signatures are not."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import NameOID

from checklist.documents.certificates import DESCRIPTION, is_authority, is_internal, name_part
from checklist.documents.instance_ca import ROOT_FILE, InstanceCa, instance_signer, make_instance_ca
from checklist.documents.key_files import LIMIT
from checklist.documents.signing import sign_pdf
from checklist.documents.signing_errors import CertificateExpired, InstanceKeyUnreadable, SlotMissing
from checklist.documents.trust import add_root, load_roots
from tests.documents import signed_files as files
from tests.documents.pki import NOW

UNIT = "Ủy ban nhân dân xã Ánh Dương"


@pytest.fixture
def ca(tmp_path: Path) -> InstanceCa:
    return make_instance_ca(tmp_path / "keys", f"Máy của {UNIT}", NOW)


def test_a_second_call_opens_the_same_authority(ca: InstanceCa) -> None:
    again = make_instance_ca(ca.folder, "Tên khác", NOW + timedelta(days=9))

    assert again.root == ca.root


def test_two_first_calls_at_once_end_with_one_authority(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from checklist.documents.instance_ca import make_instance_ca\n"
        "ca = make_instance_ca(Path(sys.argv[1]), 'Máy thử', datetime(2026, 3, 2, tzinfo=UTC))\n"
        "print(ca.root.serial_number)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "keys")]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]

    assert len({process.communicate(timeout=60)[0] for process in started}) == 1
    assert all(process.returncode == 0 for process in started)


def test_the_names_say_what_kind_of_signature_it_is(ca: InstanceCa) -> None:
    for name in (ca.root.subject, instance_signer(ca, "Head", UNIT, NOW).certificate.subject):
        units = [part.value for part in name.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)]

        assert name_part(name, NameOID.ORGANIZATION_NAME) == "Chữ ký nội bộ của phần mềm"
        assert "Không phải chữ ký số chuyên dùng công vụ hay chữ ký số công cộng" in units


LONG = "Trường Trung học phổ thông chuyên Nguyễn Bỉnh Khiêm, thành phố Đà Nẵng, Việt Nam"


def test_no_part_of_a_name_is_longer_than_the_standard_allows(ca: InstanceCa) -> None:
    subject = instance_signer(ca, "Head", LONG, NOW).certificate.subject

    assert max(len(str(part.value)) for part in subject if part.oid != DESCRIPTION) == 64


def test_a_long_name_is_still_shown_in_full(ca: InstanceCa) -> None:
    pdf = sign_pdf(files.unsigned(), "Head", instance_signer(ca, "Head", LONG, NOW), at=NOW)
    facts = files.check(pdf, ca.root).signatures[0].certificate

    assert facts is not None
    assert facts.signer == LONG


def test_the_root_is_an_authority_for_fifteen_years_and_a_signer_is_not_for_five(ca: InstanceCa) -> None:
    leaf = instance_signer(ca, "Head", UNIT, NOW).certificate

    assert is_authority(ca.root)
    assert not is_authority(leaf)
    assert (ca.root.not_valid_after_utc - NOW).days // 365 == 15
    assert (leaf.not_valid_after_utc - NOW).days // 365 == 5


def test_a_signer_may_sign_and_not_deny_it_and_nothing_else(ca: InstanceCa) -> None:
    leaf = instance_signer(ca, "Organisation", UNIT, NOW).certificate
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value

    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert is_internal(leaf)


def test_the_signer_is_named_by_the_person_or_else_by_the_unit(ca: InstanceCa) -> None:
    person = instance_signer(ca, "Head", UNIT, NOW, person="Lê Văn Ổn").certificate.subject
    nobody = instance_signer(ca, "Organisation", UNIT, NOW).certificate.subject

    assert name_part(person, NameOID.COMMON_NAME) == "Lê Văn Ổn"
    assert name_part(person, NameOID.TITLE) == "Người đứng đầu đơn vị"
    assert name_part(nobody, NameOID.COMMON_NAME) == UNIT


def test_the_same_names_give_the_same_key_and_other_names_another(ca: InstanceCa) -> None:
    first = instance_signer(ca, "Head", UNIT, NOW).certificate

    assert instance_signer(ca, "Head", UNIT, NOW + timedelta(days=300)).certificate == first
    assert instance_signer(ca, "Head", "Xã khác", NOW).certificate != first
    assert instance_signer(ca, "CoSigner1", UNIT, NOW).certificate != first


def test_an_expired_signer_is_replaced_and_the_old_file_stays(ca: InstanceCa) -> None:
    first = instance_signer(ca, "Head", UNIT, NOW).certificate
    later = instance_signer(ca, "Head", UNIT, NOW + timedelta(days=6 * 365)).certificate

    assert later != first
    assert len(list(ca.folder.glob("Head-*.pem"))) == 2


def test_after_the_root_has_expired_nothing_new_is_signed(ca: InstanceCa) -> None:
    late = NOW + timedelta(days=16 * 365)

    with pytest.raises(CertificateExpired):
        instance_signer(ca, "Head", UNIT, late)


def test_only_a_slot_of_a_report_gets_a_key(ca: InstanceCa) -> None:
    with pytest.raises(SlotMissing):
        instance_signer(ca, "../../Head", UNIT, NOW)


def test_only_the_owner_may_read_the_keys(ca: InstanceCa) -> None:
    instance_signer(ca, "Head", UNIT, NOW)

    assert stat.S_IMODE(ca.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in ca.folder.iterdir()} == {0o600}


def test_a_key_file_is_useless_without_the_passphrase(ca: InstanceCa) -> None:
    with pytest.raises(TypeError, match="encrypted"):
        load_pem_private_key((ca.folder / ROOT_FILE).read_bytes(), None)


def test_the_limit_of_that_protection_is_said_plainly() -> None:
    assert "ai đọc được cả thư mục khóa thì ký được thay đơn vị" in LIMIT.vi


def test_no_key_is_shown_when_the_authority_is_printed(ca: InstanceCa) -> None:
    assert "key=" not in repr(ca)


def test_the_root_to_hand_out_holds_no_key(ca: InstanceCa) -> None:
    assert b"PRIVATE" not in ca.root_pem


@pytest.mark.parametrize("damage", ["passphrase", "root"])
def test_a_damaged_key_is_refused_and_never_replaced(ca: InstanceCa, damage: str) -> None:
    path = ca.folder / ("passphrase" if damage == "passphrase" else ROOT_FILE)
    path.write_bytes(b"junk")

    with pytest.raises(InstanceKeyUnreadable, match=r"“instance-ca\.pem” thiếu, hỏng hoặc sai mật khẩu"):
        make_instance_ca(ca.folder, "Máy thử", NOW)
    assert path.read_bytes() == b"junk"


def test_a_file_it_signed_is_trusted_elsewhere_only_after_its_root_was_added(ca: InstanceCa, tmp_path: Path) -> None:
    pdf = sign_pdf(files.unsigned(), "Head", instance_signer(ca, "Head", UNIT, NOW), at=NOW)
    trust = tmp_path / "trust"
    add_root(trust, files.root().pem)

    before = files.check(pdf, *load_roots(trust))
    add_root(trust, ca.root_pem)
    after = files.check(pdf, *load_roots(trust))

    assert files.codes(before) == {"root_not_trusted"}
    assert after.bottom_line
    assert "internal_signature" in {note.code for note in after.notes}
