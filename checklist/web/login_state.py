"""Who is reading: the log-in that a browser's cookie names, and what happens when there is none."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Flask, Response, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response as Answer

from checklist.domain.roles import COMMITTEE_ROLES, Permission, allows
from checklist.services.accounts import User
from checklist.services.held_forms import drop, hold
from checklist.services.logins import Login, find_session
from checklist.web.clock import now
from checklist.web.installation import workspace
from checklist.web.language import safe_address

COOKIE = "checklist_login"
CSRF_TOKEN, LANGUAGE, HELD, OWNER = "csrf_token", "lang", "held", "owner"
NEXT, KEPT, SENT_AGAIN = "tiep", "giu", "gui_lai"
UNAUTHORISED = 401


def register(app: Flask) -> None:
    """Write the cookie of a log-in or a log-out to the answer of its request."""
    app.after_request(write_cookie)


def reader() -> User | None:
    """The user who is logged in, or None."""
    _look_up()
    return g.reader if isinstance(g.reader, User) else None


def current_user() -> User:
    """The user who is logged in; for views that only such a user reaches (401 otherwise)."""
    return reader() or abort(UNAUTHORISED)


def home_address(user: User) -> str:
    """The page where an account's work begins."""
    if allows(user.role, Permission.VIEW) and user.unit_id is not None:
        return f"/don-vi/{quote(user.unit_id)}"
    return url_for("committee.home" if user.role in COMMITTEE_ROLES else "accounts.overview")


def frame() -> dict[str, Any]:
    """What every template knows of who is reading."""
    user = reader()
    return {"user": user, "home": home_address(user) if user else "", "held_count": session.get(HELD, 0)}


def login_token() -> str | None:
    """What the cookie holds: the key of a session, unless somebody made it up."""
    return request.cookies.get(COOKIE)


def begin(login: Login) -> None:
    """Log in: a new session, whatever the browser held before, and a new form token.

    The form token stays when the same user was logged in here before, so that pages still open can be sent.
    """
    token, language = session.get(CSRF_TOKEN), session.get(LANGUAGE)
    same = session.get(OWNER) == login.user.id
    _clear_session(language)
    if same and token:
        session[CSRF_TOKEN] = token
    session[OWNER] = login.user.id
    g.reader, g.new_login = login.user, login.token


def end() -> None:
    """Log out: nothing but the language stays in the browser."""
    _clear_session(session.get(LANGUAGE))
    g.reader, g.new_login = None, ""


def ask_to_log_in() -> Answer:
    """The way to the log-in page; a form that was posted is kept if its user is known.

    A request that htmx makes is not led away, so that what else is typed on the page stays: it gets 401 and a link.
    """
    values: dict[str, Any] = {NEXT: return_address()}
    if request.method == "POST" and request.form.keys() - {CSRF_TOKEN}:
        values[KEPT] = "1" if _hold_form() else "0"
    address = url_for("auth.log_in_form", **values)
    if "HX-Request" in request.headers:
        return Response(address, UNAUTHORISED, {"X-Log-In": address}, mimetype="text/plain")
    return redirect(address, 303)


def return_address() -> str:
    """Where to come back to after logging in: this page, or the page whose form was posted."""
    if request.method in ("GET", "HEAD"):
        return safe_address(request.full_path.rstrip("?"))
    origin = urlsplit(request.referrer or "")
    if origin.netloc != request.host:
        return "/"
    return safe_address(f"{origin.path}?{origin.query}" if origin.query else origin.path)


def forget_form_sent_again() -> None:
    """After a view took a form that had been kept and was sent again: it is kept no longer."""
    form, user = request.args.get(SENT_AGAIN), reader()
    if request.method == "POST" and form and user is not None:
        note_held(drop(workspace(), user.id, form, at=now()))


def note_held(count: int) -> None:
    """Remember in the browser whether forms are kept, so that each page can say so."""
    if count:
        session[HELD] = count
    else:
        session.pop(HELD, None)


def write_cookie(response: Response) -> Response:
    """``response`` with the new cookie, where this request logged somebody in or out."""
    token = g.get("new_login")
    if token:
        response.set_cookie(COOKIE, token, secure=request.is_secure, httponly=True, samesite="Lax")
    elif token is not None:
        response.delete_cookie(COOKIE, secure=request.is_secure, httponly=True, samesite="Lax")
    return response


def _look_up() -> None:
    if "reader" in g:
        return
    # Set first: when the database cannot be read, the page that says so must not ask it again.
    g.reader, g.expired = None, None
    token = login_token()
    if not token:
        return
    idle = timedelta(minutes=float(current_app.config["SESSION_IDLE_MINUTES"]))
    found = find_session(workspace(), token, at=now(), idle=idle)
    if found is None:
        return
    known, stands = found
    if stands:
        g.reader = known.user
    else:
        g.expired = known.user


def _hold_form() -> bool:
    user = g.get("expired")
    if user is None:
        return False
    files = [file.filename or name for name, file in request.files.items(multi=True)]
    fields = list(request.form.items(multi=True))
    return hold(workspace(), user.id, request.full_path.rstrip("?"), fields, files, at=now())


def _clear_session(language: str | None) -> None:
    session.clear()
    if language:
        session[LANGUAGE] = language
