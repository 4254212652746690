"""Annex V: what was not judged and why, what the law leaves open, and what ties the paper to its data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checklist.domain.conditions import applies
from checklist.domain.findings import VERDICT_NAMES, Finding, Verdict
from checklist.domain.law import SourceCheck
from checklist.domain.report import Row, Table, Verification
from checklist.domain.report_reasons import undetermined_reason
from checklist.domain.report_source import Source
from checklist.domain.report_words import SOURCE_MARKS, ended
from checklist.domain.scoring import Policy
from checklist.domain.text import date_vi, number_vi

ASIDE = (Verdict.UNDETERMINED, Verdict.NOT_YET_DUE, Verdict.DID_NOT_ARISE, Verdict.NOT_APPLICABLE)
EFFECTS = {
    Policy.FULL_MARKS: "tính đủ điểm",
    Policy.EXCLUDE_AND_RESCALE: "không tính vào điểm tối đa, quy đổi",
    Policy.ZERO: "0 điểm",
}
NOT_SCORED = "không chấm điểm"
WHOLE_BOOK = "Chung"
# A longer address would make a code too dense to scan from paper.
LONGEST_ADDRESS = 200


def excluded(source: Source) -> Table:
    """What is undetermined, not yet due, did not arise or does not apply: the reason, and what it does to points.

    Requirements that stand alike for the same reason share a row.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for verdict in ASIDE:
        for finding in _in_order(source, verdict):
            alike = (VERDICT_NAMES[verdict].vi, _reason(source, finding), _effect(source, finding))
            found.setdefault(alike, []).append(source.number(finding))
    rows = [Row((str(place), ", ".join(numbers), *alike)) for place, (alike, numbers) in enumerate(found.items(), 1)]
    return Table(("TT", "Mục", "Trạng thái", "Lý do", "Ảnh hưởng điểm"), tuple(rows))


def _in_order(source: Source, verdict: Verdict) -> Iterator[Finding]:
    return (f for group in source.groups for f in group.findings if f.verdict is verdict)


def _reason(source: Source, finding: Finding) -> str:
    if finding.verdict is Verdict.UNDETERMINED:
        return undetermined_reason(source, finding)
    if finding.note is not None:
        return finding.note.vi
    return source.answer(finding).reason or "Chưa nêu lý do."


def _effect(source: Source, finding: Finding) -> str:
    if not finding.scored:
        return NOT_SCORED
    policy = source.scoring.policies.get(finding.verdict)
    if policy is not None:
        return EFFECTS[policy]
    share = source.scoring.shares.get(finding.verdict, 0)
    return "0 điểm" if not share else f"tính {share.numerator}/{share.denominator} điểm"


def legal_points(source: Source) -> Table:
    """The open legal questions and unverified provisions that touch this unit; like texts share a row."""
    found: dict[str, list[str]] = {}
    for number, text, source_check in _points(source):
        mark = SOURCE_MARKS.get(source_check) if source_check else None
        numbers = found.setdefault(f"{text} ({mark})" if mark else text, [])
        if number not in numbers:
            numbers.append(number)
    rows = [Row((str(place), ", ".join(numbers), text)) for place, (text, numbers) in enumerate(found.items(), 1)]
    return Table(("TT", "Mục", "Điểm cần lưu ý (mức độ đối chiếu nguồn)"), tuple(rows), (_sources(source),))


def _points(source: Source) -> Iterator[tuple[str, str, SourceCheck | None]]:
    regulation = source.checklist.regulation
    if regulation.doubt is not None:
        yield WHOLE_BOOK, regulation.doubt.vi, None
    for group in source.groups:
        for finding in group.findings:
            if finding.verdict is not Verdict.NOT_APPLICABLE:
                for text, source_check in _points_of(source, finding):
                    yield source.number(finding), text, source_check


def _points_of(source: Source, finding: Finding) -> Iterator[tuple[str, SourceCheck]]:
    requirement = finding.requirement
    values = {**source.checklist.profile, **source.answer(finding).facts}
    if requirement.doubt is not None:
        yield requirement.doubt.vi, requirement.source_check
    elif requirement.source_check is SourceCheck.MEMORY:
        yield "Quy định chỉ biết theo trí nhớ: nêu để nhắc, không chấm.", requirement.source_check
    for check in requirement.checks:
        if check.doubt is not None and applies(check.when, values) is not False:
            yield check.doubt.vi, check.source_check
    for point in source.checklist.points_of(requirement):
        if point.doubt is not None:
            yield point.doubt.vi, point.source_check
    for reason in finding.warnings:
        yield f"Nhắc: {reason.asked.vi}; dữ kiện: {reason.given.vi}. {ended(reason.message.vi)}", SourceCheck.MEMORY


def _sources(source: Source) -> str:
    counts = Counter(f.requirement.source_check for f in source.findings if f.verdict is not Verdict.NOT_APPLICABLE)
    words = {SourceCheck.FULL_TEXT: "toàn văn", **SOURCE_MARKS}
    parts = [f"{words[known]} {number_vi(counts[known])}" for known in SourceCheck if counts[known]]
    if not parts:
        return "Không có nội dung áp dụng."
    return f"Nguồn đã dùng để lập các nội dung áp dụng: {'; '.join(parts)} nội dung."


def verification(
    source: Source, assessment: str, digest: str | None, rules_digest: str, verification_url: str | None
) -> Verification:
    """The block on the last page. The QR code leads to the page that knows the report, or holds the same by itself."""
    period, regulation = source.checklist.period, source.checklist.regulation
    base = (verification_url or source.text("verification_url")).strip().rstrip("/")
    if len(base) > LONGEST_ADDRESS:
        base = ""
    rows = (
        ("Mã bản tự đánh giá", assessment),
        ("Đơn vị", source.answers.unit.name),
        ("Kỳ đánh giá", f"{date_vi(period.start)} – {date_vi(period.end)}"),
        ("Số liệu chốt ngày", date_vi(source.data_as_of)),
        ("Bộ quy định", f"{regulation.short_title.vi} ({regulation.id})"),
        ("Mã băm bộ quy định (SHA-256)", rules_digest),
        ("Thang điểm", f"{source.scoring.title.vi} ({source.scoring.id})"),
        ("Tra cứu", base or "không có địa chỉ tra cứu trực tuyến; đối chiếu mã và tệp đính kèm"),
    )
    if digest is None:
        return Verification(rows, None, None, "Bản này chưa chốt số liệu nên chưa có mã xác thực.")
    qr = f"{base}/{assessment}?sha256={digest}" if base else f"DCS {assessment} SHA256 {digest}"
    explanation = (
        "Tệp PDF này mang theo dữ liệu đầy đủ của bản tự đánh giá (tệp đính kèm assessment.json). Mã băm SHA-256 của "
        "tệp đính kèm phải trùng với mã in ở đây và trong mã QR. Bản giấy đối chiếu bằng mã bản tự đánh giá."
    )
    return Verification(rows, digest, qr, explanation)
