"""One thing that reads otherwise in a newer version: the line from which every list of changes is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checklist.domain.text import Text

NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that reads otherwise; an empty text where there was, or is, nothing."""

    what: Text
    before: Text
    after: Text


def differ(what: Text, before: Text, after: Text) -> Iterator[Change]:
    """The change of ``what``, where the two texts are not the same."""
    if before != after:
        yield Change(what, before, after)
