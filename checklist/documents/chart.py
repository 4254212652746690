"""The picture of results: one stacked bar a right, readable in black and white, with its figures in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checklist.domain.report import Bar
from checklist.domain.report_words import balanced

# Millimetres of the drawing.
WIDTH = 165
LABEL = 62
HEIGHT = 9
THICK = 6
LEGEND = 8
WIDEST_LABEL = 44


@dataclass(frozen=True, slots=True)
class Shade:
    """How one part of a bar is drawn and named."""

    name: str
    fill: str
    ink: str


SHADES = (
    Shade("Đạt", "#4d4d4d", "#ffffff"),
    Shade("Đạt một phần", "#b3b3b3", "#000000"),
    Shade("Không đạt", "#ffffff", "#000000"),
    Shade("Chưa đủ căn cứ", "#e6e6e6", "#000000"),
)


def chart_svg(bars: Sequence[Bar]) -> Markup:
    """The bars as an ``<svg>`` element; nothing when there is nothing to show."""
    if not bars:
        return Markup("")
    height = LEGEND + HEIGHT * len(bars)
    rows = Markup("").join(_bar(bar, LEGEND + HEIGHT * place) for place, bar in enumerate(bars))
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {} {}"><title>{}</title>{}{}</svg>'
    ).format(WIDTH, height, _described(bars), _legend(), rows)


def _described(bars: Sequence[Bar]) -> str:
    told = "; ".join(
        f"{bar.label}: " + ", ".join(f"{shade.name.lower()} {count}" for shade, count in _parts(bar)) for bar in bars
    )
    return f"Biểu đồ kết quả theo nhóm nội dung. {told}."


def _parts(bar: Bar) -> list[tuple[Shade, int]]:
    counts = (bar.done, bar.partly, bar.not_done, bar.undetermined)
    return [(shade, count) for shade, count in zip(SHADES, counts, strict=True) if count]


def _legend() -> Markup:
    pieces, left = [], float(LABEL)
    for shade in SHADES:
        pieces.append(_box(left, 1.0, 3.2, 3.2, shade.fill) + _text(left + 4.4, 3.7, shade.name, "#000000", "start"))
        left += 11 + 1.75 * len(shade.name)
    return Markup("").join(pieces)


def _bar(bar: Bar, top: float) -> Markup:
    total = bar.done + bar.partly + bar.not_done + bar.undetermined
    lines = balanced(bar.label, WIDEST_LABEL)
    first = top + THICK / 2 + 1.2 - 1.75 * (len(lines) - 1)
    drawn = [_text(0, first + 3.5 * place, line, "#000000", "start") for place, line in enumerate(lines)]
    left = float(LABEL)
    for shade, count in _parts(bar):
        wide = (WIDTH - LABEL - 1) * count / total
        drawn.append(_box(left, top, wide, THICK, shade.fill))
        drawn.append(_text(left + wide / 2, top + THICK / 2 + 1.2, str(count), shade.ink, "middle"))
        left += wide
    return Markup("").join(drawn)


def _box(left: float, top: float, wide: float, high: float, fill: str) -> Markup:
    return Markup(
        '<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" fill="{}" stroke="#000000" stroke-width="0.2"/>'
    ).format(left, top, wide, high, fill)


def _text(left: float, base: float, words: str, ink: str, anchor: str) -> Markup:
    return Markup(
        '<text x="{:.2f}" y="{:.2f}" fill="{}" text-anchor="{}" font-family="Liberation Serif" font-size="3.4">'
        "{}</text>"
    ).format(left, base, ink, anchor, words)
