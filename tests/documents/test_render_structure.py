"""The file as an archive and as a form: PDF/A-3a, PDF/UA-1, the data once, fields to sign at the printed places."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.documents.finisher import NAMESPACE
from checklist.documents.render import AttachmentMismatch, render_report
from tests.documents.render_samples import hundred, opened, ordinary, pages_of, rendered
from tests.domain.report_samples import IDENTIFIER, a_case, seven_verdicts

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def metadata() -> ElementTree.Element:
    return ElementTree.fromstring(opened(ordinary()).Root.Metadata.read_bytes())


def stated(name: str) -> list[str]:
    """Every value of a property in the metadata, written as an attribute or as an element."""
    tree = metadata()
    elements = [element.text or "" for element in tree.iter(name)]
    return elements + [element.attrib[name] for element in tree.iter() if name in element.attrib]


def test_the_file_claims_pdf_a_3a_and_pdf_ua_1() -> None:
    assert stated("{http://www.aiim.org/pdfa/ns/id/}part") == ["3"]
    assert stated("{http://www.aiim.org/pdfa/ns/id/}conformance") == ["A"]
    assert stated("{http://www.aiim.org/pdfua/ns/id/}part") == ["1"]


def test_all_metadata_stand_in_one_description_of_the_file() -> None:
    assert len(list(metadata().iter(f"{RDF}RDF"))) == 1


def test_the_metadata_are_readable_without_unpacking() -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in ordinary()


def test_own_and_accessibility_properties_are_declared_in_extension_schemas() -> None:
    prefixes = stated("{http://www.aiim.org/pdfa/ns/schema#}prefix")
    names = stated("{http://www.aiim.org/pdfa/ns/property#}name")

    assert prefixes == ["pdfuaid", "dcs"]
    assert names == ["part", "assessment", "digest", "format"]


def test_the_metadata_name_assessment_digest_and_format() -> None:
    assert stated(f"{{{NAMESPACE}}}assessment") == [IDENTIFIER]
    assert stated(f"{{{NAMESPACE}}}digest") == [hashlib.sha256(seven_verdicts().payload).hexdigest()]
    assert stated(f"{{{NAMESPACE}}}format") == ["dan-chu-co-so/assessment/1"]


def test_the_catalogue_has_language_tags_title_and_output_intent() -> None:
    pdf = opened(ordinary())

    assert pdf.Root.Lang == "vi"
    assert pdf.Root.MarkInfo.Marked is True
    assert "/StructTreeRoot" in pdf.Root
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(pdf.docinfo["/Title"]).startswith("Báo cáo kết quả tự kiểm tra, đánh giá việc thực hiện dân chủ ở cơ sở")
    assert [str(intent.S) for intent in pdf.Root.OutputIntents] == ["/GTS_PDFA1"]
    assert "/DestOutputProfile" in pdf.Root.OutputIntents[0]


def fonts() -> Iterator[Any]:
    for page in opened(hundred()).pages:
        yield from page.Resources.Font.values()


def test_every_font_is_a_bundled_one_embedded_with_its_letters() -> None:
    for font in fonts():
        descendant = font.DescendantFonts[0]
        assert "Liberation-Serif" in str(font.BaseFont)
        assert "/FontFile2" in descendant.FontDescriptor or "/FontFile3" in descendant.FontDescriptor
        assert "/ToUnicode" in font


def test_the_data_are_attached_exactly_once() -> None:
    pdf = opened(ordinary())
    names = pdf.Root.Names.EmbeddedFiles.Names

    assert [str(name) for name in names[::2]] == ["assessment.json"]
    assert len(pdf.Root.AF) == 1
    assert pdf.Root.AF[0].objgen == names[1].objgen
    assert str(pdf.Root.AF[0].AFRelationship) == "/Data"
    assert str(pdf.Root.AF[0].EF.F.Subtype) == "/application/json"


def test_the_attached_data_come_out_as_they_went_in() -> None:
    assert extract_attachment(ordinary()) == seven_verdicts().payload


def test_dates_in_the_file_are_the_day_of_the_figures() -> None:
    pdf = opened(ordinary())

    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260105")
    assert str(pdf.docinfo["/ModDate"]).startswith("D:20260105")
    assert str(pdf.Root.AF[0].EF.F.Params.CreationDate) == "D:20260104170000Z"


def test_there_is_one_empty_field_for_each_who_signs() -> None:
    fields = list(opened(ordinary()).Root.AcroForm.Fields)

    assert sorted(str(field.T) for field in fields) == ["CoSigner1", "Head", "Organisation"]
    for field in fields:
        assert (str(field.FT), str(field.Subtype), int(field.F)) == ("/Sig", "/Widget", 132)
        assert str(field.TU).startswith("Ô ký số")
        assert field.AP.N.read_bytes() == b""
        assert "/V" not in field


def field(name: str, pdf: bytes) -> Any:
    return next(field for field in opened(pdf).Root.AcroForm.Fields if str(field.T) == name)


def test_each_field_is_tagged_as_a_form_whose_kid_is_no_array() -> None:
    pdf = opened(ordinary())
    elements = {int(e.K.Obj.StructParent): e for e in kinds(pdf.Root.StructTreeRoot.K[0], "/Form")}

    assert len(elements) == 3
    for element in elements.values():
        assert isinstance(element.K, pikepdf.Dictionary)
        assert str(element.K.Type) == "/OBJR"


def test_the_parent_tree_leads_from_each_field_to_its_element() -> None:
    pdf = opened(ordinary())
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = dict(zip((int(key) for key in numbers[::2]), numbers[1::2], strict=True))

    for widget in pdf.Root.AcroForm.Fields:
        assert str(tree[int(widget.StructParent)].S) == "/Form"
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(tree) + 1


def test_the_organisations_field_stands_left_of_the_heads_so_that_neither_card_covers_the_other() -> None:
    head = [float(x) for x in field("Head", ordinary()).Rect]
    organisation = [float(x) for x in field("Organisation", ordinary()).Rect]

    assert 0 < head[0] - organisation[2] < 12
    assert organisation[1] == head[1]
    assert organisation[3] == head[3]


def test_the_head_signs_where_the_title_is_printed() -> None:
    pdf = opened(ordinary())
    page = next(p for p in pdf.pages if any(str(a.get("/T", "")) == "Head" for a in p.get("/Annots", [])))

    assert "THỦ TRƯỞNG ĐƠN VỊ" in pages_of(ordinary())[page.index]
    assert "Nơi nhận" in pages_of(ordinary())[page.index]


def test_pages_with_fields_follow_the_structure_when_tabbed() -> None:
    for page in opened(ordinary()).pages:
        assert str(page.Tabs) == "/S"


def kinds(element: Any, kind: str) -> Iterator[Any]:
    """Every structure element of a kind under ``element``."""
    if not isinstance(element, pikepdf.Dictionary):
        return
    if str(element.get("/S", "")) == kind:
        yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from kinds(kid, kind)


def test_every_picture_is_described() -> None:
    figures = list(kinds(opened(ordinary()).Root.StructTreeRoot.K[0], "/Figure"))
    described = [str(figure.Alt) for figure in figures]

    assert len(described) == 2
    assert described[0].startswith("Biểu đồ kết quả theo nhóm nội dung. 1. Những nội dung công khai: đạt 1")
    assert described[1].startswith("Mã QR: https://example.vn/tra-cuu/")


def test_every_table_has_headers_and_the_letterhead_is_no_table() -> None:
    tables = list(kinds(opened(ordinary()).Root.StructTreeRoot.K[0], "/Table"))

    assert tables
    assert all(list(kinds(table, "/TH")) for table in tables)


def test_headings_never_skip_a_level() -> None:
    pdf = opened(ordinary())
    found = [
        int(str(element.S)[2:])
        for element in every(pdf.Root.StructTreeRoot.K[0])
        if re.fullmatch(r"/H[1-6]", str(element.get("/S", "")))
    ]

    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))


def every(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Dictionary):
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from every(kid)


def test_bookmarks_lead_to_sections_annexes_and_every_requirement() -> None:
    with opened(hundred()).open_outline() as outline:
        titles = [item.title for item in outline.root]
        scores = next(item for item in outline.root if item.title == "Phụ lục I")

    assert titles[0] == "I. ĐẶC ĐIỂM, TÌNH HÌNH"
    assert titles[-5:] == [f"Phụ lục {number}" for number in ("I", "II", "III", "IV", "V")]
    assert {item.title.split(" – ")[1] for item in scores.children} == {f"many.d{n}.k1" for n in range(100)}


def test_every_requirement_id_is_a_named_place_in_the_file() -> None:
    names = opened(hundred()).Root.Names.Dests.Names
    known = {str(name) for name in names[::2]}

    assert {f"many.d{n}.k1" for n in range(100)} <= known


def test_a_draft_has_no_fields_and_may_have_no_data() -> None:
    report = a_case().report(draft=True)
    pdf = opened(render_report(report, None))

    assert "/AcroForm" not in pdf.Root
    assert "/AF" not in pdf.Root


def test_a_unit_without_the_organisations_signature_has_no_field_for_it() -> None:
    fields = opened(rendered(a_case(report={"organisation": False, "co_signers": ()}))).Root.AcroForm.Fields

    assert [str(field.T) for field in fields] == ["Head"]


def test_other_data_than_the_printed_digest_names_are_refused() -> None:
    with pytest.raises(AttachmentMismatch):
        render_report(a_case().report(), b"{}")


def test_a_report_to_be_signed_is_refused_without_its_data() -> None:
    with pytest.raises(AttachmentMismatch):
        render_report(a_case().report(), None)


def test_every_piece_of_marked_content_is_found_in_the_element_the_parent_tree_names() -> None:
    pdf = opened(hundred())
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)

    for key, owners in zip(numbers[::2], numbers[1::2], strict=True):
        if isinstance(owners, pikepdf.Array):
            for content, owner in enumerate(owners):
                assert content in [kid for kid in owner.K if isinstance(kid, int)], (int(key), content)
                assert owner.Pg.objgen == pdf.pages[int(key)].objgen


def test_headers_say_that_they_head_their_column() -> None:
    headers = list(kinds(opened(hundred()).Root.StructTreeRoot.K[0], "/TH"))

    assert headers
    assert {str(header.A.Scope) for header in headers} == {"/Column"}


def test_the_reading_order_is_that_of_the_page() -> None:
    pdf = opened(ordinary())
    found = [str(e.S) for e in every(pdf.Root.StructTreeRoot.K[0]) if str(e.get("/S", "")) in ("/H1", "/H2", "/Table")]

    assert found[:3] == ["/H1", "/Table", "/H2"]
