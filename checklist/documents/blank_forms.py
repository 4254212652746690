"""A blank form as an accessible PDF, with the bundled fonts only and nothing fetched."""

from __future__ import annotations

import functools
from pathlib import Path

from jinja2 import Environment
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from checklist.documents.fonts import bundled_fonts
from checklist.documents.typesetting import STATIC, NoFetcher, one_at_a_time, template_environment
from checklist.domain.blank_form import BlankForm

STYLE: Path = STATIC / "form.css"


def render_blank_form(form: BlankForm) -> bytes:
    """The PDF of ``form``."""
    return print_form(form_html(form))


def print_form(html: str) -> bytes:
    """A form that is one self-contained HTML document, as a PDF."""
    with one_at_a_time:
        fonts, style = _style()
        pdf: bytes = HTML(string=html, url_fetcher=NoFetcher()).write_pdf(
            stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"
        )
    return pdf


def form_html(form: BlankForm) -> str:
    """The form as one self-contained HTML document."""
    return environment().get_template("forms/blank.html").render(form=form)


@functools.cache
def environment() -> Environment:
    """The templates of forms; whatever they print can be set in the bundled fonts."""
    return template_environment()


@functools.cache
def _style() -> tuple[FontConfiguration, CSS]:
    fonts = bundled_fonts()
    return fonts, CSS(filename=STYLE, font_config=fonts)
