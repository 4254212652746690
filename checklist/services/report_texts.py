"""The texts of a draft's report: proposed from the data, accepted or edited by the unit, and what of them is printed.

A text that was accepted as proposed follows the data until the report is sealed. What somebody edited is never touched;
it is only said that the data has changed since, and the new proposal is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from checklist.domain.assessment import Assessment
from checklist.domain.faults import AnswersInvalid
from checklist.domain.plain import plain
from checklist.domain.report_bound import shortcomings, strengths, unsaid
from checklist.domain.report_keys import parse_report
from checklist.domain.report_proposals import PROPOSED, digest, proposals
from checklist.domain.report_source import Source, arrange
from checklist.domain.values import Faults
from checklist.services.drafts import Draft, evaluate_draft
from checklist.services.minutes import MINUTES, minutes_text
from checklist.services.workspace import Workspace
from checklist.store import drafts, report_sources
from checklist.store.database import transaction

HEX = re.compile(r"[0-9a-f]{64}")


class Standing(StrEnum):
    """Where a text comes from: offered and not saved yet, accepted as proposed, or the unit's own words."""

    OFFERED = "offered"
    FOLLOWS = "follows"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class ReportText:
    """One text beside what the data proposes today. ``is_outdated``: own words, and the data has changed since.

    ``bound`` are sentences that the report prints in that place of itself, because the text does not say them.
    """

    standing: Standing
    text: tuple[str, ...]
    proposal: tuple[str, ...]
    is_outdated: bool
    bound: tuple[str, ...] = ()


def texts_of(workspace: Workspace, draft: Draft) -> dict[str, ReportText]:
    """The proposed texts of a draft by key; none of what is sealed or of a draft whose rules changed under it."""
    if draft.head.state != "draft":
        return {}
    try:
        assessment = evaluate_draft(draft, workspace.pack)
    except AnswersInvalid:
        return {}
    with workspace.database() as db:
        made_from = report_sources.proposals(db, draft.head.id)
    return texts_from(draft, assessment, made_from)


def texts_from(draft: Draft, assessment: Assessment, made_from: Mapping[str, str]) -> dict[str, ReportText]:
    """The same from a draft evaluated, and the proposals its texts were made from."""
    source = _source(assessment)
    bound = {"strengths": strengths(source), "shortcomings": shortcomings(source)}
    found = {}
    for key, proposal in proposals(source).items():
        stored = tuple(draft.report.body.get(key, ()))
        standing = _standing(stored, made_from.get(key))
        text = stored if standing is Standing.OWN else proposal
        left = unsaid(bound.get(key, ()), text)
        found[key] = ReportText(
            standing=standing,
            text=text,
            proposal=proposal,
            is_outdated=standing is Standing.OWN and made_from.get(key, digest(proposal)) != digest(proposal),
            bound=tuple(line.text for each in left for line in each.lines),
        )
    return found


def _standing(stored: tuple[str, ...], made_from: str | None) -> Standing:
    if made_from is None or (not stored and made_from == digest(())):
        return Standing.OWN if stored else Standing.OFFERED
    return Standing.FOLLOWS if digest(stored) == made_from else Standing.OWN


def _source(assessment: Assessment) -> Source:
    return arrange(
        assessment.pack, assessment.checklist, assessment.answers, assessment.findings, assessment.score,
        assessment.scoring,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """A draft as its report is printed now: accepted texts by today's data, the minutes named; ``texts`` by key.

    ``made_from`` and ``minutes`` are what was read for it, to see whether they still stand.
    """

    draft: Draft
    texts: Mapping[str, ReportText]
    made_from: Mapping[str, str]
    minutes: report_sources.Minutes | None

    @property
    def stored(self) -> dict[str, Any]:
        """The texts to store when this is sealed; the minutes have a place of their own."""
        return {key: value for key, value in self.draft.report.body.items() if key != MINUTES}


def as_printed(workspace: Workspace, draft: Draft, assessment: Assessment) -> Printed:
    """A draft, evaluated as ``assessment``, with the texts that its report prints."""
    with workspace.database() as db:
        made_from = report_sources.proposals(db, draft.head.id)
        minutes = report_sources.minutes(db, draft.head.id)
    texts = texts_from(draft, assessment, made_from)
    body = dict(draft.report.body)
    for key, each in texts.items():
        if each.standing is Standing.FOLLOWS:
            body.pop(key, None)
            body |= {key: list(each.text)} if each.text else {}
    if minutes is not None:
        body[MINUTES] = minutes_text(minutes)
    return Printed(replace(draft, report=replace(draft.report, body=body)), texts, made_from, minutes)


def save_texts(
    workspace: Workspace,
    draft: Draft,
    data: Mapping[str, Any],
    expected_revision: int,
    *,
    shown: Mapping[str, str],
    restore: str = "",
    keep: str = "",
    at: datetime,
    by: str,
) -> int:
    """Save the report's texts as plain ``data`` by key and return their revision.

    ``shown`` are the SHA-256 of the proposals their writer saw; ``restore`` names a text to take as it is proposed
    now, ``keep`` one that stays although the data has changed. Raises :class:`AnswersInvalid`, and ``StaleReport`` and
    ``NotADraft`` of the store.
    """
    current = {key: each.proposal for key, each in texts_of(workspace, draft).items()}
    if restore in current:
        data = {**data, restore: list(current[restore])}
    faults = Faults()
    report = plain(parse_report({key: value for key, value in data.items() if key != MINUTES}, faults))
    if faults.found:
        raise AnswersInvalid(faults.found)
    with workspace.database() as db, transaction(db):
        standing = drafts.report_texts(db, draft.head.id)
        made_from = report_sources.proposals(db, draft.head.id)
        fresh = {
            key: digest(proposal) if key in (restore, keep) or not HEX.fullmatch(shown.get(key, "")) else shown[key]
            for key, proposal in current.items()
            if key in (restore, keep)
            or _is_decided_now(report.get(key, []), standing.body.get(key, []), key in made_from)
        }
        settings = {drafts.SETTINGS: standing.body[drafts.SETTINGS]} if drafts.SETTINGS in standing.body else {}
        if not standing.has_texts and expected_revision == 0:
            expected_revision = standing.revision  # only settings were saved since the blank form was shown
        revision = drafts.save_report_texts(
            db, draft.head.id, {**settings, **report}, expected_revision=expected_revision, at=at, by=by
        )
        report_sources.save_proposals(db, draft.head.id, fresh)
    return revision


def _is_decided_now(text: list[str], stored: list[str], has_source: bool) -> bool:
    """Whether this saving decides about a text: it differs, or the proposal is dropped without having been saved."""
    return text != stored or (not text and not has_source)


__all__ = ["PROPOSED", "Printed", "ReportText", "Standing", "as_printed", "save_texts", "texts_of"]
