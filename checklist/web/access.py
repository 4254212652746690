"""Who may open which page. Every view carries exactly one of these decorators; a route without one stops the start.

A unit that is not one's own does not exist for its reader (404); a page of the own unit that the role does not open is
refused (403); without a log-in the reader is sent to log in, and a form that was posted is kept for afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, abort

from checklist.domain.roles import COMMITTEE_ROLES, Permission, Role, allows
from checklist.services.accounts import User
from checklist.services.committee.seat import committee_of
from checklist.services.drafts import load_draft
from checklist.services.errors import NotFound
from checklist.services.units import unit_of
from checklist.web.installation import workspace
from checklist.web.login_state import ask_to_log_in, current_user, forget_form_sent_again, reader

__all__ = ["Permission", "User", "current_user", "for_assessment", "for_committee", "for_unit", "for_user", "public"]

View = Callable[..., Any]
MARK = "checklist_access"
# Flask's own view of the style sheet, pictures and fonts.
OPEN_ENDPOINTS = frozenset({"static"})


def public(view: View) -> View:
    """A page for everybody."""
    return _marked(view, "public")


def for_user(permission: Permission | None = None) -> Callable[[View], View]:
    """A page for whoever is logged in, or for the roles that hold ``permission``, whatever their unit."""

    def decorate(view: View) -> View:
        def authorised(user: User, values: dict[str, Any]) -> Any:
            if permission is not None and not allows(user.role, permission):
                abort(403)
            return view(**values)

        return _guarded(view, authorised, "user")

    return decorate


def for_unit(permission: Permission) -> Callable[[View], View]:
    """A page of the unit ``<unit_id>``; the view gets the unit as its first argument, ``unit``."""

    def decorate(view: View) -> View:
        def authorised(user: User, values: dict[str, Any]) -> Any:
            unit_id = values.pop("unit_id")
            _own_unit_and_role(user, unit_id, permission)
            return view(_found(unit_of, unit_id), **values)

        return _guarded(view, authorised, "unit")

    return decorate


def for_assessment(permission: Permission) -> Callable[[View], View]:
    """A page of the assessment ``<assessment_id>``; the view gets the draft as its first argument, ``draft``."""

    def decorate(view: View) -> View:
        def authorised(user: User, values: dict[str, Any]) -> Any:
            draft = _found(load_draft, values.pop("assessment_id"))
            _own_unit_and_role(user, draft.head.unit_id, permission)
            return view(draft, **values)

        return _guarded(view, authorised, "assessment")

    return decorate


def for_committee(permission: Permission) -> Callable[[View], View]:
    """A page of this installation's committee; the view gets it as its first argument, ``committee``.

    For everybody who holds no role in a committee, and where there is none, the page does not exist.
    """

    def decorate(view: View) -> View:
        def authorised(user: User, values: dict[str, Any]) -> Any:
            if user.role not in COMMITTEE_ROLES:
                abort(404)
            committee = committee_of(workspace())
            if committee is None:
                abort(404)
            if not allows(user.role, permission):
                abort(403)
            return view(committee, **values)

        return _guarded(view, authorised, "committee")

    return decorate


def register(app: Flask) -> None:
    """Refuse to start with a route that nobody decided about. Comes after every blueprint.

    Raises ``RuntimeError`` naming the endpoints.
    """
    undecided = sorted(
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint not in OPEN_ENDPOINTS and not hasattr(view, MARK)
    )
    if undecided:
        raise RuntimeError(f"views without an access decorator: {', '.join(undecided)}")


def _own_unit_and_role(user: User, unit_id: str, permission: Permission) -> None:
    everywhere = user.role is Role.ADMINISTRATOR and user.unit_id is None and permission is Permission.MANAGE
    if user.unit_id != unit_id and not everywhere:
        abort(404)
    if not allows(user.role, permission):
        abort(403)


def _found(load: Callable[..., Any], identifier: str) -> Any:
    try:
        return load(workspace(), identifier)
    except NotFound:
        abort(404)


def _guarded(view: View, authorised: Callable[[User, dict[str, Any]], Any], mark: str) -> View:
    @wraps(view)
    def guarded(**values: Any) -> Any:
        user = reader()
        if user is None:
            return ask_to_log_in()
        answer = authorised(user, values)
        forget_form_sent_again()
        return answer

    return _marked(guarded, mark)


def _marked(view: View, mark: str) -> View:
    if hasattr(view, MARK):
        raise RuntimeError(f"{view.__name__} carries two access decorators")
    setattr(view, MARK, mark)
    return view
