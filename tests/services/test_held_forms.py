"""Forms that met a session that had run out."""

from __future__ import annotations

import pytest

from checklist.services import held_forms
from checklist.services.accounts import User
from checklist.services.workspace import Workspace
from tests.services.given import AT


def held_paths(workspace: Workspace, user: User) -> list[str]:
    return [form.path for form in held_forms.held(workspace, user.id)]


def test_a_form_is_held_as_typed_without_its_token(workspace: Workspace, officer: User) -> None:
    fields = [("csrf_token", "x"), ("reason", "Mưa lũ 🌧\r\n<b>"), ("points.a", "yes"), ("points.a", "no")]
    assert held_forms.hold(workspace, officer.id, "/a?b=c", fields, [], at=AT)
    (form,) = held_forms.held(workspace, officer.id)

    assert (form.path, form.held_at) == ("/a?b=c", AT)
    assert form.fields == fields[1:]


def test_the_later_form_of_a_page_replaces_the_earlier_and_other_pages_keep_theirs(
    workspace: Workspace, officer: User
) -> None:
    for path, value in (("/a", "1"), ("/b", "2"), ("/a", "3")):
        held_forms.hold(workspace, officer.id, path, [("x", value)], [], at=AT)

    assert [(form.path, form.fields) for form in held_forms.held(workspace, officer.id)] == [
        ("/b", [("x", "2")]),
        ("/a", [("x", "3")]),
    ]


@pytest.mark.parametrize("name", ["password", "p12_password", "new_passphrase", "mat_khau", "pin", "p12-pin"])
def test_a_form_with_a_password_is_never_held(workspace: Workspace, officer: User, name: str) -> None:
    assert not held_forms.hold(workspace, officer.id, "/a", [("x", "1"), (name, "secret")], [], at=AT)
    assert held_paths(workspace, officer) == []


def test_what_is_too_large_is_not_held_and_leaves_what_is(workspace: Workspace, officer: User) -> None:
    held_forms.hold(workspace, officer.id, "/a", [("x", "1")], [], at=AT)

    assert not held_forms.hold(workspace, officer.id, "/b", [("x", "ư" * held_forms.LARGEST)], [], at=AT)
    assert held_paths(workspace, officer) == ["/a"]


def test_a_form_is_dropped_alone(workspace: Workspace, officer: User) -> None:
    for path in ("/a", "/b"):
        held_forms.hold(workspace, officer.id, path, [("x", "1")], [], at=AT)
    first = held_forms.held(workspace, officer.id)[0].id

    assert held_forms.drop(workspace, officer.id, "unknown", at=AT) == 2
    assert held_forms.drop(workspace, officer.id, first, at=AT) == 1
    assert held_paths(workspace, officer) == ["/b"]
