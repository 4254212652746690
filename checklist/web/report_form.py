"""The form of the report's texts: from what is stored to fields and back. Field names are the keys of the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checklist.domain.conditions import applies
from checklist.domain.faults import AnswersInvalid
from checklist.domain.report_keys import DAY, REPORT_KEYS, SIGNERS, TEXTS, YES_NO
from checklist.domain.text import Text, date_vi
from checklist.domain.values import read_day
from checklist.services.drafts import Draft
from checklist.services.minutes import MINUTES
from checklist.services.report_texts import ReportText
from checklist.web.answer_forms import day_as_written
from checklist.web.proposal_views import ProposalView, proposal_view
from checklist.web.seal_texts import REPORT_GROUPS, REPORT_LABELS, SealTexts
from checklist.web.walk_fields import FieldView, Option
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.walk_texts import WalkTexts
from checklist.web.wording import capitalised, fill, same

REVISION, OVER = "revision", "over"
OWN_ROWS = (1, 2)
TAB, CONTENTS = "bao-cao", "noi-dung"
SIGNER_FIELD = re.compile(r"co_signers.*")


@dataclass(frozen=True, slots=True)
class CoSignerRow:
    """A body that may co-sign: whether it does, and who signs for it. ``title_field`` is there for own titles."""

    on_name: str
    on: bool
    on_label: Text | None
    title_field: FieldView | None
    name_field: FieldView


@dataclass(frozen=True, slots=True)
class TextField:
    """A field with the proposal that stands beside it, where there is one."""

    field: FieldView
    proposal: ProposalView | None


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields under a heading. ``is_short``: none of them holds long texts, so that they may stand in columns."""

    id: str
    heading: Text
    fields: tuple[TextField, ...]
    is_short: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two people differ."""

    label: Text
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The context of ``seal/report.html``; ``differences`` stand there only when somebody else was faster."""

    tabs: Tabs
    assessment_id: str
    editable: bool
    notice: Text | None
    revision: int
    saved: Text | None
    faults: Mapping[str, Text]
    groups: tuple[FieldGroup, ...]
    co_signers: tuple[CoSignerRow, ...]
    stale_revision: int | None
    differences: tuple[Difference, ...]


def report_from_form(draft: Draft, form: Mapping[str, str]) -> dict[str, Any]:
    """The plain texts that a form says; what cannot be read stays as typed, for the domain to refuse."""
    report: dict[str, Any] = {}
    for key, kind in REPORT_KEYS.items():
        text = form.get(key, "").strip()
        if key == MINUTES:
            continue  # named from the file that is attached, not typed
        if kind == SIGNERS:
            report[key] = _signers_from(draft, form)
        elif not text:
            continue
        elif kind == TEXTS:
            report[key] = [line for line in (each.strip() for each in text.splitlines()) if line]
        elif kind == YES_NO:
            report[key] = {"true": True, "false": False}.get(text, text)
        else:
            report[key] = day_as_written(text) if kind == DAY else text
    return report


def form_from_report(draft: Draft, report: Mapping[str, Any]) -> dict[str, str]:
    """The fields that show stored texts; the reverse of :func:`report_from_form`."""
    form: dict[str, str] = {}
    for key, kind in REPORT_KEYS.items():
        value = report.get(key)
        if kind == SIGNERS:
            form |= _signers_form(draft, value)
        elif value is None:
            continue
        elif kind == TEXTS:
            form[key] = "\n".join(value) if isinstance(value, list) else str(value)
        elif kind == DAY:
            day = read_day(str(value))
            form[key] = date_vi(day) if day else str(value)
        else:
            form[key] = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    return form


def report_page(
    draft: Draft,
    form: Mapping[str, str],
    revision: int,
    *,
    editable: bool,
    saved: Text | None = None,
    refusal: AnswersInvalid | None = None,
    stale: tuple[int, Mapping[str, str]] | None = None,
    texts: Mapping[str, ReportText] | None = None,
) -> ReportPage:
    """The page that shows ``form``, with the proposals of ``texts``.

    ``stale`` is the revision and the form of what somebody else saved meanwhile.
    """
    faults = _faults(refusal)
    notice = None
    if not editable:
        is_draft = draft.head.state == "draft"
        notice = WalkTexts.read_only_role if is_draft else WalkTexts.read_only_sealed
    return ReportPage(
        tabs=tabs_of(draft, TAB),
        assessment_id=draft.head.id,
        editable=editable,
        notice=notice,
        revision=revision,
        saved=saved,
        faults=faults,
        groups=tuple(
            FieldGroup(
                name,
                heading,
                tuple(_with_proposal(key, form, faults, texts or {}) for key in keys),
                is_short=name != CONTENTS,
            )
            for name, (heading, keys) in REPORT_GROUPS.items()
        ),
        co_signers=_rows(draft, form, faults),
        stale_revision=stale[0] if stale else None,
        differences=_differences(form, stale[1]) if stale else (),
    )


def _signers_from(draft: Draft, form: Mapping[str, str]) -> list[dict[str, str]]:
    rows = [
        {"key": body.key, "name": form.get(f"co_signers-{body.key}.name", "").strip()}
        for body in draft.regulation.co_signers
        if form.get(f"co_signers-{body.key}.on")
    ]
    for place in OWN_ROWS:
        own = {key: form.get(f"co_signers-{place}.{key}", "").strip() for key in ("title", "name")}
        if any(own.values()):
            rows.append(own)
    # An empty row says that nobody co-signs; no row at all would mean the usual bodies.
    return rows or [{}]


def _signers_form(draft: Draft, stored: Any) -> dict[str, str]:
    form: dict[str, str] = {}
    if stored is None:
        usual = [body for body in draft.regulation.co_signers if applies(body.when, draft.head.profile) is not False]
        return {f"co_signers-{body.key}.on": "1" for body in usual}
    keys, places = {body.key for body in draft.regulation.co_signers}, iter(OWN_ROWS)
    for row in stored:
        if row.get("key") in keys:
            form |= {f"co_signers-{row['key']}.on": "1", f"co_signers-{row['key']}.name": row.get("name", "")}
        elif (row.get("title") or row.get("name")) and (place := next(places, None)) is not None:
            form |= {f"co_signers-{place}.title": row.get("title", ""), f"co_signers-{place}.name": row.get("name", "")}
    return form


def _rows(draft: Draft, form: Mapping[str, str], faults: Mapping[str, Text]) -> tuple[CoSignerRow, ...]:
    rows = []
    for body in draft.regulation.co_signers:
        label = fill(SealTexts.co_signer_name, title=body.title)
        on = f"co_signers-{body.key}.on"
        rows.append(
            CoSignerRow(
                on, bool(form.get(on)), fill(SealTexts.co_signer_on, title=body.title), None,
                _line(f"co_signers-{body.key}.name", label, form, faults),
            )
        )  # fmt: skip
    for place in OWN_ROWS:
        title = fill(SealTexts.own_title, number=same(str(place)))
        name = fill(SealTexts.own_name, number=same(str(place)))
        rows.append(
            CoSignerRow(
                "", False, None, _line(f"co_signers-{place}.title", title, form, faults),
                _line(f"co_signers-{place}.name", name, form, faults),
            )
        )  # fmt: skip
    return tuple(rows)


def _line(name: str, label: Text, form: Mapping[str, str], faults: Mapping[str, Text]) -> FieldView:
    return FieldView(name, name, "text", label, form.get(name, ""), fault=faults.get(name), style="short")


def _with_proposal(
    key: str, form: Mapping[str, str], faults: Mapping[str, Text], texts: Mapping[str, ReportText]
) -> TextField:
    proposal = proposal_view(key, texts[key]) if key in texts else None
    return TextField(_field(key, REPORT_LABELS[key], form, faults), proposal)


def _field(key: str, label: Text, form: Mapping[str, str], faults: Mapping[str, Text]) -> FieldView:
    kind, value, fault = REPORT_KEYS[key], form.get(key, ""), faults.get(key)
    if kind == YES_NO:
        choices = {"": SealTexts.default, "true": SealTexts.yes, "false": SealTexts.no}
        options = tuple(Option(f"{key}-{each}", each, words, each == value) for each, words in choices.items())
        return FieldView(key, key, "list", label, value, options=options, fault=fault)
    if kind == DAY:
        return FieldView(key, key, "line", label, value, hint=WalkTexts.date_hint, fault=fault, style="date")
    return FieldView(key, key, "text", label, value, fault=fault, style="long" if kind == TEXTS else "short")


def _faults(refusal: AnswersInvalid | None) -> dict[str, Text]:
    faults: dict[str, Text] = {}
    for fault in refusal.faults if refusal else ():
        key = fault.path.removeprefix("report.").partition("[")[0].partition(".")[0]
        faults.setdefault("co_signers" if SIGNER_FIELD.fullmatch(key) else key, capitalised(fault.message))
    return faults


def _differences(mine: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[Difference, ...]:
    names = dict.fromkeys(name for name in (*theirs, *mine) if name in REPORT_LABELS or SIGNER_FIELD.fullmatch(name))
    return tuple(
        Difference(REPORT_LABELS.get(name, SealTexts.co_signers), theirs.get(name, ""), mine.get(name, ""))
        for name in names
        if theirs.get(name, "").strip() != mine.get(name, "").strip()
    )
