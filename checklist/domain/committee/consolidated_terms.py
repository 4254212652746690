"""What is typed of a consolidated report, apart from its texts: periods, addressees, who signs, which forms go with it.

Also which of its texts follow the data and which are somebody's own words, which no change of the data touches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import timedelta
from enum import StrEnum
from typing import Any

from checklist.domain.committee.consolidated_texts import KEYS
from checklist.domain.dates import Period, add_months
from checklist.domain.report_proposals import digest
from checklist.domain.report_words import period_name

LONGEST_PERIOD = 12 * 10


class Standing(StrEnum):
    """Whether a text follows the data or is somebody's own."""

    FOLLOWS = "follows"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Terms:
    """The fields of the report. Lists are one entry a line."""

    period_name: str = ""
    next_period_name: str = ""
    basis: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer_title: str = ""
    signer_name: str = ""
    signer_on_behalf: str = ""
    signer_for_head: str = ""
    signer_office: str = ""
    with_quality: bool = False

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Terms:
        """The reverse of :func:`plain`."""
        known = {each.name for each in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items() if name in known
        }
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Words:
    """Own texts by key, and the digest of the proposal that each was written over."""

    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    made_from: Mapping[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return {"texts": {key: list(text) for key, text in self.texts.items()}, "made_from": dict(self.made_from)}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Words:
        """The reverse of :func:`plain`."""
        texts = {key: tuple(text) for key, text in (data.get("texts") or {}).items() if key in KEYS}
        return cls(texts, {key: str(value) for key, value in (data.get("made_from") or {}).items() if key in texts})


@dataclass(frozen=True, slots=True)
class ReportText:
    """One text beside what the data proposes today; ``is_outdated``: own words, and the proposal has changed since."""

    standing: Standing
    text: tuple[str, ...]
    proposal: tuple[str, ...]
    is_outdated: bool


def texts_of(words: Words, proposed: Mapping[str, tuple[str, ...]]) -> dict[str, ReportText]:
    """Every text by key: own words where there are any, else the proposal."""
    found = {}
    for key, proposal in proposed.items():
        own = words.texts.get(key)
        if own is None:
            found[key] = ReportText(Standing.FOLLOWS, proposal, proposal, False)
        else:
            outdated = words.made_from.get(key) != digest(proposal)
            found[key] = ReportText(Standing.OWN, own, proposal, outdated)
    return found


def reworded(
    words: Words,
    typed: Mapping[str, Sequence[str]],
    shown: Mapping[str, str],
    proposed: Mapping[str, tuple[str, ...]],
    *,
    restore: str = "",
    keep: str = "",
) -> Words:
    """The words after a form was sent. ``shown`` are the digests of the proposals that stood beside its texts.

    What equals the proposal that was shown, or today's, follows the data. ``restore`` names a text that shall follow
    the data again, ``keep`` one that stays although the data has changed. What is not typed stays as it is.
    """
    texts, made_from = dict(words.texts), dict(words.made_from)
    for key, lines in typed.items():
        if key not in proposed:
            continue
        text = tuple(lines)
        if key == restore or (key not in texts and digest(text) in (shown.get(key), digest(proposed[key]))):
            texts.pop(key, None)
            made_from.pop(key, None)
            continue
        if text != texts.get(key):
            texts[key] = text
            made_from[key] = shown.get(key) or digest(proposed[key])
        if key == keep:
            made_from[key] = digest(proposed[key])
    return Words(texts, made_from)


def next_period(period: Period) -> Period:
    """The period of the same length that follows."""
    after = period.end + timedelta(1)
    for months in range(1, LONGEST_PERIOD):
        if add_months(period.start, months) == after:
            return Period(after, add_months(after, months) - timedelta(1))
    return Period(after, after + (period.end - period.start))


def period_names(period: Period) -> tuple[str, str]:
    """The names of a period and of the next one."""
    return period_name(period), period_name(next_period(period))
