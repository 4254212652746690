"""The photos of a visit as rows of a form, and what that form sends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import url_for

from checklist.domain.text import Text
from checklist.services.committee.visits import VisitView
from checklist.services.committee.visits_pictures import Said
from checklist.web.committee.recognition_forms import day_typed, one_line
from checklist.web.committee.register_forms import typed_day
from checklist.web.committee.visits_texts import VisitTexts
from checklist.web.wording import fill, number, same

LONGEST_CAPTION = 150
"""Letters: three lines under a photo of half a page's width."""


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A photo with the fields that say what it shows: ``key`` ends their names."""

    key: str
    address: str
    legend: Text
    caption_label: Text
    taken_label: Text
    drop_label: Text
    alt: Text
    caption: str
    taken: str
    is_dropped: bool


def picture_rows(view: VisitView, typed: Mapping[str, str] | None = None) -> Iterator[PictureRow]:
    """The photos of a visit in order; ``typed`` is what a form that was not taken said of them."""
    for place, each in enumerate(view.pictures, 1):
        key, numbered = str(each.id), {"number": number(place)}
        legend = fill(VisitTexts.picture, **numbered)
        yield PictureRow(
            key=key,
            address=url_for(
                "visits.photo", submission_id=view.visit.submission_id, visit_id=view.visit.id, picture_id=each.id
            ),
            legend=legend,
            caption_label=fill(VisitTexts.caption, **numbered),
            taken_label=fill(VisitTexts.taken_on, **numbered),
            drop_label=fill(VisitTexts.drop, **numbered),
            alt=same(each.caption) if each.caption else legend,
            caption=typed.get(f"caption.{key}", "") if typed is not None else each.caption,
            taken=typed.get(f"taken.{key}", "") if typed is not None else day_typed(each.taken_on),
            is_dropped=typed is not None and bool(typed.get(f"drop.{key}")),
        )


def said_from(form: Mapping[str, str], view: VisitView, faults: dict[str, Text]) -> dict[int, Said]:
    """What a form says of the photos it showed; an unreadable day is added to ``faults``."""
    return {
        each.id: Said(
            one_line(form, f"caption.{each.id}")[:LONGEST_CAPTION],
            typed_day(form, f"taken.{each.id}", faults),
            is_dropped=bool(form.get(f"drop.{each.id}")),
        )
        for each in view.pictures
        if f"caption.{each.id}" in form
    }
