"""What the pages of receiving show: receipts with their files, and the list of what came last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from checklist.domain.committee.submission import CLASS_NAMES, STATE_NAMES, State, SubmissionClass
from checklist.domain.text import Text
from checklist.services.committee.receiving import Progress, ReceivedFile
from checklist.services.committee.submissions import Overview
from checklist.store.receipts import ACCEPTED, REFUSED, REPEATED
from checklist.store.submissions import Submission
from checklist.web.committee.receiving_texts import ReceivingTexts
from checklist.web.wording import day, fill, moment, number

OUTCOMES = {
    ACCEPTED: (ReceivingTexts.accepted, "verdict-done"),
    REPEATED: (ReceivingTexts.repeated, "verdict-partly"),
    REFUSED: (ReceivingTexts.refused, "verdict-not_done"),
}


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A receipt in the list."""

    address: str
    time: Text
    by: str
    total: Text
    counts: tuple[tuple[Text, Text], ...]
    state: Text


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """A submission in a list."""

    address: str
    unit: str
    period: Text
    class_: Text
    score: Text
    state: Text
    time: Text


@dataclass(frozen=True, slots=True)
class StartPage:
    """The context of ``committee/receiving/start.html``."""

    may_receive: bool
    hint: Text
    fault: Text | None
    waiting: tuple[SubmissionLine, ...]
    receipts: tuple[ReceiptLine, ...]
    submissions: tuple[SubmissionLine, ...]


@dataclass(frozen=True, slots=True)
class FileLine:
    """What became of one file."""

    name: str
    outcome: Text
    look: str
    sentence: Text
    notes: tuple[Text, ...]
    address: str | None


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """The context of ``committee/receiving/receipt.html``."""

    id: str
    address: str
    heading: Text
    running: bool
    may_end: bool
    done: int
    total: int
    progress: Text
    counts: tuple[tuple[Text, Text], ...]
    verdict: Text | None
    good: bool
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class ScanPage:
    """The context of ``committee/receiving/scan.html``."""

    code: str
    faults: Mapping[str, Text]
    confirm: Text


def start_page(found: Overview, *, may_receive: bool, hint: Text, fault: Text | None) -> StartPage:
    """Receiving: the form and what there is."""
    return StartPage(
        may_receive=may_receive,
        hint=hint,
        fault=fault,
        waiting=tuple(map(submission_line, found.waiting)),
        receipts=tuple(
            ReceiptLine(
                url_for("receiving.receipt", receipt_id=each.id),
                moment(each.started_at),
                each.by,
                number(each.total),
                counts_of(found.counts[each.id]),
                ReceivingTexts.finished if each.finished_at else ReceivingTexts.running,
            )
            for each in found.receipts
        ),
        submissions=tuple(map(submission_line, found.latest)),
    )


def submission_line(submission: Submission) -> SubmissionLine:
    """A submission in a list."""
    return SubmissionLine(
        address=url_for("receiving.submission", submission_id=submission.id),
        unit=str(submission.claimed["unit"]["name"]),
        period=period_of(submission),
        class_=CLASS_NAMES[SubmissionClass(submission.class_)],
        score=score_of(submission.result),
        state=STATE_NAMES[State(submission.state)],
        time=moment(submission.received_at),
    )


def receipt_page(found: Progress, *, may_end: bool) -> ReceiptPage:
    """A receipt as it stands."""
    receipt, running = found.receipt, found.receipt.finished_at is None
    refused, done = found.counts[REFUSED], len(found.files)
    verdict = None
    if not running and done:
        some = fill(ReceivingTexts.some_refused, count=number(refused))
        verdict = some if refused else ReceivingTexts.all_in
    return ReceiptPage(
        id=receipt.id,
        address=url_for("receiving.receipt", receipt_id=receipt.id),
        heading=fill(ReceivingTexts.receipt_heading, time=moment(receipt.started_at)),
        running=running,
        may_end=running and not found.is_closed and may_end,
        done=done,
        total=max(receipt.total, done),
        progress=fill(ReceivingTexts.progress, done=number(done), total=number(max(receipt.total, done))),
        counts=counts_of(found.counts),
        verdict=verdict,
        good=not refused,
        files=tuple(map(file_line, _refused_first(found.files))),
    )


def file_line(file: ReceivedFile) -> FileLine:
    """What became of a file."""
    outcome, look = OUTCOMES[file.outcome]
    return FileLine(
        name=file.name,
        outcome=outcome,
        look=look,
        sentence=Text(file.sentence_vi, file.sentence_en),
        notes=tuple(Text(each["vi"], each["en"]) for each in file.facts.get("notes", ()) if each["code"] in TOLD),
        address=url_for("receiving.submission", submission_id=file.submission_id) if file.submission_id else None,
    )


TOLD = frozenset(
    {"unassigned", "matched_by_name", "unit_not_in_force", "no_campaign", "other_regulation", "other_scoring", "late",
     "sample", "supersedes", "older_version", "order_unclear", "audited_already"}
)  # fmt: skip
"""The notes worth a line in a list of two hundred files; a submission's own page tells them all."""


def counts_of(counts: Mapping[str, int]) -> tuple[tuple[Text, Text], ...]:
    """How many of each outcome, with its name."""
    return tuple((name, number(counts[outcome])) for outcome, (name, _) in OUTCOMES.items())


def score_of(result: Mapping[str, Any]) -> Text:
    """The score of a result in short: ``87,5`` and ``87.5``."""
    written = str(result.get("score"))
    return Text(written.replace(".", ","), written)


def period_of(submission: Submission) -> Text:
    """The period of a submission."""
    first, last = day(submission.period_from), day(submission.period_to)
    return Text(f"{first.vi} – {last.vi}", f"{first.en} – {last.en}")


def _refused_first(files: Iterable[ReceivedFile]) -> list[ReceivedFile]:
    """The files that somebody has to do something about come first."""
    return sorted(files, key=lambda file: (file.outcome != REFUSED, file.position))
