"""Every fixed string of receiving and of a submission's page. Their templates know this class as ``n``."""

from __future__ import annotations

from checklist.domain.text import Text


class ReceivingTexts:
    """The strings, grouped as the pages are."""

    # Receiving
    heading = Text("Tiếp nhận", "Receive")
    intro = Text(
        "Nhận báo cáo đã ký của các đơn vị. Mỗi tệp được kiểm tra chữ ký, lấy dữ liệu và tính lại theo quy định tại "
        "đây; tệp không nhận được nói rõ lý do và việc đơn vị cần làm.",
        "Receive the units' signed reports. Of each file the signatures are checked, the data taken out and evaluated "
        "by the rules here; a file that is refused comes with its reason and what the unit has to do.",
    )
    choose = Text("Tệp PDF đã ký, hoặc tệp ZIP", "Signed PDFs, or a ZIP")
    choose_hint = Text(
        "Chọn được nhiều tệp một lần, hoặc kéo thả tệp vào khung này. Mỗi tệp không quá {file} MB, mỗi lần gửi không "
        "quá {total} MB.",
        "Choose any number of files, or drop them here. At most {file} MB a file and {total} MB at a time.",
    )
    send = Text("Tiếp nhận các tệp", "Receive the files")
    open_receipt = Text("Mở lượt tiếp nhận", "Open the receipt")
    none_chosen = Text("Hãy chọn ít nhất một tệp.", "Choose at least one file.")
    not_received = Text("Chưa tiếp nhận được", "Nothing was received")
    sending = Text("Đang gửi và kiểm tra tệp {done}/{total}", "Sending and checking file {done} of {total}")
    interrupted = Text(
        "Mất kết nối; các tệp đã gửi vẫn được nhận. Mở lượt tiếp nhận để xem, rồi gửi tiếp các tệp còn lại.",
        "The connection is lost; what was sent is received. Open the receipt, then send the remaining files.",
    )
    too_large = Text(
        "Máy chủ không nhận tệp lớn như vậy; các tệp khác đã được nhận. Tệp chưa gửi:",
        "The server does not take files that large; the others were received. Not sent:",
    )
    to_scan = Text("Nhập bản giấy ký tay", "Enter a report signed on paper")
    waiting_heading = Text("Cần thành viên quyết định", "To be decided by a member")
    receipts_heading = Text("Các lượt tiếp nhận", "Receipts")
    no_receipts = Text("Chưa có lượt tiếp nhận nào.", "Nothing has been received yet.")
    submissions_heading = Text("Bản nộp mới nhận", "Submissions last received")
    no_submissions = Text("Chưa có bản nộp nào.", "There are no submissions yet.")
    when = Text("Lúc", "When")
    by = Text("Người nhận", "Received by")
    files = Text("Số tệp", "Files")
    accepted = Text("Nhận", "Taken in")
    repeated = Text("Đã\u00a0có", "Came again")
    refused = Text("Từ\u00a0chối", "Refused")
    state = Text("Tình trạng", "State")
    finished = Text("Đã xong", "Finished")
    running = Text("Đang xử lý", "In progress")
    unit = Text("Đơn vị", "Unit")
    period = Text("Kỳ", "Period")
    class_ = Text("Hình thức xác nhận", "Vouched for by")
    score = Text("Điểm", "Score")

    # One receipt
    receipt_heading = Text("Lượt tiếp nhận lúc {time}", "Receipt of {time}")
    progress = Text("Đã xử lý {done}/{total} tệp", "{done} of {total} files done")
    still_open = Text(
        "Lượt này chưa kết thúc: có thể việc gửi bị dở dang. Các tệp đã tới máy chủ được giữ và xử lý tiếp.",
        "This receipt is still open: the sending may have been interrupted. What arrived is kept and dealt with.",
    )
    end_receipt = Text("Kết thúc lượt tiếp nhận", "End the receipt")
    reload = Text("Tải lại trang", "Reload the page")
    all_in = Text("Tất cả các tệp đều được nhận.", "Every file was taken in.")
    some_refused = Text("{count} tệp bị từ chối, lý do ghi ở từng tệp.", "{count} refused, each with its reason.")
    file = Text("Tệp", "File")
    outcome = Text("Kết quả", "Outcome")
    why = Text("Nội dung", "What was found")
    open_submission = Text("Xem bản nộp", "See the submission")
    send_more = Text("Tiếp nhận thêm", "Receive more")
    no_files_yet = Text("Chưa có tệp nào xử lý xong.", "No file is done yet.")

    # A paper signed by hand
    scan_heading = Text("Nhập bản giấy ký tay", "Enter a report signed on paper")
    scan_intro = Text(
        "Dùng khi đơn vị in báo cáo và ký tay. Bản quét được gắn với dữ liệu theo mã in trên giấy; bản nộp mang nhãn "
        "“bản giấy ký tay – chưa kiểm chứng bằng chữ ký số”.",
        "For a report that was printed and signed by hand. Its scan is matched to the data by the printed code; the "
        "submission is labelled as one that no digital signature proves.",
    )
    code = Text("Mã in trên giấy", "Printed code")
    code_hint = Text(
        "Ở trang xác thực và chân trang, dạng XXXX-XXXX-XXXX-XXXX.", "On the verification page, as XXXX-XXXX-XXXX-XXXX."
    )
    scan_file = Text("Bản quét giấy đã ký (PDF, JPG, PNG, WEBP)", "Scan of the signed paper (PDF, JPG, PNG, WEBP)")
    data_file = Text("Tệp dữ liệu: bản PDF chưa ký, hoặc assessment.json", "Data: the unsigned PDF, or assessment.json")
    confirm = Text(
        "Tôi, {name}, đã xem bản quét: mã trên giấy đúng như trên, có chữ ký tay và dấu (nếu có).",
        "I, {name}, have looked at the scan: it shows the code above and the signatures (and seal) by hand.",
    )
    take_scan = Text("Tiếp nhận bản giấy", "Take in the paper")

    # A submission
    submission_heading = Text("Bản nộp của {unit}", "Submission of {unit}")
    code_label = Text("Mã bản tự đánh giá", "Id of the self-assessment")
    regulation = Text("Bộ quy định", "Rule book")
    campaign = Text("Đợt đánh giá", "Campaign")
    none = Text("không", "none")
    received = Text("Tiếp nhận", "Received")
    confirmed_by = Text("Người xác nhận bản giấy", "Paper confirmed by")
    seal_digest = Text("Mã băm bản chốt", "Digest of the seal")
    number_and_date = Text("Văn thư đã điền", "Filled in by the clerk")
    result_heading = Text("Kết quả", "Result")
    in_file = Text("Đơn vị tự chấm", "In the file")
    here = Text("Tính lại tại đây", "Evaluated here")
    grade = Text("Xếp loại", "Grade")
    compliance = Text("Nội dung đạt", "Requirements met")
    no_grade = Text("chưa xếp loại", "no grade")
    differences_heading = Text("Điểm khác biệt ({count})", "Discrepancies ({count})")
    no_differences = Text(
        "Tính lại theo quy định tại đây cho đúng kết quả ghi trong tệp.",
        "Evaluated by the rules here, the answers give the very result in the file.",
    )
    signatures_heading = Text("Chữ ký số", "Digital signatures")
    no_signatures = Text("Không có chữ ký số.", "There is no digital signature.")
    signer = Text("Người ký", "Signed by")
    issuer = Text("Bên cấp chứng thư số", "Certificate issued by")
    claimed_at = Text("Thời điểm ký (người ký khai)", "Time of signing (as stated)")
    internal = Text(
        "chữ ký nội bộ của phần mềm, không phải chữ ký số chuyên dùng công vụ hay chữ ký số công cộng",
        "an internal signature of this software, neither an official-duty nor a public one",
    )
    notes_heading = Text("Lưu ý khi tiếp nhận", "Notes on receiving")
    versions_heading = Text("Các bản của cùng kỳ", "Versions of the period")
    this_version = Text("bản đang xem", "this one")
    supersede_heading = Text("Chọn bản thay thế", "Decide which one counts")
    supersede_intro = Text(
        "Có nhiều bản của cùng kỳ còn hiệu lực. Nếu bản đang xem là bản mới hơn, cho thay thế bản kia; bản cũ vẫn được "
        "lưu.",
        "Several versions of the period stand. If this one is the newer, let it supersede the other, which is kept.",
    )
    supersede = Text("Bản đang xem thay thế bản nhận lúc {time}", "Let this one supersede that of {time}")
    files_heading = Text("Các tệp đã nhận", "Files received")
    download = Text("Tải về", "Download")
    download_data = Text("Tải dữ liệu (assessment.json)", "Download the data (assessment.json)")
    assign_heading = Text("Gắn đơn vị", "Assign the unit")
    assign_intro = Text(
        "Tên ghi trong tệp không có trong danh sách đơn vị. Tìm đơn vị đúng, hoặc thêm vào danh sách trước.",
        "The name in the file is not in the register. Find the right unit, or add it to the register first.",
    )
    find = Text("Tìm trong danh sách đơn vị", "Find in the register")
    find_now = Text("Tìm", "Find")
    assign = Text("Gắn với đơn vị này", "Assign this unit")
    nothing_found = Text("Không có đơn vị nào cùng loại hình mang tên đó.", "No unit of this kind has such a name.")
    done = Text("Đã ghi.", "Saved.")
