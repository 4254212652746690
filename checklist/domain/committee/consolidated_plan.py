"""What a consolidated report tells and tabulates of the statistical indicators, as its rule file lays it down.

A clause is a text with figures in braces: ``{A10}`` is a rolled-up figure, ``{D14/D13}`` two of them as a ratio,
``{A02/#}`` one over the number of units that gave it, ``{%B20}`` a share in per cent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from checklist.domain.law import UnitKind

PLACE = re.compile(r"\{(?P<percent>%)?(?P<code>[A-Z][0-9]{2}[a-z]?)(?:/(?P<over>#|[A-Z][0-9]{2}[a-z]?))?\}")


@dataclass(frozen=True, slots=True)
class Box:
    """A figure in a box of the first page."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class FigureForm:
    """A form of indicators: those of ``groups``, or those listed, of the units of ``kinds`` (all for none).

    ``by_area`` adds the units of one area up to a row.
    """

    code: str
    title: str
    kinds: tuple[UnitKind, ...] = ()
    groups: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    by_area: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences under one heading, each in clauses; figures are those of the units of ``kinds`` (all for none)."""

    sentences: tuple[tuple[str, ...], ...]
    kinds: tuple[UnitKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Boxes, forms and sentences; ``texts`` by the keys of the report's headings."""

    boxes: tuple[Box, ...] = ()
    forms: tuple[FigureForm, ...] = ()
    texts: Mapping[str, Told] = field(default_factory=dict)


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of the indicators that a clause names, each once."""
    found = (code for place in PLACE.finditer(text) for code in (place["code"], place["over"]))
    return tuple(dict.fromkeys(code for code in found if code and code != "#"))
