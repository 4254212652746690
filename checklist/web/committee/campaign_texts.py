"""The words of the campaigns' pages. Their templates know this class as ``cp``."""

from __future__ import annotations

from checklist.domain.text import Text


class CampaignTexts:
    """The strings, grouped as the pages are."""

    heading = Text("Đợt đánh giá", "Campaigns")
    intro = Text(
        "Mỗi đợt mở một kỳ cho các đơn vị được chọn, với bộ quy định, thang điểm và hạn nộp.",
        "A campaign opens a period for chosen units, with a rule book, a scoring profile and a due date.",
    )
    new = Text("Lập đợt đánh giá", "Plan a campaign")
    edit = Text("Sửa đợt", "Change it")
    none = Text("Chưa có đợt đánh giá nào.", "There is no campaign yet.")
    state = Text("Tình trạng", "State")
    name = Text("Tên đợt", "Name")
    name_hint = Text("Ví dụ: Đánh giá thực hiện dân chủ ở cơ sở năm 2026", "For example: Assessment of 2026")
    period = Text("Kỳ đánh giá", "Period")
    period_from = Text("Từ ngày", "First day")
    period_to = Text("Đến hết ngày", "Last day")
    due = Text("Hạn nộp", "Due")
    day_hint = Text("dd/mm/yyyy", "dd/mm/yyyy")
    units = Text("Đơn vị", "Units")
    received = Text("Đã nộp", "Sent")
    asked = Text("Bộ quy định và thang điểm theo loại hình", "Rule book and scoring profile by kind")
    asked_hint = Text(
        "Ghi kỳ trước để thấy các bộ quy định phù hợp. Khi đợt đã mở, kỳ, bộ quy định và thang điểm không đổi được.",
        "Give the period first. Once the campaign is open the period, rule books and scoring stand still.",
    )
    takes_part = Text("{kind} tham gia đợt này", "{kind} takes part")
    book = Text("Bộ quy định", "Rule book")
    scoring = Text("Thang điểm", "Scoring profile")
    scoring_default = Text("Mặc định của bộ quy định", "The rule book's default")
    no_book = Text("Không có bộ quy định nào cho kỳ này.", "No rule book fits this period.")
    show_books = Text("Xem bộ quy định của kỳ này", "See the rule books of this period")
    locked = Text(
        "Đợt đã mở: chỉ sửa được tên và hạn nộp.", "The campaign is open: only its name and due date may change."
    )
    save = Text("Lưu", "Save")
    saved = Text("Đã lưu.", "Saved.")
    stale = Text(
        "Đợt này vừa được người khác sửa; hãy xem lại rồi lưu.", "Somebody else has just changed it; look at it again."
    )
    open_it = Text("Mở đợt", "Open it")
    close_it = Text("Đóng đợt", "Close it")
    reopen_it = Text("Mở lại đợt", "Open it again")
    drop = Text("Xóa đợt này", "Delete this campaign")
    drop_hint = Text(
        "Xóa được vì đợt đang chuẩn bị, chưa có bản nộp, đề nghị miễn nộp hay lần nhắc nào. Danh sách đơn vị đã chọn "
        "và số liệu Ban đã nhập cho đợt cũng bị xóa; nhật ký giữ lại việc này.",
        "It is only planned and nobody has sent, asked or been reminded of anything. The units chosen and the "
        "committee's own figures for it go too; the log keeps a line.",
    )
    drop_sure = Text("Tôi chắc chắn muốn xóa đợt này", "I am sure that it shall be deleted")
    drop_done = Text("Đã xóa đợt đánh giá.", "The campaign was deleted.")
    not_done = Text("Chưa thực hiện được", "Not done")
    back = Text("Về danh sách đợt", "To the campaigns")
    back_to_campaign = Text("Về đợt đánh giá", "To the campaign")

    # One campaign
    choose = Text("Chọn đơn vị", "Choose units")
    remind = Text("Nhắc nộp", "Remind")
    waive = Text("Miễn nộp", "Waivers")
    no_units = Text("Chưa chọn đơn vị nào.", "No unit has been chosen.")
    no_fit = Text("Không có đơn vị nào ở mục này.", "No unit stands here.")
    turnout = Text("Tình hình", "Where it stands")
    everything = Text("Tất cả", "All")
    filter_by = Text("Lọc theo tình hình", "Filter")
    unit = Text("Đơn vị", "Unit")
    kind = Text("Loại hình", "Kind")
    sent_on = Text("Ngày nộp", "Sent on")
    reminded_on = Text("Nhắc gần nhất", "Last reminded")
    waived_until = Text("miễn đến hết {day}", "until {day}")
    waits = Text("đề nghị miễn chờ duyệt", "a waiver waits for approval")

    # Choosing
    choose_heading = Text("Chọn đơn vị cho đợt", "Choose units for the campaign")
    choose_intro = Text(
        "Chỉ có đơn vị tồn tại vào ngày cuối kỳ và thuộc loại hình đã chọn bộ quy định.",
        "Only units that exist on the last day of the period, of a kind with a rule book.",
    )
    by_category = Text("Theo loại", "By category")
    by_parent = Text("Thuộc đơn vị cấp trên (mã hoặc tên)", "Below a unit (code or name)")
    by_name = Text("Tên hoặc mã có chứa", "Name or code")
    any_category = Text("Mọi loại", "Any")
    look = Text("Tìm", "Find")
    fitting = Text("{count} đơn vị phù hợp chưa ở trong đợt", "{count} units fit and are not in it yet")
    add_all = Text("Thêm tất cả {count} đơn vị này", "Add all {count} of them")
    add_ticked = Text("Thêm các đơn vị đã đánh dấu", "Add what is ticked")
    chosen_heading = Text("Đã chọn ({count})", "Chosen ({count})")
    drop_ticked = Text("Bỏ các đơn vị đã đánh dấu", "Take out what is ticked")
    more = Text("… và {count} đơn vị nữa", "… and {count} more")
    tick_some = Text("Hãy đánh dấu ít nhất một đơn vị.", "Tick at least one unit.")
    unknown_parent = Text("Không tìm thấy đúng một đơn vị cấp trên này.", "Not exactly one unit is called so.")
    added = Text("Đã thêm {count} đơn vị.", "{count} units were added.")
    dropped = Text("Đã bỏ {count} đơn vị.", "{count} units were taken out.")

    # Reminding
    remind_heading = Text("Nhắc nộp báo cáo", "Reminders")
    remind_intro = Text(
        "Chép nội dung gửi qua kênh của cơ quan (văn bản, hộp thư, điện thoại), rồi đánh dấu đã nhắc. "
        "Phần mềm không tự gửi.",
        "Copy each text, send it by your own channel, then tick it. This program sends nothing by itself.",
    )
    remind_none = Text("Không còn đơn vị nào cần nhắc.", "Nobody needs reminding.")
    remind_text = Text("Nội dung nhắc", "Text")
    remind_ticked = Text("Ghi nhận đã nhắc", "Note as reminded")
    remind_done = Text("Đã ghi nhận nhắc {count} đơn vị.", "{count} reminders were noted.")
    tick_reminded = Text("Đã nhắc", "Reminded")
    closed_only = Text("Chỉ nhắc trong đợt đang mở.", "Only units of an open campaign are reminded.")

    # Waivers
    waive_heading = Text("Miễn nộp", "Waivers")
    waive_intro = Text(
        "Thành viên đề nghị kèm lý do và căn cứ; Trưởng ban duyệt, người đề nghị không tự duyệt. Hết hạn thì tự hết "
        "hiệu lực.",
        "A member asks, with reason and basis; the chair approves, never whoever asked. It ends by itself.",
    )
    waive_none = Text("Chưa có đề nghị nào.", "Nothing has been asked for.")
    reason = Text("Lý do", "Reason")
    basis = Text("Căn cứ", "Legal basis")
    basis_hint = Text("Văn bản, quy định cho phép miễn", "The instrument that allows it")
    expires_on = Text("Có hiệu lực đến hết ngày", "Ends after")
    asked_by = Text("Người đề nghị", "Asked by")
    approved_by = Text("Người duyệt", "Approved by")
    ask = Text("Đề nghị miễn nộp", "Ask for a waiver")
    approve = Text("Duyệt", "Approve")
    withdraw = Text("Rút, không miễn", "End it")


WAIVER_STATES = {
    "waits": Text("Chờ duyệt", "Waiting"),
    "holds": Text("Đang miễn", "Holds"),
    "expired": Text("Đã hết hạn", "Expired"),
    "withdrawn": Text("Đã rút", "Ended"),
}
