"""Letting a unit off a campaign: a member asks, the chair approves, and it ends by itself."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from checklist.domain.committee.campaigns import CampaignState, Waiver
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.campaigns import CampaignFault, held_campaign
from checklist.services.errors import NotFound, Refused
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow

LONGEST = 2000


@dataclass(frozen=True, slots=True)
class TypedWaiver:
    """A waiver as asked for; ``expires_on`` is None where no day was given."""

    unit_id: str
    reason: str
    basis: str
    expires_on: date | None


def ask_waiver(
    workspace: Workspace, campaign_id: str, typed: TypedWaiver, *, today: date, at: datetime, by: User
) -> Waiver:
    """Ask that a unit be let off. Raises :class:`CampaignFault`, :class:`NotFound`."""
    with workspace.database() as db, transaction(db):
        campaign = held_campaign(db, campaign_id)
        faults = _faults(typed, today)
        if campaign.state is CampaignState.CLOSED:
            faults["unit_id"] = Text("Đợt này đã đóng.", "This campaign is closed.")
        elif typed.unit_id not in campaigns.units_of(db, campaign_id):
            faults["unit_id"] = Text("Hãy chọn một đơn vị của đợt này.", "Choose a unit of this campaign.")
        elif any(
            each.unit_id == typed.unit_id and (each.holds_on(today) or each.waits_on(today))
            for each in campaigns.waivers_of(db, campaign_id)
        ):
            faults["unit_id"] = Text("Đơn vị này đã có đề nghị miễn nộp.", "It has been asked for already.")
        if faults or typed.expires_on is None:
            raise CampaignFault(faults)
        asked = Waiver(
            secrets.token_hex(10), campaign_id, typed.unit_id, typed.reason, typed.basis, typed.expires_on,
            by.username, at, None, None, None,
        )  # fmt: skip
        campaigns.add_waiver(db, asked)
        detail = {"unit": asked.unit_id, "reason": asked.reason, "basis": asked.basis,
                  "expires_on": asked.expires_on.isoformat(), "waiver": asked.id}  # fmt: skip
        audit.append(db, at=at, actor=by.username, action="waiver.ask", subject=campaign_id, detail=detail)
    return asked


def approve_waiver(
    workspace: Workspace, campaign_id: str, waiver_id: str, *, today: date, at: datetime, by: User
) -> None:
    """Approve a waiver, as somebody who may conclude and did not ask for it. Raises :class:`Refused`."""
    if not allows(by.role, Permission.CONCLUDE):
        raise Refused("Chỉ Trưởng ban duyệt miễn nộp.", "Only the chair approves a waiver.")
    with workspace.database() as db, transaction(db):
        try:
            waiver = campaigns.waiver(db, waiver_id)
        except NoSuchRow as error:
            raise NotFound("Không có đề nghị miễn nộp này.", "There is no such request for a waiver.") from error
        if waiver.campaign_id != campaign_id:
            raise NotFound("Không có đề nghị miễn nộp này.", "There is no such request for a waiver.")
        if waiver.requested_by == by.username:
            raise CampaignFault({"waivers": Text(
                "Người đề nghị không tự duyệt.", "Whoever asked for it does not approve it."
            )})  # fmt: skip
        if not waiver.waits_on(today) or not campaigns.approve_waiver(db, waiver_id, at=at, by=by.username):
            raise CampaignFault({"waivers": Text(
                "Đề nghị này không còn chờ duyệt.", "This waiver does not wait for approval any more."
            )})  # fmt: skip
        detail = {"unit": waiver.unit_id, "waiver": waiver_id}
        audit.append(db, at=at, actor=by.username, action="waiver.approve", subject=campaign_id, detail=detail)


def withdraw_waiver(workspace: Workspace, campaign_id: str, waiver_id: str, *, at: datetime, by: User) -> None:
    """End a waiver: whoever asked takes it back, or the chair refuses or revokes it. Raises :class:`Refused`."""
    with workspace.database() as db, transaction(db):
        try:
            waiver = campaigns.waiver(db, waiver_id)
        except NoSuchRow as error:
            raise NotFound("Không có đề nghị miễn nộp này.", "There is no such request for a waiver.") from error
        if waiver.campaign_id != campaign_id:
            raise NotFound("Không có đề nghị miễn nộp này.", "There is no such request for a waiver.")
        if waiver.requested_by != by.username and not allows(by.role, Permission.CONCLUDE):
            raise CampaignFault({"waivers": Text(
                "Chỉ người đề nghị hoặc Trưởng ban rút được.", "Only whoever asked for it, or the chair, may end it."
            )})  # fmt: skip
        if campaigns.withdraw_waiver(db, waiver_id, at=at):
            detail = {"unit": waiver.unit_id, "waiver": waiver_id, "was_approved": waiver.approved_at is not None}
            audit.append(db, at=at, actor=by.username, action="waiver.end", subject=campaign_id, detail=detail)


def waivers_of(workspace: Workspace, campaign_id: str) -> list[Waiver]:
    """Every waiver of a campaign, the oldest first."""
    with workspace.database() as db:
        return campaigns.waivers_of(db, campaign_id)


def _faults(typed: TypedWaiver, today: date) -> dict[str, Text]:
    faults: dict[str, Text] = {}
    for field, value, missing in (
        ("reason", typed.reason, Text("Hãy ghi lý do.", "Give the reason.")),
        ("basis", typed.basis, Text("Hãy ghi căn cứ.", "Give the legal basis.")),
    ):
        if not value:
            faults[field] = missing
        elif len(value) > LONGEST:
            faults[field] = Text(f"Không dài quá {LONGEST} ký tự.", f"At most {LONGEST} characters.")
    if typed.expires_on is None:
        faults["expires_on"] = Text("Hãy ghi ngày hết hạn.", "Give the day on which it ends.")
    elif typed.expires_on < today:
        faults["expires_on"] = Text("Ngày hết hạn đã qua.", "That day has passed.")
    return faults
