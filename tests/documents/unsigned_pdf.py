"""A small unsigned report, made the way the renderer makes one: PDF/A-3a, data attached, empty signature fields.

The fixture exists so that the tests of signing do not depend on the report's layout.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pydyf
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

SLOTS = ("CoSigner1", "CoSigner2", "Head", "Organisation")
ASSESSMENT = b'{"format":"dcs-assessment/1","unit":"X\xc3\xa3 \xc3\x81nh D\xc6\xb0\xc6\xa1ng"}'
NAMESPACE = "https://dan-chu-co-so.vn/ns/checklist/1.0/"
MOMENT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)

_CSS = """
@page { size: A4; margin: 20mm }
html { font: 11pt "Liberation Serif" }
td { border: 1px solid black }
.box { width: 78mm; height: 26mm; margin: 2mm }
"""


def make_unsigned_pdf(
    *,
    rows: int = 3,
    slots: tuple[str, ...] = SLOTS,
    attachment: bytes = ASSESSMENT,
    digest: str | None = None,
    extra_attachments: tuple[tuple[str, bytes], ...] = (),
    headings: int = 0,
    number_field: bool = False,
    resave: bool = True,
) -> bytes:
    """The bytes of an unsigned report with ``rows`` table rows and one empty field for each of ``slots``.

    ``headings`` chapters make as many bookmarks; ``number_field`` adds a text field for the document's number.
    ``digest`` overrides the digest written into the XMP; ``extra_attachments`` are attached beside the assessment.
    """
    body = "".join(f"<tr><td>Mục {n}</td><td>Đạt – niêm yết đủ ngày</td></tr>" for n in range(rows))
    chapters = "".join(f"<h2>Chương {n}</h2>" for n in range(headings))
    boxes = "".join(f'<div class="box" id="{slot}"></div>' for slot in slots)
    html = (
        '<html lang="vi"><head><title>Báo cáo tự đánh giá</title></head><body><h1>Báo cáo tự đánh giá</h1>'
        f"{chapters}<table><tbody>{body}</tbody></table>{boxes}</body></html>"
    )
    files = [("assessment.json", attachment), *extra_attachments]
    attachments = [
        Attachment(file_obj=io.BytesIO(data), name=name, relationship="Data", created=MOMENT, modified=MOMENT)
        for name, data in files
    ]
    finisher = _Finisher(slots, digest or hashlib.sha256(attachment).hexdigest(), number_field=number_field)
    fonts = FontConfiguration()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        pdf: bytes = HTML(string=html).write_pdf(
            stylesheets=[CSS(string=_CSS, font_config=fonts)],
            font_config=fonts,
            finisher=finisher,
            pdf_variant="pdf/a-3a",
            attachments=attachments,
            pdf_identifier=b"fixture",
        )
    return _resaved(pdf) if resave else pdf


def _resaved(pdf: bytes) -> bytes:
    """The same document in many small object streams: a reader then need not scan one huge stream per object."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        mode = pikepdf.ObjectStreamMode.generate
        document.save(out, static_id=True, fix_metadata_version=False, object_stream_mode=mode)
    return out.getvalue()


class _Finisher:
    """Adds what WeasyPrint does not: signature fields at the anchors, one entry in /AF, the digest in the XMP."""

    def __init__(self, slots: tuple[str, ...], digest: str, *, number_field: bool) -> None:
        self.slots = slots
        self.digest = digest
        self.number_field = number_field

    def __call__(self, document: Any, pdf: Any) -> None:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        fields = pydyf.Array()
        for number, page in enumerate(document.pages):
            for slot in self.slots:
                if slot in page.anchors:
                    fields.append(self._field(pdf, slot, number, page))
        if self.number_field:
            fields.append(self._number_field(pdf))
        pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": fields, "SigFlags": 3})
        metadata = next(o for o in pdf.objects if getattr(o, "extra", {}).get("Type") == "/Metadata")
        described = (
            f'<rdf:Description rdf:about="" xmlns:dcs="{NAMESPACE}"><dcs:assessment>a-1</dcs:assessment>'
            f"<dcs:digest>{self.digest}</dcs:digest><dcs:format>dcs-assessment/1</dcs:format></rdf:Description>"
            "</rdf:RDF>"
        )
        metadata.stream[0] = metadata.stream[0].replace(b"</rdf:RDF>", described.encode())

    def _field(self, pdf: Any, slot: str, number: int, page: Any) -> Any:
        x1, y1, x2, y2 = page.anchors[slot]
        rect = [x1 * 0.75, (page.height - y2) * 0.75, x2 * 0.75, (page.height - y1) * 0.75]
        box = pydyf.Array([0, 0, rect[2] - rect[0], rect[3] - rect[1]])
        appearance = pydyf.Stream(extra={"Type": "/XObject", "Subtype": "/Form", "BBox": box})
        pdf.add_object(appearance)
        pdf_page = pdf.objects[int(pdf.page_references[number].split()[0])]
        widget = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Sig",
                "T": pydyf.String(slot),
                "TU": pydyf.String(f"Ô ký {slot}"),
                "F": 132,
                "Rect": pydyf.Array(rect),
                "P": pdf.page_references[number],
                "AP": pydyf.Dictionary({"N": appearance.reference}),
            }
        )
        pdf.add_object(widget)
        pdf_page.setdefault("Annots", pydyf.Array()).append(widget.reference)
        self._tag(pdf, widget, pdf.page_references[number])
        return widget.reference

    def _number_field(self, pdf: Any) -> Any:
        """An empty text field into which a clerk fills the document's number after the head has signed."""
        page = pdf.objects[int(pdf.page_references[0].split()[0])]
        widget = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Tx",
                "T": pydyf.String("Number"),
                "F": 4,
                "Rect": pydyf.Array([60, 780, 160, 795]),
                "P": pdf.page_references[0],
            }
        )
        pdf.add_object(widget)
        page.setdefault("Annots", pydyf.Array()).append(widget.reference)
        return widget.reference

    def _tag(self, pdf: Any, widget: Any, page_reference: str) -> None:
        root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
        parent = pdf.objects[int(root["K"][0].split()[0])]
        # /K is the object reference itself: inside an array it is taken for a forbidden change later.
        element = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/Form",
                "P": parent.reference,
                "Pg": page_reference,
                "K": pydyf.Dictionary({"Type": "/OBJR", "Obj": widget.reference, "Pg": page_reference}),
            }
        )
        pdf.add_object(element)
        parent["K"].append(element.reference)
        tree = root["ParentTree"]
        numbers = (tree if isinstance(tree, dict) else pdf.objects[int(tree.split()[0])])["Nums"]
        key = max(numbers[::2]) + 1
        numbers.extend([key, element.reference])
        root["ParentTreeNextKey"] = key + 1
        widget["StructParent"] = key
