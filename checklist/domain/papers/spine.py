"""The headings of the consolidated report: the customary spine, unchanged from committee to committee.

Each key is where a text goes: ``communes.disclosure``, ``grading.appraisal``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the second level, with the texts of ``key`` under it, and lettered ``parts`` of its own."""

    key: str
    number: str
    title: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the first level."""

    number: str
    title: str
    parts: tuple[Part, ...]


SPINE = (
    Section(
        "I",
        "KHÁI QUÁT TÌNH HÌNH VÀ CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
        (
            Part("situation", "1.", "Đặc điểm tình hình"),
            Part("leadership", "2.", "Ban hành văn bản, kiện toàn Ban Chỉ đạo"),
            Part("communication", "3.", "Tuyên truyền, tập huấn"),
        ),
    ),
    Section(
        "II",
        "KẾT QUẢ THỰC HIỆN Ở CÁC LOẠI HÌNH",
        (
            Part(
                "communes",
                "1.",
                "Ở xã, phường, đặc khu",
                (
                    Part("communes.disclosure", "a)", "Công khai thông tin để Nhân dân biết"),
                    Part("communes.decision", "b)", "Nhân dân bàn và quyết định"),
                    Part("communes.consultation", "c)", "Nhân dân tham gia ý kiến; đối thoại; tiếp công dân"),
                    Part("communes.oversight", "d)", "Nhân dân kiểm tra, giám sát"),
                    Part("communes.mediation", "đ)", "Hòa giải ở cơ sở; hương ước, quy ước"),
                ),
            ),
            Part("agencies", "2.", "Trong cơ quan hành chính, đơn vị sự nghiệp công lập"),
            Part("enterprises", "3.", "Trong doanh nghiệp nhà nước và doanh nghiệp khác"),
            Part("emulation", "4.", "Phong trào “Dân vận khéo”, mô hình, điển hình"),
            Part("administration", "5.", "Gắn với cải cách hành chính và các chỉ số"),
        ),
    ),
    Section(
        "III",
        "KẾT QUẢ TỰ CHẤM, THẨM ĐỊNH, XẾP LOẠI",
        (
            Part("grading.reports", "1.", "Tình hình tự chấm, nộp báo cáo"),
            Part("grading.appraisal", "2.", "Kết quả thẩm định; chênh lệch giữa tự chấm và thẩm định"),
            Part("grading.grades", "3.", "Xếp loại theo loại hình"),
            Part("grading.knocked_out", "4.", "Đơn vị bị khống chế, chưa xếp loại"),
        ),
    ),
    Section(
        "IV",
        "CÔNG TÁC KIỂM TRA, KHẮC PHỤC",
        (
            Part("audit.visits", "1.", "Kế hoạch và kết quả kiểm tra"),
            Part("audit.common_faults", "2.", "Nội dung không đạt phổ biến"),
            Part("audit.remedies", "3.", "Khắc phục, phúc tra"),
        ),
    ),
    Section(
        "V",
        "ĐÁNH GIÁ CHUNG",
        (
            Part("assessment.strengths", "1.", "Ưu điểm"),
            Part("assessment.shortcomings", "2.", "Hạn chế"),
            Part("assessment.causes", "3.", "Nguyên nhân"),
            Part("assessment.lessons", "4.", "Kinh nghiệm"),
        ),
    ),
    Section("VI", "NHIỆM VỤ, GIẢI PHÁP", (Part("tasks", "", ""),)),
    Section("VII", "KIẾN NGHỊ", (Part("recommendations", "", ""),)),
)


TEXT_KEYS = frozenset(
    key for section in SPINE for part in section.parts for key in (part.key, *(sub.key for sub in part.parts))
)
