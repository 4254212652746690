"""Gathering what a consolidated report is made of: one campaign, read once, rolled up by the tested functions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from sqlite_utils import Database

from checklist.domain.committee.committee_figures import committee_reports
from checklist.domain.committee.consolidated_data import Consolidated, Inspection, Sent, UnitEntry
from checklist.domain.committee.consolidated_plan import Plan
from checklist.domain.committee.follow_up import SETTLED, Remedy, RemedyCounts, count_remedies
from checklist.domain.committee.register import Register, RegisterUnit
from checklist.domain.committee.rollup import Standing, roll_up
from checklist.domain.committee.verdict_vectors import verdicts_of
from checklist.domain.committee.weakness import articles_of, weak_articles
from checklist.domain.dates import legal_day
from checklist.domain.findings import SHORTFALLS
from checklist.domain.indicators.checking import check, unsettled
from checklist.domain.indicators.rolling import UnitFigures
from checklist.domain.indicators.rolling import roll_up as roll_up_figures
from checklist.domain.requirement import Right
from checklist.domain.rulepack import RulePack
from checklist.domain.values import NUMBER
from checklist.rulefiles.consolidated_reader import load_plan
from checklist.services.committee.committee_given import committee_given
from checklist.services.committee.figures import FollowUp, figures_of, k_block, registered
from checklist.services.committee.recognition_paper import kind_words
from checklist.services.committee.standings import CampaignStandings, standings_in
from checklist.services.workspace import Workspace
from checklist.store import audits, campaigns, register, remedies, submissions, users, villages
from checklist.store.submissions import Submission


def plan_of(workspace: Workspace) -> Plan:
    """The boxes, forms and sentences of the report. Raises ``RuleFilesInvalid``."""
    return load_plan(workspace.rules_folder, workspace.pack.indicators)


def gather(workspace: Workspace, campaign_id: str, *, today: date, below: str = "") -> Consolidated:
    """Everything about a campaign as it stands on ``today``; ``below`` narrows it to the units under one.

    Raises ``NotFound`` for an unknown campaign.
    """
    pack = workspace.pack
    with workspace.database() as db:
        found, held = standings_in(db, campaign_id, today=today), register.load(db)
        if below:
            inside = {unit.id for unit in held.below(below, found.campaign.period.end)} | {below}
            found = _narrowed(found, inside)
        arrived = {unit: legal_day(each.first_at) for unit, each in campaigns.arrivals(db, campaign_id).items()}
        counted = villages.count_on(db, min(today, found.campaign.period.end))
        entries = tuple(
            _entry(db, found, standing, held, arrived, counted, pack) for standing in found.standings
        )  # fmt: skip
        given = committee_given(db, found.campaign, pack)
        sent = {each.id for each in found.submissions.values()}
        asked = [each for each in remedies.every(db) if each.submission_id in sent]
        inspections = tuple(_inspections(db, found, asked, today))
    articles = articles_of(pack.regulations.values())
    # What a committee gives is about all of its area: beside some of its units it has no place.
    own = None if below else committee_reports(pack.indicators, given.values)
    rolled, demands = roll_up(found.standings, articles), count_remedies(asked, today)
    return Consolidated(
        campaign=found.campaign,
        closed_on=today,
        pack=pack,
        units=entries,
        rolled=rolled,
        weak=weak_articles(rolled, pack.regulations, articles),
        inspections=inspections,
        demands=demands,
        figures=roll_up_figures(pack.indicators, (*(each.figures for each in entries), *([own] if own else []))),
        own=k_block(pack.indicators, rolled.everything, _followed(inspections, demands)),
        grades=_grades(found, pack),
        formed=_formed(held, found),
        committee=own,
        committee_issues=unsettled(given.issues) if own else (),
    )


def _narrowed(found: CampaignStandings, inside: Collection[str]) -> CampaignStandings:
    return replace(
        found,
        units={unit: each for unit, each in found.units.items() if unit in inside},
        standings=tuple(each for each in found.standings if each.unit in inside),
        submissions={unit: each for unit, each in found.submissions.items() if unit in inside},
        audits={unit: each for unit, each in found.audits.items() if unit in inside},
    )


def _followed(inspections: Sequence[Inspection], demands: RemedyCounts) -> FollowUp:
    """What the audits came to, by the same count of remedies that the pages of follow-up show."""
    return FollowUp(
        audits=len(inspections),
        conclusions=sum(each.state == "concluded" for each in inspections),
        on_site=sum(each.visits > 0 for each in inspections),
        remedies_done=demands.done,
        remedies_overdue=demands.overdue,
        remedies_open=demands.running,
    )


def _entry(
    db: Database,
    found: CampaignStandings,
    standing: Standing,
    held: Register,
    arrived: Mapping[str, date],
    villages_of: Mapping[str, int],
    pack: RulePack,
) -> UnitEntry:
    unit, submission = found.units[standing.unit], found.submissions.get(standing.unit)
    given = submissions.sealed_input(db, submission.id) if submission is not None else None
    figures = UnitFigures(unit.id, {}, frozenset())
    if unit.kind is not None and not standing.waived:
        figures = figures_of(
            unit.id, given, unit.kind, pack.indicators, period=found.campaign.period,
            supplied=registered(unit, unit.kind, villages_of),
        )  # fmt: skip
    sent = None
    if submission is not None and given is not None and unit.id in arrived:
        sent = _sent(db, submission, given, arrived[unit.id], pack)
    issues = unsettled(check(pack.indicators, figures.values, found.campaign.period)) if sent else ()
    area = held.units.get(unit.parent_id) if unit.parent_id else None
    return UnitEntry(standing, unit.name, unit.code, kind_words(unit), unit.kind, area.name if area else "", figures,
                     sent, issues, submission.id if sent and submission else "")  # fmt: skip


def _sent(db: Database, submission: Submission, given: Mapping[str, Any], on: date, pack: RulePack) -> Sent:
    profile = pack.scoring.get(str(submission.result.get("scoring")))
    adjusted = given.get("adjustments") or {}
    answers = (given.get("answers") or {}).values()
    causes = (" ".join(str(each.get("cause") or "").split()).rstrip(" .;") for each in answers)
    versions = submissions.versions(
        db, submission.unit_id or "", submission.regulation, submission.period_from, submission.period_to
    )  # fmt: skip
    return Sent(
        on=on,
        version=1 + next((place for place, each in enumerate(versions) if each.id == submission.id), 0),
        signer=str((given.get("report") or {}).get("signer_name") or ""),
        groups={
            Right(each["right"]): (_exact(each["earned"]), _exact(each["maximum"]))
            for each in submission.result.get("groups") or ()
        },
        bonus=_points(adjusted.get("bonus"), profile.bonus_cap if profile else None),
        penalty=_points(adjusted.get("penalty"), profile.penalty_cap if profile else None),
        knocked_out=tuple(str(each["vi"]) for each in submission.result.get("knocked_out") or ()),
        differences=len(submission.differences),
        causes=tuple(dict.fromkeys(cause for cause in causes if cause)),
    )


def _points(adjustments: Any, cap: Fraction | None) -> Fraction:
    total = sum((_exact(each.get("points")) for each in adjustments or ()), Fraction(0))
    return total if cap is None else min(total, cap)


def _exact(value: object) -> Fraction:
    text = str(value).replace(",", ".")
    return Fraction(text) if NUMBER.fullmatch(text) else Fraction(0)


def _inspections(db: Database, found: CampaignStandings, asked: list[Remedy], today: date) -> list[Inspection]:
    names = {user.id: user.name for user in users.every(db)}
    standings = {standing.unit: standing for standing in found.standings}
    inspections = []
    for unit, audit in found.audits.items():
        verdicts = dict(verdicts_of(standings[unit].order, standings[unit].verdicts))
        for key, kept in audits.items(db, audit.submission_id).items():
            if kept.item.verdict is not None and key in verdicts:
                verdicts[key] = kept.item.verdict
        own = [each for each in asked if each.submission_id == audit.submission_id]
        demands = count_remedies(own, today)
        due = [each.due for each in own if each.due is not None and each.state not in SETTLED]
        inspections.append(
            Inspection(
                unit=found.units[unit].name,
                opened_on=legal_day(audit.opened_at),
                visits=len(audits.visits(db, audit.submission_id)),
                auditor=names.get(audit.auditor_id, ""),
                faults=sum(verdict in SHORTFALLS for verdict in verdicts.values()),
                demands=demands.asked,
                open_demands=demands.asked - demands.done,
                last_due=max(due, default=None),
                state=audit.state,
            )
        )
    return inspections


def _grades(found: CampaignStandings, pack: RulePack) -> dict[str, str]:
    """The bands of the schemes that the campaign asks for, best first, and any other that a unit has."""
    asked = [pack.scoring[each.scoring] for each in found.campaign.asked.values() if each.scoring in pack.scoring]
    bands = {band.grade: band.name.vi for profile in asked for band in profile.bands}
    everywhere = {band.grade: band.name.vi for profile in pack.scoring.values() for band in profile.bands}
    given = {standing.grade for standing in found.standings if standing.grade}
    return {**bands, **{grade: everywhere.get(grade, grade) for grade in sorted(given - bands.keys())}}


def _formed(held: Register, found: CampaignStandings) -> tuple[str, ...]:
    period = found.campaign.period
    made = {step.successor_id for step in held.successions if period.start <= step.on_day <= period.end}
    named: list[RegisterUnit] = [unit for unit in found.units.values() if unit.id in made]
    return tuple(sorted(unit.name for unit in named))
