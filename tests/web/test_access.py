"""Who gets where: decorators, the check at the start, and forms that meet a session that has run out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask, Response, request

from checklist import create_app
from checklist.domain.rulepack import RulePack
from checklist.services.drafts import Draft
from checklist.services.held_forms import held, hold
from checklist.services.logins import session_id
from checklist.store.columns import instant_to_text
from checklist.store.units import Unit
from checklist.web import access
from checklist.web.access import Permission, current_user, for_assessment, for_unit, for_user, public
from tests.web.client import ClientRequest, World
from tests.web.login_page import log_in

TYPED = {"declared": "partly", "reason": "Mưa lũ 🌧\n<b>chia cắt</b>", "facts.held_on": "2020-03-15"}
PROBE = "/thu/{assessment}/{requirement}"


def probing(world: World, **settings: Any) -> tuple[Flask, list[dict[str, str]]]:
    """The application with a page that takes an answer, and what that page was given."""
    app, taken = world.app(**settings), list[dict[str, str]]()

    @app.post("/thu/<assessment_id>/<requirement_id>")
    @for_assessment(Permission.ANSWER)
    def probe(draft: Draft, requirement_id: str) -> Response:
        # A browser sends line breaks as they are sent over the wire.
        taken.append({name: value.replace("\r\n", "\n") for name, value in request.form.items()})
        return Response(f"{draft.head.id} {requirement_id}", mimetype="text/plain")

    return app, taken


def address(world: World, requirement: str = "pl34.d5.k1") -> str:
    return PROBE.format(assessment=world.own.assessment_id, requirement=requirement)


def let_run_out(world: World, client: ClientRequest) -> None:
    """Nine hours go by without the reader."""
    cookie = client.http.get_cookie("checklist_login")
    assert cookie
    then = instant_to_text(datetime.now(UTC) - timedelta(hours=9))
    with world.workspace.database() as db:
        db.execute("UPDATE sessions SET seen_at = ? WHERE id = ?", (then, session_id(cookie.value)))
        db.conn.commit()


# Decorators


def test_a_view_is_given_the_draft_and_the_unit_it_is_about(world: World) -> None:
    app, _ = probing(world)

    @app.get("/don-vi-thu/<unit_id>/<word>")
    @for_unit(Permission.VIEW)
    def unit_probe(unit: Unit, word: str) -> Response:
        return Response(f"{unit.name} {word} {current_user().username}", mimetype="text/plain")

    client = ClientRequest(app, world).log_in("head")

    assert client.fetch(f"/don-vi-thu/{world.own.unit_id}/x").text == "Ủy ban nhân dân xã An Bình x xa.head"
    assert world.own.assessment_id in client.post(address(world), 200).response.text


def test_a_unit_or_an_assessment_that_nobody_has_looks_like_that_of_another_unit(world: World) -> None:
    client = ClientRequest(probing(world)[0], world).log_in("officer")
    foreign = PROBE.format(assessment=world.other.assessment_id, requirement="x")

    pages = [client.post(place, 404).text for place in (foreign, "/thu/khong-co/x")]
    assert pages[0] == pages[1]


def test_a_role_that_lacks_the_permission_is_refused_in_its_own_unit(world: World) -> None:
    client = ClientRequest(probing(world)[0], world)

    for role, status in (("officer", 200), ("head", 200), ("co_signer", 403), ("administrator", 403), ("auditor", 403)):
        client.log_in(role).post(address(world), status)


def test_the_program_does_not_start_with_a_route_nobody_decided_about(world: World) -> None:
    app = world.app()
    app.add_url_rule("/mo", "forgotten", lambda: "")

    with pytest.raises(RuntimeError, match="forgotten"):
        access.register(app)


def test_no_view_carries_two_decorators() -> None:
    for second in (public, for_user(), for_unit(Permission.VIEW), for_assessment(Permission.VIEW)):
        with pytest.raises(RuntimeError):
            second(public(lambda: ""))


def test_a_closed_account_is_out_at_its_next_request(world: World, client: ClientRequest) -> None:
    client.log_in("officer").get("/tai-khoan")
    with world.workspace.database() as db:
        db.execute("UPDATE users SET is_active = 0 WHERE username = 'xa.officer'")
        db.conn.commit()

    assert client.fetch("/tai-khoan", 303).location == "/dang-nhap?tiep=/tai-khoan"


def test_a_made_up_cookie_is_nobody(client: ClientRequest) -> None:
    client.http.set_cookie("checklist_login", "made up")

    client.fetch("/tai-khoan", 303)


def test_a_session_of_another_installation_is_nobody(world: World, client: ClientRequest) -> None:
    client.log_in("officer")
    with world.workspace.database() as db:
        db.execute("DELETE FROM sessions")
        db.conn.commit()

    client.fetch("/tai-khoan", 303)


# A session that runs out


def test_the_idle_time_is_eight_hours_unless_set(world: World) -> None:
    assert create_app({"INSTANCE_FOLDER": world.folder}).config["SESSION_IDLE_MINUTES"] == 480
    client = ClientRequest(world.app(SESSION_IDLE_MINUTES=10 * 60), world).log_in("officer")
    let_run_out(world, client)

    client.get("/tai-khoan")


def test_after_it_the_reader_logs_in_and_is_back_where_he_was(world: World, client: ClientRequest) -> None:
    client.log_in("officer")
    let_run_out(world, client)
    sent = client.fetch("/tai-khoan/mat-khau?xong=1", 303)

    assert sent.location == "/dang-nhap?tiep=/tai-khoan/mat-khau?xong%3D1"
    assert log_in(client, "xa.officer", at=sent.location).location == "/tai-khoan/mat-khau?xong=1"


def test_a_form_that_was_sent_is_shown_again_and_sent_only_when_confirmed(world: World) -> None:
    app, taken = probing(world)
    client = ClientRequest(app, world).log_in("officer")
    let_run_out(world, client)
    sent = client.post(address(world), **TYPED).response

    assert sent.location.startswith("/dang-nhap?tiep=/&giu=1")
    assert "đã được giữ lại" in client.get(sent.location).text
    assert log_in(client, "xa.officer", at=sent.location).location == "/noi-dung-giu-lai"
    page = client.get("/noi-dung-giu-lai")
    assert "Mưa lũ 🌧 <b>chia cắt</b>" in page.text
    assert "Đạt một phần" in page.text
    assert taken == []

    (form,) = page.select("//form[starts-with(@action, '/thu/')]")
    fields = {item.get("name"): item.get("value") for item in form.xpath(".//input[@type='hidden']")}
    assert client.http.post(form.get("action"), data=fields).status_code == 200
    assert [{name: value for name, value in one.items() if name != "csrf_token"} for one in taken] == [TYPED]
    assert "Không có nội dung nào đang chờ" in client.get("/noi-dung-giu-lai").text


def test_every_page_says_that_something_waits_until_it_is_dropped(world: World) -> None:
    client = ClientRequest(probing(world)[0], world).log_in("officer")
    let_run_out(world, client)
    for requirement in ("pl34.d5.k1", "pl34.d5.k2"):
        client.post(address(world, requirement), reason="x")
    log_in(client, "xa.officer")
    assert "chưa được lưu" in client.get("/van-ban").text

    drop = "//form[contains(@action, '/bo')]/@action"
    first, second = client.get("/noi-dung-giu-lai").select(drop)
    assert client.post(first).response.location == "/noi-dung-giu-lai"
    client.post(second)
    assert "chưa được lưu" not in client.get("/van-ban").text


def test_it_is_shown_to_nobody_else(world: World) -> None:
    client = ClientRequest(probing(world)[0], world).log_in("officer")
    let_run_out(world, client)
    client.post(address(world), **TYPED)

    assert log_in(client, "xa.head").location == f"/don-vi/{world.own.unit_id}"
    assert "Mưa lũ" not in client.get("/noi-dung-giu-lai").text
    assert len(held(world.workspace, world.user("officer").id)) == 1


def test_a_form_whose_view_refuses_the_reader_stays(world: World) -> None:
    client = ClientRequest(probing(world)[0], world).log_in("co_signer")
    let_run_out(world, client)
    client.post(address(world), **TYPED)
    log_in(client, "xa.co_signer")
    (action,) = client.get("/noi-dung-giu-lai").select("//form[starts-with(@action, '/thu/')]/@action")
    client.post(action, 403, **TYPED)

    assert len(held(world.workspace, world.user("co_signer").id)) == 1


def test_it_names_the_requirement_and_its_questions(world: World, pack: RulePack) -> None:
    book = pack.regulations["pl-34-2007"]
    asked = next(requirement for requirement in book.requirements if requirement.facts)
    client = ClientRequest(probing(world)[0], world).log_in("officer")
    let_run_out(world, client)
    client.post(address(world, asked.id), **{f"facts.{asked.facts[0].key}": "1", "reason": "vì mưa", "revision": "3"})
    log_in(client, "xa.officer")
    page = client.get("/noi-dung-giu-lai")

    assert page.words("//dt") == [asked.facts[0].ask.vi, "Lý do"]
    assert asked.text.vi in page.text


def test_what_had_a_file_or_no_page_any_more_is_shown_for_copying(world: World, client: ClientRequest) -> None:
    user, at = world.user("officer"), datetime.now(UTC)
    hold(world.workspace, user.id, "/dang-xuat", [("title", "Ảnh niêm yết")], ["anh.jpg"], at=at)
    hold(world.workspace, user.id, "/khong-con-nua", [("title", "Biên bản")], [], at=at)
    page = client.log_in("officer").get("/noi-dung-giu-lai")

    assert page.words("//dd") == ["Ảnh niêm yết", "anh.jpg", "Biên bản"]
    assert not page.select("//form[contains(@action, 'gui_lai')]")


def test_a_password_is_never_kept(world: World, client: ClientRequest) -> None:
    client.log_in("officer")
    let_run_out(world, client)
    sent = client.post("/tai-khoan/mat-khau", current="bi mat cua toi", password="bi mat khac hon").response

    assert "giu=0" in sent.location
    assert "không giữ lại được" in client.get(sent.location).text
    stored = b"".join(path.read_bytes() for path in world.folder.glob("checklist.sqlite*"))
    assert b"bi mat" not in stored


def test_nothing_is_kept_for_somebody_unknown(world: World) -> None:
    app, _ = probing(world)
    sent = ClientRequest(app, world).post(address(world), **TYPED).response

    assert "giu=0" in sent.location


def test_pages_still_open_can_be_sent_after_the_same_user_logged_in_again(world: World) -> None:
    app, taken = probing(world)
    client = ClientRequest(app, world)
    log_in(client, "xa.officer")
    token = client.form_token()
    let_run_out(world, client)
    log_in(client, "xa.officer")

    assert client.http.post(address(world), data={"csrf_token": token, **TYPED}).status_code == 200
    assert len(taken) == 1


def test_they_cannot_when_somebody_else_logged_in(world: World) -> None:
    client = ClientRequest(probing(world)[0], world)
    log_in(client, "xa.officer")
    token = client.form_token()
    let_run_out(world, client)
    log_in(client, "xa.head")

    assert client.http.post(address(world), data={"csrf_token": token, **TYPED}).status_code == 400


def test_a_request_of_htmx_is_told_where_to_log_in_and_not_led_away(world: World) -> None:
    client = ClientRequest(probing(world)[0], world).log_in("officer")
    let_run_out(world, client)
    answer = client.post(address(world), 401, headers={"HX-Request": "true"}, **TYPED).response

    assert answer.headers["X-Log-In"].startswith("/dang-nhap?")
    assert len(held(world.workspace, world.user("officer").id)) == 1


@pytest.mark.parametrize(
    ("referrer", "back"),
    [
        ("http://localhost/danh-gia/x?y=z", "/danh-gia/x?y%3Dz"),
        ("https://evil.example/danh-gia", "/"),
        ("http://localhost//evil.example", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_from_a_form_is_the_page_it_stood_on(world: World, referrer: str, back: str) -> None:
    client = ClientRequest(probing(world)[0], world).log_in("officer")
    let_run_out(world, client)
    sent = client.post(address(world), headers={"Referer": referrer}, **TYPED).response

    assert sent.location == f"/dang-nhap?tiep={back}&giu=1"
