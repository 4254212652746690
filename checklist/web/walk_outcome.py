"""What the server says to an answer: saved or not, which comparisons hold, what is still wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from checklist.domain.answers import Answer
from checklist.domain.conditions import applies
from checklist.domain.dates import VIETNAM, legal_day
from checklist.domain.findings import SHORTFALLS, VERDICT_NAMES, Finding, Reason, Verdict
from checklist.domain.progress import State
from checklist.domain.requirement import Requirement
from checklist.domain.text import Text
from checklist.web.check_words import check_words
from checklist.web.condition_words import vocabulary
from checklist.web.walk_state import Walk
from checklist.web.walk_texts import PROOF_NAMES, STATE_NAMES, WalkTexts
from checklist.web.wording import COMMA, day, fill, joined, number, same

# From here on the comparisons that hold are counted instead of listed.
MOST_LISTED = 4


@dataclass(frozen=True, slots=True)
class Comparison:
    """One check and how it came out; ``advice`` is set where something is short."""

    style: str
    word: Text
    sentence: Text
    record: Text | None
    advice: Text | None


@dataclass(frozen=True, slots=True)
class ChecksView:
    """The finding on a requirement as it stands. ``wants`` is ``plan``, ``reason`` or nothing."""

    id: str
    state: str
    state_name: Text
    verdict: str
    verdict_name: Text | None
    proof: Text | None
    note: Text | None
    comparisons: tuple[Comparison, ...]
    held: tuple[Comparison, ...]
    held_count: Text | None
    wants: str
    wants_sentence: Text | None
    moot: str


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with a field: its id, the fault alone, and as a sentence that names the field."""

    id: str
    fault: Text
    sentence: Text


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two versions of an answer differ."""

    label: Text
    theirs: Text
    mine: Text


@dataclass(frozen=True, slots=True)
class StaleView:
    """Somebody else was faster: both versions side by side. ``revision`` is the one that stands."""

    sentence: Text
    revision: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class SavedView:
    """Whether an answer is saved. ``revision`` is what the form must say when it is sent."""

    revision: int
    saved: Text | None
    faults: tuple[FieldFault, ...]
    stale: StaleView | None


def saved_view(
    walk: Walk, requirement: str, now: datetime, *, revision: int | None = None,
    faults: tuple[FieldFault, ...] = (), stale: StaleView | None = None,
) -> SavedView:  # fmt: skip
    """What is said of saving; with ``faults`` or ``stale`` the form keeps the ``revision`` it was sent with."""
    row = walk.draft.rows.get(requirement)
    failed = bool(faults or stale)
    return SavedView(
        revision=walk.draft.revision_of(requirement) if revision is None else revision,
        saved=saved_words(row.updated_at, now) if row and not failed else None,
        faults=faults,
        stale=stale,
    )


def saved_words(at: datetime, now: datetime) -> Text:
    """“Đã lưu 10:42”, with the day where that was not today."""
    here, today = at.astimezone(VIETNAM), legal_day(now)
    time = same(here.strftime("%H:%M"))
    if here.date() == today:
        return fill(WalkTexts.saved, time=time)
    return fill(WalkTexts.saved_on, time=time, day=day(here.date()))


def checks_view(walk: Walk, requirement: Requirement) -> ChecksView:
    """The finding on ``requirement`` in words."""
    finding, state = walk.findings[requirement.id], walk.states[requirement.id]
    answer = walk.assessment.answers.to(requirement.id)
    shown = tuple(_comparisons(finding, _check_sentences(walk, requirement))) if state in _BEGUN else ()
    held = tuple(line for line in shown if line.style == "pass")
    folded = len(held) > MOST_LISTED
    wants = _wants(finding, answer)
    return ChecksView(
        id=f"{requirement.id}-checks",
        state=state.value,
        state_name=STATE_NAMES[state],
        verdict=finding.verdict.value,
        verdict_name=VERDICT_NAMES[finding.verdict] if finding.declared else None,
        proof=PROOF_NAMES[finding.proof] if finding.verdict in _COMPARED else None,
        note=finding.note if finding.declared else None,
        comparisons=tuple(line for line in shown if not folded or line.style != "pass"),
        held=held if folded else (),
        held_count=fill(WalkTexts.all_enough, count=number(len(held))) if folded else None,
        wants=wants,
        wants_sentence={"plan": WalkTexts.wants_plan, "reason": WalkTexts.wants_reason}.get(wants),
        moot=" ".join(_moot(walk, requirement, answer)),
    )


_BEGUN = (State.INCOMPLETE, State.DONE)
_COMPARED = (Verdict.DONE, Verdict.PARTLY, Verdict.NOT_DONE)


def _wants(finding: Finding, answer: Answer) -> str:
    if finding.declared is None:
        return ""
    if finding.verdict is Verdict.UNDETERMINED and not answer.reason:
        return "reason"
    remedy = answer.remedy
    planned = answer.cause and remedy is not None and remedy.what and remedy.owner and remedy.due
    return "plan" if finding.scored and finding.verdict in SHORTFALLS and not planned else ""


def _comparisons(finding: Finding, words: Mapping[str, Text]) -> Iterator[Comparison]:
    """The comparisons, what is wrong first. One that holds for several events is one line."""
    told = [reason for reason in finding.reasons if reason.judging or reason.passed is False]
    for reason in told:
        if reason.passed is not True:
            yield _comparison(reason, words, (reason.record,) if reason.record else ())
    held = [reason for reason in told if reason.passed]
    for key in dict.fromkeys(reason.key for reason in held):
        alike = [reason for reason in held if reason.key == key]
        yield _comparison(alike[0], words, tuple(reason.record for reason in alike if reason.record))


def _comparison(reason: Reason, words: Mapping[str, Text], records: tuple[int, ...]) -> Comparison:
    style, word = _STYLES[reason.passed] if reason.judging else ("warn", WalkTexts.warn)
    asked = words.get(reason.key, reason.asked)
    return Comparison(
        style=style,
        word=word,
        # Of several events only the events are named, not what was given at each.
        sentence=asked if len(records) > 1 else fill(WalkTexts.asked_given, asked=asked, given=reason.given),
        record=fill(WalkTexts.on_record, number=joined(map(number, records), COMMA)) if records else None,
        advice=reason.message if reason.passed is False else None,
    )


def _check_sentences(walk: Walk, requirement: Requirement) -> Mapping[str, Text]:
    """Each check in words: questions of this row by their number, those asked in another row in their own words."""
    known, record_set = vocabulary(walk.draft.regulation, requirement), requirement.for_each
    if record_set and walk.draft.regulation.record_set_owner(record_set).id != requirement.id:
        known = replace(known, own={})
    return {check.key: check_words(check, known) for check in requirement.checks}


_STYLES: Mapping[bool | None, tuple[str, Text]] = {
    True: ("pass", WalkTexts.enough),
    False: ("fail", WalkTexts.short),
    None: ("open", WalkTexts.open),
}


def _moot(walk: Walk, requirement: Requirement, answer: Answer) -> Iterable[str]:
    """The names of the fields that the answers given make pointless."""
    profile = walk.assessment.checklist.profile
    if requirement.for_each is None:
        for fact in requirement.facts:
            if applies(fact.when, {**profile, **answer.facts}) is False:
                yield f"facts.{fact.key}"
        return
    asked = walk.draft.regulation.record_set_facts(requirement.for_each)
    for place, record in enumerate(answer.records, 1):
        for fact in asked:
            if applies(fact.when, {**profile, **record}) is False:
                yield f"records-{place}.{fact.key}"
