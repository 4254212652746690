"""The addresses of the pages. A view parses, asks one service or builder, and renders."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from checklist.domain.rulepack import RulePack
from checklist.services.rules import RuleFilesInvalid, loaded_rules
from checklist.web.access import public
from checklist.web.clock import legal_today
from checklist.web.instrument_pages import instruments_page
from checklist.web.language import LANGUAGES, PARAMETER, choose, safe_address
from checklist.web.rule_filters import rule_filter
from checklist.web.rule_pages import regulation_page
from checklist.web.start_page import start_page

pages = Blueprint("pages", __name__)

SERVICE_UNAVAILABLE = 503


def current_pack() -> RulePack:
    """The rules of this installation. Raises :class:`RuleFilesInvalid`."""
    return loaded_rules(Path(current_app.config["RULES_FOLDER"]), Path(current_app.config["INSTANCE_FOLDER"])).pack


@pages.get("/")
@public
def start() -> str:
    """The start page."""
    return render_template("rules/start.html", page=start_page(current_pack(), legal_today()))


@pages.get("/quy-dinh/<regulation_id>")
@public
def regulation(regulation_id: str) -> str:
    """One regulation with its requirements."""
    chosen, pack = rule_filter(request.args), current_pack()
    if regulation_id not in pack.regulations:
        abort(404)
    page = regulation_page(pack.regulations[regulation_id], pack, chosen, legal_today())
    return render_template("rules/regulation.html", page=page)


@pages.get("/van-ban")
@public
def instruments() -> str:
    """All instruments."""
    return render_template("rules/instruments.html", page=instruments_page(current_pack(), legal_today()))


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
