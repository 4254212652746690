"""What the page of the committee's own figures shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.text import Text
from checklist.services.committee.committee_sheet import CommitteeSheet
from checklist.web.committee.campaign_views import CampaignRow, campaign_row
from checklist.web.committee.committee_figures_texts import CommitteeFiguresTexts
from checklist.web.figures_forms import Typed
from checklist.web.figures_sheet import SheetView, StaleLine, sheet_view
from checklist.web.wording import fill, number, same


@dataclass(frozen=True, slots=True)
class CommitteeFiguresPage:
    """The context of ``committee/figures.html``."""

    campaign: CampaignRow
    heading: Text
    rollup: str
    read: Text | None
    file_faults: dict[str, Text]
    sheet: SheetView


def committee_figures_page(
    found: CommitteeSheet,
    indicators: IndicatorSet,
    form: Mapping[str, str],
    *,
    shown_line: str,
    editable: bool,
    saved: bool = False,
    typed: Typed | None = None,
    stale: tuple[StaleLine, ...] = (),
    read: int | None = None,
    file_faults: dict[str, Text] | None = None,
) -> CommitteeFiguresPage:
    """The page of the sheet with ``form`` in its fields; ``typed`` is what was sent and not kept.

    ``read`` is how many figures of an uploaded file differ from what is saved; ``file_faults`` why it was not read.
    """
    campaign = found.campaign
    return CommitteeFiguresPage(
        campaign=campaign_row(campaign),
        heading=fill(CommitteeFiguresTexts.heading, campaign=same(campaign.name)),
        rollup=url_for("rollup_figures.figures", dot=campaign.id),
        read=None if read is None else fill(CommitteeFiguresTexts.excel_read, count=number(read)),
        file_faults=file_faults or {},
        sheet=sheet_view(
            indicators,
            found.sheet,
            form,
            action=url_for("committee_figures.save", campaign_id=campaign.id),
            address=url_for("committee_figures.sheet", campaign_id=campaign.id),
            shown_line=shown_line,
            editable=editable,
            saved=saved,
            typed=typed,
            stale=stale,
            blocking_heading=CommitteeFiguresTexts.blocking_heading,
        ),
    )
