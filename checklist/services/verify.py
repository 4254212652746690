"""Verifying a PDF: its signatures, the data it carries, and that data evaluated again; of a paper, its facts.

Nothing is ever looked up by a hash in the instance: what a file proves, it proves by itself and by the roots trusted
here. The signature says who said it; the second evaluation whether it is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checklist.documents.attached_data import extract_attachment
from checklist.documents.signature_facts import Problem, SignatureCheck
from checklist.documents.signing_errors import AttachmentNotReadable
from checklist.documents.verifying import verify_pdf
from checklist.domain.legal_status import local_note
from checklist.domain.papers.common import KIND_NAMES
from checklist.domain.papers.payload import PaperFacts, facts_of, is_paper, read_paper
from checklist.domain.plain import plain
from checklist.domain.report import DRAFT_MARK, SAMPLE_MARK
from checklist.domain.seal import BadSeal, canonical, read_seal, sha256
from checklist.domain.text import Text
from checklist.services.reopen import Difference, differences_here, differences_inside, reopen
from checklist.services.rule_differences import book_difference_lines
from checklist.services.trusted_roots import trusted_roots
from checklist.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found about a file. ``content`` is its sealed content when it could be read.

    ``inside`` are the differences under the file's own frozen rules (there must be none); ``here`` those under the
    rules of this installation (``None`` when they do not know the regulation), which are told and do not fail the file.
    ``rule_changes`` are the requirements that read otherwise here; ``local`` says that the rule book is a local one.
    ``paper`` holds the facts when the file is a paper of a committee, which has nothing to evaluate.
    """

    signatures: SignatureCheck
    content: dict[str, Any] | None
    data_problem: str | None
    inside: tuple[Difference, ...]
    here: tuple[Difference, ...] | None
    same_rules: bool
    rule_changes: tuple[str, ...] = ()
    local: Text | None = None
    paper: PaperFacts | None = None

    @property
    def is_valid(self) -> bool:
        """The bottom line: signatures valid and trusted, data present, and its result is what its rules give."""
        return self.signatures.bottom_line and self.data_problem is None and not self.inside

    def plain(self) -> dict[str, Any]:
        """Everything as plain data for JSON."""
        check = self.signatures
        return {
            "valid": self.is_valid,
            "class": check.file_class.value,
            "file_sha256": check.file_digest,
            "problems": [plain(problem) for problem in self.problems()],
            "notes": plain(check.notes),
            "signatures": plain(check.signatures),
            "empty_slots": list(check.empty_slots),
            "last_covers_entire_file": check.last_covers_entire_file,
            "attachment": plain(check.attachment),
            "assessment": self.content["assessment"] if self.content else None,
            "regulation": self.content["input"]["regulation"] if self.content else None,
            "reevaluated": self.content is not None,
            "differences_inside": plain(self.inside),
            "differences_here": plain(self.here),
            "same_rules": self.same_rules,
            "rule_changes": list(self.rule_changes),
            "local": plain(self.local),
            "paper": plain(self.paper),
        }

    def problems(self) -> tuple[Problem, ...]:
        """Everything that fails the file, in reading order."""
        found = list(self.signatures.problems)
        if self.data_problem is not None:
            found.append(Problem("data", f"Dữ liệu đính kèm: {self.data_problem}.", "The attached data is not usable."))
        if self.inside:
            found.append(
                Problem(
                    "result",
                    "Kết quả ghi trong tệp không phải kết quả tính từ câu trả lời và quy định đính kèm.",
                    "The sealed result is not what the attached answers and rules give.",
                )
            )
        return tuple(found)


def verify_file(workspace: Workspace, pdf: bytes, *, at: datetime) -> Verification:
    """Verify ``pdf`` as of ``at``, trusting the roots of this installation. Never raises because of the file."""
    check = verify_pdf(pdf, trust_roots=trusted_roots(workspace), at=at)
    if check.attachment is None or not check.attachment.is_present_once:
        return Verification(check, None, None, (), None, same_rules=False)  # the check says why already
    try:
        payload = extract_attachment(pdf)
        if is_paper(payload):
            facts = facts_of(read_paper(payload))
            return Verification(check, None, None, (), None, same_rules=False, paper=facts)
        content = read_seal(payload)
        assessment = reopen(content)
        inside = differences_inside(content, assessment)
    except (BadSeal, AttachmentNotReadable) as error:
        return Verification(check, None, str(error), (), None, same_rules=False)
    here = differences_here(content, workspace.pack)
    same = content["rules"]["digest"] == _rules_digest_here(workspace, content)
    changes: tuple[str, ...] = ()
    if here is not None and not same:
        changes = tuple(book_difference_lines(assessment.pack, workspace.pack, assessment.answers.regulation))
    local = local_note(assessment.pack, assessment.checklist.regulation)
    return Verification(check, content, None, inside, here, same_rules=same, rule_changes=changes, local=local)


def _rules_digest_here(workspace: Workspace, content: dict[str, Any]) -> str | None:
    sources = workspace.rules.sources
    names = content["rules"]["files"]
    if not all(name in sources for name in names):
        return None
    return sha256(canonical({name: sources[name] for name in names}))


def report_lines(checked: Verification) -> Iterator[str]:
    """The verification as lines for a shell: facts first, the bottom line last."""
    check = checked.signatures
    for number, signature in enumerate(check.signatures, 1):
        certificate = signature.certificate
        yield f"Chữ ký {number} – ô {signature.slot}: {'toàn vẹn' if signature.intact else 'KHÔNG toàn vẹn'}"
        if certificate is not None:
            yield f"  Người ký: {certificate.signer}"
            yield f"  Cấp bởi: {certificate.issuer}"
            trusted = "được tin cậy" if certificate.is_trusted else "CHƯA được tin cậy"
            yield f"  Chứng thư số gốc: {trusted} trên máy này"
    if check.attachment is not None:
        match = "khớp" if check.attachment.digests_match else "KHÔNG khớp"
        yield f"Mã băm dữ liệu: {check.attachment.digest} ({match})"
    if checked.content is not None:
        yield from _content_lines(checked, checked.content)
    if checked.paper is not None:
        yield from _paper_lines(checked.paper)
    for note in check.notes:
        yield f"Lưu ý: {note.vi}"
    for problem in checked.problems():
        yield f"KHÔNG ĐẠT: {problem.vi}"
    yield "KẾT LUẬN: HỢP LỆ" if checked.is_valid else "KẾT LUẬN: KHÔNG HỢP LỆ"


def _content_lines(checked: Verification, content: dict[str, Any]) -> Iterator[str]:
    given, result = content["input"], content["result"]
    yield f"Mã bản tự đánh giá: {content['assessment']}"
    yield f"Đơn vị: {given['unit']['name']} – kỳ {given['period']} – {given['regulation']}"
    if checked.local is not None:
        yield checked.local.vi
    yield f"Điểm {result['score']}/100 – tự xếp loại {result['grade']} – tuân thủ {result['compliance_exact']}"
    yield f"Tính lại theo quy định đính kèm: {_count(checked.inside)}"
    if checked.here is None:
        yield "Tính lại theo quy định của máy này: máy này không có bộ quy định đó"
        return
    rules = "cùng bộ quy định" if checked.same_rules else "bộ quy định của máy này khác bản đính kèm"
    yield f"Tính lại theo quy định của máy này ({rules}): {_count(checked.here)}"
    for difference in (*checked.inside, *checked.here):
        yield f"  - {difference.where}: {difference.text.vi}"
    for change in checked.rule_changes:
        yield f"  Quy định của máy này so với bản đính kèm: {change}"


def _paper_lines(paper: PaperFacts) -> Iterator[str]:
    yield f"Văn bản: {KIND_NAMES[paper.kind].vi} – mã {paper.code}"
    said = (
        ("Cơ quan ban hành", paper.issuer),
        ("Số", paper.number),
        ("Ngày", paper.issued_on),
        ("Đơn vị", paper.unit),
        ("Kỳ", paper.period),
        ("Xếp loại", paper.grade),
        ("Theo văn bản", paper.decision),
    )
    yield from (f"{label}: {value}" for label, value in said if value)
    if paper.is_sample:
        yield SAMPLE_MARK
    if paper.is_draft:
        yield DRAFT_MARK


def _count(differences: tuple[Difference, ...]) -> str:
    return f"{len(differences)} điểm khác" if differences else "không có khác biệt"
