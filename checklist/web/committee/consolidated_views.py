"""What the page of a consolidated report shows: its texts beside their proposals, its forms, its files and slots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from checklist.domain.committee.consolidated_terms import ReportText, Standing
from checklist.domain.committee.consolidated_words import listed
from checklist.domain.indicators.completing import sentence
from checklist.domain.papers.spine import SPINE, Part
from checklist.domain.report_proposals import digest
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.consolidated import Edition, ReportView
from checklist.web.committee.consolidated_forms import SHOWN, TEXT, form_of
from checklist.web.committee.consolidated_texts import STANDING_WORDS, ConsolidatedTexts
from checklist.web.committee.recognition_sign import SlotView
from checklist.web.committee.recognition_views import may_prepare
from checklist.web.wording import day, fill, number, same


@dataclass(frozen=True, slots=True)
class TextField:
    """One text: its field, where it comes from, and the proposal beside it where that is another."""

    key: str
    name: str
    label: str
    value: str
    rows: int
    shown_name: str
    shown: str
    standing: Text
    is_own: bool
    is_outdated: bool
    proposal: str
    of_field: Text


@dataclass(frozen=True, slots=True)
class TextGroup:
    """The texts under one heading of the first level."""

    id: str
    heading: str
    fields: tuple[TextField, ...]


@dataclass(frozen=True, slots=True)
class FileLine:
    """An edition that was issued, with where its files are."""

    name: Text
    pdf: str
    workbook: str


@dataclass(frozen=True, slots=True)
class ConsolidatedPage:
    """The context of ``committee/consolidated/report.html``."""

    campaign: str
    heading: Text
    as_of: Text
    missing: Text
    mismatched: tuple[str, ...]
    failed: tuple[Text, ...]
    outdated: Text | None
    state: Text
    is_draft: bool
    edition: int
    revision: int
    typed: Mapping[str, str]
    groups: tuple[TextGroup, ...]
    forms: tuple[tuple[str, str, Text], ...]
    faults: Mapping[str, Text]
    errors: tuple[Text, ...]
    done: Text | None
    may_prepare: bool
    may_issue: bool
    may_sign: bool
    slots: tuple[SlotView, ...]
    over: str
    files: FileLine | None
    earlier: tuple[FileLine, ...]


def consolidated_page(
    view: ReportView,
    user: User,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: Sequence[Text] = (),
    slots: Sequence[SlotView] = (),
    done: Text | None = None,
) -> ConsolidatedPage:
    """The newest edition of a report; ``typed`` is what was sent and not kept."""
    edition, missing = view.edition, view.data.missing
    shown = {**form_of(view.terms, view.texts), **(typed or {})}
    outdated = sum(each.is_outdated for each in view.texts.values())
    preparer = may_prepare(user)
    return ConsolidatedPage(
        campaign=view.data.campaign.id,
        heading=fill(ConsolidatedTexts.heading, campaign=same(view.data.campaign.name)),
        as_of=fill(ConsolidatedTexts.as_of, day=day(view.data.closed_on)),
        missing=fill(ConsolidatedTexts.missing, count=number(len(missing)), names=same(listed(missing)))
        if missing
        else ConsolidatedTexts.none_missing,
        mismatched=tuple(f"{each.in_codes}: {each.in_numbers}" for each in view.mismatched),
        failed=tuple(
            sentence(view.data.pack.indicators, issue) for issue in view.data.committee_issues if issue.blocks
        ),
        outdated=fill(ConsolidatedTexts.outdated_count, count=number(outdated)) if outdated else None,
        state=_state(edition),
        is_draft=edition.is_draft,
        edition=edition.edition,
        revision=edition.revision,
        typed=shown,
        groups=_groups(view, shown) if edition.is_draft else (),
        forms=tuple(
            (table.code, table.title, fill(ConsolidatedTexts.form_rows, count=number(len(table.rows))))
            for table in view.forms
        ),
        faults=faults or {},
        errors=tuple(errors),
        done=done,
        may_prepare=edition.is_draft and preparer,
        may_issue=edition.is_draft and allows(user.role, Permission.CONCLUDE),
        may_sign=preparer,
        slots=tuple(slots),
        over=edition.newest or "",
        files=None if edition.is_draft else _file(edition),
        earlier=tuple(_file(each) for each in view.earlier if not each.is_draft),
    )


def _state(edition: Edition) -> Text:
    if edition.is_draft or edition.dated is None:
        return ConsolidatedTexts.draft_state
    return fill(ConsolidatedTexts.issued_state, number=same(edition.number), day=day(edition.dated))


def _file(edition: Edition) -> FileLine:
    place = {"campaign_id": edition.campaign_id, "edition": edition.edition}
    return FileLine(_state(edition), url_for("consolidated.kept_paper", **place),  # type: ignore[arg-type]
                    url_for("consolidated.kept_tables", **place))  # type: ignore[arg-type]  # fmt: skip


def _groups(view: ReportView, shown: Mapping[str, str]) -> tuple[TextGroup, ...]:
    return tuple(
        TextGroup(
            f"muc-{section.number}",
            f"{section.number}. {section.title}",
            tuple(
                _field(one, label, view.texts[one.key], shown)
                for part in section.parts
                for one, label in _parts(part, section.title)
            ),
        )
        for section in SPINE
    )


def _parts(part: Part, above: str) -> list[tuple[Part, str]]:
    own = f"{part.number} {part.title}".strip() or above.capitalize()
    return [(part, own), *((sub, f"{part.number}{sub.number} {sub.title}") for sub in part.parts)]


def _field(part: Part, label: str, text: ReportText, shown: Mapping[str, str]) -> TextField:
    name = f"{TEXT}{part.key}"
    value, proposal = shown.get(name, ""), "\n".join(text.proposal)
    return TextField(
        key=part.key,
        name=name,
        label=label,
        value=value,
        rows=min(14, max(2, sum(1 + len(line) // 90 for line in value.splitlines()))),
        shown_name=f"{SHOWN}{part.key}",
        shown=digest(text.proposal),
        standing=STANDING_WORDS[text.standing],
        is_own=text.standing is Standing.OWN,
        is_outdated=text.is_outdated,
        proposal=proposal if text.standing is Standing.OWN else "",
        of_field=fill(ConsolidatedTexts.of_field, field=same(label)),
    )
