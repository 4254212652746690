"""Every fixed string of report, review, sealing, signing and files. Their templates know this class as ``sl``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text


class SealTexts:
    """The strings, grouped as the pages are."""

    # Review
    review_heading = Text("Rà soát và chốt báo cáo", "Review and seal the report")
    sealed_notice = Text("Báo cáo đã chốt, mã {id}.", "The report has been sealed: {id}.")
    go_sign = Text("Đến phần ký", "Go to signing")
    see_files = Text("Xem các tệp", "See the files")
    blocking_heading = Text("Còn phải làm trước khi chốt ({count})", "To be done before sealing ({count})")
    nothing_blocks = Text("Không còn gì ngăn việc chốt báo cáo.", "Nothing stands against sealing.")
    and_more = Text("và {count} chỗ khác", "and {count} more")
    remedies_heading = Text(
        "Nội dung chưa đạt còn thiếu nguyên nhân, việc khắc phục, người phụ trách hoặc hạn ({count})",
        "Shortfalls without cause, remedy, owner or deadline ({count})",
    )
    remedies_hint = Text(
        "Vẫn chốt được, nhưng báo cáo sẽ ghi rõ là chưa có.", "Sealing is possible, but the report will say so."
    )
    result_heading = Text("Kết quả", "Result")
    score = Text("Điểm tự chấm", "Self-score")
    score_of = Text("{earned}/{maximum}, quy về {total}/100", "{earned}/{maximum}, that is {total}/100")
    compliance = Text("Tỷ lệ tuân thủ", "Compliance")
    compliance_of = Text("{done}/{counted} nội dung đạt", "{done}/{counted} requirements met")
    grade = Text("Tự xếp loại", "Self-grade")
    no_grade = Text("chưa xếp loại", "no grade")
    knocked_out = Text("Bị khống chế xếp loại", "Grade capped")
    scheme = Text("Thang điểm", "Scoring scheme")
    group = Text("Nhóm", "Group")
    earned = Text("Điểm", "Points")
    maximum = Text("Tối đa", "Maximum")
    findings_heading = Text("Kết quả đối chiếu từng nội dung", "Findings")
    nothing_short = Text("Không có nội dung chưa đạt.", "Nothing falls short here.")
    rest_of_findings = Text(
        "{count} nội dung đạt, không phát sinh, không áp dụng hoặc chưa đến hạn",
        "{count} met, did not arise, not applicable or not yet due",
    )
    noted = Text("không chấm điểm", "not scored")
    failed_line = Text("{line}. {advice}", "{line}. {advice}")
    reason_line = Text("{asked}; đơn vị khai: {given}", "{asked}; given: {given}")
    draft_pdf = Text("Tải bản dự thảo (PDF)", "Download the draft (PDF)")
    seal_heading = Text("Chốt báo cáo", "Seal the report")
    seal_hint = Text(
        "Sau khi chốt, câu trả lời và báo cáo không sửa được nữa. Trước chữ ký đầu tiên vẫn mở lại được, có ghi lý do.",
        "After sealing, answers and report cannot change. Before the first signature it can be reopened with a reason.",
    )
    seal_id = Text("Mã sẽ in trên báo cáo: {id}", "The id that will be printed: {id}")
    seal_now = Text("Chốt báo cáo", "Seal the report")
    refused = Text("Chưa thực hiện được:", "Not done:")
    reason = Text("Lý do (ghi vào nhật ký)", "Reason (kept in the trail)")
    replaced_by = Text("Báo cáo này đã có bản thay thế.", "This report has been replaced.")
    open_newer = Text("Mở bản thay thế", "Open the newer version")

    # Report
    report_heading = Text("Nội dung báo cáo", "The report's texts")
    report_hint = Text(
        "Kết quả từng nội dung do phần mềm ghi từ câu trả lời. Ở đây là phần lời của đơn vị: phần mềm đề xuất từ số "
        "liệu, đơn vị nhận, sửa hoặc bỏ. Mỗi dòng là một đoạn.",
        "The findings are written from the answers. Here go the unit's own words: the program proposes from the data, "
        "you accept, edit or drop. A line is a paragraph.",
    )
    save = Text("Lưu", "Save")
    saved = Text("Đã lưu {time}.", "Saved {time}.")
    not_saved = Text("Chưa lưu được, hãy sửa:", "Not saved, please mend:")
    stale = Text(
        "Người khác vừa sửa nội dung báo cáo; nội dung của bạn chưa được lưu. Hãy so sánh rồi chọn.",
        "Somebody else has just changed the texts; yours were not saved. Compare and choose.",
    )
    theirs = Text("Bản đang lưu", "What is saved")
    mine = Text("Bạn vừa nhập", "What you typed")
    keep_mine = Text("Lưu nội dung của tôi", "Save mine")
    take_theirs = Text("Lấy bản đang lưu", "Take what is saved")
    empty = Text("(trống)", "(empty)")
    default = Text("Theo mặc định (có)", "By default (yes)")
    yes = Text("Có", "Yes")
    no = Text("Không", "No")
    co_signers = Text("Người ký xác nhận", "Co-signers")
    co_signer_on = Text("Có ký: {title}", "Signs: {title}")
    co_signer_name = Text("Họ tên người ký: {title}", "Name: {title}")
    own_title = Text("Chức danh khác {number}", "Other title {number}")
    own_name = Text("Họ tên (chức danh khác {number})", "Name (other title {number})")

    # Signing
    sign_heading = Text("Ký báo cáo", "Sign the report")
    not_sealed = Text("Báo cáo chưa chốt nên chưa ký được.", "The report has not been sealed, so it cannot be signed.")
    go_review = Text("Đến phần rà soát và chốt", "Go to review and seal")
    slots_heading = Text("Các ô ký, theo thứ tự", "The slots, in order")
    slot_signed = Text("Đã ký", "Signed")
    slot_next = Text("Đến lượt", "Next")
    slot_waiting = Text("Chưa đến lượt", "Waiting")
    slot_missed = Text("Không ký (đã ký ô sau)", "Left out (a later slot is signed)")
    signed_at = Text("{time}, tài khoản {user}", "{time}, account {user}")
    sign_slot = Text("Ký ô: {slot}", "Sign: {slot}")
    how = Text("Cách ký", "How to sign")
    how_p12 = Text("Chứng thư số (.p12, .pfx)", "Certificate file (.p12, .pfx)")
    how_internal = Text("Chữ ký nội bộ của phần mềm", "Internal signature of this program")
    internal_notice = Text(
        "Chữ ký nội bộ chỉ chứng minh tệp không bị sửa và được ký trên phần mềm này; đây không phải chữ ký số chuyên "
        "dùng công vụ hay chữ ký số công cộng.",
        "An internal signature only proves that the file is unchanged and was signed here; it is not one by a public "
        "or government certificate authority.",
    )
    p12 = Text("Tệp chứng thư số", "Certificate file")
    password = Text("Mật khẩu của tệp", "Its password")
    password_hint = Text("Chỉ dùng cho lần ký này, không được lưu.", "Used for this signature only, never kept.")
    skip = Text(
        "Tôi đồng ý ký dù còn ô ký xác nhận chưa ký: sau đó các ô ấy không ký được nữa.",
        "Sign although co-signers have not signed: their slots cannot be signed afterwards.",
    )
    sign_now = Text("Ký", "Sign")
    elsewhere_heading = Text("Ký bằng công cụ khác", "Sign with another tool")
    elsewhere_hint = Text(
        "Tải bản mới nhất về, ký bằng công cụ đang dùng (USB ký số, ký số từ xa…), rồi tải tệp đã ký lên đây.",
        "Download the newest version, sign it with your tool, then upload the signed file.",
    )
    download_newest = Text("Tải bản mới nhất để ký", "Download the newest version")
    upload = Text("Tệp PDF đã ký", "The signed PDF")
    upload_now = Text("Tải lên", "Upload")
    scan_heading = Text("Bản ký tay", "Signed by hand")
    scan_hint = Text(
        "In báo cáo, ký, đóng dấu, quét thành PDF hoặc ảnh (JPEG, PNG). Bản quét được lưu thành loại riêng: máy không "
        "kiểm tra được chữ ký tay.",
        "Print, sign and scan to PDF or an image (JPEG, PNG). It is kept as a class of its own: a machine cannot check "
        "a signature by hand.",
    )
    scan = Text("Tệp bản quét", "The scan")
    no_file = Text("Hãy chọn một tệp.", "Choose a file.")
    no_p12 = Text("Hãy chọn tệp chứng thư số.", "Choose the certificate file.")
    no_way = Text("Hãy chọn cách ký.", "Choose how to sign.")
    done_signed = Text("Đã ký.", "Signed.")
    done_uploaded = Text("Đã nhận tệp đã ký; chữ ký đã được kiểm tra.", "The signed file was checked and kept.")
    done_scan = Text("Đã lưu bản quét.", "The scan was kept.")
    all_signed = Text("Mọi ô đã ký.", "Every slot is signed.")

    # Files
    files_heading = Text("Tệp của báo cáo", "The report's files")
    no_files = Text("Chưa có tệp: báo cáo chưa chốt.", "No files yet: the report has not been sealed.")
    file = Text("Tệp", "File")
    made = Text("Lập lúc", "Made")
    size = Text("Dung lượng", "Size")
    sha = Text("SHA-256", "SHA-256")
    kilobytes = Text("{count} kB", "{count} kB")
    download = Text("Tải về", "Download")
    check = Text("Kiểm tra tệp này", "Check this file")
    check_heading = Text("Kiểm tra: {name}", "Check: {name}")
    valid = Text("HỢP LỆ", "VALID")
    unsigned = Text("CHƯA KÝ", "NOT SIGNED YET")
    not_valid = Text("KHÔNG HỢP LỆ", "NOT VALID")
    file_class = Text("Loại tệp", "Class of file")
    signature_of = Text("Chữ ký ở ô {slot}", "Signature in {slot}")
    signer = Text("Người ký", "Signer")
    issuer = Text("Cấp bởi", "Issued by")
    intact = Text("Toàn vẹn", "Intact")
    trusted = Text("Chứng thư gốc được tin cậy ở đây", "Root trusted here")
    claimed = Text("Thời điểm ký (người ký ghi)", "Signed at (as claimed)")
    internal = Text("Chữ ký nội bộ", "Internal signature")
    recomputed = Text("Tính lại kết quả từ dữ liệu trong tệp", "Result computed again from the file's data")
    no_difference = Text("không có khác biệt", "no difference")
    differs = Text("{count} điểm khác", "{count} differences")
    not_computed = Text("không tính lại được", "not possible")
    scan_check = Text(
        "Bản quét ký tay: phần mềm chỉ giữ nguyên tệp, không kiểm tra được chữ ký tay.",
        "A scan signed by hand: the file is only kept; no machine can check the signature.",
    )
    lost = Text("Tệp này đã mất hoặc hỏng trên máy.", "This file is lost or damaged here.")
    confirmation_heading = Text("Phiếu xác nhận kết quả tự đánh giá", "Confirmation of the self-assessment")
    confirmation_hint = Text(
        "Một trang tóm tắt kết quả đã chốt và các chữ ký số đã có, để người đứng đầu đơn vị ký. Phiếu không thay quyết "
        "định công nhận.",
        "One page on the sealed result and the digital signatures so far, for the head of the unit to sign. It is no "
        "decision of recognition.",
    )
    confirmation_download = Text("Tải phiếu (PDF)", "Download it (PDF)")


KIND_NAMES: Mapping[str, Text] = {
    "unsigned": Text("Bản chưa ký", "Unsigned"),
    "signed": Text("Bản ký số: {slot}", "Digitally signed: {slot}"),
    "scan": Text("Bản quét ký tay", "Scan signed by hand"),
}

CLASS_NAMES: Mapping[str, Text] = {
    "digital": Text("ký số, toàn vẹn", "digitally signed, intact"),
    "unsigned": Text("chưa ký", "unsigned"),
    "broken": Text("chữ ký không còn toàn vẹn", "broken"),
}

REPORT_LABELS: Mapping[str, Text] = {
    "addressee": Text("Kính gửi", "Addressed to"),
    "basis_plan": Text("Thực hiện kế hoạch, hướng dẫn (số, ngày, cơ quan)", "The plan it follows"),
    "number": Text("Số văn bản (để trống nếu văn thư cấp sau)", "Number (blank if given later)"),
    "symbol": Text("Ký hiệu văn bản", "Symbol"),
    "issued_on": Text("Ngày ban hành (để trống nếu văn thư ghi sau)", "Issued on (blank if given later)"),
    "place": Text("Địa danh", "Place"),
    "data_as_of": Text("Số liệu tính đến ngày", "Data as of"),
    "situation": Text("Đặc điểm tình hình", "Situation"),
    "advantages": Text("Thuận lợi", "Advantages"),
    "difficulties": Text("Khó khăn", "Difficulties"),
    "leadership": Text("Lãnh đạo, chỉ đạo, triển khai", "Leadership"),
    "impact": Text("Tác động", "Impact"),
    "strengths": Text("Ưu điểm", "Strengths"),
    "shortcomings": Text("Hạn chế", "Shortcomings"),
    "causes_objective": Text("Nguyên nhân khách quan", "Causes from outside"),
    "causes_subjective": Text("Nguyên nhân chủ quan", "Causes within"),
    "lessons": Text("Bài học kinh nghiệm", "Lessons"),
    "tasks": Text("Phương hướng, nhiệm vụ", "Tasks ahead"),
    "recommendations_committee": Text("Kiến nghị với Ban Chỉ đạo", "Recommendations to the committee"),
    "recommendations_superior": Text("Kiến nghị với cấp trên", "Recommendations to superiors"),
    "signer_authority": Text("Thẩm quyền ký (TM., KT.…; ghi - nếu không có)", "Authority line (- for none)"),
    "signer_title": Text("Chức vụ người ký", "Signer's title"),
    "signer_name": Text("Họ tên người ký", "Signer's name"),
    "organisation": Text("Đơn vị ký số sau người đứng đầu", "The organisation signs after the head"),
    "prepared_by": Text("Người lập biểu", "Prepared by"),
    "recipients": Text("Nơi nhận", "Recipients"),
    "verification_url": Text("Địa chỉ tra cứu (mã QR)", "Address for verification (QR code)"),
    "minutes": Text("Biên bản họp thông qua", "Minutes of the meeting"),
}

REPORT_GROUPS: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "dau": (
        Text("Phần đầu", "Head"),
        ("addressee", "basis_plan", "number", "symbol", "issued_on", "place", "data_as_of"),
    ),
    "noi-dung": (
        Text("Nội dung", "Contents"),
        (
            "situation", "advantages", "difficulties", "leadership", "impact", "strengths", "shortcomings",
            "causes_objective", "causes_subjective", "lessons", "tasks", "recommendations_committee",
            "recommendations_superior",
        ),
    ),
    "ky": (
        Text("Ký và nơi nhận", "Signing and recipients"),
        (
            "signer_authority", "signer_title", "signer_name", "organisation", "prepared_by", "recipients",
            "verification_url",
        ),
    ),
}  # fmt: skip
