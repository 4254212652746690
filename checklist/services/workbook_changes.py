"""What a workbook that came back would change: compared first, applied only as chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checklist.domain.faults import AnswersInvalid
from checklist.domain.requirement import Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.errors import FileRefused
from checklist.services.figures import mark_of
from checklist.services.walk import save_typed
from checklist.services.workbook_figures import (
    PREFIX,
    AskedFigure,
    asked_figures,
    body_at,
    differences,
    given_figures,
    read_lines,
    revision_of,
    save_figures,
)
from checklist.services.workbook_in import BadCell, Reading, read_workbook
from checklist.services.workbook_layout import Block, blocks_of, digest, merged, normal, shown, standing, words_of
from checklist.services.workspace import Workspace
from checklist.store import audit
from checklist.store.answers import StaleAnswer
from checklist.store.database import transaction

BLANK = Text("–", "–")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with what stands and what the workbook says."""

    label: Text
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class Change:
    """What the workbook changes of one answer. ``conflict``: somebody saved it since the workbook was made."""

    requirement: Requirement | AskedFigure
    revision: int
    conflict: bool
    fields: tuple[FieldChange, ...]
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything a workbook would do, and the cells it could not be read at."""

    changes: tuple[Change, ...]
    bad: tuple[BadCell, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What was saved, and what somebody else saved in between."""

    saved: tuple[str, ...]
    stale: tuple[str, ...]


def preview(draft: Draft, pack: RulePack, content: bytes) -> Preview:
    """Compare a workbook with the draft as it stands; nothing is saved. Raises :class:`FileRefused`."""
    blocks = blocks_of(draft, pack)
    asked = {each.indicator.code: each for each in asked_figures(draft, pack)}
    given = given_figures(draft, pack)
    reading = read_workbook(content, blocks, lambda rows: read_lines(rows, asked, given))
    if reading.assessment != draft.head.id:
        raise FileRefused(
            "Bảng tính này là của một bản tự đánh giá khác, không phải của bản này.",
            "This workbook belongs to another self-assessment, not to this one.",
        )
    bad = list(reading.bad)
    spoilt = {cell.requirement for cell in bad}
    changes = []
    for block in blocks:
        identifier = block.requirement.id
        if identifier not in reading.answers or identifier in spoilt:
            continue
        stands = standing(draft, pack, block)
        try:
            data = normal(merged(block, stands, reading.answers[identifier]), draft, pack, block)
        except AnswersInvalid as refusal:
            bad += _bad_cells(refusal, identifier, reading)
            continue
        change = _change(draft, block, stands, data, reading.made_on[identifier])
        if change is not None:
            changes.append(change)
    changes += [
        change
        for code, body in reading.figures.items()
        if (change := _figure_change(draft, asked[code], body, reading.made_on[asked[code].id])) is not None
    ]
    return Preview(tuple(changes), tuple(bad))


def apply_workbook(
    workspace: Workspace,
    draft: Draft,
    content: bytes,
    chosen: Mapping[str, int],
    *,
    digest_of_file: str,
    at: datetime,
    by: str,
) -> Applied:
    """Save the chosen changes; ``chosen`` maps a requirement to the revision that the preview showed.

    Raises :class:`FileRefused`, ``NotADraft`` of the store.
    """
    saved, stale = [], []
    figures: dict[str, tuple[Mapping[str, Any], int]] = {}
    for change in preview(draft, workspace.pack, content).changes:
        identifier = change.requirement.id
        if identifier not in chosen:
            continue
        if isinstance(change.requirement, AskedFigure):
            figures[change.requirement.indicator.code] = (change.data, chosen[identifier])
            continue
        try:
            save_typed(workspace, draft, identifier, change.data, chosen[identifier], at=at, by=by)
            saved.append(identifier)
        except StaleAnswer:
            stale.append(identifier)
    if figures:
        done, late = save_figures(workspace, draft, figures, at=at, by=by)
        saved += [f"{PREFIX}{code}" for code in done]
        stale += [f"{PREFIX}{code}" for code in late]
    with workspace.database() as db, transaction(db):
        detail = {"sha256": digest_of_file, "requirements": saved, "stale": stale}
        audit.append(db, at=at, actor=by, action="workbook.apply", subject=draft.head.id, detail=detail)
    return Applied(tuple(saved), tuple(stale))


def _change(
    draft: Draft, block: Block, stands: Mapping[str, Any], data: Mapping[str, Any], made_on: tuple[int, str]
) -> Change | None:
    """The change of one answer; None where the workbook was left as it was made, or says what stands already."""
    before, after = shown(block, stands), shown(block, data)
    revision = draft.revision_of(block.requirement.id)
    if digest(after) == made_on[1] or after == before:
        return None
    return Change(
        requirement=block.requirement,
        revision=revision,
        conflict=revision != made_on[0],
        fields=tuple(_fields(block, before, after)),
        data=data,
    )


def _figure_change(
    draft: Draft, asked: AskedFigure, body: Mapping[str, Any], made_on: tuple[int, str]
) -> Change | None:
    code = asked.indicator.code
    before, revision = body_at(draft, code), revision_of(draft, code)
    if mark_of(body) == made_on[1] or dict(body) == dict(before):
        return None
    fields = tuple(FieldChange(*each) for each in differences(before, body, asked.indicator))
    return Change(asked, revision, revision != made_on[0], fields, body) if fields else None


def _fields(block: Block, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldChange]:
    for line in block.lines:
        old, new = before.get(line.field), after.get(line.field)
        if old != new:
            yield FieldChange(line.label, *(BLANK if each is None else words_of(line, each) for each in (old, new)))
    records = (before.get("records", []), after.get("records", []))
    for place in range(max(map(len, records))):
        old_record, new_record = (each[place] if place < len(each) else {} for each in records)
        for line in block.records:
            old, new = old_record.get(line.field), new_record.get(line.field)
            if old != new:
                label = Text(f"Lần {place + 1}: {line.label.vi}", f"No. {place + 1}: {line.label.en}")
                yield FieldChange(label, *(BLANK if each is None else words_of(line, each) for each in (old, new)))


def _bad_cells(refusal: AnswersInvalid, identifier: str, reading: Reading) -> Iterator[BadCell]:
    for fault in refusal.faults:
        inner = fault.path.removeprefix(f"answers.{identifier}").removeprefix(".")
        sheet, cell = reading.places.get((identifier, inner)) or reading.places.get(
            (identifier, inner.partition(".")[0]), ("–", "–")
        )
        yield BadCell(sheet, cell, identifier, fault.message)
