"""Pictures among the evidence: a small copy to look at, and the day on which the camera says it was taken.

A picture comes from anywhere, so it is opened in the three formats that are taken here alone, its size is known before
any of it is unpacked, and what the browser gets is a new picture without a byte of the old one.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import BinaryIO

from PIL import ExifTags, Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
SIDE = 320
"""The longer side of a small copy, in dots: twice what a page shows, for sharp screens."""
PRINTED_SIDE = 1100
"""That of a copy on paper: 80 mm wide, it has 350 dots an inch."""
MOST_DOTS = 40_000_000
MOST_JPEG_DOTS = 64_000_000
"""A JPEG is unpacked at a fraction of its size, so it may be larger."""
FIRST_YEAR, LAST_YEAR = 1990, 2100


def small_picture(content: BinaryIO, side: int = SIDE) -> bytes | None:
    """A JPEG of at most ``side`` dots a side, turned upright; nothing where there is no sound picture."""
    try:
        with _opened(content) as picture:
            if picture is None:
                return None
            picture.draft("RGB", (2 * side, 2 * side))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((side, side))
            return _jpeg(upright)
    except Exception:  # whatever a file made to break the reader raises
        return None


def captured_on(content: BinaryIO) -> date | None:
    """The day that a photo's file gives as that of its taking; nothing where it gives none, or none that can be."""
    try:
        with _opened(content) as picture:
            if picture is None:
                return None
            exif = picture.getexif()
            tags = exif.get_ifd(ExifTags.IFD.Exif)
            found = tags.get(ExifTags.Base.DateTimeOriginal) or tags.get(ExifTags.Base.DateTimeDigitized)
            day = datetime.strptime(str(found)[:10], "%Y:%m:%d").date()  # noqa: DTZ007  # a camera knows no zone
            return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
    except Exception:  # no day, or a file made to break the reader
        return None


@contextmanager
def _opened(content: BinaryIO) -> Iterator[Image.Image | None]:
    """A picture of which only the head was read, where its size will do. Raises what Pillow raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd tags and sizes; what is too large is refused here
        content.seek(0)
        picture = Image.open(content, formats=FORMATS)
        most = MOST_JPEG_DOTS if picture.format == "JPEG" else MOST_DOTS
        yield picture if picture.width * picture.height <= most else None


def _jpeg(picture: Image.Image) -> bytes:
    """A picture on white, with no note of its origin."""
    flat = Image.new("RGB", picture.size, "white")
    clear = picture.convert("RGBA")
    flat.paste(clear, mask=clear.getchannel("A"))
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=75)
    return out.getvalue()
