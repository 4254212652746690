"""The first run: the unit and the first two accounts. The page is open only while there is no account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.text import Text
from checklist.services.accounts import AccountFault, AccountRefused, any_account
from checklist.services.logins import begin_session
from checklist.services.unit_setup import set_up
from checklist.web.access import public
from checklist.web.account_texts import UNIT_KIND_CHOICES
from checklist.web.clock import now
from checklist.web.installation import workspace
from checklist.web.login_state import begin, home_address
from checklist.web.typed_accounts import line, new_unit, person, repeat_faults

setup = Blueprint("setup", __name__)

UNPROCESSABLE = 422
OFFICER, ADMINISTRATOR = "officer_", "administrator_"
FIELDS = (
    "unit_name", "unit_kind", "unit_parent", "unit_place", "officer_name", "officer_username", "officer_password",
    "officer_password_again", "administrator_username", "administrator_password", "administrator_password_again",
)  # fmt: skip
PROPOSED = {"officer_username": "can-bo", "administrator_username": "quan-tri"}


@dataclass(frozen=True, slots=True)
class SetupPage:
    """The context of ``accounts/set_up.html``; no password is ever shown again."""

    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    kinds: Mapping[str, Text]


@setup.get("/thiet-lap")
@public
def form() -> ResponseReturnValue:
    """The form; once there is an account, the log-in page instead."""
    if any_account(workspace()):
        return redirect(url_for("auth.log_in_form"), 303)
    return render_template("accounts/set_up.html", page=_page(PROPOSED, {}))


@setup.post("/thiet-lap")
@public
def set_up_now() -> ResponseReturnValue:
    """Make the unit and the accounts, and begin to work as the officer."""
    typed = request.form
    name = line(typed, "officer_name")
    officer, administrator = person(typed, OFFICER, name), person(typed, ADMINISTRATOR, name)
    if any_account(workspace()):
        return redirect(url_for("auth.log_in_form"), 303)
    try:
        user = set_up(workspace(), new_unit(typed), officer, administrator, at=now(),
                      faults=repeat_faults(typed, OFFICER, ADMINISTRATOR))  # fmt: skip
    except AccountFault as refusal:
        return render_template("accounts/set_up.html", page=_page(typed, refusal.faults)), UNPROCESSABLE
    except AccountRefused:
        return redirect(url_for("auth.log_in_form"), 303)
    begin(begin_session(workspace(), user, at=now()))
    return redirect(home_address(user), 303)


def _page(typed: Mapping[str, str], faults: Mapping[str, Text]) -> SetupPage:
    shown = {name: value for name, value in typed.items() if "password" not in name}
    # In the order of the form. One person holds both accounts here, so its name is asked, and faulted, once.
    found = {name: faults[name] for name in FIELDS if name in faults}
    return SetupPage(shown, found, {kind.value: words for kind, words in UNIT_KIND_CHOICES.items()})
