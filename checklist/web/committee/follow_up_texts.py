"""The words of the follow-up pages. Templates know this class as ``ft``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text


class FollowUpTexts:
    """The strings, grouped as the pages are."""

    heading = Text("Theo dõi khắc phục", "Remedies")
    asked = Text("Yêu cầu khắc phục", "Asked for")
    done = Text("Đã hoàn thành", "Done")
    overdue = Text("Quá hạn", "Overdue")
    running = Text("Trong hạn", "Running")
    only = Text("Chỉ xem", "Show only")
    unit = Text("Đơn vị", "Unit")
    what = Text("Việc phải khắc phục", "What is to be mended")
    owner = Text("Người chịu trách nhiệm", "Owner")
    due = Text("Thời hạn", "Due")
    no_due = Text("chưa có hạn", "no day yet")
    state = Text("Tình trạng", "State")
    nothing = Text("Không có việc nào thuộc mục này.", "Nothing here.")
    days_over = Text("quá {days} ngày", "{days} days over")
    days_left = Text("còn {days} ngày", "{days} days left")
    due_today = Text("đến hạn hôm nay", "due today")

    calendar_heading = Text("Lịch hạn", "Calendar of deadlines")
    calendar_intro = Text(
        "Tạo một địa chỉ riêng để phần mềm lịch tự theo dõi hạn nộp, hạn khắc phục, hạn miễn nộp. "
        "Ai có địa chỉ này đều xem được lịch; tạo lại thì địa chỉ cũ hết hiệu lực.",
        "Make a private address for a calendar program to follow due dates. Whoever has it can read the calendar; "
        "making a new one ends the old.",
    )
    calendar_button = Text("Tạo địa chỉ lịch", "Make the address")
    calendar_once = Text(
        "Địa chỉ lịch của bạn, chỉ hiện một lần; hãy chép vào phần mềm lịch:",
        "The address of your calendar, shown once; copy it to your calendar program:",
    )

    item_heading = Text("Việc khắc phục của {unit}", "Remedy of {unit}")
    back = Text("Về danh sách khắc phục", "Back to the remedies")
    origin = Text("Nguồn", "Origin")
    requirement = Text("Nội dung", "Requirement")
    product = Text("Sản phẩm phải có", "Product")
    reported_on = Text("Ngày đơn vị báo cáo", "Day of the unit's report")
    report = Text("Kết quả đơn vị báo cáo (kèm số, ngày văn bản)", "What the unit reports (with its document)")
    report_heading = Text("Đơn vị báo đã xong", "The unit reports it done")
    report_button = Text("Ghi nhận báo cáo", "Note the report")
    check_heading = Text("Phúc tra", "Re-check")
    check_note = Text("Nhận xét phúc tra", "What the re-check found")
    checked = Text("Phúc tra bởi {by}, {day}", "Re-checked by {by}, {day}")
    confirm = Text("Xác nhận đã hoàn thành", "Confirm")
    again = Text("Yêu cầu làm tiếp", "To be done again")
    drop = Text("Không yêu cầu nữa", "No longer asked for")
    change_heading = Text("Sửa nội dung, hạn", "Correct it")
    due_hint = Text("Ghi dạng 31/01/2026; để trống nếu chưa ấn định.", "For example 2026-01-31; empty for none yet.")
    bad_day = Text("Không phải một ngày có thật; ghi dạng 31/01/2026.", "Not a day that exists; write 2026-01-31.")
    save = Text("Lưu", "Save")
    new_heading = Text("Thêm yêu cầu khắc phục cho {unit}", "Ask {unit} for a remedy")
    add = Text("Thêm yêu cầu", "Add")
    not_done = Text("Chưa thực hiện được:", "This was not done:")


FILTERS: Mapping[str, Text] = {
    "qua-han": Text("Quá hạn", "Overdue"),
    "cho-phuc-tra": Text("Chờ phúc tra", "To be re-checked"),
    "dang-lam": Text("Đang thực hiện", "To be done"),
    "da-xong": Text("Đã xong", "Settled"),
    "tat-ca": Text("Tất cả", "All"),
}
