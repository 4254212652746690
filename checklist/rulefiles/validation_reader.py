"""Reading one validation of an indicator: its name, its arguments, whether it blocks, what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checklist.domain.indicators.indicator import Validation
from checklist.domain.indicators.validation_types import ArgumentKind
from checklist.domain.indicators.validations import VALIDATION_TYPES
from checklist.domain.law import SourceCheck
from checklist.rulefiles.reader import Reader


def read_validation(reader: Reader) -> Validation:
    """The validation; what rests on memory may only warn, and says what was not compared."""
    name = reader.string("check")
    known = VALIDATION_TYPES.get(name)
    arguments: dict[str, Any] = {}
    if known is None:
        if name:
            reader.fault(f"không có phép kiểm tra “{name}”; dùng một trong: {', '.join(VALIDATION_TYPES)}", "check")
        reader.taken.update(reader.value if isinstance(reader.value, Mapping) else ())
    else:
        arguments = {key: _argument(reader, key, kind, required=True) for key, kind in known.required.items()}
        for key, kind in known.optional.items():
            if reader.has(key):
                arguments[key] = _argument(reader, key, kind, required=False)
            reader.taken.add(key)
    if not reader.has("blocks"):
        reader.fault("thiếu khóa bắt buộc “blocks”: true là chặn, false là chỉ nhắc")
    validation = Validation(
        name=name,
        arguments=arguments,
        blocks=reader.boolean("blocks"),
        say=reader.need_text("else"),
        source_check=reader.optional_choice("source_check", SourceCheck, None),
        doubt=reader.text("doubt", required=False),
    )
    reader.done()
    if validation.source_check is SourceCheck.MEMORY:
        if validation.blocks:
            reader.fault("dựa trên trí nhớ thì chỉ nhắc, không chặn: ghi “blocks: false”", "blocks")
        if validation.doubt is None:
            reader.fault("dựa trên trí nhớ thì phải có “doubt” nói rõ điều chưa đối chiếu")
    return validation


def _argument(reader: Reader, key: str, kind: ArgumentKind, *, required: bool) -> Any:
    if kind is ArgumentKind.CODE:
        return reader.string(key, required=required)
    if kind is ArgumentKind.CODES:
        codes = reader.strings(key, required=required)
        if reader.has(key) and not codes:
            reader.fault(f"“{key}” cần ít nhất một mã chỉ tiêu", key)
        return codes
    if kind is ArgumentKind.INTEGER:
        return reader.integer(key, required=required) or 1
    if kind is ArgumentKind.YES_NO:
        return reader.boolean(key)
    number = reader.fraction(key, required=required)
    if kind is ArgumentKind.SHARE and number is not None and not 0 < number <= 1:
        reader.fault("tỷ lệ phải lớn hơn 0 và không quá 1", key)
    return 1 if number is None else number
