"""The files inside a ZIP, one after the other, bounded: nothing is written under a name that the archive chooses.

Only the last part of a member's name is kept, for people to read. An archive inside an archive is not opened, so a
bomb ends at the limits: so many members, so many bytes of one, so many of all.
"""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_UTF8 = 0x800
_ENCRYPTED = 0x1
_OFFICE = "[Content_Types].xml"
_JUNK = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
ZIP_MARK = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: where it stands, what it is called, and the bytes or why there are none."""

    index: int
    name: str
    size: int
    stream: BinaryIO | None
    fault: str = ""


class NotAnArchive(ValueError):
    """The archive as a whole cannot be used; ``args[0]`` names why."""


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP of files, and not an office file, which is a ZIP too."""
    with path.open("rb") as source:
        if source.read(4) not in (ZIP_MARK, _EMPTY_ZIP):
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            return _OFFICE not in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True  # damaged, which its own refusal says


def members(path: Path, *, most: int, total: int) -> Iterator[Member]:
    """The files of the archive at ``path``; each stream is to be read before the next is asked for.

    Bytes are counted as they are unpacked, whatever the archive says of their number. Raises :class:`NotAnArchive`.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NotAnArchive("zip_damaged") from error
    with archive:
        listed = [info for info in archive.infolist() if not info.is_dir() and not is_junk(member_name(info))]
        if not listed:
            raise NotAnArchive("zip_empty")
        if len(listed) > most:
            raise NotAnArchive("zip_too_many", str(len(listed)))
        left = total
        for index, info in enumerate(listed, 1):
            name = member_name(info)
            if info.flag_bits & _ENCRYPTED:
                yield Member(index, name, info.file_size, None, "zip_damaged")
                continue
            if left <= 0:
                yield Member(index, name, info.file_size, None, "zip_too_large")
                continue
            try:
                with archive.open(info) as source:
                    counted = _Counted(source)
                    yield Member(index, name, info.file_size, counted)  # type: ignore[arg-type]
                    left -= counted.count
            except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
                yield Member(index, name, info.file_size, None, "zip_damaged")


class UnreadableMember(ValueError):
    """The bytes of a member do not unpack, or have another checksum than the archive says."""


class _Counted:
    """A stream that counts what was read of it."""

    def __init__(self, source: object) -> None:
        self._source = source
        self.count = 0

    def read(self, size: int, /) -> bytes:
        try:
            data: bytes = self._source.read(size)  # type: ignore[attr-defined]
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
            EOFError,
            zlib.error,
        ) as error:
            raise UnreadableMember from error
        self.count += len(data)
        return data


def member_name(info: zipfile.ZipInfo) -> str:
    """What a member is called, for people: the last part of its name, in the encoding it was written in.

    Old tools write names in the code page of their machine and do not say so; newer ones write UTF-8 and sometimes do
    not say so either.
    """
    name = info.filename
    if not info.flag_bits & _UTF8:
        with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return plain_name(name)


def plain_name(name: str) -> str:
    """The last part of a path of any system, without what cannot be printed."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    printable = "".join(letter for letter in last if letter.isprintable())
    return " ".join(printable.split())[:LONGEST_NAME] or "?"


def is_junk(name: str) -> bool:
    """Whether a file is one that systems leave in folders by themselves."""
    return name.lower() in _JUNK or name.startswith("._")
