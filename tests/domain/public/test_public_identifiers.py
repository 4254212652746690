"""Personal identifiers are found however they are written, and what only looks alike is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.domain.public.identifiers import IdentifierKind, find_identifiers, mask

CITIZEN, OLD, PHONE, MAIL, ACCOUNT = (
    IdentifierKind.CITIZEN, IdentifierKind.OLD_CITIZEN, IdentifierKind.PHONE, IdentifierKind.EMAIL,
    IdentifierKind.ACCOUNT,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Ông A, CCCD 012089456789, hộ nghèo", CITIZEN, "012089456789"),
        ("CCCD: 012 089 456 789.", CITIZEN, "012 089 456 789"),
        ("số định danh 012.089.456.789", CITIZEN, "012.089.456.789"),
        ("0120 8945 6789", CITIZEN, "0120 8945 6789"),
        ("CCCD_012089456789_mat-truoc.pdf", CITIZEN, "012089456789"),
        ("CCCD012089456789", CITIZEN, "012089456789"),
        ("CMND 162345678 do Công an cấp", OLD, "162345678"),
        ("CMND số 162 345 678", OLD, "162 345 678"),
        ("giấy chứng minh nhân dân: 162.345.678", OLD, "162.345.678"),
        ("bà B (162345678)", OLD, "162345678"),
        ("gọi 0912345678 gặp", PHONE, "0912345678"),
        ("ĐT: 0912.345.678", PHONE, "0912.345.678"),
        ("ĐT 091 234 5678", PHONE, "091 234 5678"),
        ("ĐT 0912-345-678;", PHONE, "0912-345-678"),
        ("ĐT 09 1234 5678", PHONE, "09 1234 5678"),
        ("ĐT 09.12.34.56.78", PHONE, "09.12.34.56.78"),
        ("+84912345678", PHONE, "+84912345678"),
        ("(+84) 912 345 678", PHONE, "(+84) 912 345 678"),
        ("84 912 345 678", PHONE, "84 912 345 678"),
        ("0912\u00a0345\u00a0678", PHONE, "0912\u00a0345\u00a0678"),
        ("trực ban 024 3825 1234", PHONE, "024 3825 1234"),
        ("(0213) 3876.123", PHONE, "(0213) 3876.123"),
        ("thư nguyen.lan@laichau.gov.vn nhé", MAIL, "nguyen.lan@laichau.gov.vn"),
        ("STK 19036543210987 Techcombank", ACCOUNT, "19036543210987"),
        ("số tài khoản: 3600 205 123 456 Agribank", ACCOUNT, "3600 205 123 456"),
        ("TK ngân hàng 0123456", ACCOUNT, "0123456"),
        ("chuyển 1903654321098", ACCOUNT, "1903654321098"),
        ("thẻ 9704 3600 1234 5678", ACCOUNT, "9704 3600 1234 5678"),
    ],
)
def test_an_identifier_is_found_with_its_place(text: str, kind: IdentifierKind, found: str) -> None:
    (only,) = find_identifiers(text)

    assert (only.kind, only.text) == (kind, found)
    assert text[only.start : only.end] == found


@pytest.mark.parametrize(
    "text",
    [
        "năm 2025", "giai đoạn 2020-2025", "các năm 2021 2022 2023 2024", "2021, 2022, 2023",
        "ngày 01/07/2023", "ngày 01.07.2023", "01-07-2023 đến 30-07-2023", "03.05.07.2023", "2025-07-01",
        "8h30 ngày 05/03",
        "Quyết định số 1234/QĐ-UBND ngày 05/12/2025", "số 145/2020/NĐ-CP", "Luật số 10/2022/QH15",
        "Nghị quyết số 0912345678/NQ-HĐND", "Công văn số 123456789", "số 34/2007/PL-UBTVQH11",
        "Điều 13 khoản 2 điểm a", "Điều 11, 12, 13, 14", "mục 1.2.3.4.5", "I.1.2",
        "1.250.000.000 đồng", "120.000.000.000 đồng", "162.345.678 đồng", "162345678 đồng", "162.345.678",
        "kinh phí 162345678", "Tổng số tiền: 1250000000", "1 250 000 000 đ", "120000000000 VNĐ", "1.250 triệu",
        "Số tiền đóng góp là 350000000, đã chi 120000000 đồng", "8.318 hộ", "4.160/8.318 hộ", "dân số 48.328 người",
        "mã số thuế 0101234567", "MST: 0101234567-001", "mã hồ sơ 000.00.00.H21-250701-0001",
        "IMG_20250701123456.jpg", "anh_20250701_0912.jpg", "van-ban-2025-07-01.pdf", "tọa độ 22.123456, 103.654321",
        "1/5000", "3,14159265358979", "tỷ lệ 98,76%", "113, 114, 115", "1022", "A4 210x297",
    ],
)  # fmt: skip
def test_what_only_looks_alike_is_left_alone(text: str) -> None:
    assert find_identifiers(text) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("CCCD 012345678789", "CCCD 012******789"),
        ("CCCD 012 345 678 789", "CCCD 012 *** *** 789"),
        ("CMND 162345678", "CMND 16*****78"),
        ("ĐT 0912.345.678", "ĐT 091*.***.678"),
        ("+84 912 345 678", "+84 91* *** 678"),
        ("nguyen.lan@laichau.gov.vn", "ng***@laichau.gov.vn"),
        ("an@x.vn", "a***@x.vn"),
        ("STK 19036543210987", "STK 190********987"),
    ],
)
def test_the_middle_is_hidden_and_the_rest_stays(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_several_are_found_in_one_text_by_line() -> None:
    text = "Danh sách\n1. Lò Văn A, 012089456789, 0912345678\n2. Lò Thị B, CMND 162345678, an.b@x.vn"

    found = find_identifiers(text)

    assert [(each.kind, each.line) for each in found] == [(CITIZEN, 2), (PHONE, 2), (OLD, 3), (MAIL, 3)]
    assert find_identifiers(mask(text)) == ()


@given(st.text(alphabet="0123456789 .-/@abĐđồng\n", max_size=60))
def test_masking_keeps_the_length_of_numbers_and_every_other_letter(text: str) -> None:
    masked = mask(text)
    numbers = [each for each in find_identifiers(text) if each.kind is not MAIL]

    if not any(each.kind is MAIL for each in find_identifiers(text)):
        assert len(masked) == len(text)
    assert masked.count("*") >= 3 * len(numbers)
