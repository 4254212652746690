"""The words of the roll-up pages. Templates know this class as ``rt``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text


class RollUpTexts:
    """The strings, grouped as the pages are."""

    heading = Text("Tổng hợp", "Roll-up")
    heading_of = Text("Tổng hợp: {campaign}", "Roll-up: {campaign}")
    no_campaign = Text("Chưa có đợt đánh giá nào.", "There is no campaign yet.")
    campaign = Text("Đợt đánh giá", "Campaign")
    scope = Text("Phạm vi", "Scope")
    everything = Text("Tất cả đơn vị trong đợt", "All units of the campaign")
    show = Text("Xem", "Show")
    as_of = Text("Số liệu tính đến ngày {day}", "As of {day}")

    due = Text("Phải nộp", "Due")
    sent = Text("Đã nộp", "Sent")
    on_time = Text("Đúng hạn", "In time")
    missing = Text("Chưa nộp", "Missing")
    waived = Text("Miễn nộp", "Waived")
    appraised = Text("Đã thẩm định", "Appraised")
    ungraded = Text("Chưa xếp loại", "Ungraded")
    self_mean = Text("Tự chấm (bình quân)", "Self score (mean)")
    audit_mean = Text("Thẩm định (bình quân)", "Audit score (mean)")
    gap_mean = Text("Chênh lệch (bình quân)", "Gap (mean)")
    range_words = Text("thấp nhất {least}, cao nhất {most}", "{least} to {most}")
    knocked_out = Text("Bị khống chế", "Knocked out")
    kinds_heading = Text("Theo loại hình", "By kind of unit")
    kind = Text("Loại hình", "Kind")
    total = Text("Tổng cộng", "Total")

    weak_heading = Text("Điều luật nhiều đơn vị chưa đạt", "Articles that most units fall short of")
    weak_intro = Text(
        "Tính theo điều của văn bản, mỗi đơn vị một lần; kèm loại minh chứng thường thiếu.",
        "By article of law, each unit once, with the evidence that goes with it.",
    )
    weak_none = Text("Chưa có đơn vị nào chưa đạt.", "No unit falls short.")
    article = Text("Điều", "Article")
    units_short = Text("Đơn vị chưa đạt", "Units short")
    share = Text("Tỷ lệ", "Share")
    requirements = Text("Nội dung", "Requirements")
    evidence = Text("Minh chứng thường thiếu", "Evidence often missing")
    more = Text("Xem tất cả {count} điều", "See all {count} articles")

    heat_heading = Text("Đơn vị và nhóm quyền: tỷ lệ tuân thủ", "Units and rights: compliance")
    heat_intro = Text(
        "Đơn vị cần chú ý đứng trước. Bấm tiêu đề cột để sắp xếp.",
        "Units that need attention come first. A column's heading sorts.",
    )
    unit = Text("Đơn vị", "Unit")
    all_rights = Text("Chung", "All")
    self_score = Text("Tự chấm", "Self")
    audit_score = Text("Thẩm định", "Audit")
    gap = Text("Chênh lệch", "Gap")
    grade = Text("Xếp loại", "Grade")
    state = Text("Tình trạng", "State")
    sorted_by = Text("Sắp xếp theo {column}", "Sort by {column}")
    not_sent = Text("chưa nộp", "not sent")
    late = Text("nộp muộn", "late")
    in_time = Text("đúng hạn", "in time")
    let_off = Text("miễn nộp", "waived")
    filtered = Text("Chỉ hiện: {what}", "Shown: {what}")
    unfiltered = Text("Bỏ lọc", "Show all")
    no_units = Text("Không có đơn vị nào.", "No units.")

    trend_heading = Text("Qua các kỳ", "Over the periods")
    trend_intro = Text(
        "So các đơn vị của phạm vi này với những đơn vị tiền thân, kể cả qua sáp nhập, chia tách.",
        "The units of this scope with those they were made of, through mergers and splits.",
    )
    period = Text("Kỳ", "Period")
    units = Text("Đơn vị", "Units")
    compliance = Text("Tuân thủ", "Compliance")
    report_link = Text("Báo cáo tổng hợp và biểu kèm theo", "Consolidated report and its forms")


SHOWN: Mapping[str, Text] = {
    "da-nop": Text("đơn vị đã nộp", "units that have sent"),
    "dung-han": Text("đơn vị nộp đúng hạn", "units that sent in time"),
    "chua-nop": Text("đơn vị chưa nộp", "units that have not sent"),
    "mien-nop": Text("đơn vị được miễn nộp", "units that were let off"),
    "da-tham-dinh": Text("đơn vị đã thẩm định", "units appraised"),
    "chua-xep-loai": Text("đơn vị chưa xếp loại", "ungraded units"),
    "khong-che": Text("đơn vị bị khống chế", "units knocked out"),
}
