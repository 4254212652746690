"""Anybody checks a signed file in the browser: facts in plain words, nothing kept, not too often."""

from __future__ import annotations

import io

import pytest

from checklist.services.papers import issue, sign_paper
from checklist.services.signing import Hand
from checklist.store import files
from checklist.web.clock import now
from checklist.web.public import lookup
from checklist.web.public.lookup_throttle import Throttle
from tests.domain.paper_samples import certificate
from tests.web.client import ClientRequest

ADDRESS = "/kiem-tra"


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A count of its own for each test."""
    monkeypatch.setattr(lookup, "CHECKS", Throttle(most=10, seconds=60, at_once=2))


def signed_certificate(reader: ClientRequest) -> bytes:
    workspace = reader.world.workspace
    pdf = files.read(workspace.files, issue(workspace, certificate()).sha256)
    for slot in ("Head", "Organisation"):
        pdf = sign_paper(workspace, pdf, slot, Hand(at=now(), actor="test"))
    return pdf


def sent(content: bytes, name: str = "giay.pdf") -> dict[str, tuple[io.BytesIO, str]]:
    return {"tep": (io.BytesIO(content), name)}


def test_a_signed_certificate_shows_its_facts_and_that_the_signatures_are_internal(fresh: ClientRequest) -> None:
    page = fresh.post(ADDRESS, 200, **sent(signed_certificate(fresh)))

    assert "NGUYÊN VẸN" in page.text
    assert "07/2026" in page.text
    assert "không phải chữ ký số chuyên dùng công vụ" in page.text
    assert page.select("//a[starts-with(@href, '/tra-cuu/')]")


def test_a_changed_file_is_not_valid_and_says_why(fresh: ClientRequest) -> None:
    pdf = bytearray(signed_certificate(fresh))
    pdf[len(pdf) // 3] ^= 1

    page = fresh.post(ADDRESS, 200, **sent(bytes(pdf)))

    assert "KHÔNG HỢP LỆ" in page.text
    assert page.words("//h3[text()='Vì sao']/following-sibling::ul[1]/li")


def test_an_unsigned_file_is_called_unsigned(fresh: ClientRequest) -> None:
    workspace = fresh.world.workspace
    pdf = files.read(workspace.files, issue(workspace, certificate()).sha256)

    assert "CHƯA KÝ" in fresh.post(ADDRESS, 200, **sent(pdf)).text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Hãy chọn một tệp PDF"),
        (b"PK\x03\x04 not a pdf", "không phải tệp PDF"),
    ],
    ids=["nothing", "zip"],
)
def test_what_is_no_file_to_check_is_refused_in_a_sentence(fresh: ClientRequest, content: bytes, words: str) -> None:
    assert words in fresh.post(ADDRESS, 422, **sent(content)).text


def test_a_file_over_the_limit_is_not_read(fresh: ClientRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "LARGEST", 1000)

    assert "lớn hơn 25 MB" in fresh.post(ADDRESS, 422, **sent(b"%PDF-" + b"0" * 1000)).text


def test_garbage_that_calls_itself_a_pdf_is_not_valid(fresh: ClientRequest) -> None:
    assert "KHÔNG HỢP LỆ" in fresh.post(ADDRESS, 200, **sent(b"%PDF-1.7\n" + b"\xff" * 4096)).text


def test_nothing_is_kept_of_a_checked_file(fresh: ClientRequest) -> None:
    pdf = signed_certificate(fresh)
    before = sorted(fresh.world.folder.rglob("*"))

    answer = fresh.post(ADDRESS, 200, **sent(pdf)).response

    after = sorted(path for path in fresh.world.folder.rglob("*") if not path.name.endswith(("-wal", "-shm")))
    assert set(after) <= set(before)
    assert answer.headers["Cache-Control"] == "no-store, max-age=0"


def test_who_checks_too_often_waits(fresh: ClientRequest) -> None:
    for _ in range(10):
        fresh.post(ADDRESS, 200, **sent(b"%PDF-1.7 x"))

    answer = fresh.post(ADDRESS, 429, **sent(b"%PDF-1.7 x")).response

    assert answer.headers["Retry-After"] == "60"


def test_a_throttle_lets_in_again_after_its_time() -> None:
    throttle = Throttle(most=2, seconds=60, at_once=1)

    assert [throttle.takes("a", at) for at in (0, 1, 2, 60.5, 60.6)] == [True, True, False, True, False]
    assert throttle.takes("b", 2)


def test_a_throttle_has_so_many_places() -> None:
    throttle = Throttle(most=2, seconds=60, at_once=1)

    with throttle.place() as first, throttle.place() as second:
        assert (first, second) == (True, False)
    with throttle.place() as third:
        assert third


def test_every_page_leads_to_the_look_up_and_the_check(fresh: ClientRequest) -> None:
    links = fresh.get("/").select("//footer//a/@href")

    assert {"/tra-cuu", ADDRESS} <= set(links)
