"""Papers for tests: realistic, with long Vietnamese names; every function takes the layout and what to override."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from checklist.domain.dates import VIETNAM, Period
from checklist.domain.findings import Verdict
from checklist.domain.papers.certificate import Certificate, DecisionReference
from checklist.domain.papers.common import Demand, Grade, Issuing, Signatory
from checklist.domain.papers.conclusion import Conclusion
from checklist.domain.papers.consolidated import ConsolidatedReport
from checklist.domain.papers.decision import Decision, RecognisedUnit
from checklist.domain.papers.lay_out import Paper
from checklist.domain.papers.minutes import Attendee, ComparedItem, Fault, Minutes
from checklist.domain.papers.profiles import LayoutId
from checklist.domain.papers.remedy_plan import Remedy, RemedyPlan, RemedyState
from checklist.domain.report import Line, LineKind
from tests.domain.paper_form_samples import AS_OF, SCHOOL, tables

STATE, PARTY = LayoutId.STATE, LayoutId.PARTY
GOOD, FAIR, AVERAGE, WEAK = (
    Grade("good", "Tốt"),
    Grade("fair", "Khá"),
    Grade("average", "Trung bình"),
    Grade("weak", "Yếu"),
)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
LONGEST_NAME = (
    "Công ty trách nhiệm hữu hạn một thành viên Xuất nhập khẩu Nông sản, Thủy sản và Vật liệu xây dựng Nguyễn Huỳnh "
    "Phước Thịnh – Chi nhánh Khu công nghiệp Long Hậu, Thành phố Hồ Chí Minh"
)


def issuing(layout: LayoutId = STATE, **changes: Any) -> Issuing:
    """A steering committee of a commune, of the State or of the Party."""
    party = layout is PARTY
    body = Issuing(
        layout=layout,
        superior="Đảng bộ tỉnh Lai Châu" if party else "Ủy ban nhân dân xã Mường Kim",
        issuer="Ban Chỉ đạo thực hiện dân chủ ở cơ sở",
        symbol="BCĐ",
        place="Mường Kim",
        drawn_up_on=date(2026, 1, 20),
        is_sample=True,
    )
    return replace(body, **changes)


def chair(layout: LayoutId = STATE) -> Signatory:
    """The chair of the committee, with the chair's own office."""
    office = "Phó Bí thư Thường trực Đảng ủy xã" if layout is PARTY else "Phó Chủ tịch Ủy ban nhân dân xã"
    return Signatory("Trưởng Ban", "Nguyễn Hoàng Phương Thảo", "Ban Chỉ đạo", "", office)


def item(number: int, self_verdict: Verdict, audit_verdict: Verdict, **more: Any) -> ComparedItem:
    """A compared item with a text of usual length."""
    return ComparedItem(
        f"2.{number}",
        "Niêm yết công khai tại trụ sở Ủy ban nhân dân xã và nhà văn hóa thôn kế hoạch sử dụng đất, mức thu phí, "
        "lệ phí",
        self_verdict,
        audit_verdict,
        records="Biên bản niêm yết số 12/BB-UBND ngày 03/3/2025",
        remark="Niêm yết 21 ngày, thiếu 09 ngày so với 30 ngày" if self_verdict is not audit_verdict else "",
        **more,
    )


def minutes(layout: LayoutId = STATE, listed: int = 20, agreed: int = 47, **changes: Any) -> Minutes:
    """Minutes with ``listed`` items in the table and ``agreed`` more."""
    kinds = (
        (Verdict.DONE, Verdict.PARTLY, {}),
        (Verdict.DONE, Verdict.NOT_DONE, {}),
        (Verdict.PARTLY, Verdict.PARTLY, {}),
        (Verdict.DONE, Verdict.DONE, {"is_sampled": True}),
    )
    items = [item(n + 1, *kinds[n % 4][:2], **kinds[n % 4][2]) for n in range(listed)]
    items += [item(n + 1, Verdict.DONE, Verdict.DONE) for n in range(listed, listed + agreed)]
    paper = Minutes(
        issuing=issuing(layout, symbol="ĐKT"),
        unit="Ủy ban nhân dân xã Mường Kim",
        period=YEAR,
        basis="Quyết định số 12/QĐ-BCĐ ngày 05 tháng 01 năm 2026 của Ban Chỉ đạo về việc thành lập Đoàn kiểm tra",
        opened_at=datetime(2026, 1, 14, 8, 0, tzinfo=VIETNAM),
        closed_at=datetime(2026, 1, 14, 11, 30, tzinfo=VIETNAM),
        venue="trụ sở Ủy ban nhân dân xã Mường Kim",
        team=(
            Attendee("Ông Nguyễn Văn Thắng", "Phó Trưởng Ban Chỉ đạo", "Trưởng đoàn"),
            Attendee("Bà Lò Thị Ngọc Ánh", "chuyên viên Văn phòng Đảng ủy", "Thư ký"),
        ),
        unit_side=(
            Attendee("Ông Lò Văn Hùng", "Chủ tịch Ủy ban nhân dân xã"),
            Attendee("Bà Hoàng Thị Mỷ", "công chức Văn phòng – Thống kê"),
        ),
        invited=(Attendee("Ông Vàng A Sử", "Trưởng Ban Thanh tra nhân dân xã"),),
        items=tuple(items),
        head=Signatory("Trưởng đoàn", "Nguyễn Văn Thắng"),
        secretary=Signatory("Thư ký", "Lò Thị Ngọc Ánh"),
        representative=Signatory("Chủ tịch", "Lò Văn Hùng"),
        received_on=date(2026, 1, 6),
        days_before=6,
        methods=(
            "nghe báo cáo",
            "đối chiếu hồ sơ",
            "kiểm tra thực tế điểm niêm yết tại trụ sở, sổ tiếp công dân, nhà văn hóa thôn Nà Then",
        ),
        interviewed=8,
        strengths=("Quy chế thực hiện dân chủ được ban hành và phổ biến đến 131/131 thôn, bản",),
        faults=(
            Fault(
                "Niêm yết công khai kế hoạch sử dụng đất thiếu thời gian quy định",
                "khoản 2 Điều 13 Luật Thực hiện dân chủ ở cơ sở",
                "Biên bản niêm yết số 12/BB-UBND",
            ),
        ),
        proposed_points="82,5/100",
        proposed_grade="Khá",
        disputed=(
            "Đơn vị cho rằng việc niêm yết thiếu thời gian là do nhà văn hóa thôn Nà Then đang sửa chữa, đề nghị Đoàn "
            "xem xét.",
        ),
        demands=(
            Demand(
                "Niêm yết lại kế hoạch sử dụng đất đủ 30 ngày, lập biên bản niêm yết và biên bản kết thúc",
                "Công chức Địa chính – Xây dựng",
                date(2026, 3, 15),
                "Biên bản, ảnh niêm yết",
            ),
            Demand("Bổ sung sổ tiếp công dân", "Văn phòng Ủy ban nhân dân xã", date(2026, 2, 28), "Sổ tiếp công dân"),
        ),
        recommendations=("Đề nghị cấp có thẩm quyền hỗ trợ kinh phí sửa chữa nhà văn hóa thôn",),
    )
    return replace(paper, **changes)


def conclusion(layout: LayoutId = STATE, **changes: Any) -> Conclusion:
    """A notice of conclusion with two demands."""
    paper = Conclusion(
        issuing=issuing(layout),
        unit=SCHOOL,
        period=YEAR,
        basis="Biên bản kiểm tra ngày 14 tháng 01 năm 2026 của Đoàn kiểm tra",
        result=(
            "Nhà trường đã tổ chức hội nghị cán bộ, công chức, viên chức, người lao động; công khai tài chính, tuyển "
            "sinh theo quy định"
        ),
        signatory=chair(layout),
        strengths=("Có 45/52 nội dung đạt (86,5%); hồ sơ lưu trữ đầy đủ, dễ tra cứu",),
        faults=(
            "Còn 02/26 nội dung công khai chưa đúng hạn (mục 2.3, 2.7)",
            "Chưa lập biên bản đối thoại nội bộ quý III năm 2025 (mục 6.1)",
        ),
        causes=("người phụ trách mới nhận việc", "chưa có lịch nhắc việc"),
        points="82,5/100",
        grade=FAIR,
        demands=minutes(layout).demands,
        plan_due=date(2026, 2, 28),
        recipients=("Đoàn kiểm tra", SCHOOL, "Ủy ban nhân dân xã Mường Kim (b/c)"),
    )
    return replace(paper, **changes)


def decision(layout: LayoutId = STATE, count: int = 12, **changes: Any) -> Decision:
    """A decision about ``count`` units of several kinds and grades."""
    names = (SCHOOL, "Trạm Y tế xã Mường Kim", "Ủy ban nhân dân xã Mường Kim", LONGEST_NAME)
    kinds = ("Đơn vị sự nghiệp công lập", "Đơn vị sự nghiệp công lập", "Xã, phường, đặc khu", "Người sử dụng lao động")
    grades = (GOOD, FAIR, GOOD, AVERAGE, None, WEAK)
    units = tuple(
        RecognisedUnit(
            names[n % 4] if n < 4 else f"{names[n % 3]} số {n}",
            kinds[n % 4],
            Fraction(9250 - n * 37, 100),
            Fraction(9000 - n * 41, 100),
            grades[n % 6],
            "Khống chế: không tổ chức hội nghị" if n % 6 == 5 else "",
        )
        for n in range(count)
    )
    paper = Decision(
        issuing=issuing(layout),
        period_name="năm 2025",
        units=units,
        signatory=chair(layout),
        authority="" if layout is PARTY else "Trưởng Ban Chỉ đạo thực hiện dân chủ ở cơ sở xã Mường Kim",
        bases=(
            "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",
            "Căn cứ Quyết định số 05/QĐ-UBND ngày 10 tháng 7 năm 2025 về việc thành lập Ban Chỉ đạo",
            "Căn cứ Biên bản họp Ban Chỉ đạo ngày 19 tháng 01 năm 2026",
        ),
        proposed_by="Cơ quan thường trực Ban Chỉ đạo",
        plan_due=date(2026, 3, 1),
    )
    return replace(paper, **changes)


def certificate(layout: LayoutId = STATE, **changes: Any) -> Certificate:
    """A certificate of a school graded good."""
    number = "15-TB/BCĐ" if layout is PARTY else "15/QĐ-BCĐ"
    paper = {
        "issuing": issuing(layout),
        "unit": SCHOOL,
        "unit_kind": "Đơn vị sự nghiệp công lập",
        "period": YEAR,
        "points": Fraction(925, 10),
        "compliance": Fraction(48, 52),
        "grade": GOOD,
        "decision": DecisionReference(number, date(2026, 1, 22), "Ban Chỉ đạo thực hiện dân chủ ở cơ sở xã Mường Kim"),
        "criteria": "Thang 100 điểm (luat-10-2022-co-quan-100), phiên bản 2025.1",
        "register_number": "07/2026",
        "signatory": chair(layout),
        "lookup_url": "https://danchu.muongkim.example.vn/giay",
    }
    return Certificate(**{**paper, **changes})


def remedy_plan(layout: LayoutId = STATE, count: int = 6, **changes: Any) -> RemedyPlan:
    """A plan of a school for ``count`` shortcomings."""
    states = tuple(RemedyState)
    remedies = tuple(
        Remedy(
            f"Công khai chưa đúng hạn nội dung mục 2.{n + 1} (niêm yết thiếu thời gian theo quy định)",
            "Niêm yết bổ sung tại trụ sở và điểm trường, lập biên bản niêm yết và biên bản kết thúc",
            "Ông Lò Văn Phương, Phó Hiệu trưởng",
            date(2026, 3, 15),
            "Biên bản niêm yết",
            result="Đã niêm yết 30 ngày" if n % 3 == 2 else "",
            evidence="Biên bản số 05/BB-THCS" if n % 3 == 2 else "",
            state=states[n % 3],
            confirmed_on=date(2026, 3, 20) if n == 2 else None,
            confirmed_by="Đoàn kiểm tra" if n == 2 else "",
        )
        for n in range(count)
    )
    head = (
        Signatory("Bí thư", "Vàng Thị Hồng Nhung", "Chi ủy")
        if layout is PARTY
        else Signatory("Hiệu trưởng", "Vàng Thị Hồng Nhung")
    )
    paper = RemedyPlan(
        issuing=issuing(
            layout,
            superior="Đảng ủy xã Mường Kim" if layout is PARTY else "Ủy ban nhân dân xã Mường Kim",
            issuer=f"Chi bộ {SCHOOL}" if layout is PARTY else SCHOOL,
            symbol="CB" if layout is PARTY else "THCS",
        ),
        unit=SCHOOL,
        subject_period="năm 2025",
        basis="Thông báo số 21/TB-BCĐ ngày 26 tháng 01 năm 2026 của Ban Chỉ đạo về kết luận kiểm tra",
        remedies=remedies,
        signatory=head,
        addressees=("Ban Chỉ đạo thực hiện dân chủ ở cơ sở xã Mường Kim",),
        recommendations=("Đề nghị tổ chức tập huấn nghiệp vụ cho cán bộ phụ trách",),
    )
    return replace(paper, **changes)


def consolidated(layout: LayoutId = STATE, **changes: Any) -> ConsolidatedReport:
    """A consolidated report of a commune's committee with three forms."""
    paper = ConsolidatedReport(
        issuing=issuing(layout),
        period_name="năm 2025",
        next_period_name="năm 2026",
        signatory=chair(layout),
        texts={
            "situation": (
                Line("Toàn xã có 131 thôn, bản; 10 cơ quan, đơn vị; 05 doanh nghiệp thuộc phạm vi tổng hợp."),
            ),
            "leadership": (Line("Đã ban hành 07 văn bản; kiện toàn Ban Chỉ đạo gồm 11 thành viên."),),
            "communication": (
                Line("Tổ chức 752 buổi tuyên truyền với 48.328 lượt người tham dự; bình quân 64 lượt người một buổi."),
            ),
            "communes.disclosure": (Line("Có 131/131 thôn, bản niêm yết công khai (100%)."),),
            "communes.mediation": (Line("Hòa giải thành 08/11 vụ việc; còn 05 vụ việc đang hòa giải."),),
            "assessment.shortcomings": (
                Line("Một số nội dung công khai chưa đúng hạn (02/26 nội dung: mục 2.3, 2.7).", LineKind.BULLET),
            ),
            "tasks": (Line("Tổ chức 02 lớp tập huấn nghiệp vụ trước ngày 30/6/2026.", LineKind.BULLET),),
        },
        tables=tables(),
        figures=(
            ("Đơn vị phải báo cáo", "16"),
            ("Đã gửi (đúng hạn)", "14 (12)"),
            ("Đã thẩm định", "14"),
            ("Tốt / Khá / Trung bình / Yếu", "8 / 4 / 1 / 1"),
            ("Yêu cầu khắc phục (quá hạn)", "23 (2)"),
            ("Đối thoại; tiếp công dân", "35 cuộc; 131 lượt"),
        ),
        basis="Kế hoạch số 03/KH-BCĐ ngày 15 tháng 01 năm 2025",
        as_of=AS_OF,
        addressees=(
            "Ban Chỉ đạo thực hiện dân chủ ở cơ sở tỉnh Lai Châu",
            "Ban Thường vụ Đảng ủy xã Mường Kim",
        ),
        facts=(("Bộ quy định", "Luật 10/2022/QH15 (phiên bản 2025.1)"), ("Thang điểm", "luat-10-2022-xa-100")),
    )
    return replace(paper, **changes)


def every_paper(layout: LayoutId) -> dict[str, Paper]:
    """One of each kind."""
    return {
        "minutes": minutes(layout),
        "conclusion": conclusion(layout),
        "decision": decision(layout),
        "certificate": certificate(layout),
        "remedy_plan": remedy_plan(layout),
        "follow_up": remedy_plan(layout, is_follow_up=True, as_of=date(2026, 3, 31)),
        "consolidated": consolidated(layout),
    }
