"""What a concluded audit leaves to be mended: the unit's own plans where it wrote them, requests where it did not."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from checklist.domain.assessment import Assessment
from checklist.domain.committee.audit import Comparison
from checklist.domain.committee.follow_up import Origin, Remedy, RemedyState
from checklist.domain.findings import SHORTFALLS
from checklist.store import remedies
from checklist.store.submissions import Submission


def take_over_plans(
    db: Database,
    submission: Submission,
    assessment: Assessment,
    comparisons: Iterable[Comparison],
    *,
    at: datetime,
    by: str,
) -> int:
    """Within a transaction: follow up every shortfall that the committee sees; returns how many are new.

    The unit's own remedy is taken where it wrote one; otherwise the committee asks for one, without a day yet.
    """
    if submission.unit_id is None:
        return 0
    known = {each.requirement_id for each in remedies.of_submission(db, submission.id)}
    added = 0
    for each in comparisons:
        requirement = each.finding.requirement
        if each.audit_value not in SHORTFALLS or requirement.id in known:
            continue
        plan = assessment.answers.to(requirement.id).remedy
        remedy = Remedy(
            id=f"kp-{secrets.token_hex(8)}",
            unit_id=submission.unit_id,
            submission_id=submission.id,
            requirement_id=requirement.id,
            origin=Origin.UNIT if plan else Origin.COMMITTEE,
            what=plan.what if plan else f"Khắc phục: {requirement.text.vi}",
            owner=plan.owner if plan else "",
            due=plan.due if plan else None,
            product=plan.product if plan else "",
            state=RemedyState.OPEN,
            reported_on=None,
            report="",
            checked_by=None,
            checked_at=None,
            check_note="",
            revision=1,
            created_at=at,
            created_by=by,
        )
        remedies.add(db, remedy)
        added += 1
    return added
