"""The fixed strings of the pages on law in time and on old law beside new. Their templates know this class as ``l``."""

from __future__ import annotations

from checklist.domain.text import Text


class LawTexts:
    """The strings, grouped as the pages are."""

    # Law in time
    heading = Text("Luật và văn bản qua thời gian", "Law and instruments over time")
    intro = Text(
        "Mỗi sự việc được đối chiếu theo luật có hiệu lực vào ngày xảy ra. Trang này cho biết ngày nào áp dụng văn bản "
        "nào, vì sao, và điều gì chưa đọc được hoặc chưa chắc chắn.",
        "Each event is compared with the law in force on its own day. This page says which instrument applies on which "
        "day, why, and what has not been read or is not certain.",
    )
    on_this_page = Text("Trên trang này", "On this page")
    ask_heading = Text("Ngày nào áp dụng văn bản nào?", "Which law on which day?")
    kind = Text("Loại hình đơn vị", "Kind of unit")
    choose = Text("Chọn loại hình", "Choose a kind")
    first_day = Text("Ngày, hoặc ngày đầu kỳ", "The day, or the first day of a period")
    last_day = Text("Ngày cuối kỳ", "The last day of the period")
    first_day_hint = Text("Ngày/tháng/năm, ví dụ 31/01/2021", "Day/month/year, for example 31/01/2021")
    last_day_hint = Text("Bỏ trống nếu chỉ hỏi một ngày", "Leave empty to ask about one day")
    ask = Text("Tra cứu", "Look up")
    not_answered = Text("Chưa tra cứu được", "This could not be looked up")
    chains_heading = Text("Chuỗi văn bản của từng loại hình đơn vị", "The chain of law for each kind of unit")
    encoded_legend = Text("có bộ quy định trong phần mềm", "a rule book in this program")
    named_legend = Text("biết văn bản, chưa có bộ quy định", "the instrument is known, not encoded")
    nothing_legend = Text("chưa tìm thấy văn bản", "no instrument found")
    today = Text("Đang áp dụng hôm nay", "Applies today")
    rule_book = Text("Bộ quy định", "Rule book")
    local_books = Text("Bộ quy định của địa phương có thể dùng", "Local rule books that may be used")
    coming = Text("Sắp thay đổi", "Coming changes")
    instruments_heading = Text("Danh mục văn bản", "List of instruments")

    # Old law beside new
    crosswalk_link = Text(
        "Đối chiếu từng yêu cầu với luật sau này", "Compare each requirement with the law that followed"
    )
    earlier_link = Text("Đối chiếu với luật cũ", "Compare with the earlier law")
    old_law = Text("Quy định cũ", "Old law")
    new_law = Text("Quy định mới", "New law")
    numbers = Text("Con số", "Numbers")
    before = Text("Trước", "Before")
    after = Text("Nay", "Now")
    no_number = Text("không có con số để đối chiếu", "no number to compare")
    none_followed = Text("Không có điều tương ứng", "Nothing corresponds")
    only_instrument = Text("Theo văn bản", "See the instrument")
    added = Text("Yêu cầu mới, luật cũ không có", "New requirements, not in the old law")
