"""What the page of rolled-up indicators shows: groups, figures, who gave them, sums that do not hold, units behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import url_for

from checklist.domain.committee.committee_figures import COMMITTEE, NAME
from checklist.domain.committee.consolidated_committee_form import remark
from checklist.domain.committee.consolidated_data import Consolidated, UnitEntry
from checklist.domain.committee.consolidated_sums import cross_sums
from checklist.domain.committee.consolidated_words import listed
from checklist.domain.indicators.completing import sentence
from checklist.domain.indicators.indicator import Indicator, Kind, SourceKind
from checklist.domain.indicators.numbers import written
from checklist.domain.indicators.rolling import RolledUp
from checklist.domain.indicators.values import NOTHING, PROVENANCE_NAMES, Value, shown
from checklist.domain.text import Text
from checklist.web.committee.rollup_figures_texts import RollUpFigureTexts as Words
from checklist.web.wording import NOTHING as NO_TEXT
from checklist.web.wording import SEMICOLON, fill, joined, number, same

# Where the units behind a figure of the campaign itself are listed, by what it is computed from.
OVERVIEW = {
    "due": {},
    "submitted": {"loc": "da-nop"},
    "submitted_on_time": {"loc": "dung-han"},
    "appraised": {"loc": "da-tham-dinh"},
    "score": {"loc": "da-tham-dinh"},
    "gap": {"loc": "da-tham-dinh", "sap": "chenh-lech"},
    "ungraded": {"loc": "chua-xep-loai"},
    "knocked_out": {"loc": "khong-che"},
}
GRADE = "grade_"
REMEDY, AUDITS = "remedies", ("audits", "conclusions", "on_site")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for: the campaign, its scope, the indicator whose units are wanted."""

    campaign: str
    below: str = ""
    code: str = ""

    def address(self, code: str = "") -> str:
        """The address of an indicator's units; without a code, of all figures."""
        return url_for("rollup_figures.figures", dot=self.campaign, duoi=self.below or None, ma=code or None)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One indicator: its figure with the address behind it, how many units gave it, who did not.

    ``note`` goes with a latest value: its year and source.
    """

    code: str
    name: Text
    value: Text
    address: str
    given: Text
    missing: Text
    note: str = ""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """A group of indicators; the short form comes first."""

    id: str
    heading: Text
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit behind a figure."""

    name: Text
    address: str
    value: Text
    source: Text
    note: str


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The context of ``committee/rollup/figures.html``; ``behind`` is there when one indicator was asked for."""

    heading: Text
    campaigns: Mapping[str, str]
    chosen: str
    scopes: Mapping[str, str]
    scope: str
    missing: Text
    sums: tuple[tuple[str, Text], ...]
    sums_hold: Text | None
    failed: tuple[Text, ...]
    committee_address: str
    groups: tuple[FigureGroup, ...]
    behind: Text | None
    total: Text
    rows: tuple[UnitRow, ...]
    without: Text | None
    all_address: str
    rollup_address: str


def figures_page(
    data: Consolidated, wish: Wish, campaigns: Mapping[str, str], scopes: Mapping[str, str]
) -> FiguresPage:
    """The figures of ``data``, or the units behind one of them."""
    names = {each.standing.unit: each.name for each in data.units}
    sums = cross_sums(data.pack.indicators, data.figures, data.pack.indicators.indicators)
    wrong = [each for each in sums if not each.holds]
    one = data.pack.indicators[wish.code] if wish.code else None
    lacking = _names(data.figures.cell(one.code).missing, names) if one else NO_TEXT
    return FiguresPage(
        heading=fill(Words.heading_of, campaign=same(data.campaign.name)),
        campaigns=campaigns,
        chosen=wish.campaign,
        scopes=scopes,
        scope=wish.below,
        missing=fill(Words.not_sent, names=same(listed(data.missing))) if data.missing else Words.all_sent,
        sums=tuple((f"{each.in_codes}: {each.in_numbers}", each.say) for each in wrong),
        sums_hold=fill(Words.sums_hold, count=number(len(sums))) if sums and not wrong else None,
        failed=tuple(sentence(data.pack.indicators, issue) for issue in data.committee_issues if issue.blocks),
        committee_address=url_for("committee_figures.sheet", campaign_id=wish.campaign),
        groups=() if one else tuple(_groups(data, wish, names)),
        behind=fill(Words.behind, indicator=_name(one)) if one else None,
        total=_value(data, one) if one else NO_TEXT,
        rows=tuple(_unit_rows(data, one)) if one else (),
        without=fill(Words.missing_note, names=lacking) if lacking != NO_TEXT else None,
        all_address=wish.address(),
        rollup_address=url_for("rollup.overview", dot=wish.campaign, duoi=wish.below or None),
    )


def _groups(data: Consolidated, wish: Wish, names: Mapping[str, str]) -> Iterable[FigureGroup]:
    counted = [one for one in data.pack.indicators if _is_counted(data, one)]
    basic = [one for one in counted if one.basic]
    if basic:
        yield FigureGroup("bieu-gon", Words.basic_heading, tuple(_row(data, one, wish, names) for one in basic))
    for code, name in data.pack.indicators.groups.items():
        rows = tuple(_row(data, one, wish, names) for one in counted if one.group == code and not one.basic)
        if rows:
            heading = fill(Words.group_heading, code=same(code), name=name)
            yield FigureGroup(f"nhom-{code}", heading, rows)


def _is_counted(data: Consolidated, one: Indicator) -> bool:
    """Whether any unit was asked for it, or the campaign counts it."""
    cell = data.figures.cell(one.code)
    return one.code in data.own or cell.given > 0 or bool(cell.missing)


def _row(data: Consolidated, one: Indicator, wish: Wish, names: Mapping[str, str]) -> FigureRow:
    cell = data.figures.cell(one.code)
    if one.code in data.own:
        return FigureRow(one.code, _name(one), _value(data, one), _own_address(one, wish), NO_TEXT, NO_TEXT)
    # The committee is named beside the units, not counted as one of them.
    by_committee = bool(data.committee_alone.cell(one.code).given)
    units = cell.given - by_committee
    asked = units + len(cell.missing - {COMMITTEE})
    silent = {each.standing.unit for each in data.units if each.is_missing}
    lacking = sorted(names[unit] for unit in cell.missing - silent - {COMMITTEE})
    told = same(listed(lacking)) if units else fill(Words.nobody, count=number(len(lacking)))
    counted = fill(Words.of_asked, given=number(units), asked=number(asked)) if asked else NO_TEXT
    return FigureRow(
        one.code,
        _name(one),
        _value(data, one),
        wish.address(one.code),
        _with_committee(counted, by_committee),
        _with_committee(told if lacking else NO_TEXT, COMMITTEE in cell.missing),
        data.committee_values.get(one.code, NOTHING).note if one.kind is Kind.LAST else "",
    )


def _with_committee(words: Text, is_named: bool) -> Text:
    """``words`` about units, with the committee named after them where it is one of those meant."""
    return joined((words, NAME) if words != NO_TEXT else (NAME,), SEMICOLON) if is_named else words


def _names(units: Iterable[str], names: Mapping[str, str]) -> Text:
    """Units by name, the committee last."""
    found = set(units)
    return _with_committee(same("; ".join(sorted(names[unit] for unit in found - {COMMITTEE}))), COMMITTEE in found)


def _name(one: Indicator) -> Text:
    return Text(f"{one.name.vi} ({one.unit.vi})", f"{one.name.en} ({one.unit.en})")


def _value(data: Consolidated, one: Indicator) -> Text:
    own = data.own.get(one.code)
    if one.kind is Kind.LAST and one.code in data.committee_values:
        # What the committee says is about the whole area; what units say of themselves is not added to it.
        own = data.committee_values[one.code]
    if own is not None and own.number is not None:
        words = written(own.number)
    else:
        words = data.figures.shown(one.code)
        words = f"{words}%" if one.kind is Kind.RATIO and data.figures.number(one.code) is not None else words
    # Vietnamese dots and commas change places in English.
    return Text(words, words.translate(str.maketrans(".,", ",.")))


def _own_address(one: Indicator, wish: Wish) -> str:
    for source in one.computed_from:
        if source.kind not in (SourceKind.CAMPAIGN, SourceKind.AUDIT):
            continue
        item = source.items[0]
        if item in OVERVIEW or item.startswith(GRADE):
            wanted = OVERVIEW.get(item, {"xep": item.removeprefix(GRADE)})
            return url_for("rollup.overview", dot=wish.campaign, duoi=wish.below or None, _anchor="don-vi", **wanted)  # type: ignore[arg-type]
        if item.startswith(REMEDY):
            return url_for("follow_up.overview")
        if item in AUDITS:
            return url_for("audit.queue", dot=wish.campaign)
    return ""


def _unit_rows(data: Consolidated, one: Indicator) -> Iterable[UnitRow]:
    if data.committee_alone.cell(one.code).given:
        address = url_for("committee_figures.sheet", campaign_id=data.campaign.id, _anchor=one.code)
        value = data.committee_values.get(one.code, NOTHING)
        yield _unit_row(one, NAME, address, data.committee_alone, value)
    for each in sorted(data.units, key=lambda entry: entry.name):
        rolled = data.rolled_figures([each])
        if rolled.cell(one.code).given:
            value = each.figures.values.get(one.code, NOTHING)
            yield _unit_row(one, same(each.name), _submission(each), rolled, value)


def _unit_row(one: Indicator, name: Text, address: str, rolled: RolledUp, value: Value) -> UnitRow:
    cell, amount = rolled.cell(one.code), rolled.number(one.code)
    words = shown(one, amount)
    if one.kind is Kind.RATIO:
        words = same("–") if amount is None else Text(f"{words.vi}%", f"{words.en}%")
    remarks = [remark(value)]
    if cell.set_aside:
        remarks.append(fill(Words.aside, number=same(written(cell.set_aside))).vi)
    if cell.partial:
        remarks.append(Words.partial.vi)
    source = PROVENANCE_NAMES[value.provenance] if value.is_given else NO_TEXT
    return UnitRow(name, address, words, source, "; ".join(each for each in remarks if each))


def _submission(each: UnitEntry) -> str:
    return url_for("receiving.submission", submission_id=each.submission) if each.submission else ""
