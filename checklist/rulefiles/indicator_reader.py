"""Reading ``indicators.yaml``: groups, indicators, their validations, and the bodies that may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checklist.domain.indicators.indicator import (
    RULES_OF_KIND,
    SOURCE_ITEMS,
    CombinedBodies,
    Indicator,
    IndicatorSet,
    Kind,
    Reporter,
    RollUpRule,
    Source,
    SourceKind,
)
from checklist.domain.indicators.numbers import MOST_DECIMALS
from checklist.domain.indicators.validation_types import ArgumentKind
from checklist.domain.indicators.validations import VALIDATION_TYPES
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.reader import Reader, unique
from checklist.rulefiles.strict_yaml import Document
from checklist.rulefiles.validation_reader import read_validation

INDICATORS = "indicators.yaml"
BASIC = "basic"
CODE = re.compile(r"[A-Z][0-9]{2}[a-z]?")


def read_indicators(document: Document, faults: list[RuleFault]) -> IndicatorSet:
    """The indicators of the file in its order; an empty set when there is no file. Faults go to ``faults``."""
    if not document.is_readable or document.data == {}:
        return IndicatorSet()
    reader = Reader(document.data, INDICATORS, document, faults)
    if not isinstance(reader.value, Mapping):
        reader.fault("tệp phải là các cặp khóa: groups, combined_bodies, indicators")
        return IndicatorSet()
    groups = _groups(reader)
    found = unique(((item, _indicator(item, groups)) for item in reader.items("indicators")), _code, "chỉ tiêu")
    indicators = {indicator.code: indicator for indicator in found}
    combined = tuple(_combined(item, indicators) for item in reader.items("combined_bodies", required=False))
    reader.done()
    read = IndicatorSet(groups, indicators, combined)
    if isinstance(document.data.get("indicators"), list):
        faults += _unresolved(read, document)
    return read


def _code(indicator: Indicator) -> str:
    return indicator.code


def _groups(reader: Reader) -> dict[str, Text]:
    inner = reader.mapping("groups")
    if inner is None or not isinstance(inner.value, Mapping):
        return {}
    return {key: inner.at(key, value).as_text() for key, value in inner.value.items()}


def _indicator(reader: Reader, groups: Mapping[str, Text]) -> Indicator:
    code = reader.string("code")
    if code and not CODE.fullmatch(code):
        reader.fault(f"mã “{code}” phải là một chữ hoa, hai chữ số, có thể thêm một chữ thường (A01, A01a)", "code")
    elif code and code[:1] not in groups:
        reader.fault(f"mã “{code}” phải bắt đầu bằng mã một nhóm trong “groups”: {', '.join(groups)}", "code")
    kind = reader.choice("kind", Kind, Kind.FLOW)
    rule = _roll_up(reader, kind)
    part_of = reader.string("part_of", required=False) or None
    reporters = tuple(item.as_choice(Reporter, Reporter.COMMUNE) for item in reader.items("reporters"))
    if reader.has("reporters") and not reporters:
        reader.fault("“reporters” cần ít nhất một nơi báo cáo", "reporters")
    sources = tuple(_source(item) for item in reader.items("computed_from", required=False))
    ratio = reader.mapping("ratio", required=kind is Kind.RATIO)
    if ratio is not None and kind is not Kind.RATIO:
        reader.fault("“ratio” chỉ ghi cho kind: ratio", "ratio")
    only_program = bool(reporters) and set(reporters) == {Reporter.PROGRAM}
    if only_program and not sources and kind is not Kind.RATIO:
        reader.fault("chỉ tiêu do phần mềm tính phải có “computed_from”")
    if Reporter.PROGRAM in reporters and not only_program:
        reader.fault("“program” không đứng cùng nơi báo cáo khác", "reporters")
    if rule is RollUpRule.REGISTRY and not only_program:
        reader.fault("roll_up: registry lấy từ danh mục đơn vị, nơi báo cáo phải là “program”", "reporters")
    unit_kinds = tuple(
        item.as_choice(UnitKind, UnitKind.COMMUNE) for item in reader.items("unit_kinds", required=False)
    )
    if unit_kinds and not only_program:
        reader.fault("“unit_kinds” chỉ ghi cho chỉ tiêu do phần mềm tính; loại khác theo nơi báo cáo", "unit_kinds")
    indicator = Indicator(
        code=code,
        group=code[:1],
        name=reader.need_text("name"),
        unit=reader.need_text("unit"),
        reporters=reporters,
        kind=kind,
        roll_up=rule,
        decimals=_decimals(reader, kind),
        part_of=part_of,
        numerator=_parts(ratio, "of"),
        denominator=_parts(ratio, "to"),
        computed_from=sources,
        validations=tuple(read_validation(item) for item in reader.items("validations", required=False)),
        basic=_basic(reader),
        carried=kind in (Kind.STOCK, Kind.COUNT) and not only_program and not reader.boolean("anew"),
        note=reader.text("note", required=False),
        unit_kinds=unit_kinds,
    )
    if reader.has("anew") and kind not in (Kind.STOCK, Kind.COUNT):
        reader.fault("“anew” chỉ ghi cho kind: stock hoặc count; loại khác không bao giờ lấy từ kỳ trước", "anew")
    reader.taken.add("anew")
    if ratio is not None:
        ratio.done()
    reader.done()
    return indicator


def _roll_up(reader: Reader, kind: Kind) -> RollUpRule:
    rule = reader.choice("roll_up", RollUpRule, min(RULES_OF_KIND[kind]))
    if rule not in RULES_OF_KIND[kind]:
        allowed = ", ".join(sorted(RULES_OF_KIND[kind]))
        reader.fault(f"“roll_up: {rule}” không hợp với “kind: {kind}”; dùng một trong: {allowed}", "roll_up")
    return rule


def _decimals(reader: Reader, kind: Kind) -> int:
    decimals = reader.integer("decimals", required=False) or 0
    if not 0 <= decimals <= MOST_DECIMALS:
        reader.fault(f"“decimals” phải từ 0 đến {MOST_DECIMALS}", "decimals")
    elif decimals and kind in (Kind.RATIO, Kind.COUNT):
        reader.fault("tỷ lệ và câu có/không không ghi “decimals”", "decimals")
    return decimals


def _basic(reader: Reader) -> bool:
    subset = reader.string("subset", required=False)
    if subset not in ("", BASIC):
        reader.fault(f"“subset” chỉ có một giá trị: {BASIC}", "subset")
    return subset == BASIC


def _parts(ratio: Reader | None, key: str) -> tuple[str, ...]:
    if ratio is None:
        return ()
    codes = ratio.strings(key)
    if ratio.has(key) and not codes:
        ratio.fault(f"“{key}” cần ít nhất một mã chỉ tiêu", key)
    return codes


def _source(reader: Reader) -> Source:
    """``{records: [dialogues]}``: one source, with what is taken there."""
    if not isinstance(reader.value, Mapping) or len(reader.value) != 1:
        reader.fault("mỗi mục của “computed_from” là một cặp nguồn: danh sách, như records: [dialogues]")
        return Source(SourceKind.CHECKLIST, ("items_due",))
    name = next(iter(reader.value))
    kind = reader.at(name, name).as_choice(SourceKind, SourceKind.CHECKLIST)
    items = reader.strings(name)
    if name in list(SourceKind):
        if not items:
            reader.fault(f"“{name}” cần ít nhất một mục", name)
        for index, item in enumerate(items):
            if kind in SOURCE_ITEMS and item not in SOURCE_ITEMS[kind]:
                allowed = ", ".join(sorted(SOURCE_ITEMS[kind]))
                reader.at(name, None).fault(f"“{item}” không có ở nguồn “{name}”; dùng một trong: {allowed}", index)
    return Source(kind, items)


def _combined(reader: Reader, indicators: Mapping[str, Indicator]) -> CombinedBodies:
    flag = reader.string("flag")
    if flag in indicators and not indicators[flag].is_yes_no:
        reader.fault(f"“{flag}” phải là chỉ tiêu có/không (kind: count)", "flag")
    pairs = {key: reader.strings(key) for key in ("counted", "again")}
    reader.done()
    for key, pair in pairs.items():
        if reader.has(key) and len(pair) != 2:
            reader.fault(f"“{key}” gồm đúng hai mã: số ban, số thành viên", key)
        for index, code in enumerate(pair):
            if code not in indicators:
                reader.at(key, None).fault(f"“{code}” không phải mã chỉ tiêu nào", index)
    if flag and flag not in indicators:
        reader.fault(f"“{flag}” không phải mã chỉ tiêu nào", "flag")
    counted, again = (pairs[key] if len(pairs[key]) == 2 else ("", "") for key in ("counted", "again"))
    return CombinedBodies(flag, (counted[0], counted[1]), (again[0], again[1]))


def _unresolved(read: IndicatorSet, document: Document) -> Iterator[RuleFault]:
    """Codes that no indicator bears, at the indicator that names them."""
    places = _places(document)
    for indicator in read:
        for path, code in _named(indicator):
            if code and (code not in read or (code == indicator.code and "whole" not in path)):
                message = f"“{code}” không phải mã chỉ tiêu nào khác"
                yield RuleFault(INDICATORS, document.line(("indicators", places[indicator.code], *path)), message)


def _places(document: Document) -> dict[str, int]:
    """The place of each indicator in the list; of two with one code the first."""
    places: dict[str, int] = {}
    for index, item in enumerate(document.data["indicators"]):
        if isinstance(item, Mapping):
            places.setdefault(str(item.get("code")), index)
    return places


def _named(indicator: Indicator) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if indicator.part_of:
        yield ("part_of",), indicator.part_of
    for key, codes in (("of", indicator.numerator), ("to", indicator.denominator)):
        yield from (((("ratio", key, index)), code) for index, code in enumerate(codes))
    for place, source in enumerate(indicator.computed_from):
        if source.kind is SourceKind.FIGURE:
            yield from ((("computed_from", place, source.kind.value, i), code) for i, code in enumerate(source.items))
    for place, validation in enumerate(indicator.validations):
        known = VALIDATION_TYPES.get(validation.name)
        for key, value in validation.arguments.items():
            kind = None if known is None else {**known.required, **known.optional}[key]
            if kind is ArgumentKind.CODE:
                yield ("validations", place, key), value
            elif kind is ArgumentKind.CODES:
                yield from ((("validations", place, key, index), code) for index, code in enumerate(value))


def indicator_faults(indicators: IndicatorSet, pack: RulePack, document: Document) -> Iterator[RuleFault]:
    """What does not resolve in the rule books: requirements, record sets and profile lines figures are taken from."""
    books = pack.regulations.values()
    known: dict[SourceKind, set[str | None]] = {
        SourceKind.FINDING: {requirement.id for book in books for requirement in book.requirements},
        SourceKind.RECORDS: {requirement.for_each for book in books for requirement in book.requirements},
        SourceKind.PROFILE: {question.key for book in books for question in book.profile},
    }
    what = {
        SourceKind.FINDING: "mã của yêu cầu nào",
        SourceKind.RECORDS: "nhóm ghi (for_each) của yêu cầu nào",
        SourceKind.PROFILE: "câu hỏi đặc điểm đơn vị nào",
    }
    places = _places(document) if len(indicators) else {}
    for indicator in indicators:
        for number, source in enumerate(indicator.computed_from):
            for index, item in enumerate(source.items if source.kind in known else ()):
                if item not in known[source.kind]:
                    line = document.line(
                        ("indicators", places[indicator.code], "computed_from", number, source.kind.value, index)
                    )
                    yield RuleFault(INDICATORS, line, f"“{item}” không phải {what[source.kind]}")
