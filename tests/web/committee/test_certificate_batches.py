"""Many certificates at once: a go ends in time, keeps what it did, and says how many are left for the next."""

from __future__ import annotations

import io
import zipfile

import pytest

from checklist.web.committee import certificates_batch_pages
from tests.web.client import ClientRequest
from tests.web.recognition_given import certificates_of, given, issued, listed_with_others

UNITS = 3


@pytest.fixture
def decision(fresh: ClientRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """An issued decision whose certificates are given, on a machine that manages one a go."""
    monkeypatch.setattr(certificates_batch_pages, "SECONDS_A_GO", 0)
    decision_id = issued(fresh.world, decision_id=listed_with_others(fresh.world, UNITS - 1))
    assert given(fresh.world, decision_id) == UNITS
    return decision_id


def batch(decision: str) -> str:
    return f"/ban-chi-dao/cong-nhan/{decision}/giay"


def test_an_archive_is_packed_once_every_certificate_is_printed(fresh: ClientRequest, decision: str) -> None:
    fresh.log_in("committee_member")
    left = [fresh.get(fresh.fetch(f"{batch(decision)}/tat-ca.zip", 303).location) for _ in range(UNITS - 1)]
    archive = zipfile.ZipFile(io.BytesIO(fresh.fetch(f"{batch(decision)}/tat-ca.zip").data))

    assert [page.words("//p[@role='status']")[0].partition(".")[0] for page in left] == [
        "Đã lập tệp PDF của 1 giấy, còn 2 giấy",
        "Đã lập tệp PDF của 1 giấy, còn 1 giấy",
    ]
    assert len(set(archive.namelist())) == UNITS
    assert all(archive.read(name).startswith(b"%PDF-") for name in archive.namelist())


def test_a_signing_goes_on_where_the_last_one_ended(fresh: ClientRequest, decision: str) -> None:
    fresh.log_in("chair")
    for left in reversed(range(UNITS)):
        page = fresh.get(fresh.post(f"{batch(decision)}/ky", o="Head", cach="noi-bo").response.location)
        assert f"Đã ký 1 giấy, còn {left} giấy" in page.text

    assert all(each.signed_sha256 for each in certificates_of(fresh.world, decision))


@pytest.mark.parametrize("query", ["lap=1", "lap=x&con=1", "so=1&con=", "cap=9999999&con=0"])
def test_an_address_that_no_step_made_says_nothing(fresh: ClientRequest, decision: str, query: str) -> None:
    assert fresh.log_in("chair").get(f"{batch(decision)}?{query}").words("//p[@role='status']") == []
