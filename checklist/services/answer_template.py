"""A blank answer file for a unit: YAML with every binding requirement and a comment saying what is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checklist.domain.checklist import Checklist, Item, bind
from checklist.domain.dates import Period
from checklist.domain.faults import AnswersInvalid
from checklist.domain.indicators.given import asked_of
from checklist.domain.law import SOURCE_CHECK_NAMES, SourceCheck, UnitKind
from checklist.domain.legal_status import local_note
from checklist.domain.regulation import Regulation
from checklist.domain.report_keys import REPORT_KEYS, TEXTS
from checklist.domain.requirement import FactKind, Question
from checklist.domain.rulepack import RulePack
from checklist.domain.selector import select
from checklist.domain.values import Faults
from checklist.services.carry_over import Proposal

KIND_HINTS = {
    FactKind.DATE: "ngày, ví dụ 2025-01-31",
    FactKind.INTEGER: "số nguyên",
    FactKind.YES_NO: "true hoặc false",
    FactKind.TEXT: "chữ",
}

HEADER = """\
# Tệp trả lời tự kiểm tra thực hiện dân chủ ở cơ sở – {title}
# Mỗi yêu cầu ghi "declared": done (đạt) | partly (đạt một phần) | not_done (không đạt)
#   | did_not_arise (không phát sinh trong kỳ, ghi "reason") | not_applicable (không áp dụng, ghi "reason").
# Thiếu dữ kiện thì kết quả là "chưa đủ căn cứ": bổ sung, hoặc ghi lý do ở "reason".
# Không đạt, đạt một phần: ghi "cause" (nguyên nhân) và "remedy" {{what, owner, due}} (biện pháp, người phụ trách, hạn).
# "evidence" là danh sách: {{kind, title, reference, dated, file}} hoặc chỉ một dòng chữ. Các loại: rules/evidence.yaml.
"""

FIGURES_HELP = """\
# Số liệu thống kê: không bắt buộc, không tính điểm; có thì in ở Phụ lục II. Muốn ghi thì bỏ dấu # ở các dòng dưới đây.
# Không phát sinh ghi 0; chưa có số liệu để null. Có phần lẻ thì ghi trong ngoặc kép: "10,98". Có/không: true, false.
# Cần số, ngày văn bản, giải trình: A02: {value: true, reference: "12/KH-UBND", dated: 2025-01-15, note: "…"}
# indicators:"""


def answer_template(
    pack: RulePack,
    regulation: str,
    period: Period,
    settings: Mapping[str, str],
    proposals: Mapping[str, Proposal] | None = None,
) -> str:
    """The template's text. ``settings`` are ``--set`` pairs: ``name``, ``kind`` or a profile key.

    ``proposals`` are answers carried over from an earlier assessment: filled in, and marked to be looked at again.

    Raises ``KeyError`` for an unknown regulation and :class:`AnswersInvalid` for settings that do not fit.
    """
    book = pack.regulations[regulation]
    profile = _profile(book, settings)
    checklist = bind(book, profile, period)
    local = local_note(pack, book)
    header = HEADER.format(title=book.short_title.vi) + (f"# {local.vi}\n" if local is not None else "")
    law = _law_lines(pack, UnitKind(settings.get("kind", book.unit_kinds[0])), period)
    return "\n".join([header, *law, *_lines(pack, checklist, settings, proposals or {})]) + "\n"


def _law_lines(pack: RulePack, kind: UnitKind, period: Period) -> Iterator[str]:
    """Where the law changes within the period: the parts, so that nobody assesses all of it by one law unawares."""
    selection = select(pack, kind, period)
    if selection.straddles:
        yield "# Trong kỳ này pháp luật thay đổi; mỗi phần một tệp trả lời:"
        for part in selection.parts:
            yield f"#   {part.period}: {part.why.vi}"


def _profile(book: Regulation, settings: Mapping[str, str]) -> dict[str, Any]:
    faults = Faults()
    words = {"true": True, "false": False, "có": True, "không": False}
    profile: dict[str, Any] = {}
    known = {question.key: question for question in book.profile}
    if settings.get("kind", book.unit_kinds[0]) not in book.unit_kinds:
        listed = ", ".join(book.unit_kinds)
        faults.add("kind", f"bộ quy định này chỉ áp dụng cho: {listed}", f"this regulation binds: {listed}")
    for key, raw in settings.items():
        if key in ("name", "kind"):
            continue
        if key not in known:
            listed = ", ".join(["name", "kind", *known])
            faults.add(key, f"không có đặc điểm này; dùng: {listed}", f"unknown; use: {listed}")
            continue
        value: Any = raw
        if known[key].kind is FactKind.INTEGER and raw.isdigit():
            value = int(raw)
        elif known[key].kind is FactKind.YES_NO:
            value = words.get(raw.lower(), raw)
        profile[key] = faults.answer_to(known[key], value, key)
    if faults.found:
        raise AnswersInvalid(faults.found)
    return profile


def _lines(
    pack: RulePack, checklist: Checklist, settings: Mapping[str, str], proposals: Mapping[str, Proposal]
) -> Iterator[str]:
    book = checklist.regulation
    yield "unit:"
    yield f"  name: {_scalar(settings.get('name'))}  # tên đầy đủ của đơn vị"
    yield f"  kind: {settings.get('kind', book.unit_kinds[0].value)}"
    yield "  parent: null  # cơ quan cấp trên trực tiếp, nếu có"
    yield "  place: null  # địa danh ghi trên văn bản"
    yield "  profile:" if book.profile else "  profile: {}"
    for question in book.profile:
        yield f"    {question.key}: {_scalar(checklist.profile.get(question.key))}  # {_hint(question)}"
    yield f"regulation: {book.id}"
    yield f"period: {checklist.period}"
    yield "sample: false"
    yield "report:"
    for key, kind in REPORT_KEYS.items():
        yield f"  {key}: {'[]' if kind in (TEXTS, 'signers') else 'null'}"
    yield from _figure_lines(pack, UnitKind(settings.get("kind", book.unit_kinds[0])))
    yield "answers:"
    right = None
    for item in checklist.items:
        if item.applies is False:
            continue
        if item.requirement.right is not right:
            right = item.requirement.right
            yield f"\n  # ===== {right.value} ====="
        yield from _answer(pack, checklist, item, proposals.get(item.requirement.id))


def _figure_lines(pack: RulePack, kind: UnitKind) -> Iterator[str]:
    """The figures of the short form, as a comment: without them the file means what it meant before there were any."""
    asked = asked_of(pack.indicators, kind)
    if not asked:
        return
    groups = {one.group for one in pack.indicators.asked_of(kind)}
    listed = ", ".join(group for group in pack.indicators.groups if group in groups)
    yield FIGURES_HELP
    yield f"#   groups: []  # nhóm báo cáo đầy đủ ngoài biểu gọn, chọn trong: {listed}"
    yield "#   previous_period: null  # kỳ trước, TỪ..ĐẾN"
    yield "#   previous: {}  # số liệu kỳ trước theo mã"
    yield "#   figures:"
    for one in asked:
        yield f"#     {one.code}: null  # {_one_line(one.name.vi)} ({one.unit.vi})"


def _answer(pack: RulePack, checklist: Checklist, item: Item, proposal: Proposal | None) -> Iterator[str]:
    requirement, data = item.requirement, proposal.data if proposal else {}
    yield f"\n  # {_one_line(requirement.text.vi)}"
    yield f"  # Căn cứ: {'; '.join(pack.cite(citation).vi for citation in requirement.cite)}"
    if not item.scored:
        yield "  # Không chấm điểm đơn vị: chỉ ghi nhận."
    if requirement.source_check is SourceCheck.MEMORY:
        yield f"  # {SOURCE_CHECK_NAMES[SourceCheck.MEMORY].vi}"
    if requirement.doubt is not None:
        yield f"  # Lưu ý: {_one_line(requirement.doubt.vi)}"
    if proposal is not None:
        yield f"  # MANG SANG từ {proposal.source}, cần xem lại."
        if proposal.warning is not None:
            yield f"  # {_one_line(proposal.warning.vi)}"
    yield f"  {requirement.id}:"
    yield f"    declared: {_scalar(data.get('declared'))}"
    yield from _facts(checklist, item, data.get("facts", {}))
    if requirement.points:
        yield "    points:  # done | not_done | did_not_arise | not_applicable"
        for point in checklist.points_of(requirement):
            yield f"      {point.key}: {_scalar(data.get('points', {}).get(point.key))}  # {_one_line(point.text.vi)}"
    hints = f"  # gợi ý: {', '.join(requirement.evidence)}" if requirement.evidence else ""
    yield f"    evidence: {_scalar(data.get('evidence', []))}{hints}"
    for key in ("reason", "cause", "remedy", "supplied_by"):
        yield f"    {key}: {_scalar(data.get(key))}"


def _facts(checklist: Checklist, item: Item, given: Mapping[str, Any]) -> Iterator[str]:
    requirement, book = item.requirement, checklist.regulation
    if requirement.for_each is None:
        if requirement.facts:
            yield "    facts:"
            for fact in requirement.facts:
                yield f"      {fact.key}: {_scalar(given.get(fact.key))}  # {_hint(fact)}"
        return
    owner = book.record_set_owner(requirement.for_each)
    if owner is not requirement:
        yield f"    records: []  # dùng chung các lần ghi đã nhập ở {owner.id}"
        return
    yield "    records: []  # mỗi lần một mục, gồm các dữ kiện sau:"
    for fact in book.record_set_facts(requirement.for_each):
        yield f"    #  - {fact.key}: {_hint(fact)}"


def _hint(question: Question) -> str:
    kind = " | ".join(question.options) if question.kind is FactKind.CHOICE else KIND_HINTS[question.kind]
    return f"{_one_line(question.ask.vi)} ({kind})"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _scalar(value: Any) -> str:
    # JSON is YAML in flow style; a quoted string is safe whatever it holds.
    return json.dumps(value, ensure_ascii=False)
