"""Every fixed string of the evidence pages. Their templates know this class as ``e``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text

MEDIA_NAMES: Mapping[str, str] = {
    "application/pdf": "PDF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (DOCX)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel (XLSX)",
}

MEDIA_ICONS: Mapping[str, Text] = {
    name: Text(short, short)
    for name, short in (
        ("application/pdf", "PDF"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
    )
}


class EvidenceTexts:
    """The strings, grouped as the pages are."""

    heading = Text("Minh chứng", "Evidence")
    of_requirement = Text("Minh chứng của yêu cầu", "Evidence of a requirement")
    intro = Text(
        "Mỗi tài liệu thêm một lần, dùng được cho nhiều yêu cầu. Tên và mã băm của nó được ghi vào báo cáo khi chốt.",
        "A paper is added once and may serve several requirements. Its name and digest go into the sealed report.",
    )
    all_papers = Text("Tài liệu của đơn vị ({count})", "Papers of the unit ({count})")
    no_papers = Text("Chưa có tài liệu nào.", "There are no papers yet.")
    missing = Text("Đã trả lời, chưa có minh chứng ({count})", "Answered, without evidence ({count})")
    none_missing = Text("Mọi yêu cầu đã trả lời đều có minh chứng.", "Every answered requirement has evidence.")
    none_answered = Text("Chưa trả lời yêu cầu nào.", "Nothing has been answered yet.")
    serves = Text("Dùng cho", "Serves")
    serves_none = Text("Chưa dùng cho yêu cầu nào.", "Serves no requirement yet.")
    paper = Text("Tài liệu", "Paper")
    about = Text("Loại, ngày, nơi lưu", "Kind, day, where it is")
    attached = Text("Đang dùng cho yêu cầu này ({count})", "In use for this requirement ({count})")
    attached_none = Text("Yêu cầu này chưa có minh chứng.", "This requirement has no evidence yet.")
    choose_heading = Text("Chọn tài liệu đã có", "Choose from the papers at hand")
    choose = Text("Dùng các tài liệu đã chọn", "Use the chosen papers")
    detach = Text("Gỡ khỏi yêu cầu này", "Detach")
    detach_this = Text("Gỡ khỏi yêu cầu này: {title}", "Detach: {title}")
    add_heading = Text("Thêm tài liệu", "Add a paper")
    not_added = Text("Chưa thêm được tài liệu", "The paper was not added")
    ways = Text(
        "Chọn tệp, chụp ảnh, hoặc chỉ ghi đường dẫn hay số, ký hiệu của văn bản giấy.",
        "Choose a file, take a photo, or only give a link or the number of a paper document.",
    )
    file = Text("Tệp", "File")
    file_hint = Text(
        "PDF, JPEG, PNG, WebP, DOCX, XLSX; không quá 20 MB", "PDF, JPEG, PNG, WebP, DOCX, XLSX; up to 20 MB"
    )
    photo = Text("Hoặc chụp ảnh bằng điện thoại", "Or take a photo with the phone")
    link = Text("Hoặc đường dẫn", "Or a link")
    link_hint = Text("bắt đầu bằng https://", "begins with https://")
    reference = Text("Hoặc số, ký hiệu, nơi lưu bản giấy", "Or number, symbol, place of the paper original")
    reference_hint = Text("ví dụ: 15/BB-UBND, lưu tại Văn phòng", "for example: 15/BB-UBND, kept at the office")
    kind = Text("Loại tài liệu", "Kind of paper")
    usual = Text("Thường dùng cho yêu cầu này: {kinds}.", "Usual here: {kinds}.")
    title = Text("Tên tài liệu", "Title")
    title_hint = Text("để trống thì lấy tên tệp hoặc loại tài liệu", "left blank, the name of the file or kind is used")
    dated = Text("Ngày ghi trên tài liệu hoặc ngày chụp", "Day on the paper, or of the photo")
    dated_hint = Text(
        "ngày/tháng/năm; để trống thì lấy ngày chụp ghi trong tệp ảnh, nếu có",
        "day/month/year; left blank, the day in the file of a photo is used, if there is one",
    )
    dated_hint_short = Text("ngày/tháng/năm", "day/month/year")
    add = Text("Thêm tài liệu", "Add the paper")
    for_which = Text("Dùng cho yêu cầu", "For the requirement")
    for_none = Text("– chưa gắn với yêu cầu nào –", "– none for now –")
    added = Text("Đã thêm tài liệu “{title}”.", "The paper “{title}” was added.")
    known = Text(
        "Tệp này đã có trong kho với tên “{title}”; tài liệu đó được dùng lại.",
        "This file was there already as “{title}”; that paper is used again.",
    )
    changed = Text("Đã cập nhật minh chứng.", "The evidence was updated.")
    back = Text("Về câu trả lời", "Back to the answer")
    to_list = Text("Tất cả minh chứng", "All evidence")
    to_piece = Text("Chi tiết", "Details")
    to_requirement = Text("Thêm minh chứng", "Add evidence")
    read_only = Text("Trang này chỉ để xem.", "This page can only be read.")

    # One paper
    download = Text("Tải tệp về", "Download the file")
    digest = Text("Mã băm SHA-256", "SHA-256 digest")
    file_about = Text("{kind}, {size} byte", "{kind}, {size} bytes")
    no_file = Text("Không có tệp: tài liệu lưu ở nơi ghi bên trên.", "No file: the paper is kept where stated above.")
    where = Text("Số, ký hiệu, nơi lưu", "Number, place")
    link_only = Text("Đường dẫn", "Link")
    day = Text("Ngày", "Day")
    by_camera = Text("{day} (theo tệp ảnh)", "{day} (from the photo's file)")
    by_hand = Text("{day}", "{day}")
    captured = Text("Ngày chụp theo tệp ảnh", "Day taken, from the photo's file")
    icon = Text("Giấy", "Paper")
    link_icon = Text("Web", "Web")
    describe_heading = Text("Sửa thông tin tài liệu", "Change what is said of it")
    describe_hint = Text(
        "Tệp và mã băm không đổi. Tài liệu của báo cáo đã chốt thì không sửa được.",
        "The file and its digest stay. A paper of a sealed report cannot be changed.",
    )
    describe = Text("Lưu thông tin", "Save")
    not_described = Text("Chưa lưu được", "Not saved")
    added_by = Text("Người thêm", "Added by")
    remove = Text("Xóa tài liệu này", "Remove this paper")
    remove_hint = Text(
        "Chỉ xóa được khi không dùng cho yêu cầu nào, kể cả ở các kỳ khác.",
        "Only a paper that serves no requirement, of any period, can be removed.",
    )
    not_removed = Text("Chưa xóa được", "Not removed")

    # Signatures
    signatures = Text("Chữ ký số trong tệp", "Digital signatures in the file")
    unsigned = Text("Tệp PDF này không có chữ ký số.", "This PDF has no digital signature.")
    unreadable = Text("Không kiểm tra được chữ ký của tệp này.", "The signatures of this file could not be checked.")
    signature = Text("Chữ ký {number}: {signer}", "Signature {number}: {signer}")
    no_name = Text("không đọc được tên người ký", "the signer's name cannot be read")
    timestamp = Text("dấu thời gian", "time stamp")
    content = Text("Nội dung", "Content")
    intact = Text("Nguyên vẹn từ khi ký", "Unchanged since it was signed")
    appended = Text(
        "Phần đã ký nguyên vẹn; sau đó có thêm nội dung được phép (chữ ký sau, số, ngày)",
        "What was signed is unchanged; permitted additions followed (later signatures, number, date)",
    )
    broken = Text("KHÔNG còn nguyên vẹn, hoặc chữ ký hỏng", "NOT unchanged, or the signature is damaged")
    trust = Text("Chứng thư số", "Certificate")
    trusted = Text("Dẫn đến gốc được tin cậy trên máy này", "Leads to a root trusted on this machine")
    untrusted = Text(
        "CHƯA được tin cậy trên máy này: chưa biết chắc người ký là ai",
        "NOT trusted on this machine: who signed is not certain",
    )
    issuer = Text("Nơi cấp", "Issued by")
    organisation = Text("Cơ quan, tổ chức", "Organisation")
    signed_at = Text("Thời điểm ký", "Time of signing")
    claimed = Text(
        "{moment} (do máy của người ký khai, chưa được chứng thực)", "{moment} (as the signer's machine says)"
    )
    stamped = Text("{moment} (theo tổ chức cấp dấu thời gian)", "{moment} (by a time-stamping authority)")
    not_claimed = Text("Không ghi", "Not stated")
    unknown_heading = Text("Điều chưa biết, điều cần lưu ý", "What is not known, what to note")
    checked_here = Text(
        "Kiểm tra lúc {moment} theo các gốc được tin cậy trên máy này.",
        "Checked at {moment} by the roots trusted on this machine.",
    )
