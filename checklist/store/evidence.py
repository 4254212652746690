"""Evidence: the papers that prove an answer, and which requirement each of them serves.

A piece of evidence is a stored file, a link, a reference to a paper that is kept elsewhere, or several of these. The
bytes are in ``files``; here stands what the paper is.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from checklist.store.assessments import require_draft
from checklist.store.columns import day_to_text, instant_to_text, text_to_day, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotFound, StoreError

_COLUMNS = (
    "id, unit_id, kind, title, reference, link, dated, captured_on, sha256, size, media_type, created_at, created_by"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One paper. ``sha256``, ``size`` and ``media_type`` stand together or not at all."""

    id: str
    unit_id: str
    kind: str
    """An id of the catalogue of evidence kinds, or empty."""
    title: str
    created_at: datetime
    created_by: str
    reference: str = ""
    """Number of the paper, or where it is kept; this or a link is needed when there is no file."""
    link: str = ""
    dated: date | None = None
    """The day the paper bears, or of the photo."""
    captured_on: date | None = None
    """The day the camera wrote into the file of a photo."""
    sha256: str | None = None
    size: int | None = None
    media_type: str | None = None


class EvidenceInUse(StoreError):
    """The paper serves an answer and is not removed."""

    def __init__(self, evidence_id: str) -> None:
        super().__init__(
            "Tài liệu này đang được dùng làm minh chứng. Hãy gỡ nó khỏi các nội dung trước khi xóa.",
            "This paper is in use as evidence. Detach it from the requirements before removing it.",
        )
        self.evidence_id = evidence_id


class EvidenceSealed(StoreError):
    """The paper serves a sealed assessment and is not changed."""

    def __init__(self, evidence_id: str) -> None:
        super().__init__(
            "Tài liệu này là minh chứng của một báo cáo đã chốt nên không sửa được nữa.",
            "This paper is evidence of a sealed report and can no longer be changed.",
        )
        self.evidence_id = evidence_id


def add(db: Database, evidence: Evidence) -> None:
    """Keep a paper's record; its file, if any, has been stored before. Raises AlreadyExists for a taken id."""
    with transaction(db):
        if row(db, "SELECT 1 FROM evidence WHERE id = ?", (evidence.id,)):
            raise AlreadyExists("tài liệu", "paper", evidence.id)
        db.execute(
            f"INSERT INTO evidence ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                evidence.id,
                evidence.unit_id,
                evidence.kind,
                evidence.title,
                evidence.reference,
                evidence.link,
                day_to_text(evidence.dated),
                day_to_text(evidence.captured_on),
                evidence.sha256,
                evidence.size,
                evidence.media_type,
                instant_to_text(evidence.created_at),
                evidence.created_by,
            ),
        )


def get(db: Database, evidence_id: str) -> Evidence:
    """The paper of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM evidence WHERE id = ?", (evidence_id,))
    if found is None:
        raise NotFound("tài liệu", "paper", evidence_id)
    return _from_row(found)


def of_unit(db: Database, unit_id: str) -> list[Evidence]:
    """All papers of a unit, the oldest first: what an officer picks from."""
    found = rows(db, f"SELECT {_COLUMNS} FROM evidence WHERE unit_id = ? ORDER BY created_at, id", (unit_id,))
    return [_from_row(each) for each in found]


def of_assessment(db: Database, assessment_id: str) -> dict[str, list[Evidence]]:
    """The papers attached in an assessment, by requirement id, the oldest first."""
    found = rows(
        db,
        f"SELECT requirement_id, {_COLUMNS} FROM evidence_links JOIN evidence ON id = evidence_id "
        "WHERE assessment_id = ? ORDER BY requirement_id, created_at, id",
        (assessment_id,),
    )
    attached: dict[str, list[Evidence]] = {}
    for each in found:
        attached.setdefault(each["requirement_id"], []).append(_from_row(each))
    return attached


def describe(db: Database, paper: Evidence) -> None:
    """Put what is said of a paper - kind, title, reference, link, day - in place of what was; its file stays.

    Raises EvidenceSealed for a paper of a sealed assessment, NotFound.
    """
    with transaction(db):
        get(db, paper.id)
        if is_sealed(db, paper.id):
            raise EvidenceSealed(paper.id)
        db.execute(
            "UPDATE evidence SET kind = ?, title = ?, reference = ?, link = ?, dated = ? WHERE id = ?",
            (paper.kind, paper.title, paper.reference, paper.link, day_to_text(paper.dated), paper.id),
        )


def is_sealed(db: Database, evidence_id: str) -> bool:
    """Whether a paper serves a sealed assessment, and so stays as it is."""
    found = row(
        db,
        "SELECT 1 FROM evidence_links JOIN assessments ON assessments.id = assessment_id "
        "WHERE evidence_id = ? AND state <> 'draft'",
        (evidence_id,),
    )
    return found is not None


def attach(db: Database, assessment_id: str, requirement_id: str, evidence_id: str) -> None:
    """Let a paper serve a requirement; attaching it again changes nothing.

    Raises NotADraft, and NotFound for an unknown assessment or paper, or a paper of another unit.
    """
    with transaction(db):
        assessment = require_draft(db, assessment_id)
        if get(db, evidence_id).unit_id != assessment.unit_id:
            raise NotFound("tài liệu", "paper", evidence_id)
        db.execute(
            "INSERT INTO evidence_links (assessment_id, requirement_id, evidence_id) VALUES (?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            (assessment_id, requirement_id, evidence_id),
        )


def detach(db: Database, assessment_id: str, requirement_id: str, evidence_id: str) -> None:
    """End that service; detaching what is not attached changes nothing. Raises NotADraft, NotFound."""
    with transaction(db):
        require_draft(db, assessment_id)
        db.execute(
            "DELETE FROM evidence_links WHERE assessment_id = ? AND requirement_id = ? AND evidence_id = ?",
            (assessment_id, requirement_id, evidence_id),
        )


def remove(db: Database, evidence_id: str) -> None:
    """Drop a paper's record; the bytes stay. Raises EvidenceInUse, NotFound."""
    with transaction(db):
        get(db, evidence_id)
        if row(db, "SELECT 1 FROM evidence_links WHERE evidence_id = ?", (evidence_id,)):
            raise EvidenceInUse(evidence_id)
        db.execute("DELETE FROM evidence WHERE id = ?", (evidence_id,))


def _from_row(found: Row) -> Evidence:
    return Evidence(
        id=found["id"],
        unit_id=found["unit_id"],
        kind=found["kind"],
        title=found["title"],
        created_at=text_to_instant(found["created_at"]),
        created_by=found["created_by"],
        reference=found["reference"],
        link=found["link"],
        dated=_day(found["dated"]),
        captured_on=_day(found["captured_on"]),
        sha256=found["sha256"],
        size=found["size"],
        media_type=found["media_type"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else text_to_day(text)
