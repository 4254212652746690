"""The words of the page of rolled-up indicators. Templates know this class as ``rft``."""

from __future__ import annotations

from checklist.domain.text import Text


class RollUpFigureTexts:
    """The strings of the page."""

    heading = Text("Số liệu thống kê tổng hợp", "Rolled-up statistical figures")
    heading_of = Text("Số liệu thống kê tổng hợp: {campaign}", "Rolled-up statistical figures: {campaign}")
    intro = Text(
        "Tổng của các đơn vị đã báo cáo và của Ban Chỉ đạo; tỷ lệ tính lại từ tử số và mẫu số, không lấy bình quân; "
        "ban ghép tính một lần; chỉ số, giá trị gần nhất không cộng. Bấm vào số để xem các đơn vị đứng sau.",
        "Sums over the units that have reported and the committee; ratios are recomputed from their parts, never "
        "averaged; combined boards count once; an index or a latest value is never added. Each figure opens the units "
        "behind it.",
    )
    basic = Text("Biểu gọn", "Short form")
    basic_heading = Text("Biểu gọn: các chỉ tiêu chính", "Short form: the main indicators")
    group_heading = Text("{code}. {name}", "{code}. {name}")
    indicator = Text("Chỉ tiêu", "Indicator")
    figure = Text("Số tổng hợp", "Figure")
    given = Text("Đơn vị có số liệu", "Units that gave it")
    of_asked = Text("{given}/{asked}", "{given} of {asked}")
    missing = Text("Đơn vị đã báo cáo mà chưa có số liệu", "Units that reported without it")
    nobody = Text("cả {count} đơn vị đã báo cáo", "all {count} that have reported")
    missing_note = Text("Chưa có số liệu: {names}.", "No figure from: {names}.")
    not_sent = Text("Chưa báo cáo: {names}.", "Not reported: {names}.")
    all_sent = Text("Mọi đơn vị phải báo cáo đã báo cáo.", "Every unit due has reported.")
    sums_heading = Text("Phép cộng chưa khớp", "Sums that do not hold")
    failed_heading = Text(
        "Số liệu của Ban Chỉ đạo chưa đạt phép kiểm tra:", "The committee's figures that do not pass their checks:"
    )
    sums_hold = Text("{count} phép cộng đối chiếu đều khớp.", "All {count} cross-sums hold.")
    behind = Text("Đơn vị đứng sau: {indicator}", "Units behind: {indicator}")
    value = Text("Giá trị", "Value")
    note = Text("Giải trình, văn bản", "Explanation, paper")
    from_where = Text("Nguồn", "Source")
    aside = Text("đã bớt {number} do ban ghép", "{number} set aside: a combined body")
    partial = Text("chưa đủ cả kỳ", "not the whole period")
    back = Text("Về tất cả số liệu", "Back to all figures")
    to_rollup = Text("Về trang tổng hợp", "Back to the roll-up")
    none_behind = Text("Chưa đơn vị nào có số liệu này.", "No unit has given this figure.")
    unit = Text("Đơn vị", "Unit")
    no_figures = Text("Chưa có số liệu.", "There are no figures yet.")
