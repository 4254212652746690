"""QR codes as inline SVG: sharp at any size, and described for a reader who cannot see them."""

from __future__ import annotations

import segno
from markupsafe import Markup

# The quiet zone the standard asks for, in modules.
QUIET_ZONE = 4


def qr_svg(content: str, title: str) -> Markup:
    """A QR code of ``content`` (error correction M) as an ``<svg>`` element with ``title`` as its description."""
    code = segno.make(content, error="m", micro=False)
    return Markup(code.svg_inline(border=QUIET_ZONE, title=title, svgclass="qr", lineclass=None, omitsize=True))
