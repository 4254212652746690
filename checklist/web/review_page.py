"""The review of an assessment: what stands against sealing, the result by group, and every finding with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from flask import url_for

from checklist.domain.assessment import Assessment, missing_remedies
from checklist.domain.faults import AnswerFault, FaultCode
from checklist.domain.findings import SHORTFALLS, VERDICT_NAMES, Finding, Verdict
from checklist.domain.indicators.completing import issues_of
from checklist.domain.law import UnitKind
from checklist.domain.requirement import Right
from checklist.domain.text import Text, decimal_vi
from checklist.services.drafts import Draft
from checklist.services.seal_draft import Review
from checklist.web.check_words import check_words
from checklist.web.condition_words import vocabulary
from checklist.web.figures_texts import FiguresTexts
from checklist.web.figures_views import warning_lines
from checklist.web.law_names import RIGHT_NAMES
from checklist.web.proposal_views import text_notices
from checklist.web.seal_texts import REPORT_LABELS, SealTexts
from checklist.web.version_views import MinutesView, VersionView
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.walk_texts import PROOF_NAMES
from checklist.web.wording import capitalised, fill, number, same

MOST_LISTED = 40
TAB = "ra-soat"
WORTH_A_LOOK = SHORTFALLS | {Verdict.UNDETERMINED}
AT = Text("{place}: {what}", "{place}: {what}")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence about something, as a link to it where it has a page."""

    address: str
    sentence: Text


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The points of one right."""

    name: Text
    earned: Text
    maximum: Text


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the reasons that count."""

    address: str
    text: Text
    citation: Text
    style: str
    verdict: Text
    proof: Text
    scored: bool
    note: Text | None
    reasons: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one right: what needs a second look, and the rest, which is folded away."""

    id: str
    name: Text
    rows: tuple[FindingRow, ...]
    rest_heading: Text
    rest: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The context of ``seal/review.html``; ``seal_id`` is what would be printed if it were sealed now."""

    tabs: Tabs
    assessment_id: str
    state: str
    errors: tuple[Text, ...]
    sealed: Text | None
    newer: str | None
    blocking_heading: Text
    blocking: tuple[Place, ...]
    blocking_more: Text | None
    remedies_heading: Text
    remedies: tuple[Place, ...]
    score: Text
    compliance: Text
    grade: Text
    scheme: Text
    knocked_out: tuple[Text, ...]
    groups: tuple[GroupRow, ...]
    findings: tuple[FindingGroup, ...]
    seal_id: str
    seal_words: Text | None
    may_seal: bool
    typed_reason: str
    text_notices: tuple[Text, ...]
    figures_heading: Text
    figures: tuple[Place, ...]
    version: VersionView | None
    minutes: MinutesView


def review_page(
    draft: Draft,
    found: Review,
    *,
    may_seal: bool,
    errors: tuple[Text, ...] = (),
    printed: str = "",
    newer: str | None = None,
    typed_reason: str = "",
    version: VersionView | None,
    minutes: MinutesView,
) -> ReviewPage:
    """The page of a draft, or of a sealed report whose id is ``printed``."""
    assessment = found.assessment
    faults = found.faults if draft.head.state == "draft" else ()
    remedies = missing_remedies(assessment)
    score = assessment.score
    sealed = found.seal.assessment if found.seal and draft.head.state == "draft" else ""
    more = len(faults) - MOST_LISTED
    doubts = issues_of(assessment) if draft.head.state == "draft" else ()
    figures = tuple(Place(*line) for line in warning_lines(draft, assessment.pack.indicators, doubts))
    return ReviewPage(
        tabs=tabs_of(draft, TAB),
        assessment_id=draft.head.id,
        state=draft.head.state,
        errors=errors,
        sealed=fill(SealTexts.sealed_notice, id=same(printed)) if printed else None,
        newer=url_for("walk.overview", assessment_id=newer) if newer else None,
        blocking_heading=fill(SealTexts.blocking_heading, count=number(len(faults))),
        blocking=tuple(_place(draft, assessment, fault) for fault in faults[:MOST_LISTED]),
        blocking_more=fill(SealTexts.and_more, count=number(more)) if more > 0 else None,
        remedies_heading=fill(SealTexts.remedies_heading, count=number(len(remedies))),
        remedies=tuple(Place(_address(draft, each), each.requirement.text) for each in remedies[:MOST_LISTED]),
        score=fill(
            SealTexts.score_of, earned=_points(score.earned), maximum=_points(score.maximum), total=_points(score.total)
        ),
        compliance=fill(SealTexts.compliance_of, done=number(score.done), counted=number(score.counted)),
        grade=score.grade.name if score.grade else SealTexts.no_grade,
        scheme=assessment.scoring.title,
        knocked_out=tuple(rule.why for rule in score.knocked_out),
        groups=tuple(
            GroupRow(_right(draft)[group.right], _points(group.earned), _points(group.maximum))
            for group in score.groups
        ),
        findings=tuple(_findings(draft, assessment)),
        seal_id=sealed,
        seal_words=fill(SealTexts.seal_id, id=same(sealed)) if sealed else None,
        may_seal=may_seal,
        typed_reason=typed_reason,
        text_notices=text_notices(found.printed.texts) if found.printed else (),
        figures_heading=fill(FiguresTexts.review_heading, count=number(len(figures))),
        figures=figures[:MOST_LISTED],
        version=version,
        minutes=minutes,
    )


def _points(value: Fraction) -> Text:
    text = decimal_vi(value, 2)
    return Text(text, text.replace(",", "."))


def _right(draft: Draft) -> Mapping[Right, Text]:
    return RIGHT_NAMES[UnitKind(draft.unit.kind)]


def _address(draft: Draft, finding: Finding) -> str:
    return url_for("walk.requirement", assessment_id=draft.head.id, requirement_id=finding.requirement.id)


def _place(draft: Draft, assessment: Assessment, fault: AnswerFault) -> Place:
    """Where a fault is mended: its requirement, the field of the report, the list of misfits, else the overview."""
    identifier, message = draft.head.id, capitalised(fault.message)
    if fault.code is FaultCode.UNKNOWN_REQUIREMENT:
        gone = same(fault.path.removeprefix("answers."))
        return Place(url_for("settings.misfit_list", assessment_id=identifier), fill(AT, place=gone, what=message))
    if fault.path.startswith("report."):
        key = fault.path.removeprefix("report.").partition("[")[0].partition(".")[0]
        label = REPORT_LABELS.get(key, SealTexts.co_signers)
        return Place(url_for("seal.report", assessment_id=identifier, _anchor=key), fill(AT, place=label, what=message))
    if fault.path.startswith("indicators."):
        code = fault.path.split(".")[1]
        return Place(url_for("figures.sheet", assessment_id=identifier, _anchor=code), message)
    path = fault.path.removeprefix("answers.")
    known = [
        each
        for each in assessment.checklist.regulation.requirements
        if f"{path}.".startswith((f"{each.id}.", f"{each.id}["))
    ]
    if known and path != fault.path:
        asked = max(known, key=lambda each: len(each.id))
        address = url_for("walk.requirement", assessment_id=identifier, requirement_id=asked.id)
        return Place(address, fill(AT, place=assessment.pack.cite(asked.cite[0]), what=message))
    return Place(url_for("walk.overview", assessment_id=identifier), message)


def _findings(draft: Draft, assessment: Assessment) -> Iterator[FindingGroup]:
    names = _right(draft)
    rights = dict.fromkeys(finding.requirement.right for finding in assessment.findings)
    for right in rights:
        found = [each for each in assessment.findings if each.requirement.right is right]
        looked = [_row(draft, assessment, each) for each in found if each.verdict in WORTH_A_LOOK]
        rest = [_row(draft, assessment, each) for each in found if each.verdict not in WORTH_A_LOOK]
        heading = fill(SealTexts.rest_of_findings, count=number(len(rest)))
        yield FindingGroup(f"kq-{right.value}", names[right], tuple(looked), heading, tuple(rest))


def _row(draft: Draft, assessment: Assessment, finding: Finding) -> FindingRow:
    return FindingRow(
        address=_address(draft, finding),
        text=finding.requirement.text,
        citation=assessment.pack.cite(finding.requirement.cite[0]),
        style=f"verdict-{finding.verdict.value}",
        verdict=VERDICT_NAMES[finding.verdict],
        proof=PROOF_NAMES[finding.proof],
        scored=finding.scored,
        note=finding.note,
        reasons=tuple(_reasons(draft, finding)),
    )


def _reasons(draft: Draft, finding: Finding) -> Iterator[tuple[str, Text]]:
    """The comparisons, what is wrong first; of several events, one line a check that held."""
    styles = {True: "check-pass", False: "check-fail", None: "check-open"}
    requirement, told = finding.requirement, set()
    # A question is named by its words: its number means something only beside its fields.
    known = replace(vocabulary(draft.regulation, requirement), own={})
    words = {check.key: check_words(check, known) for check in requirement.checks}
    for reason in sorted(finding.reasons, key=lambda each: each.passed is True):
        if reason.passed is True and reason.key in told:
            continue
        told.add(reason.key)
        style = styles[reason.passed] if reason.judging else "check-warn"
        asked = capitalised(words.get(reason.key, reason.asked))
        line = fill(SealTexts.reason_line, asked=asked, given=reason.given)
        if reason.passed is False:
            yield style, fill(SealTexts.failed_line, line=line, advice=reason.message)
        else:
            yield style, line
