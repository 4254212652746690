"""Every fixed string of the public pages of units. Their templates know this class as ``pub``."""

from __future__ import annotations

from checklist.domain.public.posting import PostingState
from checklist.domain.text import Text


class PublicTexts:
    """The strings, grouped as the pages are."""

    list_heading = Text("Kết quả đã công khai", "Published results")
    list_intro = Text(
        "Các đơn vị dưới đây tự chọn công khai kết quả thực hiện dân chủ ở cơ sở hoặc niêm yết thông tin tại đây. "
        "Không cần đăng nhập.",
        "The units below have chosen to publish their results on grassroots democracy, or post information here. No "
        "log-in is needed.",
    )
    list_none = Text("Chưa có đơn vị nào công khai.", "No unit has published anything yet.")
    to_list = Text("Tất cả đơn vị đã công khai", "All units that published")
    sample = Text(
        "TÀI LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ. Đơn vị này không có thật.",
        "SAMPLE – WITHOUT LEGAL VALUE. This unit does not exist.",
    )
    heading = Text("Kết quả đã công khai", "Published results")
    period = Text("Kỳ {period}", "Period {period}")
    by_law = Text("Theo {law}", "Under {law}")
    published = Text("Công khai từ ngày {day}", "Public since {day}")
    replaced = Text(
        "Đơn vị đã lập báo cáo thay thế báo cáo này; kết quả dưới đây là của báo cáo cũ.",
        "The unit has replaced this report with a newer one; what follows is the old one's.",
    )
    score = Text("Điểm tự đánh giá", "Own score")
    score_line = Text("{score}/100 điểm", "{score} of 100 points")
    grade_line = Text("{score}, xếp loại {grade}", "{score}, grade {grade}")
    compliance = Text("Tuân thủ pháp luật (tự đánh giá)", "Legal compliance (own assessment)")
    compliance_line = Text("{share} ({done}/{counted} yêu cầu đạt)", "{share} ({done} of {counted} requirements met)")
    audited = Text("Ban Chỉ đạo thẩm định", "Audited by the committee")
    audited_line = Text("{result}, kết luận ngày {day}", "{result}, concluded on {day}")
    scheme = Text(
        "Ban Chỉ đạo chấm theo thang điểm khác: {title}. Điểm hai cột không so trực tiếp được.",
        "The committee used another scheme: {title}. The points of the two columns do not compare directly.",
    )
    certificate = Text("Giấy công nhận", "Certificate")
    certificate_line = Text("số {number}, mã {code}: {state}", "No. {number}, code {code}: {state}")
    see_certificate = Text("Tra cứu giấy công nhận này", "Look this certificate up")
    survey = Text("Người dân, người lao động đánh giá", "Rated by those it serves")
    survey_line = Text(
        "{count} phiếu, từ {first} đến {last}; thang điểm từ 1 đến 5",
        "{count} answers, {first} to {last}; on a scale from 1 to 5",
    )
    too_few = Text("Chưa đủ 5 phiếu nên chưa công bố.", "Fewer than 5 answers so far, so nothing is shown.")
    rights_caption = Text("Kết quả theo từng nhóm quyền", "Results by right")
    right = Text("Nhóm quyền", "Right")
    own = Text("Đơn vị tự đánh giá", "Own assessment")
    committee = Text("Ban Chỉ đạo", "Committee")
    people = Text("Khảo sát (1–5)", "Survey (1–5)")
    attitude = Text("Thái độ phục vụ", "Attitude of service")
    of_points = Text("{earned}/{maximum} điểm", "{earned} of {maximum} points")
    none = Text("–", "–")
    requirements = Text("Danh sách yêu cầu và kết quả ({count})", "Requirements and results ({count})")
    requirement = Text("Yêu cầu", "Requirement")
    basis = Text("Căn cứ", "Basis")
    result = Text("Kết quả tự đánh giá", "Own result")
    download = Text("Tải báo cáo đã ký", "Download the signed report")
    surveys_heading = Text("Khảo sát sự hài lòng", "Satisfaction survey")
    survey_open = Text(
        "Trả lời khảo sát (5 câu, mở đến hết ngày {day})", "Answer the survey (5 questions, until {day})"
    )
    question = Text("Câu hỏi", "Question")
    mean = Text("Điểm trung bình", "Mean")
    content = Text("Hài lòng (mức 4–5)", "Satisfied (4–5)")
    board_heading = Text("Bảng niêm yết điện tử", "Disclosure board")
    board_line = Text("Đang niêm yết {count} nội dung", "{count} items posted now")
    board_link = Text("Xem bảng niêm yết", "See the board")
    posted_now = Text("Đang niêm yết", "Posted now")
    nothing_now = Text("Hôm nay không có nội dung nào.", "Nothing is posted today.")
    archive = Text("Đã niêm yết", "Posted before")
    archive_hint = Text(
        "Chỉ ghi tên và thời gian niêm yết; nội dung và tệp không còn ở đây sau khi hết thời gian.",
        "Titles and days only: texts and files are not kept here once their time is over.",
    )
    nothing_before = Text("Chưa có nội dung nào đã hết thời gian niêm yết.", "Nothing has ended yet.")
    from_until = Text("Từ ngày {first} đến hết ngày {last}", "From {first} to the end of {last}")
    from_open = Text("Từ ngày {first} đến khi gỡ xuống", "From {first} until it is taken down")
    stood = Text("Từ ngày {first} đến hết ngày {last} ({days} ngày)", "From {first} to {last} ({days} days)")
    fulfils = Text("Thực hiện {cite}", "Fulfils {cite}")
    get_file = Text("Tải tệp: {name}", "Download: {name}")
    to_unit = Text("Về trang của đơn vị", "Back to the unit's page")


STATES = {
    PostingState.PREPARED: Text("Chưa đăng", "Not posted yet"),
    PostingState.COMING: Text("Sắp niêm yết", "To be posted"),
    PostingState.POSTED: Text("Đang niêm yết", "Posted"),
    PostingState.ENDED: Text("Đã hết niêm yết", "Ended"),
}
