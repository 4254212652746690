"""Every fixed string of the sheet of figures. Its templates know this class as ``f``."""

from __future__ import annotations

from checklist.domain.text import Text


class FiguresTexts:
    """The strings, grouped as the page is."""

    tab = Text("Số liệu", "Figures")
    heading = Text("Biểu số liệu", "Statistical figures")
    intro = Text(
        "Số liệu không tính vào điểm. Không phát sinh thì ghi 0; chưa có số liệu thì để trống. Số đã có trong câu trả "
        "lời hoặc trong sổ theo dõi được tính sẵn, không phải nhập lại.",
        "Figures play no part in the score. Write 0 where nothing arose; leave blank where there is no figure yet. "
        "What the answers or the event books hold already is computed and need not be typed.",
    )
    to_books = Text("Sổ theo dõi của đơn vị", "The unit's event books")
    saved = Text("Đã lưu số liệu.", "The figures were saved.")
    not_saved = Text("Chưa lưu được, hãy sửa:", "Not saved, please mend:")
    none_sealed = Text("Báo cáo đã chốt không có biểu số liệu.", "The sealed report holds no figures.")
    not_included = Text(
        "Biểu số liệu chưa được đưa vào báo cáo. Lưu trang này với ô “Đưa biểu số liệu vào báo cáo” được đánh dấu.",
        "The figures are not part of the report yet. Save this page with “Put the figures into the report” ticked.",
    )
    no_indicators = Text(
        "Không có chỉ tiêu nào cho loại hình đơn vị này.", "There are no figures for this kind of unit."
    )

    scope_heading = Text("Phạm vi báo cáo", "What is reported")
    include = Text("Đưa biểu số liệu vào báo cáo", "Put the figures into the report")
    groups_hint = Text(
        "Biểu gọn luôn hiện. Đánh dấu nhóm muốn báo cáo đầy đủ rồi lưu.",
        "The short form is always shown. Tick the groups to report in full, then save.",
    )
    chosen = Text("Báo cáo đầy đủ thêm nhóm: {groups}", "Groups reported in full: {groups}")
    no_group = Text("chưa chọn", "none")
    group_line = Text("{group}. {name} (thêm {count} chỉ tiêu)", "{group}. {name} ({count} more figures)")
    group_heading = Text("{group}. {name}", "{group}. {name}")

    blocking_heading = Text("Phải sửa trước khi chốt ({count})", "To be put right before sealing ({count})")
    warnings_heading = Text("Cần giải trình ({count})", "To be explained ({count})")
    warnings_hint = Text(
        "Không cản việc chốt. Ghi lý do ở ô “Ghi chú, giải trình” của chỉ tiêu.",
        "These do not stop sealing. Say why in the “Note, explanation” of the figure.",
    )
    settled = Text("Đã giải trình: {issue}", "Explained: {issue}")

    indicator = Text("Chỉ tiêu", "Figure")
    now = Text("Kỳ này", "This period")
    before = Text("Kỳ trước", "Period before")
    note = Text("Ghi chú, giải trình", "Note, explanation")
    note_of = Text("Ghi chú, giải trình: {code}", "Note, explanation: {code}")
    value_of = Text("Kỳ này: {code} {name}", "This period: {code} {name}")
    reference = Text("Số, ký hiệu văn bản", "Number of the paper")
    dated = Text("Ngày văn bản", "Date of the paper")
    of_code = Text(" ({code})", " ({code})")
    other_number = Text("Ghi số khác", "Write another number")
    yes = Text("Có", "Yes")
    no = Text("Không", "No")
    no_answer = Text("chưa có số liệu", "no figure yet")
    from_books = Text("cộng từ sổ theo dõi", "added up from the books")
    from_answers = Text("tính từ câu trả lời", "computed from the answers")
    from_figures = Text("tính từ số liệu khác", "computed from other figures")
    from_campaign = Text("đếm từ đợt đánh giá", "counted from the campaign")
    from_register = Text("lấy từ danh mục đơn vị", "from the register of units")
    from_before = Text("lấy từ kỳ trước, xem lại rồi lưu", "from the period before; check, then save")
    was_before = Text("lấy từ kỳ trước", "from the period before")
    imported = Text("nhập từ tệp", "imported")
    unit_of_account = Text("đơn vị tính: {unit}", "in {unit}")
    compared_with = Text("Kỳ trước: {period}.", "Period before: {period}.")

    save = Text("Lưu số liệu", "Save the figures")
    save_mine = Text("Lưu nội dung của tôi", "Save mine")
    keep_theirs = Text("Lấy bản đang lưu", "Take what is saved")
    stale = Text(
        "Có người vừa sửa các số liệu dưới đây. Nội dung của bạn chưa được lưu; so sánh rồi chọn.",
        "Somebody else has just changed the figures below. Yours were not saved; compare, then choose.",
    )
    theirs = Text("Bản đang lưu", "What is saved")
    mine = Text("Bạn vừa nhập", "What you typed")
    scope = Text("Phạm vi báo cáo", "What is reported")
    blank = Text("(trống)", "(blank)")

    # On the review page
    review_heading = Text("Số liệu cần giải trình ({count})", "Figures to be explained ({count})")
