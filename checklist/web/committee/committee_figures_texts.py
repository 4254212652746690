"""The words of the committee's own sheet of figures. Templates know this class as ``cf``."""

from __future__ import annotations

from checklist.domain.text import Text


class CommitteeFiguresTexts:
    """The strings of the page, and of the links that lead to it."""

    link = Text("Số liệu của Ban Chỉ đạo", "The committee's figures")
    heading = Text("Số liệu của Ban Chỉ đạo: {campaign}", "The committee's figures: {campaign}")
    intro = Text(
        "Các chỉ tiêu do Ban Chỉ đạo báo cáo cho cả đợt; số liệu vào bảng tổng hợp và báo cáo tổng hợp như của một nơi "
        "báo cáo. Không phát sinh thì ghi 0; chưa có số liệu thì để trống. Chỉ số và giá trị gần nhất ghi kèm năm, "
        "nguồn ở ô ghi chú và không cộng. Số phần mềm tự đếm chỉ để xem, không phải nhập.",
        "What the committee itself reports for the whole campaign; its figures join the roll-up and the consolidated "
        "report as those of one more reporter. Write 0 where nothing arose; leave blank where there is no figure yet. "
        "An index or a latest value carries its year and source in the note and is never added up. What the program "
        "counts is shown and not typed.",
    )
    blocking_heading = Text("Chưa đạt phép kiểm tra ({count})", "Checks not passed ({count})")
    blocking_hint = Text(
        "Số liệu vẫn được lưu; bảng tổng hợp và báo cáo tổng hợp ghi rõ số nào chưa đạt phép kiểm tra.",
        "The figures are kept; the roll-up and the consolidated report say which of them do not pass.",
    )
    warnings_hint = Text(
        "Ghi lý do ở ô “Ghi chú, giải trình” của chỉ tiêu.", "Say why in the “Note, explanation” of the figure."
    )
    excel = Text("Nhập bằng bảng tính Excel", "Fill in an Excel workbook")
    excel_hint = Text(
        "Tải bảng tính về, điền, rồi tải lên: số trong tệp hiện ra ở các ô bên dưới để xem lại, chưa lưu.",
        "Download the workbook, fill it in, upload it: its figures appear in the fields below, to be looked at first.",
    )
    excel_show = Text("Đọc tệp vào các ô", "Read the file into the fields")
    excel_read = Text(
        "Đã đọc tệp: {count} chỉ tiêu được sửa trong bảng tính. Chưa lưu; xem lại rồi bấm “Lưu số liệu”.",
        "The file was read: {count} figures were changed in the workbook. Nothing is saved yet; look, then press “Save "
        "the figures”.",
    )
    bad_cell = Text("ô {cell}: {why}", "cell {cell}: {why}")
    to_rollup = Text("Số liệu thống kê tổng hợp", "Rolled-up statistical figures")
