"""The words of the committee's papers: each in its body's layout, every figure bound, what must not be made refused."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from checklist.domain.findings import Verdict
from checklist.domain.law import UnitKind
from checklist.domain.papers.certificate import CertificatePage, DecisionReference, lay_out_certificate
from checklist.domain.papers.common import PaperRefused
from checklist.domain.papers.conclusion import AWAITING, lay_out_conclusion
from checklist.domain.papers.consolidated import lay_out_consolidated
from checklist.domain.papers.decision import lay_out_decision
from checklist.domain.papers.document import Document, Heading
from checklist.domain.papers.law_line import lapsed_line
from checklist.domain.papers.lay_out import Paper, lay_out
from checklist.domain.papers.line_breaks import balanced_lines
from checklist.domain.papers.minutes_page import lay_out_minutes
from checklist.domain.papers.profiles import LayoutId
from checklist.domain.papers.remedy_plan import lay_out_remedy_plan
from checklist.domain.papers.spine import SPINE
from checklist.domain.papers.tables import Table
from checklist.domain.report import EMPTY, Line
from checklist.rulefiles.loader import load_rules
from tests.cases import ROOT
from tests.domain.paper_samples import (
    AVERAGE,
    FAIR,
    LONGEST_NAME,
    PARTY,
    STATE,
    WEAK,
    certificate,
    conclusion,
    consolidated,
    decision,
    every_paper,
    issuing,
    item,
    minutes,
    remedy_plan,
)

STATE_ONLY = ("Độc lập - Tự do", "TM.", "Số:", "./.")
PARTY_ONLY = ("T/M", "-----")


def strings(value: Any) -> list[str]:
    """Every text in a laid-out paper."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple | list):
        return [text for entry in value for text in strings(entry)]
    if is_dataclass(value) and not isinstance(value, type):
        named = [text for field in fields(value) for text in strings(getattr(value, field.name))]
        return named + (strings(value.right_header) if hasattr(value, "right_header") else [])
    return []


def printed(page: Document | CertificatePage) -> str:
    """The texts of a page without the layout's own vocabulary, which stands in the template."""
    whole = [strings(getattr(page, field.name)) for field in fields(page) if field.name != "profile"]
    return "\n".join(text for texts in whole for text in texts)


def lines(page: Document) -> list[str]:
    return [block.text for block in (*page.blocks, *page.closing) if isinstance(block, Line)]


@pytest.mark.parametrize("name", every_paper(STATE))
def test_a_party_paper_has_nothing_of_the_states_layout(name: str) -> None:
    page = lay_out(every_paper(PARTY)[name])

    for word in STATE_ONLY:
        assert word not in printed(page)
        assert word not in page.profile.right_header


@pytest.mark.parametrize("name", every_paper(STATE))
def test_a_state_paper_has_nothing_of_the_partys_layout(name: str) -> None:
    page = lay_out(every_paper(STATE)[name])

    assert (page.profile.separator, page.profile.subject_mark) == ("", "")
    for word in PARTY_ONLY:
        assert word not in printed(page)


def test_numbers_and_dates_are_blank_until_the_clerk_gives_them() -> None:
    page = lay_out_conclusion(conclusion())

    assert page.header.number.replace("\u00a0", "") == "Số: /TB-BCĐ"
    assert page.header.place_and_date.replace("\u00a0", "") == "Mường Kim, ngàythángnăm 2026"


@pytest.mark.parametrize(("layout", "number"), [(STATE, "Số: 05/TB-BCĐ"), (PARTY, "Số 05-TB/BCĐ")])
def test_a_given_number_is_padded_and_set_as_the_layout_wants(layout: LayoutId, number: str) -> None:
    given = conclusion(layout, issuing=issuing(layout, number="5", issued_on=date(2026, 2, 5)))
    head = lay_out_conclusion(given).header

    assert head.number == number
    assert head.place_and_date == "Mường Kim, ngày 05 tháng 02 năm 2026"


def test_the_committees_name_breaks_into_two_lines_between_words() -> None:
    assert lay_out_conclusion(conclusion()).header.issuer == ("BAN CHỈ ĐẠO THỰC HIỆN", "DÂN CHỦ Ở CƠ SỞ")


def test_minutes_list_what_is_disputed_sampled_or_failed_and_count_the_rest() -> None:
    items = (
        item(1, Verdict.DONE, Verdict.PARTLY),
        item(2, Verdict.NOT_DONE, Verdict.NOT_DONE),
        item(3, Verdict.DONE, Verdict.DONE, is_sampled=True),
        item(4, Verdict.DONE, Verdict.DONE),
        item(5, Verdict.DID_NOT_ARISE, Verdict.DID_NOT_ARISE),
    )
    page = lay_out_minutes(minutes(items=items))
    table = next(block for block in page.blocks if isinstance(block, Table))

    assert [row.cells[0] for row in table.rows] == ["2.1", "2.2", "2.3"]
    assert "Các nội dung còn lại: thống nhất với tự đánh giá (02 nội dung)." in lines(page)


@pytest.mark.parametrize("layout", [STATE, PARTY])
def test_minutes_have_no_place_and_date_line_and_three_hands_to_sign(layout: LayoutId) -> None:
    page = lay_out_minutes(minutes(layout))

    assert page.header.place_and_date == ""
    assert [signer.slot for signer in page.signers] == ["CoSigner1", "CoSigner2", "Head"]
    assert not any(signer.seal for signer in page.signers)


def test_the_units_opinion_stands_in_its_own_words() -> None:
    assert "Nhà văn hóa đang sửa." in lines(lay_out_minutes(minutes(disputed=("Nhà văn hóa đang sửa.",))))


def test_minutes_name_why_the_unit_does_not_sign() -> None:
    closing = lay_out_minutes(minutes(not_signing="vắng mặt, có ông Vàng A Sử chứng kiến")).closing

    assert "Đơn vị không ký biên bản: vắng mặt" in str(closing[-1])
    assert "cùng ký" not in str(closing[0])


def test_a_conclusion_without_a_grade_says_that_the_committee_decides() -> None:
    assert AWAITING in lines(lay_out_conclusion(conclusion(grade=None)))


def test_a_decision_counts_every_grade_and_those_without() -> None:
    page = lay_out_decision(decision(count=12))

    assert "12 đơn vị: Tốt 04; Khá 02; Trung bình 02; Yếu 02; chưa xếp loại 02" in printed(page)


def test_a_state_decision_has_articles_and_a_party_notice_has_none() -> None:
    state, party = lay_out_decision(decision()), lay_out_decision(decision(PARTY))

    assert (state.kind, state.enacting, party.kind, party.enacting) == ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "THÔNG BÁO", "")
    assert all(isinstance(block, Line) for block in party.blocks)
    assert [annex.title for annex in state.annexes] == [annex.title for annex in party.annexes]


@pytest.mark.parametrize(
    "reference",
    [DecisionReference("", date(2026, 1, 22), "Ban"), DecisionReference("15/QĐ-BCĐ", None, "Ban")],
)
def test_no_certificate_before_the_decision_has_number_and_date(reference: DecisionReference) -> None:
    with pytest.raises(PaperRefused, match="chưa có số và ngày"):
        certificate(decision=reference)


def test_a_unit_graded_weak_is_refused_a_certificate() -> None:
    with pytest.raises(PaperRefused, match="Không cấp giấy cho đơn vị xếp loại Yếu"):
        certificate(grade=WEAK)


def test_an_average_unit_needs_the_committees_leave() -> None:
    with pytest.raises(PaperRefused, match="Trung bình"):
        certificate(grade=AVERAGE)
    assert certificate(grade=AVERAGE, allows_average=True).grade == AVERAGE


def test_a_certificate_without_a_register_number_is_refused() -> None:
    with pytest.raises(PaperRefused, match="số vào sổ"):
        certificate(register_number=" ")


def test_a_certificate_cites_its_decision_and_says_what_was_reached() -> None:
    page = lay_out_certificate(certificate(grade=FAIR, points=Fraction(825, 10), compliance=Fraction(1)))

    assert page.basis.startswith("Theo Quyết định số 15/QĐ-BCĐ ngày 22/01/2026 của Ban Chỉ đạo")
    assert page.result == ("Kết quả thẩm định: 82,5/100 điểm", "Tỷ lệ tuân thủ: 100%", "XẾP LOẠI: KHÁ")


def test_a_partys_certificate_is_called_giay_chung_nhan() -> None:
    page = lay_out_certificate(certificate(PARTY))

    assert page.kind == "GIẤY CHỨNG NHẬN"
    assert page.basis.startswith("Theo Thông báo số 15-TB/BCĐ")


def test_a_paper_on_a_lapsed_regulation_says_so_in_one_line() -> None:
    pack = load_rules(ROOT / "rules").pack
    old, now = pack.regulations["pl-34-2007"], pack.regulations["luat-10-2022-xa"]
    line = lapsed_line(pack, old, UnitKind.COMMUNE, date(2026, 1, 20))

    assert line.startswith(
        "Kết quả được đánh giá theo Pháp lệnh 34/2007/PL-UBTVQH11, văn bản hết hiệu lực sau ngày 30/06"
    )
    assert "\n" not in line
    assert lapsed_line(pack, old, UnitKind.COMMUNE, date(2023, 6, 30)) == ""
    assert lapsed_line(pack, now, UnitKind.COMMUNE, date(2026, 1, 20)) == ""


def test_what_the_unit_calls_done_and_what_the_auditors_confirmed_are_apart() -> None:
    page = lay_out_remedy_plan(remedy_plan(is_follow_up=True, as_of=date(2026, 3, 31)))
    table = next(block for block in page.blocks if isinstance(block, Table))

    assert [row.cells[-2:] for row in table.rows if row.cells[-2] == "Đã xong"] == [
        ("Đã xong", "20/03/2026, Đoàn kiểm tra"),
        ("Đã xong", "–"),
    ]
    assert "đã xong 02, đang làm 02, chưa làm 02; Đoàn kiểm tra đã xác nhận 01." in " ".join(lines(page))


def test_the_consolidated_report_keeps_every_heading_and_says_where_nothing_arose() -> None:
    page = lay_out_consolidated(consolidated())
    numbers = [block.number for block in page.blocks if isinstance(block, Heading) and block.level == 1]

    assert numbers == [f"{section.number}." for section in SPINE]
    assert lines(page).count(EMPTY) > 10


def test_a_text_for_a_heading_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no heading for communes\.nothing"):
        consolidated(texts={"communes.nothing": (Line("x"),)})


@pytest.mark.parametrize("paper", [*every_paper(STATE).values(), *every_paper(PARTY).values()])
def test_every_paper_ends_as_its_layout_does(paper: Paper) -> None:
    page = lay_out(paper)
    if isinstance(page, Document):
        assert page.closing[-1].text.endswith(page.profile.end)
        assert page.profile.is_party or page.closing[-1].text.endswith("./.")


def test_the_longest_name_breaks_only_where_it_may() -> None:
    page = lay_out_certificate(certificate(unit=LONGEST_NAME))

    assert " ".join(page.unit) == LONGEST_NAME.upper()
    assert len(page.unit) <= 4


@pytest.mark.parametrize(
    ("name", "widest", "expected"),
    [
        ("Trường Trung học cơ sở Mường Kim", 24, ("TRƯỜNG TRUNG HỌC CƠ SỞ", "MƯỜNG KIM")),
        ("Đảng ủy xã Ẳng Cang", 12, ("ĐẢNG ỦY", "XÃ ẲNG CANG")),
        ("Ban Thường trực xã hội hóa", 17, ("BAN THƯỜNG TRỰC", "XÃ HỘI HÓA")),
    ],
)
def test_a_name_breaks_between_its_words(name: str, widest: int, expected: tuple[str, ...]) -> None:
    assert balanced_lines(name, widest, upper=True) == expected
