"""What must be known about a file that was taken in, without being held against it; and what came of one sent again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checklist.domain.text import Text


@dataclass(frozen=True, slots=True)
class Note:
    """A note by its code, which programs go by."""

    code: str
    text: Text

    def plain(self) -> dict[str, str]:
        """As it stands in a JSON column."""
        return {"code": self.code, "vi": self.text.vi, "en": self.text.en}


_NOTES: Mapping[str, Text] = {
    "accepted": Text("Đã tiếp nhận.", "Taken in."),
    "accepted_scan": Text(
        "Đã tiếp nhận bản giấy ký tay – chưa kiểm chứng bằng chữ ký số.",
        "Taken in as signed by hand on paper, which no digital signature proves.",
    ),
    "same_file": Text(
        "Chính tệp này đã được tiếp nhận trước đây; không tạo bản nộp mới.",
        "This very file was received before; there is no new submission.",
    ),
    "same_seal": Text(
        "Bản chốt này đã được tiếp nhận trước đây; không tạo bản nộp mới.",
        "This seal was received before; there is no new submission.",
    ),
    "more_signatures": Text(
        "Bản chốt này đã được tiếp nhận; tệp mới có nhiều chữ ký hơn nên thành tệp chính của bản nộp.",
        "This seal was received before; the new file carries more signatures and is now its main file.",
    ),
    "class_risen": Text(
        "Bản chốt này đã được tiếp nhận; tệp mới nâng hình thức xác nhận của bản nộp.",
        "This seal was received before; the new file vouches for it better.",
    ),
    "unassigned": Text(
        "Đơn vị “{name}” không có trong danh sách đơn vị: thành viên Ban Chỉ đạo phải gắn đơn vị cho bản nộp.",
        "“{name}” is not in the register of units: a member of the committee has to assign the unit.",
    ),
    "matched_by_name": Text(
        "Gắn với đơn vị trong danh sách theo loại hình, tên và cơ quan cấp trên.",
        "Assigned to the unit of the register with the same kind, name and superior.",
    ),
    "unit_not_in_force": Text(
        "Theo danh sách, đơn vị này không tồn tại vào ngày cuối kỳ.",
        "By the register, this unit does not exist on the last day of the period.",
    ),
    "no_campaign": Text(
        "Không có đợt đánh giá đang mở cho đơn vị và kỳ {period}.", "No campaign is open for this unit and {period}."
    ),
    "other_regulation": Text(
        "Đợt “{campaign}” yêu cầu bộ quy định khác nên bản nộp không tính vào đợt này.",
        "The campaign “{campaign}” asks for another rule book, so this does not count in it.",
    ),
    "other_scoring": Text(
        "Đơn vị chấm theo thang điểm khác thang điểm của đợt; tại đây tính theo thang điểm của đợt.",
        "The unit used another scoring scheme; here the campaign's own is used.",
    ),
    "late": Text("Nộp sau hạn {day} của đợt.", "Sent after {day}, when the campaign was due."),
    "sample": Text("Tài liệu mẫu của một đơn vị giả định.", "A sample of a fictional unit."),
    "supersedes": Text("Thay thế bản đã nhận trước của cùng kỳ.", "It supersedes an earlier version of the period."),
    "older_version": Text(
        "Cũ hơn bản đã nhận của cùng kỳ nên chỉ được lưu.", "It is older than the version received, and only kept."
    ),
    "order_unclear": Text(
        "Đã có bản khác của cùng kỳ và không rõ bản nào mới hơn: thành viên Ban Chỉ đạo phải chọn.",
        "Another version of the period is here, and which one is newer is not clear: a member has to decide.",
    ),
    "audited_already": Text(
        "Bản trước của cùng kỳ đang thẩm định hoặc đã kết luận: thành viên Ban Chỉ đạo phải chọn có thay thế không.",
        "The earlier version is in audit or concluded: a member decides whether this one supersedes it.",
    ),
    "no_crl": Text(
        "Chưa kiểm tra thu hồi: máy này chưa giữ danh sách thu hồi của “{issuer}”.",
        "Revocation was not checked: no revocation list of “{issuer}” is held here.",
    ),
    "crl_checked": Text(
        "Không có tên trong danh sách thu hồi của “{issuer}” lập ngày {day}.",
        "Not on the revocation list of “{issuer}” made on {day}.",
    ),
    "crl_old": Text(
        "Danh sách thu hồi của “{issuer}” đã quá ngày phải thay ({day}).",
        "The revocation list of “{issuer}” should have been renewed by {day}.",
    ),
}


def note(code: str, **details: str) -> Note:
    """The note ``code``, its sentence filled in; a detail reads the same in both languages."""
    sentence = _NOTES[code]
    return Note(code, Text(sentence.vi.format(**details), sentence.en.format(**details)))
