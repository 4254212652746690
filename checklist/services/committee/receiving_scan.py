"""Receiving a paper signed by hand: its scan, matched by the printed code to the data it was printed from.

No signature proves such a paper: it stands in a class of its own, and a named officer confirms that the scan shows the
paper with this code and the signatures on it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from checklist.documents.attached_data import ATTACHMENT_NAME, extract_attachment
from checklist.documents.signing_errors import AttachmentNotReadable
from checklist.documents.verifying import verify_pdf
from checklist.domain.committee.receiving import Candidate, DataFault, first_refusal
from checklist.domain.committee.submission import SubmissionClass, typed_code
from checklist.domain.seal import BadSeal, read_seal
from checklist.domain.text import Text
from checklist.services.committee.receiving import open_receipt
from checklist.services.committee.receiving_archives import plain_name
from checklist.services.committee.receiving_check import is_foreign
from checklist.services.committee.receiving_keep import Sealed, keep, rules_of
from checklist.services.committee.receiving_spool import Limits
from checklist.services.errors import FieldsRefused
from checklist.services.reopen import differences_inside, reopen
from checklist.services.rule_differences import book_difference_lines
from checklist.services.workspace import Workspace
from checklist.store import files, receipts
from checklist.store.database import transaction
from checklist.store.files import JPEG, PDF, PNG, WEBP, FileRefused, Stream
from checklist.store.receipts import REFUSED, ReceivedFile

CODE, SCAN, DATA, CONFIRMED = "code", "scan", "data", "confirmed"
SCAN_TYPES = (PDF, JPEG, PNG, WEBP)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is handed in: the code typed from the paper, its scan, and the data file; streams of None were not given."""

    code: str
    scan_name: str
    scan: Stream | None
    data: Stream | None
    is_confirmed: bool


class ScanRefused(FieldsRefused):
    """A paper that was not taken in."""


def receive_scan(workspace: Workspace, paper: Paper, limits: Limits, *, at: datetime, by: str) -> ReceivedFile:
    """Take in a paper signed by hand, confirmed by the officer ``by``. Keeps nothing where :class:`ScanRefused`."""
    faults = _missing(paper)
    if faults or paper.scan is None or paper.data is None:
        raise ScanRefused(faults)
    payload = _payload(_read(paper.data, limits), at)
    sealed = _sealed(workspace, payload, typed_code(paper.code), limits, by)
    try:
        stored = files.store(workspace.files, paper.scan, max_bytes=limits.file, allowed=SCAN_TYPES)
    except FileRefused as error:
        raise ScanRefused({SCAN: Text(error.vi, error.en)}) from error
    receipt_id = open_receipt(workspace, at=at, by=by)
    name = plain_name(paper.scan_name)
    facts = {"signatures": [], "media_type": stored.media_type, "confirmed_by": by}
    file = ReceivedFile(
        receipt_id, 1, name, stored.sha256, stored.size, REFUSED, "", "", "", None, facts, at
    )  # fmt: skip
    entry = keep(workspace, sealed, file, (), at=at, by=by)
    with workspace.database() as db, transaction(db):
        receipts.finish(db, receipt_id, at=at)
    return entry


def _missing(paper: Paper) -> dict[str, Text]:
    faults = {}
    if len(typed_code(paper.code)) != len("XXXX-XXXX-XXXX-XXXX"):
        faults[CODE] = Text(
            "Mã in trên giấy gồm 16 chữ cái và chữ số, dạng XXXX-XXXX-XXXX-XXXX.",
            "The printed code has 16 letters and digits, as in XXXX-XXXX-XXXX-XXXX.",
        )
    if paper.scan is None:
        faults[SCAN] = Text("Chọn tệp quét bản giấy đã ký.", "Choose the scan of the signed paper.")
    if paper.data is None:
        faults[DATA] = Text(
            "Chọn tệp dữ liệu: bản PDF chưa ký, hoặc assessment.json.",
            "Choose the data file: the unsigned PDF, or assessment.json.",
        )
    if not paper.is_confirmed:
        faults[CONFIRMED] = Text(
            "Phải xác nhận đã đối chiếu bản quét với mã và chữ ký trên giấy.",
            "Confirm that the scan was compared with the code and the signatures on the paper.",
        )
    return faults


def _read(stream: Stream, limits: Limits) -> bytes:
    target = io.BytesIO()
    while chunk := stream.read(256 * 1024):
        target.write(chunk)
        if target.tell() > limits.file:
            refusal = first_refusal(Candidate(size=target.tell(), limit=limits.file))
            raise ScanRefused({DATA: refusal.sentence if refusal else Text("", "")})
    return target.getvalue()


def _payload(data: bytes, at: datetime) -> bytes:
    """The sealed bytes out of a data file."""
    if not data.startswith(b"%PDF-"):
        return data
    check = verify_pdf(data, trust_roots=(), at=at)
    if check.signatures:
        told = Text(
            "Tệp dữ liệu này đã ký số: hãy nhận ở mục “Tiếp nhận”, không cần bản quét.",
            "This data file is signed digitally: receive it under “Receive”; no scan is needed.",
        )
        raise ScanRefused({DATA: told})
    match = check.attachment is not None and check.attachment.is_present_once and check.attachment.digests_match
    try:
        payload = extract_attachment(data, ATTACHMENT_NAME)
    except AttachmentNotReadable as error:
        raise ScanRefused({DATA: Text(error.vi, error.en)}) from error
    if not match:
        told = Text("Dữ liệu đính kèm không khớp mã băm ghi trong tệp.", "The data lack the digest the file states.")
        raise ScanRefused({DATA: told})
    return payload


def _sealed(workspace: Workspace, payload: bytes, code: str, limits: Limits, by: str) -> Sealed:
    candidate = Candidate(size=len(payload), limit=limits.file)
    try:
        content = read_seal(payload)
        inside = reopen(content)
    except BadSeal as error:
        fault = DataFault.FOREIGN if is_foreign(payload) else DataFault.ALTERED
        told = Text(str(error), "what is attached cannot be read as it was sealed")
        raise _refused(Candidate(candidate.size, candidate.limit, data_fault=fault, data_told=told)) from error
    if content["assessment"] != code:
        told = Text(
            f"Mã in trên giấy ({code}) khác mã của tệp dữ liệu ({content['assessment']}): không phải cùng một bản.",
            f"The printed code ({code}) is not that of the data file ({content['assessment']}).",
        )
        raise ScanRefused({CODE: told})
    regulation = inside.answers.regulation
    known = regulation in workspace.pack.regulations
    differences = tuple(each.text for each in differences_inside(content, inside))
    unknown = None if known else regulation
    judged = Candidate(candidate.size, candidate.limit, inside=differences, unknown_regulation=unknown)
    if first_refusal(judged) is not None:
        raise _refused(judged)
    changes = tuple(book_difference_lines(inside.pack, workspace.pack, regulation))
    return Sealed(payload, content, SubmissionClass.SCAN, rules_of(workspace, content, changes), confirmed_by=by)


def _refused(candidate: Candidate) -> ScanRefused:
    refusal = first_refusal(candidate)
    return ScanRefused({DATA: refusal.sentence if refusal else Text("", "")})
