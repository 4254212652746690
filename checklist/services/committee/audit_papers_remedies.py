"""The unit's remedy plan, and the report on how it went, as papers for the unit to sign; made anew on each demand."""

from __future__ import annotations

from datetime import date, datetime

from checklist.documents.papers import render_paper
from checklist.domain.committee.follow_up import Remedy as Task
from checklist.domain.committee.follow_up import RemedyState as TaskState
from checklist.domain.dates import legal_day
from checklist.domain.papers.common import Issuing, Signatory
from checklist.domain.papers.profiles import LayoutId
from checklist.domain.papers.remedy_plan import Remedy, RemedyPlan, RemedyState
from checklist.domain.report_signing import head
from checklist.domain.report_source import Source
from checklist.domain.report_words import long_date, period_name
from checklist.services.committee.audit_reading import AuditView, audit_view
from checklist.services.committee.recognition_paper import lapsed_notices, the_committee
from checklist.services.committee.visits_paper import source_of
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace
from checklist.store import audit_papers, remedies
from checklist.store.audit_papers import Notice
from checklist.store.committee import Committee

NO_SYMBOL = "……"
NOBODY = "chưa phân công"
ON_BEHALF, FOR_HEAD = "TM. ", "KT. "


def has_tasks(workspace: Workspace, submission_id: str) -> bool:
    """Whether anything is to be mended after a submission's audit."""
    with workspace.database() as db:
        return any(each.state is not TaskState.DROPPED for each in remedies.of_submission(db, submission_id))


def remedy_plan_pdf(workspace: Workspace, submission_id: str, *, as_report: bool, today: date) -> bytes:
    """The plan, or with ``as_report`` the report on it as of ``today``.

    Raises :class:`NotFound`, and :class:`Refused` when nothing is to be mended.
    """
    view = audit_view(workspace, submission_id)
    with workspace.database() as db:
        asked = [each for each in remedies.of_submission(db, submission_id) if each.state is not TaskState.DROPPED]
        committee, notice = the_committee(db), audit_papers.get(db, submission_id)
    if not asked:
        raise Refused("Không có việc khắc phục nào của bản nộp này.", "Nothing is to be mended after this submission.")
    source = source_of(view)
    assessed = (view.submission.regulation, view.assessment.answers.unit.kind.value)
    return render_paper(
        RemedyPlan(
            issuing=_issuing(source, view, today),
            unit=source.issuer,
            subject_period=period_name(view.assessment.answers.period),
            basis=_basis(view, committee, notice),
            remedies=tuple(_remedy(source, each) for each in asked),
            signatory=_signatory(source),
            is_follow_up=as_report,
            as_of=today if as_report else None,
            addressees=(committee.name,),
            notice=" ".join(lapsed_notices(workspace, [assessed], today)),
        )
    )


def _issuing(source: Source, view: AuditView, today: date) -> Issuing:
    unit = view.assessment.answers.unit
    return Issuing(
        layout=LayoutId.STATE,
        superior=unit.parent,
        issuer=source.issuer,
        symbol=source.text("symbol") or NO_SYMBOL,
        place=source.text("place") or unit.place,
        drawn_up_on=today,
        is_sample=view.assessment.answers.sample,
    )


def _signatory(source: Source) -> Signatory:
    signer = head(source)
    *authority, title = signer.lines
    behalf = next((line.removeprefix(ON_BEHALF) for line in authority if line.startswith(ON_BEHALF)), "")
    for_head = next((line.removeprefix(FOR_HEAD) for line in authority if line.startswith(FOR_HEAD)), "")
    return Signatory(title, signer.name, behalf, for_head)


def _basis(view: AuditView, committee: Committee, notice: Notice | None) -> str:
    if notice is not None and notice.state == "issued" and notice.dated is not None:
        number = notice.body["issued"]["number"]
        return f"Thông báo số {number} {long_date(notice.dated)} của {committee.name} về kết luận kiểm tra"
    audit = view.audit
    if audit is not None and audit.concluded_at is not None:
        day = long_date(legal_day(audit.concluded_at))
        return f"kết luận thẩm định {day} của {committee.name}"
    return f"kết quả thẩm định của {committee.name}"


def _remedy(source: Source, task: Task) -> Remedy:
    finding = next((each for each in source.findings if each.requirement.id == task.requirement_id), None)
    fault = f"Mục {source.number(finding)}: {finding.requirement.text.vi}" if finding else "Yêu cầu của Ban Chỉ đạo"
    states = {TaskState.OPEN: RemedyState.UNDER_WAY if task.report else RemedyState.OPEN}
    confirmed = task.state is TaskState.CONFIRMED and task.checked_at is not None
    return Remedy(
        fault=fault,
        measure=task.what,
        owner=task.owner or NOBODY,
        due=task.due,
        product=task.product,
        result=task.report,
        state=states.get(task.state, RemedyState.DONE),
        confirmed_on=_day(task.checked_at) if confirmed else None,
        confirmed_by="Ban Chỉ đạo" if confirmed else "",
    )


def _day(at: datetime | None) -> date | None:
    return legal_day(at) if at is not None else None
