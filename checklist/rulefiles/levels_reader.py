"""Reading ``levels.yaml``: the levels of the administrative division that exist on certain days only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checklist.domain.committee.register import Category
from checklist.domain.committee.register_checks import Level, Levels
from checklist.domain.dates import Interval
from checklist.domain.law import SourceCheck
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.rulefiles.citation_reader import read_citations
from checklist.rulefiles.faults import RuleFault, RuleFilesInvalid
from checklist.rulefiles.reader import Reader
from checklist.rulefiles.strict_yaml import Document, load_yaml_file

LEVELS = "levels.yaml"


def load_levels(rules_folder: Path, pack: RulePack) -> Levels:
    """The levels by category, their basis cited by the instruments of ``pack``. Raises ``RuleFilesInvalid``."""
    faults: list[RuleFault] = []
    levels = read_levels(load_yaml_file(rules_folder / LEVELS), pack, faults)
    if faults:
        raise RuleFilesInvalid(faults)
    return levels


def read_levels(document: Document, pack: RulePack, faults: list[RuleFault]) -> dict[Category, Level]:
    """The levels of a document; what is wrong with it is added to ``faults``."""
    faults += [RuleFault(LEVELS, line, message) for _, line, message in document.problems]
    reader = Reader(document.data, LEVELS, document, faults)
    levels: dict[Category, Level] = {}
    if not isinstance(reader.value, Mapping):
        reader.fault("tệp phải là các cặp cấp: nội dung")
        return levels
    for key, value in reader.value.items():
        inner = reader.at(key, value)
        if key not in set(Category):
            inner.fault(f"“{key}” không phải một cấp hay một loại đơn vị")
            continue
        levels[Category(key)] = _level(Category(key), inner, pack)
    return levels


def _level(category: Category, reader: Reader, pack: RulePack) -> Level:
    days = Interval(reader.day("from", required=False), reader.day("until", required=False))
    basis = read_citations(reader, "", required=True, key="basis")
    unknown = [each.document for each in basis if each.document not in pack.instruments]
    for document in unknown:
        reader.fault(f"“{document}” không có trong instruments.yaml", "basis")
    reader.choice("source_check", SourceCheck, SourceCheck.MEMORY)
    note = reader.need_text("note")
    reader.done()
    if days.start is None and days.until is None:
        reader.fault("cần “from” hoặc “until”")
    cited = [pack.cite(each) for each in basis if each.document not in unknown]
    words = Text("; ".join(each.vi for each in cited), "; ".join(each.en for each in cited))
    return Level(category, days, basis, words, note)
