"""Reading ``consolidated.yaml``: the boxes, forms and sentences of a committee's consolidated report."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from checklist.domain.committee.consolidated_plan import Box, FigureForm, Plan, Told, codes_in
from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.law import UnitKind
from checklist.domain.papers.spine import TEXT_KEYS
from checklist.rulefiles.faults import RuleFault, RuleFilesInvalid
from checklist.rulefiles.reader import Reader
from checklist.rulefiles.strict_yaml import Document, load_yaml_file

CONSOLIDATED = "consolidated.yaml"


def load_plan(rules_folder: Path, indicators: IndicatorSet) -> Plan:
    """The plan of the report; an empty one where the rules have none. Raises ``RuleFilesInvalid``."""
    path = rules_folder / CONSOLIDATED
    if not path.is_file():
        return Plan()
    faults: list[RuleFault] = []
    plan = read_plan(load_yaml_file(path), indicators, faults)
    if faults:
        raise RuleFilesInvalid(faults)
    return plan


def read_plan(document: Document, indicators: IndicatorSet, faults: list[RuleFault]) -> Plan:
    """The plan of a document; what is wrong with it is added to ``faults``."""
    faults += [RuleFault(CONSOLIDATED, line, message) for _, line, message in document.problems]
    reader = Reader(document.data, CONSOLIDATED, document, faults)
    boxes = tuple(_box(item, indicators) for item in reader.items("boxes"))
    forms = tuple(_form(item, indicators) for item in reader.items("forms"))
    texts = _texts(reader.mapping("texts"), indicators)
    reader.done()
    return Plan(boxes, forms, texts)


def _box(reader: Reader, indicators: IndicatorSet) -> Box:
    box = Box(reader.string("label"), reader.string("value"))
    _resolved(reader, codes_in(box.value), indicators, "value")
    reader.done()
    return box


def _form(reader: Reader, indicators: IndicatorSet) -> FigureForm:
    groups = tuple(item.as_string() for item in reader.items("groups", required=False))
    codes = tuple(item.as_string() for item in reader.items("indicators", required=False))
    _resolved(reader, groups, indicators.groups, "groups")
    _resolved(reader, codes, indicators, "indicators")
    if bool(groups) == bool(codes):
        reader.fault("cần đúng một trong hai khóa “groups”, “indicators”")
    form = FigureForm(
        reader.string("code"), reader.string("title"), _kinds(reader), groups, codes, reader.boolean("by_area")
    )
    reader.done()
    return form


def _texts(reader: Reader | None, indicators: IndicatorSet) -> dict[str, Told]:
    found: dict[str, Told] = {}
    if reader is None or not isinstance(reader.value, Mapping):
        return found
    for key, value in reader.value.items():
        inner = reader.at(key, value)
        if key not in TEXT_KEYS:
            inner.fault(f"báo cáo không có mục “{key}”")
            continue
        sentences = tuple(_clauses(item, indicators) for item in inner.items("sentences"))
        found[key] = Told(sentences, _kinds(inner))
        inner.done()
    return found


def _clauses(reader: Reader, indicators: IndicatorSet) -> tuple[str, ...]:
    if not isinstance(reader.value, list) or not reader.value:
        reader.fault("mỗi câu là một danh sách vế")
        return ()
    clauses = []
    for place, value in enumerate(reader.value):
        item = reader.at(place, value)
        clauses.append(item.as_string())
        if not codes_in(clauses[-1]):
            item.fault("vế không có số liệu nào; ghi mã chỉ tiêu trong ngoặc nhọn, như {A10}")
        _resolved(item, codes_in(clauses[-1]), indicators)
    return tuple(clauses)


def _kinds(reader: Reader) -> tuple[UnitKind, ...]:
    return tuple(item.as_choice(UnitKind, UnitKind.COMMUNE) for item in reader.items("kinds", required=False))


def _resolved(
    reader: Reader, names: tuple[str, ...], known: Collection[str] | IndicatorSet, key: str | None = None
) -> None:
    for name in names:
        if name not in known:
            reader.fault(f"không có chỉ tiêu, nhóm mã “{name}” trong indicators.yaml", key)
