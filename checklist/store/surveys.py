"""The short surveys of units and their answers: one a device, told apart by a salted digest and by nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from checklist.store.columns import (
    JsonObject,
    day_to_text,
    instant_to_text,
    json_to_object,
    object_to_json,
    text_to_day,
    text_to_instant,
)
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotFound

_COLUMNS = "id, unit_id, opens_on, closes_on, salt, created_at, created_by"


@dataclass(frozen=True, slots=True)
class Survey:
    """One survey; its first and last day are days on which answers are taken."""

    id: str
    unit_id: str
    opens_on: date
    closes_on: date
    salt: str
    created_at: datetime
    created_by: str

    def is_open(self, today: date) -> bool:
        """Whether answers are taken on ``today``."""
        return self.opens_on <= today <= self.closes_on


def add(db: Database, survey: Survey) -> None:
    """Keep a new survey."""
    with transaction(db):
        db.execute(
            f"INSERT INTO surveys ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                survey.id, survey.unit_id, day_to_text(survey.opens_on), day_to_text(survey.closes_on), survey.salt,
                instant_to_text(survey.created_at), survey.created_by,
            ),
        )  # fmt: skip


def get(db: Database, survey_id: str) -> Survey:
    """The survey of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM surveys WHERE id = ?", (survey_id,))
    if found is None:
        raise NotFound("đợt khảo sát", "survey", survey_id)
    return _from_row(found)


def of_unit(db: Database, unit_id: str) -> list[Survey]:
    """The surveys of a unit, the latest first."""
    found = rows(db, f"SELECT {_COLUMNS} FROM surveys WHERE unit_id = ? ORDER BY opens_on DESC, id", (unit_id,))
    return [_from_row(each) for each in found]


def close(db: Database, survey_id: str, last_day: date) -> None:
    """Let an earlier day be the last of a survey."""
    with transaction(db):
        db.execute("UPDATE surveys SET closes_on = ? WHERE id = ?", (day_to_text(last_day), survey_id))


def has_answered(db: Database, survey_id: str, device: str) -> bool:
    """Whether a device has answered."""
    where = "survey_id = ? AND device = ?"
    return row(db, f"SELECT 1 FROM survey_answers WHERE {where}", (survey_id, device)) is not None


def answer(db: Database, survey_id: str, device: str, body: JsonObject, on_day: date) -> None:
    """Keep the answers of a device. Raises AlreadyExists when it has answered."""
    with transaction(db):
        if has_answered(db, survey_id, device):
            raise AlreadyExists("câu trả lời của thiết bị này", "answer from this device", survey_id)
        db.execute(
            "INSERT INTO survey_answers (survey_id, device, body, on_day) VALUES (?, ?, ?, ?)",
            (survey_id, device, object_to_json(body), day_to_text(on_day)),
        )


def answers(db: Database, survey_id: str) -> list[JsonObject]:
    """What was answered, in an order that says nothing of when."""
    return [
        json_to_object(each["body"])
        for each in rows(db, "SELECT body FROM survey_answers WHERE survey_id = ? ORDER BY device", (survey_id,))
    ]


def _from_row(found: Row) -> Survey:
    return Survey(
        **{
            **found,
            "opens_on": text_to_day(found["opens_on"]),
            "closes_on": text_to_day(found["closes_on"]),
            "created_at": text_to_instant(found["created_at"]),
        }
    )
