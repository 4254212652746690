"""Accounts: everybody changes the own password; an administrator adds and closes accounts and renews passwords."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission, Role
from checklist.domain.text import Text
from checklist.services.accounts import (
    AccountFault,
    AccountRefused,
    NewAccount,
    User,
    create_user,
    random_password,
    reset_password,
    set_active,
)
from checklist.services.errors import NotFound
from checklist.services.logins import session_id
from checklist.services.own_password import change_password
from checklist.services.unit_setup import add_unit
from checklist.web.access import current_user, for_user
from checklist.web.account_pages import PasswordPage, UnitPage, accounts_page, new_password_page, unit_page
from checklist.web.clock import now
from checklist.web.installation import workspace
from checklist.web.login_state import login_token
from checklist.web.typed_accounts import line, new_unit, repeat_faults, username

accounts = Blueprint("accounts", __name__)

UNPROCESSABLE = 422


@accounts.get("/tai-khoan")
@for_user()
def overview() -> ResponseReturnValue:
    """The own account, and for an administrator all those looked after."""
    return render_template("accounts/overview.html", page=accounts_page(workspace(), current_user()))


@accounts.post("/tai-khoan")
@for_user(Permission.MANAGE)
def add() -> ResponseReturnValue:
    """Add an account with a random password, and show that once."""
    typed = request.form
    try:
        role = Role(typed.get("role", ""))
    except ValueError:
        abort(400)
    account = NewAccount(
        username(typed, "username"), line(typed, "name"), role, random_password(), typed.get("unit_id") or None
    )
    try:
        user = create_user(workspace(), account, manager=current_user(), at=now())
    except AccountFault as refusal:
        return _overview(refusal.faults, typed)
    except (AccountRefused, NotFound):
        abort(400)
    return _once(user, account.password)


@accounts.post("/tai-khoan/<user_id>/khoa")
@for_user(Permission.MANAGE)
def close(user_id: str) -> ResponseReturnValue:
    """Close an account."""
    return _set_active(user_id, False)


@accounts.post("/tai-khoan/<user_id>/mo")
@for_user(Permission.MANAGE)
def reopen(user_id: str) -> ResponseReturnValue:
    """Open an account again."""
    return _set_active(user_id, True)


@accounts.post("/tai-khoan/<user_id>/cap-lai")
@for_user(Permission.MANAGE)
def renew(user_id: str) -> ResponseReturnValue:
    """Give an account a random password, and show that once."""
    try:
        user, password = reset_password(workspace(), user_id, manager=current_user(), at=now())
    except NotFound:
        abort(404)
    except AccountRefused as refusal:
        return _overview({"accounts": refusal.text}, {})
    return _once(user, password)


@accounts.get("/tai-khoan/mat-khau")
@for_user()
def password_form() -> ResponseReturnValue:
    """The form for one's own password; ``?xong=1`` says that it has been changed."""
    return render_template("accounts/password.html", page=PasswordPage({}, "xong" in request.args))


@accounts.post("/tai-khoan/mat-khau")
@for_user()
def change_own_password() -> ResponseReturnValue:
    """Change one's own password; every other log-in of the account ends."""
    typed, token = request.form, login_token()
    keep = session_id(token) if token else None
    try:
        change_password(
            workspace(),
            current_user(),
            typed.get("current", ""),
            typed.get("password", ""),
            address=request.remote_addr or "",
            keep_session=keep,
            at=now(),
            faults=repeat_faults(typed, ""),
        )
    except AccountFault as refusal:
        return render_template("accounts/password.html", page=PasswordPage(refusal.faults, False)), UNPROCESSABLE
    return redirect(url_for("accounts.password_form", xong="1"), 303)


@accounts.get("/tai-khoan/don-vi-moi")
@for_user(Permission.MANAGE)
def unit_form() -> ResponseReturnValue:
    """The form for a further unit, for an administrator of the whole installation."""
    if current_user().unit_id is not None:
        abort(404)
    return render_template("accounts/unit.html", page=unit_page({}, {}))


@accounts.post("/tai-khoan/don-vi-moi")
@for_user(Permission.MANAGE)
def add_new_unit() -> ResponseReturnValue:
    """Add a unit; its accounts are added next."""
    try:
        unit_id = add_unit(workspace(), new_unit(request.form), manager=current_user(), at=now())
    except NotFound:
        abort(404)
    except AccountFault as refusal:
        page: UnitPage = unit_page(request.form, refusal.faults)
        return render_template("accounts/unit.html", page=page), UNPROCESSABLE
    return redirect(url_for("accounts.overview", don_vi=unit_id, _anchor="add"), 303)


def _set_active(user_id: str, is_active: bool) -> ResponseReturnValue:
    try:
        set_active(workspace(), user_id, is_active, manager=current_user(), at=now())
    except NotFound:
        abort(404)
    except AccountRefused as refusal:
        return _overview({"accounts": refusal.text}, {})
    return redirect(url_for("accounts.overview", _anchor="accounts"), 303)


def _overview(faults: Mapping[str, Text], typed: Mapping[str, str]) -> ResponseReturnValue:
    page = accounts_page(workspace(), current_user(), faults, typed)
    return render_template("accounts/overview.html", page=page), UNPROCESSABLE


def _once(user: User, password: str) -> Response:
    """The page that shows a new password: the only one, so neither a redirect nor a cache may hold it."""
    answer = make_response(render_template("accounts/new_password.html", page=new_password_page(user, password)))
    answer.headers["Cache-Control"] = "no-store"
    return answer
