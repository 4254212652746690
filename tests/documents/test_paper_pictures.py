"""Photos printed with minutes: each a figure with its words, two in a row, the same bytes each time."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pikepdf

from checklist.documents.papers import main_pages, render_paper
from checklist.documents.photos import PRINTED_SIDE, small_picture
from checklist.domain.papers.minutes import Minutes, Picture
from tests.documents.paper_files import sample
from tests.documents.pictures import a_photo
from tests.documents.render_samples import no_complaints, opened, pages_of
from tests.documents.test_paper_structure import kinds
from tests.domain.paper_samples import STATE, minutes

SIZES = ((1600, 1200), (1200, 1600), (3000, 900), (300, 300), (800, 600), (640, 480))
RECORDS = ("Sổ tiếp công dân", "Biên bản niêm yết")


def photos() -> dict[str, bytes]:
    made = {f"{place:064x}": small_picture(io.BytesIO(a_photo(size=size)), PRINTED_SIDE)
            for place, size in enumerate(SIZES)}  # fmt: skip
    return {name: content for name, content in made.items() if content is not None}


def with_photos(**changes: Any) -> Minutes:
    pictures = tuple(Picture(name, "Bảng tin thôn Nà Then", date(2026, 1, 14)) for name in photos())
    return minutes(STATE, pictures=pictures, **changes)


def printed(paper: Minutes) -> bytes:
    with no_complaints():
        return render_paper(paper, photos())


def test_six_photos_take_one_page_after_the_records() -> None:
    pdf = printed(with_photos(records_seen=RECORDS))
    pages = pages_of(pdf)

    assert "Phụ lục I" in pages[-2]
    assert "Phụ lục II" in pages[-1]
    assert len(opened(pdf).pages[-1].get_images()) == len(SIZES)


def test_photos_alone_are_the_first_annex() -> None:
    assert "Phụ lục I\n" in pages_of(printed(with_photos()))[-1]


def test_every_photo_says_what_it_shows() -> None:
    figures = kinds(printed(with_photos()), "/Figure")

    assert [str(figure.Alt) for figure in figures] == [
        f"Ảnh {number}. Bảng tin thôn Nà Then (chụp ngày 14/01/2026)" for number in range(1, len(SIZES) + 1)
    ]


def test_the_same_photos_give_the_same_bytes() -> None:
    assert printed(with_photos()) == printed(with_photos())


def test_annexes_are_not_counted_among_the_pages_of_the_minutes() -> None:
    plain = len(opened(sample(STATE, "minutes")).pages)

    assert main_pages(sample(STATE, "minutes")) == plain
    assert main_pages(printed(with_photos(records_seen=RECORDS))) == plain


def test_a_photo_that_was_not_handed_over_is_not_sought_elsewhere() -> None:
    paper = with_photos()
    with pikepdf.open(io.BytesIO(render_paper(paper))) as pdf:
        assert not pdf.pages[-1].get_images()
