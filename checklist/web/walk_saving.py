"""A form of the walk on its way to the store: saved, refused with its faults, or met by somebody else's answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checklist.domain.answers import DECLARED_NAMES, Declared
from checklist.domain.dates import VIETNAM
from checklist.domain.faults import AnswersInvalid
from checklist.domain.requirement import Question, Requirement
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.walk import name_of, save_typed
from checklist.services.workspace import Workspace
from checklist.store.answers import StaleAnswer
from checklist.store.errors import NotADraft
from checklist.web.answer_forms import (
    answer_from_form,
    field_of_fault,
    filled_records,
    form_from_answer,
    without_record,
)
from checklist.web.walk_outcome import Difference, StaleView
from checklist.web.walk_rows import Typed, field_labels, label_of, record_facts_of
from checklist.web.walk_state import Walk
from checklist.web.walk_texts import POINT_NAMES, WalkTexts
from checklist.web.wording import capitalised, fill, joined, same

REVISION, OVER, ADD_RECORD = "revision", "over", "add-record"
REMOVE_RECORD = re.compile(r"remove-record-([0-9]{1,3})")
UNTYPED = frozenset({"csrf_token", REVISION, OVER, ADD_RECORD})
NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form as it came: what was typed, the revision it was made on, and what its button asks for."""

    fields: Mapping[str, str]
    revision: int
    wants_record: bool
    changes_records: bool


class NoRevision(ValueError):
    """A form that does not say which revision it was made on is none of ours."""


def sent_form(form: Mapping[str, str]) -> SentForm:
    """Read a posted form; the record whose remove button was pressed is gone. Raises :class:`NoRevision`.

    ``over`` is the button “save mine”: it names the revision that the reader chose to replace.
    """
    revision = form.get(OVER) or form.get(REVISION, "")
    if not NUMBER.fullmatch(revision):
        raise NoRevision(revision)
    removed = [int(match[1]) for match in map(REMOVE_RECORD.fullmatch, form) if match]
    fields = {name: value for name, value in form.items() if name not in UNTYPED and not REMOVE_RECORD.fullmatch(name)}
    for number in removed:
        fields = without_record(fields, number)
    return SentForm(fields, int(revision), ADD_RECORD in form, bool(removed) or ADD_RECORD in form)


def record_questions(draft: Draft, requirement: Requirement) -> tuple[Question, ...]:
    """The questions of one event of a requirement; none where it has no events."""
    return draft.regulation.record_set_facts(requirement.for_each) if requirement.for_each else ()


def try_to_save(
    workspace: Workspace, draft: Draft, requirement: Requirement, sent: SentForm, *, at: datetime, by: str
) -> Refusal | None:
    """Save what was sent. Returns why it was not saved, or nothing. Raises ``NotFound`` of the services."""
    asked = record_questions(draft, requirement)
    data = answer_from_form(requirement, asked, sent.fields)
    try:
        save_typed(workspace, draft, requirement.id, data, sent.revision, at=at, by=by)
    except AnswersInvalid as refusal:
        return Refusal(faults=_by_field(refusal, requirement, filled_records(asked, sent.fields)))
    except NotADraft as refusal:
        return Refusal(faults={"declared": Text(refusal.vi, refusal.en)})
    except StaleAnswer as stale:
        return Refusal(stale=stale)
    return None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form was not saved: faults by field, or a newer answer."""

    faults: Mapping[str, Text] | None = None
    stale: StaleAnswer | None = None

    def typed(self, walk: Walk, requirement: Requirement, sent: SentForm, workspace: Workspace) -> Typed:
        """The form for the page to show again."""
        stale = _stale_view(walk, requirement, sent, self.stale, workspace) if self.stale else None
        return Typed(sent.fields, sent.revision, self.faults or {}, stale)


def _by_field(refusal: AnswersInvalid, requirement: Requirement, numbers: list[int]) -> dict[str, Text]:
    faults: dict[str, Text] = {}
    for fault in refusal.faults:
        name = field_of_fault(fault.path, requirement.id, numbers)
        sentence = Text(f"{capitalised(fault.message).vi}.", f"{capitalised(fault.message).en}.")
        faults[name] = joined((faults[name], sentence), same(" ")) if name in faults else sentence
    return faults


def _stale_view(
    walk: Walk, requirement: Requirement, sent: SentForm, stale: StaleAnswer, workspace: Workspace
) -> StaleView:
    current = stale.current
    if current is None:
        return StaleView(WalkTexts.stale_gone, 0, ())
    asked = record_facts_of(walk, requirement)
    theirs = form_from_answer(requirement, asked, {**current.body, "declared": current.declared})
    # Mine as it would read once saved, so that only true differences are listed.
    mine = form_from_answer(requirement, asked, {**stale.body, "declared": stale.declared})
    labels = field_labels(walk, requirement)
    names = [*mine, *(name for name in theirs if name not in mine)]
    return StaleView(
        sentence=fill(
            WalkTexts.stale,
            name=same(name_of(workspace, current.updated_by)),
            time=same(current.updated_at.astimezone(VIETNAM).strftime("%H:%M")),
        ),
        revision=current.revision,
        differences=tuple(
            Difference(
                label_of(labels, name),
                _shown(requirement, asked, name, theirs.get(name, "")),
                _shown(requirement, asked, name, mine.get(name, "")),
            )
            for name in names
            if theirs.get(name, "") != mine.get(name, "")
        ),
    )


def _shown(requirement: Requirement, asked: tuple[Question, ...], name: str, value: str) -> Text:
    if not value:
        return WalkTexts.nothing
    if name == "declared":
        return DECLARED_NAMES[Declared(value)]
    if name.startswith("points."):
        return next(words for status, words in POINT_NAMES.items() if status.value == value)
    key = name.partition(".")[2]
    options = {question.key: question.options for question in (*requirement.facts, *asked)}.get(key, {})
    if value in options:
        return options[value]
    return {"true": WalkTexts.yes, "false": WalkTexts.no}.get(value, same(value))
