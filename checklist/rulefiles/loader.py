"""Loading all rule files: read every file, collect every fault, resolve every reference; all or nothing.

The same readers serve the files on disk and the rule pack frozen inside a sealed assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.samples import Sample
from checklist.domain.sanctions import SanctionDecree
from checklist.domain.scoring import ScoringProfile
from checklist.rulefiles.catalogue_reader import read_evidence_kinds, read_instruments, read_scoring
from checklist.rulefiles.event_book_reader import EVENT_BOOKS, read_event_books
from checklist.rulefiles.faults import RuleFault, RuleFilesInvalid
from checklist.rulefiles.indicator_reader import INDICATORS, indicator_faults, read_indicators
from checklist.rulefiles.local_books import (
    INSTRUMENTS,
    SAMPLES,
    SCORING,
    add,
    admit,
    folder_of,
    is_catalogue,
    local_faults,
)
from checklist.rulefiles.overlay_reader import find_base, is_overlay
from checklist.rulefiles.references import reference_faults
from checklist.rulefiles.regulation_reader import HEAD_FILE, read_regulation
from checklist.rulefiles.sample_reader import read_samples
from checklist.rulefiles.sanction_reader import SANCTIONS, read_sanctions, sanction_faults
from checklist.rulefiles.strict_yaml import Document, load_yaml_file

EVIDENCE = "evidence.yaml"
# Worked examples to be copied into an instance; none of them is a rule until then.
EXAMPLES = "examples"

Documents = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """The rules and the plain data they were read from, by file name: what sealing freezes.

    ``sanctions`` and ``samples`` stand outside the pack on purpose: nothing that is assessed, sealed or printed may
    rest on them.
    """

    pack: RulePack
    sources: Mapping[str, Any]
    sanctions: tuple[SanctionDecree, ...] = ()
    samples: tuple[Sample, ...] = ()


def load_rules(root: Path, local_root: Path | None = None) -> LoadedRules:
    """Load ``rules/`` and, where given, a folder of local rule books. Raises :class:`RuleFilesInvalid`."""
    documents = {name: document for name, document in _documents(root) if folder_of(name) != EXAMPLES}
    if local_root is None or not local_root.is_dir():
        return read_rules(documents, frozenset())
    local, refused = admit(documents, dict(_documents(local_root)))
    folders = frozenset(map(folder_of, local)) - {SCORING, SAMPLES}
    try:
        loaded = read_rules({**documents, **local}, folders)
    except RuleFilesInvalid as error:
        home = f"{local_root.parent.name}/{local_root.name}"
        is_local = {*local, *(f"{folder}/{HEAD_FILE}" for folder in folders)}
        faults = [replace(fault, root=home) if fault.file in is_local else fault for fault in error.faults]
        raise RuleFilesInvalid([*faults, *(replace(fault, root=home) for fault in refused)]) from None
    if refused:
        raise RuleFilesInvalid(replace(fault, root=f"{local_root.parent.name}/{local_root.name}") for fault in refused)
    return loaded


def rules_from_sources(sources: Mapping[str, Any], local: Iterable[str] = ()) -> LoadedRules:
    """Rules from plain data by file name, as frozen in a seal; ``local`` are the local books among them.

    Raises :class:`RuleFilesInvalid`. A seal freezes one rule book (and the one it adds to), so what it says about other
    rule books need not resolve.
    """
    return read_rules({name: Document(data) for name, data in sources.items()}, frozenset(local), resolve=False)


def _documents(root: Path) -> Iterator[tuple[str, Document]]:
    for path in sorted(root.rglob("*.yaml")):
        yield path.relative_to(root).as_posix(), load_yaml_file(path)


def read_rules(documents: Documents, local: frozenset[str], *, resolve: bool = True) -> LoadedRules:
    """Rules from documents by file name; ``local`` are the folders of local rule books."""
    faults = [
        RuleFault(name, line, message) for name, document in documents.items() for _, line, message in document.problems
    ]
    empty = Document({})
    instruments = read_instruments(INSTRUMENTS, documents.get(INSTRUMENTS, empty), faults)
    evidence = read_evidence_kinds(EVIDENCE, documents.get(EVIDENCE, empty), faults)
    for folder in sorted(local):
        own = f"{folder}/{INSTRUMENTS}"
        if own in documents:
            add(instruments, read_instruments(own, documents[own], faults), own, documents[own], faults)
    scoring = _scoring(documents, local, faults)
    counted = documents.get(INDICATORS, empty)
    indicators = read_indicators(counted, faults)
    books = read_event_books(documents.get(EVENT_BOOKS, empty), indicators, faults)
    regulations = _regulations(documents, local, faults)
    pack = RulePack(regulations, instruments, evidence, scoring, indicators, books)
    fines = documents.get(SANCTIONS, empty)
    sanctions = read_sanctions(fines, instruments, faults)
    samples = read_samples(documents, evidence, faults)
    if resolve and all(document.is_readable for document in documents.values()):
        faults += [*reference_faults(pack, documents), *local_faults(pack, documents)]
        faults += sanction_faults(sanctions, pack, fines)
        faults += indicator_faults(indicators, pack, counted)
    if faults:
        raise RuleFilesInvalid(faults)
    return LoadedRules(pack, {name: document.data for name, document in documents.items()}, sanctions, samples)


def _scoring(documents: Documents, local: frozenset[str], faults: list[RuleFault]) -> dict[str, ScoringProfile]:
    """The scoring profiles by id, those inside local books last: they are no default for anything else."""
    inside = tuple(f"{folder}/{SCORING}/" for folder in sorted(local))
    names = [name for name in documents if folder_of(name) == SCORING]
    names += [name for name in documents if inside and name.startswith(inside)]
    profiles: dict[str, ScoringProfile] = {}
    for name in names:
        if documents[name].is_readable:
            profile = read_scoring(name, documents[name], faults)
            if profile.id in profiles:
                message = f"mã thang điểm “{profile.id}” đã được dùng ở tệp khác; đặt mã và tên tệp khác"
                faults.append(RuleFault(name, documents[name].line(("id",)), message))
            profiles.setdefault(profile.id, profile)
    return profiles


def _regulations(documents: Documents, local: frozenset[str], faults: list[RuleFault]) -> dict[str, Regulation]:
    folders: dict[str, dict[str, Document]] = {}
    for name, document in documents.items():
        folder, separator, file = name.partition("/")
        if separator and folder not in (SCORING, SAMPLES) and not (folder in local and is_catalogue(file)):
            folders.setdefault(folder, {})[file] = document
    overlays = {name for name in folders if name in local and is_overlay(folders[name].get(HEAD_FILE))}
    books: dict[str, Regulation] = {}
    below: dict[str, Regulation] = {}
    for name in sorted(folders, key=lambda name: (name in local, name in overlays, name)):
        base = None
        if name in overlays:  # those come last, and add to none of themselves
            base = find_base(f"{name}/{HEAD_FILE}", folders[name][HEAD_FILE], below, overlays, faults)
            if base is None:
                continue
        book = read_regulation(name, folders[name], faults, local=name in local, base=base)
        if book is not None:
            books[name] = book
            if base is None:
                below[name] = book
    return books
