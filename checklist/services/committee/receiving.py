"""Receiving (tiếp nhận): many files in one go, each checked, kept or refused, and counted, one commit a file."""

from __future__ import annotations

import logging
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from checklist.domain.committee.receiving import Refusal, refusal_named
from checklist.domain.text import Text
from checklist.services.committee import receiving_spool
from checklist.services.committee.receiving_check import check_file
from checklist.services.committee.receiving_keep import Sealed, keep, known_file, rules_of
from checklist.services.committee.receiving_spool import Limits, Waiting
from checklist.services.revocation_lists import RevocationList, revocation_lists
from checklist.services.workspace import Workspace
from checklist.store import audit, files, receipts
from checklist.store.database import transaction
from checklist.store.errors import StoreError
from checklist.store.receipts import REFUSED, Receipt, ReceivedFile

__all__ = ["Limits", "Receipt", "ReceivedFile"]

_log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Progress:
    """A receipt as it stands: its files in their order and how many of each outcome."""

    receipt: Receipt
    files: tuple[ReceivedFile, ...]
    counts: dict[str, int]
    is_closed: bool


def open_receipt(workspace: Workspace, *, at: datetime, by: str) -> str:
    """Open a receipt for files that are about to come; returns its id."""
    identifier = f"tn-{secrets.token_hex(8)}"
    with workspace.database() as db, transaction(db):
        receipts.start(db, Receipt(identifier, at, None, by, 0))
        audit.append(db, at=at, actor=by, action="receipt.open", subject=identifier, detail={})
    return identifier


def add_file(workspace: Workspace, receipt_id: str, name: str, stream: files.Stream, limits: Limits) -> None:
    """Put a file into an open receipt; it is safe on disk on return, and not looked at yet.

    Raises ``NotFound`` of the store for a receipt that is not open, :class:`Refused` where the disk is nearly full.
    """
    receiving_spool.spool(workspace, receipt_id, name, stream, limits)


def close_receipt(workspace: Workspace, receipt_id: str) -> None:
    """Say that no more files will come: the receipt ends when all that wait have been received."""
    with workspace.database() as db:
        if receipts.get(db, receipt_id).finished_at is None:
            receiving_spool.close(workspace, receipt_id)


def receive_waiting(workspace: Workspace, receipt_id: str, *, clock: Clock, limits: Limits) -> list[ReceivedFile]:
    """Receive every file of a receipt that waits, and end the receipt if it is closed; what became of each.

    Does nothing where another thread or process is at it. What was interrupted goes on where it stopped.
    """
    return list(each_received(workspace, receipt_id, clock=clock, limits=limits))


def each_received(workspace: Workspace, receipt_id: str, *, clock: Clock, limits: Limits) -> Iterator[ReceivedFile]:
    """The same, one file at a time."""
    with receiving_spool.alone(workspace, receipt_id) as is_alone:
        with workspace.database() as db:
            receipt = receipts.get(db, receipt_id)
        if receipt.finished_at is not None:
            receiving_spool.clear(workspace, receipt_id)
        if not is_alone or receipt.finished_at is not None:
            return
        lists = revocation_lists(workspace)
        while True:
            closed = receiving_spool.is_closed(workspace, receipt_id)
            with workspace.database() as db:
                done = receipts.entered(db, receipt_id)
            receiving_spool.unpack(workspace, receipt_id, limits, done)
            entries = receiving_spool.waiting(workspace, receipt_id)
            for entry in entries:
                if entry.position not in done:
                    yield _receive(workspace, receipt, entry, lists, limits, clock())
                receiving_spool.remove(entry)
            if not entries:
                break
        if closed:
            _finish(workspace, receipt, clock())


def _finish(workspace: Workspace, receipt: Receipt, at: datetime) -> None:
    with workspace.database() as db, transaction(db):
        if receipts.finish(db, receipt.id, at=at):
            detail = receipts.counts(db, receipt.id)
            audit.append(db, at=at, actor=receipt.by, action="receipt.finish", subject=receipt.id, detail=detail)
    receiving_spool.clear(workspace, receipt.id)


def _receive(
    workspace: Workspace,
    receipt: Receipt,
    entry: Waiting,
    lists: Sequence[RevocationList],
    limits: Limits,
    at: datetime,
) -> ReceivedFile:
    file = ReceivedFile(
        receipt.id, entry.position, entry.name, entry.sha256, entry.size, REFUSED, "", "", "", None, {}, at
    )  # fmt: skip
    if entry.fault:
        detail = Text(entry.detail, entry.detail)
        most = limits.total if entry.fault == "zip_too_large" else limits.file
        return _refuse(workspace, file, refusal_named(entry.fault, detail, limit=most))
    if (known := known_file(workspace, file)) is not None:
        return known
    try:
        checked = check_file(workspace, entry.path, limit=limits.file, lists=lists, at=at)
        file = replace(file, facts=checked.facts)
        if checked.refusal is not None or checked.verification is None or checked.verification.content is None:
            return _refuse(workspace, file, checked.refusal or refusal_named("failed"))
        with entry.path.open("rb") as source:
            files.store(workspace.files, source, max_bytes=limits.file, allowed=(files.PDF,))
        content = checked.verification.content
        rules = rules_of(workspace, content, checked.verification.rule_changes)
        sealed = Sealed(checked.payload, content, checked.class_, rules)
        return keep(workspace, sealed, file, checked.notes, at=at, by=receipt.by)
    except (sqlite3.Error, OSError, StoreError):
        raise  # the installation's trouble and not the file's: it waits, and is taken up again
    except Exception:  # A file made to break the program must not keep the others out.
        _log.exception("A received file could not be looked at: %s", entry.sha256)
        return _refuse(workspace, file, refusal_named("failed"))


def _refuse(workspace: Workspace, file: ReceivedFile, refusal: Refusal) -> ReceivedFile:
    sentence = refusal.sentence
    entry = replace(file, guard=refusal.guard, sentence_vi=sentence.vi, sentence_en=sentence.en)
    with workspace.database() as db, transaction(db):
        receipts.enter(db, entry)
    return entry


def receive_in_background(workspace: Workspace, receipt_id: str, *, clock: Clock, limits: Limits) -> None:
    """Receive what waits without being waited for."""
    threading.Thread(
        target=receive_waiting,
        args=(workspace, receipt_id),
        kwargs={"clock": clock, "limits": limits},
        name=f"receiving-{receipt_id}",
        daemon=True,  # a server that stops need not wait: the next visit goes on where this stops
    ).start()


def resume(workspace: Workspace, receipt_id: str, *, clock: Clock, limits: Limits) -> None:
    """Go on with a receipt that has files waiting, or that is closed and not ended, if nobody is at it."""
    with workspace.database() as db:
        if receipts.get(db, receipt_id).finished_at is not None:
            return
    has_work = receiving_spool.is_closed(workspace, receipt_id) or receiving_spool.waiting(workspace, receipt_id)
    with receiving_spool.alone(workspace, receipt_id) as is_alone:
        is_idle = is_alone
    if has_work and is_idle:
        receive_in_background(workspace, receipt_id, clock=clock, limits=limits)


def progress_of(workspace: Workspace, receipt_id: str) -> Progress:
    """A receipt as it stands. Raises ``NotFound`` of the store."""
    with workspace.database() as db:
        receipt = receipts.get(db, receipt_id)
        found = tuple(receipts.files(db, receipt_id))
        counts = receipts.counts(db, receipt_id)
    closed = receipt.finished_at is not None or receiving_spool.is_closed(workspace, receipt_id)
    return Progress(receipt, found, counts, closed)
