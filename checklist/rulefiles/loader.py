"""Loading all rule files: read every file, collect every fault, resolve every reference; all or nothing.

The same readers serve the files on disk and the rule pack frozen inside a sealed assessment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.rulefiles.catalogue_reader import read_evidence_kinds, read_instruments, read_scoring
from checklist.rulefiles.faults import RuleFault, RuleFilesInvalid
from checklist.rulefiles.references import reference_faults
from checklist.rulefiles.regulation_reader import read_regulation
from checklist.rulefiles.strict_yaml import Document, load_yaml_file

INSTRUMENTS, EVIDENCE, SCORING = "instruments.yaml", "evidence.yaml", "scoring"

Documents = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """The rules and the plain data they were read from, by file name: what sealing freezes."""

    pack: RulePack
    sources: Mapping[str, Any]


def load_rules(root: Path, local_root: Path | None = None) -> LoadedRules:
    """Load ``rules/`` and, where given, a folder of local rule books. Raises :class:`RuleFilesInvalid`."""
    documents = dict(_documents(root))
    local = dict(_documents(local_root)) if local_root is not None and local_root.is_dir() else {}
    return read_rules({**documents, **local}, frozenset(name.partition("/")[0] for name in local))


def rules_from_sources(sources: Mapping[str, Any]) -> LoadedRules:
    """Rules from plain data by file name, as frozen in a seal. Raises :class:`RuleFilesInvalid`.

    A seal freezes one regulation, so what it says about other rule books need not resolve.
    """
    return read_rules({name: Document(data) for name, data in sources.items()}, frozenset(), resolve=False)


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
    profiles = [
        read_scoring(name, document, faults) for name, document in documents.items() if name.startswith(f"{SCORING}/")
    ]
    regulations = _regulations(documents, local, faults)
    pack = RulePack(regulations, instruments, evidence, {profile.id: profile for profile in profiles})
    if resolve:
        faults += reference_faults(pack, documents)
    if faults:
        raise RuleFilesInvalid(faults)
    return LoadedRules(pack, {name: document.data for name, document in documents.items()})


def _regulations(documents: Documents, local: frozenset[str], faults: list[RuleFault]) -> dict[str, Regulation]:
    folders: dict[str, dict[str, Document]] = {}
    for name, document in documents.items():
        folder, separator, file = name.partition("/")
        if separator and folder != SCORING:
            folders.setdefault(folder, {})[file] = document
    read = (read_regulation(name, files, faults, local=name in local) for name, files in sorted(folders.items()))
    return {regulation.id: regulation for regulation in read if regulation is not None}
