"""The bars of grades as an ``<svg>`` element: one grey, every bar with its figure beside it, alike in any print."""

from __future__ import annotations

from markupsafe import Markup

from checklist.documents.fonts import printable
from checklist.domain.papers.grade_bars import GradeBar, GradeChart, KindBars

# Millimetres of the drawing.
COLUMN, GAP = 122.0, 8.0
HEADING, LINE, THICK, AFTER = 5.5, 4.8, 3.4, 3.5
LABEL, FIGURE = 24.0, 26.0
FILL = "#8c8c8c"
PLAIN, BOLD = "normal", "bold"


def grade_chart_svg(chart: GradeChart) -> Markup:
    """The picture, as many kinds of unit beside each other as the page is wide."""
    columns = max(1, int((chart.width + GAP) // (COLUMN + GAP)))
    drawn, top = [], 0.0
    for start in range(0, len(chart.kinds), columns):
        row = chart.kinds[start : start + columns]
        drawn += [_kind(kind, place * (COLUMN + GAP), top) for place, kind in enumerate(row)]
        top += max(HEADING + LINE * len(kind.bars) for kind in row) + AFTER
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="grades" style="width: {}mm" viewBox="0 0 {} {:.1f}">'
        "<title>{}</title>{}</svg>"
    ).format(chart.width, chart.width, top, printable(chart.told), Markup("").join(drawn))


def _kind(kind: KindBars, left: float, top: float) -> Markup:
    lines = [_text(left, top + 3.6, kind.heading, BOLD)]
    lines += [_bar(bar, left, top + HEADING + LINE * place) for place, bar in enumerate(kind.bars)]
    return Markup("").join(lines)


def _bar(bar: GradeBar, left: float, top: float) -> Markup:
    wide = (COLUMN - LABEL - FIGURE) * bar.count / bar.graded
    start = left + LABEL
    drawn = Markup(
        '<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" fill="{}" stroke="#000000" stroke-width="0.2"/>'
    ).format(start, top, wide, THICK, FILL)
    base = top + THICK / 2 + 1.2
    return _text(left, base, bar.grade, PLAIN) + drawn + _text(start + wide + 1.5, base, bar.words, PLAIN)


def _text(left: float, base: float, words: str, weight: str) -> Markup:
    return Markup(
        '<text x="{:.2f}" y="{:.2f}" fill="#000000" font-family="Liberation Serif" font-size="3.5" font-weight="{}">'
        "{}</text>"
    ).format(left, base, weight, printable(words))
