"""The look of the papers: headers on single lines, whole rows, signatures never alone, a certificate on one page."""

from __future__ import annotations

import re
from datetime import date

import pytest

from checklist.domain.papers.certificate import qr_content
from checklist.domain.papers.common import Signatory
from checklist.domain.papers.lay_out import Paper
from checklist.domain.papers.payload import seal_paper
from checklist.domain.papers.profiles import LayoutId
from tests.documents.paper_files import BOTH, MILLIMETRE, NAMES, line_of, rendered, sample, words_on
from tests.documents.render_samples import opened, pages_of, words_of
from tests.domain.paper_samples import (
    LONGEST_NAME,
    PARTY,
    STATE,
    certificate,
    conclusion,
    decision,
    issuing,
    minutes,
    remedy_plan,
)

LONG_PLACE = {"place": "Thành phố Hồ Chí Minh", "issued_on": date(2026, 11, 15), "number": "15"}
LAW = (
    "Kết quả được đánh giá theo Pháp lệnh 34/2007/PL-UBTVQH11, văn bản hết hiệu lực sau ngày 30/06/2023; từ ngày "
    "01/07/2023 áp dụng Luật 10/2022/QH15."
)


@pytest.mark.parametrize(
    ("layout", "line"),
    [
        (STATE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (STATE, "Độc lập - Tự do - Hạnh phúc"),
        (STATE, "Thành phố Hồ Chí Minh, ngày 15 tháng 11 năm 2026"),
        (PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (PARTY, "Thành phố Hồ Chí Minh, ngày 15 tháng 11 năm 2026"),
    ],
)
def test_each_line_of_the_right_header_stays_on_one_line_within_the_margin(layout: LayoutId, line: str) -> None:
    words = line_of(words_on(rendered(conclusion(layout, issuing=issuing(layout, **LONG_PLACE))), 1), line)

    assert len({round(word.top, 1) for word in words}) == 1
    assert min(word.left for word in words) >= 87
    assert max(word.right for word in words) <= 195.1


@pytest.mark.parametrize(("layout", "word"), [(STATE, "Số:"), (PARTY, "Số")])
def test_number_and_date_stand_on_one_level(layout: LayoutId, word: str) -> None:
    words = words_on(rendered(conclusion(layout, issuing=issuing(layout, **LONG_PLACE))), 1)

    assert line_of(words, word)[0].top == pytest.approx(line_of(words, "Thành phố")[0].top, abs=1.2)


@pytest.mark.parametrize("layout", BOTH)
def test_the_longest_names_stay_in_the_left_column(layout: LayoutId) -> None:
    paper = conclusion(layout, issuing=issuing(layout, issuer=LONGEST_NAME, superior=LONGEST_NAME))
    words = words_on(rendered(paper), 1)
    top = line_of(words, "THÔNG BÁO")[0].top

    assert max(word.right for word in words if word.top < top and word.left < 85) <= 95.1


@pytest.mark.parametrize("layout", BOTH)
@pytest.mark.parametrize("name", NAMES)
def test_text_stays_within_the_margins(layout: LayoutId, name: str) -> None:
    pdf = sample(layout, name)
    edge = (14.5, 14.5) if name == "certificate" else (29.5, 14.5)
    for number, page in enumerate(opened(pdf).pages, 1):
        width = float(page.MediaBox[2]) / MILLIMETRE
        for word in words_on(pdf, number):
            assert word.left >= edge[0], (number, word)
            assert word.right <= width - edge[1], (number, word)


@pytest.mark.parametrize("layout", BOTH)
def test_minutes_with_twenty_rows_take_three_pages_at_most(layout: LayoutId) -> None:
    assert len(opened(sample(layout, "minutes")).pages) <= 3


@pytest.mark.parametrize("layout", BOTH)
def test_every_page_of_minutes_has_a_line_for_initials(layout: LayoutId) -> None:
    pages = pages_of(sample(layout, "minutes"))

    for number, page in enumerate(pages, 1):
        assert f"Trang {number}/{len(pages)} – ký nháy:" in words_of(page)


@pytest.mark.parametrize("layout", BOTH)
def test_minutes_print_their_code_on_every_page_for_the_scan(layout: LayoutId) -> None:
    code = seal_paper(minutes(layout)).code

    assert all(f"Mã: {code}" in words_of(page) for page in pages_of(sample(layout, "minutes")))


@pytest.mark.parametrize("layout", BOTH)
def test_a_conclusion_takes_two_pages_at_most(layout: LayoutId) -> None:
    assert len(opened(sample(layout, "conclusion")).pages) <= 2


@pytest.mark.parametrize("layout", BOTH)
def test_the_head_of_a_table_is_repeated_on_every_page(layout: LayoutId) -> None:
    pages = pages_of(sample(layout, "minutes"))

    for page in pages:
        if re.search(r"^2\.\d+$", page, re.MULTILINE):
            assert "Nhận xét của" in words_of(page)


def closing_pages() -> list[Paper]:
    """Papers whose text ends at every height of the page."""
    papers: list[Paper] = []
    for layout in BOTH:
        papers += [remedy_plan(layout, count=count) for count in range(1, 9)]
        papers += [
            conclusion(layout, strengths=("Hồ sơ lưu trữ đầy đủ, dễ tra cứu.",) * count) for count in range(1, 16, 2)
        ]
    return papers


@pytest.mark.parametrize("paper", closing_pages())
def test_a_signature_is_never_alone_on_its_page(paper: Paper) -> None:
    pdf = rendered(paper)
    number = next(n for n, page in enumerate(pages_of(pdf), 1) if "Nơi nhận:" in page)
    words = words_on(pdf, number)
    signs = line_of(words, "Nơi nhận:")[0].top
    lines = {round(word.top) for word in words if 20 < word.top < signs - 1}

    assert len(lines) >= 2


def test_rows_are_never_split() -> None:
    first, *others = pages_of(rendered(decision(count=60)), "-layout")[1:]

    for page in (first, *others):
        body = [line for line in page.splitlines() if line.strip()]
        rows = [line for line in body if re.match(r"\s*\d+\s{2,}", line)]
        assert rows


def test_pages_are_numbered_but_for_the_first_and_each_annex_anew() -> None:
    pages = pages_of(sample(STATE, "consolidated"), "-layout")
    found = []
    for page in pages:
        first = page.strip().splitlines()[0].strip()
        found.append(int(first) if first.isdigit() else 1)

    assert found == [1, 2, 3, 1, 2, 1, 1, 2, 3, 4, 5]


def test_forms_are_landscape_where_they_say_so() -> None:
    pdf = opened(sample(STATE, "consolidated"))
    wide = [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in pdf.pages]

    assert wide == [False] * 5 + [True] * 6


def test_verification_stands_on_the_last_page_only() -> None:
    pages = pages_of(sample(STATE, "consolidated"))

    assert "Thông tin xác thực" in pages[-1]
    assert not any("Thông tin xác thực" in page for page in pages[:-1])
    assert "Mã:" not in pages[0]


@pytest.mark.parametrize("layout", BOTH)
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"unit": LONGEST_NAME, "notice": LAW, "criteria": f"{LAW} {LAW}"},
        {"unit": "NGHIÊNG" * 24, "lookup_url": "https://" + "danchu." * 20 + "vn/giay"},
        {
            "signatory": Signatory(
                "Phó Trưởng Ban Thường trực", LONGEST_NAME[:60], "Ban Chỉ đạo", "Trưởng Ban", LAW[:70]
            )
        },
    ],
)
def test_a_certificate_is_one_landscape_page_inside_its_frame(layout: LayoutId, changes: dict[str, str]) -> None:
    pdf = rendered(certificate(layout, **changes))
    (page,) = opened(pdf).pages

    assert float(page.MediaBox[2]) > float(page.MediaBox[3])
    for word in words_on(pdf, 1):
        assert word.left >= 10
        assert word.right <= 287
        assert word.top >= 10
        assert word.bottom <= 202


@pytest.mark.parametrize("layout", BOTH)
@pytest.mark.parametrize("changes", [{}, {"unit": LONGEST_NAME, "notice": LAW, "criteria": LAW}])
def test_nothing_on_a_certificate_lies_on_anything_else(layout: LayoutId, changes: dict[str, str]) -> None:
    words = words_on(rendered(certificate(layout, **changes)), 1)

    for one in words:
        for other in words:
            if one is not other:
                beside = one.right <= other.left + 0.2 or other.right <= one.left + 0.2
                # A line's box is taller than its letters.
                apart = one.bottom <= other.top + 1.2 or other.bottom <= one.top + 1.2
                assert beside or apart, (one, other)


def test_the_code_of_a_certificate_leads_to_its_entry_or_holds_what_is_compared() -> None:
    assert qr_content("https://x.vn/giay", "07/2026", "AAAA-BBBB", "ab") == "https://x.vn/giay/AAAA-BBBB"
    assert qr_content("", "07/2026", "AAAA-BBBB", "ab") == "GCN 07/2026 AAAA-BBBB SHA256 AB"


def test_a_certificate_shows_code_register_number_and_address() -> None:
    text = words_of(pages_of(sample(STATE, "certificate"))[0])

    assert f"Mã kiểm tra: {seal_paper(certificate()).code[:9]}" in text
    assert "Số vào sổ: 07/2026" in text
    assert "Tra cứu: https://danchu.muongkim.example.vn/giay" in text
