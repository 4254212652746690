"""The photos of a visit: added, said anew, dropped, printed with the minutes; the blanks of the team's members."""

from __future__ import annotations

import io

import pikepdf
import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.services.committee.audits import open_audit
from checklist.services.committee.visits import visits_of
from checklist.services.committee.visits_pictures import MOST_PICTURES
from checklist.store.visit_pictures import VisitPicture
from tests.documents.pictures import a_photo
from tests.documents.render_samples import pages_of
from tests.web.client import ClientRequest
from tests.web.committee.test_visit_pages import MINUTES
from tests.web.recognition_given import AT

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@pytest.fixture
def minutes(fresh: ClientRequest) -> str:
    """Minutes that have been saved once."""
    submission = fresh.world.committee.submission
    open_audit(fresh.world.workspace, submission, fresh.world.user("auditor"), at=AT)
    address: str = fresh.log_in("auditor").post(f"/ban-chi-dao/tham-dinh/{submission}/bien-ban").response.location
    fresh.post(address, revision="1", **MINUTES)
    return address


def kept(reader: ClientRequest) -> tuple[VisitPicture, ...]:
    return visits_of(reader.world.workspace, reader.world.committee.submission)[0].pictures


def revision(reader: ClientRequest) -> str:
    return str(visits_of(reader.world.workspace, reader.world.committee.submission)[0].visit.revision)


def add(reader: ClientRequest, minutes: str, *photos: bytes, status: int = 303) -> str:
    sent = [(io.BytesIO(photo), f"{place}.jpg") for place, photo in enumerate(photos)]
    return reader.post(f"{minutes}/anh", status, revision=revision(reader), pictures=sent).response.text


def test_several_photos_come_at_once_with_the_day_the_camera_wrote(fresh: ClientRequest, minutes: str) -> None:
    add(fresh, minutes, a_photo(taken="2026:01:14 09:00:00"), a_photo("PNG", (30, 40)), a_photo("WEBP", (50, 50)))

    assert [str(each.taken_on) for each in kept(fresh)] == ["2026-01-14", "None", "None"]
    page = fresh.get(minutes)
    assert len(page.select("//img[@class='picture']")) == 3
    assert "14/01/2026" in page.select("//input[starts-with(@name, 'taken.')]/@value")
    (first, *_) = kept(fresh)
    assert fresh.fetch(f"{minutes}/anh/{first.id}.jpg").mimetype == "image/jpeg"


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"MZ exe", "không đúng loại được nhận"), (PNG, "Không mở được ảnh"), (b"%PDF-1.4", "đúng loại")],
)
def test_what_is_no_sound_picture_is_refused_and_nothing_kept(
    fresh: ClientRequest, minutes: str, content: bytes, why: str
) -> None:
    assert why in add(fresh, minutes, a_photo(), content, status=422)
    assert kept(fresh) == ()


def test_no_more_photos_are_taken_than_are_printed(fresh: ClientRequest, minutes: str) -> None:
    add(fresh, minutes, *(a_photo(size=(40 + n, 40)) for n in range(MOST_PICTURES)))

    assert "nhiều nhất 6 ảnh" in add(fresh, minutes, a_photo(size=(9, 9)), status=422)
    assert not fresh.get(minutes).select("//input[@type='file'][@name='pictures']")


def test_captions_are_kept_and_a_photo_dropped(fresh: ClientRequest, minutes: str) -> None:
    add(fresh, minutes, a_photo(size=(40, 40)), a_photo(size=(41, 40)))
    first, second = kept(fresh)
    said = {f"caption.{first.id}": "Bảng tin thôn Nà Then", f"taken.{first.id}": "13/01/2026"}

    fresh.post(
        f"{minutes}/anh/luu",
        revision=revision(fresh),
        **said,
        **{f"caption.{second.id}": "", f"taken.{second.id}": "", f"drop.{second.id}": "1"},
    )

    (left,) = kept(fresh)
    assert (left.caption, str(left.taken_on)) == ("Bảng tin thôn Nà Then", "2026-01-13")


def test_a_day_that_is_none_is_refused_with_the_words_kept(fresh: ClientRequest, minutes: str) -> None:
    add(fresh, minutes, a_photo())
    (only,) = kept(fresh)
    said = {f"caption.{only.id}": "Sổ tiếp công dân", f"taken.{only.id}": "31/02/2026"}

    page = fresh.post(f"{minutes}/anh/luu", 422, revision=revision(fresh), **said)

    assert page.select("//input[@value='Sổ tiếp công dân']")
    assert page.select("//input[@name='venue'][@value='phòng họp Nhà trường']")
    assert kept(fresh)[0].caption == ""


def test_photos_are_printed_as_an_annex_with_caption_and_day(fresh: ClientRequest, minutes: str) -> None:
    add(fresh, minutes, a_photo(size=(400, 300), taken="2026:01:14 09:00:00"))
    (only,) = kept(fresh)
    fresh.post(
        f"{minutes}/anh/luu",
        revision=revision(fresh),
        **{f"caption.{only.id}": "Bảng tin <b>thôn</b>", f"taken.{only.id}": "14/01/2026"},
    )
    fresh.post(f"{minutes}/in", revision=revision(fresh))

    pdf = fresh.fetch(f"{minutes}/bien-ban.pdf").data

    last = " ".join(pages_of(pdf)[-1].split())
    assert "ẢNH CHỤP TẠI BUỔI KIỂM TRA" in last
    assert "Ảnh 1. Bảng tin <b>thôn</b> (chụp ngày 14/01/2026)" in last
    assert only.sha256 in extract_attachment(pdf).decode()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages[-1].get_images()) == 1


def test_a_photo_asks_for_a_new_print(fresh: ClientRequest, minutes: str) -> None:
    fresh.post(f"{minutes}/in", revision="2")
    add(fresh, minutes, a_photo())

    fresh.fetch(f"{minutes}/bien-ban.pdf", 404)


def test_a_photo_added_to_minutes_that_somebody_changed_is_refused(fresh: ClientRequest, minutes: str) -> None:
    fresh.post(minutes, revision="2", **{**MINUTES, "venue": "Một"})

    fresh.post(f"{minutes}/anh", 409, revision="2", pictures=[(io.BytesIO(a_photo()), "a.jpg")])
    assert kept(fresh) == ()


def test_minutes_signed_by_hand_take_no_more_photos(fresh: ClientRequest, minutes: str) -> None:
    fresh.post(f"{minutes}/in", revision="2")
    fresh.post(f"{minutes}/ban-ky-tay", revision="3", scan=(io.BytesIO(PNG), "bb.png"))

    assert "đã có bản ký tay" in add(fresh, minutes, a_photo(), status=422)


def test_long_minutes_are_warned_of_and_short_ones_are_not(fresh: ClientRequest, minutes: str) -> None:
    fresh.post(f"{minutes}/in", revision="2")
    assert "không kể phụ lục" not in fresh.get(minutes).text

    long = "\n".join(f"Hạn chế số {n} cần ghi rõ ràng trong biên bản để đơn vị khắc phục" * 2 for n in range(40))
    fresh.post(minutes, revision="3", **{**MINUTES, "faults": long, "records_seen": "Sổ A\nSổ B"})
    fresh.post(f"{minutes}/in", revision="4")

    assert "không kể phụ lục), quá 3 trang" in " ".join(fresh.get(minutes).text.split())


def test_annexes_do_not_count_among_the_pages_warned_of(fresh: ClientRequest, minutes: str) -> None:
    records = "\n".join(f"Sổ theo dõi số {n}" for n in range(150))
    fresh.post(minutes, revision="2", **{**MINUTES, "records_seen": records})
    fresh.post(f"{minutes}/in", revision="3")

    assert "không kể phụ lục" not in fresh.get(minutes).text


def test_every_member_of_the_team_has_a_blank_with_the_requirements(fresh: ClientRequest, minutes: str) -> None:
    pdf = fresh.fetch(f"{minutes}/phieu-ghi-nhan.pdf").data

    text = " ".join(" ".join(pages_of(pdf)).split())
    assert text.count("PHIẾU GHI NHẬN CỦA THÀNH VIÊN ĐOÀN KIỂM TRA") == 2
    assert "Ông Nguyễn Văn Thắng" in text
    assert "Bà Lò Thị Ánh" in text
    assert "không giao cho đơn vị" in text
