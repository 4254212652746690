"""Reading ``samples/*.yaml``: papers to fill in, one a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checklist.domain.law import UnitKind
from checklist.domain.requirement import Right
from checklist.domain.samples import PLACEHOLDERS, Block, Sample, SampleHeading, SampleTable
from checklist.domain.text import Text
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.local_books import SAMPLES
from checklist.rulefiles.reader import Reader
from checklist.rulefiles.strict_yaml import Document

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
MOST_COLUMNS, MOST_LINES, MOST_SIGNATURES = 8, 40, 3


def read_samples(
    documents: Mapping[str, Document], evidence: Mapping[str, Text], faults: list[RuleFault]
) -> tuple[Sample, ...]:
    """The samples among the documents by file name, in the order of their names."""
    names = sorted(name for name in documents if name.startswith(f"{SAMPLES}/"))
    return tuple(
        _sample(Reader(documents[name].data, name, documents[name], faults), evidence)
        for name in names
        if documents[name].is_readable
    )


def _sample(reader: Reader, evidence: Mapping[str, Text]) -> Sample:
    sample = Sample(
        id=reader.string("id"),
        title=reader.need_text("title"),
        evidence=tuple(_evidence(reader, evidence)),
        unit_kinds=tuple(
            item.as_choice(UnitKind, UnitKind.AGENCY) for item in reader.items("unit_kinds", required=False)
        ),
        rights=tuple(item.as_choice(Right, Right.DISCLOSURE) for item in reader.items("rights", required=False)),
        number=reader.string("number", required=False),
        name=reader.string("name"),
        subject=_worded(reader, "subject"),
        body=tuple(_block(item) for item in reader.items("body")),
        signatures=tuple(_text(item) for item in reader.items("signatures")),
        recipients=tuple(_text(item) for item in reader.items("recipients", required=False)),
    )
    reader.done()
    if sample.id and reader.file != f"{SAMPLES}/{sample.id}.yaml":
        reader.fault(f"“id: {sample.id}” phải bằng tên tệp", "id")
    for key, given in (("evidence", sample.evidence), ("body", sample.body), ("signatures", sample.signatures)):
        if reader.has(key) and not given:
            reader.fault(f"“{key}” cần ít nhất một mục", key)
    if len(sample.signatures) > MOST_SIGNATURES:
        reader.fault(f"“signatures” không quá {MOST_SIGNATURES} ô ký", "signatures")
    return sample


def _evidence(reader: Reader, known: Mapping[str, Text]) -> Iterator[str]:
    for item in reader.items("evidence"):
        kind = item.as_string()
        if kind and kind not in known:
            item.fault(f"loại minh chứng “{kind}” không có trong evidence.yaml")
        yield kind


def _block(reader: Reader) -> Block:
    if isinstance(reader.value, str):
        return _text(reader)
    if reader.has("heading"):
        heading = SampleHeading(_worded(reader, "heading"))
        reader.done()
        return heading
    lines = reader.integer("lines", required=False)
    table = SampleTable(reader.strings("table"), 5 if lines is None else lines)
    reader.done()
    if not 1 <= len(table.columns) <= MOST_COLUMNS or not 1 <= table.lines <= MOST_LINES:
        reader.fault(f"bảng có từ 1 đến {MOST_COLUMNS} cột (table) và từ 1 đến {MOST_LINES} dòng (lines)")
    return table


def _worded(reader: Reader, key: str) -> str:
    inner = reader.take(key)
    return "" if inner is None else _text(inner)


def _text(reader: Reader) -> str:
    text = reader.as_string()
    for name in PLACEHOLDER.findall(text):
        if name not in PLACEHOLDERS:
            reader.fault(f"“{{{name}}}” không được điền; chỉ dùng: {', '.join(f'{{{each}}}' for each in PLACEHOLDERS)}")
    return text
