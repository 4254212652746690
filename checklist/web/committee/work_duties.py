"""What there is to do with what has come in: assign, decide between versions, audit, conclude, re-check remedies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask import url_for

from checklist.domain.committee.follow_up import RemedyState
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.follow_up import follow_up
from checklist.services.committee.submissions import standing_counts
from checklist.services.workspace import Workspace
from checklist.web.committee.home_duties import Duty, provides_duties

UNASSIGNED = Text("bản nộp chưa gắn đơn vị", "submissions that belong to no unit yet")
TO_AUDIT = Text("bản nộp chưa có người thẩm định", "submissions that nobody audits yet")
TO_CONCLUDE = Text("cuộc thẩm định chờ kết luận", "audits to be concluded")
OVERDUE = Text("việc khắc phục quá hạn", "remedies overdue")
TO_CHECK = Text("việc khắc phục chờ phúc tra", "remedies to be re-checked")


@provides_duties
def what_came_in(workspace: Workspace, user: User, today: date) -> Iterator[Duty]:
    """What waits for the reader's own role, and what is late for everybody."""
    counts = standing_counts(workspace)
    if counts.unassigned and allows(user.role, Permission.RECEIVE):
        yield Duty(counts.unassigned, UNASSIGNED, url_for("receiving.start"), True)
    if counts.received and allows(user.role, Permission.AUDIT):
        yield Duty(counts.received, TO_AUDIT, url_for("audit.queue"))
    if counts.proposed and allows(user.role, Permission.CONCLUDE):
        yield Duty(counts.proposed, TO_CONCLUDE, url_for("audit.queue"), True)
    found = follow_up(workspace, today)
    if found.counts.overdue:
        yield Duty(found.counts.overdue, OVERDUE, url_for("follow_up.overview", loc="qua-han"), True)
    reported = sum(each.state is RemedyState.REPORTED for each in found.remedies)
    if reported and allows(user.role, Permission.AUDIT):
        yield Duty(reported, TO_CHECK, url_for("follow_up.overview", loc="cho-phuc-tra"))
