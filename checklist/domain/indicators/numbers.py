"""Exact numbers as Vietnamese offices write them: ``48.328`` is a whole number, ``10,98`` has decimals.

A number is an ``int`` where it is whole and a ``Fraction`` where it is not; nothing passes through a float.
"""

from __future__ import annotations

import re
from fractions import Fraction

from checklist.domain.text import Text, decimal_vi, number_vi

Number = int | Fraction

LARGEST = 10**15
MOST_DECIMALS = 6

# Groups of thousands are parted by dots or (non-breaking) spaces, all alike; the comma begins the decimals.
WRITTEN = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:([. \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*)(?:,([0-9]+))?")
STORED = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?")
# What statistical tables print where a phenomenon exists but no figure is at hand.
NO_FIGURE = frozenset({"", "...", "…"})
DASHES = frozenset({"-", "–", "—"})
YES = frozenset({"có", "co", "x", "yes", "1", "đúng", "true"})
NO = frozenset({"không", "khong", "no", "0", "false"})


class BadNumber(ValueError):
    """What was typed is no number that can stand here; ``sentence`` says why and what to type instead."""

    def __init__(self, vi: str, en: str) -> None:
        self.sentence = Text(vi, en)
        super().__init__(vi)


def tidy(number: Number) -> Number:
    """The number as an ``int`` where it is whole."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def parse_number(text: str, decimals: int = 0) -> Number | None:
    """The number in ``text`` with at most ``decimals`` decimals; ``None`` for no figure. Raises :class:`BadNumber`.

    ``08`` is 8, ``48.328`` is 48328 and ``10,98`` is 10.98. What could be read in two ways is refused.
    """
    typed = text.strip()
    if typed in NO_FIGURE:
        return None
    if typed in DASHES:
        raise BadNumber(
            "dấu gạch không rõ nghĩa; ghi 0 nếu không phát sinh, để trống nếu chưa có số liệu",
            "a dash is ambiguous; write 0 if nothing arose, leave empty if there is no figure yet",
        )
    found = WRITTEN.fullmatch(typed)
    if not found:
        raise BadNumber(
            f"“{_short(typed)}” không phải số; ghi như 48.328 hoặc 10,98 (dấu chấm ngăn hàng nghìn, dấu phẩy trước "
            "phần lẻ), không ghi đơn vị tính",
            f"“{_short(typed)}” is not a number; write 48.328 or 10,98 (dots part thousands, a comma begins decimals)",
        )
    whole, _, part = re.sub(r"[.\s]", "", typed).partition(",")
    if len(whole) > 18 or len(part) > MOST_DECIMALS:
        raise BadNumber("số có quá nhiều chữ số; kiểm tra lại đơn vị tính", "too many digits; check the unit")
    return bounded(tidy(Fraction(f"{whole}.{part or 0}")), decimals)


def number_from_cell(cell: object, decimals: int = 0) -> Number | None:
    """The number in a spreadsheet cell: text, or a number by its shortest decimal form. Raises :class:`BadNumber`."""
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return parse_number(str(cell), decimals)
    if not abs(cell) <= LARGEST:  # also what is not a number at all
        raise BadNumber("ô không chứa số dùng được", "the cell holds no usable number")
    return bounded(tidy(Fraction(repr(cell))), decimals)


def bounded(number: Number, decimals: int) -> Number:
    """``number`` if it is not negative, not absurd and has no more than ``decimals``. Raises :class:`BadNumber`."""
    if number < 0:
        raise BadNumber("số liệu không được âm", "a figure cannot be negative")
    if number > LARGEST:
        raise BadNumber("số quá lớn; kiểm tra lại đơn vị tính", "the number is too large; check the unit")
    if tidy(Fraction(number) * 10**decimals).denominator != 1:
        if decimals == 0:
            raise BadNumber(
                f"“{written(number)}” phải là số nguyên; nếu là hàng nghìn thì ngăn bằng dấu chấm, như 1.234",
                f"“{written(number)}” must be a whole number; thousands are parted by a dot, as in 1.234",
            )
        raise BadNumber(f"chỉ ghi tối đa {decimals} chữ số sau dấu phẩy", f"at most {decimals} decimals")
    return number


def parse_yes_no(text: str) -> int | None:
    """1 for yes, 0 for no, ``None`` for no answer yet. Raises :class:`BadNumber`."""
    said = text.strip().lower()
    if said in NO_FIGURE:
        return None
    if said in YES:
        return 1
    if said in NO:
        return 0
    raise BadNumber(f"“{_short(said)}” không rõ; ghi Có hoặc Không", f"“{_short(said)}” is unclear; write Có or Không")


def written(number: Number, places: int | None = None) -> str:
    """The number the Vietnamese way: ``48.328``, ``10,98``; with ``places`` rounded half up to that many decimals."""
    exact = Fraction(number)
    if places is None:
        places = next((n for n in range(MOST_DECIMALS + 1) if (exact * 10**n).denominator == 1), 2)
    whole, _, part = decimal_vi(abs(exact), places).partition(",")
    sign = "-" if exact < 0 and (int(whole) or int(part or 0)) else ""
    return f"{sign}{number_vi(int(whole))}{',' if part else ''}{part}"


def stored(number: Number) -> str:
    """The number as plain text for a database or a seal: ``48328``, ``10.98``. Raises ``ValueError`` if not finite."""
    exact = Fraction(number)
    for places in range(10):
        if (exact * 10**places).denominator == 1:
            return decimal_vi(exact, places).replace(",", ".")
    raise ValueError(f"{number} has no short decimal form")


def number_from_stored(text: str) -> Number:
    """The number back from :func:`stored`. Raises ``ValueError``."""
    if not STORED.fullmatch(text):
        raise ValueError(f"{text!r} is not a stored number")
    return tidy(Fraction(text))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
