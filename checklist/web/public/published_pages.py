"""What units have published, for everybody: the list of units, the page of one, its signed report."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, send_file
from flask.typing import ResponseReturnValue

from checklist.services.public_board import public_entries
from checklist.services.public_pages import published_unit, published_units
from checklist.services.public_shown import report_file, shown_of
from checklist.services.public_surveys import surveys_of
from checklist.web.access import public
from checklist.web.clock import legal_today
from checklist.web.files_views import media_of
from checklist.web.installation import workspace
from checklist.web.public.published_texts import PublicTexts
from checklist.web.public.published_views import unit_page

published = Blueprint("published", __name__)

BASE = "/cong-khai"
HEAD = 16
"""Bytes that tell what a file is."""


@published.context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"pub": PublicTexts}


@published.get(BASE)
@public
def overview() -> ResponseReturnValue:
    """The units that published something."""
    return render_template("public/published/list.html", units=published_units(workspace(), today=legal_today()))


@published.get(f"{BASE}/<slug>")
@public
def unit(slug: str) -> ResponseReturnValue:
    """What one unit shows."""
    today = legal_today()
    found = published_unit(workspace(), slug, today=today)
    page = unit_page(
        found,
        shown_of(workspace(), found.unit.id, today=today),
        surveys_of(workspace(), found.unit.id),
        public_entries(workspace(), found.unit.id, today=today),
        today,
    )
    return render_template("public/published/unit.html", page=page)


@published.get(f"{BASE}/<slug>/bao-cao/<publication_id>")
@public
def report(slug: str, publication_id: str) -> ResponseReturnValue:
    """The signed report, byte for byte, always to be saved."""
    found = published_unit(workspace(), slug, today=legal_today())
    _, stored = report_file(workspace(), found.unit.id, publication_id)
    media, extension = media_of(stored.read(HEAD))
    stored.seek(0)
    answer = send_file(
        stored, mimetype=media, as_attachment=True, download_name=f"bao-cao-{found.page.slug}{extension}"
    )
    answer.headers["Cache-Control"] = "no-cache"
    return answer
