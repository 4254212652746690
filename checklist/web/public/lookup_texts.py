"""The words of the public look-up, register and file check. Templates know this class as ``look``."""

from __future__ import annotations

from checklist.domain.text import Text


class LookupTexts:
    """The strings, grouped as the pages are."""

    # The foot of every page
    foot_lookup = Text("Tra cứu giấy công nhận", "Look up a certificate")
    foot_check = Text("Kiểm tra tệp đã ký", "Check a signed file")
    foot_published = Text("Kết quả đã công khai", "Published results")

    # Looking up a code
    heading = Text("Tra cứu giấy công nhận", "Look up a certificate")
    intro = Text(
        "Nhập mã kiểm tra in ở góc dưới bên trái của giấy, hoặc quét mã QR.",
        "Type the check code printed at the bottom left of the certificate, or scan its QR code.",
    )
    code = Text("Mã kiểm tra", "Check code")
    code_hint = Text(
        "Ví dụ: 7K3M-9QRT. Viết hoa hay thường, có dấu cách hay gạch nối đều được.",
        "Such as 7K3M-9QRT. Capitals, spaces and dashes make no difference.",
    )
    submit = Text("Tra cứu", "Look it up")
    not_a_code = Text(
        "Mã kiểm tra gồm 8 hoặc 16 chữ và số; hãy xem lại trên giấy.",
        "A check code has 8 or 16 letters and digits; look at the paper again.",
    )
    unknown_heading = Text("Không có giấy nào mang mã này", "No certificate has this code")
    unknown = Text(
        "Sổ giấy công nhận ở đây không có mã {code}. Hãy xem lại từng ký tự; nếu vẫn không có, giấy không do Ban Chỉ "
        "đạo này cấp.",
        "The register here has no code {code}. Check each letter; if it is still not found, this committee did not "
        "give that certificate.",
    )
    no_committee = Text(
        "Phần mềm này không có Ban Chỉ đạo nên không cấp giấy. Hãy mở địa chỉ in trên giấy.",
        "This installation has no committee and gives no certificates. Open the address printed on the certificate.",
    )
    again = Text("Tra cứu mã khác", "Look up another code")
    open_register = Text("Xem sổ giấy công nhận", "See the register of certificates")
    check_file = Text("Có tệp PDF của giấy? Kiểm tra chữ ký số của tệp.", "Have the PDF? Check its digital signatures.")

    # One certificate
    one_heading = Text("Giấy công nhận số {number}", "Certificate No. {number}")
    unit = Text("Đơn vị", "Unit")
    period = Text("Kỳ đánh giá", "Period")
    span = Text("từ ngày {start} đến ngày {end}", "from {start} to {end}")
    grade = Text("Xếp loại", "Grade")
    decision = Text("Theo văn bản số", "Under document No.")
    decision_of = Text("{number}, ngày {day}", "{number} of {day}")
    state = Text("Tình trạng", "State")
    sample = Text(
        "Giấy mẫu của một Ban Chỉ đạo không có thật; không có giá trị pháp lý.",
        "A sample of a committee that does not exist; without legal value.",
    )

    # The register
    register_heading = Text("Sổ giấy công nhận", "Register of certificates")
    register_intro = Text(
        "Giấy công nhận kết quả thực hiện dân chủ ở cơ sở do Ban Chỉ đạo cấp.",
        "Certificates on the exercise of grassroots democracy given by the committee.",
    )
    search = Text("Tìm theo tên đơn vị hoặc số", "Search by unit or number")
    search_button = Text("Tìm", "Search")
    found = Text("{count} giấy", "{count} certificates")
    nothing = Text("Không có giấy nào phù hợp.", "No certificate fits.")
    number = Text("Số vào sổ", "Number")
    page_of = Text("Trang {page}/{pages}", "Page {page} of {pages}")
    previous = Text("Trang trước", "Previous page")
    following = Text("Trang sau", "Next page")
    pages_label = Text("Các trang", "Pages")

    # Checking a file
    check_heading = Text("Kiểm tra tệp đã ký", "Check a signed file")
    check_intro = Text(
        "Tải lên báo cáo, giấy công nhận, quyết định, thông báo… đã ký do phần mềm này lập. Tệp chỉ được kiểm tra, "
        "không được lưu lại.",
        "Upload a signed report, certificate, decision or notice made by this program. It is checked and not kept.",
    )
    file = Text("Tệp PDF (tối đa 25 MB)", "The PDF (25 MB at most)")
    check_button = Text("Kiểm tra", "Check it")
    no_file = Text("Hãy chọn một tệp PDF.", "Choose a PDF.")
    too_large = Text("Tệp lớn hơn 25 MB nên không kiểm tra ở đây.", "Over 25 MB: it is not checked here.")
    not_pdf = Text("Tệp này không phải tệp PDF.", "This is not a PDF.")
    too_often = Text(
        "Máy này vừa kiểm tra nhiều tệp; hãy thử lại sau một phút.", "Many files were just checked; try again shortly."
    )
    busy = Text(
        "Phần mềm đang kiểm tra các tệp khác; hãy thử lại sau ít giây.", "Other files are being checked; try again."
    )
    result_heading = Text("Kết quả kiểm tra", "Result")
    valid = Text("HỢP LỆ: tệp nguyên vẹn và người ký được tin cậy ở đây.", "VALID: unchanged, by trusted signers.")
    valid_internal = Text(
        "NGUYÊN VẸN: tệp không bị sửa sau khi ký; có chữ ký nội bộ của phần mềm, xem bên dưới.",
        "UNCHANGED since signing; it carries internal signatures of the program, see below.",
    )
    not_valid = Text("KHÔNG HỢP LỆ", "NOT VALID")
    unsigned = Text("CHƯA KÝ: tệp không có chữ ký số nào.", "NOT SIGNED: the file has no digital signature.")
    document = Text("Văn bản", "Document")
    report = Text("Báo cáo tự kiểm tra, đánh giá", "Self-assessment report")
    printed_code = Text("Mã in trên văn bản", "Code printed on it")
    issuer = Text("Cơ quan ban hành", "Issued by")
    document_number = Text("Số", "Number")
    dated = Text("Ngày", "Day")
    result = Text("Kết quả", "Result")
    score = Text("{score}/100, tự xếp loại {grade}", "{score}/100, self-graded {grade}")
    recomputed = Text("Tính lại từ dữ liệu trong tệp", "Computed again from its data")
    no_grade = Text("chưa xếp loại", "not graded")
    why = Text("Vì sao", "Why")
    signature_of = Text("Chữ ký: {slot}", "Signature: {slot}")
    signer = Text("Người ký", "Signer")
    given_by = Text("Chứng thư do", "Certificate by")
    claimed = Text("Thời điểm ký (do người ký ghi)", "Signed at (as claimed)")
    unchanged = Text("Nội dung từ khi ký", "Since signing")
    unchanged_yes = Text("không thay đổi", "unchanged")
    unchanged_no = Text("ĐÃ THAY ĐỔI", "CHANGED")
    trust = Text("Chứng thư gốc", "Root certificate")
    trust_yes = Text("được tin cậy ở đây", "trusted here")
    trust_no = Text("chưa được tin cậy ở đây", "not trusted here")
    internal = Text(
        "Chữ ký nội bộ của phần mềm, không phải chữ ký số chuyên dùng công vụ hay chữ ký số công cộng.",
        "An internal signature of the program, not one by a government or public certificate authority.",
    )
    is_sample = Text("Tài liệu mẫu, không có giá trị pháp lý.", "A sample without legal value.")
    is_draft = Text("Dự thảo.", "A draft.")
    notes = Text("Lưu ý", "Notes")
    look_up_this = Text(
        "Chữ ký còn nguyên không có nghĩa là giấy còn hiệu lực: tra cứu tình trạng của giấy theo mã.",
        "An intact signature does not say that the certificate still stands: look its code up.",
    )
    another = Text("Kiểm tra tệp khác", "Check another file")
