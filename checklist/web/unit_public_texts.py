"""Every fixed string of the pages where a unit manages what it shows. Their templates know this class as ``up``."""

from __future__ import annotations

from checklist.domain.text import Text
from checklist.services.public_checks import Consent


class UnitPublicTexts:
    """The strings, grouped as the pages are."""

    menu = Text("Công khai của đơn vị", "What the unit shows")
    to_unit = Text("Về trang đơn vị", "Back to the unit")
    tab_page = Text("Trang công khai", "Public page")
    tab_board = Text("Bảng niêm yết", "Board")
    tab_log = Text("Sổ niêm yết", "Posting log")
    tab_survey = Text("Khảo sát", "Survey")
    not_done = Text("Chưa thực hiện được", "Not done")
    done = Text("Đã thực hiện.", "Done.")
    head_only = Text("Thủ trưởng đơn vị quyết định công khai.", "The head of the unit decides what is published.")

    open_state = Text("Trang đang mở cho mọi người, không cần đăng nhập:", "The page is open to everybody, no log-in:")
    not_shown = Text(
        "Trang đã mở nhưng chưa có nội dung nào, nên chưa hiện ra với người xem.",
        "The page is open but shows nothing yet, so nobody can see it.",
    )
    closed_state = Text("Trang công khai chưa mở. Chưa ai xem được gì.", "The public page is closed: nobody sees it.")
    intro = Text("Lời giới thiệu (không bắt buộc)", "Introduction (optional)")
    open_button = Text("Mở trang công khai", "Open the public page")
    save_button = Text("Lưu lời giới thiệu", "Save the introduction")
    close_button = Text("Đóng trang công khai", "Close the public page")
    close_hint = Text(
        "Đóng trang thì mọi nội dung đang niêm yết được ghi là gỡ xuống ngay lúc đó; mở lại phải đăng lại từ đầu.",
        "Closing takes down whatever is posted, at that moment; after reopening it must be posted anew.",
    )
    results = Text("Kết quả tự đánh giá", "Results of self-assessments")
    no_results = Text(
        "Chưa có báo cáo nào đã ký. Chỉ công khai được kết quả của báo cáo đã ký.",
        "No report has been signed. Only the results of signed reports can be published.",
    )
    state_none = Text("Chưa soạn", "Not prepared")
    state_prepared = Text("Đã soạn, chờ thủ trưởng công khai", "Prepared; the head has yet to publish it")
    state_public = Text("Đang công khai từ ngày {day}", "Public since {day}")
    trail = Text("Đã công khai và đã rút", "Published and withdrawn")
    trail_line = Text(
        "Công khai ngày {from} ({by}), rút ngày {until} ({who}): {reason}",
        "Published on {from} ({by}), withdrawn on {until} ({who}): {reason}",
    )

    parts = Text("Nội dung được công khai", "What is shown")
    parts_hint = Text(
        "Mặc định không có gì được công khai; chỉ những ô được chọn mới hiện trên trang.",
        "Nothing is shown by default; only what is ticked appears on the page.",
    )
    prepare = Text("Lưu lựa chọn", "Save the choice")
    publish = Text("Công khai", "Publish")
    withdraw = Text("Rút xuống", "Withdraw")
    reason = Text("Lý do rút", "Reason for withdrawing")
    published_by = Text("Công khai ngày {day}, người thực hiện: {by}", "Published on {day} by {by}")

    spotted_heading = Text("Thông tin giống dữ liệu cá nhân ({count})", "What looks like personal data ({count})")
    spotted_hint = Text(
        "Phần mềm chỉ nhận ra các dãy số và địa chỉ thư; tên người, bệnh tật, hoàn cảnh gia đình phải tự rà soát. Nội "
        "dung bên trong tệp đính kèm cũng phải tự rà soát.",
        "The program knows only numbers and addresses; names, illnesses and family matters you must look for yourself, "
        "and so inside attached files.",
    )
    spotted_line = Text("{place}, dòng {line}: {kind} “{found}”, che thành “{masked}”",
                        "{place}, line {line}: {kind} “{found}”, masked “{masked}”")  # fmt: skip
    spotted_report = Text(
        "Báo cáo đã ký không sửa được. Hãy bỏ chọn tệp báo cáo, hoặc xác nhận vì sao để nguyên.",
        "A signed report cannot be changed. Leave the file out, or confirm why these stay.",
    )
    consent = Text("Nếu để nguyên, vì sao", "If they stay, why")
    use_masked = Text("Lưu bản đã che", "Save it masked")
    make_masked = Text("Tạo bản đã che", "Make a masked copy")
    make_masked_hint = Text(
        "Bản gốc giữ nguyên và chưa đăng; bản đã che là một nội dung mới.",
        "The original stays as it is, not posted; the masked copy is an item of its own.",
    )

    board_intro = Text(
        "Cán bộ soạn, thủ trưởng đăng. Nội dung đã đăng không sửa được nữa, để số ngày niêm yết là của đúng một nội "
        "dung; sai thì gỡ xuống rồi đăng bản mới.",
        "Staff prepare, the head posts. What is posted cannot be changed, so that the days counted are those of one "
        "content; what is wrong is taken down and posted anew.",
    )
    new_item = Text("Soạn nội dung niêm yết", "Prepare an item")
    edit_item = Text("Sửa trước khi đăng", "Change it before posting")
    items = Text("Các nội dung ({count})", "Items ({count})")
    no_items = Text("Chưa có nội dung nào.", "There are no items yet.")
    item_title = Text("Tiêu đề", "Title")
    item_body = Text("Nội dung", "Text")
    requirement = Text("Thực hiện yêu cầu", "Fulfils the requirement")
    no_requirement = Text("Không gắn với yêu cầu nào", "None")
    first = Text("Niêm yết từ ngày", "First day")
    first_hint = Text("ngày/tháng/năm; để trống là ngày đăng", "day/month/year; blank for the day it is posted")
    until = Text("Đến hết ngày", "Last day")
    until_hint = Text(
        "ngày/tháng/năm; để trống thì tính theo thời gian tối thiểu của luật, không có thì niêm yết đến khi gỡ",
        "day/month/year; blank for the least time the law asks, or else until it is taken down",
    )
    file = Text("Tệp đính kèm (không bắt buộc)", "Attached file (optional)")
    file_hint = Text(
        "PDF, ảnh, Word hoặc Excel, tối đa 20 MB; người xem tải về.", "PDF, picture, Word or Excel, at most 20 MB."
    )
    file_now = Text("Tệp hiện có: {name}", "The file now: {name}")
    drop_file = Text("Bỏ tệp này", "Drop this file")
    save_item = Text("Lưu, chưa đăng", "Save without posting")
    post = Text("Đăng lên bảng niêm yết", "Post on the board")
    take_down = Text("Gỡ xuống", "Take down")
    take_down_early = Text(
        "Gỡ hôm nay thì niêm yết được {days} ngày, chưa đủ {least} ngày ({cite}).",
        "Taken down today it has stood {days} days, short of {least} ({cite}).",
    )
    remove = Text("Xóa bản soạn", "Delete")
    proposal = Text(
        "Nếu đăng hôm nay: niêm yết đến hết ngày {until}, đúng thời gian tối thiểu {days} ngày liên tục ({cite}), tính "
        "cả ngày đầu và ngày cuối.",
        "If posted today it stands until {until}: the least time of {days} consecutive days ({cite}), the first and "
        "the last day counted.",
    )
    proposal_short = Text(
        "Ngày cuối đã ghi chưa đủ {days} ngày liên tục ({cite}). Để trống ngày cuối để phần mềm tính.",
        "The last day given falls short of {days} consecutive days ({cite}). Leave it blank to have it computed.",
    )
    proposal_own = Text(
        "Yêu cầu này đòi ít nhất {days} ngày liên tục ({cite}); ngày cuối đã ghi là đủ.",
        "The requirement asks for at least {days} consecutive days ({cite}); the last day given is late enough.",
    )
    proposal_none = Text(
        "Nội dung này không gắn với thời gian niêm yết tối thiểu nào; nếu để trống ngày cuối thì niêm yết đến khi gỡ.",
        "No least time of posting is tied to this item; without a last day it stays until it is taken down.",
    )
    ordered = Text(
        "Đã xác nhận: pháp luật quy định phải công khai nguyên văn.",
        "Confirmed: the law orders it to be public as it is.",
    )

    log_intro = Text(
        "Số ngày tính cả ngày đầu và ngày cuối, theo lúc đăng và gỡ ghi trong máy. Ghi tay các ngày này vào phần dữ "
        "kiện của yêu cầu tương ứng khi tự đánh giá.",
        "The first and the last day count, as posting and taking down were recorded. Copy these days by hand into the "
        "facts of the requirement when you assess yourselves.",
    )
    log_none = Text("Chưa có nội dung nào được niêm yết.", "Nothing has been posted yet.")
    content = Text("Nội dung", "Item")
    last = Text("Ngày cuối cùng còn niêm yết", "Last day posted")
    log_first = Text("Ngày bắt đầu niêm yết", "First day posted")
    days = Text("Số ngày", "Days")
    least = Text("Luật yêu cầu", "The law asks")
    still = Text("vẫn đang niêm yết", "still posted")
    verdict = Text("Đối chiếu", "Compared")
    enough = Text("Đủ thời gian", "Long enough")
    short = Text("Chưa đủ, thiếu {days} ngày", "Short by {days} days")
    running = Text("Chưa hết thời gian, còn {days} ngày", "Not over yet: {days} days to go")
    nothing_asked = Text("Không quy định", "Nothing")
    at_least = Text("ít nhất {days} ngày ({cite})", "at least {days} days ({cite})")

    survey_intro = Text(
        "Năm câu hỏi cố định, chấm từ 1 đến 5, không có ô viết tự do, không hỏi gì về người trả lời. Mỗi thiết bị trả "
        "lời một lần; kết quả chỉ hiện từ 5 phiếu trở lên, với đơn vị cũng vậy.",
        "Five fixed questions from 1 to 5, no free text, nothing about the person. Each device answers once; results "
        "appear from five answers on, for the unit too.",
    )
    new_survey = Text("Mở đợt khảo sát", "Begin a survey")
    opens = Text("Mở từ ngày", "Opens on")
    closes = Text("Đến hết ngày", "Closes at the end of")
    day_hint = Text("ngày/tháng/năm", "day/month/year")
    surveys = Text("Các đợt khảo sát", "Surveys")
    no_surveys = Text("Chưa có đợt nào.", "There are none yet.")
    survey_days = Text("Từ {first} đến hết {last}", "From {first} to the end of {last}")
    poster = Text("Trang in có mã QR", "Page to print, with QR code")
    close_survey = Text("Đóng từ hết hôm nay", "Close at the end of today")
    poster_heading = Text("Mời đánh giá sự phục vụ của đơn vị", "Tell us how we serve you")
    poster_lead = Text(
        "Dùng điện thoại quét mã dưới đây và trả lời năm câu hỏi. Không hỏi tên, không hỏi số điện thoại.",
        "Scan the code with your phone and answer five questions. No name and no phone number are asked.",
    )
    poster_hint = Text(
        "In trang này và dán nơi tiếp dân. Hãy quét thử trước: điện thoại của người dân phải vào được địa chỉ in dưới "
        "mã.",
        "Print this page and put it up where people come. Try it first: their phones must reach the address below.",
    )
    qr_words = Text("Mã QR của đợt khảo sát", "QR code of the survey")


CONSENTS = {
    Consent.ORDERED_BY_LAW.value: Text(
        "Pháp luật quy định phải công khai nguyên văn các thông tin này; tôi đã đối chiếu",
        "The law orders exactly this to be public; I have checked",
    ),
    Consent.NOT_PERSONAL.value: Text(
        "Đây không phải thông tin của cá nhân (ví dụ số điện thoại, thư công vụ của cơ quan)",
        "These are nobody's personal data (an office's telephone or e-mail, say)",
    ),
}
