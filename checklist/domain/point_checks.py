"""The check on a table of points: every point that applies is ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from checklist.domain.answers import PointStatus
from checklist.domain.check_types import Outcome, Setting, Values, Vocabulary
from checklist.domain.text import Text, number_vi

POINT_CHECKS = Vocabulary()

# The key under which the judged points of a requirement are handed to the check; no fact key may have a space.
POINTS = "points of the requirement"

ASKED = Text("đủ mọi nội dung áp dụng", "every point that applies")
SETTLED = frozenset({PointStatus.DID_NOT_ARISE, PointStatus.NOT_APPLICABLE})


@POINT_CHECKS.enter("all_points", {})
def all_points(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """Every applicable point is done. ``values[POINTS]`` maps the judged points' numbers to a status or ``None``."""
    points: Mapping[int, PointStatus | None] = values[POINTS]
    missing = [number for number, status in points.items() if status is None]
    failed = [number for number, status in points.items() if status is PointStatus.NOT_DONE]
    counted = [status for status in points.values() if status not in SETTLED]
    done = sum(status is PointStatus.DONE for status in counted)
    listed = ", ".join(map(str, failed or missing))
    given = Text(
        f"{number_vi(done)}/{number_vi(len(counted))} nội dung{f'; thiếu mục {listed}' if listed else ''}",
        f"{done}/{len(counted)} points{f'; missing: {listed}' if listed else ''}",
    )
    measure, limit = Fraction(done), Fraction(len(counted))
    if failed:
        return Outcome(False, ASKED, given, measure, limit)
    return Outcome(None if missing else True, ASKED, given, measure, limit)
