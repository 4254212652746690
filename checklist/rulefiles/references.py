"""Faults that only show when all rule files are read: ids that resolve to nothing, rule books that collide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from checklist.domain.dates import Interval
from checklist.domain.law import Basis, Citation
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import Requirement
from checklist.domain.rulepack import RulePack
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.strict_yaml import Document, Path_

INSTRUMENT_PREFIX = "instrument:"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, its document, and the path to it inside."""

    file: str
    document: Document
    path: Path_ = ()

    def fault(self, message: str, *steps: str | int) -> RuleFault:
        """A fault at this place, or at ``steps`` further in."""
        return RuleFault(self.file, self.document.line((*self.path, *steps)), message)


# Regulation and requirement id -> where the requirement stands.
Places = dict[tuple[str, str], Place]


def reference_faults(pack: RulePack, documents: Mapping[str, Document]) -> list[RuleFault]:
    """Everything that does not resolve across files."""
    places = _requirement_places(documents)
    known = {r.id for regulation in pack.regulations.values() for r in regulation.requirements} | set(pack.regulations)
    faults: list[RuleFault] = []
    for regulation in pack.regulations.values():
        head = _head(regulation, documents)
        faults += _unresolved(f"{INSTRUMENT_PREFIX}{regulation.instrument}", pack, known, head, "instrument")
        for key, targets in (("predecessors", regulation.predecessors), ("successors", regulation.successors)):
            for index, target in enumerate(targets):
                faults += _unresolved(target, pack, known, head, key, index)
        for requirement in regulation.own_requirements:
            place = places.get((regulation.id, requirement.id), head)
            faults += _requirement_faults(requirement, pack, known, place)
    faults += _duplicate_ids(pack, documents, places)
    faults += _collisions(pack, documents)
    faults += _scoring_faults(pack, known, documents)
    return faults


def _head(regulation: Regulation, documents: Mapping[str, Document]) -> Place:
    name = f"{regulation.id}/regulation.yaml"
    return Place(name, documents[name])


def _requirement_places(documents: Mapping[str, Document]) -> Places:
    places = {}
    for name, document in documents.items():
        if isinstance(document.data, list):
            for index, item in enumerate(document.data):
                if isinstance(item, Mapping) and isinstance(item.get("id"), str):
                    places[name.partition("/")[0], item["id"]] = Place(name, document, (index,))
    return places


def _requirement_faults(requirement: Requirement, pack: RulePack, known: set[str], place: Place) -> Iterator[RuleFault]:
    for citation, steps in _citations(requirement):
        if citation.document not in pack.instruments:
            message = f"“{requirement.id}” dẫn văn bản “{citation.document}” không có trong instruments.yaml"
            yield place.fault(message, *steps)
    for index, kind in enumerate(requirement.evidence):
        if kind not in pack.evidence:
            message = f"“{requirement.id}” dùng loại tài liệu “{kind}” không có trong evidence.yaml"
            yield place.fault(message, "evidence", index)
    for index, target in enumerate(requirement.succeeded_by):
        yield from _unresolved(target, pack, known, place, "succeeded_by", index)


def _citations(requirement: Requirement) -> Iterator[tuple[Citation, Path_]]:
    """Every citation with the steps to it inside its requirement."""
    for number, citation in enumerate(requirement.cite):
        yield citation, ("cite", number)
    parts = [
        *(("checks", index, check.cite) for index, check in enumerate(requirement.checks)),
        *(("points", index, point.cite) for index, point in enumerate(requirement.points)),
    ]
    for key, index, citations in parts:
        for number, citation in enumerate(citations):
            yield citation, (key, index, "cite", number)


def _unresolved(target: str, pack: RulePack, known: set[str], place: Place, *steps: str | int) -> Iterator[RuleFault]:
    if target.startswith(INSTRUMENT_PREFIX):
        if target.removeprefix(INSTRUMENT_PREFIX) not in pack.instruments:
            yield place.fault(f"“{target}” không dẫn tới văn bản nào trong instruments.yaml", *steps)
    elif target not in known:
        message = f"“{target}” không dẫn tới yêu cầu hay bộ quy định nào; văn bản thì ghi instrument:MÃ"
        yield place.fault(message, *steps)


def _duplicate_ids(pack: RulePack, documents: Mapping[str, Document], places: Places) -> Iterator[RuleFault]:
    owner: dict[str, str] = {}
    for regulation in pack.regulations.values():
        for requirement in regulation.own_requirements:
            first = owner.setdefault(requirement.id, regulation.id)
            if first != regulation.id:
                place = places.get((regulation.id, requirement.id), _head(regulation, documents))
                yield place.fault(f"mã yêu cầu “{requirement.id}” đã có ở bộ quy định “{first}”", "id")


def _collisions(pack: RulePack, documents: Mapping[str, Document]) -> Iterator[RuleFault]:
    """Two rule books of one kind in force on one day need an explanation, or file order would decide the law.

    Local books do not collide: they are offered beside the law and never decide which governs.
    """
    for first, second in combinations([book for book in pack.regulations.values() if not book.local], 2):
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
            yield _head(second, documents).fault(message, "in_force")


def _explained(regulation: Regulation) -> bool:
    return regulation.basis in (Basis.IMPLIED, Basis.UNKNOWN) and regulation.doubt is not None


def _overlap(first: Interval, second: Interval) -> bool:
    starts = [interval.start for interval in (first, second) if interval.start]
    ends = [interval.until for interval in (first, second) if interval.until]
    return not starts or not ends or max(starts) < min(ends)


def _scoring_faults(pack: RulePack, known: set[str], documents: Mapping[str, Document]) -> Iterator[RuleFault]:
    for profile in pack.scoring.values():
        file = next((name for name in documents if name.endswith(f"scoring/{profile.id}.yaml")), "scoring")
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
