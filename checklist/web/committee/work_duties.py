"""What there is to do with what has come in: assign, audit, conclude, recognise, certify, re-check remedies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask import url_for

from checklist.domain.committee.follow_up import RemedyState
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.follow_up import follow_up
from checklist.services.committee.recognition_waiting import recognition_waiting
from checklist.services.committee.submissions import standing_counts
from checklist.services.workspace import Workspace
from checklist.web.committee.home_duties import Duty, provides_duties
from checklist.web.committee.recognition_views import may_prepare

UNASSIGNED = Text("bản nộp chưa gắn đơn vị", "submissions that belong to no unit yet")
TO_AUDIT = Text("bản nộp chưa có người thẩm định", "submissions that nobody audits yet")
TO_CONCLUDE = Text("cuộc thẩm định chờ kết luận", "audits to be concluded")
OVERDUE = Text("việc khắc phục quá hạn", "remedies overdue")
TO_CHECK = Text("việc khắc phục chờ phúc tra", "remedies to be re-checked")
UNLISTED = Text(
    "bản nộp đã kết luận thẩm định, chưa đưa vào văn bản công nhận nào",
    "concluded submissions that no decision of recognition lists",
)
UNSIGNED = Text("văn bản công nhận đã ban hành, chưa ký", "issued decisions of recognition that nobody has signed")
TO_GIVE = Text(
    "giấy công nhận chưa cấp theo văn bản đã ký", "certificates to be given under decisions that have been signed"
)
TO_PRINT = Text("giấy công nhận đã cấp, chưa lập tệp để in và ký", "certificates given, not yet printed for signing")


@provides_duties
def what_came_in(workspace: Workspace, user: User, today: date) -> Iterator[Duty]:
    """What waits for the reader's own role, and what is late for everybody."""
    counts = standing_counts(workspace)
    if counts.unassigned and allows(user.role, Permission.RECEIVE):
        yield Duty(counts.unassigned, UNASSIGNED, url_for("receiving.start"), True)
    if counts.received and allows(user.role, Permission.AUDIT):
        yield Duty(counts.received, TO_AUDIT, url_for("audit.queue", dot=counts.received_in))
    if counts.proposed and allows(user.role, Permission.CONCLUDE):
        yield Duty(counts.proposed, TO_CONCLUDE, url_for("audit.queue", dot=counts.proposed_in), True)
    found = follow_up(workspace, today)
    if found.counts.overdue:
        yield Duty(found.counts.overdue, OVERDUE, url_for("follow_up.overview", loc="qua-han"), True)
    reported = sum(each.state is RemedyState.REPORTED for each in found.remedies)
    if reported and allows(user.role, Permission.AUDIT):
        yield Duty(reported, TO_CHECK, url_for("follow_up.overview", loc="cho-phuc-tra"))


@provides_duties
def what_to_recognise(workspace: Workspace, user: User, today: date) -> Iterator[Duty]:
    """What is left to do between a concluded audit and the certificate; nothing for who prepares no decisions."""
    if not may_prepare(user):
        return
    found = recognition_waiting(workspace, today)
    if found.unlisted:
        yield Duty(found.unlisted, UNLISTED, url_for("recognition.overview", dot=found.list_in, _anchor="lap-moi"))
    if found.unsigned:
        only = found.unsigned[0] if len(found.unsigned) == 1 else None
        address = url_for("recognition.show", decision_id=only) if only else url_for("recognition.overview")
        yield Duty(len(found.unsigned), UNSIGNED, address, True)
    # Of several decisions the first comes first; when it is done, the line leads to the next.
    if found.to_give and allows(user.role, Permission.CONCLUDE):
        yield Duty(found.to_give, TO_GIVE, url_for("certificate_batches.show", decision_id=found.give_in[0]))
    if found.to_print:
        yield Duty(found.to_print, TO_PRINT, url_for("certificate_batches.show", decision_id=found.print_in[0]))
