"""The words of the pages of the consolidated report. Templates know this class as ``kt``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.committee.consolidated_terms import Standing
from checklist.domain.text import Text


class ConsolidatedTexts:
    """The strings, grouped as the page is."""

    heading = Text("Báo cáo tổng hợp: {campaign}", "Consolidated report: {campaign}")
    back = Text("Về trang tổng hợp", "Back to the roll-up")
    as_of = Text("Số liệu tính đến ngày {day}.", "Figures as of {day}.")
    missing = Text("{count} đơn vị chưa báo cáo: {names}.", "{count} units have not reported: {names}.")
    none_missing = Text("Mọi đơn vị phải báo cáo đã báo cáo.", "Every unit due has reported.")
    failed = Text(
        "Số liệu của Ban Chỉ đạo chưa đạt phép kiểm tra; biểu của báo cáo sẽ ghi rõ:",
        "Figures of the committee do not pass their checks; the forms of the report will say so:",
    )
    mismatched = Text(
        "Số liệu tổng hợp chưa khớp; báo cáo sẽ in dấu (*) chưa khớp:",
        "Rolled-up figures do not add up; the report will print a mark (*) beside them:",
    )
    draft_pdf = Text("Tải dự thảo (PDF)", "Download the draft (PDF)")
    workbook = Text("Tải tất cả biểu (Excel)", "Download all forms (Excel)")
    see_figures = Text("Xem số liệu và đơn vị đứng sau", "See the figures and the units behind them")

    forms_heading = Text("Biểu kèm theo", "Forms that go with it")
    with_quality = Text(
        "In kèm biểu 10-CL về chất lượng số liệu (thường chỉ dùng nội bộ)",
        "Print form 10-CL on the quality of data too (usually internal)",
    )
    form_rows = Text("{count} dòng", "{count} rows")
    texts_heading = Text("Lời văn", "Wording")
    texts_hint = Text(
        "Mỗi mục đã có lời đề xuất từ số liệu và thay đổi theo số liệu. Mục nào được sửa thì giữ nguyên lời đã sửa; "
        "khi số liệu thay đổi, đề xuất mới hiện bên cạnh. Mỗi đoạn một dòng.",
        "Each heading has a proposal from the data and follows it. What is edited stays as it was written; when the "
        "data changes, the new proposal is shown beside it. One paragraph a line.",
    )
    terms_heading = Text("Phần chung", "Frame of the report")
    period_name = Text("Kỳ báo cáo", "Period")
    next_period_name = Text("Kỳ sau (nhiệm vụ trọng tâm)", "Next period (whose tasks are set)")
    basis = Text("Thực hiện văn bản nào", "On the basis of")
    basis_hint = Text("Ví dụ: Kế hoạch số 03/KH-BCĐ ngày 15 tháng 01 năm 2025.", "Such as a plan, its number and day.")
    addressees = Text("Kính gửi (mỗi nơi một dòng)", "To (one a line)")
    save = Text("Lưu báo cáo", "Save the report")
    saved = Text("Đã lưu.", "Saved.")
    take = Text("Lấy đề xuất này", "Take this proposal")
    keep = Text("Giữ lời đã sửa", "Keep the edited words")
    of_field = Text(": {field}", ": {field}")
    see_proposal = Text("Xem đề xuất từ số liệu", "See the proposal from the data")
    outdated = Text(
        "Số liệu đã thay đổi từ khi mục này được sửa. Lời đã sửa được giữ nguyên; đề xuất theo số liệu mới:",
        "The data has changed since this was edited. The edited words are kept; the proposal by today's data:",
    )
    outdated_count = Text(
        "{count} mục đã sửa có số liệu thay đổi; hãy xem lại.",
        "{count} edited texts rest on data that has changed; look at them again.",
    )

    issue_heading = Text("Ban hành", "Issue")
    issue_hint = Text(
        "Văn thư cấp số và ngày. Báo cáo và các biểu được in theo số liệu lúc này rồi giữ nguyên. Lưu báo cáo trước "
        "khi ban hành.",
        "The clerk assigns number and day. The report and its forms are printed from the data of this moment and kept "
        "as they are. Save the report first.",
    )
    issue_by_chair = Text("Trưởng ban ban hành.", "The chair issues it.")
    draft_state = Text("Dự thảo", "Draft")
    issued_state = Text("Đã ban hành số {number} ngày {day}", "Issued as {number} on {day}")
    is_issued = Text("Nội dung không sửa được nữa.", "It does not change any more.")
    kept_workbook = Text("Tải các biểu đã ban hành (Excel)", "Download the issued forms (Excel)")
    new_heading = Text("Báo cáo bổ sung, thay thế", "Another report")
    new_hint = Text(
        "Lập một báo cáo mới với lời văn của báo cáo này, theo số liệu hiện tại. Báo cáo đã ban hành được giữ nguyên.",
        "Begin another report with the words of this one and today's data. The issued report is kept.",
    )
    new_button = Text("Lập báo cáo mới", "Begin another report")
    earlier_heading = Text("Báo cáo đã ban hành trước đây", "Reports issued before")


STANDING_WORDS: Mapping[Standing, Text] = {
    Standing.FOLLOWS: Text("Theo số liệu", "Follows the data"),
    Standing.OWN: Text("Lời đã sửa", "Edited"),
}
