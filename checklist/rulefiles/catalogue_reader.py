"""Reading what regulations share: instruments, evidence kinds and scoring profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from checklist.domain.dates import Interval
from checklist.domain.findings import Verdict
from checklist.domain.law import Instrument, SourceCheck, UnitKind
from checklist.domain.requirement import Right
from checklist.domain.scoring import Band, KnockOut, Policy, ScoringProfile
from checklist.domain.text import Text
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.reader import Reader
from checklist.rulefiles.strict_yaml import Document

INSTRUMENT_KINDS = (
    "ordinance", "decree", "law", "circular", "resolution", "joint_resolution", "directive", "conclusion", "decision",
    "official_letter", "code", "guidance", "plan",
)  # fmt: skip
ROLES = ("democracy_code", "guidance", "background", "sanction", "amendment")


def _entries(file: str, document: Document, faults: list[RuleFault]) -> Iterator[tuple[str, Reader]]:
    reader = Reader(document.data, file, document, faults)
    if not document.is_readable:
        return
    if not isinstance(reader.value, Mapping):
        reader.fault("tệp phải là các cặp mã: nội dung")
        return
    for key, value in reader.value.items():
        yield key, reader.at(key, value)


def read_instruments(file: str, document: Document, faults: list[RuleFault]) -> dict[str, Instrument]:
    """The instruments by id."""
    instruments = {key: _instrument(key, reader) for key, reader in _entries(file, document, faults)}
    for key, reader in _entries(file, document, faults):
        for other in (*instruments[key].replaced_by, *instruments[key].amends):
            if other not in instruments:
                reader.fault(f"“{key}” dẫn tới văn bản “{other}” không có trong tệp này")
    return instruments


def _instrument(key: str, reader: Reader) -> Instrument:
    instrument = Instrument(
        id=key,
        kind=_one_of(reader, "kind", INSTRUMENT_KINDS),
        number=reader.string("number", required=False) or None,
        title=reader.need_text("title"),
        short=reader.need_text("short"),
        issuer=reader.need_text("issuer"),
        issued_on=reader.day("issued_on", required=False),
        in_force=Interval(reader.day("effective_from", required=False), reader.day("effective_until", required=False)),
        replaced_by=reader.strings("replaced_by", required=False),
        amends=reader.strings("amends", required=False),
        regulation=reader.string("regulation", required=False) or None,
        applies_to=tuple(
            item.as_choice(UnitKind, UnitKind.AGENCY) for item in reader.items("applies_to", required=False)
        ),
        role=_one_of(reader, "role", ROLES),
        source_check=reader.choice("source_check", SourceCheck, SourceCheck.MEMORY),
        note=reader.text("note", required=False),
        doubt=reader.text("doubt", required=False),
    )
    reader.done()
    if instrument.source_check is SourceCheck.MEMORY and instrument.doubt is None:
        reader.fault("dựa trên trí nhớ thì phải có “doubt” nói rõ điều chưa đối chiếu")
    return instrument


def _one_of(reader: Reader, key: str, allowed: tuple[str, ...]) -> str:
    value = reader.string(key)
    if value and value not in allowed:
        reader.fault(f"“{value}” không thuộc danh sách cho phép: {', '.join(allowed)}", key)
    return value


def read_evidence_kinds(file: str, document: Document, faults: list[RuleFault]) -> dict[str, Text]:
    """The names of the evidence kinds by id."""
    return {key: reader.as_text() for key, reader in _entries(file, document, faults)}


def read_scoring(file: str, document: Document, faults: list[RuleFault]) -> ScoringProfile:
    """One scoring profile; its id is the file's stem."""
    reader = Reader(document.data, file, document, faults)
    weight = reader.integer("critical_weight")
    profile = ScoringProfile(
        id=reader.string("id"),
        title=reader.need_text("title"),
        source=reader.need_text("source"),
        regulations=reader.strings("regulations"),
        groups=_mapping(reader, "groups", Right, lambda inner, key: inner.integer(key) or 0),
        critical_weight=1 if weight is None else weight,
        shares=_mapping(reader, "points", Verdict, lambda inner, key: inner.fraction(key) or Fraction(0)),
        policies=_mapping(reader, "policies", Verdict, lambda inner, key: inner.choice(key, Policy, Policy.ZERO)),
        bonus_cap=reader.fraction("bonus_cap") or Fraction(0),
        penalty_cap=reader.fraction("penalty_cap") or Fraction(0),
        knock_outs=tuple(_knock_out(item) for item in reader.items("knock_outs", required=False)),
        bands=tuple(_band(item) for item in reader.items("bands")),
    )
    reader.done()
    _demand_sound(reader, profile)
    if profile.id and not file.endswith(f"/{profile.id}.yaml"):
        reader.fault(f"“id: {profile.id}” phải bằng tên tệp", "id")
    return profile


def _mapping(reader: Reader, key: str, keys: Any, value_of: Any) -> Any:
    inner = reader.mapping(key)
    if inner is None:
        return {}
    result = {}
    for name in keys:
        if inner.has(name):
            result[name] = value_of(inner, name)
    inner.done()
    return result


def _knock_out(reader: Reader) -> KnockOut:
    rule = KnockOut(
        requirement=reader.string("requirement", required=False) or None,
        any_critical=reader.boolean("any_critical"),
        verdicts=tuple(item.as_choice(Verdict, Verdict.NOT_DONE) for item in reader.items("verdicts")),
        cap=reader.string("cap"),
        why=reader.need_text("why"),
    )
    reader.done()
    return rule


def _band(reader: Reader) -> Band:
    band = Band(reader.string("grade"), reader.fraction("at_least") or Fraction(0), reader.need_text("name"))
    reader.done()
    return band


def _demand_sound(reader: Reader, profile: ScoringProfile) -> None:
    if min(profile.groups.values(), default=0) < 0 or profile.critical_weight < 1:
        reader.fault("điểm của nhóm không được âm, hệ số trọng yếu (critical_weight) phải từ 1", "groups")
    if any(not 0 <= share <= 1 for share in profile.shares.values()):
        reader.fault("phần điểm được hưởng (points) phải từ 0 đến 1", "points")
    if min(profile.bonus_cap, profile.penalty_cap) < 0:
        reader.fault("mức trần điểm thưởng, điểm trừ không được âm", "bonus_cap")
    if sum(profile.groups.values()) != 100:
        reader.fault(f"tổng điểm các nhóm phải bằng 100 (đang là {sum(profile.groups.values())})", "groups")
    ends = [band.at_least for band in profile.bands]
    if not ends or ends != sorted(set(ends), reverse=True) or ends[-1] != 0:
        reader.fault("các mức xếp loại phải giảm dần và mức cuối bắt đầu từ 0", "bands")
    grades = {band.grade for band in profile.bands}
    for rule in profile.knock_outs:
        if rule.cap not in grades:
            reader.fault(f"mức khống chế “{rule.cap}” không có trong “bands”", "knock_outs")
