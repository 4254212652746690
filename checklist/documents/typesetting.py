"""What every document is set with: the templates, one layout at a time, and the archive PDF it becomes.

Nothing here looks at a clock, a folder or the network: the same HTML and data give the same bytes on every run.
"""

from __future__ import annotations

import gc
import hashlib
import io
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from weasyprint import CSS, HTML, Attachment
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from checklist.documents.finisher import Finisher
from checklist.documents.fonts import printable
from checklist.domain.dates import VIETNAM

STATIC = Path(__file__).resolve().parent.parent / "static"
TEMPLATES = STATIC.parent.parent / "templates"
SRGB = "--srgb"

one_at_a_time = threading.Lock()
"""Held while anything is laid out: Pango's font maps are not made for several threads."""


@contextmanager
def laying_out() -> Iterator[None]:
    """Holds :data:`one_at_a_time` for a long document, without looking for garbage meanwhile."""
    # Nothing can be freed while a document is laid out, and looking for it costs a seventh of the time.
    with one_at_a_time:
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if was_enabled:
                gc.enable()


class NoFetcher(URLFetcher):  # type: ignore[misc]  # the base class carries no types
    """Refuses every address: the document is complete in itself, whatever a text in it may try."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Raises ``ValueError``."""
        raise ValueError(f"a document fetches nothing: {url}")


class PictureFetcher(NoFetcher):
    """Gives the pictures that a document was handed, by name, and refuses everything else."""

    SCHEME = "anh:"

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__()
        self._pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Raises ``ValueError`` for what was not handed over."""
        name = url.removeprefix(self.SCHEME)
        if not url.startswith(self.SCHEME) or name not in self._pictures:
            return super().fetch(url, headers)
        return URLFetcherResponse(url, self._pictures[name], {"Content-Type": "image/jpeg"})


def template_environment() -> Environment:
    """A new environment for the templates of documents: whatever they print can be set in the bundled fonts."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_drawable,
    )


def archive_pdf(
    html: str,
    styles: Sequence[CSS],
    fonts: FontConfiguration,
    *,
    attachments: Sequence[Attachment],
    finisher: Finisher,
    data: bytes,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """``html`` as PDF/A-3a and PDF/UA-1, as it is drawn; call it within :func:`laying_out`, then :func:`resaved`.

    ``data`` are the bytes attached, empty for none: the identifier of the file follows from them and the text.
    ``pictures`` are JPEG files that the text shows, by name.
    """
    pdf: bytes = HTML(
        string=html, url_fetcher=PictureFetcher(pictures or {})
    ).write_pdf(
        stylesheets=list(styles),
        font_config=fonts,
        attachments=list(attachments),
        finisher=finisher,
        pdf_variant="pdf/a-3a",
        color_profiles={SRGB: _srgb()},
        output_intent=SRGB,
        uncompressed_pdf=True,  # compressed once, when it is saved again
        pdf_identifier=hashlib.sha256(html.encode() + data).digest()[:16],
    )
    return pdf


def attached_file(name: str, description: str, data: bytes, day: date) -> Attachment:
    """Data as the associated file of an archive PDF, dated the beginning of ``day`` in Vietnam."""
    moment = datetime.combine(day, time(), VIETNAM).astimezone(UTC)
    return Attachment(
        file_obj=io.BytesIO(data),
        name=name,
        description=description,
        relationship="Data",
        created=moment,
        modified=moment,
    )


def resaved(pdf: bytes) -> bytes:
    """An archive PDF as drawn, compressed, in a form that signatures are checked in quickly."""
    # WeasyPrint writes one object stream with thousands of objects, and checking two signatures reads its head anew
    # for each; many small streams make that check ten times faster.
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _drawable(value: Any) -> Any:
    # Everything a template prints passes here; our own markup is drawn by code that has done the same.
    return value if isinstance(value, Markup) or not isinstance(value, str) else printable(value)


def _srgb() -> ColorProfile:
    # WeasyPrint's own way to its profile leaves the file open. A profile once written is written differently again.
    return ColorProfile(
        io.BytesIO(files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()),
        "sRGB2014.icc",
        "relative-colorimetric",
        (["r"], ["g"], ["b"]),
    )
