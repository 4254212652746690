"""The addresses of the pages. A view parses, asks one service or builder, and renders."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from checklist.domain.rule_manifest import standing
from checklist.domain.rulepack import RulePack
from checklist.services.errors import Refused
from checklist.services.rule_packs import PackStatus, pack_status
from checklist.services.rules import LoadedRules, RuleFilesInvalid, loaded_rules
from checklist.services.workspace import Workspace
from checklist.web.access import public
from checklist.web.clock import legal_today
from checklist.web.crosswalk_pages import crosswalk_page, has_crosswalk
from checklist.web.installation import workspace
from checklist.web.language import LANGUAGES, PARAMETER, choose, safe_address
from checklist.web.law_pages import law_page
from checklist.web.law_question import law_question
from checklist.web.law_texts import LawTexts
from checklist.web.rule_filters import rule_filter
from checklist.web.rule_pages import regulation_page
from checklist.web.sanction_words import sanction_views
from checklist.web.start_page import start_page

pages = Blueprint("pages", __name__)

UNPROCESSABLE = 422
SERVICE_UNAVAILABLE = 503


def current_rules() -> LoadedRules:
    """The rules of this installation. Raises :class:`RuleFilesInvalid`."""
    return loaded_rules(Path(current_app.config["RULES_FOLDER"]), Path(current_app.config["INSTANCE_FOLDER"]))


def current_pack() -> RulePack:
    """The rule books of this installation. Raises :class:`RuleFilesInvalid`."""
    return current_rules().pack


def current_standing() -> PackStatus:
    """How those rule books stand to the signed release; read once, as the rules are."""
    return _standing(workspace())


@lru_cache(maxsize=4)
def _standing(installation: Workspace) -> PackStatus:
    try:
        return pack_status(installation)
    except Refused as error:  # the release key itself cannot be read
        return PackStatus(None, False, str(error), tuple(standing(installation.pack, None, {})), ())


@pages.get("/")
@public
def start() -> str:
    """The start page."""
    return render_template("rules/start.html", page=start_page(current_pack(), legal_today(), current_standing()))


@pages.get("/quy-dinh/<regulation_id>")
@public
def regulation(regulation_id: str) -> str:
    """One regulation with its requirements."""
    chosen, rules = rule_filter(request.args), current_rules()
    book, today = rules.pack.regulations.get(regulation_id), legal_today()
    if book is None:
        abort(404)
    page = regulation_page(book, rules.pack, chosen, today)
    fines = sanction_views(book, rules.sanctions, rules.pack, today)
    return render_template("rules/regulation.html", page=page, fines=fines, l=LawTexts)


@pages.get("/quy-dinh/<regulation_id>/doi-chieu")
@public
def old_and_new_law(regulation_id: str) -> str:
    """What became of each requirement of a regulation under the law that followed."""
    pack = current_pack()
    book = pack.regulations.get(regulation_id)
    if book is None or not has_crosswalk(book):
        abort(404)
    return render_template("rules/crosswalk.html", page=crosswalk_page(book, pack, legal_today()), l=LawTexts)


@pages.get("/luat")
@public
def law() -> tuple[str, int]:
    """Law in time and all instruments; with a kind and a day or period in the address, which law governs."""
    return _law_and_instruments()


@pages.get("/van-ban")
@public
def instruments() -> tuple[str, int]:
    """The same page under the address it had when it only listed the instruments."""
    return _law_and_instruments()


def _law_and_instruments() -> tuple[str, int]:
    question = law_question(request.args)
    page = law_page(current_pack(), question, legal_today())
    return render_template("rules/law.html", page=page, l=LawTexts), UNPROCESSABLE if question.faults else 200


@pages.post("/ngon-ngu")
@public
def choose_language() -> Redirect:
    """Remember the language chosen and go back to where the reader was."""
    language = request.form.get(PARAMETER, "")
    if language not in LANGUAGES:
        abort(400)
    choose(language)
    return redirect(safe_address(request.form.get("next", "/")), 303)


@pages.get("/khoe")
@public
def health() -> Response:
    """For a monitor, in plain text: whether the rules load."""
    try:
        current_pack()
    except RuleFilesInvalid as error:
        return Response(f"rules: {len(error.faults)} faults\n", SERVICE_UNAVAILABLE, mimetype="text/plain")
    return Response("ok\n", mimetype="text/plain")
