"""The signature card as content of a signature field: a page made in memory, drawn at its own size."""

from __future__ import annotations

import io
import uuid

from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle


class CardContent(PdfContent):
    """Draws the first page of a PDF given as bytes; the library's own class takes a file name only."""

    def __init__(self, card: bytes) -> None:
        super().__init__()
        self._card = card

    def render(self) -> bytes:
        """The operator that draws the page, its form added to the writer and to the resources."""
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._card)))
        left, bottom, right, top = form.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        name = f"/Card{uuid.uuid4().hex}"
        self.set_resource(ResourceType.XOBJECT, pdf_name(name), form)
        return f"{name} Do".encode("ascii")


def card_style(card: bytes) -> StaticStampStyle:
    """The look of a signature field that shows ``card`` from edge to edge."""
    return StaticStampStyle(
        background=CardContent(card),
        background_layout=SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins()),
        border_width=0,
    )
