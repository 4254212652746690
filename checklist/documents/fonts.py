"""The fonts of printed documents: those in ``static/fonts`` and no others, whatever the machine has installed."""

from __future__ import annotations

import functools
import os
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration

FOLDER = Path(__file__).resolve().parent.parent / "static" / "fonts"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


def bundled_fonts() -> FontConfiguration:
    """A font configuration that knows the bundled fonts only.

    The setting is read when the configuration is made, so the process's own setting is put back at once.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FOLDER / "fonts.conf")
    try:
        return FontConfiguration()
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@functools.cache
def covered() -> frozenset[int]:
    """The characters that all four styles can draw."""
    sets = []
    for style in STYLES:
        with TTFont(FOLDER / f"LiberationSerif-{style}.ttf", lazy=True) as font:
            sets.append(frozenset(font.getBestCmap()))
    return sets[0].intersection(*sets[1:])


def printable(text: str) -> str:
    """``text`` in NFC with nothing the fonts cannot draw: a missing glyph would break PDF/A and hide what was written.

    A character without a glyph becomes its plain equivalent (``①`` -> ``1``) or else its code (``[U+1F600]``); control
    and format characters, which draw nothing and can reorder a line, are left out.
    """
    known = covered()
    normal = unicodedata.normalize("NFC", text)
    return "".join(letter if _is_plain(letter, known) else _stand_in(letter, known) for letter in normal)


def _is_plain(letter: str, known: frozenset[int]) -> bool:
    return letter == "\n" or (ord(letter) in known and unicodedata.category(letter) not in ("Cc", "Cf"))


def _stand_in(letter: str, known: frozenset[int]) -> str:
    if letter == "\t":
        return " "
    if unicodedata.category(letter) in ("Cc", "Cf"):
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if all(ord(part) in known for part in plain) else f"[U+{ord(letter):04X}]"
