"""Beside a unit's published result: what the committee concluded, the certificate, a survey of the period."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from checklist.domain.committee.campaigns import Asked
from checklist.domain.committee.certificate_register import Change, Event
from checklist.domain.committee.verdict_vectors import order_of, vector_of
from checklist.domain.law import UnitKind
from checklist.domain.public.survey import QUESTIONS
from checklist.services.reopen import reopen_seal
from checklist.store import audits, campaigns, certificates, register, seals, submissions, surveys
from checklist.store.audits import Audit
from checklist.store.certificates import Certificate
from checklist.store.database import transaction
from checklist.store.surveys import Survey
from tests.web.client import COMMUNE, ClientRequest, World
from tests.web.committee_world import a_register_unit
from tests.web.publishing import PAGE, publish

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def test_what_the_committee_concluded_stands_beside_the_units_own(reader: ClientRequest) -> None:
    lower = conclude_audit(reader.world)
    publish(reader, "score", "rights", "requirements", "audit")
    page = reader.get(PAGE)

    assert "Ban Chỉ đạo thẩm định" in page.text
    assert "60/100 điểm" in page.text
    (row,) = [words for words in page.words("//details//tbody/tr") if "Ban Chỉ đạo: Không đạt" in words]
    assert lower in row


def test_the_certificate_is_shown_as_it_stands_today(reader: ClientRequest) -> None:
    conclude_audit(reader.world)
    keep_certificate(reader.world)
    publish(reader, "audit")
    assert "số 07/2026, mã ABCD-EFGH: Còn hiệu lực" in reader.get(PAGE).text
    with reader.world.workspace.database() as db:
        certificates.add_event(db, "giay", Event(Change.REVOKED, "Thu hồi.", AT, "x"))
    page = reader.get(PAGE)

    assert "mã ABCD-EFGH: Đã thu hồi" in page.text
    assert page.tree.xpath("//main//a[@href='/tra-cuu/ABCD-EFGH']")


def test_a_survey_of_the_period_stands_beside_it_from_five_answers_on(reader: ClientRequest) -> None:
    keep_survey(reader.world, 4)
    publish(reader, "rights")
    assert "Chưa đủ 5 phiếu" in reader.get(PAGE).text
    keep_survey(reader.world, 5)
    page = reader.get(PAGE)

    assert page.words("//section//tbody/tr[1]/td")[:2][-1] == "Khảo sát (1–5): 4,0"
    assert "5 phiếu, từ 01/12/2020 đến 31/12/2020" in page.text


def test_the_committees_values_are_not_shown_when_the_unit_did_not_choose_them(reader: ClientRequest) -> None:
    conclude_audit(reader.world)
    publish(reader, "score", "rights", "requirements")

    assert "Ban Chỉ đạo" not in reader.get(PAGE).text


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
