"""The visible card: what it says, that it fits, and that its fonts travel with it."""

from __future__ import annotations

import io
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from checklist.documents.card import SignatureCard, render_card
from checklist.documents.instance_ca import instance_signer, make_instance_ca
from checklist.documents.signing import sign_pdf
from checklist.documents.typesetting import one_at_a_time
from tests.documents import signed_files as files
from tests.documents.pki import NOW

LONG = "Ủy ban Mặt trận Tổ quốc Việt Nam phường Nguyễn Trường Tộ – Huỳnh Thúc Kháng "
CARD = SignatureCard("Nguyễn Thị Ánh Dương", "Chủ tịch Ủy ban nhân dân", "02/03/2026 15:30:00 +07:00", internal=False)


def text_of(pdf: bytes, folder: Path) -> str:
    path = folder / "card.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_the_card_names_signer_role_and_time_with_its_offset(tmp_path: Path) -> None:
    said = text_of(render_card(CARD, 220, 70), tmp_path)

    assert said == (
        "Ký bởi: Nguyễn Thị Ánh Dương Chức danh / vai trò: Chủ tịch Ủy ban nhân dân "
        "Thời gian ký: 02/03/2026 15:30:00 +07:00"
    )


def test_the_card_of_an_internal_signature_says_what_it_is_not(tmp_path: Path) -> None:
    signer = instance_signer(make_instance_ca(tmp_path / "keys", "Máy thử", NOW), "Head", "UBND xã", NOW)

    said = text_of(sign_pdf(files.unsigned(), "Head", signer, at=NOW), tmp_path)

    assert "Chữ ký nội bộ của phần mềm, không phải chữ ký số chuyên dùng công vụ hay chữ ký số công cộng" in said


def test_the_card_prints_the_role_given_in_place_of_the_slots_name(tmp_path: Path) -> None:
    pdf = sign_pdf(files.unsigned(), "CoSigner1", files.head().signer, at=NOW, role="Chủ tịch Công đoàn cơ sở")

    assert "Chức danh / vai trò: Chủ tịch Công đoàn cơ sở" in text_of(pdf, tmp_path)


def test_a_long_text_is_set_smaller_until_all_of_it_fits(tmp_path: Path) -> None:
    card = SignatureCard(LONG, LONG, CARD.signed_at, internal=True)

    said = text_of(render_card(card, 200, 70), tmp_path)

    assert said.startswith(f"Ký bởi: {LONG.strip()}")
    assert said.endswith("chữ ký số công cộng")


def test_the_card_is_one_page_of_the_size_asked_for() -> None:
    with pikepdf.open(io.BytesIO(render_card(CARD, 221, 73.5))) as pdf:
        assert len(pdf.pages) == 1
        assert [float(n) for n in pdf.pages[0].MediaBox] == pytest.approx([0, 0, 221, 73.5], abs=0.01)


def test_markup_in_a_name_is_text_and_not_markup(tmp_path: Path) -> None:
    card = SignatureCard("<b>A & B</b>", "x", "y", internal=False)

    assert "<b>A & B</b>" in text_of(render_card(card, 220, 70), tmp_path)


def test_a_name_the_fonts_cannot_draw_is_spelled_out(tmp_path: Path) -> None:
    card = SignatureCard("Ánh \u202e① 😀", "x", "y", internal=False)

    assert "Ký bởi: Ánh 1 [U+1F600]" in text_of(render_card(card, 220, 70), tmp_path)


def fonts_of(resources: Any) -> Iterator[Any]:
    yield from resources.get("/Font", pikepdf.Dictionary()).values()
    for form in resources.get("/XObject", pikepdf.Dictionary()).values():
        yield from fonts_of(form.Resources)


def test_every_font_of_the_card_is_embedded_in_the_signed_file() -> None:
    with pikepdf.open(io.BytesIO(files.signed_once())) as pdf:
        widget = next(f for f in pdf.Root.AcroForm.Fields if str(f.T) == "Head")
        fonts = list(fonts_of(widget.AP.N.Resources))

        assert {str(font.BaseFont).split("+")[1] for font in fonts} == {"Liberation-Serif", "Liberation-Serif-Bold"}
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)
        assert all("/ToUnicode" in font for font in fonts)


def test_the_card_fills_its_field_to_within_a_point() -> None:
    with pikepdf.open(io.BytesIO(files.signed_once())) as pdf:
        widget = next(f for f in pdf.Root.AcroForm.Fields if str(f.T) == "Head")
        left, bottom, right, top = (float(n) for n in widget.Rect)

        _, height, width, _ = (float(n) for n in widget.AP.N.BBox)

        assert (width, height) == pytest.approx((right - left, top - bottom), abs=1)


def test_a_card_waits_while_another_document_is_laid_out() -> None:
    drawn: list[bytes] = []
    signing = threading.Thread(target=lambda: drawn.append(render_card(CARD, 220, 70)))
    with one_at_a_time:
        signing.start()
        signing.join(0.5)
        waiting = drawn == []
    signing.join()

    assert waiting
    assert drawn
