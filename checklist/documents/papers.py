"""A paper of the committee as an archive PDF: PDF/A-3a and PDF/UA-1, carrying its own data, with fields to sign.

The same paper gives the same bytes on every run. The data are the file ``paper.json``; their digest stands in the
metadata, so that the paper is verified without asking anybody.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Mapping
from typing import Any

import pikepdf
from jinja2 import Environment
from weasyprint import CSS, Attachment
from weasyprint.text.fonts import FontConfiguration

from checklist.documents.finisher import Finisher
from checklist.documents.fonts import bundled_fonts, printable
from checklist.documents.grade_chart import grade_chart_svg
from checklist.documents.paper_style import page_style
from checklist.documents.qr import qr_svg
from checklist.documents.typesetting import (
    STATIC,
    PictureFetcher,
    archive_pdf,
    attached_file,
    laying_out,
    resaved,
    template_environment,
)
from checklist.domain.papers.certificate import Certificate, CertificatePage, qr_content
from checklist.domain.papers.document import Document
from checklist.domain.papers.lay_out import Paper, lay_out
from checklist.domain.papers.payload import FORMAT, PaperSeal, seal_paper
from checklist.domain.papers.self_assessment import SelfAssessment
from checklist.domain.papers.tables import sheets
from checklist.domain.report import ORGANISATION_SLOT

ATTACHMENT_NAME = "paper.json"
ANNEX_TITLE = "Phụ lục "


def render_paper(paper: Paper, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of ``paper``, with its data inside; a draft has no fields to sign.

    ``pictures`` are the JPEG files of those that the paper names, by the address in its data.
    """
    seal, page = seal_paper(paper), lay_out(paper)
    html = paper_html(paper, page, seal)
    with laying_out():
        fonts, style = _style()
        pdf = archive_pdf(
            html,
            [style, CSS(string=page_style(page, seal.code, paper.issuing), font_config=fonts)],
            fonts,
            attachments=[_attachment(paper, seal)],
            finisher=Finisher(_fields(paper, page), {"paper": seal.code, "digest": seal.digest, "format": FORMAT}),
            data=seal.payload,
            pictures=pictures,
        )
    return resaved(pdf)


def main_pages(pdf: bytes) -> int:
    """How many pages of a paper come before its first annex."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers: dict[Any, int] = {page.objgen: place for place, page in enumerate(opened.pages)}
        with opened.open_outline() as outline:
            annexes = [item.destination for item in outline.root if item.title.startswith(ANNEX_TITLE)]
        starts = [numbers[place[0].objgen] for place in annexes if isinstance(place, pikepdf.Array)]
        return min(starts, default=len(opened.pages))


def paper_html(paper: Paper, page: Document | CertificatePage, seal: PaperSeal) -> str:
    """The paper as one self-contained HTML document."""
    issuing = paper.issuing
    given = {"paper": page, "seal": seal, "qr": _qr(paper, seal), "is_draft": issuing.is_draft,
             "is_sample": issuing.is_sample, "made_on": issuing.issued_on or issuing.drawn_up_on}  # fmt: skip
    name = "papers/certificate.html" if isinstance(page, CertificatePage) else "papers/paper.html"
    return _environment().get_template(name).render(**given)


def _qr(paper: Paper, seal: PaperSeal) -> Any:
    if isinstance(paper, Certificate):
        content = qr_content(paper.lookup_url.strip().rstrip("/"), paper.register_number, seal.code, seal.digest)
    elif isinstance(paper, SelfAssessment):
        content = paper.report_qr
    else:
        content = f"DCS {seal.code} SHA256 {seal.digest}".upper()
    return qr_svg(content, printable(f"Mã QR: {content}"))


@functools.cache
def _environment() -> Environment:
    environment = template_environment()
    environment.filters["sheets"] = sheets
    environment.filters["grade_chart"] = grade_chart_svg
    environment.globals["photo_address"] = lambda name: f"{PictureFetcher.SCHEME}{name}"
    environment.filters["kind"] = lambda block: type(block).__name__
    return environment


@functools.cache
def _style() -> tuple[FontConfiguration, CSS]:
    fonts = bundled_fonts()
    return fonts, CSS(filename=STATIC / "papers.css", font_config=fonts)


def _fields(paper: Paper, page: Document | CertificatePage) -> dict[str, str]:
    if paper.issuing.is_draft:
        return {}
    fields = {signer.slot: f"Ô ký số: {' – '.join(signer.lines)}" for signer in page.signers}
    if any(signer.seal for signer in page.signers):
        fields[ORGANISATION_SLOT] = f"Ô ký số của cơ quan, tổ chức: {page.issuer}"
    return fields


def _attachment(paper: Paper, seal: PaperSeal) -> Attachment:
    day = paper.issuing.issued_on or paper.issuing.drawn_up_on
    return attached_file(ATTACHMENT_NAME, "Dữ liệu của văn bản", seal.payload, day)
