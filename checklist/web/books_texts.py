"""Every fixed string of the event books. Their templates know this class as ``bk``."""

from __future__ import annotations

from checklist.domain.text import Text


class BooksTexts:
    """The strings, grouped as the pages are."""

    heading = Text("Sổ theo dõi", "Event books")
    intro = Text(
        "Ghi từng việc khi phát sinh. Cuối kỳ, biểu số liệu tự cộng từ sổ, không phải nhập lại.",
        "Write each matter down as it happens. The figures of a period are added up from the books by themselves.",
    )
    none = Text("Loại hình đơn vị này không có sổ theo dõi nào.", "This kind of unit keeps no event books.")
    rows = Text("{count} dòng", "{count} lines")
    last = Text("gần nhất ngày {day}", "the last on {day}")
    no_rows = Text("chưa có dòng nào", "no lines yet")
    back = Text("Tất cả sổ", "All books")
    to_unit = Text("Về trang đơn vị", "Back to the unit")

    year_heading = Text("{book} – năm {year}", "{book} – {year}")
    years = Text("Năm", "Year")
    year_before = Text("Năm {year}", "{year}")
    quarter = Text("Quý {quarter}", "Quarter {quarter}")
    whole_year = Text("Cả năm", "Whole year")
    totals = Text("Tổng hợp theo quý", "Totals by quarter")
    indicator = Text("Chỉ tiêu", "Figure")
    empty_quarter = Text("Không có dòng nào.", "No lines.")
    lacking = Text("Có dòng chưa ghi số", "a line lacks its number")
    day = Text("Ngày", "Day")
    content = Text("Nội dung", "Content")
    change = Text("Sửa", "Change")
    change_of = Text("Sửa dòng ngày {day}", "Change the line of {day}")
    misfit = Text(
        "Dòng này thiếu hoặc sai so với các cột hiện nay của sổ; hãy sửa.",
        "This line does not fit the columns of the book as they are now; mend it.",
    )

    add_heading = Text("Thêm một dòng", "Add a line")
    add = Text("Ghi vào sổ", "Write it down")
    not_added = Text("Chưa ghi được, hãy sửa:", "Not written down, please mend:")
    added = Text("Đã ghi vào sổ.", "It was written down.")
    changed = Text("Đã sửa dòng sổ.", "The line was changed.")
    removed = Text("Đã xóa dòng sổ.", "The line was removed.")
    required = Text("bắt buộc", "required")
    zero = Text("không có thì ghi 0", "0 if none")
    decimals = Text("ghi như 10,5", "as 10,5")
    choose = Text("– chọn –", "– choose –")
    not_said = Text("chưa chọn", "not chosen")
    years_hint = Text("ngày/tháng/năm", "day/month/year")

    entry_heading = Text("Sửa dòng sổ", "Change a line")
    save = Text("Lưu dòng sổ", "Save the line")
    save_mine = Text("Lưu nội dung của tôi", "Save mine")
    remove_heading = Text("Xóa dòng này", "Remove this line")
    remove_hint = Text(
        "Dòng đã xóa không còn được cộng vào số liệu. Báo cáo đã chốt không thay đổi.",
        "A removed line is no longer counted. Sealed reports do not change.",
    )
    remove = Text("Xóa dòng sổ", "Remove the line")
    stale = Text(
        "Dòng này vừa được người khác sửa. Nội dung của bạn chưa được lưu; so sánh với bản đang lưu rồi chọn.",
        "Somebody else has just changed this line. Yours was not saved; compare it with what is saved, then choose.",
    )
    gone = Text(
        "Dòng này vừa được người khác xóa. Nội dung của bạn chưa được lưu.",
        "Somebody else has just removed this line. Yours was not saved.",
    )
    now_saved = Text("Đang lưu", "What is saved")
