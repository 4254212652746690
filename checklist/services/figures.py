"""The sheet of statistical figures (biểu số liệu) of an assessment: what it shows, and saving it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from checklist.domain.assessment import Assessment
from checklist.domain.faults import AnswersInvalid
from checklist.domain.indicators.checking import Issue, check
from checklist.domain.indicators.completing import differing, overlaid, ratios
from checklist.domain.indicators.computing import computed, derived
from checklist.domain.indicators.figure_parsing import parse_figures
from checklist.domain.indicators.given import GivenFigures, asked_of, plain_number, plain_value
from checklist.domain.indicators.indicator import Giver, Indicator
from checklist.domain.indicators.numbers import Number
from checklist.domain.indicators.values import NOTHING, Provenance, Value, Values, carried
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import canonical, sha256
from checklist.domain.values import Faults
from checklist.services.drafts import Draft, evaluate_draft
from checklist.services.figures_before import NEVER, Before, comparable, figures_before
from checklist.services.figures_block import BESIDE, INCLUDED, booked, is_known
from checklist.services.workspace import Workspace
from checklist.store import audit, figures
from checklist.store.database import transaction
from checklist.store.figures import SETTINGS, Figure


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures of an assessment, or a committee's own of a campaign, as they stand.

    ``values`` are effective, ratios among them; ``given`` is what somebody wrote, ``computed`` what the program has,
    of which ``booked`` come from books and ``counted`` are numbers of units; ``proposed`` is carried from
    ``before`` and not saved yet. ``shown`` tells a form what it was made from: the revision and a digest by code.
    """

    indicators: tuple[Indicator, ...]
    included: bool
    groups: tuple[str, ...]
    values: Values
    given: Values = field(default_factory=dict)
    computed: Values = field(default_factory=dict)
    booked: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    proposed: Values = field(default_factory=dict)
    before: Before | None = None
    issues: tuple[Issue, ...] = ()
    shown: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    def previous(self, code: str) -> Number | None:
        """The figure of the period before that may be compared with."""
        return self.before.numbers.get(code) if self.before else None


def sheet_of(workspace: Workspace, draft: Draft) -> Sheet:
    """The sheet of a draft; of what was sealed, the figures as they were sealed."""
    if draft.head.state != "draft":
        return _sealed(draft)
    pack, kind = workspace.pack, UnitKind(draft.unit.kind)
    with workspace.database() as db:
        from_books = booked(db, draft.unit.id, kind, pack, draft.period)
        before = figures_before(db, draft, pack)
    try:
        assessment: Assessment | None = evaluate_draft(draft, pack)
    except AnswersInvalid:  # the rules changed under the answers: nothing can be computed from them today
        assessment = None
    known = {**computed(pack.indicators, kind, assessment), **from_books}
    settings = draft.figures[SETTINGS].body if SETTINGS in draft.figures else {}
    groups = tuple(group for group in pack.indicators.groups if group in settings.get("groups", ()))
    asked = {one.code for one in asked_of(pack.indicators, kind, groups)}
    # What stands in a group that is no longer reported is kept, but plays no part.
    given = {
        code: value
        for code, value in given_values(pack, kind, draft.figures).items()
        if code in asked or not pack.indicators[code].is_entered
    }
    values = overlaid(given, known)
    values = overlaid(values, derived(pack.indicators, kind, values))
    before = comparable(pack.indicators, before, draft.period)
    stood = (before or NEVER).values
    proposals, issues = carried(pack.indicators, stood), check(pack.indicators, values, draft.period, stood)
    return Sheet(
        indicators=asked_of(pack.indicators, kind, groups),
        included=bool(settings.get(INCLUDED, True)),
        groups=groups,
        values={**values, **ratios(pack.indicators, kind, values)},
        given=given,
        computed={**known, **{c: v for c, v in values.items() if v.provenance is Provenance.COMPUTED}},
        booked=frozenset(from_books),
        proposed={c: v for c, v in proposals.items() if c in asked and c not in draft.figures and c not in values},
        before=before,
        issues=(*issues, *differing(known, given)),
        shown=marks_of(draft.figures),
    )


def _sealed(draft: Draft) -> Sheet:
    assessment = draft.sealed
    figured = assessment.answers.indicators if assessment else None
    if assessment is None or figured is None:
        return Sheet((), False, (), {})
    indicators, kind = assessment.pack.indicators, assessment.answers.unit.kind
    before = Before(figured.previous_period, figured.previous) if figured.previous_period else None
    return Sheet(
        indicators=asked_of(indicators, kind, figured.groups),
        included=True,
        groups=figured.groups,
        values={**figured.values, **ratios(indicators, kind, figured.values)},
        given=figured.values,
        computed={code: value for code, value in figured.values.items() if value.provenance is Provenance.COMPUTED},
        before=before,
        issues=check(indicators, figured.values, draft.period, figured.previous_values),
    )


def marks_of(rows: Mapping[str, Figure]) -> dict[str, tuple[int, str]]:
    """What a form is made from: the revision and the mark of every row."""
    return {code: (row.revision, mark_of(row.body)) for code, row in rows.items()}


def touched_of(
    pack: RulePack, kind: Giver, bodies: Mapping[str, Mapping[str, Any]], shown: Mapping[str, tuple[int, str]]
) -> tuple[dict[str, Mapping[str, Any]], dict[str, int]]:
    """Of the bodies that a form says, those that somebody changed, and the revisions that all were shown with."""
    blank = (0, mark_of({}))
    touched = {
        code: body
        for code, body in bodies.items()
        if is_known(pack.indicators, kind, code) and mark_of(body) != shown.get(code, blank)[1]
    }
    return touched, {code: revision for code, (revision, _) in shown.items()}


def mark_of(body: Mapping[str, Any]) -> str:
    """What tells apart what a row said, for a form that comes back."""
    return sha256(canonical(body))[:8]


def body_of(
    sheet: Sheet, code: str, number: Number | None, note: str, reference: str, dated: date | None
) -> dict[str, Any]:
    """What is stored for a figure as typed, with where its number is from."""
    standing, proposal = sheet.given.get(code, NOTHING), sheet.proposed.get(code, NOTHING)
    source = Provenance.TYPED
    if number is not None and number == proposal.number:
        source = Provenance.CARRIED
    elif number is not None and number == standing.number:
        source = standing.provenance
    return plain_value(Value(number, source, note, reference, dated))


def save_sheet(
    workspace: Workspace,
    draft: Draft,
    bodies: Mapping[str, Mapping[str, Any]],
    shown: Mapping[str, tuple[int, str]],
    *,
    groups: tuple[str, ...],
    included: bool,
    at: datetime,
    by: str,
) -> tuple[str, ...]:
    """Save what somebody changed and return the codes.

    ``bodies`` are what the form says, ``shown`` the revision and mark of what it was made from: what nobody touched is
    not in anybody's way. Raises ``StaleFigures`` (nothing is saved then) and ``NotADraft`` of the store.
    """
    pack, kind = workspace.pack, UnitKind(draft.unit.kind)
    touched, expected = touched_of(pack, kind, bodies, shown)
    with workspace.database() as db, transaction(db):
        before = comparable(pack.indicators, figures_before(db, draft, pack), draft.period)
        settings = _settings(before, groups, included)
        changed = figures.save(db, draft.head.id, {**touched, SETTINGS: settings}, expected, at=at, by=by)
        if changed:
            detail = {"codes": list(changed)}
            audit.append(db, at=at, actor=by, action="figures.save", subject=draft.head.id, detail=detail)
    return changed


def _settings(before: Before | None, groups: tuple[str, ...], included: bool) -> dict[str, Any]:
    found: dict[str, Any] = {INCLUDED: included, BESIDE[0]: list(groups)}
    if before is not None:
        found["previous_period"] = str(before.period)
        found["previous"] = {code: plain_number(number) for code, number in before.numbers.items()}
    return found


def given_values(pack: RulePack, kind: Giver, rows: Mapping[str, Figure]) -> dict[str, Value]:
    """What is stored of the figures of a unit of ``kind``, or of another giver, by code."""
    bodies = {code: row.body for code, row in rows.items() if row.body and is_known(pack.indicators, kind, code)}
    parsed = parse_figures({"figures": bodies}, pack.indicators, kind, Faults(lenient=True))
    return dict((parsed or GivenFigures()).values)
