"""Files by content address: ``<root>/sha256/ab/cd…``, where the name is the SHA-256 of the bytes.

A file is written to a temporary name, flushed to the disk, renamed, and its folder flushed; only then does the caller
commit the row that names it. A row therefore never names bytes that a power cut could take away, and a crash leaves
at most a file without a row. The same bytes are kept once.

What a file is, its first bytes say; neither its name nor what the browser claims is believed.
"""

import contextlib
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from checklist.store.errors import NotFound, StoreError

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
WEBP = "image/webp"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EXTENSIONS = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png", WEBP: ".webp", DOCX: ".docx", XLSX: ".xlsx"}

_CHUNK = 256 * 1024


class Stream(Protocol):
    """What an upload must offer."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at the end."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Where the bytes are, and what they are."""

    sha256: str
    size: int
    media_type: str


class FileRefused(StoreError):
    """A file that is not kept; nothing has been stored."""


def store(
    root: Path,
    stream: Stream,
    *,
    max_bytes: int = MAX_BYTES,
    allowed: Collection[str] = tuple(EXTENSIONS),
) -> StoredFile:
    """Keep the bytes of a stream and return their address; bytes that are kept already stay as they are.

    Raises FileRefused for an empty file, one over ``max_bytes``, or one whose content is of no allowed type.
    """
    incoming = root / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=incoming)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as target:
            digest, size = _copy(stream, target, max_bytes)
            media_type = sniff(target)
            if media_type is None or media_type not in allowed:
                raise _unknown_type(allowed)
            os.fchmod(target.fileno(), 0o440)
            target.flush()
            os.fsync(target.fileno())
        _put_in_place(root, temporary, _address(root, digest))
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
    return StoredFile(digest, size, media_type)


def open_file(root: Path, sha256: str) -> BinaryIO:
    """The stored file, open for reading. Raises NotFound."""
    try:
        return _address(root, sha256).open("rb")
    except FileNotFoundError:
        raise NotFound("tệp có mã", "file with the address", sha256) from None


def read(root: Path, sha256: str) -> bytes:
    """The stored bytes. Raises NotFound."""
    with open_file(root, sha256) as stored:
        return stored.read()


def is_intact(root: Path, sha256: str) -> bool:
    """Whether the file is there and its bytes still have their address as digest."""
    try:
        return hashlib.sha256(read(root, sha256)).hexdigest() == sha256
    except NotFound:
        return False


def every(root: Path) -> Iterator[str]:
    """The addresses of all stored files, in order."""
    base = root / "sha256"
    for path in sorted(base.glob("*/*")):
        yield path.parent.name + path.name


def sniff(content: BinaryIO) -> str | None:
    """The media type that the content itself shows, or None for one that is not known here.

    Office files with macros count as unknown.
    """
    content.seek(0)
    head = content.read(16)
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(b"PK\x03\x04"):
        return _sniff_office(content)
    return None


def _sniff_office(content: BinaryIO) -> str | None:
    try:
        with zipfile.ZipFile(content) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        return None
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    return None


def _copy(stream: Stream, target: BinaryIO, max_bytes: int) -> tuple[str, int]:
    """Copy and hash in one pass; stop at the first byte too many."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > max_bytes:
            limit = max_bytes // MEGABYTE
            raise FileRefused(
                f"Tệp lớn hơn {limit} MB nên chưa được lưu. Hãy quét lại với độ phân giải thấp hơn hoặc chia nhỏ tệp.",
                f"The file is larger than {limit} MB and was not stored. Scan it at a lower resolution or split it.",
            )
        digest.update(chunk)
        target.write(chunk)
    if size == 0:
        raise FileRefused("Tệp rỗng nên chưa được lưu.", "The file is empty and was not stored.")
    return digest.hexdigest(), size


def _unknown_type(allowed: Collection[str]) -> FileRefused:
    names = ", ".join(extension[1:].upper() for media_type, extension in EXTENSIONS.items() if media_type in allowed)
    return FileRefused(
        f"Nội dung tệp không đúng loại được nhận ({names}), dù tên tệp là gì. Tệp chưa được lưu.",
        f"The content of the file is of no accepted type ({names}), whatever its name. It was not stored.",
    )


def _address(root: Path, sha256: str) -> Path:
    """The path of an address. Raises NotFound for what is no address, so that no other path can be reached."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise NotFound("tệp có mã", "file with the address", sha256)
    return root / "sha256" / sha256[:2] / sha256[2:]


def _put_in_place(root: Path, temporary: Path, final: Path) -> None:
    """Rename into place and flush every folder that gained an entry.

    The rename also runs when the address exists: it is atomic, and it heals a file that the disk has damaged.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    temporary.replace(final)
    for folder in (final.parent, final.parent.parent, root):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
