"""The words of the pages of visits and of the papers of an audit. Templates know this class as ``vis``."""

from __future__ import annotations

from checklist.domain.text import Text


class VisitTexts:
    """The strings, grouped as the pages are."""

    # The papers of an audit
    papers_link = Text("Biên bản, thông báo kết luận", "Minutes, notice of conclusion")
    heading = Text("Biên bản, thông báo: {unit}", "Minutes and notices: {unit}")
    back = Text("Về trang thẩm định", "Back to the audit")
    minutes_heading = Text("Biên bản kiểm tra tại đơn vị", "Minutes of visits")
    minutes_none = Text("Chưa có biên bản nào.", "There are none yet.")
    new_minutes = Text("Lập biên bản mới", "Write new minutes")
    no_audit = Text(
        "Người thẩm định nhận bản nộp này trước khi lập biên bản.", "An auditor takes the submission before visiting."
    )
    minutes_of = Text("Biên bản ngày {day}", "Minutes of {day}")
    minutes_undated = Text("Biên bản chưa ghi ngày", "Minutes without a day")
    not_printed = Text("chưa lập PDF", "no PDF yet")
    printed = Text("đã lập PDF, chờ bản ký tay", "PDF made, the signed paper is awaited")
    has_scan = Text("có bản ký tay", "signed by hand")
    conclusion_heading = Text("Thông báo kết luận kiểm tra", "Notice of conclusion")
    conclusion_wait = Text("Lập được sau khi Trưởng ban kết luận.", "Possible once the chair has concluded.")
    conclusion_open = Text("Mở thông báo kết luận", "Open the notice")
    remedies_heading = Text("Kế hoạch khắc phục của đơn vị", "The unit's remedy plan")
    remedies_hint = Text(
        "In từ các việc đang theo dõi, để đơn vị hoàn chỉnh và ký.",
        "Printed from what is followed up, for the unit to complete and sign.",
    )
    plan_pdf = Text("Kế hoạch khắc phục (PDF)", "Remedy plan (PDF)")
    report_pdf = Text("Báo cáo khắc phục (PDF)", "Follow-up report (PDF)")
    no_remedies = Text("Chưa có việc khắc phục nào.", "Nothing is to be mended yet.")

    # The minutes
    form_heading = Text("Biên bản kiểm tra: {unit}", "Minutes: {unit}")
    to_papers = Text("Về biên bản, thông báo", "Back to minutes and notices")
    people_hint = Text(
        "Mỗi người một dòng: họ tên | chức vụ | vai trò (ví dụ: Ông Lò Văn Hùng | Chủ tịch | Trưởng đoàn).",
        "One a line: name | post | part.",
    )
    basis = Text("Quyết định thành lập Đoàn (số, ngày, cơ quan)", "Decision that set up the team")
    when = Text("Thời gian, địa điểm", "When and where")
    held_on = Text("Ngày làm việc", "Day")
    opened = Text("Bắt đầu (giờ:phút)", "Beginning (hh:mm)")
    closed = Text("Kết thúc (giờ:phút)", "End (hh:mm)")
    venue = Text("Địa điểm", "Place")
    people = Text("Thành phần", "People")
    team = Text("Đoàn kiểm tra", "The team")
    unit_side = Text("Đơn vị được kiểm tra", "The unit's people")
    invited = Text("Đại biểu mời", "Invited")
    absent = Text("Vắng (họ tên, lý do)", "Absent (name, reason)")
    conduct = Text("Nội dung, cách thức", "What was done")
    received_on = Text("Ngày nhận tài liệu của đơn vị", "The unit's papers came on")
    methods = Text("Cách thức kiểm tra (mỗi cách một dòng)", "How it was checked (one a line)")
    interviewed = Text("Số người được phỏng vấn (không ghi tên)", "How many were interviewed")
    records = Text("Hồ sơ đã kiểm tra (mỗi hồ sơ một dòng; in thành phụ lục)", "Records checked (one a line; an annex)")
    results = Text("Kết quả", "Results")
    strengths = Text("Ưu điểm (mỗi ý một dòng)", "Strengths (one a line)")
    faults = Text("Hạn chế, thiếu sót", "Faults")
    faults_hint = Text(
        "Mỗi hạn chế một dòng: nội dung | căn cứ | hồ sơ đã xem.", "One a line: what | provision | records seen."
    )
    table = Text("Bảng đối chiếu", "Comparison")
    table_hint = Text(
        "Lấy từ trang thẩm định: nội dung chấm khác, đã xem, hoặc không đạt. Sửa ở trang thẩm định.",
        "From the audit: what differs, was looked at or falls short. It is changed there.",
    )
    table_none = Text("Không có nội dung nào phải liệt kê.", "Nothing has to be listed.")
    item = Text("Nội dung", "Requirement")
    self_value = Text("Tự chấm", "Self value")
    audit_value = Text("Kết quả kiểm tra", "Audit value")
    remark = Text("Nhận xét của Đoàn", "Remark")
    opinions = Text("Ý kiến của đơn vị", "The unit's opinion")
    agreed = Text("Nội dung thống nhất", "Agreed")
    agreed_hint = Text("Để trống thì ghi đơn vị thống nhất.", "Left empty, the unit agrees.")
    disputed = Text("Nội dung chưa thống nhất, giải trình (ghi nguyên văn)", "Not agreed, in the unit's own words")
    demands = Text("Yêu cầu đối với đơn vị", "What is asked of the unit")
    demand = Text("Yêu cầu {number}", "Demand {number}")
    demand_what = Text("Việc", "What")
    demand_owner = Text("Người, đơn vị thực hiện", "Who")
    demand_due = Text("Thời hạn", "Until")
    demand_product = Text("Tài liệu báo cáo", "Paper to show")
    asked_for = Text("đang theo dõi khắc phục", "followed up")
    recommendations = Text("Kiến nghị với cơ quan có thẩm quyền", "Recommendations to the authorities")
    signing = Text("Ký biên bản", "Signing")
    head = Text("Trưởng đoàn (họ tên)", "Head of the team (name)")
    secretary = Text("Thư ký (họ tên)", "Secretary (name)")
    representative = Text("Đại diện đơn vị (họ tên)", "For the unit (name)")
    copies = Text("Số bản", "Copies")
    not_signing = Text("Đơn vị không ký: lý do, người chứng kiến", "The unit does not sign: reason, witness")
    save = Text("Lưu biên bản", "Save the minutes")
    saved = Text("Đã lưu.", "Saved.")
    print_heading = Text("In, ký, lưu bản ký tay", "Print, sign, keep the paper")
    print_hint = Text(
        "Lưu biên bản trước, rồi lập tệp PDF để in đen trắng và ký tại chỗ. Sửa biên bản thì lập lại tệp.",
        "Save first, then make the PDF to print and sign on the spot. After a change make it again.",
    )
    print_now = Text("Lập tệp PDF", "Make the PDF")
    download = Text("Tải biên bản (PDF)", "Download the minutes (PDF)")
    done_print = Text("Đã lập tệp PDF.", "The PDF was made.")
    scan = Text("Bản quét hoặc ảnh chụp biên bản đã ký (PDF, JPEG, PNG, WEBP)", "Scan or photo of the signed paper")
    scan_now = Text("Lưu bản ký tay", "Keep the signed paper")
    scan_hint = Text(
        "Bản ký tay là biên bản chính thức; có bản ký tay rồi thì không sửa nội dung nữa.",
        "The signed paper is the record; after that the words do not change.",
    )
    scan_download = Text("Tải bản ký tay", "Download the signed paper")
    done_scan = Text("Đã lưu bản ký tay.", "The signed paper was kept.")
    too_long = Text(
        "Biên bản in ra {count} trang (không kể phụ lục), quá {most} trang: rút gọn để ký tại chỗ được thuận tiện.",
        "Without annexes the minutes take {count} pages, more than {most}: shorten them, they are signed on the spot.",
    )
    pictures_heading = Text("Ảnh chụp tại buổi kiểm tra", "Photos of the visit")
    pictures_hint = Text(
        "Nhiều nhất {most} ảnh, in thành phụ lục kèm chú thích và ngày chụp. Lưu biên bản trước khi thêm ảnh.",
        "At most {most}, printed as an annex with captions and days. Save the minutes before adding photos.",
    )
    pictures_none = Text("Chưa có ảnh nào.", "There are none yet.")
    pictures_add = Text(
        "Thêm ảnh (JPEG, PNG, WEBP; chọn được nhiều ảnh)", "Add photos (JPEG, PNG, WEBP; several at once)"
    )
    pictures_add_now = Text("Thêm ảnh", "Add them")
    picture = Text("Ảnh {number}", "Photo {number}")
    caption = Text("Chú thích ảnh {number}", "Caption of photo {number}")
    taken_on = Text("Ngày chụp ảnh {number}", "Day photo {number} was taken")
    drop = Text("Bỏ ảnh {number}", "Drop photo {number}")
    pictures_save = Text("Lưu chú thích", "Save the captions")
    done_pictures = Text("Đã lưu ảnh; hãy lập lại tệp PDF.", "The photos were kept; make the PDF again.")
    notes_heading = Text("Phiếu ghi nhận của thành viên", "Notes of the members")
    notes_hint = Text(
        "Phiếu trống để từng thành viên Đoàn ghi tay khi kiểm tra; tài liệu nội bộ, không giao cho đơn vị.",
        "A blank for each member to write on during the visit; it stays with the team.",
    )
    notes_download = Text("Tải phiếu ghi nhận (PDF)", "Download the blanks (PDF)")
    ask_heading = Text("Theo dõi khắc phục", "Follow up")
    ask_hint = Text(
        "Đưa {count} yêu cầu của biên bản vào danh sách theo dõi khắc phục.",
        "Put {count} demands on the list of remedies.",
    )
    ask_now = Text("Đưa vào theo dõi", "Follow them up")
    done_ask = Text("Đã đưa yêu cầu vào theo dõi khắc phục.", "The demands are followed up.")
    not_done = Text("Chưa thực hiện được:", "This was not done:")
    bad_hour = Text("Ghi giờ dạng 08:00.", "Write the hour as 08:00.")
    bad_number = Text("Ghi một số nguyên.", "Write a whole number.")
    no_scan = Text("Hãy chọn tệp bản ký tay.", "Choose the file of the signed paper.")

    # The notice of conclusion
    notice_heading = Text("Thông báo kết luận: {unit}", "Notice of conclusion: {unit}")
    notice_basis = Text("Căn cứ", "Basis")
    result = Text("Kết quả chung", "General result")
    causes = Text("Nguyên nhân (mỗi ý một dòng)", "Causes (one a line)")
    notice_faults = Text("Hạn chế (mỗi ý một dòng)", "Faults (one a line)")
    with_grade = Text("Ghi xếp loại (bỏ trống: chờ Ban Chỉ đạo quyết định)", "Print the grade (else: to be decided)")
    plan_due = Text("Hạn gửi kế hoạch khắc phục", "The plan is due on")
    recipients = Text("Nơi nhận (mỗi nơi một dòng)", "Recipients (one a line)")
    notice_demands = Text(
        "Yêu cầu khắc phục in theo danh sách đang theo dõi: {count} việc.", "Printed with the {count} remedies."
    )
    notice_save = Text("Lưu thông báo", "Save the notice")
    notice_issue = Text("Ban hành", "Issue")
    notice_draft = Text("Tải dự thảo (PDF)", "Download the draft (PDF)")
    notice_issued = Text("Đã ban hành, số {number} ngày {day}.", "Issued, No. {number} of {day}.")
    save_first = Text("Lưu thông báo trước khi ban hành.", "Save the notice before issuing it.")
