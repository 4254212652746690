"""Reports for the tests of rendering, rendered once each; every complaint of the renderer fails the test."""

from __future__ import annotations

import functools
import io
import logging
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pikepdf

from checklist.documents.render import render_report
from checklist.domain.answers import Answer, Declared, Evidence, Remedy
from checklist.domain.law import UnitKind
from checklist.domain.requirement import Right
from tests.domain.report_samples import Case, a_case, a_check, a_question, a_requirement, done, seven_verdicts, vi

LONGEST_NAME = (
    "Công ty trách nhiệm hữu hạn một thành viên Xuất nhập khẩu Nông sản, Thủy sản và Vật liệu xây dựng Nguyễn Huỳnh "
    "Phước Thịnh – Chi nhánh Khu công nghiệp Long Hậu, Thành phố Hồ Chí Minh"
)
DIACRITICS = "Ấ ế ự ỹ Ợ đ Ẵ ỗ ữ ệ Ặ ẩ Ỷ – “Nhân dân” …"


@contextmanager
def no_complaints() -> Iterator[None]:
    """Fails when WeasyPrint logs anything: a dropped declaration or a missing glyph is a fault of ours."""
    heard: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    assert heard == []


def rendered(case: Case, *, draft: bool = False, verification_url: str | None = None) -> bytes:
    """The PDF of a case."""
    report = case.report(draft=draft, verification_url=verification_url)
    with no_complaints():
        return render_report(report, case.payload)


@functools.cache
def ordinary() -> bytes:
    """The report of an agency with one requirement for each verdict and a lookup address."""
    return rendered(seven_verdicts(), verification_url="https://example.vn/tra-cuu")


def of_many(count: int) -> Case:
    """A commune with ``count`` requirements over five rights, one in ten failing, with evidence and a long name."""
    rights = (Right.DISCLOSURE, Right.DECISION, Right.CONSULTATION, Right.OVERSIGHT, Right.ORGANISATION)
    long = (
        "Ủy ban nhân dân xã niêm yết công khai tại trụ sở, nhà văn hóa thôn và phát trên hệ thống truyền thanh ít nhất "
        "ba lần nội dung số {} để Nhân dân biết, tham gia ý kiến và giám sát việc thực hiện."
    )
    requirements = [
        a_requirement(
            f"many.d{n}.k1", right=rights[n % 5], text=vi(long.format(n)), facts=(a_question(),), checks=(a_check(),)
        )
        for n in range(count)
    ]
    answers: dict[str, Answer] = {}
    for n, requirement in enumerate(requirements):
        paper = Evidence("signed_minutes", f"Biên bản niêm yết số {n}", f"{n:02d}/BB-UBND", date(2025, 3, 3))
        remedy = Remedy("Niêm yết bổ sung tại các thôn", "Lò Thị Mai", date(2026, 3, 31), "Biên bản")
        answers[requirement.id] = done(
            requirement.id,
            facts={"posted": n % 10 != 0},
            evidence=(paper,),
            cause="Cán bộ phụ trách mới nhận việc.",
            remedy=remedy,
        )
    texts = {
        "addressee": ("Ban Chỉ đạo thực hiện dân chủ ở cơ sở huyện",),
        "signer_title": "Chủ tịch",
        "signer_name": "Lò Văn Hùng",
        "prepared_by": "Lò Thị Mai",
        "place": "Thành phố Hồ Chí Minh",
        "issued_on": date(2026, 11, 15),
        "number": "15",
    }
    return a_case(requirements, answers, kind=UnitKind.COMMUNE, name="Xã Mường Kim", report=texts)


@functools.cache
def hundred() -> bytes:
    """The report of a commune with a hundred requirements."""
    return rendered(of_many(100))


@functools.cache
def opened(pdf: bytes) -> pikepdf.Pdf:
    """The PDF to look into; kept open, because its objects live no longer than it does."""
    return pikepdf.open(io.BytesIO(pdf))


def text_of(pdf: bytes, *options: str) -> str:
    """The text as a reader copies it; ``options`` are those of pdftotext."""
    made = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return made.stdout.decode("utf-8")


def pages_of(pdf: bytes, *options: str) -> list[str]:
    """The text of each page."""
    return text_of(pdf, *options).split("\f")[:-1]


def words_of(text: str) -> str:
    """Text with its line breaks and runs of blanks made single blanks."""
    return re.sub(r"\s+", " ", text).strip()


def partly_declared(identifier: str) -> Answer:
    """Declared partly done, nothing more."""
    return Answer(identifier, Declared.PARTLY)
