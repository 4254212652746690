"""Signing the shipped rules as one pack, and saying of each rule book whether it is still what was signed."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from checklist.domain.rule_manifest import (
    FORMAT,
    PACK_STATE_NAMES,
    BookStanding,
    Manifest,
    PackState,
    changed_files,
    manifest,
    signed_bytes,
    standing,
)
from checklist.domain.seal import sha256
from checklist.services.errors import FileRefused, Refused
from checklist.services.rules import loaded_rules
from checklist.services.workspace import Workspace

PACK, RELEASE_KEY = "PACK.json", "RELEASE-KEY.pem"


class KeyNotUsable(Refused):
    """The file is not a private Ed25519 key, or its password is missing or wrong."""


class PasswordNeeded(KeyNotUsable):
    """The private key is encrypted and no password was given."""


@dataclass(frozen=True, slots=True)
class PackStatus:
    """The rules of an installation beside the signed release.

    ``problem`` says why a PACK.json that is there proves nothing; ``key`` is the fingerprint of the release key.
    ``files`` are all shipped files that differ from what was signed.
    """

    key: str | None
    is_signed: bool
    problem: str | None
    books: tuple[BookStanding, ...]
    files: tuple[str, ...]

    @property
    def is_unchanged(self) -> bool:
        """Whether nothing contradicts the release: no file differs from it, and no signature fails."""
        return self.problem is None and not self.files


def shipped_manifest(rules_folder: Path) -> dict[str, str]:
    """The manifest of the shipped rules; local books have none. Raises ``RuleFilesInvalid``."""
    return manifest(loaded_rules(rules_folder).sources)


def sign_pack(rules_folder: Path, key_file: Path, pem: bytes, password: str | None = None) -> bytes:
    """The content of ``PACK.json``: manifest, public key and signature by the private key ``pem``.

    Raises :class:`KeyNotUsable`, and :class:`Refused` for a key kept among the rules or not the release key.
    """
    if key_file.resolve().is_relative_to(rules_folder.resolve()):
        raise Refused(
            "Khóa riêng không được nằm trong thư mục quy định; chuyển khóa ra nơi khác.",
            "The private key must not lie among the rules; move it elsewhere.",
        )
    key = _private_key(pem, password)
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    release = read_release_key(rules_folder)
    if release is not None and release.public_bytes(Encoding.Raw, PublicFormat.Raw) != raw:
        raise Refused(
            f"Khóa này không phải khóa phát hành ghi ở {RELEASE_KEY}; dùng đúng khóa hoặc thay tệp đó trước.",
            f"This is not the release key in {RELEASE_KEY}; use that key, or replace the file first.",
        )
    files = shipped_manifest(rules_folder)
    content = {
        "format": FORMAT,
        "files": files,
        "public_key": base64.b64encode(raw).decode(),
        "signature": base64.b64encode(key.sign(signed_bytes(files))).decode(),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _private_key(pem: bytes, password: str | None) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(pem, password.encode() if password else None)
    except TypeError as error:
        if password is None:
            raise PasswordNeeded(
                "Khóa riêng có mật khẩu; cần mật khẩu để mở.",
                "The private key has a password; it is needed to open it.",
            ) from error
        raise KeyNotUsable(
            "Khóa riêng không có mật khẩu nhưng lại được cho mật khẩu; để trống mật khẩu.",
            "The private key has no password, but one was given; leave it empty.",
        ) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyNotUsable(
            "Không mở được khóa riêng: tệp không phải khóa PEM hoặc sai mật khẩu.",
            "The private key cannot be opened: it is no PEM key, or the password is wrong.",
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyNotUsable(
            "Khóa riêng không phải loại Ed25519; tạo bằng: openssl genpkey -algorithm ed25519.",
            "The private key is no Ed25519 key; make one with: openssl genpkey -algorithm ed25519.",
        )
    return key


def read_release_key(rules_folder: Path) -> Ed25519PublicKey | None:
    """The public key that releases are signed with, or ``None`` when there is none. Raises :class:`Refused`."""
    path = rules_folder / RELEASE_KEY
    if not path.exists():
        return None
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm) as error:
        raise FileRefused(
            f"Không đọc được khóa phát hành {RELEASE_KEY}.", f"The release key {RELEASE_KEY} cannot be read."
        ) from error
    if not isinstance(key, Ed25519PublicKey):
        raise FileRefused(
            f"Khóa phát hành {RELEASE_KEY} không phải loại Ed25519.",
            f"The release key {RELEASE_KEY} is no Ed25519 key.",
        )
    return key


def pack_status(workspace: Workspace) -> PackStatus:
    """How the rules of an installation stand to the signed release. Raises ``RuleFilesInvalid`` and ``Refused``."""
    folder, pack = workspace.rules_folder, workspace.pack
    release, here = read_release_key(folder), shipped_manifest(folder)
    key = None if release is None else sha256(release.public_bytes(Encoding.Raw, PublicFormat.Raw))
    path = folder / PACK
    if not path.exists():
        return PackStatus(key, False, None, tuple(standing(pack, None, here)), ())
    signed, problem = _signed_manifest(path, release)
    if signed is None:  # whatever PACK.json says, nothing vouches for any file: every shipped book is told as changed
        nothing = standing(pack, dict.fromkeys(here, ""), here)
        books = [BookStanding(b.book, b.state, b.overlays, (PACK,) if b.files else ()) for b in nothing]
        return PackStatus(key, False, problem, tuple(books), ())
    return PackStatus(key, True, None, tuple(standing(pack, signed, here)), changed_files(signed, here))


def _signed_manifest(path: Path, release: Ed25519PublicKey | None) -> tuple[Manifest | None, str | None]:
    try:
        content = json.loads(path.read_bytes())
        files, signature = content["files"], base64.b64decode(content["signature"], validate=True)
        raw = base64.b64decode(content["public_key"], validate=True)
        is_manifest = content["format"] == FORMAT and all(isinstance(digest, str) for digest in files.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error):
        return None, f"không đọc được {PACK}"
    if not is_manifest:
        return None, f"không đọc được {PACK}"
    if release is None:
        return None, f"có {PACK} nhưng thiếu khóa phát hành {RELEASE_KEY} để kiểm tra chữ ký"
    if raw != release.public_bytes(Encoding.Raw, PublicFormat.Raw):
        return None, f"{PACK} được ký bằng khóa khác, không phải khóa phát hành {RELEASE_KEY}"
    try:
        release.verify(signature, signed_bytes(files))
    except InvalidSignature:
        return None, f"chữ ký của {PACK} không khớp với nội dung"
    return files, None


def local_mark(overlays: str | None) -> str:
    """How lists mark a local rule book: ``của địa phương, bổ sung cho nd-145-2020``."""
    name = PACK_STATE_NAMES[PackState.LOCAL].vi
    return name if overlays is None else f"{name}, bổ sung cho {overlays}"


def status_lines(status: PackStatus) -> Iterator[str]:
    """The status as lines for a shell: key and signature first, then one line a book."""
    yield f"Khóa phát hành (SHA-256): {status.key or f'chưa có tệp {RELEASE_KEY}'}"
    if status.problem is not None:
        yield f"Chữ ký phát hành: KHÔNG dùng được – {status.problem}"
    elif status.is_signed:
        yield "Chữ ký phát hành: hợp lệ"
    else:
        yield f"Chữ ký phát hành: {PACK_STATE_NAMES[PackState.UNSIGNED].vi} (không có tệp {PACK})"
    for standing_ in status.books:
        if standing_.state is PackState.LOCAL:
            state = local_mark(standing_.overlays)
        else:
            state = PACK_STATE_NAMES[standing_.state].vi
        files = f": {', '.join(standing_.files)}" if standing_.files else ""
        yield f"{standing_.book:<24}{state}{files}"
    shown = {file for standing_ in status.books for file in standing_.files}
    others = [file for file in status.files if file not in shown]
    if others:
        yield f"Tệp khác cũng đã sửa: {', '.join(others)}"
