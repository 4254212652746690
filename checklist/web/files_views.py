"""What the page of a report's files shows: the documents, the minutes, and the facts that checking one established."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from checklist.documents.signature_facts import FileClass, SignatureFacts
from checklist.documents.slots import label
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.sign_draft import Signing
from checklist.services.verify import Verification
from checklist.store.documents import Document
from checklist.web.report_words import ReportWords
from checklist.web.seal_texts import CLASS_NAMES, KIND_NAMES, SealTexts
from checklist.web.version_views import MinutesView, VersionView
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.walk_texts import WalkTexts
from checklist.web.wording import fill, moment, number, same

FILES_TAB = "tep"
MIMES = {b"%PDF": ("application/pdf", "pdf"), b"\x89PNG": ("image/png", "png"), b"\xff\xd8\xff": ("image/jpeg", "jpg")}


@dataclass(frozen=True, slots=True)
class FileRow:
    """A document of the seal."""

    id: int
    name: str
    kind: Text
    made: Text
    size: Text
    sha256: str


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature's facts under their names."""

    heading: Text
    facts: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """What checking one document found; ``sentence`` stands alone where no machine can check."""

    heading: Text
    sentence: Text | None
    valid: bool
    verdict: Text
    facts: tuple[tuple[Text, Text], ...]
    signatures: tuple[SignatureRow, ...]
    problems: tuple[Text, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class FilesPage:
    """The context of ``sign/files.html``. ``newer`` is where the report was replaced.

    ``renew`` says what a new version does to this one, to a reader who may begin it.
    """

    tabs: Tabs
    assessment_id: str
    rows: tuple[FileRow, ...]
    check: CheckView | None
    minutes: MinutesView | None
    version: VersionView | None
    newer: str | None
    renew: Text | None


def files_page(
    draft: Draft,
    signing: Signing | None,
    checked: CheckView | None,
    *,
    may_renew: bool,
    minutes: MinutesView | None,
    version: VersionView | None,
) -> FilesPage:
    """The page of a report's files."""
    rows: tuple[FileRow, ...] = ()
    newer, renew = None, None
    if signing is not None:
        rows = tuple(_file_row(signing, each) for each in reversed(signing.kept))
        newer = url_for("walk.overview", assessment_id=signing.replaced_by) if signing.replaced_by else None
        if may_renew and newer is None:
            renew = ReportWords.new_unseals if draft.head.state == "sealed" else ReportWords.new_replaces
    return FilesPage(tabs_of(draft, FILES_TAB), draft.head.id, rows, checked, minutes, version, newer, renew)


def _file_row(signing: Signing, document: Document) -> FileRow:
    return FileRow(
        id=document.id,
        name=file_name(signing.printed, document),
        kind=kind_words(document),
        made=fill(SealTexts.signed_at, time=moment(document.created_at), user=same(document.created_by)),
        size=fill(SealTexts.kilobytes, count=number(max(1, document.size // 1024))),
        sha256=document.sha256,
    )


def kind_words(document: Document) -> Text:
    """What a document is."""
    pattern = KIND_NAMES[document.kind]
    return fill(pattern, slot=label(document.slot)) if document.slot else pattern


def file_name(printed: str, document: Document, extension: str = "pdf") -> str:
    """The name a document is saved under: the id it prints, what it is, its number."""
    words = {"unsigned": "chua-ky", "signed": f"da-ky-{document.slot or ''}", "scan": "ban-quet"}[document.kind]
    safe = "".join(letter for letter in words if letter.isascii() and (letter.isalnum() or letter == "-"))
    return f"{printed}-{safe}-{document.id}.{extension}"


def media_of(content: bytes) -> tuple[str, str]:
    """The media type and the extension of a kept document."""
    for head, found in MIMES.items():
        if content.startswith(head):
            return found
    return "application/octet-stream", "bin"


def check_view(document: Document, name: Text, checked: Verification) -> CheckView:
    """The facts about a digitally signed or unsigned PDF."""
    check = checked.signatures
    recomputed = SealTexts.not_computed
    if checked.content is not None:
        count = len(checked.inside)
        recomputed = fill(SealTexts.differs, count=number(count)) if count else SealTexts.no_difference
    return CheckView(
        heading=fill(SealTexts.check_heading, name=name),
        sentence=None,
        valid=checked.is_valid,
        verdict=_verdict(checked),
        facts=((SealTexts.file_class, CLASS_NAMES[check.file_class.value]), (SealTexts.recomputed, recomputed)),
        signatures=tuple(_signature(each) for each in check.signatures),
        problems=tuple(Text(each.vi, each.en) for each in checked.problems()),
        notes=tuple(Text(each.vi, each.en) for each in check.notes),
    )


def _verdict(checked: Verification) -> Text:
    if checked.signatures.file_class is FileClass.UNSIGNED and checked.data_problem is None and not checked.inside:
        return SealTexts.unsigned
    return SealTexts.valid if checked.is_valid else SealTexts.not_valid


def scan_view(name: str) -> CheckView:
    """What can be said of a scan."""
    heading = fill(SealTexts.check_heading, name=same(name))
    return CheckView(heading, SealTexts.scan_check, False, SealTexts.not_valid, (), (), (), ())


def _signature(facts: SignatureFacts) -> SignatureRow:
    lines = [(SealTexts.intact, WalkTexts.yes if facts.intact else WalkTexts.no)]
    if facts.claimed_at is not None:
        lines.append((SealTexts.claimed, moment(facts.claimed_at)))
    certificate = facts.certificate
    if certificate is not None:
        lines += [
            (SealTexts.signer, same(certificate.signer)),
            (SealTexts.issuer, same(certificate.issuer)),
            (SealTexts.trusted, WalkTexts.yes if certificate.is_trusted else WalkTexts.no),
            (SealTexts.internal, WalkTexts.yes if certificate.is_internal else WalkTexts.no),
        ]
    return SignatureRow(fill(SealTexts.signature_of, slot=label(facts.slot)), tuple(lines))
