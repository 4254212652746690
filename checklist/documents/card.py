"""The visible card of a signature: one small page, set with the report's own fonts.

The stamps of the signing library break Vietnamese diacritics and PDF/A, so the card is a page of its own that the
signature field shows. It states only what the certificate and the signing say: the name is the certificate's.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from checklist.documents.fonts import bundled_fonts, printable
from checklist.documents.typesetting import TEMPLATES, one_at_a_time

_LARGEST_TYPE, _SMALLEST_TYPE, _STEP = 9.0, 4.0, 0.5
_STYLE = """
@page { margin: 0.5pt; border: 0.5pt solid #444; padding: 2pt 3pt }
html { font-family: "Liberation Serif"; line-height: 1.2; color: black }
body, p { margin: 0 }
p { overflow-wrap: anywhere }
p.internal { margin-top: 0.2em }
"""


@dataclass(frozen=True)
class SignatureCard:
    """What the card says: ``signed_at`` is the moment as printed, ``internal`` marks the software's own signature."""

    name: str
    role: str
    signed_at: str
    internal: bool


def render_card(card: SignatureCard, width: float, height: float) -> bytes:
    """The card as a PDF of one page, ``width`` by ``height`` points, in the largest type in which the text fits."""
    html = _template().render(card=card)
    with one_at_a_time:
        style, fonts = _shared_style()
        size = _LARGEST_TYPE
        while True:
            page = CSS(
                string=f"@page {{ size: {width}pt {height}pt }} html {{ font-size: {size}pt }}",
                font_config=fonts,
            )
            document = HTML(string=html).render(stylesheets=[style, page], font_config=fonts)
            if len(document.pages) == 1 or size <= _SMALLEST_TYPE:
                return bytes(document.copy(document.pages[:1]).write_pdf())
            size -= _STEP


@functools.cache
def _template() -> Template:
    # A name in a certificate may hold anything; what the fonts cannot draw is replaced, or it would break PDF/A.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: printable(value) if isinstance(value, str) else value,
    )
    return environment.get_template("report/signature_card.html")


@functools.cache
def _shared_style() -> tuple[CSS, FontConfiguration]:
    """The style sheet and its fonts, read once: loading the fonts costs more than setting a card."""
    fonts = bundled_fonts()
    return CSS(string=_STYLE, font_config=fonts), fonts
