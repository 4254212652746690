"""Samples of minutes, notices and lists: links to those that fit, and each as a Word file or a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, request, send_file, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.requirement import Requirement
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.errors import NotFound
from checklist.services.samples import PDF, WORD, Sample, sample_file, samples_for_requirement, samples_of
from checklist.store.files import DOCX
from checklist.store.files import PDF as PDF_TYPE
from checklist.web.access import for_assessment
from checklist.web.installation import workspace

samples = Blueprint("samples", __name__)

ASKED = "yeu_cau"
TYPES = {WORD: DOCX, PDF: PDF_TYPE}


class SampleTexts:
    """The words around the links. Templates know this class as ``s``."""

    heading = Text("Mẫu biên bản, thông báo, sổ", "Sample minutes, notices and registers")
    intro = Text(
        "Lời mẫu của phần mềm, để trống chỗ cần điền; sửa tùy ý. Mẫu do pháp luật quy định, nếu có, thì dùng mẫu đó.",
        "In the program's own words, with blanks; change them freely. Where the law prescribes a form, use that one."
        " The samples themselves are in Vietnamese.",
    )
    for_next_time = Text("Mẫu để lập giấy tờ còn thiếu", "Samples for the papers that are missing")
    word = Text("Word", "Word")
    pdf = Text("PDF", "PDF")


@dataclass(frozen=True, slots=True)
class SampleLink:
    """A sample with the addresses of its two files."""

    id: str
    title: Text
    word: str
    pdf: str


@samples.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the links, which stand on other pages."""
    return {"s": SampleTexts}


@samples.get(f"/danh-gia/<assessment_id>/mau/<sample>.<any({WORD}, {PDF}):form>")
@for_assessment(Permission.VIEW)
def fetch(draft: Draft, sample: str, form: str) -> ResponseReturnValue:
    """A sample with the unit's name in it, and the provision of the requirement it was asked for at."""
    try:
        content = sample_file(workspace(), draft, sample, form, request.args.get(ASKED, ""))
    except NotFound:
        abort(404)
    answer = send_file(
        io.BytesIO(content), mimetype=TYPES[form], as_attachment=True, download_name=f"mau-{sample}.{form}"
    )
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def sample_links(draft: Draft, requirement: Requirement) -> tuple[SampleLink, ...]:
    """The samples of what usually proves a requirement."""
    return _links(draft, samples_for_requirement(workspace(), draft, requirement), requirement.id)


def all_sample_links(draft: Draft) -> tuple[SampleLink, ...]:
    """The samples for the draft's kind of unit."""
    return _links(draft, samples_of(workspace(), draft), None)


def _links(draft: Draft, found: Iterable[Sample], asked: str | None) -> tuple[SampleLink, ...]:
    def address(sample: Sample, form: str) -> str:
        values = {ASKED: asked} if asked else {}
        return url_for("samples.fetch", assessment_id=draft.head.id, sample=sample.id, form=form, **values)  # type: ignore[arg-type]

    return tuple(SampleLink(each.id, each.title, address(each, WORD), address(each, PDF)) for each in found)
