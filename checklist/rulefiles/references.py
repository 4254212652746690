"""Faults that only show when all rule files are read: ids that resolve to nothing, rule books that collide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from checklist.domain.dates import Interval
from checklist.domain.law import Basis, Citation
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import Requirement
from checklist.domain.rulepack import RulePack
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.strict_yaml import Document

INSTRUMENT_PREFIX = "instrument:"

# Regulation and requirement id -> the file and line of the requirement.
Lines = dict[tuple[str, str], tuple[str, int]]


def reference_faults(pack: RulePack, documents: Mapping[str, Document]) -> list[RuleFault]:
    """Everything that does not resolve across files."""
    lines = _requirement_lines(documents)
    empty = Document()
    known = {r.id for regulation in pack.regulations.values() for r in regulation.requirements} | set(pack.regulations)
    faults: list[RuleFault] = []
    for regulation in pack.regulations.values():
        head = f"{regulation.id}/regulation.yaml"
        document = documents.get(head, empty)
        instrument = f"{INSTRUMENT_PREFIX}{regulation.instrument}"
        faults += _unresolved(instrument, pack, known, head, document.line(("instrument",)))
        for key, targets in (("predecessors", regulation.predecessors), ("successors", regulation.successors)):
            for target in targets:
                faults += _unresolved(target, pack, known, head, document.line((key,)))
        for requirement in regulation.requirements:
            file, line = lines.get((regulation.id, requirement.id), (head, 0))
            faults += _requirement_faults(requirement, pack, known, file, line)
    faults += _duplicate_ids(pack, lines)
    faults += _collisions(pack, documents)
    faults += _scoring_faults(pack, known)
    return faults


def _requirement_lines(documents: Mapping[str, Document]) -> Lines:
    lines = {}
    for name, document in documents.items():
        if isinstance(document.data, list):
            for index, item in enumerate(document.data):
                if isinstance(item, Mapping) and isinstance(item.get("id"), str):
                    lines[name.partition("/")[0], item["id"]] = (name, document.line((index, "id")))
    return lines


def _requirement_faults(
    requirement: Requirement, pack: RulePack, known: set[str], file: str, line: int
) -> Iterator[RuleFault]:
    for citation in _citations(requirement):
        if citation.document not in pack.instruments:
            message = f"“{requirement.id}” dẫn văn bản “{citation.document}” không có trong instruments.yaml"
            yield RuleFault(file, line, message)
    for kind in requirement.evidence:
        if kind not in pack.evidence:
            message = f"“{requirement.id}” dùng loại tài liệu “{kind}” không có trong evidence.yaml"
            yield RuleFault(file, line, message)
    for target in requirement.succeeded_by:
        yield from _unresolved(target, pack, known, file, line)


def _citations(requirement: Requirement) -> Iterator[Citation]:
    yield from requirement.cite
    for check in requirement.checks:
        yield from check.cite
    for point in requirement.points:
        yield from point.cite


def _unresolved(target: str, pack: RulePack, known: set[str], file: str, line: int) -> Iterator[RuleFault]:
    if target.startswith(INSTRUMENT_PREFIX):
        if target.removeprefix(INSTRUMENT_PREFIX) not in pack.instruments:
            yield RuleFault(file, line, f"“{target}” không dẫn tới văn bản nào trong instruments.yaml")
    elif target not in known:
        yield RuleFault(
            file, line, f"“{target}” không dẫn tới yêu cầu hay bộ quy định nào; văn bản thì ghi instrument:MÃ"
        )


def _duplicate_ids(pack: RulePack, lines: Lines) -> Iterator[RuleFault]:
    owner: dict[str, str] = {}
    for regulation in pack.regulations.values():
        for requirement in regulation.requirements:
            first = owner.setdefault(requirement.id, regulation.id)
            if first != regulation.id:
                file, line = lines.get((regulation.id, requirement.id), (f"{regulation.id}/regulation.yaml", 0))
                yield RuleFault(file, line, f"mã yêu cầu “{requirement.id}” đã có ở bộ quy định “{first}”")


def _collisions(pack: RulePack, documents: Mapping[str, Document]) -> Iterator[RuleFault]:
    """Two rule books of one kind in force on one day need an explanation, or file order would decide the law."""
    for first, second in combinations(pack.regulations.values(), 2):
        kinds = [
            kind
            for kind in first.unit_kinds
            if kind in second.unit_kinds and _overlap(first.in_force_for(kind), second.in_force_for(kind))
        ]
        if kinds and not (_explained(first) or _explained(second)):
            message = (
                f"“{first.id}” và “{second.id}” cùng có hiệu lực cho {', '.join(kinds)} trong một thời gian; "
                "ghi basis: implied hoặc unknown kèm “doubt”, hoặc sửa ngày"
            )
            file = f"{second.id}/regulation.yaml"
            yield RuleFault(file, documents[file].line(("in_force",)), message)


def _explained(regulation: Regulation) -> bool:
    return regulation.basis in (Basis.IMPLIED, Basis.UNKNOWN) and regulation.doubt is not None


def _overlap(first: Interval, second: Interval) -> bool:
    starts = [interval.start for interval in (first, second) if interval.start]
    ends = [interval.until for interval in (first, second) if interval.until]
    return not starts or not ends or max(starts) < min(ends)


def _scoring_faults(pack: RulePack, known: set[str]) -> Iterator[RuleFault]:
    for profile in pack.scoring.values():
        file = f"scoring/{profile.id}.yaml"
        for target in (*profile.regulations, *(rule.requirement for rule in profile.knock_outs if rule.requirement)):
            if target not in known:
                yield RuleFault(file, 1, f"thang điểm dẫn tới “{target}” không có trong bộ quy định nào")
        rights = {
            r.right
            for name in profile.regulations
            if name in pack.regulations
            for r in pack.regulations[name].requirements
            if pack.regulations[name].is_scored(r)
        }
        for right in rights - set(profile.groups):
            yield RuleFault(file, 1, f"thang điểm chưa có nhóm “{right}” mà bộ quy định có yêu cầu chấm điểm")
