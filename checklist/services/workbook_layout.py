"""What stands where in the answer workbook: the lines of a requirement, and how a value is put into a cell and read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from checklist.domain.answer_parsing import parse_answer
from checklist.domain.answers import DECLARED_NAMES, PointStatus
from checklist.domain.checklist import Checklist, bind
from checklist.domain.law import UnitKind
from checklist.domain.plain import plain
from checklist.domain.requirement import FactKind, Question, Requirement, Right
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import canonical, sha256
from checklist.domain.text import Text, date_vi
from checklist.domain.values import read_day
from checklist.services.drafts import Draft

FORMAT = "dan-chu-co-so/workbook/1"
META, LISTS = "_ma", "_danh_muc"
ANSWERS, RECORDS = "answers", "records"
FIRST_LINE = 4
"""The first row (from 1) of answers, and the row of the headings of records."""
ANSWER_COLUMN = 5
CHUNK = 16_000
"""Letters of a long text in one cell: Excel takes 32,767, and an emoji counts as two."""
MOST_CHUNKS = 8
MOST_RECORDS = 999
BLANK_RECORDS = 40

YES_NO = {"true": Text("Có", "Yes"), "false": Text("Không", "No")}
POINTS = {
    PointStatus.DONE.value: Text("Đạt", "Met"),
    PointStatus.NOT_DONE.value: Text("Không đạt", "Not met"),
    PointStatus.DID_NOT_ARISE.value: Text("Không phát sinh", "Did not arise"),
    PointStatus.NOT_APPLICABLE.value: Text("Không áp dụng", "Not applicable"),
}
DECLARED = {each.value: name for each, name in DECLARED_NAMES.items()}
LINES_OF_ALL = (
    ("reason", FactKind.TEXT, Text("Lý do (không phát sinh, không áp dụng, thiếu căn cứ)", "Reason")),
    ("cause", FactKind.TEXT, Text("Nguyên nhân", "Cause")),
    ("remedy.what", FactKind.TEXT, Text("Việc sẽ làm để khắc phục", "Remedy")),
    ("remedy.owner", FactKind.TEXT, Text("Người chịu trách nhiệm", "Who is responsible")),
    ("remedy.due", FactKind.DATE, Text("Hạn hoàn thành", "By when")),
    ("remedy.product", FactKind.TEXT, Text("Kết quả, sản phẩm", "Result")),
    ("supplied_by", FactKind.TEXT, Text("Ai cung cấp thông tin này", "Who supplied this")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing asked: its field name as in the forms, its words, its kind, and the words of its choices by value."""

    field: str
    label: Text
    kind: FactKind
    options: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Block:
    """A requirement in the workbook. ``records`` are the columns of its events, where they are given with it."""

    requirement: Requirement
    citation: Text
    lines: tuple[Line, ...]
    records: tuple[Line, ...]


class NotThisKind(ValueError):
    """A cell that does not hold what its line asks for; ``text`` says so."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.vi)
        self.text = text


def blocks_of(draft: Draft, pack: RulePack) -> tuple[Block, ...]:
    """What the workbook of a draft asks, right by right in walking order."""
    checklist = bind(draft.regulation, draft.head.profile, draft.period, UnitKind(draft.unit.kind))
    order = list(Right)
    found = [
        Block(
            requirement=item.requirement,
            citation=pack.cite(item.requirement.cite[0]),
            lines=tuple(_lines(checklist, item.requirement)),
            records=_record_lines(checklist, item.requirement),
        )
        for item in checklist.items
        if item.applies is not False
    ]
    return tuple(sorted(found, key=lambda block: order.index(block.requirement.right)))


def standing(draft: Draft, pack: RulePack, block: Block) -> dict[str, Any]:
    """The answer that is saved, as plain data without evidence; the blank answer where there is none."""
    row = draft.rows.get(block.requirement.id)
    return normal({**row.body, "declared": row.declared} if row else {}, draft, pack, block)


def normal(data: Mapping[str, Any], draft: Draft, pack: RulePack, block: Block) -> dict[str, Any]:
    """``data`` as it reads once it is saved. Raises :class:`~checklist.domain.faults.AnswersInvalid`."""
    answer = plain(parse_answer(block.requirement.id, data, draft.regulation, pack))
    return {key: value for key, value in answer.items() if key not in ("requirement", "evidence")}


def shown(block: Block, answer: Mapping[str, Any]) -> dict[str, Any]:
    """The part of an answer that the workbook shows, by field; ``records`` holds a list of such parts."""
    values = {line.field: value_at(answer, line.field) for line in block.lines}
    found: dict[str, Any] = {name: value for name, value in values.items() if value not in (None, "")}
    if block.records and answer.get("records"):
        found["records"] = [dict(each) for each in answer["records"]]
    return found


def merged(block: Block, standing_answer: Mapping[str, Any], read: Mapping[str, Any]) -> dict[str, Any]:
    """``standing_answer`` with what the workbook shows replaced by what was ``read`` from it."""
    data: dict[str, Any] = {"declared": read.get("declared")}
    for part in ("facts", "points"):
        asked = {line.field for line in block.lines if line.field.startswith(f"{part}.")}
        kept = {key: value for key, value in (standing_answer.get(part) or {}).items() if f"{part}.{key}" not in asked}
        data[part] = kept | {name.partition(".")[2]: read[name] for name in asked if name in read}
    remedy = {name.partition(".")[2]: value for name, value in read.items() if name.startswith("remedy.")}
    data["remedy"] = remedy or None
    data |= {name: read.get(name) for name in ("reason", "cause", "supplied_by")}
    data["records"] = read.get("records", []) if block.records else standing_answer.get("records") or []
    return data


def digest(part: Mapping[str, Any]) -> str:
    """What tells two shown parts apart."""
    return sha256(canonical(part))


def value_at(answer: Mapping[str, Any], name: str) -> Any:
    """The value of a field within a plain answer."""
    outer, _, key = name.partition(".")
    value = answer.get(outer)
    return (value or {}).get(key) if key else value


def words_of(line: Line, value: Any) -> Text:
    """A value as people read it."""
    if isinstance(value, bool):
        return YES_NO["true" if value else "false"]
    if line.options and str(value) in line.options:
        return line.options[str(value)]
    day = read_day(str(value)) if line.kind is FactKind.DATE else None
    text = date_vi(day) if day else str(value)
    return Text(text, text)


def read_value(line: Line, value: Any) -> Any:
    """A cell's value as the answer to ``line``; None for a blank one. Raises :class:`NotThisKind`."""
    if isinstance(value, str) and not value.strip():
        return None
    if value is None:
        return None
    if line.options:
        return _choice(line, value)
    if line.kind is FactKind.DATE:
        return _day(value)
    if line.kind is FactKind.INTEGER:
        return _whole(value)
    return _text(value)


def _choice(line: Line, value: Any) -> Any:
    word = YES_NO["true" if value else "false"].vi if isinstance(value, bool) else " ".join(str(value).split())
    for key, name in line.options.items():
        if word.casefold() in (*(" ".join(each.split()).casefold() for each in (name.vi, name.en)), key):
            return key == "true" if line.kind is FactKind.YES_NO else key
    vi, en = (", ".join(each.in_language(language) for each in line.options.values()) for language in ("vi", "en"))
    raise NotThisKind(Text(f"“{word[:80]}” không có trong danh sách: {vi}", f"“{word[:80]}” is not in the list: {en}"))


def _day(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    day = value if isinstance(value, date) else read_day(str(value))
    if day is None:
        shown_value = str(value)[:80]
        raise NotThisKind(
            Text(f"“{shown_value}” không phải một ngày; ghi dạng 31/01/2025", f"“{shown_value}” is not a day")
        )
    return day.isoformat()


def _whole(value: Any) -> int:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    text = str(value).strip().replace(".", "").replace(" ", "") if isinstance(value, str) else value
    if isinstance(text, str) and text.isdecimal() and len(text) <= 18:
        return int(text)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    word = str(value)[:80]
    raise NotThisKind(Text(f"“{word}” phải là số nguyên", f"“{word}” must be a whole number"))


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return date_vi(value.date())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _lines(checklist: Checklist, requirement: Requirement) -> Iterator[Line]:
    yield Line("declared", Text("Đơn vị tự khai", "The unit declares"), FactKind.CHOICE, DECLARED)
    if requirement.for_each is None:
        for question in requirement.facts:
            yield _line(question, f"facts.{question.key}")
    for point in checklist.points_of(requirement):
        yield Line(f"points.{point.key}", point.text, FactKind.CHOICE, POINTS)
    for name, kind, label in LINES_OF_ALL:
        yield Line(name, label, kind, {})


def _record_lines(checklist: Checklist, requirement: Requirement) -> tuple[Line, ...]:
    if requirement.for_each is None:
        return ()
    if checklist.regulation.record_set_owner(requirement.for_each).id != requirement.id:
        return ()
    return tuple(_line(each, each.key) for each in checklist.regulation.record_set_facts(requirement.for_each))


def _line(question: Question, name: str) -> Line:
    options = YES_NO if question.kind is FactKind.YES_NO else question.options
    return Line(name, question.ask, question.kind, options)
