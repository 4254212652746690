"""The papers behind the answers of a draft: add one, let it serve requirements, take it away, check its signatures."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from checklist.documents.signature_facts import SignatureCheck
from checklist.documents.verifying import verify_pdf
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.domain.values import Faults
from checklist.services.drafts import Draft
from checklist.services.errors import NotFound, Refused
from checklist.services.trusted_roots import trusted_roots
from checklist.services.workspace import Workspace
from checklist.store import audit, evidence, files
from checklist.store.assessments import require_draft
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.evidence import Evidence
from checklist.store.files import MAX_BYTES, Stream

__all__ = ["MAX_BYTES", "Evidence", "NewPaper", "PaperRefused", "Upload"]

LONGEST_TITLE, LONGEST_REFERENCE = 300, 1000
OTHER = "other_document"
FILE, LINK, REFERENCE, TITLE, KIND, DATED = "file", "link", "reference", "title", "kind", "dated"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in, with the name its sender gave it."""

    name: str
    stream: Stream


@dataclass(frozen=True, slots=True)
class NewPaper:
    """What is typed about a paper; blank is not given. ``dated`` is the day on the paper or of the photo."""

    kind: str = ""
    title: str = ""
    reference: str = ""
    link: str = ""
    dated: str = ""


class PaperRefused(Refused):
    """A paper that was not kept; ``faults`` by field name."""

    def __init__(self, faults: Mapping[str, Text]) -> None:
        super().__init__(" ".join(fault.vi for fault in faults.values()))
        self.faults = faults


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
    kind, title, reference, dated = _read(given, upload, workspace.pack)
    with workspace.database() as db:
        require_draft(db, draft.head.id)
    stored = files.store(workspace.files, upload.stream) if upload else None
    paper = Evidence(
        id=f"tl-{secrets.token_hex(8)}",
        unit_id=draft.head.unit_id,
        kind=kind,
        title=title,
        reference=reference,
        dated=dated,
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
        raise NotFound("Tài liệu này không có tệp.") from error


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
            raise NotFound("Không có tài liệu này.") from error
    if found.unit_id != draft.head.unit_id:
        raise NotFound("Không có tài liệu này.")
    return found


def _known(draft: Draft, requirements: Iterable[str]) -> list[str]:
    known, served = draft.regulation.by_id(), list(dict.fromkeys(requirements))
    if not all(each in known for each in served):
        raise NotFound("Không có yêu cầu này trong bản tự đánh giá.")
    return served


def _read(given: NewPaper, upload: Upload | None, pack: RulePack) -> tuple[str, str, str, date | None]:
    """Kind, title, reference and day of a paper as typed. Raises :class:`PaperRefused` with every fault."""
    read = Faults()
    title, reference = read.text(given.title, TITLE), read.text(given.reference, REFERENCE)
    link, kind = read.text(given.link, LINK), given.kind or OTHER
    dated = read.day(given.dated.strip() or None, DATED)
    if kind not in pack.evidence:
        read.add(KIND, "loại tài liệu này không có trong danh mục", "this kind is not in the catalogue")
    if len(title) > LONGEST_TITLE:
        read.add(TITLE, f"tên tài liệu dài quá {LONGEST_TITLE} ký tự", f"the title is over {LONGEST_TITLE} characters")
    if max(len(reference), len(link)) > LONGEST_REFERENCE:
        read.add(REFERENCE, f"dài quá {LONGEST_REFERENCE} ký tự", f"longer than {LONGEST_REFERENCE} characters")
    if link and (not link.startswith(("http://", "https://")) or any(letter.isspace() for letter in link)):
        read.add(LINK, "đường dẫn phải bắt đầu bằng http:// hoặc https:// và không có dấu cách",
                 "a link begins with http:// or https:// and has no spaces")  # fmt: skip
    if upload is None and not reference and not link:
        read.add(FILE, "cần có tệp, đường dẫn, hoặc số, ký hiệu của văn bản giấy",
                 "a file, a link or the number of a paper is needed")  # fmt: skip
    if read.found:
        raise PaperRefused({fault.path: _sentence(fault.message) for fault in read.found})
    if not title:
        title = _file_title(upload) or (pack.evidence[kind].vi if kind in pack.evidence else kind)
    return kind, title, "; ".join(part for part in (reference, link) if part), dated


def _file_title(upload: Upload | None) -> str:
    """A title out of a file's name, where that is a name at all."""
    name = (upload.name if upload else "").replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    reader = Faults()
    title = reader.text(" ".join(name.split())[:LONGEST_TITLE], TITLE)
    return "" if reader.found else title


def _sentence(message: Text) -> Text:
    return Text(f"{message.vi[:1].upper()}{message.vi[1:]}.", f"{message.en[:1].upper()}{message.en[1:]}.")
