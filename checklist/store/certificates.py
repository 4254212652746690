"""The register of certificates: a running number a year without gaps, every line kept, what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.committee.certificate_register import Change, Event
from checklist.store.columns import (
    day_to_text,
    instant_to_text,
    json_to_object,
    object_to_json,
    text_to_day,
    text_to_instant,
)
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import NotFound, Stale

_COLUMNS = (
    "id, year, running_number, code, decision_id, submission_id, unit_id, grade, body, valid_until, paper_sha256, "
    "signed_sha256, replaces, issued_at, issued_by"
)
PRINTED_CODE = 9
"""Letters of a code that are printed for people: ``XXXX-XXXX``."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A line of the register. ``body`` holds what is printed, as plain data; ``grade`` is a band's id."""

    id: str
    year: int
    running_number: int
    code: str
    decision_id: str
    submission_id: str
    unit_id: str
    grade: str
    body: Mapping[str, Any]
    valid_until: date | None
    """The last day on which it is valid; None for no end."""
    paper_sha256: str | None
    signed_sha256: str | None
    replaces: str | None
    issued_at: datetime
    issued_by: str

    @property
    def newest(self) -> str | None:
        """The file that stands."""
        return self.signed_sha256 or self.paper_sha256


class StaleCertificate(Stale):
    """Somebody else signed or changed the certificate since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "Giấy này vừa được người khác ký hoặc đổi tình trạng; hãy xem lại rồi làm tiếp.",
            "Somebody else has just signed or changed this certificate; look at it again, then go on.",
        )


def next_number(db: Database, year: int) -> int:
    """The number that the next certificate of a year takes.

    Raises RuntimeError outside a transaction: whoever asks must hold the write lock until the number is used.
    """
    if not db.conn.in_transaction:
        raise RuntimeError("a running number belongs to the transaction that uses it")
    found = row(db, "SELECT coalesce(max(running_number), 0) + 1 AS next FROM certificates WHERE year = ?", (year,))
    return int(found["next"]) if found else 1


def add(db: Database, certificate: Certificate) -> None:
    """Keep a new line."""
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    with transaction(db):
        db.execute(f"INSERT INTO certificates ({_COLUMNS}) VALUES ({marks})", _values(certificate))


def get(db: Database, certificate_id: str) -> Certificate:
    """The certificate of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM certificates WHERE id = ?", (certificate_id,))
    if found is None:
        raise NotFound("giấy công nhận", "certificate", certificate_id)
    return _from_row(found)


def by_code(db: Database, code: str) -> Certificate | None:
    """The certificate of a code, whole or as printed (its first nine letters with the dash); None for none."""
    column = "substr(code, 1, 9)" if len(code) == PRINTED_CODE else "code"
    found = row(db, f"SELECT {_COLUMNS} FROM certificates WHERE {column} = ?", (code,))
    return None if found is None else _from_row(found)


def every(db: Database) -> list[Certificate]:
    """All lines, the newest number first."""
    return _all(db, "1 ORDER BY year DESC, running_number DESC", ())


def of_decision(db: Database, decision_id: str) -> list[Certificate]:
    """The certificates that cite a decision, by number."""
    return _all(db, "decision_id = ? ORDER BY year, running_number", (decision_id,))


def unprinted(db: Database) -> list[Certificate]:
    """The certificates of signed decisions that no file has been made of, by number."""
    where = (
        "paper_sha256 IS NULL AND signed_sha256 IS NULL AND decision_id IN "
        "(SELECT id FROM decisions WHERE signed_sha256 IS NOT NULL) ORDER BY year, running_number"
    )
    return _all(db, where, ())


def of_unit_in_campaign(db: Database, unit_id: str, campaign_id: str) -> list[Certificate]:
    """The certificates of a unit that rest on decisions of one campaign, by number."""
    where = (
        "unit_id = ? AND decision_id IN (SELECT id FROM decisions WHERE campaign_id = ?) ORDER BY year, running_number"
    )
    return _all(db, where, (unit_id, campaign_id))


def keep_paper(db: Database, certificate_id: str, paper_sha256: str) -> None:
    """Note the printed file; the same paper printed again changes nothing."""
    with transaction(db):
        db.execute(
            "UPDATE certificates SET paper_sha256 = ? WHERE id = ? AND paper_sha256 IS NULL",
            [paper_sha256, certificate_id],
        )


def keep_signed(db: Database, certificate_id: str, *, signed_sha256: str, over: str | None) -> None:
    """Let a newly signed file stand in the place of ``over``. Raises StaleCertificate when another stands there."""
    with transaction(db):
        cursor = db.execute(
            "UPDATE certificates SET signed_sha256 = ? WHERE id = ? AND coalesce(signed_sha256, paper_sha256) IS ?",
            [signed_sha256, certificate_id, over],
        )
        if cursor.rowcount != 1:
            raise StaleCertificate


def set_valid_until(db: Database, certificate_id: str, last_day: date | None) -> None:
    """Change the last day on which a certificate is valid."""
    with transaction(db):
        db.execute("UPDATE certificates SET valid_until = ? WHERE id = ?", [day_to_text(last_day), certificate_id])


def add_event(db: Database, certificate_id: str, event: Event) -> None:
    """Note what became of a certificate."""
    with transaction(db):
        db.execute(
            "INSERT INTO certificate_events (certificate_id, change, reason, at, by) VALUES (?, ?, ?, ?, ?)",
            [certificate_id, event.change.value, event.reason, instant_to_text(event.at), event.by],
        )


def events(db: Database, certificate_ids: Iterable[str] | None = None) -> dict[str, tuple[Event, ...]]:
    """What became of certificates, the first event first; of all where none are named."""
    wanted = None if certificate_ids is None else set(certificate_ids)
    found: dict[str, list[Event]] = {}
    for each in rows(db, "SELECT certificate_id, change, reason, at, by FROM certificate_events ORDER BY id"):
        if wanted is None or each["certificate_id"] in wanted:
            event = Event(Change(each["change"]), each["reason"], text_to_instant(each["at"]), each["by"])
            found.setdefault(each["certificate_id"], []).append(event)
    return {key: tuple(listed) for key, listed in found.items()}


def events_of(db: Database, certificate_id: str) -> tuple[Event, ...]:
    """What became of one certificate, the first event first."""
    found = rows(
        db,
        "SELECT change, reason, at, by FROM certificate_events WHERE certificate_id = ? ORDER BY id",
        (certificate_id,),
    )
    return tuple(Event(Change(e["change"]), e["reason"], text_to_instant(e["at"]), e["by"]) for e in found)


def _all(db: Database, where: str, parameters: tuple[object, ...]) -> list[Certificate]:
    return [_from_row(each) for each in rows(db, f"SELECT {_COLUMNS} FROM certificates WHERE {where}", parameters)]


def _values(certificate: Certificate) -> list[object]:
    return [
        certificate.id, certificate.year, certificate.running_number, certificate.code, certificate.decision_id,
        certificate.submission_id, certificate.unit_id, certificate.grade, object_to_json(certificate.body),
        day_to_text(certificate.valid_until), certificate.paper_sha256, certificate.signed_sha256,
        certificate.replaces, instant_to_text(certificate.issued_at), certificate.issued_by,
    ]  # fmt: skip


def _from_row(found: Row) -> Certificate:
    return Certificate(
        **{
            **found,
            "body": json_to_object(found["body"]),
            "valid_until": text_to_day(found["valid_until"]) if found["valid_until"] else None,
            "issued_at": text_to_instant(found["issued_at"]),
        }
    )
