"""Certificates: numbered without gaps, refused to the weak, signed in batch, revoked, replaced, looked up."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from checklist.documents.trust import add_root
from checklist.domain.papers.common import Grade, PaperKind
from checklist.services.committee.certificates import batch_of
from checklist.services.committee.certificates_lookup import look_up
from checklist.services.verify import verify_file
from checklist.store import certificates
from checklist.web.clock import now
from tests.documents.pki import PASSWORD, make_root, make_signer
from tests.web.client import ClientRequest
from tests.web.recognition_given import TODAY, certificates_of, draft, given, issued, regraded

REGISTER = "/ban-chi-dao/giay"


@pytest.fixture
def decision(fresh: ClientRequest) -> str:
    return issued(fresh.world)


@pytest.fixture
def one(fresh: ClientRequest, decision: str) -> str:
    """A certificate that was given."""
    given(fresh.world, decision)
    return certificates_of(fresh.world, decision)[0].id


def batch(decision: str) -> str:
    return f"/ban-chi-dao/cong-nhan/{decision}/giay"


def test_the_chair_gives_every_unit_its_certificate(fresh: ClientRequest, decision: str) -> None:
    fresh.log_in("chair").post(batch(decision), dated="02/02/2026", valid_until="")

    assert "01/2026" in fresh.get(batch(decision)).text
    assert "01/2026" in fresh.get(REGISTER).text


def test_giving_twice_gives_once(fresh: ClientRequest, decision: str) -> None:
    assert given(fresh.world, decision) == 1
    assert given(fresh.world, decision) == 0


def test_a_draft_gives_no_certificates(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)

    fresh.log_in("chair").get(batch(decision_id), 404)


def test_a_day_before_the_decision_is_refused(fresh: ClientRequest, decision: str) -> None:
    page = fresh.log_in("chair").post(batch(decision), 422, dated="01/02/2026", valid_until="")

    assert "không thể trước ngày ban hành" in page.text


def test_a_weak_unit_is_given_none_and_the_page_says_why(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    regraded(fresh.world.workspace, decision_id, Grade("weak", "Yếu"), allows_average=True)
    issued(fresh.world, decision_id=decision_id)

    assert given(fresh.world, decision_id) == 0
    assert "Không cấp giấy cho đơn vị xếp loại Yếu" in fresh.log_in("chair").get(batch(decision_id)).text


@pytest.mark.parametrize(("leave", "count"), [(False, 0), (True, 1)])
def test_an_average_unit_is_given_one_by_leave_only(fresh: ClientRequest, leave: bool, count: int) -> None:
    decision_id = draft(fresh.world)
    regraded(fresh.world.workspace, decision_id, Grade("average", "Trung bình"), allows_average=leave)
    issued(fresh.world, decision_id=decision_id)

    assert given(fresh.world, decision_id) == count


def test_numbers_run_without_gap_or_double_under_parallel_requests(fresh: ClientRequest) -> None:
    drafts = [draft(fresh.world) for _ in range(6)]
    ready = [issued(fresh.world, str(number), each) for number, each in enumerate(drafts, 1)]

    with ThreadPoolExecutor(6) as pool:
        counts = list(pool.map(lambda each: given(fresh.world, each), [*ready, *ready]))

    with fresh.world.workspace.database() as db:
        numbers = sorted(each.running_number for each in certificates.every(db))
    assert sum(counts) == 6
    assert numbers == [1, 2, 3, 4, 5, 6]


def test_each_year_begins_at_one(fresh: ClientRequest, decision: str) -> None:
    with fresh.world.workspace.database() as db:
        db.execute("BEGIN")
        assert [certificates.next_number(db, year) for year in (2026, 2027)] == [1, 1]
        db.rollback()
    given(fresh.world, decision)
    with fresh.world.workspace.database() as db:
        db.execute("BEGIN")
        assert [certificates.next_number(db, year) for year in (2026, 2027)] == [2, 1]
        db.rollback()


def test_a_number_is_not_asked_for_outside_a_transaction(fresh: ClientRequest) -> None:
    with fresh.world.workspace.database() as db, pytest.raises(RuntimeError, match="transaction"):
        certificates.next_number(db, 2026)


def test_a_batch_signed_with_certificate_files_verifies_by_their_root(fresh: ClientRequest, decision: str) -> None:
    given(fresh.world, decision)
    root = make_root()
    add_root(fresh.world.workspace.trust, root.pem)
    for role, slot, who in (("chair", "Head", "Nguyễn Thị Ánh Dương"), ("committee_member", "Organisation", "BCĐ")):
        p12 = make_signer(root, who, valid_until=datetime(2040, 1, 1, tzinfo=UTC)).p12()
        fresh.log_in(role).post(
            f"{batch(decision)}/ky", o=slot, cach="p12", p12=(io.BytesIO(p12), "a.p12"), mat_khau=PASSWORD
        )

    archive = zipfile.ZipFile(io.BytesIO(fresh.fetch(f"{batch(decision)}/tat-ca.zip").data))
    (name,) = archive.namelist()
    checked = verify_file(fresh.world.workspace, archive.read(name), at=now())

    assert name.endswith("-da-ky.pdf")
    assert checked.is_valid
    assert checked.paper is not None
    assert (checked.paper.kind, checked.paper.number) == (PaperKind.CERTIFICATE, "01/2026")


def test_a_wrong_password_signs_nothing_and_says_so(fresh: ClientRequest, decision: str) -> None:
    given(fresh.world, decision)
    p12 = make_signer(make_root()).p12()

    fresh.log_in("chair").post(
        f"{batch(decision)}/ky", 422, o="Head", cach="p12", p12=(io.BytesIO(p12), "a.p12"), mat_khau="sai"
    )

    assert certificates_of(fresh.world, decision)[0].signed_sha256 is None


def test_the_organisation_does_not_sign_before_the_chair(fresh: ClientRequest, decision: str) -> None:
    given(fresh.world, decision)

    page = fresh.log_in("chair").post(f"{batch(decision)}/ky", 422, o="Organisation", cach="noi-bo")

    assert "phải ký trước" in page.text


def test_a_certificate_signed_elsewhere_is_taken(fresh: ClientRequest, decision: str, one: str) -> None:
    fresh.log_in("chair").post(f"{batch(decision)}/ky", o="Head", cach="noi-bo")
    signed = fresh.fetch(f"{REGISTER}/{one}/giay.pdf").data
    with fresh.world.workspace.database() as db:
        db.execute("UPDATE certificates SET signed_sha256 = NULL")
        db.commit()

    fresh.post(f"{REGISTER}/{one}/tai-len", tep=(io.BytesIO(signed), "giay.pdf"))

    assert fresh.fetch(f"{REGISTER}/{one}/giay.pdf").data == signed


def test_the_public_page_tells_unit_grade_decision_and_state_and_nothing_else(
    fresh: ClientRequest, decision: str
) -> None:
    given(fresh.world, decision)
    (held,) = certificates_of(fresh.world, decision)

    page = fresh.get(f"/tra-cuu/{held.code[:9]}")

    assert page.words("//main//dt") == ["Đơn vị", "Kỳ đánh giá", "Xếp loại", "Theo văn bản số"]
    assert held.body["unit"] in page.text
    assert "15-TB/BCĐ" in page.text
    assert "Còn hiệu lực" in page.text
    assert "Điểm" not in page.by_id("main")
    assert page.response.headers["Cache-Control"] == "no-store, max-age=0"


@pytest.mark.parametrize(
    "shape", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code.replace('-', '')} ",
              lambda code: code[:9].lower()]
)  # fmt: skip
def test_a_code_is_found_however_it_is_typed(fresh: ClientRequest, one: str, shape: object) -> None:
    with fresh.world.workspace.database() as db:
        code = certificates.get(db, one).code
    assert callable(shape)

    answer = fresh.http.get("/tra-cuu", query_string={"ma": shape(code)})

    assert answer.status_code == 303
    assert "01/2026" in fresh.get(answer.location).text


def test_letters_taken_for_digits_are_read_as_the_digits(fresh: ClientRequest, one: str) -> None:
    with fresh.world.workspace.database() as db:
        code = certificates.get(db, one).code

    found = look_up(fresh.world.workspace, code.replace("0", "o").replace("1", "l"), today=TODAY)

    assert found is not None
    assert found.code == code


def test_an_unknown_code_is_not_found_in_a_clear_sentence(fresh: ClientRequest) -> None:
    page = fresh.get("/tra-cuu/7K3M-9QRT", 404)

    assert "không có mã 7K3M-9QRT" in page.text


def test_what_is_no_code_is_said_beside_the_field(fresh: ClientRequest) -> None:
    page = fresh.get("/tra-cuu?ma=xin+chao", 422)

    assert "8 hoặc 16 chữ và số" in page.text


def test_a_revoked_certificate_shows_revoked_and_its_file_stays(fresh: ClientRequest, one: str) -> None:
    before = fresh.log_in("chair").fetch(f"{REGISTER}/{one}/giay.pdf").data

    fresh.post(f"{REGISTER}/{one}/thu-hoi", reason="Quyết định số 20 ngày 05/02/2026")

    assert "Quyết định số 20" in fresh.get(f"{REGISTER}/{one}").text
    assert fresh.fetch(f"{REGISTER}/{one}/giay.pdf").data == before
    with fresh.world.workspace.database() as db:
        code = certificates.get(db, one).code
    page = fresh.log_out().get(f"/tra-cuu/{code}")
    assert "Đã thu hồi" in page.text
    assert "Quyết định số 20" not in page.text
    assert "Đã thu hồi" in fresh.get("/so-giay-cong-nhan").text


def test_a_revocation_can_be_undone(fresh: ClientRequest, one: str) -> None:
    fresh.log_in("chair").post(f"{REGISTER}/{one}/thu-hoi", reason="Nhầm")
    fresh.post(f"{REGISTER}/{one}/bo-thu-hoi", reason="Thu hồi nhầm giấy")

    assert "Còn hiệu lực" in fresh.get(REGISTER).text


def test_nothing_becomes_of_a_certificate_without_a_reason(fresh: ClientRequest, one: str) -> None:
    for action in ("thu-hoi", "thay", "het-han"):
        page = fresh.log_in("chair").post(
            f"{REGISTER}/{one}/{action}", 422, reason=" ", last_day="01/01/2027", unit="A"
        )
        assert "Ghi lý do" in page.text


def test_a_replacement_takes_the_next_number_and_the_old_one_says_so(fresh: ClientRequest, one: str) -> None:
    fresh.log_in("chair").post(f"{REGISTER}/{one}/thay", unit="Trường Tiểu học Số 2", reason="In sai tên")

    with fresh.world.workspace.database() as db:
        new, old = certificates.every(db)
    assert (new.running_number, new.replaces) == (2, old.id)
    assert "Đã thay thế" in fresh.get(f"/tra-cuu/{old.code}").text
    assert "Trường Tiểu học Số 2" in fresh.get(f"/tra-cuu/{new.code}").text


def test_a_replaced_certificate_is_not_replaced_again(fresh: ClientRequest, one: str) -> None:
    fresh.log_in("chair").post(f"{REGISTER}/{one}/thay", unit="", reason="Rách")

    fresh.post(f"{REGISTER}/{one}/thay", 422, unit="", reason="Rách")


def test_after_its_last_day_a_certificate_is_expired(fresh: ClientRequest, decision: str) -> None:
    given(fresh.world, decision, valid_until=date(2026, 3, 1))
    (held,) = certificates_of(fresh.world, decision)

    states = [look_up(fresh.world.workspace, held.code, today=date(2026, 3, day)) for day in (1, 2)]

    assert [each.state.value for each in states if each] == ["in_force", "expired"]


def test_another_last_day_is_noted_with_its_reason(fresh: ClientRequest, one: str) -> None:
    fresh.log_in("chair").post(f"{REGISTER}/{one}/het-han", last_day="01/03/2026", reason="Đơn vị giải thể")

    page = fresh.get(f"{REGISTER}/{one}")
    assert "Đơn vị giải thể (giá trị đến hết ngày 01/03/2026)" in page.text
    assert "Hết hạn" in page.text


def test_a_later_decision_replaces_the_certificate_of_an_earlier(fresh: ClientRequest) -> None:
    first, second = draft(fresh.world), draft(fresh.world)
    given(fresh.world, issued(fresh.world, "15", first))
    given(fresh.world, issued(fresh.world, "16", second))

    (old,) = batch_of(fresh.world.workspace, first, today=TODAY).entries
    assert old.state is not None
    assert old.state.value == "replaced"


def test_the_register_keeps_every_line_as_it_is(fresh: ClientRequest, one: str) -> None:
    with fresh.world.workspace.database() as db:
        for statement in (
            "DELETE FROM certificates",
            "UPDATE certificates SET grade = 'good', unit_id = unit_id || 'x'",
            "UPDATE certificates SET running_number = 9",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(statement)


def test_the_public_register_is_searched_without_diacritics(fresh: ClientRequest, one: str) -> None:
    assert fresh.get("/so-giay-cong-nhan?q=truong").words("//tbody/tr")
    assert "Không có giấy nào phù hợp" in fresh.get("/so-giay-cong-nhan?q=benh+vien").text
