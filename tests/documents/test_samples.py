"""Sample papers as files: whole Word files that hold nothing but text, and PDFs one can print."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import lxml.etree
import pytest

from checklist.documents.sample_word import sample_docx
from checklist.documents.samples import sample_pdf
from checklist.domain.samples import Sample, filled_in
from checklist.rulefiles.loader import load_rules
from checklist.store.files import DOCX, sniff
from tests.documents.render_samples import text_of
from tests.factories import SHIPPED_RULES

SAMPLES = load_rules(SHIPPED_RULES).samples
HEAD = {"unit": "Ủy ban nhân dân xã <An> & Bình", "parent": "", "place": "An Bình"}
WORD = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def made(sample: Sample) -> Any:
    content = sample_docx(filled_in(sample, HEAD), **HEAD)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: lxml.etree.fromstring(archive.read(name)) for name in archive.namelist()}
    assert sniff(io.BytesIO(content)) == DOCX
    return parts


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_a_word_file_is_whole_and_holds_every_line_of_the_sample(sample: Sample) -> None:
    document = made(sample)["word/document.xml"]
    words = ["".join(each.itertext()) for each in document.iterfind(".//w:p", WORD)]

    assert HEAD["unit"] in words
    assert {sample.name, *sample.signatures} <= set(words)
    assert all(block in words for block in filled_in(sample, HEAD).body if isinstance(block, str))
    assert all(table.getparent().tag.endswith("body") for table in document.iterfind(".//w:tbl", WORD))


def test_a_table_has_the_same_cells_in_every_row() -> None:
    for table in made(SAMPLES[0])["word/document.xml"].iterfind(".//w:tbl", WORD):
        columns = len(table.findall("w:tblGrid/w:gridCol", WORD))
        assert {len(row.findall("w:tc", WORD)) for row in table.findall("w:tr", WORD)} == {columns}


def test_the_same_sample_gives_the_same_file() -> None:
    assert sample_docx(SAMPLES[0], **HEAD) == sample_docx(SAMPLES[0], **HEAD)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_a_pdf_can_be_set_in_the_bundled_fonts(sample: Sample) -> None:
    text = " ".join(text_of(sample_pdf(filled_in(sample, HEAD), **HEAD)).split())

    assert "<An> & Bình" in text
    assert "[U+" not in text
    assert sample.signatures[-1] in text
