"""The papers behind the answers of a draft: add one, let it serve requirements, take it away, check its signatures."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import BinaryIO

from checklist.documents.photos import captured_on, small_picture
from checklist.documents.signature_facts import SignatureCheck
from checklist.documents.verifying import verify_pdf
from checklist.domain.plain import plain
from checklist.services.drafts import Draft
from checklist.services.errors import NotFound
from checklist.services.paper_fields import FILE, NewPaper, PaperRefused, file_title, kind_title, read_paper
from checklist.services.trusted_roots import trusted_roots
from checklist.services.workspace import Workspace
from checklist.store import audit, evidence, files
from checklist.store.assessments import require_draft
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.evidence import Evidence
from checklist.store.files import MAX_BYTES, Stream

__all__ = ["FILE", "MAX_BYTES", "Evidence", "NewPaper", "PaperRefused", "Upload"]

PICTURES = (files.JPEG, files.PNG, files.WEBP)
DESCRIBED = ("kind", "title", "reference", "link", "dated")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in, with the name its sender gave it."""

    name: str
    stream: Stream


@dataclass(frozen=True, slots=True)
class Added:
    """A paper that was kept; ``is_known`` says that the unit had the same file already, which now serves here too."""

    paper: Evidence
    is_known: bool


def add_paper(
    workspace: Workspace,
    draft: Draft,
    given: NewPaper,
    upload: Upload | None,
    requirements: Iterable[str],
    *,
    at: datetime,
    by: str,
) -> Added:
    """Keep a paper of the unit and let it serve ``requirements`` of the draft.

    Raises :class:`PaperRefused`, ``FileRefused`` and ``NotADraft`` of the store, ``NotFound`` for what is not asked.
    """
    served = _known(draft, requirements)
    said = read_paper(given, workspace.pack, has_file=upload is not None)
    title = said.title or (file_title(upload.name) if upload else "") or kind_title(said.kind, workspace.pack)
    with workspace.database() as db:
        require_draft(db, draft.head.id)
    stored = files.store(workspace.files, upload.stream) if upload else None
    captured = _captured_on(workspace, stored)
    paper = Evidence(
        id=f"tl-{secrets.token_hex(8)}",
        unit_id=draft.head.unit_id,
        kind=said.kind,
        title=title,
        reference=said.reference,
        link=said.link,
        dated=said.dated or captured,
        captured_on=captured,
        sha256=stored.sha256 if stored else None,
        size=stored.size if stored else None,
        media_type=stored.media_type if stored else None,
        created_at=at,
        created_by=by,
    )
    with workspace.database() as db, transaction(db):
        same = [each for each in evidence.of_unit(db, paper.unit_id) if stored and each.sha256 == stored.sha256]
        if same:
            paper = same[0]
        else:
            evidence.add(db, paper)
        for requirement in served:
            evidence.attach(db, draft.head.id, requirement, paper.id)
        detail = {"evidence": paper.id, "title": paper.title, "sha256": paper.sha256, "requirements": served}
        action = "evidence.attach" if same else "evidence.add"
        audit.append(db, at=at, actor=by, action=action, subject=draft.head.id, detail=detail)
    return Added(paper, bool(same))


def describe_paper(
    workspace: Workspace, draft: Draft, paper: str, given: NewPaper, *, at: datetime, by: str
) -> Evidence:
    """Say anew what a paper is; its file stays as it is.

    Raises :class:`PaperRefused`, ``EvidenceSealed`` of the store, :class:`NotFound`.
    """
    before = paper_of(workspace, draft, paper)
    said = read_paper(given, workspace.pack, has_file=before.sha256 is not None)
    title = said.title or kind_title(said.kind, workspace.pack)
    after = replace(before, kind=said.kind, title=title, reference=said.reference, link=said.link, dated=said.dated)
    with workspace.database() as db, transaction(db):
        evidence.describe(db, after)
        changed = {name: (plain(getattr(before, name)), plain(getattr(after, name))) for name in DESCRIBED}
        detail = {"evidence": paper, "changed": {name: each for name, each in changed.items() if each[0] != each[1]}}
        audit.append(db, at=at, actor=by, action="evidence.describe", subject=draft.head.id, detail=plain(detail))
    return after


def can_be_described(workspace: Workspace, paper: Evidence) -> bool:
    """Whether a paper may be said anew: none that serves a sealed report."""
    with workspace.database() as db:
        return not evidence.is_sealed(db, paper.id)


def attach_papers(
    workspace: Workspace, draft: Draft, requirement: str, papers: Iterable[str], *, at: datetime, by: str
) -> int:
    """Let papers of the unit serve a requirement, and return how many. Raises ``NotADraft``, ``NotFound``."""
    (served,) = _known(draft, [requirement])
    chosen = [_of_unit(workspace, draft, paper).id for paper in dict.fromkeys(papers)]
    with workspace.database() as db, transaction(db):
        for paper in chosen:
            evidence.attach(db, draft.head.id, served, paper)
            detail = {"evidence": paper, "requirements": [served]}
            audit.append(db, at=at, actor=by, action="evidence.attach", subject=draft.head.id, detail=detail)
    return len(chosen)


def detach_paper(workspace: Workspace, draft: Draft, requirement: str, paper: str, *, at: datetime, by: str) -> None:
    """End the service of a paper; it stays with the unit. Raises ``NotADraft``."""
    with workspace.database() as db, transaction(db):
        evidence.detach(db, draft.head.id, requirement, paper)
        detail = {"evidence": paper, "requirements": [requirement]}
        audit.append(db, at=at, actor=by, action="evidence.detach", subject=draft.head.id, detail=detail)


def remove_paper(workspace: Workspace, draft: Draft, paper: str, *, at: datetime, by: str) -> None:
    """Drop a paper that serves nothing. Raises ``EvidenceInUse`` of the store, :class:`NotFound`."""
    dropped = paper_of(workspace, draft, paper)
    with workspace.database() as db, transaction(db):
        evidence.remove(db, dropped.id)
        detail = {"evidence": dropped.id, "title": dropped.title, "sha256": dropped.sha256}
        audit.append(db, at=at, actor=by, action="evidence.remove", subject=draft.head.id, detail=detail)


def papers_of_unit(workspace: Workspace, draft: Draft) -> list[Evidence]:
    """All papers of the draft's unit, the oldest first."""
    with workspace.database() as db:
        return evidence.of_unit(db, draft.head.unit_id)


def paper_of(workspace: Workspace, draft: Draft, paper: str) -> Evidence:
    """A paper of the draft's unit. Raises :class:`NotFound`."""
    return _of_unit(workspace, draft, paper)


def open_paper(workspace: Workspace, paper: Evidence) -> BinaryIO:
    """The bytes of a paper. Raises :class:`NotFound` where there are none."""
    try:
        return files.open_file(workspace.files, paper.sha256 or "")
    except NoSuchRow as error:
        raise NotFound("Tài liệu này không có tệp.", "This paper has no file.") from error


def small_picture_of(workspace: Workspace, paper: Evidence) -> bytes:
    """A small JPEG of a picture. Raises :class:`NotFound` for what is none, or cannot be unpacked safely."""
    if paper.media_type not in PICTURES:
        raise NotFound("Tài liệu này không phải ảnh.", "This paper is no picture.")
    with open_paper(workspace, paper) as stored:
        made = small_picture(stored)
    if made is None:
        raise NotFound("Không làm được ảnh thu nhỏ của tài liệu này.", "No small picture of this paper can be made.")
    return made


def signatures_of(workspace: Workspace, paper: Evidence, *, at: datetime) -> SignatureCheck | None:
    """What the signatures of a PDF are worth by the roots trusted here; nothing for what is no PDF."""
    if paper.media_type != files.PDF:
        return None
    with open_paper(workspace, paper) as stored:
        return verify_pdf(stored.read(), trust_roots=trusted_roots(workspace), at=at)


def _of_unit(workspace: Workspace, draft: Draft, paper: str) -> Evidence:
    with workspace.database() as db:
        try:
            found = evidence.get(db, paper)
        except NoSuchRow as error:
            raise NotFound("Không có tài liệu này.", "There is no such paper.") from error
    if found.unit_id != draft.head.unit_id:
        raise NotFound("Không có tài liệu này.", "There is no such paper.")
    return found


def _known(draft: Draft, requirements: Iterable[str]) -> list[str]:
    known, served = draft.regulation.by_id(), list(dict.fromkeys(requirements))
    if not all(each in known for each in served):
        raise NotFound("Không có yêu cầu này trong bản tự đánh giá.", "The self-assessment asks no such thing.")
    return served


def _captured_on(workspace: Workspace, stored: files.StoredFile | None) -> date | None:
    if stored is None or stored.media_type not in PICTURES:
        return None
    with files.open_file(workspace.files, stored.sha256) as content:
        return captured_on(content)
