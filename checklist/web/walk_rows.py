"""One requirement as a row of an article's page: its form as it stands or as it was typed, and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checklist.domain.checklist import Item
from checklist.domain.requirement import Question, Requirement
from checklist.domain.text import Text
from checklist.web.answer_forms import form_from_answer, record_numbers, renumbered
from checklist.web.condition_words import Vocabulary, vocabulary
from checklist.web.paper_source import source_of_paper
from checklist.web.requirement_views import RequirementView, requirement_view
from checklist.web.walk_fields import Fields, FieldView
from checklist.web.walk_outcome import ChecksView, FieldFault, SavedView, StaleView, checks_view, saved_view
from checklist.web.walk_papers import PapersView, papers_view
from checklist.web.walk_state import Walk
from checklist.web.walk_texts import WalkTexts
from checklist.web.wording import fill, joined, number, same


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was sent and not saved: what was typed, what is wrong with it, and the revision it was made on."""

    form: Mapping[str, str]
    revision: int
    faults: Mapping[str, Text]
    stale: StaleView | None = None


@dataclass(frozen=True, slots=True)
class RecordView:
    """The fields of one event."""

    number: int
    heading: Text
    remove: Text
    fields: tuple[FieldView, ...]
    fresh: bool


@dataclass(frozen=True, slots=True)
class Records:
    """The events of a requirement; ``elsewhere`` names the requirement where they are given, with its id."""

    heading: Text
    records: tuple[RecordView, ...]
    elsewhere: Text | None
    elsewhere_id: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A requirement with its form. ``closed`` says why it does not bind; then there is no form.

    ``paper_source`` is whose paper is being typed in; saving then names that person as the source.
    """

    id: str
    assessment_id: str
    book: str
    place: str
    text: Text
    critical: bool
    scored: bool
    carried: bool
    closed: Text | None
    editable: bool
    declared: FieldView
    facts: tuple[FieldView, ...]
    records: Records | None
    points: tuple[FieldView, ...]
    kept: tuple[tuple[str, str], ...]
    reason: FieldView
    plan: tuple[FieldView, ...]
    plan_filled: bool
    supplied_by: FieldView
    paper_source: str
    papers: PapersView
    checks: ChecksView
    saved: SavedView
    why: RequirementView


def row_view(
    walk: Walk, item: Item, place: int, now: datetime, *,
    typed: Typed | None = None, more_records: bool = False, paper_fault: Text | None = None,
) -> RowView:  # fmt: skip
    """The row of ``item``.

    ``typed`` replaces what is saved, ``more_records`` adds a blank event, ``paper_fault`` says why a file was refused.
    """
    requirement, draft = item.requirement, walk.draft
    form = renumbered(typed.form) if typed else saved_form(walk, requirement)
    fields = Fields(requirement.id, form, typed.faults if typed else {})
    known, profile = vocabulary(draft.regulation, requirement), walk.assessment.checklist.profile
    answer = walk.assessment.answers.to(requirement.id)
    points = tuple(_points(walk, requirement, fields))
    return RowView(
        id=requirement.id,
        assessment_id=draft.head.id,
        book=draft.regulation.id,
        place=str(place),
        text=requirement.text,
        critical=requirement.critical,
        scored=item.scored,
        carried=walk.is_carried(requirement.id),
        closed=(item.why_not or WalkTexts.not_binding) if item.applies is False else None,
        editable=walk.editable,
        declared=fields.declared(),
        facts=()
        if requirement.for_each
        else fields.questions(requirement.facts, "facts.", known, {**profile, **answer.facts}),
        records=_records(walk, requirement, fields, more_records) if requirement.for_each else None,
        points=points,
        kept=_kept(requirement, points, form),
        reason=fields.text("reason", WalkTexts.reason),
        plan=(
            fields.text("cause", WalkTexts.cause),
            fields.text("remedy.what", WalkTexts.remedy_what),
            fields.text("remedy.owner", WalkTexts.remedy_owner, style="short"),
            fields.day("remedy.due", WalkTexts.remedy_by),
            fields.text("remedy.product", WalkTexts.remedy_product, style="short"),
        ),
        plan_filled=any(name == "cause" or name.startswith("remedy.") for name, value in form.items() if value),
        supplied_by=fields.text("supplied_by", WalkTexts.supplied_by, style="short"),
        paper_source=source_of_paper(draft) if walk.editable else "",
        papers=papers_view(walk, requirement, place, paper_fault),
        checks=checks_view(walk, requirement),
        saved=_saved(walk, requirement, now, typed),
        why=requirement_view(requirement, str(place), draft.regulation, walk.pack),
    )


def saved_form(walk: Walk, requirement: Requirement) -> dict[str, str]:
    """The fields of an answer as it is saved; none where there is no answer."""
    row = walk.draft.rows.get(requirement.id)
    if row is None:
        return {}
    return form_from_answer(requirement, record_facts_of(walk, requirement), {**row.body, "declared": row.declared})


def record_facts_of(walk: Walk, requirement: Requirement) -> tuple[Question, ...]:
    """The questions of one event of a requirement; none where it has no events."""
    return walk.draft.regulation.record_set_facts(requirement.for_each) if requirement.for_each else ()


def field_labels(walk: Walk, requirement: Requirement) -> dict[str, Text]:
    """What each field is called in a sentence, by field name; for a field of an event by its part after the dot."""
    labels = {question.key: question.ask for question in record_facts_of(walk, requirement)}
    labels |= {f"facts.{question.key}": question.ask for question in requirement.facts}
    labels |= {f"points.{point.key}": point.text for point in requirement.points}
    return labels | {
        "declared": WalkTexts.declare,
        "reason": WalkTexts.reason_part,
        "cause": WalkTexts.cause,
        "remedy.what": WalkTexts.remedy_what,
        "remedy.owner": WalkTexts.remedy_owner,
        "remedy.due": WalkTexts.remedy_by,
        "remedy.product": WalkTexts.remedy_product,
        "supplied_by": WalkTexts.supplied_by,
    }


def label_of(labels: Mapping[str, Text], name: str) -> Text:
    """The label of a field; a field of an event says which one it is."""
    if name in labels:
        return labels[name]
    record, _, key = name.partition(".")
    place = record.removeprefix("records-")
    heading = fill(WalkTexts.record, number=same(place)) if place.isdigit() else same(name)
    return joined((heading, labels[key]), same(", ")) if key in labels else heading


def _saved(walk: Walk, requirement: Requirement, now: datetime, typed: Typed | None) -> SavedView:
    if typed is None:
        return saved_view(walk, requirement.id, now)
    return saved_view(
        walk, requirement.id, now, revision=typed.revision, stale=typed.stale,
        faults=fault_lines(walk, requirement, typed.faults),
    )  # fmt: skip


def fault_lines(walk: Walk, requirement: Requirement, faults: Mapping[str, Text]) -> tuple[FieldFault, ...]:
    """Faults by field as lines that name the field and lead to it."""
    labels = field_labels(walk, requirement)
    return tuple(
        FieldFault(
            f"{requirement.id}-{name}",
            fault,
            fill(WalkTexts.in_question, question=label_of(labels, name), fault=fault),
        )
        for name, fault in faults.items()
    )


def _records(walk: Walk, requirement: Requirement, fields: Fields, more: bool) -> Records:
    asked = record_facts_of(walk, requirement)
    owner = walk.draft.regulation.record_set_owner(str(requirement.for_each))
    title = requirement.records_title or owner.records_title
    heading = fill(WalkTexts.records_of, title=title) if title else WalkTexts.records
    numbers = record_numbers(fields.form)
    if owner.id != requirement.id and not numbers:
        return Records(heading, (), fill(WalkTexts.records_elsewhere, requirement=owner.text), owner.id)
    blank = more or not numbers
    known = Vocabulary({fact.key: place for place, fact in enumerate(asked, 1)}, {fact.key: fact for fact in asked})
    given = walk.assessment.answers.to(requirement.id).records
    profile = walk.assessment.checklist.profile
    return Records(
        heading,
        tuple(
            RecordView(
                number=place,
                heading=fill(WalkTexts.record, number=number(place)),
                remove=fill(WalkTexts.remove_record, number=number(place)),
                fields=fields.questions(asked, f"records-{place}.", known, {**profile, **_record(given, place)}),
                fresh=more and place == len(numbers) + 1,
            )
            for place in range(1, len(numbers) + blank + 1)
        ),
        None,
        "",
    )


def _record(given: Sequence[Mapping[str, Any]], place: int) -> Mapping[str, Any]:
    return given[place - 1] if place <= len(given) else {}


def _points(walk: Walk, requirement: Requirement, fields: Fields) -> Sequence[FieldView]:
    # Numbered as in the rule book, so that "thiếu mục 3" finds its line.
    applying = {point.key for point in walk.assessment.checklist.points_of(requirement)}
    return [
        fields.point(point.key, joined((same(f"{place}."), point.text), same(" ")))
        for place, point in enumerate(requirement.points, 1)
        if point.key in applying
    ]


def _kept(
    requirement: Requirement, points: Sequence[FieldView], form: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """What was ticked for points that do not apply here: sent along unseen, so that saving loses nothing."""
    shown = {point.name for point in points}
    names = (f"points.{point.key}" for point in requirement.points)
    return tuple((name, form[name]) for name in names if name not in shown and form.get(name))
