"""Small copies of pictures and the day a camera wrote: from sound pictures only, and never at any price."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from checklist.documents.photos import MOST_DOTS, SIDE, captured_on, small_picture
from tests.documents.pictures import a_photo


def opened(content: bytes | None) -> Image.Image:
    assert content is not None
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_a_small_jpeg(kind: str) -> None:
    small = opened(small_picture(io.BytesIO(a_photo(kind, (1600, 1200)))))

    assert small.format == "JPEG"
    assert small.size == (SIDE, SIDE * 3 // 4)


def test_a_photo_taken_on_its_side_stands_upright() -> None:
    assert opened(small_picture(io.BytesIO(a_photo("JPEG", (1600, 1200), turned=6)))).size == (240, 320)


def test_nothing_that_the_camera_wrote_is_handed_on() -> None:
    small = small_picture(io.BytesIO(a_photo("JPEG", taken="2020:03:05 08:10:11")))

    assert dict(opened(small).getexif()) == {}
    assert b"2020" not in (small or b"")


def test_what_is_clear_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")

    assert opened(small_picture(out)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content", [b"", b"x", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, a_photo("JPEG")[:300], b"GIF89a" + b"\0" * 30]
)
def test_what_is_no_sound_picture_gives_nothing(content: bytes) -> None:
    assert small_picture(io.BytesIO(content)) is None
    assert captured_on(io.BytesIO(content)) is None


def test_a_picture_that_would_swell_is_not_unpacked() -> None:
    side = int(MOST_DOTS**0.5) + 1
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")

    assert len(out.getvalue()) < 100_000
    assert small_picture(out) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_day_of_the_photo_is_read(kind: str) -> None:
    assert captured_on(io.BytesIO(a_photo(kind, taken="2020:03:05 08:10:11"))) == date(2020, 3, 5)


@pytest.mark.parametrize("taken", ["", "0000:00:00 00:00:00", "2020:02:31 00:00:00", "hôm qua", "1903:01:01", None])
def test_a_day_that_cannot_be_is_no_day(taken: str | None) -> None:
    assert captured_on(io.BytesIO(a_photo("JPEG", taken=taken))) is None
