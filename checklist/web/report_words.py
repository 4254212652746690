"""The strings about proposed texts, the minutes and new versions. Templates know this class as ``rw``."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text
from checklist.services.report_texts import Standing


class ReportWords:
    """The strings, grouped as the parts of the pages are."""

    # Proposed texts
    bound = Text("Báo cáo tự in thêm ở mục này ({count})", "The report adds by itself here ({count})")
    bound_hint = Text(
        "Số liệu do phần mềm giữ; câu nào lời của đơn vị đã nói đủ số liệu thì không in lặp.",
        "Bound to the data; a sentence whose figures your own words give in full is not printed twice.",
    )
    outdated = Text(
        "Số liệu đã thay đổi từ khi đơn vị sửa mục này. Lời đã sửa được giữ nguyên; đề xuất theo số liệu mới:",
        "The data has changed since this text was edited. Your words are kept; the proposal by today's data:",
    )
    empty_now = Text("(nay không còn gì để nêu ở mục này)", "(nothing to say here any more)")
    see_proposal = Text("Xem đề xuất từ số liệu", "See the proposal from the data")
    take = Text("Lấy đề xuất này", "Take this proposal")
    keep = Text("Giữ lời của đơn vị", "Keep our own words")
    for_field = Text(": {field}", ": {field}")
    texts_heading = Text("Lời văn của báo cáo", "The report's wording")
    offered = Text(
        "Phần mềm đã soạn sẵn {count} mục từ số liệu nhưng chưa ai lưu, nên chưa in vào báo cáo: {fields}.",
        "{count} texts were drafted from the data but nobody has saved them, so they are not printed yet: {fields}.",
    )
    outdated_texts = Text(
        "Số liệu đã thay đổi từ khi đơn vị sửa {count} mục: {fields}. Hãy xem lại.",
        "The data has changed since {count} texts were edited: {fields}. Look at them again.",
    )
    open_report = Text("Mở nội dung báo cáo", "Open the report's texts")

    # Minutes
    minutes_heading = Text("Biên bản họp thông qua kết quả tự đánh giá", "Minutes of the meeting that adopted it")
    minutes_hint = Text(
        "Tệp PDF, ảnh chụp hoặc bản quét (JPEG, PNG, WebP). Phụ lục III của báo cáo ghi số, ngày và mã băm SHA-256 của "
        "tệp.",
        "A PDF, a photo or a scan (JPEG, PNG, WebP). Annex III of the report gives its number, day and SHA-256.",
    )
    minutes_none = Text("Chưa có biên bản.", "There are no minutes yet.")
    minutes_file = Text("Tệp biên bản", "File of the minutes")
    minutes_reference = Text("Số, ký hiệu (nếu có)", "Number (if any)")
    minutes_number = Text("Số, ký hiệu", "Number")
    minutes_dated = Text("Ngày họp", "Day of the meeting")
    minutes_attach = Text("Đính kèm biên bản", "Attach the minutes")
    minutes_replace = Text("Thay biên bản", "Replace the minutes")
    minutes_remove = Text("Bỏ biên bản", "Remove the minutes")
    minutes_download = Text("Tải biên bản về", "Download the minutes")
    minutes_added = Text("Đính kèm lúc", "Attached")
    minutes_refused = Text("Chưa đính kèm được biên bản:", "The minutes were not attached:")
    minutes_sealed = Text("Có tên trong báo cáo đã chốt.", "Named in the sealed report.")
    form = Text("Dạng", "Form")
    pdf = Text("tệp PDF", "PDF file")
    picture = Text("ảnh chụp, bản quét", "photo or scan")

    # Versions
    new_heading = Text("Lập phiên bản mới", "Make a new version")
    new_hint = Text(
        "Khi báo cáo bị trả lại hoặc có chỗ sai: phiên bản mới bắt đầu với mọi câu trả lời, minh chứng và lời văn của "
        "bản này, để sửa rồi chốt lại. Bản này được giữ nguyên.",
        "When the report was returned or is wrong: a new version begins with all answers, evidence and texts of this "
        "one, to be changed and sealed again. This one is kept as it is.",
    )
    new_unseals = Text("Bản này chưa có chữ ký nên sẽ không ký được nữa.", "It bears no signature and cannot get one.")
    new_replaces = Text("Bản này đã ký và vẫn còn giá trị.", "It has been signed and still stands.")
    version_heading = Text("Phiên bản {number}: thay đổi so với bản đã chốt", "Version {number}: what has changed")
    version_of = Text("Thay cho bản đã chốt mã {id}.", "It comes after the sealed report {id}.")
    version_reason = Text("Lý do: {reason}", "Reason: {reason}")
    open_old = Text("Mở bản đã chốt", "Open the sealed report")
    unchanged = Text("Không có gì thay đổi so với bản đã chốt.", "Nothing has changed since the report was sealed.")
    unchanged_hint = Text(
        "Cùng một nội dung không chốt hai lần. Hãy sửa chỗ cần sửa, hoặc bỏ phiên bản này: khi đó bản đã chốt mã {id} "
        "lại có hiệu lực và ký tiếp được.",
        "The same content is not sealed twice. Change what must change, or drop this version: the sealed report {id} "
        "then stands again and can be signed.",
    )
    drop = Text("Bỏ phiên bản này, trở lại bản đã chốt", "Drop this version, go back to the sealed report")
    not_readable = Text(
        "Không so sánh được: dữ liệu của bản đã chốt không mở lại được.",
        "No comparison: the sealed data cannot be opened again.",
    )
    rules_changed = Text(
        "Bộ quy định dùng cho hai phiên bản khác nhau ở {count} chỗ; một phần thay đổi có thể do đó.",
        "The rules of the two versions differ in {count} places; some changes may come from that.",
    )
    score_changes = Text("Điểm, xếp loại", "Score and grade")
    profile_changes = Text("Đặc điểm đơn vị", "The unit")
    answer_changes = Text("Câu trả lời và kết quả đối chiếu ({count} nội dung)", "Answers and findings ({count})")
    figure_changes = Text("Số liệu thống kê ({count} thay đổi)", "Statistical figures ({count} changes)")
    report_changes = Text("Lời văn của báo cáo ({count} mục)", "The report's texts ({count})")
    item = Text("Mục", "Item")
    before = Text("Bản đã chốt", "Sealed before")
    after = Text("Bản này", "This version")
    nothing = Text("(không có)", "(none)")


STANDING_WORDS: Mapping[Standing, Text] = {
    Standing.OFFERED: Text(
        "Đề xuất từ số liệu, chưa lưu. Sửa nếu cần rồi bấm Lưu.", "Proposed from the data, not saved. Edit, then save."
    ),
    Standing.FOLLOWS: Text(
        "Đã nhận đề xuất; tự cập nhật theo số liệu cho đến khi chốt.",
        "Accepted as proposed; follows the data until sealed.",
    ),
    Standing.OWN: Text("Lời của đơn vị; phần mềm không tự sửa.", "Your own words; never changed by the program."),
}
