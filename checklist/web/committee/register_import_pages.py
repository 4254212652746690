"""Lists of units and of villages from a file and into one: template, upload, a look at every line, confirmation."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Response, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text, date_vi
from checklist.services.committee import register_columns, villages_import
from checklist.services.committee.register import register_of
from checklist.services.committee.register_columns import written
from checklist.services.committee.register_files import Column, keep_upload, kept_upload, write_csv, write_xlsx
from checklist.services.committee.register_import import (
    Preview,
    Row,
    StalePreview,
    State,
    apply_import,
    preview_import,
)
from checklist.services.committee.seat import Committee
from checklist.services.committee.villages import every_village
from checklist.services.committee.villages_import import (
    VillagePreview,
    VillageRow,
    apply_villages,
    preview_villages,
    village_line,
)
from checklist.services.errors import FileRefused
from checklist.services.workbook_in import MAX_BYTES
from checklist.store.files import XLSX
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.register_pages import register
from checklist.web.committee.register_texts import FIELD_NAMES, STATES, RegisterTexts
from checklist.web.committee.register_views import CATEGORIES, KINDS, days_words
from checklist.web.installation import workspace
from checklist.web.wording import COMMA, fill, joined, number, same

__all__ = ["register"]

UNITS, VILLAGES = "don-vi", "thon"
BASE = '/ban-chi-dao/nhap/<any("don-vi", "thon"):which>'
FILE = "file"
MOST_SHOWN = 200
"""Lines of one state that are shown; a list of thousands is looked at by its counts."""
UNPROCESSABLE, CONFLICT = 422, 409
SHOWN = (State.FAULTY, State.CONFLICT, State.CHANGED, State.NEW, State.UNCHANGED)


@dataclass(frozen=True, slots=True)
class ImportPage:
    """The context of ``committee/register_import.html``."""

    which: str
    heading: Text
    faults: dict[str, Text]
    notice: Text | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the list: its number, what it is about, and what is wrong or what would change."""

    number: Text
    name: str
    details: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ShownState:
    """The lines of one state; ``more`` says how many are not shown."""

    name: str
    heading: Text
    count: Text
    lines: tuple[ShownLine, ...]
    more: Text | None


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """The context of ``committee/register_preview.html``; ``confirm`` is None where nothing would be kept."""

    which: str
    sha256: str
    digest: str
    stale: bool
    states: tuple[ShownState, ...]
    leaves_out: bool
    confirm: Text | None


@register.url_value_preprocessor
def take_lists(endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let a list of the full size in, so that one too large is refused with its own sentence."""
    if endpoint == "register.upload":
        request.max_content_length = 2 * MAX_BYTES


@register.get(BASE)
@for_committee(Permission.RECEIVE)
def import_form(committee: Committee, which: str) -> ResponseReturnValue:
    """Where a list is uploaded."""
    done = [request.args.get(name, "") for name in ("moi", "sua")]
    notice = None
    if all(each.isdecimal() and len(each) < 9 for each in done):
        notice = fill(RegisterTexts.imported, new=number(int(done[0])), changed=number(int(done[1])))
    return _start(which, {}, notice)


@register.post(BASE)
@for_committee(Permission.RECEIVE)
def upload(committee: Committee, which: str) -> ResponseReturnValue:
    """Keep the list until it is confirmed, and lead to its lines."""
    sent = request.files.get(FILE)
    if sent is None or not sent.filename:
        return _start(which, {FILE: RegisterTexts.no_file}), UNPROCESSABLE
    with sent.stream as stream:
        content = stream.read(MAX_BYTES + 1)
    try:
        _compare(which, content)
    except FileRefused as refusal:
        return _start(which, {FILE: refusal.text}), UNPROCESSABLE
    return redirect(url_for("register.preview", which=which, sha256=keep_upload(workspace(), content)), 303)


@register.get(f"{BASE}/<sha256>")
@for_committee(Permission.RECEIVE)
def preview(committee: Committee, which: str, sha256: str) -> ResponseReturnValue:
    """Every line, before anything is kept."""
    return _preview(which, sha256, stale=False)


@register.post(f"{BASE}/<sha256>")
@for_committee(Permission.RECEIVE)
def apply(committee: Committee, which: str, sha256: str) -> ResponseReturnValue:
    """Keep what was shown."""
    apply_it = apply_import if which == UNITS else apply_villages
    try:
        content = kept_upload(workspace(), sha256)
        done = apply_it(
            workspace(), content, request.form.get("digest", ""), at=now(), by=current_user().username
        )  # fmt: skip
    except FileRefused:
        abort(404)
    except StalePreview:
        return _preview(which, sha256, stale=True), CONFLICT
    new, changed = len(done.of(State.NEW)), len(done.of(State.CHANGED))
    return redirect(url_for("register.import_form", which=which, moi=new, sua=changed), 303)


@register.get(f"{BASE}/mau.<any(xlsx, csv):ending>")
@for_committee(Permission.RECEIVE)
def template(committee: Committee, which: str, ending: str) -> ResponseReturnValue:
    """An empty list to fill in."""
    return _file(which, ending, [], f"mau-{which}")


@register.get(f"{BASE}/danh-sach.<any(xlsx, csv):ending>")
@for_committee(Permission.OVERSEE)
def export(committee: Committee, which: str, ending: str) -> ResponseReturnValue:
    """The whole list, of all days; it reads back as it stands."""
    held = register_of(workspace())
    if which == UNITS:
        rows = [written(unit, held) for unit in held.units.values()]
    else:
        rows = [village_line(village, held) for village in every_village(workspace())]
    return _file(which, ending, rows, f"danh-sach-{which}-{legal_today()}")


def _file(which: str, ending: str, rows: Sequence[dict[str, str]], name: str) -> Response:
    columns, notes = _columns(which)
    content = write_csv(columns, rows) if ending == "csv" else write_xlsx("Danh sách", columns, rows, notes)
    kind = "text/csv; charset=utf-8" if ending == "csv" else XLSX
    answer = send_file(io.BytesIO(content), mimetype=kind, as_attachment=True, download_name=f"{name}.{ending}")
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _columns(which: str) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    module = register_columns if which == UNITS else villages_import
    return module.COLUMNS, module.NOTES


def _compare(which: str, content: bytes) -> Preview | VillagePreview:
    look = preview_import if which == UNITS else preview_villages
    return look(workspace(), content, at=now(), by=current_user().username)


def _start(which: str, faults: dict[str, Text], notice: Text | None = None) -> str:
    heading = RegisterTexts.import_heading if which == UNITS else RegisterTexts.import_villages_heading
    page = ImportPage(which, heading, faults, notice, _columns(which)[1])
    return render_template("committee/register_import.html", page=page)


def _preview(which: str, sha256: str, *, stale: bool) -> str:
    try:
        found = _compare(which, kept_upload(workspace(), sha256))
    except FileRefused:
        abort(404)
    kept = len(found.of(State.NEW)) + len(found.of(State.CHANGED))
    page = PreviewPage(
        which=which,
        sha256=sha256,
        digest=found.digest,
        stale=stale,
        states=tuple(_state(state, found) for state in SHOWN if found.of(state)),
        leaves_out=bool(found.of(State.FAULTY) or found.of(State.CONFLICT)),
        confirm=fill(RegisterTexts.confirm, count=number(kept)) if kept else None,
    )
    return render_template("committee/register_preview.html", page=page)


def _state(state: State, found: Preview | VillagePreview) -> ShownState:
    rows = found.of(state)
    # What does not change needs no looking at.
    shown = rows[: 0 if state is State.UNCHANGED else MOST_SHOWN]
    lines = tuple(
        _unit_line(row, found) if isinstance(row, Row) and isinstance(found, Preview) else _village_line(row)
        for row in shown
    )
    more = len(rows) - len(shown)
    told = fill(RegisterTexts.more_lines, count=number(more)) if more and lines else None
    return ShownState(state.value, STATES[state.value], number(len(rows)), lines, told)


def _unit_line(row: Row, found: Preview) -> ShownLine:
    details = list(row.why)
    if row.state is State.CHANGED and row.unit and row.before:
        details += [_change(field, row, found) for field in row.fields]
    elif row.state is State.NEW and row.unit:
        details.append(
            joined([each for each in (same(row.unit.superior), days_words(row.unit.days)) if each.vi], COMMA)
        )
    return ShownLine(number(row.line), row.name, tuple(details))


def _change(field: str, row: Row, found: Preview) -> Text:
    if field == "predecessors":
        return FIELD_NAMES[field]
    before, after = (_value(getattr(unit, field), found) for unit in (row.before, row.unit))
    return fill(Text("{field}: {before} → {after}", "{field}: {before} → {after}"), field=FIELD_NAMES[field],
                before=same(before), after=same(after))  # fmt: skip


def _value(value: object, found: Preview) -> str:
    if isinstance(value, str) and value in found.held.units:
        return found.held.units[value].name
    if isinstance(value, date):
        return date_vi(value)
    names = {**CATEGORIES, **KINDS}
    return names[str(value)].vi if str(value) in names else str(value or "–")


def _village_line(row: Row | VillageRow) -> ShownLine:
    details = list(row.why)
    if isinstance(row, VillageRow):
        details.insert(0, same(row.unit_name))
        if row.village and not row.why:
            details.append(days_words(row.village.days))
    return ShownLine(number(row.line), row.name, tuple(details))
