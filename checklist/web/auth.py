"""Logging in and out, and what was kept when a session had expired."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.text import Text
from checklist.services.accounts import AccountRefused, any_account
from checklist.services.held_forms import drop, held
from checklist.services.logins import TooManyAttempts, log_in, log_out
from checklist.web.access import current_user, for_user, public
from checklist.web.account_texts import AccountTexts
from checklist.web.clock import now
from checklist.web.held_page import held_page
from checklist.web.installation import workspace
from checklist.web.language import safe_address
from checklist.web.login_state import KEPT, NEXT, begin, end, home_address, login_token, note_held, reader

auth = Blueprint("auth", __name__)

UNPROCESSABLE, TOO_MANY = 422, 429
SENTENCES = {"1": AccountTexts.kept, "0": AccountTexts.not_kept}


@dataclass(frozen=True, slots=True)
class LoginPage:
    """The context of ``accounts/log_in.html``."""

    sentence: Text | None
    refusal: Text | None
    username: str
    next: str


@auth.get("/dang-nhap")
@public
def log_in_form() -> ResponseReturnValue:
    """The log-in form; whoever is logged in is led on, and the first visitor of all to the set-up."""
    user = reader()
    if user is not None:
        return redirect(_target(home_address(user)), 303)
    if not any_account(workspace()):
        return redirect(url_for("setup.form"), 303)
    return render_template("accounts/log_in.html", page=_page())


@auth.post("/dang-nhap")
@public
def log_in_now() -> ResponseReturnValue:
    """Check user name and password."""
    username, password = request.form.get("username", ""), request.form.get("password", "")
    try:
        login = log_in(workspace(), username, password, address=request.remote_addr or "", at=now())
    except TooManyAttempts as refusal:
        page = _page(refusal.text)
        return render_template("accounts/log_in.html", page=page), TOO_MANY, {"Retry-After": str(refusal.seconds)}
    except AccountRefused as refusal:
        return render_template("accounts/log_in.html", page=_page(refusal.text)), UNPROCESSABLE
    begin(login)
    waiting = held(workspace(), login.user.id)
    note_held(len(waiting))
    return redirect(url_for("auth.held_forms") if waiting else _target(home_address(login.user)), 303)


@auth.post("/dang-xuat")
@public
def log_out_now() -> ResponseReturnValue:
    """End the session, here and on the server."""
    token = login_token()
    if token:
        log_out(workspace(), token)
    end()
    return redirect(url_for("pages.start"), 303)


@auth.get("/noi-dung-giu-lai")
@for_user()
def held_forms() -> ResponseReturnValue:
    """What was sent when the session had expired, to be sent again or dropped."""
    forms = held(workspace(), current_user().id)
    note_held(len(forms))
    return render_template("accounts/held.html", page=held_page(forms, workspace().pack))


@auth.post("/noi-dung-giu-lai/<form_id>/bo")
@for_user()
def drop_held_form(form_id: str) -> ResponseReturnValue:
    """Drop one of them."""
    user = current_user()
    left = drop(workspace(), user.id, form_id, at=now())
    note_held(left)
    return redirect(url_for("auth.held_forms") if left else home_address(user), 303)


def _target(otherwise: str) -> str:
    """Where the reader was going, if that is a page of this site."""
    wanted = safe_address(request.values.get(NEXT, "/"))
    return otherwise if wanted == "/" else wanted


def _page(refusal: Text | None = None) -> LoginPage:
    wanted = safe_address(request.values.get(NEXT, "/"))
    asked = AccountTexts.log_in_first if wanted != "/" else None
    sentence = SENTENCES.get(request.values.get(KEPT, ""), asked)
    return LoginPage(sentence, refusal, request.form.get("username", ""), wanted)
