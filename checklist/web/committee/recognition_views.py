"""What the recognition pages show: the decisions, and one with its list, its terms and its signatures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from flask import url_for

from checklist.domain.committee.campaigns import Campaign
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.recognition import DecisionView
from checklist.services.committee.recognition_candidates import Candidate
from checklist.services.committee.recognition_grades import GRADE, REASON
from checklist.web.committee.audit_views import score_words
from checklist.web.committee.recognition_forms import NOTE, TAKE, form_of
from checklist.web.committee.recognition_sign import SlotView
from checklist.web.committee.recognition_texts import DECISION_STATES, FORM_NAMES, RecognitionTexts
from checklist.web.wording import day, fill, number, same


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in the list."""

    address: str
    name: Text
    campaign: str
    units: Text
    state: Text
    is_draft: bool


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The context of ``committee/recognition/overview.html``."""

    lines: tuple[DecisionLine, ...]
    campaigns: Mapping[str, str]
    chosen: str
    may_prepare: bool
    faults: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of the list; in a draft with its tick, its note, the grades to choose from and the reason for another."""

    id: str
    unit: str
    kind: str
    self_points: Text
    points: Text
    grade: str
    note: str
    taken: bool
    mark: Text | None
    take_label: Text
    note_label: Text
    grade_label: Text
    grades: Mapping[str, Text]
    settled: str
    audited: Text
    reason: str


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """The context of ``committee/recognition/decision.html``."""

    id: str
    heading: Text
    campaign: str
    state: Text
    is_draft: bool
    is_party: bool
    lines: tuple[UnitLine, ...]
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    errors: tuple[Text, ...]
    revision: int
    may_prepare: bool
    may_issue: bool
    slots: tuple[SlotView, ...]
    over: str
    done: Text | None


def overview_page(
    found: Iterable[DecisionView],
    campaigns: Iterable[Campaign],
    user: User,
    faults: Mapping[str, Text],
    chosen: str = "",
) -> OverviewPage:
    """The decisions, and the form of a new draft from the campaign ``chosen``."""
    lines = tuple(
        DecisionLine(
            url_for("recognition.show", decision_id=each.decision.id),
            decision_name(each),
            each.campaign.name,
            number(len(each.contents.units)),
            _state(each),
            each.is_draft,
        )
        for each in found
    )
    return OverviewPage(lines, {each.id: each.name for each in campaigns}, chosen, may_prepare(user), faults)


def decision_page(
    view: DecisionView,
    candidates: Sequence[Candidate],
    user: User,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: Sequence[Text] = (),
    slots: Sequence[SlotView] = (),
    done: Text | None = None,
) -> DecisionPage:
    """One decision; ``candidates`` are the units that a draft may list."""
    shown = dict(typed) if typed is not None else form_of(view.contents)
    lines = _draft_lines(candidates, shown) if view.is_draft else _lines(view)
    return DecisionPage(
        id=view.decision.id,
        heading=decision_name(view),
        campaign=view.campaign.name,
        state=_state(view),
        is_draft=view.is_draft,
        is_party=view.decision.form == "notice",
        lines=tuple(lines),
        typed=shown,
        faults=faults or {},
        errors=tuple(errors),
        revision=view.decision.revision,
        may_prepare=view.is_draft and may_prepare(user),
        may_issue=view.is_draft and allows(user.role, Permission.CONCLUDE),
        slots=tuple(slots),
        over=view.decision.newest or "",
        done=done,
    )


def decision_name(view: DecisionView) -> Text:
    """What a decision is called on screen."""
    name = FORM_NAMES[view.decision.form]
    if view.is_draft or view.decision.dated is None:
        draft = Text(f"{name.vi[:1].lower()}{name.vi[1:]}", name.en.lower())
        return fill(RecognitionTexts.draft_name, name=draft, period=same(view.contents.terms.period_name))
    return fill(
        RecognitionTexts.issued_name, name=name, number=same(view.decision.number), day=day(view.decision.dated)
    )


def may_prepare(user: User) -> bool:
    """Whether this account writes drafts."""
    return allows(user.role, Permission.RECEIVE) or allows(user.role, Permission.CONCLUDE)


def _state(view: DecisionView) -> Text:
    return DECISION_STATES["signed" if view.decision.signed_sha256 else view.decision.state]


def _draft_lines(candidates: Sequence[Candidate], typed: Mapping[str, str]) -> Iterable[UnitLine]:
    for each in candidates:
        mark = RecognitionTexts.recognised if each.recognised else None
        taken = f"{TAKE}{each.submission_id}" in typed
        note = typed.get(f"{NOTE}{each.submission_id}", "")
        line = _line(each.submission_id, each.unit, each.kind, each.self_points, each.points, each.grade, note, taken,
                     mark)  # fmt: skip
        grades = {key: same(name) for key, name in each.grades.items()}
        settled = typed.get(f"{GRADE}{each.submission_id}", each.grade_id)
        yield replace(line, grades=grades, settled=settled, reason=typed.get(f"{REASON}{each.submission_id}", ""))


def _lines(view: DecisionView) -> Iterable[UnitLine]:
    for each in view.contents.units:
        yield _line(each.submission_id, each.name, each.kind, each.self_points, each.points, each.grade.name,
                    each.printed_note, True, None)  # fmt: skip
    for one in view.contents.ungraded:
        yield _line("", one.name, one.kind, None, None, "–", one.note, True, None)


def _line(
    identifier: str, unit: str, kind: str, self_points: Fraction | None, points: Fraction | None, grade: str,
    note: str, taken: bool, mark: Text | None,
) -> UnitLine:  # fmt: skip
    return UnitLine(
        identifier, unit, kind, score_words(self_points), score_words(points), grade, note, taken, mark,
        fill(RecognitionTexts.take_of, unit=same(unit)), fill(RecognitionTexts.note_of, unit=same(unit)),
        fill(RecognitionTexts.grade_of, unit=same(unit)), {}, "",
        fill(RecognitionTexts.audited, grade=same(grade)), "",
    )  # fmt: skip
