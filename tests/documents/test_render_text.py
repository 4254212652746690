"""What a reader copies out of the PDF: Vietnamese in NFC, every text as text, nothing dropped and nothing fetched."""

from __future__ import annotations

import logging
import unicodedata
from dataclasses import replace

import pytest

from checklist.documents.fonts import covered, printable
from checklist.documents.render import report_html
from checklist.domain.answers import Answer, Declared, Evidence, Remedy, Unit
from checklist.domain.report import DRAFT_MARK, SAMPLE_MARK, STANDING
from checklist.domain.report_keys import REPORT_KEYS
from tests.documents.render_samples import (
    DIACRITICS,
    no_complaints,
    opened,
    ordinary,
    pages_of,
    rendered,
    text_of,
    words_of,
)
from tests.domain.report_samples import IDENTIFIER, Case, a_case, a_requirement, done, seven_verdicts, vi


def solid(text: str) -> str:
    """Text without any blanks: narrow columns and turned words are broken anywhere."""
    return "".join(text.split())


def test_vietnamese_comes_out_composed_whatever_form_it_went_in() -> None:
    decomposed = unicodedata.normalize("NFD", DIACRITICS)
    text = text_of(rendered(a_case(report={"advantages": (decomposed,)})))

    assert unicodedata.is_normalized("NFC", text)
    assert DIACRITICS in text


def test_every_vietnamese_letter_is_in_all_four_styles() -> None:
    bases = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", base + mark) for base in bases for mark in marks} | {"đ", "Đ"}

    assert {letter for letter in letters if ord(letter) not in covered()} == set()


def test_the_page_has_the_words_of_the_report() -> None:
    text = words_of(text_of(ordinary()))

    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Có 04 nội dung áp dụng: đạt 01, đạt một phần 01, không đạt 01, chưa đủ căn cứ 01",
        "KẾ HOẠCH KHẮC PHỤC HẠN CHẾ",
        "Điểm pháp lý chưa đối chiếu",
    ):
        assert words in text


def test_the_digest_is_printed_in_full_on_the_last_page_only() -> None:
    pages = pages_of(ordinary())
    digest = seven_verdicts().report().digest

    assert digest is not None
    assert digest in pages[-1]
    assert not any(digest in page for page in pages[:-1])


def test_nothing_to_verify_with_stands_on_the_first_page() -> None:
    pages = pages_of(ordinary())

    assert IDENTIFIER not in pages[0]
    assert all(IDENTIFIER in page for page in pages[1:])


def test_every_page_says_that_nobody_has_appraised_it() -> None:
    assert all(STANDING in page for page in pages_of(ordinary()))


def test_every_page_of_a_sample_says_that_it_has_no_legal_value() -> None:
    pages = pages_of(rendered(a_case(sample=True)))

    assert all(SAMPLE_MARK in page and STANDING in page for page in pages)
    assert not any(SAMPLE_MARK in page for page in pages_of(ordinary()))


def test_every_page_of_a_draft_is_marked_across() -> None:
    mark = solid(DRAFT_MARK)

    assert all(mark in solid(page) for page in pages_of(rendered(a_case(), draft=True), "-raw"))
    assert not any(mark in solid(page) for page in pages_of(ordinary(), "-raw"))


ATTACK = '<script>x</script><img src="http://attack.example/{0}"><b>&{0}&amp; {{{{ 7*7 }}}} ]]>'


def attack(name: str) -> str:
    return ATTACK.format(name)


def attacked() -> Case:
    """Markup in every text a user can give."""
    case = a_case([a_requirement(), a_requirement("r2")])
    texts: dict[str, object] = {}
    for key, kind in REPORT_KEYS.items():
        if kind in ("text", "texts"):
            texts[key] = (attack(key),) if kind == "texts" else attack(key)
    texts["co_signers"] = ({"title": attack("co_title"), "name": attack("co_name")},)
    piece = Evidence("signed_minutes", attack("title"), attack("reference"), link=attack("link"))
    remedy = Remedy(attack("what"), attack("owner"), None, attack("product"))
    answers = {
        "r1": done("r1", evidence=(piece,), supplied_by=attack("supplied")),
        "r2": Answer("r2", Declared.NOT_DONE, cause=attack("cause"), remedy=remedy),
    }
    unit = Unit(attack("unit"), case.answers.unit.kind, case.answers.unit.profile, attack("parent"), attack("place"))
    return replace(case, answers=replace(case.answers, unit=unit, report=texts, answers=answers))


def test_markup_in_any_field_comes_out_as_text() -> None:
    html = report_html(attacked().report())

    assert "<script" not in html.lower()
    assert "<img" not in html.lower()
    assert "{{ 7*7 }}" in html


def test_a_report_full_of_markup_renders_and_fetches_nothing() -> None:
    text = solid(text_of(rendered(attacked())))

    for key in ("advantages", "cause", "owner", "lessons", "prepared_by"):
        assert f"<b>&{key}&amp;{{{{7*7}}}}]]>" in text


def test_a_letter_the_fonts_lack_is_replaced_before_it_can_break_the_archive() -> None:
    assert printable("① ½ kg ☑ 😀") == "1 ½ kg [U+2611] [U+1F600]"


def test_marks_that_draw_nothing_or_reorder_a_line_are_left_out() -> None:
    assert printable("a\u200bb\u202ec\u0007d\te\u00adf") == "abcd ef"


def test_a_report_with_strange_letters_embeds_no_missing_glyph() -> None:
    pdf = rendered(a_case(report={"advantages": ("日本 😀 ☑ \u202eabc",)}))

    assert "[U+65E5][U+672C] [U+1F600] [U+2611] abc" in text_of(pdf)
    for page in opened(pdf).pages:
        for font in page.Resources.Font.values():
            assert "Liberation-Serif" in str(font.BaseFont)


def test_a_very_long_text_is_printed_to_its_last_word() -> None:
    long = "Nội dung rất dài về việc thực hiện dân chủ. " * 400
    remedy = Remedy(f"{long}HẾTBIỆNPHÁP", "A", None, "")
    case = a_case(
        answers={"r1": Answer("r1", Declared.NOT_DONE, cause=f"{long}HẾTNGUYÊNNHÂN", remedy=remedy)},
        report={"situation": (f"{long}HẾTTÌNHHÌNH",)},
    )
    text = solid(text_of(rendered(case)))

    assert all(end in text for end in ("HẾTTÌNHHÌNH", "HẾTBIỆNPHÁP", "HẾTNGUYÊNNHÂN"))


def test_a_word_without_end_does_not_run_off_the_page() -> None:
    pdf = rendered(a_case(report={"situation": ("x" * 400,)}))

    assert sum(page.count("x") for page in pages_of(pdf)) >= 400


@pytest.mark.parametrize("requirements", [0, 1])
def test_the_smallest_reports_render(requirements: int) -> None:
    case = a_case([a_requirement()] * requirements, {})

    assert "Thông tin xác thực" in text_of(rendered(case))


def test_a_complaint_of_the_renderer_fails_a_test() -> None:
    with pytest.raises(AssertionError), no_complaints():
        logging.getLogger("weasyprint").warning("a dropped declaration")


def test_texts_in_two_languages_print_the_vietnamese_one() -> None:
    case = a_case([a_requirement(text=replace(vi("Công khai."), en="Disclosed."))])

    assert "Disclosed" not in text_of(rendered(case))
