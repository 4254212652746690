"""What WeasyPrint leaves out of a signable archive PDF: the PDF/UA claim, one /AF entry, and signature fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

import pydyf

NAMESPACE = "https://dan-chu-co-so.vn/ns/checklist/1.0/"
POINTS_PER_PIXEL = 0.75
# A widget that is printed and that no viewer lets the user move or delete.
PRINTED_AND_LOCKED = 4 | 128

UA_PROPERTIES = (("part", "Integer", "Part of ISO 14289 the file conforms to"),)
DATA_PROPERTIES = (
    ("assessment", "Text", "Identifier of the self-assessment"),
    ("paper", "Text", "Code of the committee's paper"),
    ("digest", "Text", "SHA-256 of the attached data in lower-case hexadecimal"),
    ("format", "Text", "Format of the attached data"),
)


class Finisher:
    """Called by WeasyPrint before it writes the file.

    ``fields`` maps the ids of boxes in the document to the spoken names of the signature fields put there;
    ``properties`` are the custom properties of the attached data, empty when nothing is attached.
    """

    def __init__(self, fields: Mapping[str, str], properties: Mapping[str, str]) -> None:
        self.fields = fields
        self.properties = properties

    def __call__(self, document: Any, pdf: Any) -> None:
        """Finish ``pdf``, the file WeasyPrint made from ``document``."""
        if "AF" in pdf.catalog:
            # WeasyPrint lists each attachment twice.
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        self._describe(pdf)
        simplify_tags(pdf)
        if self.fields:
            self._add_fields(document, pdf)

    def _describe(self, pdf: Any) -> None:
        # Readers look at the first rdf:RDF only, so everything goes into it.
        metadata = pdf.objects[_number(pdf.catalog["Metadata"])]
        packet: bytes = metadata.stream[0]
        metadata.stream[0] = packet.replace(b"</rdf:RDF>", self._rdf().encode() + b"</rdf:RDF>", 1)

    def _rdf(self) -> str:
        values = "".join(f"<dcs:{name}>{escape(value)}</dcs:{name}>" for name, value in self.properties.items())
        own = f'<rdf:Description rdf:about="" xmlns:dcs="{NAMESPACE}">{values}</rdf:Description>' if values else ""
        schemas = _schema("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", UA_PROPERTIES)
        if values:
            stated = tuple(row for row in DATA_PROPERTIES if row[0] in self.properties)
            schemas += _schema("Self-assessment data", NAMESPACE, "dcs", stated)
        return (
            '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
            "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
            f"{own}"
            '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
            'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
            'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
            f"<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
        )

    def _add_fields(self, document: Any, pdf: Any) -> None:
        # In the order of signing, whatever the order on the pages: readers list signatures as the form does.
        references = pydyf.Array()
        for slot, spoken in self.fields.items():
            for number, page in enumerate(document.pages):
                if slot in page.anchors:
                    references.append(_add_field(pdf, slot, spoken, number, _rectangle(page, slot)))
        pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": references, "SigFlags": 3})


def simplify_tags(pdf: Any) -> None:
    """Make the tag tree half as large: every object costs each later check of a signature.

    WeasyPrint wraps each line of text in a Span of its own, which says nothing; the line goes straight into the
    element around it, and elements without content are dropped. Cells name their headers one by one through
    identifiers for which there is no directory; instead each header says that it heads its column.
    """
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    owners: dict[Any, Any] = {}
    for reference in root["K"]:
        _simplify(pdf, pdf.objects[_number(reference)], owners)
    numbers = pdf.objects[_number(root["ParentTree"])]["Nums"]
    for index in range(1, len(numbers), 2):
        if isinstance(numbers[index], list):
            numbers[index][:] = [_owner(reference, owners) for reference in numbers[index]]


def _simplify(pdf: Any, element: Any, owners: dict[Any, Any]) -> None:
    _head_columns(element)
    kept = pydyf.Array()
    for kid in element["K"]:
        if isinstance(kid, int | dict):
            kept.append(kid)
            continue
        child = pdf.objects[_number(kid)]
        _simplify(pdf, child, owners)
        if child["S"] == "/Span" and all(isinstance(content, int) for content in child["K"]):
            owners[kid] = element.reference
            kept.extend(child["K"])
        elif child["K"] or child["S"] == "/TD":
            kept.append(kid)
    element["K"] = kept


def _head_columns(element: Any) -> None:
    element.pop("ID", None)
    attributes = element.get("A", {})
    attributes.pop("Headers", None)
    if element["S"] == "/TH":
        attributes["Scope"] = "/Column"
    elif list(attributes) == ["O"]:
        del element["A"]


def _owner(reference: Any, owners: dict[Any, Any]) -> Any:
    while reference in owners:
        reference = owners[reference]
    return reference


def _rectangle(page: Any, slot: str) -> list[float]:
    left, top, right, bottom = page.anchors[slot]
    corners = (left, page.height - bottom, right, page.height - top)
    return [round(corner * POINTS_PER_PIXEL, 2) for corner in corners]


def _add_field(pdf: Any, slot: str, spoken: str, page_number: int, rectangle: list[float]) -> Any:
    page_reference = pdf.page_references[page_number]
    size = pydyf.Array([0, 0, rectangle[2] - rectangle[0], rectangle[3] - rectangle[1]])
    appearance = pydyf.Stream(extra={"Type": "/XObject", "Subtype": "/Form", "BBox": size})
    pdf.add_object(appearance)
    widget = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(slot),
            "TU": pydyf.String(spoken),
            "F": PRINTED_AND_LOCKED,
            "Rect": pydyf.Array(rectangle),
            "P": page_reference,
            "AP": pydyf.Dictionary({"N": appearance.reference}),
        }
    )
    pdf.add_object(widget)
    pdf.objects[_number(page_reference)].setdefault("Annots", pydyf.Array()).append(widget.reference)
    _tag(pdf, widget, page_reference)
    return widget.reference


def _tag(pdf: Any, widget: Any, page_reference: Any) -> None:
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    document = pdf.objects[_number(root["K"][0])]
    element = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/Form",
            "P": document.reference,
            "Pg": page_reference,
            # The object reference itself: inside an array it is taken for a forbidden change at the second signature.
            "K": pydyf.Dictionary({"Type": "/OBJR", "Obj": widget.reference, "Pg": page_reference}),
        }
    )
    pdf.add_object(element)
    document["K"].append(element.reference)
    numbers = pdf.objects[_number(root["ParentTree"])]["Nums"]
    key = max(numbers[::2]) + 1
    numbers.extend([key, element.reference])
    root["ParentTreeNextKey"] = key + 1
    widget["StructParent"] = key


def _number(reference: Any) -> int:
    return int(reference.split()[0])


def _schema(title: str, namespace: str, prefix: str, properties: tuple[tuple[str, str, str], ...]) -> str:
    described = "".join(
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{about}</pdfaProperty:description></rdf:li>"
        for name, kind, about in properties
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{described}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
