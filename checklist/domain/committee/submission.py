"""What was received: how a submission is vouched for, where it stands with the committee, and its result in short."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from checklist.domain.text import Text


class SubmissionClass(StrEnum):
    """How a submission is vouched for. Classes are never mixed in a list, a count or a sentence."""

    SCAN = "scan"
    DIGITAL = "digital"
    STAMPED = "stamped"


CLASS_NAMES: Mapping[SubmissionClass, Text] = {
    SubmissionClass.DIGITAL: Text("Ký số", "Digitally signed"),
    SubmissionClass.STAMPED: Text(
        "Ký số, văn thư đã điền số và ngày", "Digitally signed, number and date filled in by the clerk"
    ),
    SubmissionClass.SCAN: Text(
        "bản giấy ký tay – chưa kiểm chứng bằng chữ ký số",
        "signed by hand on paper – not proved by a digital signature",
    ),
}

_RANKS = tuple(SubmissionClass)


def higher(one: SubmissionClass, other: SubmissionClass) -> SubmissionClass:
    """The class of a submission of which files of both classes were received."""
    return max(one, other, key=_RANKS.index)


class State(StrEnum):
    """Where a submission stands with the committee."""

    UNASSIGNED = "unassigned"
    RECEIVED = "received"
    RETURNED = "returned"
    IN_AUDIT = "in_audit"
    CONCLUDED = "concluded"
    SUPERSEDED = "superseded"


STATE_NAMES: Mapping[State, Text] = {
    State.UNASSIGNED: Text("Chưa gắn đơn vị", "Not assigned to a unit"),
    State.RECEIVED: Text("Đã tiếp nhận", "Received"),
    State.RETURNED: Text("Đã trả lại", "Returned"),
    State.IN_AUDIT: Text("Đang thẩm định", "In audit"),
    State.CONCLUDED: Text("Đã kết luận", "Concluded"),
    State.SUPERSEDED: Text("Đã có bản thay thế", "Superseded"),
}


IN_SHORT = (
    "score",
    "score_exact",
    "scoring",
    "grade",
    "grade_id",
    "knocked_out",
    "compliance",
    "compliance_exact",
    "groups",
)


def in_short(result: Mapping[str, Any]) -> dict[str, Any]:
    """A sealed or computed result without its findings."""
    return {key: result.get(key) for key in IN_SHORT}


def typed_code(text: str) -> str:
    """A printed id as somebody types it: spaces, dashes and case do not count, O is read as 0, I and L as 1."""
    plain = "".join(letter for letter in text.upper() if letter.isalnum())
    plain = plain.translate(str.maketrans("OIL", "011"))
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))
