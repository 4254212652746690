"""Results are public only as far as the unit chose, only while it wants, and beside what others say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from checklist.domain.committee.campaigns import Asked
from checklist.domain.committee.certificate_register import Change, Event
from checklist.domain.committee.verdict_vectors import order_of, vector_of
from checklist.domain.law import UnitKind
from checklist.domain.public.survey import QUESTIONS
from checklist.services.reopen import reopen_seal
from checklist.store import audits, campaigns, certificates, publications, register, seals, submissions, surveys
from checklist.store.audits import Audit
from checklist.store.certificates import Certificate
from checklist.store.database import transaction
from checklist.store.surveys import Survey
from tests.web.client import COMMUNE, ClientRequest, World, make_world
from tests.web.committee_world import a_register_unit
from tests.web.publishing import address, open_page, sign_report

LIST, PAGE = "/cong-khai", "/cong-khai/uy-ban-nhan-dan-xa-an-binh"
NAME = "Ủy ban nhân dân xã An Bình"
AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def signed_world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return sign_report(make_world(tmp_path_factory.mktemp("signed") / "instance"))


@pytest.fixture(scope="module")
def app_client(signed_world: World, tmp_path_factory: pytest.TempPathFactory) -> ClientRequest:
    world = signed_world.copy(tmp_path_factory.mktemp("publishing") / "instance")
    return ClientRequest(world.app(), world)


@pytest.fixture
def client(app_client: ClientRequest, signed_world: World) -> ClientRequest:
    """A reader of the world with the signed report, not logged in."""
    app_client.world.put_back(signed_world)
    return ClientRequest(app_client.app, app_client.world)


def result(client: ClientRequest, rest: str = "") -> str:
    return address(client.world, f"/ket-qua/{client.world.own.assessment_id}{rest}")


def publish(client: ClientRequest, *parts: str, consent: str = "khong-ca-nhan") -> None:
    """The officer prepares, the head opens the page and publishes."""
    open_page(client)
    client.log_in("officer").post(result(client), parts=list(parts))
    client.log_in("head").post(result(client, "/dang"), consent=consent, publication=prepared(client))
    client.log_out()


def prepared(client: ClientRequest) -> str:
    """The publication that the page of the report offers to the head."""
    (found,) = client.get(result(client)).tree.xpath("//input[@name='publication']/@value")
    return str(found)


def test_a_unit_that_published_nothing_does_not_appear(client: ClientRequest) -> None:
    open_page(client)
    client.log_out()

    assert NAME not in client.get(LIST).text
    client.get(PAGE, 404)


def test_what_is_only_prepared_is_seen_by_nobody(client: ClientRequest) -> None:
    open_page(client)
    client.log_in("officer").post(result(client), parts=["score"])

    client.log_out().get(PAGE, 404)


def test_what_was_chosen_is_shown_to_everybody_and_the_rest_is_not(client: ClientRequest) -> None:
    publish(client, "score")
    page = client.get(PAGE)

    assert NAME in client.get(LIST).text
    assert "Điểm tự đánh giá" in page.text
    for hidden in ("Tuân thủ pháp luật", "Nhóm quyền", "Danh sách yêu cầu", "Tải báo cáo đã ký"):
        assert hidden not in page.text


def test_rights_compliance_and_requirements_are_shown_when_chosen(client: ClientRequest) -> None:
    publish(client, "rights", "compliance", "requirements")
    page = client.get(PAGE)

    assert "Công khai thông tin để Nhân dân biết" in page.text
    assert "Tuân thủ pháp luật" in page.text
    assert len(page.select("//details//tbody/tr")) > 20
    assert "Điểm tự đánh giá" not in page.text


def test_the_public_page_reads_in_english_too(client: ClientRequest) -> None:
    publish(client, "score", "rights", "compliance", "requirements", "report", "audit")

    assert "Own assessment" in client.get(f"{PAGE}?lang=en").text


def test_the_signed_report_is_a_download_only_when_chosen(client: ClientRequest) -> None:
    publish(client, "score", "report")
    (link,) = client.get(PAGE).tree.xpath("//a[contains(@href, '/bao-cao/')]/@href")
    answer = client.fetch(link)

    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    answer.close()


def test_a_report_that_was_not_chosen_cannot_be_fetched_by_its_address(client: ClientRequest) -> None:
    publish(client, "score")
    with client.world.workspace.database() as db:
        (kept,) = publications.of_unit(db, client.world.own.unit_id)

    client.fetch(f"{PAGE}/bao-cao/{kept.id}", 404)


def test_an_officer_does_not_publish_and_neither_does_a_co_signer(client: ClientRequest) -> None:
    open_page(client)
    client.log_in("officer").post(result(client), parts=["score"])

    client.post(result(client, "/dang"), 403)
    client.log_in("co_signer").post(result(client, "/dang"), 403)


def test_nothing_is_published_while_the_page_is_closed(client: ClientRequest) -> None:
    client.log_in("officer").post(result(client), parts=["score"])

    client.log_in("head")

    assert "Trang công khai chưa mở" in client.post(result(client, "/dang"), 422, publication=prepared(client)).text


def test_what_was_prepared_anew_meanwhile_is_not_published_unseen(client: ClientRequest) -> None:
    open_page(client)
    client.log_in("officer").post(result(client), parts=["score"])
    seen = prepared(client.log_in("head"))
    client.log_in("officer").post(result(client), parts=["report"])

    client.log_in("head").post(result(client, "/dang"), 404, publication=seen)
    client.log_out().get(PAGE, 404)


def test_a_withdrawn_result_is_gone_and_leaves_its_trail_with_the_unit(client: ClientRequest) -> None:
    publish(client, "score")
    client.log_in("officer").post(result(client, "/rut"), reason="Đăng nhầm kỳ.")

    assert "Đăng nhầm kỳ." in client.get(address(client.world)).text
    client.log_out().get(PAGE, 404)


def test_a_result_is_not_withdrawn_without_a_reason(client: ClientRequest) -> None:
    publish(client, "score")
    client.log_in("officer").post(result(client, "/rut"), 422, reason=" ")

    client.log_out().get(PAGE)


def test_after_a_withdrawal_it_can_be_prepared_anew(client: ClientRequest) -> None:
    publish(client, "score")
    client.log_in("officer").post(result(client, "/rut"), reason="Chọn lại.")
    client.post(result(client), parts=["compliance"])
    client.log_in("head").post(result(client, "/dang"), publication=prepared(client))

    assert "Tuân thủ pháp luật" in client.log_out().get(PAGE).text


def test_nothing_chosen_is_refused(client: ClientRequest) -> None:
    client.log_in("officer").post(result(client), 422)


def test_closing_the_page_hides_everything(client: ClientRequest) -> None:
    publish(client, "score")
    client.log_in("head").post(address(client.world, "/dong"), revision="1")

    client.log_out().get(PAGE, 404)
    assert NAME not in client.get(LIST).text


def test_an_introduction_with_a_phone_number_wants_an_answer_or_a_mask(client: ClientRequest) -> None:
    text = "Liên hệ bà Lan, 0912.345.678."
    page = client.log_in("head").post(address(client.world, "/mo"), 422, revision="0", intro=text)
    assert "091*.***.678" in page.text

    client.post(address(client.world, "/mo"), revision="0", intro=text, cach="che")
    assert "091*.***.678" in client.get(address(client.world)).by_id("intro")


def test_an_introduction_stays_as_it_is_after_an_explicit_confirmation(client: ClientRequest) -> None:
    text = "Đường dây nóng 0213.3876.123."
    client.log_in("head").post(address(client.world, "/mo"), revision="0", intro=text, consent="khong-ca-nhan")

    assert text in client.get(address(client.world)).by_id("intro")


def test_an_introduction_marked_secret_stops_whatever_is_confirmed(client: ClientRequest) -> None:
    page = client.log_in("head").post(
        address(client.world, "/mo"), 422, revision="0", intro="TỐI MẬT\nKế hoạch", consent="theo-luat"
    )

    assert "có dấu “TỐI MẬT”" in page.text


def test_two_heads_at_once_do_not_overwrite_each_other(client: ClientRequest) -> None:
    open_page(client, "Lời thứ nhất")

    page = client.post(address(client.world, "/mo"), 409, revision="0", intro="Lời thứ hai")

    assert "vừa được người khác sửa" in page.text


def test_what_the_committee_concluded_stands_beside_the_units_own(client: ClientRequest) -> None:
    lower = conclude_audit(client.world)
    publish(client, "score", "rights", "requirements", "audit")
    page = client.get(PAGE)

    assert "Ban Chỉ đạo thẩm định" in page.text
    assert "60/100 điểm" in page.text
    (row,) = [words for words in page.words("//details//tbody/tr") if "Ban Chỉ đạo: Không đạt" in words]
    assert lower in row


def test_the_certificate_is_shown_as_it_stands_today(client: ClientRequest) -> None:
    conclude_audit(client.world)
    keep_certificate(client.world)
    publish(client, "audit")
    assert "số 07/2026, mã ABCD-EFGH: Còn hiệu lực" in client.get(PAGE).text
    with client.world.workspace.database() as db:
        certificates.add_event(db, "giay", Event(Change.REVOKED, "Thu hồi.", AT, "x"))
    page = client.get(PAGE)

    assert "mã ABCD-EFGH: Đã thu hồi" in page.text
    assert page.tree.xpath("//main//a[@href='/tra-cuu/ABCD-EFGH']")


def test_a_survey_of_the_period_stands_beside_it_from_five_answers_on(client: ClientRequest) -> None:
    keep_survey(client.world, 4)
    publish(client, "rights")
    assert "Chưa đủ 5 phiếu" in client.get(PAGE).text
    keep_survey(client.world, 5)
    page = client.get(PAGE)

    assert page.words("//section//tbody/tr[1]/td")[:2][-1] == "Khảo sát (1–5): 4,0"
    assert "5 phiếu, từ 01/12/2020 đến 31/12/2020" in page.text


def test_the_committees_values_are_not_shown_when_the_unit_did_not_choose_them(client: ClientRequest) -> None:
    conclude_audit(client.world)
    publish(client, "score", "rights", "requirements")

    assert "Ban Chỉ đạo" not in client.get(PAGE).text


def keep_survey(world: World, count: int) -> None:
    """A survey of December 2020 with so many answers, all of them 4."""
    with world.workspace.database() as db, transaction(db):
        db.execute("DELETE FROM survey_answers")
        db.execute("DELETE FROM surveys")
        first, last = date(2020, 12, 1), date(2020, 12, 31)
        surveys.add(db, Survey("ks", world.own.unit_id, first, last, "salt", AT, "x"))
        for number in range(count):
            body = {question.key: 4 for question in QUESTIONS}
            surveys.answer(db, "ks", f"{number:064x}", body, date(2020, 12, 2))


def keep_certificate(world: World) -> None:
    """A certificate for the audited report."""
    with world.workspace.database() as db, transaction(db):
        held = submissions.get(db, "bai-nop-xa")
        db.execute(
            "INSERT INTO decisions (id, campaign_id, form, number, dated, body, state, revision, created_at, "
            "created_by) VALUES ('qd', 'dot-xa', 'decision', '12/QĐ-BCĐ', '2026-03-02', '{}', 'issued', 1, "
            "'2026-03-02T08:30:00.000000+00:00', 'x')"
        )
        code, unit_id = "ABCD-EFGH-JKMN-PQRS", held.unit_id or ""
        certificates.add(
            db,
            Certificate(
                "giay", 2026, 7, code, "qd", held.id, unit_id, "kha", {}, None, None, None, None, AT, "x",
            ),
        )  # fmt: skip


def conclude_audit(world: World) -> str:
    """The committee here has received the report and concluded 60 points; returns the requirement it lowered."""
    workspace, pack = world.workspace, world.workspace.pack
    with workspace.database() as db, transaction(db):
        kept = seals.of_assessment(db, world.own.assessment_id)
        found = reopen_seal(kept.digest, kept.payload)
        unit = a_register_unit(COMMUNE)
        register.add(db, [unit])
        scoring = pack.scoring_for("pl-34-2007").id
        one = campaigns.get(db, world.committee.campaign)
        campaign = replace(
            one, id="dot-xa", period=found.answers.period, asked={UnitKind.COMMUNE: Asked("pl-34-2007", scoring)}
        )
        campaigns.add(db, campaign)
        digest = submissions.keep_requirement_order(db, "pl-34-2007", order_of(pack.regulations["pl-34-2007"]))
        order = order_of(pack.regulations["pl-34-2007"])
        held = replace(
            submissions.get(db, world.committee.submission), id="bai-nop-xa", unit_id=unit.id, campaign_id="dot-xa",
            seal_digest=kept.digest, printed_id="AAAA-BBBB-CCCC-DDDD", regulation="pl-34-2007",
            period_from=found.answers.period.start, period_to=found.answers.period.end, requirements_digest=digest,
            verdicts=vector_of(order, found.findings), state="in_audit",
        )  # fmt: skip
        submissions.add(db, held, kept.payload)
        auditor, chair = world.user("auditor", "other"), world.user("chair", "other")
        audits.add(db, Audit("bai-nop-xa", auditor.id, "open", "", None, None, 1, AT))
        judged = next(each for each in found.findings if each.scored and each.verdict == "done")
        db.execute(
            "INSERT INTO audit_items (submission_id, requirement_id, verdict, reason, seen, question, reply, revision, "
            "updated_at, updated_by) VALUES ('bai-nop-xa', ?, 'not_done', 'Không có.', '', '', '', 1, ?, 'x')",
            (judged.requirement.id, "2026-03-02T08:30:00.000000+00:00"),
        )
        audits.change(
            db, "bai-nop-xa", expected_revision=1, state="concluded", score="60", grade="khong-co",
            concluded_at=AT, concluded_by=chair.id,
        )  # fmt: skip
    return judged.requirement.text.vi
