"""What the roll-up pages show: counts, weak articles, units by rights, trends; each figure leads to its units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from flask import url_for

from checklist.domain.committee.compliance import Share, in_all
from checklist.domain.committee.rollup import Spread, Standing, Tally
from checklist.domain.committee.verdict_vectors import verdicts_of
from checklist.domain.committee.weakness import WeakArticle
from checklist.domain.findings import SHORTFALLS
from checklist.domain.law import UNIT_KIND_NAMES, Citation, UnitKind
from checklist.domain.requirement import Right
from checklist.domain.right_names import SHORT_RIGHTS
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, decimal_vi
from checklist.services.committee.rollups import CampaignRollUp, TrendPoint
from checklist.web.committee.audit_views import score_words
from checklist.web.committee.rollup_texts import SHOWN, RollUpTexts
from checklist.web.wording import NOTHING, day, fill, number, same

MOST_WEAK = 10
# From which compliance a cell has which shade, the darkest last.
SHADES = ((Fraction(9, 10), "heat-4"), (Fraction(7, 10), "heat-3"), (Fraction(1, 2), "heat-2"), (Fraction(0), "heat-1"))
SORTS = ("can-chu-y", "ten", "tuan-thu", "tu-cham", "tham-dinh", "chenh-lech")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the address of the units behind it; without one where there are none."""

    value: Text
    address: str = ""


@dataclass(frozen=True, slots=True)
class KindRow:
    """The units of one kind, or of all."""

    name: Text
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class WeakRow:
    """One weak article."""

    article: Text
    units: Figure
    share: Text
    requirements: tuple[tuple[Text, Figure], ...]
    evidence: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A unit's compliance with one right."""

    value: Text
    shade: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit in the heat map."""

    name: str
    address: str
    state: Text
    cells: tuple[HeatCell, ...]
    scores: tuple[Text, ...]
    grade: Text


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One campaign of the trend."""

    name: str
    period: Text
    figures: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class RollUpPage:
    """The context of ``committee/rollup/overview.html``."""

    heading: Text
    campaigns: Mapping[str, str]
    chosen: str
    scopes: Mapping[str, str]
    scope: str
    as_of: Text
    grades: tuple[Text, ...]
    kinds: tuple[KindRow, ...]
    spreads: tuple[tuple[Text, Text, Text], ...]
    weak: tuple[WeakRow, ...]
    weak_more: Text
    weak_all: str
    rights: tuple[Text, ...]
    sorts: tuple[tuple[str, str], ...]
    rows: tuple[UnitRow, ...]
    filtered: Text
    unfiltered: str
    trend: tuple[TrendRow, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for: the campaign, its scope, which units, in which order, and whether all articles."""

    campaign: str
    below: str = ""
    kind: str = ""
    shown: str = ""
    grade: str = ""
    requirement: str = ""
    article: str = ""
    sort: str = SORTS[0]
    every_article: bool = False

    def address(self, **changes: str) -> str:
        """The address of this wish with some parts changed."""
        parts = {"dot": self.campaign, "duoi": self.below, "loai": self.kind, "loc": self.shown, "xep": self.grade,
                 "muc": self.requirement, "dieu": self.article, "sap": self.sort,
                 "moi_dieu": "1" if self.every_article else "", **changes}  # fmt: skip
        return url_for("rollup.overview", **{name: value for name, value in parts.items() if value})  # type: ignore[arg-type]


def rollup_page(
    found: CampaignRollUp,
    trend: Sequence[TrendPoint],
    pack: RulePack,
    wish: Wish,
    campaigns: Mapping[str, str],
    scopes: Mapping[str, str],
    today: date,
) -> RollUpPage:
    """The roll-up of one campaign, as ``wish`` asks for it."""
    bands = {band.grade: band.name for profile in pack.scoring.values() for band in profile.bands}
    used = [grade for grade in bands if found.rolled.everything.grades.get(grade)]
    rows = _wished(found, wish, pack)
    rights = [right for right in Right if any(right in shares for shares in found.rights.values())]
    weak = found.weak if wish.every_article else found.weak[:MOST_WEAK]
    everything = found.rolled.everything
    return RollUpPage(
        heading=fill(RollUpTexts.heading_of, campaign=same(found.standings.campaign.name)),
        campaigns=campaigns,
        chosen=wish.campaign,
        scopes=scopes,
        scope=wish.below,
        as_of=fill(RollUpTexts.as_of, day=day(today)),
        grades=tuple(bands[grade] for grade in used),
        kinds=(
            *(_kind_row(kind, tally, used, wish) for kind, tally in sorted(found.rolled.kinds.items())),
            _kind_row("", everything, used, wish),
        ),
        spreads=tuple(
            (name, score_words(spread.mean), _range(spread))
            for name, spread in (
                (RollUpTexts.self_mean, everything.self_score),
                (RollUpTexts.audit_mean, everything.audit_score),
                (RollUpTexts.gap_mean, everything.gap),
            )
        ),
        weak=tuple(_weak_row(each, pack, wish) for each in weak),
        weak_more=fill(RollUpTexts.more, count=number(len(found.weak))) if len(found.weak) > len(weak) else NOTHING,
        weak_all=wish.address(moi_dieu="1"),
        rights=tuple(SHORT_RIGHTS[right] for right in rights),
        sorts=tuple((sort, wish.address(sap=sort)) for sort in SORTS),
        rows=tuple(_unit_row(each, found, rights, bands) for each in rows),
        filtered=_filter_words(wish, bands, pack),
        unfiltered=Wish(wish.campaign, wish.below).address(),
        trend=tuple(_trend_row(point) for point in trend),
    )


def _kind_row(kind: str, tally: Tally, grades: Sequence[str], wish: Wish) -> KindRow:
    def figure(count: int, shown: str = "", grade: str = "") -> Figure:
        return Figure(number(count), wish.address(loai=kind, loc=shown, xep=grade, muc="", dieu="") if count else "")

    return KindRow(
        UNIT_KIND_NAMES[UnitKind(kind)] if kind else RollUpTexts.total,
        (
            figure(tally.due),
            figure(tally.sent, "da-nop"),
            figure(tally.on_time, "dung-han"),
            figure(tally.due - tally.sent, "chua-nop"),
            figure(tally.waived, "mien-nop"),
            figure(tally.appraised, "da-tham-dinh"),
            *(figure(tally.grades.get(grade, 0), grade=grade) for grade in grades),
            figure(tally.ungraded, "chua-xep-loai"),
            figure(tally.knocked_out, "khong-che"),
        ),
    )


def _range(spread: Spread) -> Text:
    if spread.least is None or spread.most is None:
        return NOTHING
    return fill(RollUpTexts.range_words, least=score_words(spread.least), most=score_words(spread.most))


def _weak_row(weak: WeakArticle, pack: RulePack, wish: Wish) -> WeakRow:
    document, article = weak.article
    behind = wish.address(dieu=f"{document}/{article}", muc="", loc="", xep="")
    return WeakRow(
        article=pack.cite(Citation(document, article)),
        units=Figure(Text(f"{weak.units}/{weak.bound}", f"{weak.units}/{weak.bound}"), behind),
        share=percent(weak.share),
        requirements=tuple(
            (
                pack.regulations[each.regulation].by_id()[each.requirement].text,
                Figure(number(each.units), wish.address(muc=f"{each.regulation}/{each.requirement}", dieu="", loc="")),
            )
            for each in weak.requirements
        ),
        evidence=tuple(pack.evidence[kind] for kind in weak.evidence[:3] if kind in pack.evidence),
    )


def _unit_row(standing: Standing, found: CampaignRollUp, rights: Sequence[Right], bands: Mapping[str, Text]) -> UnitRow:
    shares = found.rights.get(standing.unit, {})
    gap = _gap(standing)
    submission = found.standings.submissions.get(standing.unit)
    return UnitRow(
        name=found.standings.units[standing.unit].name,
        address=url_for("audit.case", submission_id=submission.id) if submission else "",
        state=_state(standing),
        cells=tuple(_cell(each) for each in (in_all(shares), *(shares.get(right, Share()) for right in rights))),
        scores=(score_words(standing.self_score), score_words(standing.audit_score), score_words(gap)),
        grade=bands.get(standing.grade, same(standing.grade)) if standing.grade else NOTHING,
    )


def _cell(share: Share) -> HeatCell:
    if share.value is None:
        return HeatCell(same("–"), "")
    value = share.value
    return HeatCell(percent(value), next(shade for least, shade in SHADES if value >= least))


def percent(share: Fraction) -> Text:
    """A share as per cent: ``66,7%`` and ``66.7%``."""
    words = "100%" if share == 1 else f"{decimal_vi(share * 100, 1)}%"
    return Text(words, words.replace(",", "."))


def _state(standing: Standing) -> Text:
    if standing.sent:
        return RollUpTexts.in_time if standing.on_time else RollUpTexts.late
    return RollUpTexts.let_off if standing.waived else RollUpTexts.not_sent


def _gap(standing: Standing) -> Fraction | None:
    if standing.self_score is None or standing.audit_score is None:
        return None
    return standing.self_score - standing.audit_score


def _wished(found: CampaignRollUp, wish: Wish, pack: RulePack) -> list[Standing]:
    tests: Mapping[str, Callable[[Standing], bool]] = {
        "": lambda each: True,
        "da-nop": lambda each: each.sent and not each.waived,
        "dung-han": lambda each: each.sent and each.on_time and not each.waived,
        "chua-nop": lambda each: not each.sent and not each.waived,
        "mien-nop": lambda each: each.waived,
        "da-tham-dinh": lambda each: each.audit_score is not None,
        "chua-xep-loai": lambda each: each.grade is None and not each.waived,
        "khong-che": lambda each: each.sent and each.knocked_out,
    }
    chosen = [
        each
        for each in found.counted
        if tests[wish.shown](each)
        and (not wish.kind or each.kind == wish.kind)
        and (not wish.grade or each.grade == wish.grade)
        and (not wish.requirement or wish.requirement in _short_of(each))
        and (not wish.article or _is_short_of_article(each, wish.article, pack))
    ]
    return sorted(chosen, key=_sort_key(found, wish.sort))


def _short_of(standing: Standing) -> set[str]:
    return {
        f"{standing.regulation}/{requirement}"
        for requirement, verdict in verdicts_of(standing.order, standing.verdicts).items()
        if verdict in SHORTFALLS
    }


def _is_short_of_article(standing: Standing, article: str, pack: RulePack) -> bool:
    book = pack.regulations.get(standing.regulation)
    if book is None:
        return False
    known = book.by_id()
    return any(
        f"{cite.document}/{cite.article}" == article
        for key in _short_of(standing)
        if (requirement := known.get(key.partition("/")[2])) is not None
        for cite in requirement.cite
    )


def _sort_key(found: CampaignRollUp, sort: str) -> Callable[[Standing], tuple[object, ...]]:
    def name(each: Standing) -> str:
        return found.standings.units[each.unit].name

    def compliance(each: Standing) -> Fraction:
        value = in_all(found.rights.get(each.unit, {})).value
        return Fraction(-1) if value is None else value

    keys: Mapping[str, Callable[[Standing], tuple[object, ...]]] = {
        "ten": lambda each: (name(each),),
        "tuan-thu": lambda each: (compliance(each), name(each)),
        "tu-cham": lambda each: (each.self_score if each.self_score is not None else Fraction(-1), name(each)),
        "tham-dinh": lambda each: (each.audit_score if each.audit_score is not None else Fraction(-1), name(each)),
        "chenh-lech": lambda each: (-abs(_gap(each) or Fraction(0)), name(each)),
        # Who has not sent, then who is knocked out, then the least compliant.
        "can-chu-y": lambda each: (each.sent or each.waived, not each.knocked_out, compliance(each), name(each)),
    }
    return keys[sort]


def _filter_words(wish: Wish, bands: Mapping[str, Text], pack: RulePack) -> Text:
    parts = []
    if wish.kind:
        parts.append(UNIT_KIND_NAMES[UnitKind(wish.kind)])
    if wish.shown:
        parts.append(SHOWN[wish.shown])
    if wish.grade:
        parts.append(bands[wish.grade])
    if wish.requirement:
        book, _, key = wish.requirement.partition("/")
        parts.append(pack.regulations[book].by_id()[key].text)
    if wish.article:
        document, _, article = wish.article.rpartition("/")
        parts.append(pack.cite(Citation(document, article)))
    if not parts:
        return NOTHING
    what = Text("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts))
    return fill(RollUpTexts.filtered, what=what)


def _trend_row(point: TrendPoint) -> TrendRow:
    tally = point.rolled.everything
    period = point.campaign.period
    return TrendRow(
        point.campaign.name,
        Text(f"{day(period.start).vi} – {day(period.end).vi}", f"{day(period.start).en} – {day(period.end).en}"),
        (
            number(point.units),
            number(tally.sent),
            percent(point.compliance.value) if point.compliance.value is not None else same("–"),
            score_words(tally.self_score.mean),
            score_words(tally.audit_score.mean),
        ),
    )
