"""What the review and the files page show of the minutes, and of what a version changes in the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import url_for

from checklist.domain.assessment import Assessment
from checklist.domain.changes import Change
from checklist.domain.text import Text
from checklist.domain.version_changes import RequirementChanges, VersionChanges
from checklist.services.drafts import Draft
from checklist.services.minutes import Minutes
from checklist.services.versions import Version
from checklist.store.files import PDF
from checklist.web.report_words import ReportWords
from checklist.web.seal_texts import REPORT_LABELS, SealTexts
from checklist.web.wording import day, fill, moment, number, same


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes' part of a page. ``facts`` are empty while there are none; ``editable`` shows the form."""

    facts: tuple[tuple[Text, Text], ...]
    address: str
    editable: bool
    note: Text | None
    typed: Mapping[str, str]
    faults: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """One requirement with its changes; ``address`` is empty where the newer version does not have it."""

    address: str
    text: Text
    citation: Text
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """What a version changes. ``is_same`` says that it can only be dropped or changed, not sealed."""

    heading: Text
    sentences: tuple[Text, ...]
    old_address: str
    is_same: bool
    same_hint: Text
    may_drop: bool
    score: tuple[Change, ...]
    profile: tuple[Change, ...]
    items_heading: Text
    items: tuple[ChangedItem, ...]
    figures_heading: Text
    figures: tuple[Change, ...]
    report_heading: Text
    report: tuple[Change, ...]


def minutes_view(
    draft: Draft,
    minutes: Minutes | None,
    *,
    editable: bool,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
) -> MinutesView:
    """The minutes of an assessment, with the form to attach them where the reader may."""
    is_sealed = draft.head.state != "draft"
    return MinutesView(
        facts=tuple(_facts(minutes)) if minutes else (),
        address=url_for("minutes.download", assessment_id=draft.head.id) if minutes else "",
        editable=editable and not is_sealed,
        note=ReportWords.minutes_sealed if minutes and is_sealed else None,
        typed=typed or {},
        faults=faults or {},
    )


def _facts(minutes: Minutes) -> Iterable[tuple[Text, Text]]:
    if minutes.reference:
        yield ReportWords.minutes_number, same(minutes.reference)
    if minutes.dated:
        yield ReportWords.minutes_dated, day(minutes.dated)
    yield ReportWords.form, ReportWords.pdf if minutes.media_type == PDF else ReportWords.picture
    yield SealTexts.size, fill(SealTexts.kilobytes, count=number(max(1, minutes.size // 1024)))
    yield SealTexts.sha, same(minutes.sha256)
    added = fill(SealTexts.signed_at, time=moment(minutes.added_at), user=same(minutes.added_by))
    yield ReportWords.minutes_added, added


def version_view(
    draft: Draft, version: Version | None, assessment: Assessment, *, may_drop: bool, same_as: str | None = None
) -> VersionView | None:
    """What ``version`` changes; nothing for a first one. ``same_as`` is the sealed one with this very content."""
    if version is None:
        return None
    changes = version.changes or VersionChanges((), (), (), {})
    is_same = same_as == version.old
    sentences = [fill(ReportWords.version_of, id=same(version.printed))]
    if version.reason:
        sentences.append(fill(ReportWords.version_reason, reason=same(version.reason)))
    if version.changes is None:
        sentences.append(ReportWords.not_readable)
    elif version.changes.is_empty and not is_same:
        sentences.append(ReportWords.unchanged)
    if version.rules:
        sentences.append(fill(ReportWords.rules_changed, count=number(version.rules)))
    return VersionView(
        heading=fill(ReportWords.version_heading, number=number(version.number)),
        sentences=tuple(sentences),
        old_address=url_for("sign.slots", assessment_id=version.old),
        is_same=is_same,
        same_hint=fill(ReportWords.unchanged_hint, id=same(version.printed)),
        may_drop=may_drop and is_same and draft.head.state == "draft",
        score=changes.score,
        profile=changes.profile,
        items_heading=fill(ReportWords.answer_changes, count=number(len(changes.requirements))),
        items=tuple(_item(draft, assessment, each) for each in changes.requirements),
        figures_heading=fill(ReportWords.figure_changes, count=number(len(changes.figures))),
        figures=changes.figures,
        report_heading=fill(ReportWords.report_changes, count=number(len(changes.report))),
        report=tuple(
            Change(REPORT_LABELS.get(key, SealTexts.co_signers), same(before), same(after))
            for key, (before, after) in changes.report.items()
        ),
    )


def _item(draft: Draft, assessment: Assessment, changed: RequirementChanges) -> ChangedItem:
    address = ""
    if changed.is_known:
        address = url_for("walk.requirement", assessment_id=draft.head.id, requirement_id=changed.requirement)
    return ChangedItem(address, changed.text, assessment.pack.cite(changed.cite[0]), changed.changes)
