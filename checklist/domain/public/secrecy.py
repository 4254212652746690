"""Secrecy marks in a text: MẬT, TỐI MẬT, TUYỆT MẬT as marks, not inside ordinary words such as “bí mật thông tin”.

A mark is a line of its own, a word in capitals that stands alone among others that are not, or what “Độ mật:” names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MARKS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
# A line of these words says nothing else, even in small letters; “mật” alone may be honey or thick.
PHRASES = frozenset({"tối mật", "tuyệt mật"})
_LEVEL = re.compile(r"độ\s+mật\s*(?:[:\-–—=]|là)\s*[\"“(\[]*\s*(tuyệt\s+mật|tối\s+mật|mật)(?!\w)", re.IGNORECASE)
_EDGES = " \t\r\u00a0*_.,;:!–—-|()[]{}<>“”\"'«»"
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class SecretMark:
    """One mark and the line it stands in, counted from 1."""

    mark: str
    line: int


def find_secret_marks(text: str) -> tuple[SecretMark, ...]:
    """The secrecy marks of a text, by line."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return tuple(SecretMark(mark, place) for place, line in enumerate(lines, 1) for mark in _marks_in(line))


def _marks_in(line: str) -> Iterator[str]:
    said = line.strip(_EDGES)
    if level := _LEVEL.search(line):
        yield " ".join(level[1].split()).upper()
    elif (joined := "".join(said.split())) in {mark.replace(" ", "") for mark in MARKS}:  # also “M Ậ T”
        yield next(mark for mark in MARKS if mark.replace(" ", "") == joined)
    elif " ".join(said.lower().split()) in PHRASES:
        yield " ".join(said.upper().split())
    else:
        yield from _alone_in_capitals(line)


def _alone_in_capitals(line: str) -> Iterator[str]:
    """Marks whose neighbours are no words in capitals: “BẢO VỆ BÍ MẬT NHÀ NƯỚC” and “MẬT KHẨU” hold none."""
    run: list[str] = []
    for token in (*(match[0] for match in _TOKEN.finditer(line)), ""):
        word = token.strip(_EDGES)
        opens, closes = token[:1] in _EDGES, token[-1:] in _EDGES
        if opens and run:
            yield from _mark_of(run)
            run = []
        if word and word.isalpha() and word.isupper():
            run.append(word)
            if not closes:
                continue
        if run:
            yield from _mark_of(run)
        run = []


def _mark_of(run: list[str]) -> Iterator[str]:
    if " ".join(run) in MARKS:
        yield " ".join(run)
