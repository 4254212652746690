"""Who signs: the lines above each signature, the fields in order, and Nơi nhận."""

from __future__ import annotations

import pytest

from checklist.documents import slots
from checklist.domain.conditions import Equals
from checklist.domain.law import UnitKind
from checklist.domain.regulation import CoSigner
from tests.domain.report_samples import a_case, vi


@pytest.mark.parametrize(
    ("kind", "given", "lines"),
    [
        (UnitKind.COMMUNE, {}, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            UnitKind.COMMUNE,
            {"signer_title": "Phó Chủ tịch"},
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        (UnitKind.COMMUNE, {"signer_authority": "-"}, ("CHỦ TỊCH",)),
        (
            UnitKind.COMMUNE,
            {"signer_authority": "TL. Chủ tịch", "signer_title": "Chánh Văn phòng"},
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ),
        (UnitKind.AGENCY, {"signer_title": "Hiệu trưởng"}, ("HIỆU TRƯỞNG",)),
        (UnitKind.AGENCY, {"signer_title": "Phó Hiệu trưởng"}, ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")),
        (
            UnitKind.AGENCY,
            {"signer_authority": "TM. Ban Chỉ đạo / KT. Trưởng ban", "signer_title": "Phó Trưởng ban"},
            ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ),
        (UnitKind.EMPLOYER, {}, ("NGƯỜI SỬ DỤNG LAO ĐỘNG",)),
        (UnitKind.STATE_ENTERPRISE, {"signer_title": "Tổng Giám đốc"}, ("TỔNG GIÁM ĐỐC",)),
    ],
)
def test_the_lines_above_the_signature_follow_who_signs(
    kind: UnitKind, given: dict[str, str], lines: tuple[str, ...]
) -> None:
    assert a_case(kind=kind, report=given).report().head.lines == lines


def test_without_a_word_from_the_unit_the_bodies_the_regulation_expects_co_sign() -> None:
    bodies = (
        CoSigner("union", vi("Ban Chấp hành Công đoàn"), Equals("has_union", True)),
        CoSigner("group", vi("Nhóm đại diện"), Equals("has_union", False)),
    )

    assert [signer.lines for signer in a_case(co_signers=bodies).report().co_signers] == [("BAN CHẤP HÀNH CÔNG ĐOÀN",)]


def test_the_unit_may_name_other_co_signers_or_none() -> None:
    named = ({"key": "union", "name": "Lê Thị Hoa"}, {"title": "Ban Thanh tra nhân dân"})
    signers = a_case(report={"co_signers": named}).report().co_signers

    assert [(s.slot, s.lines, s.name) for s in signers] == [
        ("CoSigner1", ("BAN CHẤP HÀNH CÔNG ĐOÀN",), "Lê Thị Hoa"),
        ("CoSigner2", ("BAN THANH TRA NHÂN DÂN",), ""),
    ]
    assert a_case(report={"co_signers": ()}).report().co_signers == ()


def test_the_fields_stand_in_the_order_of_signing() -> None:
    report = a_case().report()

    assert report.slots == ("CoSigner1", "Head", "Organisation")
    assert [slots.rank(slot) for slot in report.slots] == [0, 1, 2]


def test_a_unit_may_do_without_the_organisations_signature() -> None:
    assert a_case(report={"organisation": False}).report().slots == ("CoSigner1", "Head")


def test_a_draft_has_nothing_to_sign() -> None:
    assert a_case().report(draft=True).slots == ()


def test_recipients_default_to_the_addressee_the_co_signers_and_the_archive() -> None:
    assert a_case(report={"addressee": ("Phòng Nội vụ",)}).report().recipients == (
        "- Như trên;",
        "- Ban Chấp hành Công đoàn;",
        "- Lưu: VT.",
    )


def test_given_recipients_are_closed_as_offices_close_them() -> None:
    given = ("- Như trên", "Thường trực Đảng ủy (b/c);", "Lưu: VT, VP.")

    assert a_case(report={"recipients": given}).report().recipients == (
        "- Như trên;",
        "- Thường trực Đảng ủy (b/c);",
        "- Lưu: VT, VP.",
    )
