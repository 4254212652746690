"""The report as an archive PDF: PDF/A-3a and PDF/UA-1, carrying its data, with empty signature fields.

The same report and data give the same bytes on every run: nothing here looks at a clock, a folder or the network, and
only the fonts of ``static/fonts`` are used.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta, timezone
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from weasyprint import CSS, HTML, Attachment
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from checklist.documents.chart import chart_svg
from checklist.documents.finisher import Finisher
from checklist.documents.fonts import bundled_fonts, printable
from checklist.documents.qr import qr_svg
from checklist.domain.report import EMPTY, ORGANISATION_SLOT, Report

STATIC = Path(__file__).resolve().parent.parent / "static"
TEMPLATES = STATIC.parent.parent / "templates"
ATTACHMENT_NAME = "assessment.json"
SRGB = "--srgb"
VIETNAM = timezone(timedelta(hours=7))

one_at_a_time = threading.Lock()
"""Held while anything is laid out: Pango's font maps are not made for several threads."""


class AttachmentMismatch(ValueError):
    """The data handed in are not the data the report names, or are missing."""


def render_report(report: Report, attachment: bytes | None) -> bytes:
    """The PDF of ``report`` with ``attachment`` (the sealed data) inside; only a draft may come without data.

    Raises :class:`AttachmentMismatch` when the data do not have the digest the report prints.
    """
    _check(report, attachment)
    html = report_html(report)
    with one_at_a_time, _no_collector():
        fonts, styles = _styles()
        sheets = [styles["report"]]
        sheets += [styles["report-draft"]] if report.is_draft else []
        sheets += [styles["report-sample"]] if report.is_sample else []
        pdf: bytes = HTML(
            string=html, url_fetcher=_NoFetcher()
        ).write_pdf(
            stylesheets=sheets,
            font_config=fonts,
            attachments=_attachments(report, attachment),
            finisher=Finisher(_fields(report), _properties(report, attachment)),
            pdf_variant="pdf/a-3a",
            color_profiles={SRGB: _srgb()},
            output_intent=SRGB,
            uncompressed_pdf=True,  # compressed once, when it is saved again below
            pdf_identifier=hashlib.sha256(html.encode() + (attachment or b"")).digest()[:16],
        )
    return _resaved(pdf)


@contextmanager
def _no_collector() -> Iterator[None]:
    # Nothing can be freed while a document is laid out, and looking for it costs a seventh of the time.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def report_html(report: Report) -> str:
    """The report as one self-contained HTML document."""
    verification = report.verification
    qr = qr_svg(verification.qr, printable(f"Mã QR: {verification.qr}")) if verification.qr else None
    template = _environment().get_template("report/self_assessment.html")
    return template.render(report=report, qr=qr, chart=chart_svg(report.bars), empty=EMPTY)


def _check(report: Report, attachment: bytes | None) -> None:
    if attachment is None:
        if not report.is_draft:
            raise AttachmentMismatch("only a draft may come without its data")
    elif report.digest is None:
        if not report.is_draft:
            raise AttachmentMismatch("a report that is not a draft must print the digest of its data")
    elif hashlib.sha256(attachment).hexdigest() != report.digest:
        raise AttachmentMismatch("the data do not have the digest that the report prints")


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def _finalize(value: Any) -> Any:
    # Everything a template prints passes here; our own markup is drawn by code that has done the same.
    return value if isinstance(value, Markup) or not isinstance(value, str) else printable(value)


@functools.cache
def _styles() -> tuple[FontConfiguration, dict[str, CSS]]:
    fonts = bundled_fonts()
    names = ("report", "report-draft", "report-sample")
    return fonts, {name: CSS(filename=STATIC / f"{name}.css", font_config=fonts) for name in names}


def _srgb() -> ColorProfile:
    # WeasyPrint's own way to its profile leaves the file open. A profile once written is written differently again.
    return ColorProfile(
        io.BytesIO(files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()),
        "sRGB2014.icc",
        "relative-colorimetric",
        (["r"], ["g"], ["b"]),
    )


class _NoFetcher(URLFetcher):  # type: ignore[misc]  # the base class carries no types
    """Refuses every address: the document is complete in itself, whatever a text in it may try."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        raise ValueError(f"a report fetches nothing: {url}")


def _fields(report: Report) -> dict[str, str]:
    if report.is_draft:
        return {}
    signers = {signer.slot: f"Ô ký số: {' – '.join(signer.lines)}" for signer in (*report.co_signers, report.head)}
    if report.organisation:
        signers[ORGANISATION_SLOT] = f"Ô ký số của cơ quan, tổ chức: {report.unit}"
    return signers


def _properties(report: Report, attachment: bytes | None) -> dict[str, str]:
    if attachment is None:
        return {}
    digest = hashlib.sha256(attachment).hexdigest()
    return {"assessment": report.assessment, "digest": digest, "format": _format(attachment)}


def _format(attachment: bytes) -> str:
    try:
        data = json.loads(attachment)
    except ValueError:
        return "unknown"
    return str(data.get("format", "unknown")) if isinstance(data, dict) else "unknown"


def _attachments(report: Report, attachment: bytes | None) -> list[Attachment]:
    if attachment is None:
        return []
    moment = datetime.combine(report.data_as_of, time(), VIETNAM).astimezone(UTC)
    return [
        Attachment(
            file_obj=io.BytesIO(attachment),
            name=ATTACHMENT_NAME,
            description="Dữ liệu đầy đủ của bản tự đánh giá",
            relationship="Data",
            created=moment,
            modified=moment,
        )
    ]


def _resaved(pdf: bytes) -> bytes:
    # WeasyPrint writes one object stream with thousands of objects, and checking two signatures reads its head anew
    # for each; many small streams make that check ten times faster.
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
