"""Publishing results: a choice of what to show of a signed report is prepared, published by the head, withdrawn."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlite_utils import Database

from checklist.domain.dates import Period
from checklist.domain.seal import BadSeal, read_seal
from checklist.domain.text import Text
from checklist.services.errors import NotFound, Refused
from checklist.services.public_checks import Checked, Consent, check_texts, let_pass, texts_of_report, tidy
from checklist.services.public_pages import require_open
from checklist.services.reopen import reopen_seal
from checklist.services.workspace import Workspace
from checklist.store import assessments, audit, documents, publications, seals
from checklist.store.database import transaction
from checklist.store.documents import Document
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.publications import Publication
from checklist.store.units import Unit

LONGEST_REASON = 500
PARTS, CONSENT = "parts", "consent"
UNREADABLE = Text(
    "Không mở lại được dữ liệu của báo cáo đã chốt nên không công khai được.",
    "The sealed data of the report cannot be opened again, so nothing of it can be published.",
)


class Part(StrEnum):
    """What may be shown of a report; nothing is shown that was not chosen."""

    SCORE = "score"
    RIGHTS = "rights"
    COMPLIANCE = "compliance"
    REQUIREMENTS = "requirements"
    REPORT = "report"
    AUDIT = "audit"


PART_NAMES = {
    Part.SCORE: Text("Điểm và xếp loại", "Score and grade"),
    Part.RIGHTS: Text("Kết quả theo từng nhóm quyền", "Results by right"),
    Part.COMPLIANCE: Text("Tỷ lệ tuân thủ pháp luật", "Legal compliance"),
    Part.REQUIREMENTS: Text("Danh sách yêu cầu kèm kết quả", "The list of requirements with their results"),
    Part.REPORT: Text("Tệp báo cáo đã ký (PDF)", "The signed report (PDF)"),
    Part.AUDIT: Text(
        "Kết quả thẩm định của Ban Chỉ đạo và giấy công nhận, khi máy này có",
        "The committee's audited values and the certificate, where this installation holds them",
    ),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A signed report that can be published; ``standing`` is what is prepared or published of it."""

    assessment: assessments.Assessment
    title: Text
    period: Period
    standing: Publication | None


def candidates(workspace: Workspace, unit: Unit) -> tuple[Candidate, ...]:
    """The reports of a unit that are signed and not replaced, and those that are published whatever became of them."""
    books = workspace.pack.regulations
    with workspace.database() as db:
        found = []
        for head in assessments.of_unit(db, unit.id):
            standing = publications.standing(db, head.id)
            counts = _document(db, head) is not None and assessments.newer_version(db, head.id) is None
            if counts or standing is not None:
                book = books.get(head.regulation)
                title = book.short_title if book else Text(head.regulation, head.regulation)
                found.append(Candidate(head, title, Period(head.period_from, head.period_to), standing))
    return tuple(found)


def candidate_of(workspace: Workspace, unit: Unit, assessment_id: str) -> Candidate:
    """One of them. Raises :class:`NotFound`."""
    for each in candidates(workspace, unit):
        if each.assessment.id == assessment_id:
            return each
    raise NotFound("Không có báo cáo đã ký này.", "There is no such signed report.")


def trail_of(workspace: Workspace, unit: Unit) -> list[Publication]:
    """Everything the unit published, withdrawn or not, the latest first."""
    with workspace.database() as db:
        return [each for each in publications.of_unit(db, unit.id) if each.published_at is not None]


def parts_of(publication: Publication) -> frozenset[Part]:
    """What a publication shows."""
    return frozenset(part for part in Part if part.value in publication.shown.get(PARTS, ()))


def check_report(workspace: Workspace, assessment_id: str) -> Checked:
    """What stands in the texts of a sealed report. Raises :class:`Refused` when it cannot be read."""
    with workspace.database() as db:
        kept = seals.of_assessment(db, assessment_id)
    try:
        content, reopened = read_seal(kept.payload), reopen_seal(kept.digest, kept.payload)
        return check_texts(texts_of_report(content, reopened.checklist.regulation))
    except BadSeal as error:
        raise Refused(UNREADABLE.vi, UNREADABLE.en) from error


def prepare(
    workspace: Workspace, unit: Unit, assessment_id: str, parts: Iterable[str], *, at: datetime, by: str
) -> Publication:
    """Keep a choice of what to show. Raises :class:`Refused` for no choice or one already published, ``NotFound``."""
    known = {part.value for part in Part}
    chosen = [part for part in dict.fromkeys(parts) if part in known]
    if not chosen:
        raise Refused("Hãy chọn ít nhất một nội dung để công khai.", "Choose at least one thing to show.")
    candidate = candidate_of(workspace, unit, assessment_id)
    new = Publication(f"ck-{secrets.token_hex(8)}", unit.id, candidate.assessment.id, {PARTS: chosen}, at, by)
    with workspace.database() as db, transaction(db):
        standing = publications.standing(db, assessment_id)
        if standing is not None and standing.is_public:
            raise Refused(
                "Kết quả này đang công khai. Muốn đổi nội dung, hãy rút xuống rồi soạn lại.",
                "This result is public. To change what is shown, withdraw it and prepare it anew.",
            )
        publications.prepare(db, new)
        detail = {"assessment": assessment_id, PARTS: chosen}
        audit.append(db, at=at, actor=by, action="public.prepare", subject=unit.id, detail=detail)
    return new


def publish(
    workspace: Workspace, unit: Unit, publication_id: str, *, consent: Consent | None, at: datetime, by: str
) -> None:
    """Show a prepared choice to everybody.

    Raises ``SecretText``, ``PersonalData`` where the report itself is shown, :class:`Refused`, :class:`NotFound`.
    """
    publication = _own(workspace, unit, publication_id)
    checked = check_report(workspace, publication.assessment_id)
    if Part.REPORT not in parts_of(publication):
        checked = Checked((), checked.secret)
    let_pass(checked, consent)
    with workspace.database() as db, transaction(db):
        require_open(db, unit.id)
        standing = publications.standing(db, publication.assessment_id)
        if standing is None or standing.id != publication.id or standing.is_public:
            raise Refused(
                "Nội dung này vừa được người khác soạn lại hoặc đã công khai; hãy xem lại.",
                "Somebody else has just prepared this anew or published it; look at it again.",
            )
        if assessments.newer_version(db, publication.assessment_id) is not None:
            raise Refused("Báo cáo này đã có bản thay thế.", "This report has been replaced by a newer version.")
        publications.publish(db, publication.id, at=at, by=by)
        detail = {"publication": publication.id, **publication.shown, CONSENT: consent, "spotted": len(checked.spotted)}
        audit.append(db, at=at, actor=by, action="public.publish", subject=unit.id, detail=detail)


def withdraw(workspace: Workspace, unit: Unit, publication_id: str, reason: str, *, at: datetime, by: str) -> None:
    """Show it no longer; who withdrew it, when and why stays. Raises :class:`Refused`, :class:`NotFound`."""
    publication, said = _own(workspace, unit, publication_id), tidy(reason)[:LONGEST_REASON]
    if not said:
        raise Refused("Hãy ghi lý do rút.", "Give the reason for withdrawing it.")
    if not publication.is_public:
        raise Refused("Kết quả này không còn công khai.", "This result is not public any more.")
    with workspace.database() as db, transaction(db):
        publications.withdraw(db, publication.id, reason=said, at=at, by=by)
        detail = {"publication": publication.id, "reason": said}
        audit.append(db, at=at, actor=by, action="public.withdraw", subject=unit.id, detail=detail)


def document_of(db: Database, assessment_id: str) -> Document | None:
    """The report as last signed, or else the scan of the copy signed by hand."""
    return _document(db, assessments.get(db, assessment_id))


def _document(db: Database, head: assessments.Assessment) -> Document | None:
    if head.state == "draft":
        return None
    kept = documents.of_seal(db, seals.of_assessment(db, head.id).digest)
    signed = [each for each in kept if each.kind == "signed"] or [each for each in kept if each.kind == "scan"]
    return signed[-1] if signed else None


def _own(workspace: Workspace, unit: Unit, publication_id: str) -> Publication:
    with workspace.database() as db:
        try:
            found = publications.get(db, publication_id)
        except NoSuchRow as error:
            raise NotFound("Không có lần công khai này.", "There is no such publication.") from error
    if found.unit_id != unit.id:
        raise NotFound("Không có lần công khai này.", "There is no such publication.")
    return found
