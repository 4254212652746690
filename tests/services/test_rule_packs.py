"""The signed release of the rules: what the manifest sees, and what is said of each rule book afterwards."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from checklist import create_app
from checklist.services.rules import loaded_rules
from tests.factories import GOOD_RULES
from tests.rulefiles.local_samples import laid_over, renamed, standing_alone

Key = Ed25519PrivateKey


class Installation:
    """An installation with rules of its own to change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rules = folder / "rules"
        self.key = folder / "away" / "release.pem"
        shutil.copytree(GOOD_RULES, self.rules)
        self.key.parent.mkdir()

    def run(self, *arguments: object, typed: str | None = None) -> Result:
        """Run a command as a newly started program does."""
        loaded_rules.cache_clear()
        app = create_app({"INSTANCE_FOLDER": self.folder / "instance", "RULES_FOLDER": self.rules, "TESTING": True})
        with app.app_context():
            return app.test_cli_runner().invoke(args=[str(argument) for argument in arguments], input=typed)

    def sign(self, key: Key) -> Result:
        """Sign the rules with a throw-away key."""
        self.key.write_bytes(pem_of(key))
        return self.run("rules", "sign-pack", "--key", self.key)

    def publish(self, key: Key) -> None:
        """Make a key the release key."""
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (self.rules / "RELEASE-KEY.pem").write_bytes(public)

    def standing(self) -> dict[str, str]:
        """What ``rules status`` says of each book."""
        lines = self.run("rules", "status").output.splitlines()[2:]
        return {line[:24].strip(): line[24:] for line in lines}

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a rule file."""
        text = (self.rules / name).read_text("utf-8")
        assert old in text
        (self.rules / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def pem_of(key: Key, encryption: KeySerializationEncryption | None = None) -> bytes:
    """A private key as PEM."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption())


@pytest.fixture
def key() -> Key:
    """A throw-away key."""
    return Key.generate()


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """An installation whose rules are not signed."""
    yield Installation(tmp_path)
    loaded_rules.cache_clear()


@pytest.fixture
def signed(installation: Installation, key: Key) -> Installation:
    """An installation with a signed release."""
    installation.publish(key)
    result = installation.sign(key)
    assert result.exit_code == 0, result.output
    return installation


# --- The manifest ------------------------------------------------------------------------------------------------


def test_the_manifest_lists_every_rule_file_in_order_and_nothing_else(installation: Installation) -> None:
    (installation.rules / "examples" / "mau").mkdir(parents=True)
    (installation.rules / "examples" / "mau" / "regulation.yaml").write_text("id: mau\n", encoding="utf-8")

    manifest = json.loads(installation.run("rules", "manifest").output)

    assert list(manifest) == sorted(path.relative_to(GOOD_RULES).as_posix() for path in GOOD_RULES.rglob("*.yaml"))
    assert all(len(digest) == 64 for digest in manifest.values())


def test_white_space_comments_and_the_order_of_keys_do_not_matter(installation: Installation) -> None:
    before = installation.run("rules", "manifest").output
    installation.edit(
        "mau-1-2010/regulation.yaml", "id: mau-1-2010\nprefix: m1\n", "# Ghi chú\nprefix:   m1\nid: mau-1-2010\n"
    )

    assert installation.run("rules", "manifest").output == before


def test_one_changed_word_does(installation: Installation) -> None:
    before = json.loads(installation.run("rules", "manifest").output)
    installation.edit("mau-2-2020/dialogue.yaml", "times: 2", "times: 1")
    after = json.loads(installation.run("rules", "manifest").output)

    assert [name for name in before if before[name] != after[name]] == ["mau-2-2020/dialogue.yaml"]


# --- What is said of the rule books ------------------------------------------------------------------------------


def test_without_a_signed_release_it_says_so(installation: Installation) -> None:
    result = installation.run("rules", "status")

    assert result.exit_code == 0
    assert installation.standing() == {"mau-1-2010": "chưa ký phát hành", "mau-2-2020": "chưa ký phát hành"}


def test_signed_and_unchanged_is_as_released(signed: Installation) -> None:
    result = signed.run("rules", "status")

    assert result.exit_code == 0
    assert "Chữ ký phát hành: hợp lệ" in result.output
    assert signed.standing() == {"mau-1-2010": "nguyên bản", "mau-2-2020": "nguyên bản"}


def test_a_changed_book_is_named_with_its_files(signed: Installation) -> None:
    signed.edit("mau-2-2020/dialogue.yaml", "times: 2", "times: 1")

    assert signed.run("rules", "status").exit_code == 1
    assert signed.standing() == {"mau-1-2010": "nguyên bản", "mau-2-2020": "đã sửa: mau-2-2020/dialogue.yaml"}


def test_a_changed_catalogue_or_scoring_profile_bears_on_every_book_that_uses_it(signed: Installation) -> None:
    signed.edit("instruments.yaml", "Nghị định mẫu số 1", "Nghị định mẫu số một")
    signed.edit("scoring/mau-100.yaml", "bonus_cap: 5", "bonus_cap: 6")

    files = "đã sửa: instruments.yaml, scoring/mau-100.yaml"
    assert signed.standing() == {"mau-1-2010": files, "mau-2-2020": files}


def test_a_book_added_or_taken_away_after_signing_is_told(signed: Installation) -> None:
    shutil.move(signed.rules / "mau-1-2010", signed.folder / "away" / "mau-1-2010")
    for name in ("instruments.yaml", "scoring/mau-100.yaml", "mau-2-2020/regulation.yaml"):
        text = (signed.rules / name).read_text("utf-8")
        text = text.replace("regulations: [mau-1-2010, ", "regulations: [").replace("predecessors: [mau-1-2010]\n", "")
        (signed.rules / name).write_text(text, encoding="utf-8")

    assert signed.standing()["mau-1-2010"].startswith("đã sửa: mau-1-2010/disclosure.yaml, mau-1-2010/regulation.yaml")


def test_local_books_are_local_and_change_nothing_else(signed: Installation) -> None:
    for name, content in (laid_over() | renamed(standing_alone(), "rieng", "rg")).items():
        target = signed.folder / "instance" / "rules" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")

    assert signed.standing() == {
        "mau-1-2010": "nguyên bản",
        "mau-2-2020": "nguyên bản",
        "rieng": "của địa phương",
        "xa-minh": "của địa phương, bổ sung cho mau-2-2020",
    }
    assert "rieng" not in signed.run("rules", "manifest").output


# --- A signature that proves nothing -----------------------------------------------------------------------------


def test_a_signature_by_another_key_proves_nothing(signed: Installation) -> None:
    signed.publish(Key.generate())

    assert "được ký bằng khóa khác" in signed.run("rules", "status").output
    assert set(signed.standing().values()) == {"đã sửa: PACK.json"}


def test_a_manifest_edited_to_fit_changed_rules_proves_nothing(signed: Installation) -> None:
    before = signed.run("rules", "manifest").output
    signed.edit("mau-2-2020/dialogue.yaml", "times: 2", "times: 1")
    after = json.loads(signed.run("rules", "manifest").output)
    signed.edit("PACK.json", json.loads(before)["mau-2-2020/dialogue.yaml"], after["mau-2-2020/dialogue.yaml"])

    result = signed.run("rules", "status")

    assert result.exit_code == 1
    assert "chữ ký của PACK.json không khớp với nội dung" in result.output
    assert "nguyên bản" not in result.output


def test_a_release_without_its_key_proves_nothing(signed: Installation) -> None:
    (signed.rules / "RELEASE-KEY.pem").unlink()

    assert "thiếu khóa phát hành" in signed.run("rules", "status").output


@pytest.mark.parametrize("content", ["", "[]", '{"format": 1}', "{" * 5000, '{"files": {}, "signature": "é"}', "\x00"])
def test_a_pack_that_cannot_be_read_is_told_not_followed(signed: Installation, content: str) -> None:
    (signed.rules / "PACK.json").write_text(content, encoding="utf-8")

    result = signed.run("rules", "status")

    assert result.exit_code == 1
    assert "không đọc được PACK.json" in result.output


def test_a_release_key_that_is_no_key_is_told(signed: Installation) -> None:
    (signed.rules / "RELEASE-KEY.pem").write_text("x", encoding="utf-8")

    result = signed.run("rules", "status")

    assert result.exit_code == 2
    assert "Không đọc được khóa phát hành RELEASE-KEY.pem." in result.output


# --- Signing -----------------------------------------------------------------------------------------------------


def test_signing_again_gives_the_same_file(signed: Installation, key: Key) -> None:
    first = (signed.rules / "PACK.json").read_bytes()

    signed.sign(key)

    assert (signed.rules / "PACK.json").read_bytes() == first


def test_it_asks_for_the_password_of_an_encrypted_key(installation: Installation, key: Key) -> None:
    installation.publish(key)
    installation.key.write_bytes(pem_of(key, BestAvailableEncryption(b"mat khau")))

    wrong = installation.run("rules", "sign-pack", "--key", installation.key, typed="sai\n")
    right = installation.run("rules", "sign-pack", "--key", installation.key, typed="mat khau\n")

    assert (wrong.exit_code, right.exit_code) == (2, 0)
    assert "sai mật khẩu" in wrong.output
    assert set(installation.standing().values()) == {"nguyên bản"}


def test_it_refuses_a_key_that_is_not_the_release_key(installation: Installation, key: Key) -> None:
    installation.publish(Key.generate())

    result = installation.sign(key)

    assert result.exit_code == 2
    assert "không phải khóa phát hành" in result.output
    assert not (installation.rules / "PACK.json").exists()


def test_it_refuses_a_key_kept_among_the_rules(installation: Installation, key: Key) -> None:
    installation.key = installation.rules / "release.pem"

    assert "không được nằm trong thư mục quy định" in installation.sign(key).output


def test_it_refuses_a_key_of_another_kind(installation: Installation) -> None:
    other = generate_private_key(SECP256R1())
    installation.key.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))

    result = installation.run("rules", "sign-pack", "--key", installation.key)

    assert result.exit_code == 2
    assert "không phải loại Ed25519" in result.output


def test_it_does_not_sign_rules_with_faults(installation: Installation, key: Key) -> None:
    installation.edit("mau-2-2020/dialogue.yaml", "times: 2", "times: hai")

    result = installation.sign(key)

    assert result.exit_code == 1
    assert not (installation.rules / "PACK.json").exists()


def test_it_says_when_others_cannot_check_it_yet(installation: Installation, key: Key) -> None:
    assert "đặt khóa công khai vào đó" in installation.sign(key).output
