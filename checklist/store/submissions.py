"""The submissions of a committee: every sealed self-assessment received, once each, with the bytes it was sealed as.

What was received never changes; what it is bound to (unit, campaign, state, the version it supersedes) does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from checklist.store.columns import (
    day_to_text,
    instant_to_text,
    json_to_object,
    object_to_json,
    text_to_day,
    text_to_instant,
)
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import NotFound

_COLUMNS = (
    "id, unit_id, campaign_id, seal_digest, printed_id, class, regulation, period_from, period_to, claimed, result, "
    "differences, requirements_digest, verdicts, supersedes, state, received_at, received_by, confirmed_by"
)
_CHANGEABLE = frozenset(
    {"unit_id", "campaign_id", "class_", "state", "supersedes", "differences", "result", "verdicts",
     "requirements_digest", "confirmed_by"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Submission:
    """One received self-assessment. Its sealed bytes are apart: :func:`payload`."""

    id: str
    unit_id: str | None
    """The unit of the register; None until a member assigns one."""
    campaign_id: str | None
    seal_digest: str
    printed_id: str
    """The id printed on the paper, XXXX-XXXX-XXXX-XXXX."""
    class_: str
    """digital | stamped | scan"""
    regulation: str
    period_from: date
    period_to: date
    claimed: Mapping[str, Any]
    """The result inside the file in short, with ``unit``: name, kind, parent, place, code as the file gives them."""
    result: Mapping[str, Any]
    """The same answers under the rules here in short, with ``rules_digest``, ``same_rules`` and ``evaluated``."""
    differences: tuple[Mapping[str, Any], ...]
    """Plain discrepancies: kind, where, text, claimed, here."""
    requirements_digest: str
    verdicts: bytes
    """One letter a requirement in the order of :func:`requirement_order`."""
    supersedes: str | None
    state: str
    """unassigned | received | returned | in_audit | concluded | superseded"""
    received_at: datetime
    received_by: str
    confirmed_by: str | None


def add(db: Database, submission: Submission, payload: bytes) -> None:
    """Keep a new submission with its sealed bytes. The seal must be new here (``by_seal``)."""
    columns, values = zip(*_to_row(submission).items(), strict=True)
    marks = ", ".join("?" for _ in values)
    with transaction(db):
        db.execute(f"INSERT INTO submissions ({', '.join(columns)}, payload) VALUES ({marks}, ?)", [*values, payload])


def get(db: Database, submission_id: str) -> Submission:
    """The submission of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM submissions WHERE id = ?", (submission_id,))
    if found is None:
        raise NotFound("bản nộp", "submission", submission_id)
    return _from_row(found)


def payload(db: Database, submission_id: str) -> bytes:
    """The sealed bytes, exactly as they were attached to the PDF. Raises NotFound."""
    found = row(db, "SELECT payload FROM submissions WHERE id = ?", (submission_id,))
    if found is None:
        raise NotFound("bản nộp", "submission", submission_id)
    return bytes(found["payload"])


def sealed_input(db: Database, submission_id: str) -> dict[str, Any]:
    """What its unit stated: the input in the sealed bytes. Raises NotFound.

    SQLite takes it out from between the rules, which are six times as long and which nobody wants here.
    """
    sql = "SELECT json_extract(CAST(payload AS TEXT), '$.input') AS input FROM submissions WHERE id = ?"
    found = row(db, sql, (submission_id,))
    if found is None:
        raise NotFound("bản nộp", "submission", submission_id)
    given: dict[str, Any] = json.loads(found["input"])
    return given


def by_seal(db: Database, seal_digest: str) -> Submission | None:
    """The submission of a seal, or None."""
    return _first(db, "seal_digest = ?", (seal_digest,))


def by_printed_id(db: Database, printed_id: str) -> Submission | None:
    """The submission whose paper prints this id, or None."""
    return _first(db, "printed_id = ?", (printed_id,))


def successor(db: Database, submission_id: str) -> Submission | None:
    """The version that supersedes a submission, or None."""
    return _first(db, "supersedes = ?", (submission_id,))


def every(db: Database, *, state: str | None = None, limit: int = 1000) -> list[Submission]:
    """Submissions, the last received first; of one state where given."""
    where, parameters = ("1", ()) if state is None else ("state = ?", (state,))
    return _all(db, f"{where} ORDER BY received_at DESC, id LIMIT {int(limit)}", parameters)


def undecided(db: Database, limit: int = 100) -> list[Submission]:
    """Submissions of which several versions stand, so that somebody has to decide which one counts."""
    where = (
        "state <> 'superseded' AND (unit_id, regulation, period_from, period_to) IN ("
        "SELECT unit_id, regulation, period_from, period_to FROM submissions "
        "WHERE state <> 'superseded' AND unit_id IS NOT NULL GROUP BY 1, 2, 3, 4 HAVING count(*) > 1) "
        f"ORDER BY unit_id, received_at, id LIMIT {int(limit)}"
    )
    return _all(db, where, ())


def count_by_state(db: Database) -> dict[str, int]:
    """How many submissions are in each state."""
    return {
        each["state"]: each["n"] for each in rows(db, "SELECT state, count(*) AS n FROM submissions GROUP BY state")
    }


def campaign_in_state(db: Database, state: str) -> str | None:
    """The campaign of the submission that has been in a state the longest; None where no campaign has one."""
    found = row(
        db,
        "SELECT campaign_id FROM submissions WHERE state = ? AND campaign_id IS NOT NULL "
        "ORDER BY received_at, id LIMIT 1",
        (state,),
    )
    return found["campaign_id"] if found else None


def campaigns_with_any(db: Database) -> frozenset[str]:
    """The campaigns that something was received for."""
    found = rows(db, "SELECT DISTINCT campaign_id FROM submissions WHERE campaign_id IS NOT NULL")
    return frozenset(each["campaign_id"] for each in found)


def of_campaign(db: Database, campaign_id: str, *, current: bool = True) -> list[Submission]:
    """The submissions of a campaign in the order of their units; ``current`` leaves superseded ones out."""
    kept = " AND state <> 'superseded'" if current else ""
    return _all(db, f"campaign_id = ?{kept} ORDER BY unit_id, received_at", (campaign_id,))


def of_unit(db: Database, unit_id: str) -> list[Submission]:
    """All submissions of a unit, superseded ones included, the latest period and the last received first."""
    return _all(db, "unit_id = ? ORDER BY period_to DESC, received_at DESC", (unit_id,))


def versions(db: Database, unit_id: str, regulation: str, period_from: date, period_to: date) -> list[Submission]:
    """Every version of one self-assessment: same unit, regulation and period, in the order received."""
    where = "unit_id = ? AND regulation = ? AND period_from = ? AND period_to = ? ORDER BY received_at, id"
    return _all(db, where, (unit_id, regulation, day_to_text(period_from), day_to_text(period_to)))


def current(db: Database, campaign_id: str, unit_id: str) -> Submission | None:
    """The submission of a unit that counts in a campaign: the one last received that no other supersedes."""
    where = "campaign_id = ? AND unit_id = ? AND state <> 'superseded' ORDER BY received_at DESC, id LIMIT 1"
    return _first(db, where, (campaign_id, unit_id))


def change(db: Database, submission_id: str, **fields: Any) -> Submission:
    """Change what a submission is bound to and return it as it now stands. Raises NotFound.

    Fields: unit_id, campaign_id, class_, state, supersedes, confirmed_by as texts; result as a mapping; differences as
    plain items; verdicts with requirements_digest.
    """
    if strangers := fields.keys() - _CHANGEABLE:
        raise TypeError(f"not to be changed: {', '.join(sorted(strangers))}")
    encoded = dict(fields)
    if "differences" in encoded:
        encoded["differences"] = _json(encoded["differences"])
    if "result" in encoded:
        encoded["result"] = object_to_json(encoded["result"])
    with transaction(db):
        get(db, submission_id)
        assignments = ", ".join(f"{name.rstrip('_')} = ?" for name in encoded)
        db.execute(f"UPDATE submissions SET {assignments} WHERE id = ?", [*encoded.values(), submission_id])
        return get(db, submission_id)


def keep_requirement_order(db: Database, regulation: str, ids: Sequence[str]) -> str:
    """Keep the order of a rule book's requirements, which verdicts are written in, and return its digest."""
    text = json.dumps([regulation, list(ids)], ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    db.execute(
        "INSERT INTO requirement_orders (digest, regulation, ids) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (digest, regulation, json.dumps(list(ids), ensure_ascii=False)),
    )
    return digest


def requirement_order(db: Database, digest: str) -> tuple[str, ...]:
    """The requirement ids that the letters of a submission's verdicts stand for. Raises NotFound."""
    found = row(db, "SELECT ids FROM requirement_orders WHERE digest = ?", (digest,))
    if found is None:
        raise NotFound("thứ tự yêu cầu có mã", "order of requirements", digest)
    return tuple(json.loads(found["ids"]))


def requirement_orders(db: Database) -> dict[str, tuple[str, ...]]:
    """Every order kept, by its digest."""
    found = rows(db, "SELECT digest, ids FROM requirement_orders")
    return {each["digest"]: tuple(json.loads(each["ids"])) for each in found}


def _first(db: Database, where: str, parameters: Sequence[object]) -> Submission | None:
    found = _all(db, where, parameters)
    return found[0] if found else None


def _all(db: Database, where: str, parameters: Sequence[object]) -> list[Submission]:
    return [_from_row(each) for each in rows(db, f"SELECT {_COLUMNS} FROM submissions WHERE {where}", parameters)]


def _json(items: Any) -> str:
    return json.dumps(list(items), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _to_row(submission: Submission) -> dict[str, object]:
    return {
        "id": submission.id,
        "unit_id": submission.unit_id,
        "campaign_id": submission.campaign_id,
        "seal_digest": submission.seal_digest,
        "printed_id": submission.printed_id,
        "class": submission.class_,
        "regulation": submission.regulation,
        "period_from": day_to_text(submission.period_from),
        "period_to": day_to_text(submission.period_to),
        "claimed": object_to_json(submission.claimed),
        "result": object_to_json(submission.result),
        "differences": _json(submission.differences),
        "requirements_digest": submission.requirements_digest,
        "verdicts": submission.verdicts,
        "supersedes": submission.supersedes,
        "state": submission.state,
        "received_at": instant_to_text(submission.received_at),
        "received_by": submission.received_by,
        "confirmed_by": submission.confirmed_by,
    }


def _from_row(found: Row) -> Submission:
    values = {key: value for key, value in found.items() if key != "class"}
    return Submission(
        **{
            **values,
            "class_": found["class"],
            "period_from": text_to_day(found["period_from"]),
            "period_to": text_to_day(found["period_to"]),
            "claimed": json_to_object(found["claimed"]),
            "result": json_to_object(found["result"]),
            "differences": tuple(json.loads(found["differences"])),
            "verdicts": bytes(found["verdicts"]),
            "received_at": text_to_instant(found["received_at"]),
        }
    )
