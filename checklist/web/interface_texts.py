"""Every fixed string of the pages, in Vietnamese and in English. Templates know this class as ``t``."""

from __future__ import annotations

from checklist.domain.text import Text


class InterfaceTexts:
    """The strings, grouped as the pages are."""

    # The frame of every page
    site_name = Text("Tự kiểm tra thực hiện dân chủ ở cơ sở", "Grassroots democracy self-assessment")
    skip_link = Text("Đến nội dung chính", "Skip to the main content")
    navigation = Text("Trang chính", "Main pages")
    start = Text("Trang đầu", "Start")
    instruments = Text("Luật và văn bản", "Law and instruments")
    language_form = Text("Ngôn ngữ", "Language")
    top = Text("Lên đầu trang", "Back to top")
    footer = Text(
        "Nội dung ở đây là diễn đạt lại, không thay cho văn bản pháp luật. Chỗ nào chưa đọc được nguyên văn đều ghi "
        "rõ.",
        "The wording here is our own and does not replace the legal texts. What could not be read in full is marked.",
    )

    # Start page
    start_heading = site_name
    purpose_1 = Text(
        "Công cụ giúp xã, phường, đặc khu, cơ quan, đơn vị sự nghiệp công lập và người sử dụng lao động tự kiểm tra "
        "từng "
        "việc mà pháp luật yêu cầu phải công khai, đưa ra bàn và quyết định, lấy ý kiến và để kiểm tra, giám sát.",
        "This tool helps communes, agencies, public service units and employers check for themselves each thing the "
        "law "
        "asks them to disclose, to put to discussion and decision, to consult on and to open to oversight.",
    )
    purpose_2 = Text(
        "Kết quả là một báo cáo PDF có chữ ký số, mang theo dữ liệu để Ban Chỉ đạo kiểm tra lại được.",
        "The result is a digitally signed PDF report that carries its own data, so that a steering committee can "
        "check it.",
    )
    books_heading = Text("Các bộ quy định", "The rule books")
    books_intro = Text(
        "Mỗi bộ quy định chỉ dùng cho thời gian văn bản có hiệu lực. Bộ đã hết hiệu lực dùng cho kỳ cũ, hồ sơ cũ và "
        "tập huấn.",
        "Each rule book serves only the time its instruments are in force. Lapsed ones serve old periods, old files "
        "and "
        "training.",
    )
    applies_to = Text("Áp dụng cho", "Applies to")
    not_certain = Text("Điểm chưa chắc chắn", "Not certain")
    requirements_count = Text("Số yêu cầu", "Requirements")
    scored_count = Text("Được chấm điểm", "Scored")
    source_counts = Text("Mức độ đối chiếu với văn bản", "How the requirements are known")
    read_book = Text("Đọc bộ quy định", "Read the rule book")
    not_encoded = Text("chưa có bộ câu hỏi trong phần mềm", "not encoded in this program yet")
    rule_files = Text("Tệp quy định", "Rule files")
    local_book = Text("Bộ quy định tại chỗ, do đơn vị tự thêm", "Local rule book, added by this installation")

    # How to use the program today
    today_heading = Text("Dùng được gì hôm nay", "What works today")
    today_intro = Text(
        "Trên trang web mới đọc được các bộ quy định. Việc trả lời, đối chiếu, lập báo cáo, ký và kiểm tra chữ ký "
        "hiện làm "
        "bằng dòng lệnh, trong thư mục của phần mềm:",
        "These pages only show the rule books so far. Answering, assessing, reporting, signing and verifying are "
        "done from "
        "the command line, in the program's folder:",
    )
    command_demo = Text(
        "Xem thử trọn một đợt tự kiểm tra với các đơn vị mẫu.", "See a whole self-assessment with sample units."
    )
    command_template = Text(
        "Lấy tệp trả lời mẫu: mọi yêu cầu, kèm căn cứ và điều được hỏi.",
        "Get a blank answer file: every requirement with its source and what is asked.",
    )
    command_assess = Text(
        "Đối chiếu câu trả lời, lập báo cáo PDF và ký.", "Assess the answers, write the PDF report and sign it."
    )
    command_verify = Text(
        "Kiểm tra chữ ký và tính lại kết quả của một báo cáo.",
        "Check the signatures of a report and recompute its results.",
    )
    today_signature = Text(
        "Không có chứng thư số thì báo cáo mang chữ ký nội bộ của phần mềm, không phải chữ ký số chuyên dùng công vụ "
        "hay chữ "
        "ký số công cộng.",
        "Without a certificate the report carries the program's internal signature, which is neither an official nor a "
        "public digital signature.",
    )

    # A regulation
    status_heading = Text("Tình trạng pháp lý", "Legal status")
    scope_heading = Text("Phạm vi và cách chấm", "Scope and scoring")
    scored_bodies = Text("Chấm trách nhiệm của", "Whose duties are scored")
    co_signers = Text("Có thể cùng ký báo cáo", "May co-sign the report")
    profile = Text("Đặc điểm của đơn vị cần khai", "What the unit says of itself")
    instrument_link = Text("Xem trong danh mục văn bản", "See it in the list of instruments")
    requirements_heading = Text("Các yêu cầu", "The requirements")
    contents = Text("Các nhóm", "Groups")
    filter_heading = Text("Tìm và lọc", "Search and filter")
    filter_words = Text("Tìm trong nội dung", "Search the text")
    filter_hint = Text("Gõ không dấu cũng được, ví dụ: niem yet", "Diacritics may be left out: niem yet")
    filter_right = Text("Nhóm", "Group")
    filter_source = Text("Mức độ đối chiếu", "How it is known")
    everything = Text("Tất cả", "All")
    filter_button = Text("Lọc", "Filter")
    filter_clear = Text("Bỏ lọc", "Clear the filter")
    critical = Text("Trọng yếu", "Critical")
    doubt = Text("Điểm chưa rõ", "Open question")
    why_not_scored = Text("Vì sao không chấm", "Why it is not scored")
    citation = Text("Căn cứ", "Source")
    kind = Text("Loại", "Kind")
    duty_of = Text("Chủ thể", "Who")
    cadence = Text("Thực hiện", "When")
    in_force = Text("Hiệu lực riêng", "In force")
    applies_when = Text("Áp dụng khi", "Applies when")
    asked = Text("Điều được hỏi", "What is asked")
    per_record = Text("Ghi riêng cho từng lần", "Given for each")
    compared = Text("Đối chiếu", "What is compared")
    only_reminds = Text("Chỉ nhắc, không hạ kết quả.", "Reminds only; never lowers the result.")
    lowers_to = Text("Không đúng thì kết quả còn", "If not, the result becomes")
    compared_when = Text("Chỉ đối chiếu khi", "Compared only when")
    advice = Text("Lời nhắc khi không đúng", "What the unit is told then")
    points = Text("Bảng nội dung", "Table of points")
    point_number = Text("TT", "No.")
    point_text = Text("Nội dung", "Point")
    point_notes = Text("Lưu ý", "Notes")
    evidence = Text("Tài liệu kiểm chứng", "Evidence")
    later_law = Text("Luật sau này", "The law that followed")
    later_change = Text("Thay đổi", "Change")

    # The instruments
    instruments_intro = Text(
        "Mọi văn bản mà các bộ quy định dẫn tới hoặc nối tiếp, xếp theo năm ban hành, kể cả văn bản chưa có bộ câu "
        "hỏi.",
        "Every instrument that the rule books cite or succeed, by year of issue, encoded or not.",
    )
    instruments_table = Text("Danh mục văn bản", "List of instruments")
    number = Text("Số, ký hiệu", "Number")
    name = Text("Tên văn bản", "Title")
    dates = Text("Ban hành, hiệu lực", "Issued, in force")
    issued = Text("Ban hành", "Issued")
    replaced_by = Text("Thay bằng", "Replaced by")
    amends = Text("Sửa đổi", "Amends")
    known_from = Text("Mức độ đối chiếu", "How it is known")
    nothing = Text("–", "–")

    # Errors
    error_code = Text("Mã lỗi", "Error code")
    error_back = Text("Về trang đầu", "To the start page")
    rules_invalid_heading = Text("Tệp quy định có lỗi", "The rule files have faults")
    rules_invalid = Text(
        "Chưa nạp được bộ quy định nào. Người quản trị sửa các chỗ dưới đây trong thư mục quy định rồi tải lại trang.",
        "No rule book could be loaded. The administrator mends the places below in the rules folder, then reloads "
        "the page.",
    )
    fault_place = Text("Tệp và dòng", "File and line")
    fault_message = Text("Lỗi (ghi bằng tiếng Việt)", "Fault (worded in Vietnamese)")


# What the switch offers: each language under its own name.
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}

ERROR_TEXTS = {
    400: (
        Text("Yêu cầu không hợp lệ", "The request is not valid"),
        Text(
            "Địa chỉ hoặc biểu mẫu có giá trị không đúng, hoặc phiên làm việc đã cũ. Hãy tải lại trang và thử lại.",
            "The address or the form holds a wrong value, or the session is too old. Reload the page and try again.",
        ),
    ),
    403: (
        Text("Không được phép", "Not allowed"),
        Text("Trang này không dành cho tài khoản đang dùng.", "This page is not open to the account in use."),
    ),
    404: (
        Text("Không tìm thấy trang", "Page not found"),
        Text(
            "Địa chỉ không dẫn tới trang nào ở đây. Kiểm tra lại địa chỉ, hoặc bắt đầu từ trang đầu.",
            "The address leads to no page here. Check it, or begin at the start page.",
        ),
    ),
    405: (
        Text("Cách gửi không đúng", "Wrong way of sending"),
        Text(
            "Trang này không nhận cách gửi vừa dùng. Hãy mở trang bằng đường dẫn trên trang web.",
            "This page does not take what was sent that way. Open it by a link of this site.",
        ),
    ),
    413: (
        Text("Dữ liệu gửi lên quá lớn", "Too much was sent"),
        Text(
            "Máy chủ không nhận nội dung lớn như vậy; chưa lưu gì. Hãy gửi tệp nhỏ hơn.",
            "The server does not take that much; nothing was saved. Send a smaller file.",
        ),
    ),
    500: (
        Text("Phần mềm gặp lỗi", "The program failed"),
        Text(
            "Lỗi đã được ghi vào nhật ký máy chủ. Hãy thử lại; nếu vẫn lỗi thì báo cho người quản trị giờ xảy ra.",
            "The error is in the server's log. Try again; if it persists, tell the administrator when it happened.",
        ),
    ),
}
