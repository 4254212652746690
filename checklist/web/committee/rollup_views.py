"""What the roll-up pages show: counts, weak articles, units by rights, trends; each figure leads to its units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from flask import url_for

from checklist.domain.committee.compliance import Share, in_all
from checklist.domain.committee.rollup import Spread, Standing, Tally
from checklist.domain.committee.weakness import WeakArticle
from checklist.domain.law import UNIT_KIND_NAMES, Citation, UnitKind
from checklist.domain.requirement import Right
from checklist.domain.right_names import SHORT_RIGHTS
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, decimal_vi
from checklist.services.committee.rollups import CampaignRollUp, TrendPoint
from checklist.web.committee.audit_views import score_words
from checklist.web.committee.rollup_texts import RollUpTexts
from checklist.web.committee.rollup_wish import SORTS, Wish, filter_words, gap_of, wished
from checklist.web.wording import NOTHING, day, fill, number, same

MOST_WEAK = 10
# From which compliance a cell has which shade, the darkest last.
SHADES = ((Fraction(9, 10), "heat-4"), (Fraction(7, 10), "heat-3"), (Fraction(1, 2), "heat-2"), (Fraction(0), "heat-1"))


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
    rows = wished(found, wish, pack)
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
        filtered=filter_words(wish, bands, pack),
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
    gap = gap_of(standing)
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
