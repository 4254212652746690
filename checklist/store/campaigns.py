"""Campaigns with their units, waivers and reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.committee.campaigns import Arrival, Asked, Campaign, CampaignState, Waiver
from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.store.columns import (
    day_to_text,
    instant_to_text,
    json_to_object,
    object_to_json,
    text_to_day,
    text_to_instant,
)
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import NotFound, Stale

__all__ = ["Arrival", "Asked", "Campaign", "StaleCampaign", "Waiver"]

_COLUMNS = "id, name, period_from, period_to, due_on, settings, state, revision, created_at, created_by"
_WAIVER = (
    "id, campaign_id, unit_id, reason, basis, expires_on, requested_by, requested_at, approved_by, approved_at, "
    "withdrawn_at"
)


class StaleCampaign(Stale):
    """Somebody else changed the campaign since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "Đợt đánh giá này vừa được người khác sửa; hãy xem lại rồi lưu.",
            "Somebody else has just changed this campaign; look at it again, then save.",
        )


def get(db: Database, campaign_id: str) -> Campaign:
    """The campaign of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM campaigns WHERE id = ?", (campaign_id,))
    if found is None:
        raise NotFound("đợt đánh giá", "campaign", campaign_id)
    return _from_row(found)


def every(db: Database) -> list[Campaign]:
    """All campaigns, the latest due first."""
    return [_from_row(each) for each in rows(db, f"SELECT {_COLUMNS} FROM campaigns ORDER BY due_on DESC, id")]


def add(db: Database, campaign: Campaign) -> None:
    """Keep a new campaign."""
    with transaction(db):
        db.execute(
            f"INSERT INTO campaigns ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                campaign.id, campaign.name, day_to_text(campaign.period.start), day_to_text(campaign.period.end),
                day_to_text(campaign.due_on), _settings(campaign), campaign.state, campaign.revision,
                instant_to_text(campaign.created_at), campaign.created_by,
            ),
        )  # fmt: skip


def change(db: Database, campaign: Campaign) -> Campaign:
    """Keep what changed; ``campaign.revision`` is the one that was read. Returns it as it now stands.

    Raises NotFound, and StaleCampaign when somebody else changed it meanwhile. The database refuses to change what a
    campaign asks once it has been opened.
    """
    with transaction(db):
        cursor = db.execute(
            "UPDATE campaigns SET name = ?, period_from = ?, period_to = ?, due_on = ?, settings = ?, state = ?, "
            "revision = revision + 1 WHERE id = ? AND revision = ?",
            (
                campaign.name, day_to_text(campaign.period.start), day_to_text(campaign.period.end),
                day_to_text(campaign.due_on), _settings(campaign), campaign.state, campaign.id, campaign.revision,
            ),
        )  # fmt: skip
        changed = get(db, campaign.id)
        if cursor.rowcount != 1:
            raise StaleCampaign
    return changed


def drop(db: Database, campaign_id: str, *, expected_revision: int) -> None:
    """Forget a planned campaign with its list of units and the committee's own figures for it.

    Raises StaleCampaign for another revision and for one that was opened. The database refuses while anything else
    hangs on it.
    """
    with transaction(db):
        sql = "DELETE FROM campaigns WHERE id = ? AND revision = ? AND state = 'planned'"
        if db.execute(sql, (campaign_id, expected_revision)).rowcount != 1:
            raise StaleCampaign


def has_traces(db: Database, campaign_id: str) -> bool:
    """Whether anything of a unit hangs on a campaign: what it sent, a waiver, a reminder, a sample
    drawn, a paper of the committee."""
    tables = ("submissions", "waivers", "reminders", "audit_plans", "decisions", "consolidated_reports")
    found = " UNION ALL ".join(f"SELECT 1 FROM {each} WHERE campaign_id = :id" for each in tables)
    return row(db, f"SELECT EXISTS ({found}) AS found", {"id": campaign_id}) == {"found": 1}


def units_of(db: Database, campaign_id: str) -> list[str]:
    """The ids of the register's units that a campaign was opened for."""
    found = rows(db, "SELECT unit_id FROM campaign_units WHERE campaign_id = ? ORDER BY unit_id", (campaign_id,))
    return [each["unit_id"] for each in found]


def campaigns_of(db: Database, unit_id: str) -> list[Campaign]:
    """The campaigns that a unit of the register takes part in, the latest due first."""
    found = rows(
        db,
        f"SELECT {_COLUMNS} FROM campaigns WHERE id IN (SELECT campaign_id FROM campaign_units WHERE unit_id = ?) "
        "ORDER BY due_on DESC, id",
        (unit_id,),
    )
    return [_from_row(each) for each in found]


def add_units(db: Database, campaign_id: str, unit_ids: Iterable[str], *, at: datetime, by: str) -> int:
    """Add units to a campaign and return how many were new to it."""
    added = 0
    with transaction(db):
        for unit_id in unit_ids:
            cursor = db.execute(
                "INSERT INTO campaign_units (campaign_id, unit_id, added_at, added_by) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                (campaign_id, unit_id, instant_to_text(at), by),
            )
            added += cursor.rowcount
    return added


def remove_units(db: Database, campaign_id: str, unit_ids: Iterable[str]) -> int:
    """Take units out of a campaign and return how many there were."""
    removed = 0
    with transaction(db):
        for unit_id in unit_ids:
            removed += db.execute(
                "DELETE FROM campaign_units WHERE campaign_id = ? AND unit_id = ?", (campaign_id, unit_id)
            ).rowcount
    return removed


def arrivals(db: Database, campaign_id: str) -> dict[str, Arrival]:
    """What has come in for a campaign, by unit: the day of the first version, the state of the latest."""
    found = rows(
        db,
        "SELECT id, unit_id, state, received_at FROM submissions WHERE campaign_id = ? AND unit_id IS NOT NULL "
        "ORDER BY received_at, rowid",
        (campaign_id,),
    )
    by_unit: dict[str, Arrival] = {}
    for each in found:
        first = by_unit.get(each["unit_id"])
        if first is not None and each["state"] == "superseded":
            continue
        first_at = first.first_at if first else text_to_instant(each["received_at"])
        by_unit[each["unit_id"]] = Arrival(first_at, each["id"], each["state"])
    return by_unit


def waivers_of(db: Database, campaign_id: str) -> list[Waiver]:
    """The waivers asked for in a campaign, the oldest first."""
    sql = f"SELECT {_WAIVER} FROM waivers WHERE campaign_id = ? ORDER BY requested_at, rowid"
    found = rows(db, sql, (campaign_id,))
    return [_waiver(each) for each in found]


def waiver(db: Database, waiver_id: str) -> Waiver:
    """The waiver of this id. Raises NotFound."""
    found = row(db, f"SELECT {_WAIVER} FROM waivers WHERE id = ?", (waiver_id,))
    if found is None:
        raise NotFound("đề nghị miễn nộp", "waiver", waiver_id)
    return _waiver(found)


def add_waiver(db: Database, asked: Waiver) -> None:
    """Keep a waiver that is asked for; it counts once it is approved."""
    with transaction(db):
        db.execute(
            "INSERT INTO waivers (id, campaign_id, unit_id, reason, basis, expires_on, requested_by, requested_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                asked.id, asked.campaign_id, asked.unit_id, asked.reason, asked.basis, day_to_text(asked.expires_on),
                asked.requested_by, instant_to_text(asked.requested_at),
            ),
        )  # fmt: skip


def approve_waiver(db: Database, waiver_id: str, *, at: datetime, by: str) -> bool:
    """Approve a waiver that still waits; False when it does not. The database refuses who asked for it."""
    with transaction(db):
        return db.execute(
            "UPDATE waivers SET approved_by = ?, approved_at = ? "
            "WHERE id = ? AND approved_at IS NULL AND withdrawn_at IS NULL",
            (by, instant_to_text(at), waiver_id),
        ).rowcount == 1  # fmt: skip


def withdraw_waiver(db: Database, waiver_id: str, *, at: datetime) -> bool:
    """End a waiver, approved or not; False when it has been ended before."""
    with transaction(db):
        sql = "UPDATE waivers SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL"
        return db.execute(sql, (instant_to_text(at), waiver_id)).rowcount == 1


def note_reminder(db: Database, campaign_id: str, unit_id: str, text: str, *, at: datetime, by: str) -> None:
    """Note that a unit was reminded, and in which words."""
    with transaction(db):
        db.execute(
            "INSERT INTO reminders (campaign_id, unit_id, text, at, by) VALUES (?, ?, ?, ?, ?)",
            (campaign_id, unit_id, text, instant_to_text(at), by),
        )


def last_reminders(db: Database, campaign_id: str) -> dict[str, datetime]:
    """When each unit was last reminded."""
    found = rows(
        db, "SELECT unit_id, max(at) AS at FROM reminders WHERE campaign_id = ? GROUP BY unit_id", (campaign_id,)
    )
    return {each["unit_id"]: text_to_instant(each["at"]) for each in found}


def _settings(campaign: Campaign) -> str:
    return object_to_json(
        {kind.value: {"regulation": one.regulation, "scoring": one.scoring} for kind, one in campaign.asked.items()}
    )


def _from_row(found: Row) -> Campaign:
    asked: dict[str, Any] = json_to_object(found["settings"])
    return Campaign(
        id=found["id"],
        name=found["name"],
        period=Period(text_to_day(found["period_from"]), text_to_day(found["period_to"])),
        due_on=text_to_day(found["due_on"]),
        asked={UnitKind(kind): Asked(one["regulation"], one["scoring"]) for kind, one in asked.items()},
        state=CampaignState(found["state"]),
        revision=found["revision"],
        created_at=text_to_instant(found["created_at"]),
        created_by=found["created_by"],
    )


def _waiver(found: Row) -> Waiver:
    instants = {
        name: text_to_instant(found[name]) if found[name] else None
        for name in ("requested_at", "approved_at", "withdrawn_at")
    }
    return Waiver(**{**found, **instants, "expires_on": text_to_day(found["expires_on"])})
