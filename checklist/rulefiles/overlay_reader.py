"""Local rule books that add to another: finding the book below, what may not be changed in it, and the two as one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from checklist.domain.dates import Interval
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import Question, Right
from checklist.domain.text import Text
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.reader import Reader
from checklist.rulefiles.strict_yaml import Document

OVERLAYS = "overlays"
WALK = list(Right)


def is_overlay(head: Document | None) -> bool:
    """Whether the head file of a local rule book says that it adds to another."""
    return head is not None and isinstance(head.data, Mapping) and head.data.get(OVERLAYS) is not None


def find_base(
    file: str, head: Document, books: Mapping[str, Regulation], overlays: Collection[str], faults: list[RuleFault]
) -> Regulation | None:
    """The book that the local one of ``file`` adds to; ``None`` after a fault. ``overlays`` are no books to add to."""
    reader = Reader(head.data, file, head, faults)
    name = reader.string(OVERLAYS)
    if name in overlays:
        reader.fault(
            f"“{name}” tự nó là bộ bổ sung; “overlays” phải là một bộ quy định không bổ sung cho bộ nào", OVERLAYS
        )
    elif name and name not in books:
        reader.fault(f"không có bộ quy định “{name}” để bổ sung; các bộ có: {', '.join(books)}", OVERLAYS)
    return books.get(name)


def record_facts_of(base: Regulation | None) -> dict[str, dict[str, Question]]:
    """The facts by key of each record set of a book: what requirements laid over it may judge."""
    if base is None:
        return {}
    names = {requirement.for_each for requirement in base.requirements if requirement.for_each is not None}
    return {name: {fact.key: fact for fact in base.record_set_facts(name)} for name in names}


def lay_over(base: Regulation, own: Regulation, reader: Reader) -> Regulation:
    """``own``, whose head file ``reader`` stands on, with everything of ``base``; what it may not do is a fault."""
    for index, kind in enumerate(own.unit_kinds):
        if kind not in base.unit_kinds:
            message = (
                f"“{base.id}” không áp dụng cho “{kind}”; bộ bổ sung chỉ áp dụng cho: {', '.join(base.unit_kinds)}"
            )
            _fault(reader, message, "unit_kinds", index)
        elif not _within(own.in_force_for(kind), base.in_force_for(kind)):
            message = f"thời gian hiệu lực phải nằm trong thời gian hiệu lực của “{base.id}” đối với “{kind}”"
            _fault(reader, message, "in_force")
    taken = {signer.key for signer in base.co_signers}
    for index, signer in enumerate(own.co_signers):
        if signer.key in taken:
            _fault(reader, f"bên cùng ký “{signer.key}” đã có ở “{base.id}”; đổi khóa", "co_signers", index)
    requirements = sorted([*base.requirements, *own.requirements], key=lambda r: WALK.index(r.right))
    return replace(
        own,
        overlays=base.id,
        requirements=tuple(requirements),
        profile=(*base.profile, *own.profile),
        co_signers=(*base.co_signers, *own.co_signers),
        successors=own.successors or base.successors,
        doubt=_both_doubts(own.doubt, base),
    )


def _fault(reader: Reader, message: str, *steps: str | int) -> None:
    reader.faults.append(RuleFault(reader.file, reader.document.line((*reader.path, *steps)), message))


def _within(inner: Interval, outer: Interval) -> bool:
    starts = outer.start is None or (inner.start is not None and inner.start >= outer.start)
    ends = outer.until is None or (inner.until is not None and inner.until <= outer.until)
    return starts and ends


def _both_doubts(own: Text | None, base: Regulation) -> Text | None:
    if own is None or base.doubt is None:
        return own or base.doubt
    below = base.short_title
    return Text(f"{own.vi} {below.vi}: {base.doubt.vi}", f"{own.en} {below.en}: {base.doubt.en}")
