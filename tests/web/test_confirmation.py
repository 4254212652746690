"""The confirmation of a self-assessment: one page from what was sealed, of the unit alone, and nothing before that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from checklist.documents.signing import signed_slots
from checklist.domain.papers.common import PaperKind
from checklist.domain.papers.self_assessment import STATEMENT, TITLE
from checklist.services.drafts import load_draft
from checklist.services.self_assessment_paper import self_assessment_paper, self_assessment_pdf
from checklist.services.sign_draft import sign, signing_of
from checklist.services.signing import Hand
from checklist.services.verify import verify_file
from tests.documents.render_samples import opened, words_of
from tests.documents.render_samples import text_of as pdf_text
from tests.web.client import ClientRequest, World

AT = datetime(2026, 1, 20, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def world(sealed_world: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose own unit has sealed its report."""
    return sealed_world.copy(tmp_path_factory.mktemp("confirmed") / "instance")


@pytest.fixture
def client(world: World) -> ClientRequest:
    reader = ClientRequest(world.app(), world)
    reader.log_in("officer")
    return reader


@pytest.fixture(scope="module")
def pdf(world: World) -> bytes:
    return self_assessment_pdf(world.workspace, load_draft(world.workspace, world.own.assessment_id), at=AT)


@pytest.fixture
def fresh_copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[[World], World]:
    return lambda world: world.copy(tmp_path_factory.mktemp("copy") / "instance")


def test_the_files_page_leads_to_the_confirmation(client: ClientRequest) -> None:
    address = f"/danh-gia/{client.world.own.assessment_id}"

    assert f"{address}/phieu-xac-nhan" in client.get(f"{address}/tep").response.text
    answer = client.http.get(f"{address}/phieu-xac-nhan")
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_there_is_none_before_sealing(world: World) -> None:
    reader = ClientRequest(world.app(), world)
    reader.log_in("officer", "other")

    reader.get(f"/danh-gia/{world.other.assessment_id}/phieu-xac-nhan", 404)


def test_it_prints_the_sealed_result_on_one_page(world: World, pdf: bytes) -> None:
    draft = load_draft(world.workspace, world.own.assessment_id)
    signing, assessment = signing_of(world.workspace, draft), draft.sealed
    assert assessment is not None
    assert assessment.score.grade is not None
    words = words_of(pdf_text(pdf))

    assert len(opened(pdf).pages) == 1
    for wanted in (
        TITLE, assessment.score.grade.name.vi, signing.printed, signing.seal.digest[:16], "Pháp lệnh đã hết hiệu lực",
        f"{assessment.score.done}/{assessment.score.counted}", "Nội dung trọng yếu", "Chưa có chữ ký số.",
    ):  # fmt: skip
        assert wanted in words


def test_it_says_that_it_recognises_nothing(pdf: bytes) -> None:
    assert STATEMENT in words_of(pdf_text(pdf))


def test_it_counts_every_scored_requirement_once(world: World) -> None:
    draft = load_draft(world.workspace, world.own.assessment_id)
    paper = self_assessment_paper(world.workspace, draft, at=AT)
    assert draft.sealed is not None

    scored = sum(finding.scored for finding in draft.sealed.findings)
    assert sum(int(line.rpartition(" ")[2]) for line in paper.results) == scored


def test_only_the_unit_signs_it(pdf: bytes) -> None:
    assert sorted(signed_slots(pdf)) == ["Head", "Organisation"]


def test_who_checks_the_file_reads_no_grade_that_was_given(world: World, pdf: bytes) -> None:
    checked = verify_file(world.workspace, pdf, at=AT)

    assert checked.paper is not None
    assert (checked.paper.kind, checked.paper.grade, checked.paper.number) == (PaperKind.SELF_ASSESSMENT, "", "")


def test_it_names_the_signers_by_their_certificates(world: World, fresh_copy: Callable[[World], World]) -> None:
    own = fresh_copy(world)
    draft = load_draft(own.workspace, own.own.assessment_id)
    base = signing_of(own.workspace, draft).base.id
    sign(own.workspace, draft, "Head", own.user("head"), Hand(at=AT, actor="xa.head"), base=base, skipping=True)

    (line,) = self_assessment_paper(own.workspace, draft, at=AT).signed
    assert line.startswith("Người đứng đầu đơn vị: ")
    assert line.endswith("(chữ ký nội bộ của phần mềm), ngày 20/01/2026")


def test_the_same_seal_gives_the_same_bytes_on_one_day(world: World, pdf: bytes) -> None:
    again = self_assessment_pdf(world.workspace, load_draft(world.workspace, world.own.assessment_id), at=AT)

    assert again == pdf
