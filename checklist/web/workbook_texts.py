"""Every fixed string of the workbook and blank-form pages. Their templates know this class as ``b``."""

from __future__ import annotations

from checklist.domain.text import Text


class WorkbookTexts:
    """The strings, grouped as the pages are."""

    heading = Text("Bảng tính Excel", "Excel workbook")
    intro = Text(
        "Tải bảng tính về, trả lời ở nơi không có mạng, rồi tải lên. Chưa có gì được ghi khi chưa xem lại và đồng ý.",
        "Download the workbook, fill it in without a network, upload it. Nothing is saved before you have looked.",
    )
    download_heading = Text("1. Tải bảng tính về", "1. Download the workbook")
    download_hint = Text(
        "Mỗi nhóm nội dung một trang; các việc xảy ra nhiều lần ghi ở trang “Sổ …”. Câu trả lời đang có được điền sẵn.",
        "One sheet a group; what happens several times goes into sheets “Register …”. Present answers are filled in.",
    )
    download = Text("Tải bảng tính", "Download the workbook")
    upload_heading = Text("2. Tải lên lại", "2. Upload it again")
    file = Text("Bảng tính đã điền", "The workbook as filled in")
    file_hint = Text("tệp .xlsx tải từ trang này, tối đa 8 MB", "an .xlsx file from this page, up to 8 MB")
    upload = Text("Xem thay đổi", "See the changes")
    not_read = Text("Chưa đọc được bảng tính", "The workbook was not read")
    no_file = Text("Hãy chọn tệp bảng tính.", "Choose the workbook.")
    read_only = Text("Chỉ tải về được; câu trả lời không sửa được ở đây.", "It can only be downloaded.")
    paper = Text("Biểu mẫu giấy để điền tay", "Blank forms on paper")

    preview_heading = Text("Xem thay đổi từ bảng tính", "Changes from the workbook")
    nothing = Text("Bảng tính không thay đổi câu trả lời nào.", "The workbook changes no answer.")
    bad_heading = Text("Ô không đọc được ({count})", "Cells that cannot be read ({count})")
    bad_hint = Text(
        "Các yêu cầu này chưa được ghi. Sửa ô đó trong bảng tính rồi tải lên lại.",
        "These requirements are not saved. Mend the cell and upload the workbook again.",
    )
    bad_line = Text("Trang “{sheet}”, ô {cell}: {why}", "Sheet “{sheet}”, cell {cell}: {why}")
    conflicts_heading = Text("Đã có người sửa sau khi tải bảng tính ({count})", "Changed since the download ({count})")
    conflicts_hint = Text(
        "Đánh dấu nếu muốn dùng nội dung của bảng tính thay cho nội dung đang lưu.",
        "Tick to replace what is saved by what the workbook says.",
    )
    changes_heading = Text("Thay đổi ({count})", "Changes ({count})")
    changes_hint = Text("Bỏ đánh dấu những thay đổi không muốn ghi.", "Untick what is not to be saved.")
    field = Text("Mục", "Field")
    before = Text("Đang lưu", "Saved")
    after = Text("Trong bảng tính", "In the workbook")
    apply = Text("Ghi các thay đổi đã đánh dấu", "Save what is ticked")
    again = Text("Tải lên bảng tính khác", "Upload another workbook")
    done = Text("Đã ghi {count} câu trả lời từ bảng tính.", "{count} answers were saved from the workbook.")
    stale = Text(
        "{count} câu trả lời vừa được người khác sửa nên chưa ghi; xem lại bên dưới.",
        "{count} answers were changed by somebody else meanwhile and not saved; see below.",
    )

    forms_heading = Text("Biểu mẫu giấy", "Blank forms")
    forms_intro = Text(
        "In cho trưởng thôn, Mặt trận, Ban Thanh tra nhân dân… điền tay. Khi nhập lại, bấm “Nhập từ phiếu giấy” và ghi"
        " một lần tên người cung cấp.",
        "To be printed and filled in by hand. When typing it in, press “Type in from paper” and name its source once."
        " The forms are in Vietnamese, as those who fill them in are.",
    )
    whole_right = Text("Cả nhóm (PDF)", "The whole group (PDF)")
