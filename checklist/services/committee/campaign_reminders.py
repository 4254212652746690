"""Reminders: a text to copy for every unit that has not sent, and a note that it was sent by whatever way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from checklist.domain.committee.campaigns import REMINDED, TURNOUT_NAMES, Campaign, CampaignState, Turnout
from checklist.domain.text import Text, date_vi
from checklist.services.committee.campaigns import CampaignFault, Standing, UnitStanding, held_campaign
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns
from checklist.store.database import transaction

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Reminder:
    """A unit to be reminded, and the draft of what to tell it. The text goes to the unit, so it is in Vietnamese."""

    row: UnitStanding
    text: str


def reminders_of(standing: Standing, committee: str, today: date) -> tuple[Reminder, ...]:
    """The units to be reminded, those overdue first, each with its draft."""
    return tuple(
        Reminder(row, reminder_text(standing.campaign, row, committee, today))
        for row in standing.rows
        if row.turnout in REMINDED
    )


def reminder_text(campaign: Campaign, row: UnitStanding, committee: str, today: date) -> str:
    """What to tell one unit: what is asked, of which period, until when, and how late it is."""
    period = f"từ ngày {date_vi(campaign.period.start)} đến hết ngày {date_vi(campaign.period.end)}"
    if row.turnout is Turnout.RETURNED:
        state = "Bản đã nộp được trả lại để hoàn thiện; đề nghị sửa theo lý do đã nêu và nộp lại."
    elif row.turnout is Turnout.OVERDUE:
        late = (today - campaign.due_on).days
        state = f"Đến nay đã quá hạn {late} ngày, Ban Chỉ đạo chưa nhận được báo cáo của đơn vị."
    else:
        state = f"Hạn nộp là ngày {date_vi(campaign.due_on)}; đến nay Ban Chỉ đạo chưa nhận được báo cáo của đơn vị."
    return (
        f"Kính gửi: {row.unit.name}\n\n"
        f"{committee} đề nghị đơn vị gửi báo cáo tự kiểm tra thực hiện dân chủ ở cơ sở (kỳ {period}) "
        f"thuộc “{campaign.name}”. {state}\n\n"
        "Báo cáo là tệp PDF đã ký do phần mềm lập. Nếu đã gửi, xin bỏ qua lời nhắc này; nếu có vướng mắc, "
        "đề nghị trao đổi với Ban Chỉ đạo.\n\nTrân trọng."
    )


def note_sent(
    workspace: Workspace, campaign_id: str, unit_ids: Collection[str], texts: dict[str, str], *, at: datetime, by: str
) -> int:
    """Note that units were reminded, each in the words of ``texts``; returns how many.

    Raises :class:`CampaignFault`, :class:`NotFound`.
    """
    with workspace.database() as db, transaction(db):
        campaign = held_campaign(db, campaign_id)
        if campaign.state is not CampaignState.OPEN:
            raise CampaignFault({"units": Text("Đợt này không mở.", "This campaign is not open.")})
        chosen = sorted(set(unit_ids).intersection(campaigns.units_of(db, campaign_id)))
        if not chosen:
            raise CampaignFault({"units": Text("Hãy đánh dấu đơn vị đã nhắc.", "Tick the units that were reminded.")})
        for unit_id in chosen:
            text = texts.get(unit_id, "")[:LONGEST].strip() or TURNOUT_NAMES[Turnout.MISSING].vi
            campaigns.note_reminder(db, campaign_id, unit_id, text, at=at, by=by)
        audit.append(db, at=at, actor=by, action="campaign.remind", subject=campaign_id, detail={"units": chosen})
    return len(chosen)
