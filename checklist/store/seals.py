"""Seals: the canonical bytes of an assessment, kept for ever with the rules they were sealed under.

A seal is never changed or recomputed. The digest of a seal is the SHA-256 of its payload; rule packs are kept once
each, by the digest of their own bytes.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.assessments import get as get_assessment
from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import Row, row, transaction
from checklist.store.errors import NotFound, StoreError

_COLUMNS = "assessment_id, digest, payload, rules_digest, printed, sealed_at, sealed_by"


@dataclass(frozen=True, slots=True)
class Seal:
    """What was sealed."""

    assessment_id: str
    digest: str
    payload: bytes
    """The canonical assessment: the bytes that the PDF carries."""
    rules_digest: str
    printed: JsonObject
    """What the document shows beside the payload and must not change either: link, signature slots, number, date."""
    sealed_at: datetime
    sealed_by: str


class SealConflict(StoreError):
    """The assessment, or these bytes, are sealed already and differ from what is given now."""

    def __init__(self, existing: Seal) -> None:
        super().__init__(
            "Báo cáo này đã chốt với nội dung khác. Muốn chốt nội dung mới, hãy lập bản thay thế.",
            "This report has already been sealed with other content. To seal new content, open a new version.",
        )
        self.existing = existing


def add(
    db: Database,
    assessment_id: str,
    *,
    payload: bytes,
    rules: bytes,
    printed: JsonObject,
    at: datetime,
    by: str,
) -> Seal:
    """Seal an assessment: keep its bytes and its rules, and close the draft.

    Sealing the same content again returns the seal that stands, with its first instant.

    Raises SealConflict when the assessment is sealed with other content, NotFound when there is none.
    """
    digest = hashlib.sha256(payload).hexdigest()
    rules_digest = hashlib.sha256(rules).hexdigest()
    with transaction(db):
        get_assessment(db, assessment_id)
        existing = _find(db, "assessment_id", assessment_id) or _find(db, "digest", digest)
        if existing is not None:
            same = (assessment_id, digest, rules_digest, object_to_json(printed))
            if same == (
                existing.assessment_id,
                existing.digest,
                existing.rules_digest,
                object_to_json(existing.printed),
            ):
                return existing
            raise SealConflict(existing)
        db.execute(
            "INSERT INTO rule_packs (digest, payload, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (rules_digest, rules, instant_to_text(at)),
        )
        db.execute(
            f"INSERT INTO seals ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (assessment_id, digest, payload, rules_digest, object_to_json(printed), instant_to_text(at), by),
        )
        db.execute("UPDATE assessments SET state = 'sealed' WHERE id = ?", (assessment_id,))
        return of_assessment(db, assessment_id)


def of_assessment(db: Database, assessment_id: str) -> Seal:
    """The seal of an assessment. Raises NotFound while it is a draft."""
    found = _find(db, "assessment_id", assessment_id)
    if found is None:
        raise NotFound("bản chốt của đợt tự đánh giá", "seal of the assessment", assessment_id)
    return found


def by_digest(db: Database, digest: str) -> Seal:
    """The seal whose payload has this digest. Raises NotFound."""
    found = _find(db, "digest", digest)
    if found is None:
        raise NotFound("bản chốt có mã", "seal with the digest", digest)
    return found


def by_printed_id(db: Database, printed: str) -> Seal:
    """The seal whose documents print this id, where a draft with an id of its own was sealed. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM seals WHERE json_extract(printed, '$.assessment') = ?", (printed,))
    if found is None:
        raise NotFound("bản chốt mang mã", "seal that prints the id", printed)
    return _from_row(found)


def rule_pack(db: Database, rules_digest: str) -> bytes:
    """The rules of that digest, as they were when something was sealed under them. Raises NotFound."""
    found = row(db, "SELECT payload FROM rule_packs WHERE digest = ?", (rules_digest,))
    if found is None:
        raise NotFound("bộ quy tắc có mã", "rule pack with the digest", rules_digest)
    return bytes(found["payload"])


def _find(db: Database, column: str, value: str) -> Seal | None:
    found = row(db, f"SELECT {_COLUMNS} FROM seals WHERE {column} = ?", (value,))
    return None if found is None else _from_row(found)


def _from_row(found: Row) -> Seal:
    return Seal(
        assessment_id=found["assessment_id"],
        digest=found["digest"],
        payload=bytes(found["payload"]),
        rules_digest=found["rules_digest"],
        printed=json_to_object(found["printed"]),
        sealed_at=text_to_instant(found["sealed_at"]),
        sealed_by=found["sealed_by"],
    )
