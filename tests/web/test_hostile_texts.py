"""Markup, emoji and a hundred thousand letters in every field: typed once, they come back from page, PDF and Excel.

In a PDF alone an emoji stands as its code, ``[U+1F642]``: the bundled fonts have no picture of it, and a missing one
would hide that something was written.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from checklist.domain.requirement import FactKind, Requirement
from checklist.domain.values import LONGEST_TEXT
from tests.documents.render_samples import text_of
from tests.web.client import PASSWORD, ClientRequest, World
from tests.web.pages import Page
from tests.web.walking import Walker, fields_of, row_of

WORDS = '=1+1 <script>alert(1)</script> <b>Đậm</b> & "ngoặc" {{ 7*7 }} {% x %} 🙂👩🏽‍🌾 '
LONG = (WORDS * (LONGEST_TEXT // len(WORDS) + 1))[: LONGEST_TEXT - 4] + " hết"
AS_PRINTED = '=1+1 <script>alert(1)</script> <b>Đậm</b> & "ngoặc" {{ 7*7 }} {% x %} [U+1F642]'
NEARLY_ALL = LONGEST_TEXT // len(WORDS) * 9 // 10
"""How often the words stand in a long text, less those that the end of a page cuts."""
TEXT_FIELDS = ("reason", "cause", "remedy.what", "remedy.owner", "remedy.product", "supplied_by")
ONE = "pl34.d5.k1"


def asks_texts_of_events(walker: Walker) -> Requirement:
    """A requirement one of whose facts, given for each event, is a text."""
    book = walker.draft.regulation
    return next(
        each
        for each in book.requirements
        if each.for_each
        and book.record_set_owner(each.for_each).id == each.id
        and any(fact.kind is FactKind.TEXT for fact in each.facts)
    )


def article(walker: Walker, requirement: str) -> Page:
    return walker.client.get(walker.client.fetch(f"{walker.base}/yeu-cau/{requirement}", 303).location)


def squeezed_pdf(walker: Walker) -> str:
    """The words of the draft's PDF; long words are broken there, so that white space does not count."""
    return "".join(text_of(walker.client.fetch(f"{walker.base}/ban-thao.pdf").data, "-raw").split())


@pytest.fixture
def answered(walker: Walker) -> Walker:
    """A draft with an answer whose every text is as long as may be."""
    walker.send(ONE, declared="partly", **dict.fromkeys(TEXT_FIELDS, LONG))
    return walker


def test_the_texts_of_an_answer_come_back_in_its_page(answered: Walker) -> None:
    page = article(answered, ONE)

    assert {name: fields_of(page, ONE)[name] for name in TEXT_FIELDS} == dict.fromkeys(TEXT_FIELDS, LONG)
    assert not row_of(page, ONE).xpath(".//script | .//b[.='Đậm']")


def test_the_texts_of_an_answer_come_back_from_excel(answered: Walker) -> None:
    content = answered.client.fetch(f"{answered.base}/bang-tinh/tra-loi.xlsx").data
    answered.send(ONE, declared="partly", cause="Khác")

    upload = answered.client.post(f"{answered.base}/bang-tinh", file=(io.BytesIO(content), "tra-loi.xlsx"))
    assert answered.client.get(upload.response.location).select(f"//input[@name='dung.{ONE}']") == []

    # Left alone it changes nothing; with one word changed everything in it is taken.
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=4, max_col=5):
            if (row[0].value, row[1].value) == (ONE, "declared"):
                row[4].value = "Không đạt"
    out = io.BytesIO()
    book.save(out)
    book.close()
    upload = answered.client.post(f"{answered.base}/bang-tinh", file=(io.BytesIO(out.getvalue()), "tra-loi.xlsx"))
    answered.client.post(upload.response.location, **{f"dung.{ONE}": "2"})

    body = answered.body(ONE)
    assert body["declared"] == "not_done"
    assert [body["reason"], body["cause"], body["supplied_by"]] == [LONG] * 3
    assert [body["remedy"][key] for key in ("what", "owner", "product")] == [LONG] * 3


def test_no_cell_of_the_workbook_is_a_formula(answered: Walker) -> None:
    content = answered.client.fetch(f"{answered.base}/bang-tinh/tra-loi.xlsx").data
    book = load_workbook(io.BytesIO(content), read_only=True)

    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert any(str(cell.value).startswith("=1+1 <script>") for cell in cells)
    book.close()


def test_the_texts_of_an_answer_stand_in_the_pdf(walker: Walker) -> None:
    walker.send(ONE, declared="partly", **{**dict.fromkeys(TEXT_FIELDS, WORDS), "cause": LONG})

    printed = squeezed_pdf(walker)

    assert printed.count("".join(AS_PRINTED.split())) > NEARLY_ALL
    assert "hết" in printed


def test_the_texts_of_an_event_come_back(walker: Walker) -> None:
    asked = asks_texts_of_events(walker)
    key = next(fact.key for fact in asked.facts if fact.kind is FactKind.TEXT)
    walker.send(asked.id, declared="partly", **{f"records-1.{key}": LONG})

    assert fields_of(article(walker, asked.id), asked.id)[f"records-1.{key}"] == LONG
    assert walker.body(asked.id)["records"][0][key] == LONG


def test_the_texts_of_the_report_come_back_in_page_and_pdf(walker: Walker) -> None:
    # Whoever does not co-sign keeps no name.
    names = walker.page("/bao-cao").select("//main//form//textarea[not(contains(@name, 'co_signers'))]/@name")
    walker.client.post(f"{walker.base}/bao-cao", revision="0", **dict.fromkeys(names, WORDS.strip()))

    page = walker.page("/bao-cao")
    shown = {area.get("name"): area.text_content().removeprefix("\n") for area in page.select("//main//textarea")}
    assert {name: shown[name] for name in names} == dict.fromkeys(names, WORDS.strip())
    assert squeezed_pdf(walker).count("".join(AS_PRINTED.split())) >= 10


def test_a_report_text_of_a_hundred_thousand_letters_comes_back(walker: Walker) -> None:
    walker.client.post(f"{walker.base}/bao-cao", revision="0", situation=LONG)

    (area,) = walker.page("/bao-cao").select("//textarea[@id='situation']")
    assert area.text_content().removeprefix("\n") == LONG
    assert squeezed_pdf(walker).count("".join(AS_PRINTED.split())) > NEARLY_ALL


def test_what_is_said_of_a_paper_comes_back(walker: Walker) -> None:
    title, reference = (WORDS * 3).strip(), (WORDS * 10).strip()
    walker.client.post(f"{walker.base}/minh-chung", title=title, reference=reference, requirement=ONE)
    walker.send(ONE, declared="done")

    (paper,) = walker.draft.evidence[ONE]
    assert (paper.title, paper.reference) == (title, reference)
    for rest in ("/minh-chung", f"/minh-chung/{ONE}", f"/tai-lieu/{paper.id}"):
        assert " ".join(title.split()) in walker.page(rest).text
    assert squeezed_pdf(walker).count("".join(AS_PRINTED.split())) >= 13


def test_a_title_too_long_is_refused_with_a_sentence_and_stays(walker: Walker) -> None:
    page = walker.client.post(f"{walker.base}/minh-chung", 422, title=LONG, reference="1", requirement=ONE)

    assert "Tên tài liệu dài quá 300 ký tự." in page.text
    assert page.select("//input[@id='title']/@value") == [LONG]


def test_the_names_of_a_unit_and_its_people_come_back(tmp_path: Path, world_folder: World) -> None:
    world = World(tmp_path / "empty", world_folder.own, world_folder.other, world_folder.keeper, world_folder.committee)
    client, name = ClientRequest(world.app(), world), " ".join(WORDS.split())
    form = {
        "unit_name": name, "unit_kind": "agency", "unit_parent": name, "unit_place": name, "officer_name": name,
        "officer_username": "lan", "officer_password": PASSWORD, "officer_password_again": PASSWORD,
        "administrator_username": "quan-tri", "administrator_password": "dong song xanh",
        "administrator_password_again": "dong song xanh",
    }  # fmt: skip

    home = client.post("/thiet-lap", **form).response.location

    for page in (client.get(home), client.get("/tai-khoan")):
        assert name in page.text
        assert not page.select("//script[not(@src)] | //b[.='Đậm']")
