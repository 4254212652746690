"""Text in two languages and the Vietnamese way of writing numbers and dates."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or name as a user reads it, in Vietnamese and in English."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in ``language`` (``"vi"`` or ``"en"``); any other language is an error of the caller."""
        return {"vi": self.vi, "en": self.en}[language]

    def plain(self) -> dict[str, str]:
        """The text as plain data for canonical JSON."""
        return {"vi": self.vi, "en": self.en}


def number_vi(value: int) -> str:
    """An integer with dots between thousands, as Vietnamese offices print it: ``48.328``."""
    return f"{value:,}".replace(",", ".")


def count_vi(value: int) -> str:
    """A count in running prose: below ten it is padded to two digits (``05 vụ việc``)."""
    return f"{value:02d}" if 0 <= value < 10 else number_vi(value)


def decimal_vi(value: Fraction, places: int) -> str:
    """An exact fraction with a decimal comma, rounded half up: ``10,98``."""
    quantum = Decimal(1).scaleb(-places)
    scaled = round_half_up(value, places)
    return f"{(Decimal(scaled.numerator) / Decimal(scaled.denominator)).quantize(quantum):f}".replace(".", ",")


def round_half_up(value: Fraction, places: int) -> Fraction:
    """``value`` rounded to ``places`` decimals, halves away from zero; exact, never through a float."""
    scale = 10**places
    scaled = abs(value) * scale
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Fraction(whole if value >= 0 else -whole, scale)


def date_vi(day: date) -> str:
    """A day as ``dd/mm/yyyy``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def fold(text: str) -> str:
    """``text`` lower-cased without diacritics, so that "niem yet" finds "Niêm yết"."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
