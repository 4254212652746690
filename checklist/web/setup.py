"""The first run: a unit or a committee, and the first two accounts. Open only while there is no account.

``?cho=ban-chi-dao`` shows the form for a committee; the form says in ``cho`` which of the two it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.text import Text
from checklist.services.accounts import AccountFault, AccountRefused, User, any_account
from checklist.services.committee.setup import LAYOUTS, set_up_committee
from checklist.services.logins import begin_session
from checklist.services.unit_setup import set_up
from checklist.web.access import public
from checklist.web.account_texts import UNIT_KIND_CHOICES, AccountTexts
from checklist.web.clock import now
from checklist.web.committee.home_texts import CommitteeTexts
from checklist.web.installation import workspace
from checklist.web.login_state import begin, home_address
from checklist.web.typed_accounts import line, new_committee, new_unit, person, repeat_faults

setup = Blueprint("setup", __name__)

UNPROCESSABLE = 422
WHO, COMMITTEE = "cho", "ban-chi-dao"
OFFICER, MEMBER, ADMINISTRATOR = "officer_", "member_", "administrator_"
ACCOUNT_FIELDS = tuple(
    f"{prefix}{field}"
    for prefix in (OFFICER, MEMBER, ADMINISTRATOR)
    for field in ("name", "username", "password", "password_again")
)
FIELDS = (
    "committee_name", "committee_superior", "committee_place", "committee_layout", "committee_symbol",
    "committee_public_address", "unit_name", "unit_kind", "unit_parent", "unit_place", *ACCOUNT_FIELDS,
)  # fmt: skip
PROPOSED = {
    "officer_username": "can-bo", "member_username": "thanh-vien", "administrator_username": "quan-tri",
    "committee_symbol": "BCĐ", "unit_kind": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SetupPage:
    """The context of ``accounts/set_up.html``; no password is ever shown again."""

    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    kinds: Mapping[str, Text]
    layouts: Mapping[str, Text]
    for_committee: bool
    parts: tuple[AccountPart, ...]


@dataclass(frozen=True, slots=True)
class AccountPart:
    """The fields of one account: their prefix, a heading and what the account is for."""

    prefix: str
    legend: Text
    intro: Text


@setup.get("/thiet-lap")
@public
def form() -> ResponseReturnValue:
    """The form; once there is an account, the log-in page instead."""
    if any_account(workspace()):
        return redirect(url_for("auth.log_in_form"), 303)
    return render_template("accounts/set_up.html", page=_page({**PROPOSED, WHO: request.args.get(WHO, "")}, {}))


@setup.post("/thiet-lap")
@public
def set_up_now() -> ResponseReturnValue:
    """Make the unit and the accounts, and begin to work as the officer."""
    typed = request.form
    if any_account(workspace()):
        return redirect(url_for("auth.log_in_form"), 303)
    try:
        user = _set_up_committee(typed) if typed.get(WHO) == COMMITTEE else _set_up_unit(typed)
    except AccountFault as refusal:
        return render_template("accounts/set_up.html", page=_page(typed, refusal.faults)), UNPROCESSABLE
    except AccountRefused:
        return redirect(url_for("auth.log_in_form"), 303)
    begin(begin_session(workspace(), user, at=now()))
    return redirect(home_address(user), 303)


def _set_up_unit(typed: Mapping[str, str]) -> User:
    name = line(typed, "officer_name")
    officer, administrator = person(typed, OFFICER, name), person(typed, ADMINISTRATOR, name)
    faults = repeat_faults(typed, OFFICER, ADMINISTRATOR)
    return set_up(workspace(), new_unit(typed), officer, administrator, at=now(), faults=faults)


def _set_up_committee(typed: Mapping[str, str]) -> User:
    name = line(typed, "member_name")
    member, administrator = person(typed, MEMBER, name), person(typed, ADMINISTRATOR, name)
    return set_up_committee(
        workspace(), new_committee(typed), new_unit(typed), member, administrator,
        at=now(), faults=repeat_faults(typed, MEMBER, ADMINISTRATOR),
    )  # fmt: skip


def _page(typed: Mapping[str, str], faults: Mapping[str, Text]) -> SetupPage:
    shown = {name: value for name, value in typed.items() if "password" not in name}
    # In the order of the form. One person holds both accounts here, so its name is asked, and faulted, once.
    found = {name: faults[name] for name in FIELDS if name in faults and name != f"{ADMINISTRATOR}name"}
    kinds = {kind.value: words for kind, words in UNIT_KIND_CHOICES.items()}
    for_committee = typed.get(WHO) == COMMITTEE
    return SetupPage(shown, found, kinds, LAYOUTS, for_committee, _parts(for_committee))


def _parts(for_committee: bool) -> tuple[AccountPart, ...]:
    if for_committee:
        work = AccountPart(MEMBER, CommitteeTexts.member_part, CommitteeTexts.member_intro)
        return work, AccountPart(ADMINISTRATOR, AccountTexts.administrator_part, CommitteeTexts.care_intro)
    work = AccountPart(OFFICER, AccountTexts.officer_part, AccountTexts.officer_intro)
    return work, AccountPart(ADMINISTRATOR, AccountTexts.administrator_part, AccountTexts.administrator_intro)
