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
    to_public = Text("Công khai, niêm yết, khảo sát", "Publish, post, ask")
    work_heading = Text("Kỳ này", "This period")
    none_now = Text("Không có bản tự đánh giá nào đang làm.", "No self-assessment is in progress.")
    closed_heading = Text("Các bản đã chốt", "Sealed self-assessments")
    closing_day = Text("Ngày chốt số liệu", "Figures close on")
    no_due_date = Text("Chưa đặt ngày nộp.", "No due date yet.")
    set_due_date = Text("Đặt ngày nộp", "Set the due date")
    misfit = Text(
        "Bộ quy định đã đổi: có câu trả lời không còn khớp.", "The rules changed: some answers no longer fit."
    )
    see_misfits = Text("Xem và xử lý", "See and settle them")
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
    overdue_heading = Text("Đã quá hạn ({count})", "Overdue ({count})")
    coming_due_heading = Text("Sắp đến hạn ({count})", "Coming ({count})")
    no_deadlines = Text("Không có việc nào đang chờ.", "Nothing is waiting.")
    overdue = Text("quá hạn", "overdue")
    period_end = Text("Chốt số liệu: {book}, kỳ {period}", "Figures close: {book}, {period}")
    hand_in = Text("Nộp báo cáo: {book}, kỳ {period}", "Hand in the report: {book}, {period}")
    remedy = Text("Khắc phục: {what} (phụ trách: {owner}; kỳ {period})", "Remedy: {what} ({owner}; from {period})")
    duty = Text("Việc chưa đến hạn khi chốt kỳ {period}: {what}", "Not yet due when {period} was sealed: {what}")
    history_heading = Text("Kết quả qua các kỳ", "Results over the periods")
    history_hint = Text(
        "Phần điểm đạt được so với điểm tối đa của từng nhóm, theo các bản đã chốt. Bộ quy định hay thang điểm khác "
        "nhau thì chỉ nên so để tham khảo.",
        "Points earned of those that could be, by group, from the sealed reports. Different laws or schemes compare "
        "only roughly.",
    )
    history_table = Text("Bảng số liệu", "The figures as a table")
    history_group = Text("Nhóm nội dung", "Group")
    score = Text("Điểm tự chấm", "Self-score")
    grade = Text("Tự xếp loại", "Self-grade")
    chart_words = Text("Biểu đồ kết quả theo nhóm. {parts}.", "Chart of results by group. {parts}.")
    chart_part = Text("{right}: {figures}", "{right}: {figures}")
    of_book = Text("{period} ({book})", "{period} ({book})")
    older_periods = Text("Còn {count} kỳ trước nữa, xem ở phần các bản đã chốt.", "{count} earlier, listed below.")
    files_heading = Text("Các tệp đã ký", "Signed files")
    no_files = Text("Chưa có báo cáo nào được ký.", "No report has been signed yet.")
    file_line = Text("{book}, kỳ {period}: {file}", "{book}, {period}: {file}")
    signed_file = Text("bản ký số, đến ô “{slot}”", "signed digitally, up to “{slot}”")
    scanned_file = Text("bản quét chữ ký tay", "scan of a hand-signed copy")

    # Start
    start_heading = Text("Bắt đầu kỳ tự đánh giá", "Start a self-assessment")
    step_period = Text("1. Kỳ đánh giá", "1. The period")
    preset = Text("Loại kỳ", "Kind of period")
    closing = Text("Chốt số liệu vào", "Figures close on")
    closing_hint = Text(
        "Theo kỳ báo cáo Nhà nước, năm là 15/12 năm trước – 14/12, sáu tháng đầu 15/12 – 14/6, quý I 15/12 – 14/3. Năm "
        "học và kỳ tự chọn có ngày riêng.",
        "State reports cover 15 December – 14 December for a year, 15 December – 14 June for the first half. A school "
        "year and own dates have their own.",
    )
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
    step_hand_in = Text("4. Nộp và chấm điểm", "4. Handing in and scoring")
    due_on = Text("Ngày nộp báo cáo", "The report is due on")
    due_hint = Text(
        "Theo văn bản của cấp trên hoặc Ban Chỉ đạo; khác với ngày chốt số liệu. Chưa biết thì để trống, điền sau.",
        "As the superior or the steering committee says; not the closing date. Leave it blank if unknown.",
    )
    closes_on = Text("Ngày chốt số liệu của kỳ này", "The figures of this period close on")
    scheme = Text("Thang điểm", "Scoring scheme")
    scheme_source = Text("Nguồn", "Source")
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
    fault_of_question = Text("Câu {nth}: {why}", "Question {nth}: {why}")
    today = Text("hôm nay", "today")
    days_left = Text("còn {count} ngày", "{count} left")
    days_over = Text("quá {count} ngày", "{count} over")


STATES: Mapping[str, Text] = {
    "draft": Text("Đang làm", "In progress"),
    "sealed": Text("Đã chốt, chưa ký", "Sealed, not signed"),
    "signed": Text("Đã ký", "Signed"),
}
