"""Valid things to put into a store, and the instants they carry."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlite_utils import Database

from checklist.store import answers, assessments, seals, units
from checklist.store.assessments import Assessment
from checklist.store.seals import Seal
from checklist.store.units import Unit

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 1, 5, 12, 30, tzinfo=UTC)
OFFICER = "nguyen.thi.lan"
REQUIREMENT = "nd145.d39.k3"


def a_unit(db: Database, unit_id: str = "cong-ty-an-binh", **changes: Any) -> Unit:
    """An employer that is kept in the store."""
    values: dict[str, Any] = {
        "id": unit_id,
        "name": "Công ty TNHH An Bình",
        "kind": "employer",
        "parent": "",
        "place": "Cần Thơ",
        "profile": {"headcount": 320, "has_union": True},
        "is_sample": True,
        "created_at": NOON,
    }
    unit = Unit(**(values | changes))
    units.add(db, unit)
    return unit


def a_draft(db: Database, unit_id: str = "cong-ty-an-binh", **changes: Any) -> Assessment:
    """A draft for 2025, together with its unit."""
    if unit_id not in [unit.id for unit in units.every(db)]:
        a_unit(db, unit_id)
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    values: dict[str, Any] = {
        "id": assessments.derive_id(unit_id, "nd-145-2020", first, last),
        "unit_id": unit_id,
        "regulation": "nd-145-2020",
        "period_from": first,
        "period_to": last,
        "profile": {"headcount": 320},
        "created_at": NOON,
        "created_by": OFFICER,
    }
    assessment = Assessment(**(values | changes))
    assessments.create(db, assessment)
    return assessment


def save_answer(
    db: Database,
    assessment_id: str,
    *,
    expected_revision: int = 0,
    declared: str | None = "done",
    body: Mapping[str, Any] | None = None,
    by: str = OFFICER,
) -> int:
    """Save an answer to the one requirement that these tests speak of."""
    return answers.save(
        db,
        assessment_id,
        REQUIREMENT,
        declared=declared,
        body=body or {},
        expected_revision=expected_revision,
        at=LATER,
        by=by,
    )


def a_seal(db: Database, assessment_id: str, payload: bytes = b'{"answers":{}}', **changes: Any) -> Seal:
    """Seal an assessment."""
    values: dict[str, Any] = {
        "payload": payload,
        "rules": b'{"rules":[]}',
        "printed": {"slots": ["head"]},
        "at": LATER,
        "by": OFFICER,
    }
    return seals.add(db, assessment_id, **(values | changes))
