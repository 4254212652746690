"""The deadlines of a committee as a calendar that a program can subscribe to, under a secret address a user."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from checklist.documents.calendar_feed import MEDIA_TYPE, Deadline, calendar_of
from checklist.domain.committee.campaigns import CampaignState
from checklist.domain.committee.follow_up import RemedyState
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns, committee, register, remedies
from checklist.store.database import transaction
from checklist.store.users import User

__all__ = ["MEDIA_TYPE", "calendar", "new_address"]


def new_address(workspace: Workspace, user: User, *, at: datetime) -> str:
    """A new secret for the user's calendar, shown once; the one before stops working."""
    secret = secrets.token_urlsafe(32)
    with workspace.database() as db, transaction(db):
        remedies.set_feed(db, user.id, _hashed(secret), at)
        audit.append(db, at=at, actor=user.username, action="calendar.address", subject=user.username, detail={})
    return secret


def calendar(workspace: Workspace, secret: str, *, at: datetime) -> bytes:
    """The deadlines behind a secret address. Raises :class:`NotFound` for any other."""
    with workspace.database() as db:
        seat = committee.get(db)
        if seat is None or remedies.feed_owner(db, _hashed(secret)) is None:
            raise NotFound("Không có lịch này.", "There is no such calendar.")
        units = register.load(db).units
        found = [
            Deadline(f"campaign-{each.id}", each.due_on, f"Hạn nộp báo cáo: {each.name}")
            for each in campaigns.every(db)
            if each.state is CampaignState.OPEN
        ]
        found += [
            Deadline(
                f"remedy-{each.id}",
                each.due,
                f"Hạn khắc phục: {units[each.unit_id].name}",
                f"{each.what}\n{each.owner}",
            )
            for each in remedies.every(db)
            if each.state is RemedyState.OPEN and each.due is not None
        ]
        found += [
            Deadline(f"waiver-{waiver.id}", waiver.expires_on, f"Hết hạn miễn nộp: {units[waiver.unit_id].name}")
            for campaign in campaigns.every(db)
            for waiver in campaigns.waivers_of(db, campaign.id)
            if waiver.approved_at is not None and waiver.withdrawn_at is None
        ]
    return calendar_of(seat.name, found, at=at)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
