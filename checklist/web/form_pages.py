"""Blank forms of an assessment: which there are, and each as a PDF to print."""

from __future__ import annotations

import io
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.articles import RIGHT_SLUGS, RIGHTS_BY_SLUG, Article
from checklist.domain.law import UnitKind
from checklist.domain.requirement import Right
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.blank_forms import blank_form_pdf
from checklist.services.drafts import Draft
from checklist.web.access import current_user, for_assessment
from checklist.web.installation import workspace
from checklist.web.law_names import RIGHT_NAMES
from checklist.web.sample_pages import SampleLink, all_sample_links
from checklist.web.walk_state import articles_of_draft
from checklist.web.walk_tabs import Tabs, tabs_of

forms = Blueprint("forms", __name__)

BASE = "/danh-gia/<assessment_id>/bieu-mau"
RIGHT = "<any({}):right>".format(", ".join(f'"{slug}"' for slug in RIGHT_SLUGS.values()))


@dataclass(frozen=True, slots=True)
class FormLink:
    """A form to fetch."""

    name: Text
    address: str


@dataclass(frozen=True, slots=True)
class FormGroup:
    """The forms of a right."""

    id: str
    heading: Text
    whole: str
    articles: tuple[FormLink, ...]


@dataclass(frozen=True, slots=True)
class FormsPage:
    """The context of ``forms/overview.html``."""

    tabs: Tabs
    groups: tuple[FormGroup, ...]
    samples: tuple[SampleLink, ...]
    editable: bool


@forms.get(BASE)
@for_assessment(Permission.VIEW)
def overview(draft: Draft) -> ResponseReturnValue:
    """The forms of every right and article."""
    articles = articles_of_draft(draft)
    groups = tuple(
        _group(draft, right, [each for each in articles if each.right is right])
        for right in Right
        if any(each.right is right for each in articles)
    )
    editable = draft.head.state == "draft" and allows(current_user().role, Permission.ANSWER)
    page = FormsPage(tabs_of(draft, "bieu-mau"), groups, all_sample_links(draft), editable)
    return render_template("forms/overview.html", page=page)


@forms.get(f"{BASE}/{RIGHT}.pdf")
@for_assessment(Permission.VIEW)
def of_right(draft: Draft, right: str) -> ResponseReturnValue:
    """The form of a right."""
    found = [each for each in articles_of_draft(draft) if each.right is RIGHTS_BY_SLUG[right]]
    return _pdf(draft, found or abort(404), _right_name(draft, RIGHTS_BY_SLUG[right]).vi, right)


@forms.get(f"{BASE}/{RIGHT}/<article>.pdf")
@for_assessment(Permission.VIEW)
def of_article(draft: Draft, right: str, article: str) -> ResponseReturnValue:
    """The form of one article."""
    wanted = (RIGHTS_BY_SLUG[right], article)
    found = [each for each in articles_of_draft(draft) if (each.right, each.slug) == wanted] or abort(404)
    title = f"{_right_name(draft, wanted[0]).vi} – {workspace().pack.cite(found[0].citation).vi}"
    return _pdf(draft, found, title, f"{right}-{article}")


def _pdf(draft: Draft, articles: list[Article], title: str, name: str) -> ResponseReturnValue:
    content = blank_form_pdf(draft, workspace().pack, articles, title)
    answer = send_file(
        io.BytesIO(content), mimetype="application/pdf", as_attachment=True, download_name=f"bieu-mau-{name}.pdf"
    )
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _group(draft: Draft, right: Right, articles: list[Article]) -> FormGroup:
    slug = RIGHT_SLUGS[right]
    return FormGroup(
        id=f"nhom-{slug}",
        heading=_right_name(draft, right),
        whole=url_for("forms.of_right", assessment_id=draft.head.id, right=slug),
        articles=tuple(
            FormLink(
                workspace().pack.cite(each.citation),
                url_for("forms.of_article", assessment_id=draft.head.id, right=slug, article=each.slug),
            )
            for each in articles
        ),
    )


def _right_name(draft: Draft, right: Right) -> Text:
    return RIGHT_NAMES[UnitKind(draft.unit.kind)][right]
