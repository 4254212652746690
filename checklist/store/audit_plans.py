"""The random samples drawn for audits, kept as they were drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.columns import instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import rows, transaction


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: who has ``seed`` and the units ``listed`` can draw it again."""

    id: str
    campaign_id: str
    seed: str
    drawn: tuple[str, ...]
    listed: tuple[str, ...]
    created_at: datetime
    created_by: str


def add(db: Database, sample: Sample) -> None:
    """Keep a new sample."""
    body = object_to_json({"drawn": list(sample.drawn), "listed": list(sample.listed)})
    with transaction(db):
        db.execute(
            "INSERT INTO audit_plans (id, campaign_id, seed, body, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?)",
            (
                sample.id,
                sample.campaign_id,
                sample.seed,
                body,
                instant_to_text(sample.created_at),
                sample.created_by,
            ),
        )


def of_campaign(db: Database, campaign_id: str) -> list[Sample]:
    """The samples of a campaign, the first drawn first."""
    found = rows(db, "SELECT * FROM audit_plans WHERE campaign_id = ? ORDER BY created_at, id", (campaign_id,))
    samples = []
    for each in found:
        body = json_to_object(each["body"])
        samples.append(
            Sample(
                each["id"],
                each["campaign_id"],
                each["seed"],
                tuple(body["drawn"]),
                tuple(body["listed"]),
                text_to_instant(each["created_at"]),
                each["created_by"],
            )
        )
    return samples
