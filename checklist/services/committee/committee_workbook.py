"""The committee's own figures as an Excel sheet: written as they stand, read back into the form, saved only from there.

The sheet is that of the figures in a unit's answer workbook; it keeps the campaign and the revisions it was made on.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import xlsxwriter

from checklist.domain.committee.committee_figures import GIVER, NAME
from checklist.domain.indicators.figure_parsing import parse_figures
from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.indicators.values import Value
from checklist.domain.text import Text, date_vi
from checklist.domain.values import Faults
from checklist.services.committee.committee_sheet import CommitteeSheet
from checklist.services.errors import FileRefused
from checklist.services.figures import mark_of
from checklist.services.workbook_figures import FIGURES, GUIDE, PREFIX, TITLE, AskedFigure, read_lines, write_lines
from checklist.services.workbook_in import BadCell, read_workbook
from checklist.services.workbook_layout import FORMAT, META
from checklist.services.workbook_out import OPTIONS, dress, formats_of

HEADING = Text("{title} – {name} – {campaign}, kỳ {period}", "{title} – {name} – {campaign}, period {period}")
NOT_OURS = FileRefused(
    "Bảng tính này là của đợt đánh giá khác, không phải của đợt này.",
    "This workbook belongs to another campaign, not to this one.",
)


@dataclass(frozen=True, slots=True)
class FiguresFile:
    """What a file says: values by code, the revision and mark each was made on, the cells that cannot be read.

    ``changed`` are the codes that say another thing than what they were made on.
    """

    values: Mapping[str, Value]
    changed: tuple[str, ...]
    shown: Mapping[str, tuple[int, str]]
    bad: tuple[BadCell, ...]


def committee_workbook(found: CommitteeSheet, language: str = "vi") -> bytes:
    """The figures as they stand, with what is proposed; it reads the same in either language."""
    out = io.BytesIO()
    campaign, asked = found.campaign, _asked(found)
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        formats = formats_of(book)
        sheet = book.add_worksheet(TITLE.in_language(language))
        dress(sheet, FIGURES)
        period = f"{date_vi(campaign.period.start)} – {date_vi(campaign.period.end)}"
        heading = HEADING.in_language(language).format(
            title=TITLE.in_language(language), name=NAME.in_language(language), campaign=campaign.name, period=period
        )
        sheet.write_string(0, 1, heading[:1000], formats["title"])
        sheet.write_string(1, 1, GUIDE.in_language(language), formats["guide"])
        write_lines(sheet, tuple(asked.values()), _standing(found), formats, lambda text: text.in_language(language))
        meta = book.add_worksheet(META)
        meta.write_string(0, 0, FORMAT)
        meta.write_string(1, 0, campaign.id)
        for row, code in enumerate(asked, 2):
            revision, mark = found.sheet.shown.get(code, (0, mark_of({})))
            meta.write_string(row, 0, f"{PREFIX}{code}")
            meta.write_number(row, 1, revision)
            meta.write_string(row, 2, mark)
        meta.protect()
        meta.very_hidden()
    return out.getvalue()


def read_committee_workbook(found: CommitteeSheet, content: bytes, indicators: IndicatorSet) -> FiguresFile:
    """The figures in a file that was made for this campaign. Raises :class:`FileRefused`."""
    asked, standing = _asked(found), _standing(found)
    reading = read_workbook(content, (), lambda rows: read_lines(rows, asked, standing))
    if reading.assessment != found.campaign.id:
        raise NOT_OURS
    shown = {name.removeprefix(PREFIX): made_on for name, made_on in reading.made_on.items()}
    given = parse_figures({"figures": reading.figures}, indicators, GIVER, Faults(lenient=True))
    blank = (0, mark_of({}))
    return FiguresFile(
        values=given.values if given else {},
        changed=tuple(code for code, body in reading.figures.items() if mark_of(body) != shown.get(code, blank)[1]),
        shown={code: made_on for code, made_on in shown.items() if made_on != blank},
        bad=tuple(reading.bad),
    )


def _asked(found: CommitteeSheet) -> dict[str, AskedFigure]:
    return {one.code: AskedFigure(f"{PREFIX}{one.code}", one.name, one) for one in found.sheet.indicators}


def _standing(found: CommitteeSheet) -> dict[str, Value]:
    return {**found.sheet.proposed, **found.sheet.given}
