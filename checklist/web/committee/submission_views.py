"""What the page of a submission shows: who vouches for it, what it says, where that parts from what is found here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from checklist.documents import slots
from checklist.domain.committee.register import RegisterUnit
from checklist.domain.committee.submission import CLASS_NAMES, STATE_NAMES, State, SubmissionClass
from checklist.domain.committee.submission_discrepancies import discrepancy_of
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.committee.submissions import Received
from checklist.store.submissions import Submission
from checklist.web.committee.receiving_texts import ReceivingTexts
from checklist.web.committee.receiving_views import OUTCOMES, period_of, score_of
from checklist.web.wording import capitalised, fill, moment, number, same

Pairs = tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One discrepancy: which requirement and its words, what differs."""

    where: str
    asked: Text
    text: Text


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature."""

    heading: Text
    facts: Pairs


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the same period."""

    id: str
    address: str
    time: Text
    class_: Text
    score: Text
    state: Text
    is_this: bool


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file that carried the submission."""

    name: str
    outcome: Text
    time: Text
    address: str


@dataclass(frozen=True, slots=True)
class Assigning:
    """Finding the unit of a submission that has none."""

    words: str
    units: tuple[RegisterUnit, ...]
    fault: Text | None


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """The context of ``committee/receiving/submission.html``."""

    id: str
    heading: Text
    class_: Text
    is_scan: bool
    state: Text
    about: Pairs
    results: tuple[tuple[Text, Text, Text], ...]
    differences_heading: Text
    differences: tuple[DifferenceLine, ...]
    signatures: tuple[SignatureLine, ...]
    notes: tuple[Text, ...]
    versions: tuple[VersionLine, ...]
    rivals: tuple[tuple[str, Text], ...]
    files: tuple[FileRow, ...]
    assigning: Assigning | None
    fault: Text | None
    saved: bool


def submission_page(
    found: Received, pack: RulePack, *, assigning: Assigning | None, fault: Text | None, may_decide: bool, saved: bool
) -> SubmissionPage:
    """A submission with everything that hangs on it."""
    submission = found.submission
    name = found.unit.name if found.unit else str(submission.claimed["unit"]["name"])
    facts: Mapping[str, Any] = found.main.facts if found.main else {}
    rivals = tuple((each.id, fill(ReceivingTexts.supersede, time=moment(each.received_at))) for each in found.rivals)
    return SubmissionPage(
        id=submission.id,
        heading=fill(ReceivingTexts.submission_heading, unit=same(name)),
        class_=CLASS_NAMES[SubmissionClass(submission.class_)],
        is_scan=submission.class_ == SubmissionClass.SCAN,
        state=STATE_NAMES[State(submission.state)],
        about=tuple(_about(found, pack, facts)),
        results=_results(submission),
        differences_heading=fill(ReceivingTexts.differences_heading, count=number(len(submission.differences))),
        differences=tuple(_difference(each, submission, pack) for each in submission.differences),
        signatures=tuple(map(_signature, facts.get("signatures", ()))),
        notes=tuple(_notes(found)),
        versions=tuple(_version(each, submission.id) for each in found.versions),
        rivals=rivals if may_decide else (),
        files=tuple(
            FileRow(
                each.name,
                OUTCOMES[each.outcome][0],
                moment(each.at),
                url_for("receiving.download", submission_id=submission.id, file_id=each.id),
            )
            for each in found.files
        ),
        assigning=assigning,
        fault=fault,
        saved=saved,
    )


def _about(found: Received, pack: RulePack, facts: Mapping[str, Any]) -> Iterator[tuple[Text, Text]]:
    submission = found.submission
    book = pack.regulations.get(submission.regulation)
    yield ReceivingTexts.unit, same(_named(submission.claimed["unit"]))
    yield ReceivingTexts.regulation, book.title if book else same(submission.regulation)
    yield ReceivingTexts.period, period_of(submission)
    yield ReceivingTexts.campaign, same(found.campaign.name) if found.campaign else ReceivingTexts.none
    yield ReceivingTexts.code_label, same(submission.printed_id)
    yield ReceivingTexts.received, same(f"{moment(submission.received_at).vi}, {submission.received_by}")
    if submission.confirmed_by:
        yield ReceivingTexts.confirmed_by, same(submission.confirmed_by)
    filled = facts.get("filled") or {}
    if filled:
        yield ReceivingTexts.number_and_date, same("; ".join(f"{key}: {value}" for key, value in filled.items()))
    yield ReceivingTexts.seal_digest, same(submission.seal_digest)


def _named(unit: Mapping[str, Any]) -> str:
    return ", ".join(part for part in (unit["name"], unit["parent"]) if part)


def _results(submission: Submission) -> tuple[tuple[Text, Text, Text], ...]:
    claimed, here = submission.claimed, submission.result
    grades = [same(str(each["grade"])) if each.get("grade") else ReceivingTexts.no_grade for each in (claimed, here)]
    return (
        (ReceivingTexts.score, _of_hundred(claimed), _of_hundred(here)),
        (ReceivingTexts.grade, grades[0], grades[1]),
        (ReceivingTexts.compliance, same(str(claimed["compliance_exact"])), same(str(here["compliance_exact"]))),
    )


def _of_hundred(result: Mapping[str, Any]) -> Text:
    score = score_of(result)
    return Text(f"{score.vi}/100", f"{score.en}/100")


def _difference(data: Mapping[str, Any], submission: Submission, pack: RulePack) -> DifferenceLine:
    found = discrepancy_of(data)
    book = pack.regulations.get(submission.regulation)
    requirement = book.by_id().get(found.where) if book else None
    asked = requirement.text if requirement else same("")
    return DifferenceLine(found.where, asked, capitalised(found.text))


def _signature(data: Mapping[str, Any]) -> SignatureLine:
    facts = [(ReceivingTexts.signer, same(data.get("signer", "?"))), (ReceivingTexts.issuer, _issuer(data))]
    if data.get("claimed_at"):
        claimed = datetime.fromisoformat(data["claimed_at"])
        facts.append((ReceivingTexts.claimed_at, moment(claimed)))
    return SignatureLine(slots.label(data["slot"]), tuple(facts))


def _issuer(data: Mapping[str, Any]) -> Text:
    issuer = data.get("issuer", "?")
    if not data.get("is_internal"):
        return same(issuer)
    return Text(f"{issuer} ({ReceivingTexts.internal.vi})", f"{issuer} ({ReceivingTexts.internal.en})")


def _notes(found: Received) -> Iterator[Text]:
    seen = set()
    for file in found.files:
        for note in file.facts.get("notes", ()):
            if note["vi"] not in seen and not (note["code"] == "unassigned" and found.unit):
                seen.add(note["vi"])
                yield Text(note["vi"], note["en"])


def _version(each: Submission, this: str) -> VersionLine:
    return VersionLine(
        each.id,
        url_for("receiving.submission", submission_id=each.id),
        moment(each.received_at),
        CLASS_NAMES[SubmissionClass(each.class_)],
        score_of(each.result),
        STATE_NAMES[State(each.state)],
        each.id == this,
    )
