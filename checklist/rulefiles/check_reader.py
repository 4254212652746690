"""Reading checks: the arguments each needs, and that every fact they name exists and has the right kind."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from checklist.domain.check_types import DENOMINATORS, PERIOD_DAYS, ArgumentKind
from checklist.domain.checks import CHECK_TYPES
from checklist.domain.law import SourceCheck
from checklist.domain.requirement import Check, FactKind, Question
from checklist.rulefiles.citation_reader import read_citations
from checklist.rulefiles.condition_reader import read_condition
from checklist.rulefiles.reader import Reader

ON_FAIL = ("partly", "not_done")

FACT_KINDS = {
    ArgumentKind.DATE_FACT: FactKind.DATE,
    ArgumentKind.INTEGER_FACT: FactKind.INTEGER,
    ArgumentKind.INTEGER_SOURCE: FactKind.INTEGER,
    ArgumentKind.YES_NO_FACT: FactKind.YES_NO,
}


def read_check(
    reader: Reader, facts: Mapping[str, Question], profile: Mapping[str, Question], instrument: str
) -> Check | None:
    """One check; ``None`` after a fault in its name. ``facts`` and ``profile`` are what its arguments may name."""
    name = reader.string("check")
    if name not in CHECK_TYPES:
        reader.fault(f"không có phép đối chiếu “{name}”; các phép có: {', '.join(sorted(CHECK_TYPES))}")
        return None
    spec = CHECK_TYPES[name]
    arguments: dict[str, Any] = {}
    for argument, kind in {**spec.required, **spec.optional}.items():
        value = _argument(reader, argument, kind, facts, profile, required=argument in spec.required)
        if value is not None:
            arguments[argument] = value
    if name == "no_gap_longer_than":
        _demand_gap_arguments(reader, arguments)
    on_fail = reader.string("on_fail")
    if on_fail not in ON_FAIL:
        reader.fault(f"“on_fail” phải là một trong: {', '.join(ON_FAIL)}")
    check = Check(
        name=name,
        key=reader.string("key", required=False) or _key(name, arguments),
        arguments=arguments,
        cite=read_citations(reader, instrument, required=True),
        on_fail=on_fail if on_fail in ON_FAIL else ON_FAIL[0],
        message=reader.need_text("else"),
        source_check=reader.optional_choice("source_check", SourceCheck, None) or SourceCheck.FULL_TEXT,
        when=read_condition(reader.take("when", required=False), {**profile, **facts}),
        doubt=reader.text("doubt", required=False),
    )
    reader.done()
    return check


def _key(name: str, arguments: Mapping[str, Any]) -> str:
    named = [str(value) for key, value in arguments.items() if key in ("from", "to", "given", "part", "date", "dates")]
    return ".".join([name, *named])


def _demand_gap_arguments(reader: Reader, arguments: Mapping[str, Any]) -> None:
    span, dates = {"from", "to"} <= arguments.keys(), "dates" in arguments
    if span == dates:
        reader.fault("no_gap_longer_than cần “from” và “to”, hoặc chỉ “dates”")
    if ("months" in arguments) == ("days" in arguments):
        reader.fault("no_gap_longer_than cần đúng một trong “months”, “days”")


def _argument(
    reader: Reader,
    argument: str,
    kind: ArgumentKind,
    facts: Mapping[str, Question],
    profile: Mapping[str, Question],
    *,
    required: bool,
) -> Any:
    if kind is ArgumentKind.NUMBER:
        return reader.integer(argument, required=required)
    if kind is ArgumentKind.SHARE:
        return _share(reader, argument)
    if kind is ArgumentKind.BANDS:
        return _bands(reader, argument)
    name = reader.string(argument, required=required)
    if not name:
        return None
    if kind is ArgumentKind.DENOMINATOR:
        if name not in DENOMINATORS:
            reader.fault(f"mẫu số “{name}” không có; chọn một trong: {', '.join(DENOMINATORS)}", argument)
        return name
    if argument in ("from", "to") and name in PERIOD_DAYS:
        return name
    known = {**profile, **facts} if kind is ArgumentKind.INTEGER_SOURCE else facts
    if name not in known:
        reader.fault(f"phép đối chiếu dùng dữ kiện “{name}” nhưng yêu cầu này không hỏi dữ kiện đó", argument)
    elif known[name].kind is not FACT_KINDS[kind]:
        reader.fault(f"dữ kiện “{name}” phải có kiểu {FACT_KINDS[kind]}", argument)
    return name


def _share(reader: Reader, argument: str) -> Fraction | None:
    share = reader.fraction(argument)
    if share is not None and not 0 < share <= 1:
        reader.fault("tỷ lệ phải lớn hơn 0 và không quá 1", argument)
    return share


def _bands(reader: Reader, argument: str) -> list[dict[str, int | None]]:
    rows: list[dict[str, int | None]] = []
    for item in reader.items(argument):
        rows.append({"less_than": item.integer("less_than", required=False), "at_least": item.integer("at_least")})
        item.done()
    ends = [row["less_than"] for row in rows]
    known = [end for end in ends[:-1] if end is not None]
    if not rows or ends[-1] is not None or len(known) != len(ends) - 1 or known != sorted(set(known)):
        reader.fault("các bậc phải tăng dần theo “less_than”, bậc cuối không có “less_than”", argument)
    return rows
