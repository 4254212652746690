"""A file or a paper at hand becomes the evidence of an answer without leaving the page of its article."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from checklist.domain.articles import article_of
from checklist.domain.requirement import Requirement
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.drafts import Draft, load_draft
from checklist.services.errors import NotFound
from checklist.services.evidence import FILE, MAX_BYTES, NewPaper, PaperRefused, Upload, add_paper, attach_papers
from checklist.store.errors import NotADraft
from checklist.store.files import FileRefused
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.installation import workspace
from checklist.web.walk_article import article_page
from checklist.web.walk_papers import papers_view
from checklist.web.walk_state import article_address, articles_of_draft, walk_of

uploads = Blueprint("uploads", __name__)

CHOSEN = "evidence"
UNPROCESSABLE = 422
ENVELOPE = 256 * 1024
"""Room for the other fields and the borders of an upload."""


@uploads.url_value_preprocessor
def take_larger_uploads(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a file of the full size in; this comes before anything else reads the form."""
    request.max_content_length = MAX_BYTES + ENVELOPE


@uploads.post("/danh-gia/<assessment_id>/yeu-cau/<requirement_id>/minh-chung")
@for_assessment(Permission.ANSWER)
def add_evidence(draft: Draft, requirement_id: str) -> ResponseReturnValue:
    """Let the file sent, or the paper chosen, serve a requirement; a script gets only the papers of its row."""
    articles = articles_of_draft(draft)
    article = article_of(articles, requirement_id)
    asked = next((each for each in article.requirements if each.id == requirement_id), None) if article else None
    if article is None or asked is None:
        abort(404)
    fault = _keep(draft, asked)
    status = 200 if fault is None else UNPROCESSABLE
    read = walk_of(load_draft(workspace(), draft.head.id), workspace().pack, editable=draft.head.state == "draft")
    if "HX-Request" in request.headers:
        rows = {
            item.requirement.id: papers_view(
                read, item.requirement, place, fault if item.requirement is asked else None
            )
            for place, item in enumerate(article.items, 1)
            if item.applies is not False or item.requirement is asked
        }
        return render_template("walk/_added.html", papers=rows.pop(asked.id), others=rows.values()), status
    if fault is None:
        return redirect(article_address(draft, article, f"{requirement_id}-papers"), 303)
    page = article_page(read, read.article(article), now(), paper_faults={requirement_id: fault})
    return render_template("walk/article.html", page=page), status


def _keep(draft: Draft, asked: Requirement) -> Text | None:
    """Why nothing was kept, or nothing."""
    at, by, chosen = now(), current_user().username, request.form.getlist(CHOSEN)
    sent = request.files.get(FILE)
    try:
        if chosen:
            attach_papers(workspace(), draft, asked.id, chosen, at=at, by=by)
        else:
            # Without a word of the reader's, the paper is taken for what usually proves such a requirement.
            paper = NewPaper(kind=next(iter(asked.evidence), ""))
            upload = Upload(sent.filename, sent.stream) if sent is not None and sent.filename else None
            add_paper(workspace(), draft, paper, upload, [asked.id], at=at, by=by)
    except NotFound:
        abort(404)
    except PaperRefused as refusal:
        return next(iter(refusal.faults.values()))
    except (FileRefused, NotADraft) as refusal:
        return Text(refusal.vi, refusal.en)
    finally:
        for each in request.files.values():
            each.close()
    return None
