"""The confirmation of a self-assessment's result: drawn from what was sealed, made anew on each demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from checklist.documents.papers import render_paper
from checklist.documents.signature_facts import SignatureFacts, SignatureKind
from checklist.documents.slots import label
from checklist.documents.verifying import verify_pdf
from checklist.domain.dates import legal_day
from checklist.domain.findings import VERDICT_NAMES, Verdict
from checklist.domain.law import UNIT_KIND_NAMES, UnitKind
from checklist.domain.legal_status import legal_notices
from checklist.domain.papers.common import Issuing, Signatory
from checklist.domain.papers.profiles import LayoutId
from checklist.domain.papers.self_assessment import SelfAssessment
from checklist.domain.report_front import summary
from checklist.domain.report_limits import verification
from checklist.domain.report_signing import head
from checklist.domain.report_source import Source, arrange, counted, with_verdict
from checklist.domain.report_words import ratio_cell
from checklist.domain.text import date_vi, number_vi
from checklist.services.drafts import Draft
from checklist.services.errors import NotFound
from checklist.services.sealed import readable
from checklist.services.sign_draft import Signing, read_document, signing_of
from checklist.services.trusted_roots import trusted_roots
from checklist.services.workspace import Workspace

ON_BEHALF, FOR_HEAD = "TM. ", "KT. "
IN_FORCE = "Không có lưu ý về hiệu lực trong kỳ đánh giá"
NO_CRITICAL = "Không có nội dung trọng yếu phải chấm trong kỳ."


def self_assessment_pdf(workspace: Workspace, draft: Draft, *, at: datetime) -> bytes:
    """The confirmation as of ``at``.

    Raises :class:`NotFound` before sealing, :class:`AnswersInvalid` where what was sealed cannot be read any more, and
    :class:`Refused` where the report's file is lost.
    """
    if draft.head.state == "draft":
        raise NotFound("Báo cáo chưa chốt nên chưa có phiếu.", "The report has not been sealed.")
    return render_paper(self_assessment_paper(workspace, draft, at=at))


def self_assessment_paper(workspace: Workspace, draft: Draft, *, at: datetime) -> SelfAssessment:
    """The same as a paper; its texts are those of the sealed answers and of the rules frozen with them."""
    sealed, signing = readable(draft.sealed), signing_of(workspace, draft)
    source = arrange(
        sealed.pack, sealed.checklist, sealed.answers, sealed.findings, sealed.score, sealed.scoring
    )  # fmt: skip
    unit, period, regulation = sealed.answers.unit, sealed.checklist.period, sealed.checklist.regulation
    boxes = summary(source)
    proof = verification(source, signing.printed, signing.seal.digest, signing.seal.rules_digest, None)
    knocked_out = f" (khống chế: {boxes.knocked_out})" if source.score.knocked_out else ""
    return SelfAssessment(
        issuing=_issuing(source, legal_day(at)),
        unit=source.issuer,
        unit_kind=UNIT_KIND_NAMES[unit.kind].vi,
        period=period,
        regulation=regulation.title.vi,
        legal_status=tuple(line.vi for line in legal_notices(sealed.pack, regulation, period, unit.kind))
        or (IN_FORCE,),
        scoring=source.scoring.title.vi,
        points=boxes.points,
        compliance=ratio_cell(source.score.done, source.score.counted) if source.score.counted else "–",
        self_grade=f"{boxes.grade}{knocked_out}",
        results=tuple(_results(source)),
        critical=_critical(source),
        code=signing.printed,
        digest=signing.seal.digest,
        sealed_on=date_vi(legal_day(signing.seal.sealed_at)),
        signatory=_signatory(source),
        report_qr=proof.qr or signing.printed,
        lookup=(proof.qr or "").partition("?")[0] if (proof.qr or "").startswith("http") else "",
        signed=tuple(_signatures(workspace, signing, at)),
    )


def _issuing(source: Source, on: date) -> Issuing:
    unit = source.answers.unit
    return Issuing(
        layout=LayoutId.STATE,
        # A People's Committee prints no superior above its name.
        superior="" if unit.kind is UnitKind.COMMUNE else unit.parent,
        issuer=source.issuer,
        symbol="",
        place=source.text("place") or unit.place,
        drawn_up_on=on,
        is_sample=source.answers.sample,
    )


def _signatory(source: Source) -> Signatory:
    signer = head(source)
    *authority, title = signer.lines
    behalf = next((line.removeprefix(ON_BEHALF) for line in authority if line.startswith(ON_BEHALF)), "")
    for_head = next((line.removeprefix(FOR_HEAD) for line in authority if line.startswith(FOR_HEAD)), "")
    return Signatory(title, signer.name, behalf, for_head)


def _results(source: Source) -> Iterator[str]:
    counts = Counter(finding.verdict for finding in source.findings if finding.scored)
    for verdict, name in VERDICT_NAMES.items():
        if counts[verdict]:
            yield f"{name.vi}: {number_vi(counts[verdict])}"


def _critical(source: Source) -> str:
    wanted = [each for each in counted(source.findings) if each.requirement.critical]
    if not wanted:
        return NO_CRITICAL
    met = with_verdict(wanted, Verdict.DONE)
    others = [each for each in wanted if each.verdict is not Verdict.DONE]
    left = f"; chưa đạt hoặc chưa đủ căn cứ: {source.items(others)}" if others else ""
    return f"Đạt {number_vi(len(met))}/{number_vi(len(wanted))}{left}"


def _signatures(workspace: Workspace, signing: Signing, at: datetime) -> Iterator[str]:
    """Who signed by the certificates, never by the names that the report prints."""
    if not any(slot.filled for slot in signing.slots):
        return
    check = verify_pdf(read_document(workspace, signing.base), trust_roots=trusted_roots(workspace), at=at)
    for each in check.signatures:
        if each.kind is SignatureKind.SIGNATURE and each.holds and each.certificate is not None:
            yield _signature(each, each.certificate.signer, is_internal=each.certificate.is_internal)


def _signature(facts: SignatureFacts, signer: str, *, is_internal: bool) -> str:
    when = f", ngày {date_vi(legal_day(facts.claimed_at))}" if facts.claimed_at else ""
    if is_internal:
        kind = " (chữ ký nội bộ của phần mềm)"
    else:
        kind = "" if facts.is_trusted else " (chứng thư chưa được máy này tin cậy)"
    return f"{label(facts.slot).vi}: {signer}{kind}{when}"
