"""The minutes of an audit as printed: sections I to V, the table of what was compared, three places to sign by hand."""

from __future__ import annotations

from datetime import datetime

from checklist.domain.findings import VERDICT_NAMES
from checklist.domain.papers.common import header
from checklist.domain.papers.demands import demands_table
from checklist.domain.papers.document import Annex, Block, Document, Heading, Photo, Photos, Signature
from checklist.domain.papers.minutes import Minutes, Picture
from checklist.domain.papers.profiles import Profile
from checklist.domain.papers.tables import Column, ColumnKind, Row, Table
from checklist.domain.report import CO_SIGNER_SLOT, EMPTY, HEAD_SLOT, Line, LineKind
from checklist.domain.report_words import ended, long_date
from checklist.domain.text import count_vi, date_vi

TYPE = "BB"
PROVISION_DAYS = 5
ANNEX_NUMBERS = ("I", "II")
HAND_SIGNED = "(Ký, ghi rõ họ tên)"
HAND_SIGNED_AND_SEALED = "(Ký, ghi rõ họ tên; đóng dấu nếu có)"


def lay_out_minutes(paper: Minutes) -> Document:
    """The minutes as printed."""
    profile = paper.issuing.profile
    subject = f"Kiểm tra việc thực hiện dân chủ ở cơ sở tại {paper.unit}"
    blocks: list[Block] = [Line(_opening(paper))]
    for number, title, part in (
        ("I", "THÀNH PHẦN", _people(paper)),
        ("II", "NỘI DUNG, CÁCH THỨC KIỂM TRA", _conduct(paper)),
        ("III", "KẾT QUẢ KIỂM TRA", _results(paper)),
        ("IV", "Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA", _opinions(paper)),
        ("V", "KẾT LUẬN TẠI BUỔI LÀM VIỆC", _agreed(paper)),
    ):
        blocks += [Heading(profile.heading(number), title), *part]
    return Document(
        profile=profile,
        kind="BIÊN BẢN",
        subject=subject,
        title=f"Biên bản {subject[0].lower()}{subject[1:]}",
        issuer=paper.issuing.issuer,
        header=header(paper.issuing, TYPE, has_date=False),
        blocks=tuple(blocks),
        closing=_closing(paper, profile),
        witnesses=_witnesses(paper, profile),
        annexes=_annexes(paper),
        has_initials=True,
        has_code=True,
    )


def _opening(paper: Minutes) -> str:
    return (
        f"Thực hiện {paper.basis}, hôm nay, hồi {_hour(paper.opened_at)} {long_date(paper.opened_at.date())}, tại "
        f"{paper.venue}, Đoàn kiểm tra đã làm việc với {paper.unit}."
    )


def _hour(at: datetime) -> str:
    return f"{at.hour:02d} giờ {at.minute:02d} phút"


def _people(paper: Minutes) -> list[Block]:
    lines: list[Block] = []
    sides = [("Đoàn kiểm tra", paper.team), ("Đơn vị được kiểm tra", paper.unit_side)]
    sides += [("Đại biểu mời", paper.invited)] if paper.invited else []
    for number, (title, people) in enumerate(sides, 1):
        lines.append(Heading(f"{number}.", title, 2))
        lines += [Line(", ".join(filter(None, (p.name, p.post, p.part))) + ";", LineKind.BULLET) for p in people[:-1]]
        lines += [Line(", ".join(filter(None, (p.name, p.post, p.part))) + ".", LineKind.BULLET) for p in people[-1:]]
    if paper.absent:
        lines.append(Line(ended(f"Vắng: {paper.absent}")))
    return lines


def _conduct(paper: Minutes) -> list[Block]:
    sentences = [f"Kỳ kiểm tra: từ ngày {date_vi(paper.period.start)} đến ngày {date_vi(paper.period.end)}."]
    if paper.received_on:
        sentences.append(f"Đoàn đã nhận tài liệu của đơn vị ngày {date_vi(paper.received_on)}{_in_time(paper)}.")
    how = [method.rstrip(" .;") for method in paper.methods]
    if paper.interviewed:
        how.append(f"phỏng vấn {count_vi(paper.interviewed)} người (không ghi tên)")
    if how:
        sentences.append(f"Cách thức: {'; '.join(how)}.")
    return [Line(" ".join(sentences))]


def _in_time(paper: Minutes) -> str:
    if paper.days_before is None:
        return ""
    reached = "đạt" if paper.days_before >= PROVISION_DAYS else "không đạt"
    return (
        f", trước buổi làm việc {count_vi(paper.days_before)} ngày làm việc "
        f"({reached} mức {count_vi(PROVISION_DAYS)} ngày làm việc)"
    )


def _results(paper: Minutes) -> list[Block]:
    found: list[Block] = [Heading("1.", "Ưu điểm", 2), *_own(paper.strengths, LineKind.BULLET)]
    found.append(Heading("2.", "Hạn chế, thiếu sót", 2))
    for number, fault in enumerate(paper.faults, 1):
        details = [f"căn cứ: {fault.basis}"] if fault.basis else []
        details += [f"hồ sơ đã xem: {fault.records}"] if fault.records else []
        note = f" ({'; '.join(details)})" if details else ""
        found.append(Line(f"({number}) {fault.text.rstrip(' .;')}{note}."))
    found += [] if paper.faults else [Line(EMPTY)]
    found += [Heading("3.", "Bảng đối chiếu", 2), *_comparison(paper)]
    return [*found, Heading("4.", "Đề nghị điểm thẩm định, xếp loại", 2), Line(_proposal(paper))]


def _own(texts: tuple[str, ...], kind: LineKind) -> list[Block]:
    return [Line(ended(text), kind) for text in texts] or [Line(EMPTY)]


def _comparison(paper: Minutes) -> list[Block]:
    listed = paper.listed
    rest = len(paper.items) - len(listed)
    same = f"Các nội dung còn lại: thống nhất với tự đánh giá ({count_vi(rest)} nội dung)."
    if not listed:
        return [Line(same)]
    rows = tuple(
        Row(
            (
                item.number,
                item.text,
                VERDICT_NAMES[item.self_verdict].vi,
                VERDICT_NAMES[item.audit_verdict].vi,
                item.records or "–",
                item.remark or ("Kiểm tra theo mẫu, thống nhất" if item.self_verdict is item.audit_verdict else "–"),
            )
        )
        for item in listed
    )
    columns = (
        Column("TT", 11, ColumnKind.CENTRE),
        Column("Nội dung", 60),
        Column("Tự chấm", 17, ColumnKind.CENTRE),
        Column("Kết quả kiểm tra", 17, ColumnKind.CENTRE),
        Column("Hồ sơ đã xem", 29),
        Column("Nhận xét của Đoàn", 31),
    )
    table = Table(columns, rows, is_small=True)
    return [table, *([Line(same)] if rest else [])]


def _proposal(paper: Minutes) -> str:
    parts = [f"Điểm thẩm định đề nghị: {paper.proposed_points or '–'}"]
    parts.append(f"kiến nghị xếp loại: {paper.proposed_grade or 'chưa kiến nghị'}")
    if paper.knocked_out:
        parts.append(f"khống chế: {paper.knocked_out}")
    return ended("; ".join(parts))


def _opinions(paper: Minutes) -> list[Block]:
    agreed = paper.agreed or "Đơn vị thống nhất với kết quả kiểm tra nêu trên"
    none = "Không có nội dung chưa thống nhất."
    own: list[Block] = [Line(text, LineKind.OWN) for text in paper.disputed]
    return [
        Heading("1.", "Nội dung thống nhất", 2),
        Line(ended(agreed), LineKind.OWN),
        Heading("2.", "Nội dung chưa thống nhất, giải trình", 2),
        *(own or [Line(none)]),
    ]


def _agreed(paper: Minutes) -> list[Block]:
    blocks: list[Block] = [demands_table(paper.demands)] if paper.demands else [Line("Đoàn không có yêu cầu thêm.")]
    if paper.recommendations:
        blocks.append(Line("Kiến nghị với cơ quan có thẩm quyền:"))
        blocks += _own(paper.recommendations, LineKind.BULLET)
    return blocks


def _closing(paper: Minutes, profile: Profile) -> tuple[Line, ...]:
    each = ", mỗi bên giữ 01 bản" if paper.copies == 2 else ""
    agreed = "các bên thống nhất nội dung và cùng ký" if not paper.not_signing else "Đoàn kiểm tra ký"
    text = (
        f"Biên bản kết thúc hồi {_hour(paper.closed_at)} cùng ngày, được thông qua tại buổi làm việc, {agreed}; "
        f"lập thành {count_vi(paper.copies)} bản có giá trị như nhau{each}"
    )
    if not paper.not_signing:
        return (Line(profile.ended(text)),)
    return (Line(f"{text}."), Line(profile.ended(f"Đơn vị không ký biên bản: {paper.not_signing}")))


def _witnesses(paper: Minutes, profile: Profile) -> tuple[Signature, ...]:
    first, second = f"{CO_SIGNER_SLOT}1", f"{CO_SIGNER_SLOT}2"
    secretary = "NGƯỜI GHI BIÊN BẢN" if profile.is_party else "THƯ KÝ"
    head = "TRƯỞNG ĐOÀN" if profile.is_party else "TRƯỞNG ĐOÀN KIỂM TRA"
    return (
        Signature(first, (), secretary, "", paper.secretary.name, False, HAND_SIGNED),
        Signature(
            second,
            (),
            "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA",
            "",
            paper.representative.name,
            False,
            HAND_SIGNED_AND_SEALED,
        ),
        Signature(HEAD_SLOT, (), head, "", paper.head.name, False, HAND_SIGNED),
    )


def _annexes(paper: Minutes) -> tuple[Annex, ...]:
    reference = f"(Kèm theo Biên bản kiểm tra {long_date(paper.opened_at.date())} tại {paper.unit})"
    found: list[tuple[str, Block]] = []
    if paper.records_seen:
        columns = (Column("TT", 12, ColumnKind.CENTRE), Column("Hồ sơ, tài liệu đã kiểm tra", 153))
        rows = tuple(Row((str(number), text)) for number, text in enumerate(paper.records_seen, 1))
        found.append(("DANH MỤC HỒ SƠ ĐÃ KIỂM TRA", Table(columns, rows)))
    if paper.pictures:
        photos = tuple(Photo(each.sha256, _caption(number, each)) for number, each in enumerate(paper.pictures, 1))
        found.append(("ẢNH CHỤP TẠI BUỔI KIỂM TRA", Photos(photos)))
    return tuple(
        Annex(f"Phụ lục {number}", title, reference, (block,))
        for number, (title, block) in zip(ANNEX_NUMBERS, found, strict=False)
    )


def _caption(number: int, picture: Picture) -> str:
    day = f" (chụp ngày {date_vi(picture.taken_on)})" if picture.taken_on else ""
    shows = f" {picture.caption.rstrip(' .;')}" if picture.caption.strip() else ""
    return f"Ảnh {number}.{shows}{day}"
