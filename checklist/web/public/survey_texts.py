"""Every fixed string of the survey that citizens and workers answer. Its templates know this class as ``sv``."""

from __future__ import annotations

from checklist.domain.text import Text


class SurveyTexts:
    """The strings, grouped as the pages are."""

    heading = Text("Khảo sát sự hài lòng", "Satisfaction survey")
    intro = Text(
        "Năm câu hỏi, mỗi câu chọn một mức từ 1 (rất không hài lòng) đến 5 (rất hài lòng). Không hỏi tên, không hỏi số "
        "điện thoại, không lưu địa chỉ mạng. Mỗi thiết bị trả lời một lần.",
        "Five questions, each with one choice from 1 (very dissatisfied) to 5 (very satisfied). No name, no phone "
        "number, no network address is kept. Each device answers once.",
    )
    cookie = Text(
        "Trang này lưu trên máy của ông/bà một số ngẫu nhiên, chỉ để biết máy đã trả lời.",
        "This page keeps a random number on your device, only to know that it has answered.",
    )
    until = Text("Mở đến hết ngày {day}.", "Open until the end of {day}.")
    send = Text("Gửi trả lời", "Send")
    incomplete = Text("Chưa gửi được", "Not sent")
    missing = Text("Hãy chọn một mức cho cả năm câu.", "Choose one answer to each of the five questions.")
    no_cookie = Text(
        "Trình duyệt không lưu cookie nên không nhận được trả lời. Hãy cho phép cookie của trang này rồi mở lại.",
        "The browser keeps no cookies, so the answer cannot be taken. Allow cookies of this site, then open it again.",
    )
    too_many = Text(
        "Có quá nhiều trả lời từ cùng một mạng trong thời gian ngắn. Hãy thử lại sau ít phút.",
        "Too many answers came from one network in a short while. Try again in some minutes.",
    )
    thanks = Text("Đã ghi nhận trả lời. Xin cảm ơn.", "Your answer has been taken. Thank you.")
    answered = Text(
        "Thiết bị này đã trả lời đợt khảo sát. Mỗi thiết bị trả lời một lần.",
        "This device has answered the survey. Each device answers once.",
    )
    not_yet = Text("Đợt khảo sát mở từ ngày {day}.", "The survey opens on {day}.")
    closed = Text("Đợt khảo sát đã đóng từ hết ngày {day}.", "The survey closed at the end of {day}.")
