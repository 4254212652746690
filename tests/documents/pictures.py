"""Pictures as phones make them."""

from __future__ import annotations

import io

from PIL import ExifTags, Image


def a_photo(
    kind: str = "JPEG", size: tuple[int, int] = (64, 48), *, taken: str | None = None, turned: int | None = None
) -> bytes:
    """A picture with the moment of its taking (``2020:03:05 08:10:11``) and its turn in the file, where given."""
    exif = Image.Exif()
    if taken is not None:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    if turned is not None:
        exif[ExifTags.Base.Orientation] = turned
    out = io.BytesIO()
    Image.new("RGB", size, "#88aacc").save(out, kind, exif=exif.tobytes())
    return out.getvalue()
