"""The report as an archive PDF: PDF/A-3a and PDF/UA-1, carrying its data, with empty signature fields.

The same report and data give the same bytes on every run: nothing here looks at a clock, a folder or the network, and
only the fonts of ``static/fonts`` are used.
"""

from __future__ import annotations

import functools
import hashlib
import json

from jinja2 import Environment
from weasyprint import CSS, Attachment
from weasyprint.text.fonts import FontConfiguration

from checklist.documents.chart import chart_svg
from checklist.documents.finisher import Finisher
from checklist.documents.fonts import bundled_fonts, printable
from checklist.documents.qr import qr_svg
from checklist.documents.typesetting import (
    STATIC,
    archive_pdf,
    attached_file,
    laying_out,
    resaved,
    template_environment,
)
from checklist.domain.report import EMPTY, ORGANISATION_SLOT, Report

ATTACHMENT_NAME = "assessment.json"


class AttachmentMismatch(ValueError):
    """The data handed in are not the data the report names, or are missing."""


def render_report(report: Report, attachment: bytes | None) -> bytes:
    """The PDF of ``report`` with ``attachment`` (the sealed data) inside; only a draft may come without data.

    Raises :class:`AttachmentMismatch` when the data do not have the digest the report prints.
    """
    _check(report, attachment)
    html = report_html(report)
    with laying_out():
        fonts, styles = _styles()
        sheets = [styles["report"]]
        sheets += [styles["report-draft"]] if report.is_draft else []
        sheets += [styles["report-sample"]] if report.is_sample else []
        pdf = archive_pdf(
            html,
            sheets,
            fonts,
            attachments=_attachments(report, attachment),
            finisher=Finisher(_fields(report), _properties(report, attachment)),
            data=attachment or b"",
        )
    return resaved(pdf)


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
    return template_environment()


@functools.cache
def _styles() -> tuple[FontConfiguration, dict[str, CSS]]:
    fonts = bundled_fonts()
    names = ("report", "report-draft", "report-sample")
    return fonts, {name: CSS(filename=STATIC / f"{name}.css", font_config=fonts) for name in names}


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
    return [attached_file(ATTACHMENT_NAME, "Dữ liệu đầy đủ của bản tự đánh giá", attachment, report.data_as_of)]
