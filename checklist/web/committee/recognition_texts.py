"""The words of the recognition pages. Templates know this class as ``rec``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text


class RecognitionTexts:
    """The strings, grouped as the pages are."""

    # The overview
    heading = Text("Công nhận", "Recognition")
    intro = Text(
        "Kết quả thẩm định đã kết luận được đưa vào quyết định (cơ quan nhà nước) hoặc thông báo (tổ chức đảng); giấy "
        "công nhận chỉ dẫn lại văn bản đó.",
        "Concluded audits go into a decision (of a State body) or a notice (of a Party body); certificates cite it.",
    )
    register_link = Text("Sổ giấy công nhận", "Register of certificates")
    list_heading = Text("Quyết định, thông báo", "Decisions and notices")
    none = Text("Chưa có quyết định, thông báo nào.", "There is none yet.")
    document = Text("Văn bản", "Document")
    campaign = Text("Đợt đánh giá", "Campaign")
    units = Text("Số đơn vị", "Units")
    state = Text("Tình trạng", "State")
    new_heading = Text("Lập dự thảo mới", "A new draft")
    new_hint = Text(
        "Phần mềm đưa vào mọi đơn vị đã kết luận thẩm định mà chưa được công nhận.",
        "It lists every unit whose audit is concluded and not yet recognised.",
    )
    new_button = Text("Lập dự thảo", "Make the draft")

    # One decision
    draft_name = Text("Dự thảo {name}, {period}", "Draft {name}, {period}")
    issued_name = Text("{name} số {number} ngày {day}", "{name} No. {number} of {day}")
    back = Text("Về danh sách", "Back to the list")
    draft_pdf = Text("Tải dự thảo (PDF)", "Download the draft (PDF)")
    list_of_units = Text("Danh sách đơn vị", "Units")
    take = Text("Đưa vào", "List")
    unit = Text("Đơn vị", "Unit")
    kind = Text("Loại hình", "Kind")
    self_points = Text("Điểm tự chấm", "Self score")
    points = Text("Điểm thẩm định", "Audit score")
    grade = Text("Xếp loại", "Grade")
    note = Text("Ghi chú", "Note")
    note_of = Text("Ghi chú: {unit}", "Note: {unit}")
    grade_of = Text("Xếp loại: {unit}", "Grade: {unit}")
    audited = Text("Thẩm định: {grade}", "Audited: {grade}")
    reason = Text("Lý do, nếu xếp loại khác thẩm định", "Why, if the grade is not the audited one")
    note_hint = Text("Khống chế, thưởng, trừ", "Knock-outs, bonus, penalty")
    take_of = Text("Đưa vào: {unit}", "List: {unit}")
    recognised = Text("đã được công nhận ở văn bản trước", "recognised before")
    terms = Text("Nội dung văn bản", "What it says")
    period_name = Text("Kỳ được công nhận", "Period")
    period_hint = Text("Ghi như trên văn bản, ví dụ: năm 2025.", "As printed, such as: năm 2025.")
    authority = Text("Thẩm quyền ban hành", "Authority that decides")
    bases = Text("Căn cứ (mỗi căn cứ một dòng)", "Bases (one a line)")
    bases_hint = Text(
        "Bổ sung quyết định thành lập Ban, quy định thang điểm, biên bản họp.",
        "Add the decision that set up the committee, the scoring scheme, the minutes of its meeting.",
    )
    proposed_by = Text("Theo đề nghị của", "Proposed by")
    plan_to = Text("Nơi nhận kế hoạch khắc phục", "Plans are sent to")
    plan_due = Text("Hạn gửi kế hoạch khắc phục", "Plans are due on")
    executors = Text("Chịu trách nhiệm thi hành (mỗi nơi một dòng)", "Who carries it out (one a line)")
    recipients = Text("Nơi nhận (mỗi nơi một dòng)", "Recipients (one a line)")
    signer = Text("Người ký", "Signatory")
    signer_title = Text("Chức vụ", "Title")
    signer_name = Text("Họ tên", "Name")
    signer_on_behalf = Text("Ký thay mặt (TM., T/M)", "On behalf of")
    signer_for_head = Text("Ký thay cấp trưởng (KT., K/T)", "For the head")
    signer_office = Text("Chức vụ, cơ quan in trên họ tên", "Office printed above the name")
    lists_ungraded = Text(
        "Ghi cả đơn vị chưa xếp loại (chưa gửi báo cáo, chưa kết luận)", "List units without a grade too"
    )
    allows_average = Text(
        "Ban Chỉ đạo đồng ý cấp giấy cho đơn vị xếp loại Trung bình", "Certificates for the grade average are allowed"
    )
    usual = Text("Để trống thì in theo mẫu.", "Left empty, the usual words are printed.")
    save = Text("Lưu dự thảo", "Save the draft")
    saved = Text("Đã lưu.", "Saved.")
    not_done = Text("Chưa thực hiện được:", "This was not done:")
    issue_heading = Text("Ban hành", "Issue")
    issue_hint = Text(
        "Văn thư cấp số và ngày. Sau khi ban hành, nội dung và danh sách không sửa được nữa. Lưu dự thảo trước khi ban "
        "hành.",
        "The clerk assigns number and day. Once issued it does not change any more. Save the draft first.",
    )
    number = Text("Số", "Number")
    number_hint = Text("Ví dụ: 15; phần ký hiệu được ghi thêm.", "Such as 15; the letters are added.")
    dated = Text("Ngày ban hành", "Day of issue")
    issue = Text("Ban hành", "Issue")
    issue_by_chair = Text("Trưởng ban ban hành.", "The chair issues it.")
    drop_heading = Text("Bỏ dự thảo", "Drop the draft")
    drop = Text("Bỏ dự thảo này", "Drop this draft")
    is_issued = Text("Đã ban hành; nội dung không sửa được nữa.", "Issued; it does not change any more.")
    certificates_link = Text("Cấp giấy công nhận theo văn bản này", "Give certificates under this document")

    # Signing
    sign_heading = Text("Chữ ký số", "Digital signatures")
    slot_open = Text("Chưa ký", "Not signed")
    sign_one = Text("Ký: {slot}", "Sign: {slot}")
    download = Text("Tải tệp PDF mới nhất", "Download the newest PDF")
    done_signed = Text("Đã ký.", "Signed.")
    done_uploaded = Text("Đã nhận tệp đã ký; chữ ký đã được kiểm tra.", "The signed file was checked and kept.")
    done_issued = Text("Đã ban hành.", "Issued.")
    stale_file = Text(
        "Vừa có chữ ký khác được thêm. Chưa ký; hãy tải lại trang rồi ký trên bản mới nhất.",
        "Another signature has just been added. Nothing was signed; reload the page and sign the newest version.",
    )


FORM_NAMES: Mapping[str, Text] = {
    "decision": Text("Quyết định", "Decision"),
    "notice": Text("Thông báo", "Notice"),
}
DECISION_STATES: Mapping[str, Text] = {
    "draft": Text("Dự thảo", "Draft"),
    "issued": Text("Đã ban hành", "Issued"),
    "signed": Text("Đã ký số", "Signed"),
}
