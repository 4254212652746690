"""The consolidated report of a campaign: proposed from the roll-up, edited, printed, issued with number and day."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from checklist.documents.papers import render_paper
from checklist.documents.table_workbook import tables_to_workbook
from checklist.domain.committee.consolidated_audit_forms import every_form
from checklist.domain.committee.consolidated_data import Consolidated
from checklist.domain.committee.consolidated_plan import Plan
from checklist.domain.committee.consolidated_sums import CrossSum, cross_sums
from checklist.domain.committee.consolidated_terms import ReportText, Terms, Words, period_names, reworded, texts_of
from checklist.domain.committee.consolidated_texts import proposals
from checklist.domain.committee.consolidated_words import box_value
from checklist.domain.papers.common import Issuing, Signatory
from checklist.domain.papers.consolidated import ConsolidatedReport
from checklist.domain.papers.tables import Table
from checklist.domain.report import Line
from checklist.domain.roles import Permission
from checklist.domain.text import Text, date_vi
from checklist.services.committee.consolidated_source import gather, plan_of
from checklist.services.committee.recognition_issue import issue_faults
from checklist.services.committee.recognition_paper import chair_name, issuing_of, lapsed_notices, the_committee
from checklist.services.committee.recognition_signing import require
from checklist.services.errors import FieldsRefused, NotFound
from checklist.services.papers import issue
from checklist.services.workspace import Workspace
from checklist.store import audit, consolidated, files
from checklist.store.consolidated import Edition, StaleReport
from checklist.store.database import transaction
from checklist.store.users import User

__all__ = ["Edition", "ReportRefused", "StaleReport"]

ACTION = "consolidated"


class ReportRefused(FieldsRefused):
    """A report as typed will not do."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """The newest edition of a campaign's report with the data of today; ``earlier`` are the editions before it.

    ``mismatched`` are the cross-sums that do not hold: a report may go out with them, but says so.
    """

    data: Consolidated
    plan: Plan
    edition: Edition
    terms: Terms
    words: Words
    texts: Mapping[str, ReportText]
    earlier: tuple[Edition, ...]

    @property
    def forms(self) -> tuple[Table, ...]:
        """The forms that go with it, by today's data."""
        return every_form(self.data, self.plan, with_quality=self.terms.with_quality)

    @property
    def mismatched(self) -> tuple[CrossSum, ...]:
        """The cross-sums of the rolled-up figures that do not hold."""
        indicators = self.data.pack.indicators
        return tuple(each for each in cross_sums(indicators, self.data.figures, indicators.indicators)
                     if not each.holds)  # fmt: skip


def report_view(workspace: Workspace, campaign_id: str, *, at: datetime, today: date) -> ReportView:
    """The report of a campaign as it stands; without any edition a blank draft. Raises ``NotFound``."""
    data, plan = gather(workspace, campaign_id, today=today), plan_of(workspace)
    with workspace.database() as db:
        kept = consolidated.editions(db, campaign_id)
        usual = _usual_terms(data, chair_name(db))
    blank = Edition(campaign_id, 1, "", None, {"terms": usual.plain()}, "draft", None, None, None, 0, at, "")
    edition = kept[0] if kept else blank
    words = Words.read(edition.body)
    return ReportView(
        data=data,
        plan=plan,
        edition=edition,
        terms=Terms.read(edition.body.get("terms") or {}),
        words=words,
        texts=texts_of(words, proposals(data, plan)),
        earlier=tuple(kept[1:]),
    )


def save_report(
    workspace: Workspace,
    campaign_id: str,
    terms: Terms,
    typed: Mapping[str, Sequence[str]],
    *,
    shown: Mapping[str, str],
    restore: str = "",
    keep: str = "",
    expected_revision: int,
    at: datetime,
    today: date,
    by: User,
) -> None:
    """Keep what a form says. Texts equal to what was proposed follow the data; others are never touched again.

    Raises ``NotFound``, :class:`Refused` for a role that may not, :class:`ReportRefused`, :class:`StaleReport`.
    """
    require(by, Permission.RECEIVE, Permission.CONCLUDE)
    view = report_view(workspace, campaign_id, at=at, today=today)
    if not view.edition.is_draft or view.edition.revision != expected_revision:
        raise StaleReport
    faults = _faults(terms)
    if faults:
        raise ReportRefused(faults)
    proposed = {key: each.proposal for key, each in view.texts.items()}
    words = reworded(view.words, typed, shown, proposed, restore=restore, keep=keep)
    body = {"terms": terms.plain(), **words.plain()}
    _keep(workspace, replace(view.edition, body=body, updated_at=at, updated_by=by.username), "save", at, by)


def new_edition(workspace: Workspace, campaign_id: str, *, at: datetime, today: date, by: User) -> None:
    """Begin another edition with the words of the one issued last. Raises ``NotFound``, :class:`StaleReport`."""
    require(by, Permission.RECEIVE, Permission.CONCLUDE)
    last = report_view(workspace, campaign_id, at=at, today=today).edition
    if last.is_draft:
        raise StaleReport
    fresh = Edition(
        campaign_id, last.edition + 1, "", None, last.body, "draft", None, None, None, 0, at, by.username
    )  # fmt: skip
    _keep(workspace, fresh, "new", at, by)


def draft_pdf(workspace: Workspace, campaign_id: str, *, at: datetime, today: date) -> bytes:
    """The report as it would be printed today, marked as a draft. Raises ``NotFound``, also for an issued one."""
    view = report_view(workspace, campaign_id, at=at, today=today)
    if not view.edition.is_draft:
        raise NotFound("Báo cáo này đã ban hành, không còn dự thảo.", "This report was issued; no draft is left.")
    with workspace.database() as db:
        issuing = issuing_of(db, the_committee(db), on=today, is_draft=True)
    return render_paper(paper_of(workspace, view, issuing, today))


def workbook(workspace: Workspace, campaign_id: str, *, at: datetime, today: date) -> bytes:
    """All forms as a workbook, by today's data. Raises ``NotFound``."""
    view = report_view(workspace, campaign_id, at=at, today=today)
    return tables_to_workbook(every_form(view.data, view.plan))


def issue_report(
    workspace: Workspace,
    campaign_id: str,
    *,
    number: str,
    dated: date | None,
    expected_revision: int,
    at: datetime,
    today: date,
    by: User,
) -> None:
    """Print the draft with its number and day and let it stand, with the workbook of its forms.

    Raises ``NotFound``, :class:`ReportRefused`, :class:`StaleReport`, :class:`Refused` for a role that may not.
    """
    require(by, Permission.CONCLUDE)
    view = report_view(workspace, campaign_id, at=at, today=today)
    if not view.edition.is_draft or view.edition.revision != expected_revision:
        raise StaleReport
    faults = {**issue_faults(number, dated, today), **_faults(view.terms)}
    if faults or dated is None:
        raise ReportRefused(faults)
    with workspace.database() as db:
        issuing = issuing_of(db, the_committee(db), on=today, number=number, issued_on=dated)
    paper = paper_of(workspace, view, issuing, dated)
    kept = issue(workspace, paper)
    sheets = files.store(workspace.files, io.BytesIO(tables_to_workbook(paper.tables)), allowed=(files.XLSX,))
    texts = {key: list(each.text) for key, each in view.texts.items()}
    body = {**view.edition.body, "terms": view.terms.plain(), "printed": texts}
    full = issuing.profile.full_number(number, "BC", issuing.symbol)
    issued = replace(
        view.edition, number=full, dated=dated, body=body, state="issued", paper_sha256=kept.sha256,
        tables_sha256=sheets.sha256, updated_at=at, updated_by=by.username,
    )  # fmt: skip
    _keep(workspace, issued, "issue", at, by)


def paper_of(workspace: Workspace, view: ReportView, issuing: Issuing, on: date) -> ConsolidatedReport:
    """The report as a paper."""
    data, terms = view.data, view.terms
    asked = sorted({(each.regulation, kind.value) for kind, each in data.campaign.asked.items()})
    books = [data.pack.regulations[book].short_title.vi for book, _ in asked if book in data.pack.regulations]
    schemes = sorted({each.scoring for each in data.campaign.asked.values()})
    return ConsolidatedReport(
        issuing=issuing,
        period_name=terms.period_name,
        next_period_name=terms.next_period_name,
        signatory=Signatory(
            terms.signer_title, terms.signer_name, terms.signer_on_behalf, terms.signer_for_head, terms.signer_office
        ),
        texts={key: tuple(Line(text) for text in each.text) for key, each in view.texts.items() if each.text},
        tables=view.forms,
        figures=tuple((box.label, box_value(box, data.figures, data.own)) for box in view.plan.boxes),
        basis=terms.basis,
        as_of=f"ngày {date_vi(data.closed_on)}",
        missing=data.missing,
        addressees=terms.addressees,
        recipients=terms.recipients,
        notice=" ".join(lapsed_notices(workspace, asked, on)),
        facts=(("Bộ quy định", "; ".join(dict.fromkeys(books))), ("Thang điểm", "; ".join(schemes))),
    )


def _usual_terms(data: Consolidated, chair: str) -> Terms:
    period, following = period_names(data.campaign.period)
    return Terms(
        period_name=period,
        next_period_name=following,
        signer_title="Trưởng Ban",
        signer_name=chair,
        signer_on_behalf="Ban Chỉ đạo",
    )


def _faults(terms: Terms) -> dict[str, Text]:
    faults = {}
    if not terms.period_name:
        faults["period_name"] = Text("Ghi kỳ báo cáo, ví dụ: năm 2025.", "Name the period, such as: năm 2025.")
    if not terms.next_period_name:
        faults["next_period_name"] = Text("Ghi kỳ sau, ví dụ: năm 2026.", "Name the next period, such as: năm 2026.")
    if not terms.signer_title:
        faults["signer_title"] = Text("Ghi chức vụ người ký.", "Give the title of the signatory.")
    return faults


def _keep(workspace: Workspace, edition: Edition, act: str, at: datetime, by: User) -> None:
    with workspace.database() as db, transaction(db):
        consolidated.save(db, edition)
        detail = {"edition": edition.edition, "number": edition.number}
        audit.append(db, at=at, actor=by.username, action=f"{ACTION}.{act}", subject=edition.campaign_id, detail=detail)
