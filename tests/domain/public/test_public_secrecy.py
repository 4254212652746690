"""A secrecy mark is found as a mark; the word inside ordinary speech is not one."""

from __future__ import annotations

import pytest

from checklist.domain.public.secrecy import SecretMark, find_secret_marks


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("MẬT", "MẬT"),
        ("ỦY BAN NHÂN DÂN\nTỐI MẬT\nKế hoạch", "TỐI MẬT"),
        ("[TUYỆT MẬT]", "TUYỆT MẬT"),
        ("** M Ậ T **", "MẬT"),
        ("Tối mật", "TỐI MẬT"),
        ("Độ mật: Mật", "MẬT"),
        ("độ mật - tối mật", "TỐI MẬT"),
        ("ĐỘ MẬT: TUYỆT MẬT", "TUYỆT MẬT"),
        ("Văn bản (MẬT) về phòng thủ", "MẬT"),
        ("Kế hoạch phòng thủ TỐI MẬT năm 2025", "TỐI MẬT"),
        ("TỐI MẬT - ke hoach", "TỐI MẬT"),
        ("MA\u0302\u0323T", "MẬT"),
    ],
)
def test_a_mark_is_found(text: str, mark: str) -> None:
    assert [each.mark for each in find_secret_marks(text)] == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "giữ bí mật thông tin của người tố cáo", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "DANH MỤC BÍ MẬT", "bỏ phiếu kín, bảo mật",
        "MẬT KHẨU CỔNG THÔNG TIN", "đổi MẬT KHẨU hằng quý", "MẬT ĐỘ DÂN SỐ", "mật ong rừng", "Mật ong", "mật thiết",
        "Độ mật: Không", "Độ mật: Thường", "Luật Bảo vệ bí mật nhà nước", "không được đăng tài liệu mật",
        "MAT", "PHÁT HÀNH THƯỜNG", "mật độ tối đa", "Mặt trận Tổ quốc", "MẶT TRẬN", "BẢO MẬT",
    ],
)  # fmt: skip
def test_an_ordinary_word_is_no_mark(text: str) -> None:
    assert find_secret_marks(text) == ()


def test_the_line_of_a_mark_is_told() -> None:
    assert find_secret_marks("Thông báo\n\nMẬT\n") == (SecretMark("MẬT", 3),)
