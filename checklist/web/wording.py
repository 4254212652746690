"""Small bilingual building blocks for pages: days, numbers, lists and filled-in sentences, always as :class:`Text`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from checklist.domain.dates import VIETNAM
from checklist.domain.text import Text, date_vi, number_vi

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

NOTHING = Text("", "")


def same(text: str) -> Text:
    """A text that reads the same in both languages: a number, an id."""
    return Text(text, text)


def day(value: date) -> Text:
    """A day: ``01/07/2023`` and ``1 July 2023``."""
    return Text(date_vi(value), f"{value.day} {ENGLISH_MONTHS[value.month - 1]} {value.year}")


def moment(instant: datetime) -> Text:
    """An instant in Vietnamese time: ``10:42, 05/03/2026``."""
    return same(instant.astimezone(VIETNAM).strftime("%H:%M, %d/%m/%Y"))


def number(value: int) -> Text:
    """A whole number: ``1.000`` and ``1,000``."""
    return Text(number_vi(value), f"{value:,}")


def fill(pattern: Text, **values: Text) -> Text:
    """``pattern`` with its ``{placeholders}`` filled in, each language with its own wording."""
    return Text(
        pattern.vi.format(**{key: value.vi for key, value in values.items()}),
        pattern.en.format(**{key: value.en for key, value in values.items()}),
    )


def joined(parts: Iterable[Text], separator: Text) -> Text:
    """``parts`` in one text with ``separator`` between them."""
    listed = list(parts)
    return Text(separator.vi.join(part.vi for part in listed), separator.en.join(part.en for part in listed))


def capitalised(text: Text) -> Text:
    """``text`` with a capital first letter, the rest untouched."""
    return Text(text.vi[:1].upper() + text.vi[1:], text.en[:1].upper() + text.en[1:])


COMMA = same(", ")
SEMICOLON = same("; ")
OR = Text(" hoặc ", " or ")
AND = Text(" và ", " and ")
