"""The look of an official document: header on single lines, numbered pages, whole rows, signatures never alone."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest

from checklist.domain.law import UnitKind
from tests.documents.render_samples import (
    LONGEST_NAME,
    hundred,
    of_many,
    opened,
    ordinary,
    pages_of,
    rendered,
    words_of,
)
from tests.domain.report_samples import a_case

MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A word and where it stands, in millimetres from the top left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_on(pdf: bytes, page: int) -> list[Word]:
    made = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-"], input=pdf, capture_output=True, check=True
    )
    tree = ElementTree.fromstring(made.stdout)
    return [
        Word(
            element.text or "",
            *(float(element.attrib[key]) / MILLIMETRE for key in ("xMin", "yMin", "xMax", "yMax")),
        )
        for element in tree.iter("{http://www.w3.org/1999/xhtml}word")
    ]


def line_of(words: list[Word], text: str) -> list[Word]:
    """The neighbouring words that make up ``text``."""
    wanted = text.split()
    for start in range(len(words)):
        found = words[start : start + len(wanted)]
        if [word.text for word in found] == wanted:
            return found
    raise AssertionError(f"not on the page: {text}")


def header(name: str = "Trường Mầm non Hoa Sen", parent: str = "") -> list[Word]:
    texts = {"place": "Thành phố Hồ Chí Minh", "issued_on": date(2026, 11, 15)}
    return words_on(rendered(a_case(name=name, parent=parent, report=texts, kind=UnitKind.AGENCY)), 1)


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Thành phố Hồ Chí Minh, ngày 15 tháng 11 năm 2026",
    ],
)
def test_each_line_of_the_right_header_stays_on_one_line_within_the_margin(line: str) -> None:
    words = line_of(header(), line)

    assert len({round(word.top, 1) for word in words}) == 1
    assert min(word.left for word in words) >= 95 - 0.1
    assert max(word.right for word in words) <= 195 + 0.1


def test_number_and_date_stand_on_one_level() -> None:
    words = header()

    assert line_of(words, "Số:")[0].top == pytest.approx(line_of(words, "Thành phố")[0].top, abs=1.2)


@pytest.mark.parametrize("name", [LONGEST_NAME, "Ủy ban Mặt trận Tổ quốc Việt Nam xã Nà Nghịu", "NGHIÊNGNGHIÊNG" * 3])
def test_the_longest_names_stay_in_the_left_column(name: str) -> None:
    words = header(name, parent=LONGEST_NAME)
    title = line_of(words, "BÁO CÁO")[0].top
    left = [word for word in words if word.top < title and word.left < 90]
    assert max(word.right for word in left) <= 95.1


def test_text_stays_within_the_margins() -> None:
    for number, page in enumerate(opened(hundred()).pages, 1):
        width = float(page.MediaBox[2]) / MILLIMETRE
        for word in words_on(hundred(), number):
            assert word.left >= 29.5, (number, word)
            assert word.right <= width - 14.5, (number, word)


def test_pages_are_numbered_but_for_the_first_and_each_annex_anew() -> None:
    numbers, expected = [], []
    for page in pages_of(hundred(), "-layout"):
        first = page.strip().splitlines()[0].strip()
        starts = not numbers or first.startswith("Phụ lục")
        expected.append(1 if starts else expected[-1] + 1)
        numbers.append(int(first) if first.isdigit() else 1)

    assert numbers == expected
    assert expected.count(1) == 6


def test_the_number_stands_in_the_middle_of_the_top_margin() -> None:
    number = line_of(words_on(hundred(), 2), "2")[0]

    assert (number.left + number.right) / 2 == pytest.approx(30 + 165 / 2, abs=0.5)
    assert number.bottom < 20


def annex_pages(pdf: bytes, number: str, following: str) -> list[str]:
    pages = pages_of(pdf)
    starts = {
        match[1]: index
        for index, page in enumerate(pages)
        if (match := re.match(r"\s*Phụ lục (\w+)\n", page)) is not None
    }
    return pages[starts[number] : starts[following]]


def test_wide_tables_are_landscape_and_the_rest_upright() -> None:
    landscape = [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in opened(hundred()).pages]
    pages = pages_of(hundred())

    for is_landscape, page in zip(landscape, pages, strict=True):
        if re.match(r"\s*Phụ lục (I|IV)\n", page):
            assert is_landscape
        if re.match(r"\s*Phụ lục (II|III|V)\n", page):
            assert not is_landscape
    assert not landscape[0]


def test_the_head_of_a_table_is_repeated_on_every_page() -> None:
    pages = annex_pages(hundred(), "I", "II")

    assert len(pages) > 5
    assert all("Căn cứ" in page for page in pages[:-1])
    assert all("Trích yếu" in page for page in annex_pages(hundred(), "III", "IV"))


def test_no_row_is_split_between_pages() -> None:
    pages = [words_of(page) for page in annex_pages(hundred(), "I", "II")]

    for number in range(100):
        begin = sum(page.count(f"nội dung số {number} ") for page in pages)
        whole = sum(
            bool(re.search(rf"nội dung số {number} để Nhân dân biết, tham gia ý kiến và giám sát việc thực hiện", page))
            for page in pages
        )
        assert begin == whole == 1, number


@pytest.mark.parametrize("tasks", range(0, 40, 4))
def test_the_signature_never_stands_without_the_last_sentence(tasks: int) -> None:
    texts = {"tasks": tuple(f"Nhiệm vụ thứ {n} của kỳ tới." for n in range(tasks)), "signer_title": "Hiệu trưởng"}
    pages = pages_of(rendered(a_case(report=texts)))
    signed = next(page for page in pages if "HIỆU TRƯỞNG" in page)

    assert "thẩm định./." in signed
    assert "Nơi nhận:" in signed


def test_the_narrative_of_a_hundred_requirements_keeps_to_six_pages() -> None:
    starts = next(index for index, page in enumerate(pages_of(hundred())) if page.strip().startswith("Phụ lục I\n"))

    assert starts <= 6


def test_two_columns_of_co_signers_and_more_fit_under_the_table() -> None:
    names = tuple({"title": f"Đại diện tổ chức thứ {n}"} for n in range(1, 5))
    pdf = rendered(a_case(report={"co_signers": names}))
    boxes = {str(f.T): [float(x) for x in f.Rect] for f in opened(pdf).Root.AcroForm.Fields}
    signing = sorted(box for name, box in boxes.items() if name.startswith("CoSigner"))

    assert len(signing) == 4
    assert all(left[2] <= right[0] for left, right in pairwise(signing))
    assert all(box[0] >= 30 * MILLIMETRE and box[2] <= 282 * MILLIMETRE for box in signing)


def test_an_ordinary_report_is_short() -> None:
    assert len(opened(ordinary()).pages) <= 10


def test_more_requirements_make_more_rows_not_more_narrative() -> None:
    few, many = pages_of(rendered(of_many(20))), pages_of(hundred())

    def narrative(pages: list[str]) -> int:
        return next(index for index, page in enumerate(pages) if page.strip().startswith("Phụ lục I\n"))

    assert narrative(many) - narrative(few) <= 1
