"""The words of the audit pages. Templates know this class as ``at``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text


class AuditTexts:
    """The strings, grouped as the pages are."""

    # The queue
    heading = Text("Thẩm định", "Audit")
    no_campaign = Text("Chưa có đợt đánh giá nào.", "There is no campaign yet.")
    campaign = Text("Đợt đánh giá", "Campaign")
    show = Text("Xem", "Show")
    queue_heading = Text("Bản nộp theo mức rủi ro", "Submissions by risk")
    queue_intro = Text(
        "Xếp theo dấu hiệu cần xem kỹ; thứ tự này không ảnh hưởng đến điểm.",
        "Ordered by signs that call for a closer look; the order changes no score.",
    )
    empty = Text("Chưa có bản nộp nào trong đợt này.", "Nothing has been received in this campaign.")
    unit = Text("Đơn vị", "Unit")
    why = Text("Vì sao cần xem", "Why to look")
    points = Text("Mức rủi ro", "Risk")
    self_score = Text("Điểm tự chấm", "Self score")
    audit_score = Text("Điểm thẩm định", "Audit score")
    state = Text("Tình trạng", "State")
    auditor = Text("Người thẩm định", "Auditor")
    nothing_unusual = Text("Không có dấu hiệu bất thường", "Nothing unusual")
    sample_heading = Text("Chọn mẫu ngẫu nhiên", "Random sample")
    sample_intro = Text(
        "Mẫu được chọn theo mã in kèm: ai có mã và danh sách đơn vị đều chọn lại được đúng mẫu này.",
        "A sample follows its printed seed: whoever has the seed and the list of units draws the same sample.",
    )
    size = Text("Số đơn vị", "Number of units")
    size_wanted = Text("Ghi một số nguyên từ 1.", "Give a whole number from 1.")
    seed = Text("Mã chọn mẫu", "Seed")
    seed_hint = Text("Để trống thì phần mềm tự lấy một mã ngẫu nhiên.", "Leave it empty for a random one.")
    draw = Text("Chọn mẫu", "Draw the sample")
    drawn = Text("Mã {seed}: {count}/{listed} đơn vị, chọn ngày {day}", "Seed {seed}: {count} of {listed}, drawn {day}")
    agreement_heading = Text("Mức thống nhất với đơn vị", "Agreement with the units")
    agreement_line = Text("{agreed}/{compared} nội dung đã chấm", "{agreed} of {compared} requirements looked at")

    # One submission
    case_heading = Text("Thẩm định: {unit}", "Audit: {unit}")
    back = Text("Về danh sách thẩm định", "Back to the queue")
    submission = Text("Xem bản nộp, chữ ký và dữ liệu", "See the submission, its signatures and data")
    columns = Text("Hai cột điểm", "Both columns")
    grade = Text("Xếp loại", "Grade")
    agreement = Text("Mức thống nhất", "Agreement")
    open_button = Text("Nhận thẩm định bản này", "Take this audit")
    own_unit = Text(
        "Đây là đơn vị công tác của bạn nên bạn không thẩm định, không kết luận bản này.",
        "This is the unit that employs you: you neither audit it nor conclude its audit.",
    )
    requirements = Text("Từng nội dung", "Requirement by requirement")
    only = Text("Chỉ xem", "Show only")
    requirement = Text("Nội dung", "Requirement")
    self_value = Text("Tự đánh giá", "Self value")
    audit_value = Text("Thẩm định", "Audit value")
    signs = Text("Dấu hiệu", "Signs")
    no_lines = Text("Không có nội dung nào thuộc mục này.", "Nothing here.")
    lowered = Text("khai cao hơn kết quả đối chiếu", "declared higher than the facts allow")
    bare = Text("không có minh chứng", "no evidence")
    changed = Text("đã sửa so với bản trước", "changed since the version before")
    asked = Text("chờ giải trình", "explanation awaited")
    not_looked = Text("chưa xem", "not looked at")
    propose_heading = Text("Trình kết luận", "Put forward")
    remark = Text("Nhận xét chung của người thẩm định", "The auditor's general remark")
    propose = Text("Trình Trưởng ban kết luận", "Put before the chair")
    return_heading = Text("Trả lại đơn vị", "Return to the unit")
    return_reason = Text("Lý do trả lại", "Reason for returning")
    return_hint = Text(
        "Đơn vị lập phiên bản mới; bản nộp lại chỉ nêu những chỗ đã sửa.",
        "The unit makes a new version; only what changed is then shown.",
    )
    return_button = Text("Trả lại", "Return")
    conclude_heading = Text("Kết luận của Trưởng ban", "The chair's conclusion")
    conclusion = Text("Nội dung kết luận, hoặc lý do yêu cầu làm lại", "The conclusion, or why to do it again")
    conclude = Text("Kết luận", "Conclude")
    send_back = Text("Yêu cầu làm lại", "Send back")
    proposed_note = Text("Đã trình, đang chờ Trưởng ban kết luận.", "Put forward; the chair has to conclude it.")
    concluded_note = Text("Đã kết luận: {words}", "Concluded: {words}")
    returned_note = Text("Đã trả lại: {words}", "Returned: {words}")
    sent_back_note = Text("Trưởng ban yêu cầu làm lại: {words}", "Sent back by the chair: {words}")

    # One requirement
    item_heading = Text("{id}: chấm thẩm định", "{id}: audit value")
    unit_says = Text("Đơn vị khai và kết quả đối chiếu", "What the unit says, and the finding")
    declared = Text("Đơn vị khai", "Declared")
    finding = Text("Kết quả đối chiếu", "Finding")
    evidence = Text("Tài liệu kiểm chứng", "Evidence")
    no_evidence = Text("Đơn vị không nêu tài liệu nào.", "The unit names none.")
    facts = Text("Dữ kiện", "Facts")
    reasons = Text("Phép đối chiếu", "Comparisons")
    failed_to_match = Text("thiếu", "short")
    held = Text("đủ", "met")
    unknown = Text("chưa rõ", "unknown")
    unit_reason = Text("Lý do đơn vị ghi", "The unit's reason")
    your_value = Text("Giá trị thẩm định", "Audit value")
    verdict_empty = Text("Chưa chấm (giữ nguyên tự đánh giá)", "Not judged (the unit's value stands)")
    reason = Text("Lý do, nhất là khi chấm khác đơn vị", "Reason, above all where you differ")
    seen = Text("Hồ sơ đã xem", "Papers looked at")
    question = Text("Yêu cầu đơn vị giải trình", "Request for explanation")
    reply = Text("Giải trình của đơn vị", "The unit's explanation")
    reply_hint = Text(
        "Ghi lại trả lời của đơn vị và số, ngày văn bản trả lời nếu có.",
        "Write down what the unit answered, with its document's number and date.",
    )
    save_next = Text("Lưu và sang nội dung tiếp theo", "Save and go on")
    save_back = Text("Lưu và về danh sách", "Save and go back")
    stale_heading = Text("Bản đang lưu", "What stands now")
    not_done = Text("Chưa thực hiện được:", "This was not done:")


AUDIT_STATES: Mapping[str, Text] = {
    "": Text("Chưa mở", "Not begun"),
    "open": Text("Đang thẩm định", "In audit"),
    "proposed": Text("Đã trình kết luận", "Put forward"),
    "concluded": Text("Đã kết luận", "Concluded"),
    "returned": Text("Đã trả lại", "Returned"),
}
FILTERS: Mapping[str, Text] = {
    "can-xem": Text("Cần xem", "To look at"),
    "da-cham": Text("Đã chấm", "Looked at"),
    "khac": Text("Chấm khác đơn vị", "Differing"),
    "giai-trinh": Text("Chờ giải trình", "Awaiting explanation"),
    "tat-ca": Text("Tất cả", "All"),
}
