"""Deleting a campaign that was planned and came to nothing: nobody has sent to it, asked or been asked anything."""

from __future__ import annotations

from datetime import datetime

from checklist.domain.committee.campaigns import CampaignState
from checklist.domain.text import Text
from checklist.services.committee.campaigns import CampaignFault, held_campaign
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns
from checklist.store.database import transaction

NOT_PLANNED = Text(
    "Chỉ xóa được đợt đang chuẩn bị; đợt đã mở thì đóng lại, không xóa.",
    "Only a planned campaign can be deleted; one that was opened is closed instead.",
)
HAS_TRACES = Text(
    "Đợt này đã có bản nộp, đề nghị miễn nộp, lần nhắc hoặc văn bản nên không xóa được.",
    "Something was sent, asked or written for this campaign, so it cannot be deleted.",
)
NOT_SURE = Text("Hãy đánh dấu xác nhận xóa.", "Tick that it shall be deleted.")


def may_be_dropped(workspace: Workspace, campaign_id: str) -> bool:
    """Whether a campaign could be deleted now. Raises :class:`NotFound`."""
    with workspace.database() as db:
        planned = held_campaign(db, campaign_id).state is CampaignState.PLANNED
        return planned and not campaigns.has_traces(db, campaign_id)


def drop_campaign(
    workspace: Workspace, campaign_id: str, *, sure: bool, expected_revision: int, at: datetime, by: str
) -> None:
    """Delete a planned campaign with its list of units; a line in the log stays.

    Raises :class:`CampaignFault`, :class:`NotFound`, ``StaleCampaign`` of the store.
    """
    with workspace.database() as db, transaction(db):
        campaign = held_campaign(db, campaign_id)
        if campaign.state is not CampaignState.PLANNED:
            raise CampaignFault({"main": NOT_PLANNED})
        if campaigns.has_traces(db, campaign_id):
            raise CampaignFault({"main": HAS_TRACES})
        if not sure:
            raise CampaignFault({"sure": NOT_SURE})
        count = len(campaigns.units_of(db, campaign_id))
        campaigns.drop(db, campaign_id, expected_revision=expected_revision)
        detail = {
            "name": campaign.name, "period": str(campaign.period), "due_on": campaign.due_on.isoformat(), "units": count
        }  # fmt: skip
        audit.append(db, at=at, actor=by, action="campaign.drop", subject=campaign_id, detail=detail)
