"""The words of the pages of certificates. Templates know this class as ``cert``."""

from __future__ import annotations

from checklist.domain.text import Text


class CertificateTexts:
    """The strings, grouped as the pages are."""

    # The register
    heading = Text("Sổ giấy công nhận", "Register of certificates")
    intro = Text(
        "Mỗi năm một dãy số liên tục; giấy đã cấp không xóa, chỉ thu hồi, thay thế hoặc đổi ngày hết hạn.",
        "One unbroken run of numbers a year; a certificate is never deleted, only revoked, replaced or ended.",
    )
    none = Text("Chưa cấp giấy nào.", "No certificate has been given yet.")
    public_link = Text("Sổ công khai", "The public register")
    number = Text("Số vào sổ", "Number")
    unit = Text("Đơn vị", "Unit")
    grade = Text("Xếp loại", "Grade")
    decision = Text("Theo văn bản", "Under")
    state = Text("Tình trạng", "State")
    signatures = Text("Chữ ký số", "Signatures")
    signed = Text("đã ký", "signed")
    unsigned = Text("chưa ký", "not signed")
    back = Text("Về trang Công nhận", "Back to recognition")

    # A decision's certificates
    batch_heading = Text("Cấp giấy: {name}", "Certificates: {name}")
    to_decision = Text("Về văn bản công nhận", "Back to the document")
    list_heading = Text("Đơn vị trong danh sách", "Units of the list")
    certificate = Text("Giấy", "Certificate")
    due = Text("được cấp", "is given one")
    older = Text(
        "đang giữ giấy số {number} theo văn bản trước, sẽ được thay thế", "holds No. {number}, which will be replaced"
    )
    older_stays = Text(
        "đang giữ giấy số {number} theo văn bản trước; hãy xem xét thu hồi",
        "still holds No. {number} from before; consider revoking it",
    )
    issue_heading = Text("Cấp giấy", "Give certificates")
    issue_hint = Text(
        "Phần mềm cấp số vào sổ theo thứ tự danh sách. Số đã cấp không dùng lại.",
        "Numbers follow the order of the list. A number is never used again.",
    )
    dated = Text("Ngày cấp", "Day of issue")
    valid_until = Text("Có giá trị đến hết ngày (có thể để trống)", "Valid until (may be empty)")
    issue_button = Text("Cấp {count} giấy", "Give {count} certificates")
    by_chair = Text("Trưởng ban cấp giấy.", "The chair gives them.")
    sign_heading = Text("Ký hàng loạt", "Sign them all")
    sign_hint = Text(
        "Mỗi lượt ký trong khoảng 20 giây; giấy đã ký được giữ lại, giấy còn lại ký ở lượt sau.",
        "One go takes about 20 seconds; what is signed is kept, the rest is signed in the next go.",
    )
    slot = Text("Ký ô", "Slot")
    slot_left = Text("{slot} – còn {count} giấy", "{slot} – {count} left")
    sign_button = Text("Ký", "Sign")
    password_hint = Text("Chỉ dùng cho lượt ký này, không được lưu.", "Used for this go only, never kept.")
    pack = Text("Tải tất cả (ZIP)", "Download all (ZIP)")
    done_issued = Text("Đã cấp {count} giấy.", "{count} certificates were given.")
    done_signed = Text("Đã ký {count} giấy, còn {left} giấy.", "{count} were signed, {left} are left.")
    done_printed = Text(
        "Đã lập tệp PDF của {count} giấy, còn {left} giấy. Bấm tải lần nữa để lập tiếp.",
        "The PDFs of {count} certificates were made, {left} are left. Download again to go on.",
    )
    average_hint = Text(
        "Việc cấp giấy cho loại Trung bình được chọn ở dự thảo, trước khi ban hành.",
        "Leave for the grade average is given in the draft, before it is issued.",
    )

    # One certificate
    one_heading = Text("Giấy số {number}: {unit}", "Certificate No. {number}: {unit}")
    code = Text("Mã kiểm tra", "Check code")
    period = Text("Kỳ đánh giá", "Period")
    points = Text("Điểm thẩm định", "Audit score")
    issued_on = Text("Ngày cấp", "Given on")
    until = Text("Có giá trị đến hết ngày", "Valid until")
    no_end = Text("không ghi thời hạn", "no end")
    replaces = Text("Thay cho giấy số", "Replaces No.")
    events = Text("Diễn biến", "What became of it")
    no_events = Text("Chưa có thay đổi nào.", "Nothing has changed.")
    event = Text("{time}: {change} – {reason} (tài khoản {user})", "{time}: {change} – {reason} (account {user})")
    download = Text("Tải giấy (PDF)", "Download (PDF)")
    public_page = Text("Trang tra cứu công khai", "Public page")
    reason = Text("Lý do, căn cứ", "Reason and basis")
    revoke_heading = Text("Thu hồi", "Revoke")
    revoke_hint = Text(
        "Tệp PDF đã phát không đổi; trang tra cứu sẽ báo “Đã thu hồi”.",
        "The PDF stays as it is; the look-up will say that it was revoked.",
    )
    revoke = Text("Thu hồi giấy này", "Revoke it")
    restore_heading = Text("Bỏ thu hồi", "Undo the revocation")
    restore = Text("Bỏ thu hồi", "Restore it")
    replace_heading = Text("Thay bằng giấy mới", "Replace it")
    replace_hint = Text(
        "Giấy mới lấy số tiếp theo và dẫn cùng văn bản; giấy này chuyển thành “Đã thay thế”.",
        "The new one takes the next number and cites the same document.",
    )
    unit_name = Text("Tên đơn vị in trên giấy mới", "Name to print")
    replace = Text("Thay giấy", "Replace it")
    expire_heading = Text("Đổi ngày hết hạn", "Change the last day")
    last_day = Text("Ngày cuối cùng còn giá trị", "Last day of validity")
    expire = Text("Lưu ngày hết hạn", "Save the last day")
    upload_done = Text("Đã nhận tệp đã ký; chữ ký đã được kiểm tra.", "The signed file was checked and kept.")
    changed = Text("Đã ghi vào sổ.", "Noted in the register.")
