"""The walk through an assessment: overview, one page an article, saving one answer, search."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from checklist.domain.articles import RIGHT_SLUGS, RIGHTS_BY_SLUG, Article, article_of, met_together
from checklist.domain.requirement import Requirement
from checklist.domain.roles import Permission, allows
from checklist.services.drafts import Draft, load_draft, mark_seen
from checklist.services.walk import declare_met
from checklist.store.drafts import Mark
from checklist.store.errors import NotADraft
from checklist.store.files import EXTENSIONS
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import legal_today, now
from checklist.web.installation import workspace
from checklist.web.paper_source import source_of_paper
from checklist.web.rule_filters import LONGEST_SEARCH
from checklist.web.walk_article import article_page, progress_view
from checklist.web.walk_outcome import checks_view
from checklist.web.walk_overview import overview_page, search_page
from checklist.web.walk_rows import Typed, row_view
from checklist.web.walk_saving import NoRevision, SentForm, sent_form, try_to_save
from checklist.web.walk_state import Walk, article_address, articles_of_draft, walk_of
from checklist.web.walk_tabs import evidence_address, tabs_of
from checklist.web.walk_texts import WalkTexts
from checklist.web.wording import fill, number

walk = Blueprint("walk", __name__)
walk.add_app_template_global(tabs_of, "assessment_tabs")

BASE = "/danh-gia/<assessment_id>"
RIGHT = "<any({}):right>".format(", ".join(f'"{slug}"' for slug in RIGHT_SLUGS.values()))
SEARCH, ADDED, DECLARED = "q", "them", "da_ghi"
UNPROCESSABLE, CONFLICT = 422, 409


@walk.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the walk's templates, which other pages include too, and what a file of evidence may be."""
    return {
        "w": WalkTexts,
        "evidence_address": evidence_address,
        "accepted": ",".join([*EXTENSIONS.values(), *EXTENSIONS]),
    }


@walk.get(BASE)
@for_assessment(Permission.VIEW)
def overview(draft: Draft) -> ResponseReturnValue:
    """What to do next, progress, deadlines, and what the law says of the period."""
    return render_template("walk/overview.html", page=overview_page(_walk(draft), legal_today()))


@walk.get(f"{BASE}/tim")
@for_assessment(Permission.VIEW)
def search(draft: Draft) -> ResponseReturnValue:
    """The requirements in which the words asked for occur."""
    words = " ".join(request.args.get(SEARCH, "")[:LONGEST_SEARCH].split())
    return render_template("walk/search.html", page=search_page(_walk(draft), words))


@walk.get(f"{BASE}/{RIGHT}")
@for_assessment(Permission.VIEW)
def right(draft: Draft, right: str) -> ResponseReturnValue:
    """Where a right was left: its first article with something to do."""
    read = _walk(draft)
    of_right = [each for each in read.articles if each.right is RIGHTS_BY_SLUG[right]]
    if not of_right:
        abort(404)
    return redirect(read.address(read.first_open(of_right) or of_right[0]), 303)


@walk.get(f"{BASE}/{RIGHT}/<article>")
@for_assessment(Permission.VIEW)
def article(draft: Draft, right: str, article: str) -> ResponseReturnValue:
    """One article with its requirements."""
    found = _article(articles_of_draft(draft), right, article)
    read = _walk(_seen(draft, found))
    count = request.args.get(DECLARED, "")
    done = fill(WalkTexts.bulk_done, count=number(int(count))) if count.isdecimal() and len(count) < 4 else None
    page = article_page(read, read.article(found), now(), notice=done, more_records=request.args.get(ADDED, ""))
    return render_template("walk/article.html", page=page)


@walk.get(f"{BASE}/yeu-cau/<requirement_id>")
@for_assessment(Permission.VIEW)
def requirement(draft: Draft, requirement_id: str) -> ResponseReturnValue:
    """A requirement by its id alone: on to its place on the page of its article."""
    found = article_of(articles_of_draft(draft), requirement_id) or abort(404)
    return redirect(article_address(draft, found, requirement_id), 303)


@walk.post(f"{BASE}/yeu-cau/<requirement_id>")
@for_assessment(Permission.ANSWER)
def save(draft: Draft, requirement_id: str) -> ResponseReturnValue:
    """Save one answer, then show its row again; a script gets only what changed."""
    asked = draft.regulation.by_id().get(requirement_id) or abort(404)
    found = article_of(articles_of_draft(draft), requirement_id)
    if found is None or asked not in found.requirements:
        abort(404)
    try:
        sent = sent_form(request.form.to_dict())
    except NoRevision:
        abort(400)
    refusal = try_to_save(workspace(), draft, asked, sent, at=now(), by=current_user().username)
    read = _walk(load_draft(workspace(), draft.head.id))
    typed = refusal.typed(read, asked, sent, workspace()) if refusal else None
    status = 200 if typed is None else (CONFLICT if typed.stale else UNPROCESSABLE)
    if "HX-Request" in request.headers:
        return _fragment(read, read.article(found), asked, sent, typed), status
    if typed is None:
        if not sent.wants_record:
            return redirect(read.address(found, requirement_id), 303)
        fresh = len(read.assessment.answers.to(requirement_id).records) + 1
        anchor = f"{requirement_id}-records-{fresh}"
        return redirect(read.address(found, anchor, **{ADDED: requirement_id}), 303)
    page = article_page(
        read,
        read.article(found),
        now(),
        typed={requirement_id: typed},
        more_records=requirement_id if sent.wants_record else "",
    )
    return render_template("walk/article.html", page=page), status


@walk.post(f"{BASE}/{RIGHT}/<article>/tat-ca-dat")
@for_assessment(Permission.ANSWER)
def all_met(draft: Draft, right: str, article: str) -> ResponseReturnValue:
    """Declare met what an article asks without anything to compare and nobody has answered."""
    found = _article(articles_of_draft(draft), right, article)
    try:
        declared = declare_met(
            workspace(),
            draft,
            met_together(found, draft.rows),
            at=now(),
            by=current_user().username,
            supplied_by=source_of_paper(draft) if request.form.get("supplied_by") else "",
        )
    except NotADraft:
        declared = ()
    return redirect(article_address(draft, found, **{DECLARED: str(len(declared))}), 303)


def _walk(draft: Draft) -> Walk:
    return walk_of(draft, workspace().pack, editable=_is_editable(draft))


def _is_editable(draft: Draft) -> bool:
    return draft.head.state == "draft" and allows(current_user().role, Permission.ANSWER)


def _article(articles: tuple[Article, ...], right: str, slug: str) -> Article:
    wanted = (RIGHTS_BY_SLUG[right], slug)
    return next((each for each in articles if (each.right, each.slug) == wanted), None) or abort(404)


def _seen(draft: Draft, article: Article) -> Draft:
    """Note that an article was opened; the page already says so."""
    marks = dict(draft.marks)
    unseen = [each.id for each in article.requirements if each.id not in marks or marks[each.id].seen_at is None]
    if not unseen or not _is_editable(draft):
        return draft
    at = now()
    mark_seen(workspace(), draft.head.id, unseen, at=at)
    for identifier in unseen:
        marks[identifier] = Mark(at, marks[identifier].carried_from if identifier in marks else None)
    return replace(draft, marks=marks)


def _fragment(read: Walk, article: Article, asked: Requirement, sent: SentForm, typed: Typed | None) -> str:
    """What the script puts into the page: the row where its events changed, else what is said of saving.

    With it come the findings of the rows that are judged on the same events, and the progress of the right.
    """
    place = article.requirements.index(asked)
    row = row_view(read, article.items[place], place + 1, now(), typed=typed, more_records=sent.wants_record)
    same_events = [
        item.requirement
        for item in article.items
        # What does not bind has no form on the page, and so no findings to renew.
        if asked.for_each and item.requirement.for_each == asked.for_each and item.applies is not False
    ]
    rest = [each for each in (same_events or [asked]) if not (sent.changes_records and each is asked)]
    return render_template(
        "walk/_saved.html",
        row=row,
        whole=sent.changes_records,
        checks=[checks_view(read, each) for each in rest],
        progress=progress_view(read, read.progress_of(article.right)),
    )
