"""Every fixed string of a unit's pages, in Vietnamese and in English. Their templates know this class as ``u``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text


class UnitTexts:
    """The strings, grouped as the pages are."""

    # Dashboard
    law_heading = Text("Quy định đang áp dụng", "The law in force")
    coming_heading = Text("Sắp thay đổi", "Coming changes")
    coming = Text("Từ ngày {day}: {why}", "From {day}: {why}")
    work_heading = Text("Các bản tự đánh giá", "Self-assessments")
    none_yet = Text("Chưa có bản tự đánh giá nào.", "No self-assessment yet.")
    start_button = Text("Bắt đầu kỳ tự đánh giá mới", "Start a new self-assessment")
    open_draft = Text("Làm tiếp", "Go on")
    open_sealed = Text("Xem", "Look")
    sign_link = Text("Ký", "Sign")
    files_link = Text("Tệp", "Files")
    progress = Text("{done}/{total} yêu cầu xong", "{done}/{total} requirements done")
    result = Text("Điểm tự chấm {score}/100, tự xếp loại: {grade}", "Self-score {score}/100, self-graded: {grade}")
    no_grade = Text("chưa xếp loại", "no grade")
    printed = Text("Mã {id}", "Id {id}")
    lost_rules = Text(
        "Máy này không còn bộ quy định của bản này; tài liệu đã lưu vẫn xem được.",
        "This installation lacks the rule book of this report; its documents are kept.",
    )
    replaced = Text("Đã có bản thay thế", "Replaced by a newer version")
    version = Text("Bản thay thế", "A newer version")
    deadlines_heading = Text("Việc đến hạn", "Due")
    no_deadlines = Text("Không có việc khắc phục nào đang chờ.", "Nothing is waiting.")
    overdue = Text("đã quá hạn", "overdue")
    period_end = Text("Ngày cuối của kỳ đang đánh giá: {book}", "Last day of the period assessed: {book}")
    remedy = Text("Khắc phục: {what} ({owner})", "Remedy: {what} ({owner})")
    files_heading = Text("Báo cáo đã ký", "Signed reports")
    no_files = Text("Chưa có báo cáo nào được ký.", "No report has been signed yet.")
    file_line = Text("{book}, kỳ {period}", "{book}, {period}")

    # Start
    start_heading = Text("Bắt đầu kỳ tự đánh giá", "Start a self-assessment")
    step_period = Text("1. Kỳ đánh giá", "1. The period")
    preset = Text("Loại kỳ", "Kind of period")
    year = Text("Năm (năm học: năm bắt đầu)", "Year (school year: the year it begins)")
    first_day = Text("Từ ngày (chỉ khi tự chọn)", "First day (own dates only)")
    last_day = Text("Đến ngày (chỉ khi tự chọn)", "Last day (own dates only)")
    day_hint = Text("ngày/tháng/năm, ví dụ 15/12/2025", "day/month/year, for instance 15/12/2025")
    show_law = Text("Xem quy định áp dụng", "Show the law that applies")
    step_law = Text("2. Quy định áp dụng cho kỳ {period}", "2. The law for {period}")
    straddles = Text(
        "Quy định thay đổi trong kỳ này: hãy chọn một bộ, hoặc tách kỳ tại ngày thay đổi.",
        "The law changed within this period: choose one book, or split the period at that day.",
    )
    offered = Text("Được đề xuất", "Proposed")
    local = Text("Của địa phương", "Local")
    other = Text("Bộ quy định khác cho loại hình này", "Another book for this kind of unit")
    choose = Text("Chọn bộ này", "Choose this one")
    chosen = Text("Đang chọn", "Chosen")
    none_fits = Text(
        "Không có bộ quy định nào trong phần mềm áp dụng được cho kỳ này.", "No rule book here fits this period."
    )
    step_profile = Text("3. Đặc điểm của đơn vị trong kỳ", "3. The unit in this period")
    profile_why = Text(
        "Câu trả lời quyết định yêu cầu nào áp dụng cho đơn vị.", "The answers decide which requirements apply."
    )
    carry = Text(
        "Mang sang câu trả lời, minh chứng và việc khắc phục từ kỳ {period} ({book}): {count} câu",
        "Carry over answers, evidence and remedies from {period} ({book}): {count}",
    )
    carry_hint = Text(
        "Mỗi câu mang sang đều được đánh dấu và phải xem lại trước khi chốt. Ngày của sự việc không mang sang.",
        "Each is marked and must be looked at before sealing. Dates of events are not carried.",
    )
    start_now = Text("Bắt đầu", "Start")
    faults = Text("Chưa bắt đầu được, hãy sửa:", "Not started, please mend:")
    bad_year = Text("Năm phải là bốn chữ số, từ 1990 đến 2100.", "The year has four digits, from 1990 to 2100.")
    bad_day = Text("Hãy ghi ngày có thật, dạng ngày/tháng/năm.", "Give a day that exists, as day/month/year.")
    bad_order = Text("Ngày cuối phải sau ngày đầu.", "The last day must come after the first.")
    unanswered = Text("Hãy trả lời câu này.", "Please answer this.")


STATES: Mapping[str, Text] = {
    "draft": Text("Đang làm", "In progress"),
    "sealed": Text("Đã chốt, chưa ký", "Sealed, not signed"),
    "signed": Text("Đã ký", "Signed"),
}
