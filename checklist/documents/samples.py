"""A sample of a paper, to be filled in: as a Word file to type into, and as an accessible PDF to print."""

from __future__ import annotations

from checklist.documents.blank_forms import environment, print_form
from checklist.domain.samples import Sample, SampleHeading, SampleTable


def sample_pdf(sample: Sample, *, unit: str, parent: str, place: str) -> bytes:
    """The sample as a PDF."""
    blocks = [
        ("heading", block.text)
        if isinstance(block, SampleHeading)
        else ("table", block)
        if isinstance(block, SampleTable)
        else ("text", block)
        for block in sample.body
    ]
    template = environment().get_template("forms/sample.html")
    return print_form(template.render(sample=sample, blocks=blocks, unit=unit, parent=parent, place=place))
