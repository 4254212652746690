"""A blank form says whose it is, asks everything, leaves room for who answers, and is read by a screen reader."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace

import pikepdf

from checklist.documents.blank_forms import form_html, render_blank_form
from checklist.domain.blank_form import Blank, BlankForm, FormItem

ITEM = FormItem(
    number=1,
    code="pl34.d5.k1",
    citation="Điều 5 khoản 1 Pháp lệnh 34/2007",
    text="Công khai kế hoạch phát triển kinh tế - xã hội",
    declared=("Đạt", "Không đạt"),
    blanks=(Blank("Ngày niêm yết", (), "…… / …… / …………"), Blank("Có biên bản không?", ("Có", "Không"))),
    records_title="Các cuộc họp",
    columns=("Ngày họp", "Số hộ dự"),
    lines=3,
)
FORM = BlankForm(
    assessment="0123456789abcdef0123",
    unit="Ủy ban nhân dân xã Ánh Dương",
    parent="Ủy ban nhân dân huyện Thử",
    place="Ánh Dương",
    title="Những nội dung công khai để Nhân dân biết",
    basis="Pháp lệnh 34/2007",
    period="01/01/2020 – 31/12/2020",
    items=(ITEM,),
)


def words(pdf: bytes) -> str:
    """The text of a PDF as another program reads it."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_it_names_the_assessment_the_unit_and_who_answers() -> None:
    text = words(render_blank_form(FORM))

    for part in (FORM.assessment, FORM.unit, "Người cung cấp thông tin", "Họ và tên", "Ngày niêm yết", "Số hộ dự"):
        assert part in text


def test_it_is_tagged_in_vietnamese() -> None:
    with pikepdf.open(io.BytesIO(render_blank_form(FORM))) as pdf:
        assert str(pdf.Root.Lang) == "vi"
        assert bool(pdf.Root.MarkInfo.Marked)


def test_markup_and_letters_without_a_glyph_are_printed_as_they_are() -> None:
    form = replace(FORM, unit="<b>Xã</b> 🙂")

    assert "&lt;b&gt;Xã&lt;/b&gt; [U+1F642]" in form_html(form)


def test_a_form_without_anything_to_ask_is_still_a_form() -> None:
    assert FORM.unit in words(render_blank_form(replace(FORM, items=(), parent="", place="")))
