"""A paper as an archive and a form: PDF/A-3a and PDF/UA-1, its data once, fields to sign, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.documents.finisher import NAMESPACE
from checklist.documents.papers import render_paper
from checklist.documents.signing_errors import AttachmentNotReadable
from checklist.domain.papers.lay_out import Paper
from checklist.domain.papers.payload import seal_paper
from checklist.domain.papers.profiles import LayoutId
from tests.cases import ROOT
from tests.documents.paper_files import BOTH, NAMES, rendered, sample, words_on
from tests.documents.render_samples import DIACRITICS, opened, text_of, words_of
from tests.domain.paper_samples import PARTY, STATE, certificate, conclusion, every_paper, issuing

EVERY = [(layout, name) for layout in BOTH for name in NAMES]
AS_CASE = pytest.mark.parametrize(("layout", "name"), EVERY, ids=[f"{layout}-{name}" for layout, name in EVERY])


def stated(pdf: bytes, name: str) -> list[str]:
    tree = ElementTree.fromstring(opened(pdf).Root.Metadata.read_bytes())
    elements = [element.text or "" for element in tree.iter(name)]
    return elements + [element.attrib[name] for element in tree.iter() if name in element.attrib]


def every(element: Any) -> Iterator[Any]:
    """Every structure element under ``element``."""
    if isinstance(element, pikepdf.Dictionary):
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from every(kid)


def kinds(pdf: bytes, kind: str) -> list[Any]:
    return [e for e in every(opened(pdf).Root.StructTreeRoot.K[0]) if str(e.get("/S", "")) == kind]


@AS_CASE
def test_every_paper_claims_both_standards_in_vietnamese_with_a_title(layout: LayoutId, name: str) -> None:
    pdf = sample(layout, name)

    assert stated(pdf, "{http://www.aiim.org/pdfa/ns/id/}part") == ["3"]
    assert stated(pdf, "{http://www.aiim.org/pdfa/ns/id/}conformance") == ["A"]
    assert stated(pdf, "{http://www.aiim.org/pdfua/ns/id/}part") == ["1"]
    assert opened(pdf).Root.Lang == "vi"
    assert len(str(opened(pdf).docinfo["/Title"])) > 20


@AS_CASE
def test_every_paper_carries_its_own_data_once_and_states_their_digest(layout: LayoutId, name: str) -> None:
    pdf, sealed = sample(layout, name), seal_paper(every_paper(layout)[name])

    assert extract_attachment(pdf) == sealed.payload
    assert [str(n) for n in opened(pdf).Root.Names.EmbeddedFiles.Names[::2]] == ["paper.json"]
    assert len(opened(pdf).Root.AF) == 1
    assert stated(pdf, f"{{{NAMESPACE}}}digest") == [hashlib.sha256(sealed.payload).hexdigest()]
    assert stated(pdf, f"{{{NAMESPACE}}}paper") == [sealed.code]


@pytest.mark.parametrize("second", ["assessment.json", "PAPER.json"])
def test_a_second_file_that_could_be_taken_for_the_data_makes_them_unusable(second: str) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample(STATE, "certificate"))) as pdf:
        pdf.attachments[second] = pikepdf.AttachedFileSpec(pdf, b"{}", filename=second)
        pdf.save(out)

    with pytest.raises(AttachmentNotReadable):
        extract_attachment(out.getvalue())


def test_every_property_of_the_data_is_declared_in_the_extension_schema() -> None:
    names = stated(sample(STATE, "certificate"), "{http://www.aiim.org/pdfa/ns/property#}name")

    assert names == ["part", "paper", "digest", "format"]


@AS_CASE
def test_text_comes_out_composed_and_fonts_are_embedded(layout: LayoutId, name: str) -> None:
    pdf = sample(layout, name)
    text = text_of(pdf)

    assert unicodedata.is_normalized("NFC", text)
    for page in opened(pdf).pages:
        for font in page.Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "Liberation-Serif" in str(font.BaseFont)
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "/ToUnicode" in font


def test_every_diacritic_survives_even_when_it_came_decomposed() -> None:
    pdf = rendered(conclusion(result=unicodedata.normalize("NFD", DIACRITICS)))

    assert DIACRITICS in words_of(text_of(pdf))


@pytest.mark.parametrize("paper", [*every_paper(STATE).values()], ids=NAMES)
def test_the_same_paper_gives_the_same_bytes(paper: Paper) -> None:
    assert render_paper(paper) == render_paper(paper)


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.domain.paper_samples import STATE, every_paper; "
        "from checklist.documents.papers import render_paper; "
        "print(hashlib.sha256(render_paper(every_paper(STATE)['decision'])).hexdigest())"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": "7", "TZ": "America/Lima"},
        capture_output=True, check=True, text=True,
    )  # fmt: skip

    assert made.stdout.strip() == hashlib.sha256(sample(STATE, "decision")).hexdigest()


@AS_CASE
def test_the_fields_to_sign_are_the_person_then_the_organisation(layout: LayoutId, name: str) -> None:
    fields = [str(field.T) for field in opened(sample(layout, name)).Root.AcroForm.Fields]

    assert fields == (["CoSigner1", "CoSigner2", "Head"] if name == "minutes" else ["Head", "Organisation"])


@AS_CASE
def test_no_two_fields_lie_on_each_other(layout: LayoutId, name: str) -> None:
    boxes = [[float(x) for x in field.Rect] for field in opened(sample(layout, name)).Root.AcroForm.Fields]

    for one in boxes:
        for other in boxes:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert one is other or apart


def test_a_draft_is_marked_and_has_nothing_to_sign() -> None:
    pdf = rendered(conclusion(issuing=issuing(is_draft=True)))

    assert "/AcroForm" not in opened(pdf).Root
    # The word lies across the page, so that readers break it up.
    assert {"D", "Ự"} <= set("".join(word.text for word in words_on(pdf, 1) if word.bottom - word.top > 20))


@AS_CASE
def test_bookmarks_lead_into_every_paper(layout: LayoutId, name: str) -> None:
    with opened(sample(layout, name)).open_outline() as outline:
        assert outline.root or name in ("remedy_plan", "follow_up")


@AS_CASE
def test_headings_never_skip_a_level(layout: LayoutId, name: str) -> None:
    found = [
        int(str(e.S)[2:])
        for e in every(opened(sample(layout, name)).Root.StructTreeRoot.K[0])
        if str(e.get("/S", ""))[:2] == "/H" and str(e.S)[2:].isdigit()
    ]

    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))


@AS_CASE
def test_every_table_has_headers_and_every_picture_words(layout: LayoutId, name: str) -> None:
    pdf = sample(layout, name)

    assert all(any(str(e.get("/S", "")) == "/TH" for e in every(table)) for table in kinds(pdf, "/Table"))
    assert all(str(figure.Alt).startswith(("Mã QR: ", "Biểu đồ: ")) for figure in kinds(pdf, "/Figure"))


def test_dates_in_the_file_are_the_papers_own() -> None:
    pdf = opened(sample(STATE, "conclusion"))

    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260120")
    assert str(pdf.Root.AF[0].EF.F.Params.ModDate) == "D:20260119170000Z"


@pytest.mark.parametrize("layout", BOTH)
def test_what_a_text_tries_is_printed_and_not_obeyed(layout: LayoutId) -> None:
    nasty = '<img src="http://example.com/x.png"/>{{ 7*7 }} ""; } @page { size: A3 }'
    paper = replace(certificate(layout), unit=nasty)

    text = words_of(text_of(rendered(paper)))
    assert "49" not in text.replace("2749", "")
    assert "HTTP://EXAMPLE.COM/X.PNG" in text


def test_a_party_paper_prints_no_state_heading_anywhere() -> None:
    for name in NAMES:
        text = words_of(text_of(sample(PARTY, name)))
        for word in ("Độc lập - Tự do", "CỘNG HÒA XÃ HỘI", "TM.", "Số:", "./."):
            assert word not in text, (name, word)
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text


def test_a_state_paper_prints_no_party_heading_anywhere() -> None:
    for name in NAMES:
        text = words_of(text_of(sample(STATE, name)))
        for word in ("ĐẢNG CỘNG SẢN", "T/M", "K/T", "-----", " * "):
            assert word not in text, (name, word)
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text


@AS_CASE
def test_samples_say_on_every_page_that_they_have_no_legal_value(layout: LayoutId, name: str) -> None:
    for page in text_of(sample(layout, name)).split("\f")[:-1]:
        assert "TÀI LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in words_of(page)


def test_what_is_no_sample_does_not_say_so() -> None:
    assert "TÀI LIỆU MẪU" not in text_of(rendered(conclusion(issuing=issuing(is_sample=False))))
