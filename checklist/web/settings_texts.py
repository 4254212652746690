"""Every fixed string of a draft's settings, and of the page of answers that no longer fit. Templates: ``st``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text


class SettingsTexts:
    """The strings, grouped as the pages are."""

    tab = Text("Thiết lập", "Settings")
    heading = Text("Thiết lập kỳ tự đánh giá", "Settings of the self-assessment")
    saved = Text("Đã lưu.", "Saved.")
    not_saved = Text("Chưa lưu được, hãy sửa:", "Not saved, please mend:")
    save = Text("Lưu", "Save")
    period = Text("Kỳ đánh giá", "The period")
    closing = Text("Ngày chốt số liệu", "Figures close on")
    fixed = Text(
        "Kỳ và bộ quy định đã chọn lúc bắt đầu thì không đổi được; cần kỳ khác thì bắt đầu bản khác.",
        "Period and law were chosen at the start and stay; for another period start another self-assessment.",
    )

    # Handing in and scoring
    hand_in_heading = Text("Nộp và chấm điểm", "Handing in and scoring")
    bonus = Text("Điểm thưởng", "Bonus points")
    penalty = Text("Điểm trừ", "Penalty points")
    cap = Text("Tính nhiều nhất {cap} điểm.", "At most {cap} points count.")
    points = Text("Số điểm, dòng {number}", "Points, line {number}")
    reason = Text("Lý do, dòng {number}", "Reason, line {number}")
    lines_hint = Text(
        "Để trống cả hai ô thì bỏ dòng đó. Cần thêm dòng thì lưu, trang sẽ có dòng trống mới.",
        "Leave both fields of a line empty to drop it. To add more, save: there will be new empty lines.",
    )
    score_now = Text(
        "Điểm tạm tính: {total}/100 (thưởng {bonus}, trừ {penalty}).",
        "Score so far: {total} of 100 (bonus {bonus}, penalty {penalty}).",
    )

    # The unit's profile
    profile_heading = Text("Đặc điểm của đơn vị", "The unit")
    profile_hint = Text(
        "Đổi câu trả lời thì danh sách yêu cầu có thể đổi theo. Trước khi lưu, trang cho xem yêu cầu nào thêm vào, yêu "
        "cầu nào không còn áp dụng; câu trả lời đã nhập luôn được giữ.",
        "Another answer may change the list of requirements. Before saving you see which come in and which fall out; "
        "what has been answered is always kept.",
    )
    effect_heading = Text("Nếu lưu đặc điểm mới", "If the new profile is saved")
    comes_in = Text("Yêu cầu thêm vào ({count})", "Requirements that come in ({count})")
    falls_out = Text("Yêu cầu không còn áp dụng ({count})", "Requirements that fall out ({count})")
    points_in = Text("Mục thêm vào ({count})", "Points that come in ({count})")
    points_out = Text("Mục không còn áp dụng ({count})", "Points that fall out ({count})")
    kept_hidden = Text("câu trả lời đã nhập được giữ, tạm ẩn", "its answer is kept, hidden")
    shown_again = Text("câu trả lời nhập trước đây hiện lại", "its earlier answer shows again")
    confirm = Text("Lưu đặc điểm mới", "Save the new profile")
    cancel = Text("Không lưu", "Do not save")
    preview = Text("Xem thay đổi và lưu", "See the changes and save")

    # Two people at once
    stale = Text(
        "Người khác vừa sửa mục này. Nội dung của bạn chưa lưu; hãy chọn giữ bản nào.",
        "Somebody else has just changed this. Yours is not saved yet; choose which one stays.",
    )
    theirs = Text("bản đang có", "as it stands")
    mine = Text("bản của bạn", "yours")
    empty = Text("(trống)", "(empty)")
    keep_mine = Text("Lưu bản của tôi", "Save mine")
    take_theirs = Text("Lấy bản đang có", "Take what stands")

    # Answers that no longer fit
    misfits_heading = Text("Câu trả lời không còn khớp quy định", "Answers that no longer fit the rules")
    misfits_notice = Text("Có {count} giá trị đã lưu không còn khớp bộ quy định.", "{count} stored values do not fit.")
    misfits_intro = Text(
        "Bộ quy định đã thay đổi sau khi bản này bắt đầu, nên chưa đối chiếu và chấm điểm tiếp được. Các giá trị dưới "
        "đây vẫn còn nguyên. Hãy xem từng giá trị rồi bỏ hoặc trả lời lại; giá trị đã bỏ được ghi trong nhật ký.",
        "The rules changed after this self-assessment began, so it cannot be evaluated for now. The values below are "
        "all still there. Look at each, then clear it or answer anew; what is cleared is kept in the trail.",
    )
    misfits_none = Text("Mọi giá trị đã lưu đều khớp bộ quy định.", "All that is stored fits the rules.")
    misfits_ask = Text(
        "Hãy nhờ cán bộ nhập liệu của đơn vị xử lý các giá trị này.", "Ask the unit's officer to settle these values."
    )
    go_on = Text("Làm tiếp", "Go on")
    place = Text("Chỗ lưu", "Place")
    value = Text("Giá trị đang lưu", "Stored value")
    why = Text("Vì sao không khớp", "Why it does not fit")
    clear = Text("Bỏ giá trị này", "Clear this value")
    whole_answer = Text("cả câu trả lời", "the whole answer")
    record = Text("lần {number}", "number {number}")
    answer_there = Text("Trả lời ở trang Thiết lập", "Answer it on the settings page")
    gone = Text("Giá trị này đã khớp hoặc vừa được bỏ.", "This value fits by now, or has just been cleared.")
    cleared_heading = Text("Những giá trị đã bỏ", "What was cleared")
    cleared_at = Text("{who}, {when}", "{who}, {when}")
    sent_heading = Text("Nội dung bạn vừa gửi", "What you have just sent")
    sent_hint = Text(
        "Phần mềm không đối chiếu được nên hiện lại nguyên văn ở đây để bạn chép lại khi cần.",
        "It could not be evaluated, so it stands here word for word, to be copied where needed.",
    )


# The parts of a draft in which a value may not fit, by the first step of its key path.
PARTS: Mapping[str, Text] = {
    "unit": SettingsTexts.profile_heading,
    "report": Text("Lời văn của báo cáo", "The report's texts"),
    "scoring": Text("Thang điểm", "Scoring scheme"),
    "adjustments": Text("Điểm thưởng, điểm trừ", "Bonus and penalty points"),
}
ANSWER_PARTS: Mapping[str, Text] = {
    "declared": Text("Tự khai", "Declared"),
    "facts": Text("Dữ kiện", "Facts"),
    "records": Text("Các lần ghi", "Events"),
    "points": Text("Các mục", "Points"),
    "reason": Text("Lý do", "Reason"),
    "cause": Text("Nguyên nhân", "Cause"),
    "remedy": Text("Khắc phục", "Remedy"),
    "supplied_by": Text("Người cung cấp", "Supplied by"),
    "evidence": Text("Minh chứng", "Evidence"),
}
