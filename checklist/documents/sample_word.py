"""A sample of a paper as a Word file (Office Open XML), written part by part: a few kinds of paragraphs and tables.

The same sample gives the same bytes. Nothing in it is fetched, calculated or run when it is opened.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from checklist.domain.samples import Sample, SampleHeading, SampleTable

MADE = (1980, 1, 1, 0, 0, 0)
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TEXT_WIDTH = 9638
"""The width of the text in twentieths of a point: A4 less 30 mm on the left and 15 mm on the right, and a little."""
LEFT = 3900
"""The width of the left half of the head."""

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NUMBER, RECIPIENTS, SIGN_HERE = "Số: ", "Nơi nhận:", "(Ký, ghi rõ họ tên)"

TYPES = (
    f'{HEADER}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{PART}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{PART}.styles+xml"/></Types>'
)
RELATIONS = (
    f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
OF_DOCUMENT = (
    f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
STYLES = (
    f'{HEADER}<w:styles xmlns:w="{WORDS}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" '
    'w:eastAsia="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>'
)
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1417" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


def sample_docx(sample: Sample, *, unit: str, parent: str, place: str) -> bytes:
    """The sample as a Word file; ``unit``, ``parent`` and ``place`` go into its head."""
    body = "".join(
        (
            _head(sample, unit, parent, place),
            _paragraph(sample.name, bold=True, centred=True, size=28),
            _paragraph(sample.subject, bold=True, centred=True),
            *map(_block, sample.body),
            _end(sample),
        )
    )
    document = f'{HEADER}<w:document xmlns:w="{WORDS}"><w:body>{body}{PAGE}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("word/document.xml", document),
            ("word/styles.xml", STYLES),
            ("word/_rels/document.xml.rels", OF_DOCUMENT),
        ):
            archive.writestr(zipfile.ZipInfo(name, MADE), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _head(sample: Sample, unit: str, parent: str, place: str) -> str:
    lines = ([_paragraph(parent, centred=True)] if parent else []) + [_paragraph(unit, bold=True, centred=True)]
    lines += [_paragraph(f"{NUMBER}{sample.number}", centred=True)] if sample.number else []
    day = f"{place or '……………'}, ngày …… tháng …… năm …………"
    state = [_paragraph(line, bold=True, centred=True) for line in STATE]
    state.append(_paragraph(day, centred=True, slanted=True))
    return _table((("".join(lines), "".join(state)),), (LEFT, TEXT_WIDTH - LEFT), ruled=False)


def _block(block: str | SampleHeading | SampleTable) -> str:
    if isinstance(block, SampleHeading):
        return _paragraph(block.text, style="Heading1")
    if isinstance(block, str):
        return _paragraph(block)
    widths = _widths(block.columns)
    heads = tuple(_paragraph(column, bold=True, centred=True, size=24) for column in block.columns)
    empty = tuple(_paragraph("") for _ in block.columns)
    return _table((heads, *(empty,) * block.lines), widths, ruled=True) + _paragraph("")


def _widths(columns: tuple[str, ...]) -> tuple[int, ...]:
    """A narrow column for the number of the line, the others by the length of their headings, within reason."""
    shares = [2 if len(column) <= 2 else min(max(len(column), 8), 16) for column in columns]
    return tuple(TEXT_WIDTH * share // sum(shares) for share in shares)


def _end(sample: Sample) -> str:
    cells = []
    if sample.recipients:
        lines = [_paragraph(f"- {each}", size=22) for each in sample.recipients]
        cells.append("".join((_paragraph(RECIPIENTS, bold=True, slanted=True, size=24), *lines)))
    for signature in sample.signatures:
        lines = [_paragraph(signature, bold=True, centred=True), _paragraph(SIGN_HERE, centred=True, slanted=True)]
        cells.append("".join((*lines, *[_paragraph("")] * 3)))
    return _table((tuple(cells),), (TEXT_WIDTH // len(cells),) * len(cells), ruled=False)


def _paragraph(
    text: str, *, bold: bool = False, slanted: bool = False, centred: bool = False, size: int = 0, style: str = ""
) -> str:
    paragraph = (f'<w:pStyle w:val="{style}"/>' if style else "") + ('<w:jc w:val="center"/>' if centred else "")
    run = "<w:b/>" * bold + "<w:i/>" * slanted + (f'<w:sz w:val="{size}"/>' if size else "")
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{paragraph}</w:pPr>{words}</w:p>"


def _table(rows: Iterable[tuple[str, ...]], widths: tuple[int, ...], *, ruled: bool) -> str:
    line = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = f"<w:tblBorders>{''.join(f'<w:{side} {line}/>' for side in sides)}</w:tblBorders>" if ruled else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = (
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or _paragraph("")}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        for row in rows
    )
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )
