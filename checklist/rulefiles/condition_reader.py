"""Reading conditions: a mapping of keys to tests, and ``all``, ``any``, ``not``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.conditions import (
    COMPARISONS,
    Anything,
    Compares,
    Condition,
    Equals,
    Everything,
    Not,
    OneOf,
)
from checklist.domain.requirement import FactKind, Question
from checklist.rulefiles.reader import Reader

Known = Mapping[str, Question]


def read_condition(reader: Reader | None, known: Known) -> Condition | None:
    """The condition under a reader, or ``None``. ``known`` are the keys it may read; others are faults."""
    if reader is None:
        return None
    if not isinstance(reader.value, Mapping) or not reader.value:
        reader.fault("điều kiện phải là các cặp khóa: phép thử, ví dụ {headcount: {at_least: 10}}")
        return None
    parts = [part for key, value in reader.value.items() if (part := _part(reader.at(key, value), key, known))]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else Everything(tuple(parts))


def _part(reader: Reader, key: str, known: Known) -> Condition | None:
    if key in ("any", "all"):
        if not isinstance(reader.value, list) or not reader.value:
            reader.fault(f"“{key}” phải là danh sách điều kiện không rỗng")
            return None
        read = [read_condition(reader.at(index, item), known) for index, item in enumerate(reader.value)]
        parts = tuple(part for part in read if part is not None)
        return Anything(parts) if key == "any" else Everything(parts)
    if key == "not":
        inner = read_condition(reader, known)
        return Not(inner) if inner is not None else None
    question = known.get(key)
    if question is None:
        reader.fault(f"điều kiện hỏi “{key}” nhưng không có câu hỏi nào mang khóa đó; có: {', '.join(known)}")
        return None
    return _test(reader, key, question)


def _test(reader: Reader, key: str, question: Question) -> Condition | None:
    value = reader.value
    if question.kind is FactKind.YES_NO and isinstance(value, bool):
        return Equals(key, value)
    if question.kind is FactKind.CHOICE and isinstance(value, str):
        return Equals(key, _option(reader, value, question))
    if question.kind is FactKind.CHOICE and isinstance(value, Mapping) and list(value) == ["one_of"]:
        choices = value["one_of"]
        if not isinstance(choices, list) or not choices:
            reader.fault("“one_of” phải là danh sách lựa chọn không rỗng")
            return None
        return OneOf(key, tuple(_option(reader, str(choice), question) for choice in choices))
    if question.kind is FactKind.INTEGER and isinstance(value, Mapping) and value:
        parts: list[Condition] = []
        for relation, number in value.items():
            if relation not in COMPARISONS or isinstance(number, bool) or not isinstance(number, int):
                reader.fault(
                    f"phép so sánh “{relation}: {number}” không có; dùng {', '.join(COMPARISONS)} với số nguyên"
                )
            else:
                parts.append(Compares(key, relation, number))
        return parts[0] if len(parts) == 1 else Everything(tuple(parts))
    reader.fault(f"phép thử không hợp với câu hỏi “{key}” (kiểu {question.kind})")
    return None


def _option(reader: Reader, value: str, question: Question) -> str:
    if value not in question.options:
        reader.fault(f"“{value}” không phải lựa chọn của “{question.key}”: {', '.join(question.options)}")
    return value
