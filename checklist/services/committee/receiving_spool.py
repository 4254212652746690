"""The waiting room of a receipt: every file on disk before any is looked at, so that a crash loses none.

``<instance>/receiving/<receipt>/<position>.bin`` holds the bytes, ``<position>.json`` the name; the latter is written
last, so it vouches for the former. An entry leaves when what became of it is committed.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checklist.services.committee.receiving_archives import (
    Member,
    NotAnArchive,
    UnreadableMember,
    is_archive,
    members,
    plain_name,
)
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace
from checklist.store import receipts
from checklist.store.files import MEGABYTE, Stream

_CHUNK = 256 * 1024
_CLOSED, _LOCK = "closed", "lock"
ROOM = 10_000
"""Positions go up in steps of this, so that the files of an archive have places of their own behind it."""
_SPARE = 256 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken: bytes of one file, bytes of all files of one request or archive, files of one archive."""

    file: int = 32 * MEGABYTE
    total: int = 600 * MEGABYTE
    members: int = 2_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits. ``fault`` names why it will not be looked at; its bytes are then not there."""

    position: int
    name: str
    size: int
    sha256: str | None
    path: Path
    fault: str = ""
    detail: str = ""


def spool(workspace: Workspace, receipt_id: str, name: str, stream: Stream, limits: Limits) -> None:
    """Put a file into the waiting room of an open receipt. Raises :class:`Refused` where the disk is nearly full."""
    folder = _folder(workspace, receipt_id)
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < limits.file + _SPARE:
        raise Refused(
            "Ổ đĩa của máy chủ gần đầy nên chưa nhận được tệp; hãy báo cho người quản trị.",
            "The disk of the server is nearly full, so no file can be taken; tell the administrator.",
        )
    with workspace.database() as db:
        position = receipts.grow(db, receipt_id) * ROOM
    _put(folder, position, plain_name(name), stream, limits)


def unpack(workspace: Workspace, receipt_id: str, limits: Limits, done: set[int]) -> None:
    """Replace every archive that waits by its files; ``done`` are positions that need not be put there again."""
    folder = _folder(workspace, receipt_id)
    for each in waiting(workspace, receipt_id):
        if each.fault or each.position % ROOM or not is_archive(each.path):
            continue
        try:
            count = 0
            for member in members(each.path, most=min(limits.members, ROOM - 1), total=limits.total):
                count += 1
                if each.position + member.index not in done:
                    _put_member(folder, each.position + member.index, member, limits)
        except NotAnArchive as fault:
            _write_entry(folder, each, fault=str(fault.args[0]), detail="".join(fault.args[1:]))
            continue
        with workspace.database() as db:
            receipts.grow(db, receipt_id, count - 1)
        remove(each)


def waiting(workspace: Workspace, receipt_id: str) -> list[Waiting]:
    """The files that wait, in their order."""
    folder = _folder(workspace, receipt_id)
    found = []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        found.append(Waiting(path=path.with_suffix(".bin"), **data))
    return sorted(found, key=lambda each: each.position)


def remove(entry: Waiting) -> None:
    """Take a file out of the waiting room."""
    entry.path.with_suffix(".json").unlink(missing_ok=True)
    entry.path.unlink(missing_ok=True)


def close(workspace: Workspace, receipt_id: str) -> None:
    """Say that no more files will come."""
    folder = _folder(workspace, receipt_id)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _CLOSED).touch()


def is_closed(workspace: Workspace, receipt_id: str) -> bool:
    """Whether no more files will come."""
    return (_folder(workspace, receipt_id) / _CLOSED).exists()


def clear(workspace: Workspace, receipt_id: str) -> None:
    """Remove the waiting room of a receipt."""
    shutil.rmtree(_folder(workspace, receipt_id), ignore_errors=True)


@contextmanager
def alone(workspace: Workspace, receipt_id: str) -> Iterator[bool]:
    """Whether this is the one that works on a receipt; the system itself lets go of it when a process is killed."""
    folder = _folder(workspace, receipt_id)
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(handle)


def _folder(workspace: Workspace, receipt_id: str) -> Path:
    return workspace.folder / "receiving" / plain_name(receipt_id)


def _put_member(folder: Path, position: int, member: Member, limits: Limits) -> None:
    path = folder / f"{position}.bin"
    if member.stream is None:
        _write_entry(folder, Waiting(position, member.name, max(member.size, 0), None, path), fault=member.fault)
        return
    try:
        _put(folder, position, member.name, member.stream, limits, whole=False)
    except UnreadableMember:
        _write_entry(folder, Waiting(position, member.name, max(member.size, 0), None, path), fault="zip_damaged")
        return
    if path.exists() and is_archive(path):
        size = path.stat().st_size
        _write_entry(folder, Waiting(position, member.name, size, None, path), fault="zip_nested")


def _put(folder: Path, position: int, name: str, stream: Stream, limits: Limits, *, whole: bool = True) -> None:
    """Write a file and its entry. Of one that is too large nothing is kept; it is read to its end if ``whole``."""
    path = folder / f"{position}.bin"
    digest, size, most = hashlib.sha256(), 0, 0
    with path.open("wb") as target:
        while chunk := stream.read(_CHUNK):
            if not size:
                most = limits.total if whole and chunk.startswith(b"PK") else limits.file
            size += len(chunk)
            digest.update(chunk)
            if size <= most:
                target.write(chunk)
            elif not whole:
                break
        target.flush()
        os.fsync(target.fileno())
    is_known = size <= most or whole
    entry = Waiting(position, name, size, digest.hexdigest() if is_known else None, path)
    _write_entry(folder, entry, fault="too_large" if size > most else "")


def _write_entry(folder: Path, entry: Waiting, *, fault: str, detail: str = "") -> None:
    if fault:
        entry.path.unlink(missing_ok=True)
    data = {
        "position": entry.position,
        "name": entry.name,
        "size": entry.size,
        "sha256": entry.sha256,
        "fault": fault,
        "detail": detail,
    }
    temporary = folder / f"{entry.position}.tmp"
    with temporary.open("w", encoding="utf-8") as target:
        json.dump(data, target, ensure_ascii=False)
        target.flush()
        os.fsync(target.fileno())
    temporary.replace(entry.path.with_suffix(".json"))
