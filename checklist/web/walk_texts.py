"""Every fixed string of the walk, in Vietnamese and in English. Its templates know this class as ``w``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.answers import PointStatus
from checklist.domain.findings import Proof
from checklist.domain.progress import State
from checklist.domain.text import Text


class WalkTexts:
    """The strings, grouped as the pages are."""

    # The frame of an assessment
    tabs = Text("Các phần của bản tự đánh giá", "Parts of the self-assessment")
    overview = Text("Tổng quan", "Overview")
    evidence_tab = Text("Minh chứng", "Evidence")
    report_tab = Text("Báo cáo", "Report")
    review_tab = Text("Rà soát, chốt, ký", "Review, seal, sign")
    files_tab = Text("Tệp", "Files")
    search = Text("Tìm yêu cầu", "Find a requirement")
    search_hint = Text("Gõ không dấu cũng được: niem yet", "Diacritics may be left out: niem yet")
    search_button = Text("Tìm", "Find")
    read_only_sealed = Text(
        "Báo cáo đã chốt: trang này chỉ để xem. Muốn sửa thì mở lại hoặc lập bản thay thế ở phần “Rà soát, chốt, ký”.",
        "The report is sealed: this page can only be read. To change it, reopen it under “Review, seal, sign”.",
    )
    read_only_role = Text(
        "Tài khoản này xem được, không sửa được câu trả lời.", "This account can read the answers, not change them."
    )

    # Overview
    overview_heading = Text("Tự đánh giá theo {book}", "Self-assessment under {book}")
    next_heading = Text("Việc cần làm tiếp", "What to do next")
    go_on = Text("Làm tiếp: {article}", "Go on: {article}")
    start_here = Text("Bắt đầu: {article}", "Start: {article}")
    all_answered = Text(
        "Đã trả lời đủ mọi yêu cầu. Bước tiếp theo: rà soát kết quả đối chiếu rồi chốt báo cáo.",
        "Everything is answered. Next: review the findings, then seal the report.",
    )
    to_complete = Text("Cần bổ sung ({count})", "To be completed ({count})")
    to_review = Text("Mang sang từ kỳ trước, cần xem lại ({count})", "Carried over, to be looked at ({count})")
    and_more = Text("và {count} yêu cầu khác", "and {count} more")
    progress_heading = Text("Tiến độ theo nhóm", "Progress by group")
    progress_of = Text("{done}/{total} xong", "{done}/{total} done")
    progress_bar = Text(
        "{done} xong, {incomplete} cần bổ sung, {seen} đã xem, {untouched} chưa mở, trong {total} yêu cầu",
        "{done} done, {incomplete} to complete, {seen} seen, {untouched} not opened, of {total}",
    )
    findings_now = Text("Kết quả đối chiếu đến lúc này", "Findings so far")
    read_book = Text("Đọc cả bộ quy định", "Read the whole rule book")
    deadlines_heading = Text("Thời hạn", "Deadlines")
    period_ends = Text("Ngày cuối của kỳ đánh giá", "Last day of the period")
    duty_due = Text("Hạn thực hiện", "Due")
    remedy_due = Text("Việc khắc phục", "Remedy")
    overdue = Text("đã quá hạn", "overdue")
    period = Text("Kỳ đánh giá", "Period")

    # An article
    step = Text("Trang {place}/{total} của nhóm", "Page {place} of {total} in this group")
    previous = Text("Trang trước", "Previous page")
    next = Text("Trang tiếp", "Next page")
    articles_of_right = Text("Các trang của nhóm này", "Pages of this group")
    bulk = Text("Tất cả đạt: ghi “Đạt” cho {count} yêu cầu", "All met: mark {count} as “met”")
    bulk_hint = Text(
        "Chỉ ghi cho yêu cầu chưa trả lời và không có gì để đối chiếu: mục {places}.",
        "Only those not answered yet with nothing to compare: {places}.",
    )
    bulk_done = Text("Đã ghi “Đạt” cho {count} yêu cầu.", "{count} marked as met.")
    reading = Text("Đọc thêm trong điều này", "To read in this article")

    # A row
    declare = Text("Đơn vị tự khai", "The unit declares")
    unanswered = Text("Chưa trả lời", "No answer")
    noted = Text("Hỏi để ghi nhận, không chấm", "Asked, not scored")
    critical = Text("Trọng yếu", "Critical")
    carried = Text("Mang sang từ kỳ trước, cần xem lại", "Carried over from last period, please look again")
    facts = Text("Dữ kiện", "Facts")
    records = Text("Ghi từng lần", "Each time")
    records_of = Text("Ghi từng lần: {title}", "Given for each: {title}")
    record = Text("Lần {number}", "No. {number}")
    records_elsewhere = Text(
        "Dữ kiện từng lần được ghi một chỗ, ở yêu cầu: {requirement}",
        "The facts of each time are given in one place, at: {requirement}",
    )
    add_record = Text("Thêm một lần", "Add another")
    remove_record = Text("Bỏ lần {number}", "Remove no. {number}")
    points = Text("Từng nội dung", "Point by point")
    reason_part = Text("Lý do", "Reason")
    reason = Text(
        "Lý do (không phát sinh, không áp dụng hoặc thiếu căn cứ)",
        "Reason (did not arise, does not apply, or facts are missing)",
    )
    plan = Text("Nguyên nhân và kế hoạch khắc phục", "Cause and remedy")
    cause = Text("Nguyên nhân", "Cause")
    remedy_what = Text("Việc sẽ làm", "What will be done")
    remedy_owner = Text("Người chịu trách nhiệm", "Who is responsible")
    remedy_by = Text("Hạn hoàn thành", "By when")
    remedy_product = Text("Kết quả, sản phẩm", "Result")
    supplied_by = Text("Ai cung cấp thông tin này", "Who supplied this")
    papers = Text("Minh chứng ({count})", "Evidence ({count})")
    add_file = Text("Thêm tệp, ảnh", "Add a file or photo")
    send_file = Text("Tải lên", "Upload")
    use_paper = Text("Dùng: {title}", "Use: {title}")
    papers_usual = Text("Thường dùng", "Usually")
    papers_link = Text("Cách khác, sửa", "Other ways, change")
    papers_see = Text("Xem minh chứng", "See the evidence")
    dated = Text("ngày {day}", "of {day}")
    why = Text("Vì sao hỏi điều này?", "Why is this asked?")
    in_book = Text("Xem trong bộ quy định", "See it in the rule book")
    compared = Text("Phần mềm đối chiếu", "What is compared")
    save = Text("Lưu", "Save")
    confirm = Text("Vẫn đúng, lưu lại", "Still right, save")
    yes = Text("Có", "Yes")
    no = Text("Không", "No")
    not_said = Text("Chưa ghi", "Not given")
    choose = Text("– chọn –", "– choose –")
    date_hint = Text("ngày/tháng/năm", "day/month/year")
    number_hint = Text("số", "number")
    only_when = Text("chỉ hỏi khi {condition}", "only when {condition}")
    not_binding = Text("Không áp dụng với đơn vị.", "Does not apply to the unit.")

    # The result of a row
    saved = Text("Đã lưu {time}", "Saved {time}")
    saved_on = Text("Đã lưu {time} ngày {day}", "Saved {time} on {day}")
    not_saved = Text("Chưa lưu: còn chỗ phải sửa.", "Not saved: something must be mended.")
    finding = Text("Kết quả đối chiếu", "Finding")
    enough = Text("Đủ", "Met")
    short = Text("Thiếu", "Short")
    open = Text("Chưa đủ dữ kiện", "Facts missing")
    warn = Text("Lưu ý", "Note")
    all_enough = Text("Đủ: {count} nội dung đối chiếu", "Met: {count} comparisons")
    on_record = Text("lần {number}", "no. {number}")
    asked_given = Text("{asked} – dữ kiện: {given}", "{asked} – given: {given}")
    wants_plan = Text(
        "Cần ghi nguyên nhân, việc sẽ làm, người chịu trách nhiệm và hạn hoàn thành.",
        "Give the cause, the remedy, who is responsible and by when.",
    )
    wants_reason = Text("Cần bổ sung dữ kiện, hoặc ghi lý do thiếu.", "Give the missing facts, or the reason.")
    only_memory = Text("chỉ nhắc, không hạ kết quả", "a reminder, does not lower the result")

    # Two people at one answer
    stale = Text(
        "{name} vừa sửa câu trả lời này lúc {time}. Nội dung của bạn chưa được lưu. Hãy so sánh rồi chọn một bản.",
        "{name} changed this answer at {time}. Yours was not saved. Compare the two and choose.",
    )
    stale_gone = Text(
        "Câu trả lời này vừa bị xóa. Nội dung của bạn chưa được lưu.", "This answer was removed. Yours was not saved."
    )
    stale_field = Text("Mục", "Field")
    stale_theirs = Text("Bản đang lưu", "What is saved")
    stale_mine = Text("Bạn vừa nhập", "What you typed")
    keep_mine = Text("Lưu nội dung của tôi", "Save mine")
    keep_theirs = Text("Lấy bản đang lưu", "Take what is saved")
    nothing = Text("(trống)", "(empty)")

    # Errors
    faults_heading = Text("Chưa lưu được, hãy sửa:", "Not saved, please mend:")
    in_question = Text("{question}: {fault}", "{question}: {fault}")

    # Search
    search_heading = Text("Tìm trong các yêu cầu", "Find a requirement")
    found = Text("Tìm thấy {count} yêu cầu cho “{words}”.", "{count} found for “{words}”.")
    found_none = Text("Không có yêu cầu nào khớp “{words}”. Thử bớt từ.", "Nothing matches “{words}”. Try fewer words.")
    search_first = Text("Gõ một vài từ của nội dung cần tìm.", "Type a few words of what you look for.")

    # What the small script says
    no_connection = Text(
        "Chưa lưu được: mất liên lạc với máy chủ. Nội dung vẫn còn trên trang và sẽ được gửi lại.",
        "Not saved: the server cannot be reached. What you typed stays on the page and will be sent again.",
    )
    session_over = Text(
        "Chưa lưu: phiên làm việc đã hết. Nội dung vẫn còn trên trang; đăng nhập rồi bấm “Lưu”.",
        "Not saved: the session has ended. What you typed stays on the page; log in, then press “Save”.",
    )
    session_link = Text("Đăng nhập (mở cửa sổ mới)", "Log in (new window)")
    refused = Text(
        "Chưa lưu: máy chủ không nhận. Nội dung vẫn còn trên trang; hãy tải lại trang ở cửa sổ khác để xem lý do.",
        "Not saved: the server refused. What you typed stays on the page.",
    )
    leave = Text(
        "Có nội dung chưa lưu được trên trang này. Vẫn rời trang và bỏ nội dung đó?",
        "Something on this page is not saved. Leave it all the same and drop it?",
    )


STATE_NAMES: Mapping[State, Text] = {
    State.UNTOUCHED: Text("Chưa mở", "Not opened"),
    State.SEEN: Text("Đã xem, chưa trả lời", "Seen, not answered"),
    State.INCOMPLETE: Text("Cần bổ sung", "To be completed"),
    State.DONE: Text("Xong", "Done"),
}

POINT_NAMES: Mapping[PointStatus, Text] = {
    PointStatus.DONE: Text("Có", "Yes"),
    PointStatus.NOT_DONE: Text("Chưa", "No"),
    PointStatus.DID_NOT_ARISE: Text("Không phát sinh", "Did not arise"),
    PointStatus.NOT_APPLICABLE: Text("Không áp dụng", "Not applicable"),
}

PROOF_NAMES: Mapping[Proof, Text] = {
    Proof.COMPUTED: Text("đối chiếu từ dữ kiện", "compared with the facts"),
    Proof.DECLARED: Text("theo lời khai", "on the unit's word"),
}
