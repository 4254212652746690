"""Small rule books and answers that reports are built of in the tests; valid by default, changed one at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.domain.answers import Answer, AnswerSet, Declared, Evidence, PointStatus, Remedy, Unit
from checklist.domain.assessing import assess
from checklist.domain.assessment import Assessment
from checklist.domain.conditions import Compares
from checklist.domain.dates import Interval, Period, WorkingCalendar
from checklist.domain.findings import Verdict
from checklist.domain.law import Basis, Citation, Instrument, SourceCheck, UnitKind
from checklist.domain.regulation import CoSigner, Regulation
from checklist.domain.report import Report
from checklist.domain.report_build import build_report
from checklist.domain.report_source import Source, arrange
from checklist.domain.requirement import (
    Body,
    Cadence,
    Check,
    Due,
    FactKind,
    Kind,
    Point,
    Question,
    Requirement,
    Right,
    Succession,
)
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import Band, KnockOut, Policy, ScoringProfile
from checklist.domain.text import Text

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
CALENDAR = WorkingCalendar(frozenset(), frozenset(), 2000, 2100)
IDENTIFIER = "7K3M-9QXR-2B4D-HT6W"
RULES_DIGEST = hashlib.sha256(b"rules").hexdigest()
PROFILE = {"headcount": 320, "has_union": True}


def vi(words: str) -> Text:
    """A text whose English does not matter to a report."""
    return Text(words, "-")


def a_check(name: str = "answered_yes", **changes: Any) -> Check:
    """A judging check from the full text."""
    check = Check(
        name=name,
        key=name,
        arguments={"given": "posted"},
        cite=(Citation("law", "4", 2),),
        on_fail="partly",
        message=vi("Chưa niêm yết; cần niêm yết ngay."),
        source_check=SourceCheck.FULL_TEXT,
        when=None,
        doubt=None,
    )
    return replace(check, **changes)


def a_question(key: str = "posted", kind: FactKind = FactKind.YES_NO, ask: str = "Đã niêm yết chưa?") -> Question:
    """A fact or a line of the profile."""
    return Question(key, kind, vi(ask), {})


def a_point(key: str, **changes: Any) -> Point:
    """A sub-point of a table of ticks."""
    point = Point(
        key, vi(f"Nội dung {key}"), (Citation("law", "4", 1, key),), (), SourceCheck.FULL_TEXT, None, None, None
    )
    return replace(point, **changes)


def a_requirement(identifier: str = "r1", **changes: Any) -> Requirement:
    """A duty of the unit on disclosure, known from the full text."""
    requirement = Requirement(
        id=identifier,
        regulation="book",
        kind=Kind.DUTY,
        duty_of=Body.UNIT_HEAD,
        right=Right.DISCLOSURE,
        cite=(Citation("law", "4", 1),),
        text=vi(f"Đơn vị công khai nội dung {identifier}."),
        when=None,
        cadence=Cadence.CONTINUOUS,
        due=None,
        critical=False,
        in_force=None,
        for_each=None,
        records_title=None,
        facts=(),
        checks=(),
        points=(),
        evidence=("signed_minutes",),
        source_check=SourceCheck.FULL_TEXT,
        doubt=None,
        sheet=(),
        background_reason=None,
        succession=Succession((), None, None, None),
    )
    return replace(requirement, **changes)


def a_regulation(requirements: Sequence[Requirement], **changes: Any) -> Regulation:
    """A rule book in force, on express words, without a successor."""
    regulation = Regulation(
        id="book",
        prefix="r",
        instrument="law",
        title=vi("Nghị định số 01/2020/NĐ-CP về thực hiện dân chủ"),
        short_title=vi("Nghị định 01/2020/NĐ-CP"),
        unit_kinds=tuple(UnitKind),
        in_force=Interval(date(2020, 1, 1), None),
        until_for={},
        basis=Basis.EXPRESS,
        predecessors=(),
        successors=(),
        status=vi("Đang có hiệu lực."),
        doubt=None,
        scored_bodies=frozenset({Body.UNIT_HEAD}),
        co_signers=(CoSigner("union", vi("Ban Chấp hành Công đoàn"), None),),
        profile=(
            a_question("headcount", FactKind.INTEGER, "Tổng số người lao động"),
            a_question("has_union", FactKind.YES_NO, "Có tổ chức công đoàn không?"),
        ),
        requirements=tuple(requirements),
        local=False,
    )
    return replace(regulation, **changes)


def a_scoring(**changes: Any) -> ScoringProfile:
    """A hundred-point scheme over all rights."""
    profile = ScoringProfile(
        id="book-100",
        title=vi("Thang 100 điểm"),
        source=vi("Mặc định của phần mềm."),
        regulations=("book",),
        groups=dict.fromkeys(Right, 20),
        critical_weight=2,
        shares={Verdict.DONE: Fraction(1), Verdict.PARTLY: Fraction(1, 2)},
        policies={
            Verdict.DID_NOT_ARISE: Policy.FULL_MARKS,
            Verdict.NOT_APPLICABLE: Policy.EXCLUDE_AND_RESCALE,
            Verdict.NOT_YET_DUE: Policy.EXCLUDE_AND_RESCALE,
        },
        bonus_cap=Fraction(5),
        penalty_cap=Fraction(10),
        knock_outs=(KnockOut(None, True, (Verdict.NOT_DONE,), "average", vi("có yêu cầu trọng yếu không đạt")),),
        bands=(
            Band("good", Fraction(90), vi("Tốt")),
            Band("fair", Fraction(70), vi("Khá")),
            Band("average", Fraction(50), vi("Trung bình")),
            Band("weak", Fraction(0), vi("Yếu")),
        ),
    )
    return replace(profile, **changes)


def an_instrument(identifier: str, short: str) -> Instrument:
    """An instrument that citations name."""
    everything = Interval(None, None)
    return Instrument(
        identifier, "decree", None, vi(short), vi(short), vi("Chính phủ"), None, everything, (), (), None, (), "",
        SourceCheck.FULL_TEXT, None, None,
    )  # fmt: skip


def a_pack(regulation: Regulation, scoring: ScoringProfile | None = None) -> RulePack:
    """A rule pack of one regulation."""
    return RulePack(
        {regulation.id: regulation},
        {"law": an_instrument("law", "Nghị định 01/2020/NĐ-CP"), "code": an_instrument("code", "Bộ luật Lao động")},
        {"signed_minutes": vi("Biên bản có đủ chữ ký")},
        {"book-100": scoring or a_scoring()},
    )


@dataclass(frozen=True)
class Case:
    """What a report is built from, to be changed by ``with_`` and built."""

    regulation: Regulation
    answers: AnswerSet
    scoring: ScoringProfile

    @property
    def assessment(self) -> Assessment:
        """The answers evaluated and scored by the real functions."""
        return assess(a_pack(self.regulation, self.scoring), self.answers, CALENDAR)

    @property
    def source(self) -> Source:
        """The arranged source of a report."""
        made = self.assessment
        return arrange(made.pack, made.checklist, made.answers, made.findings, made.score, made.scoring)

    def report(self, *, verification_url: str | None = None, draft: bool = False) -> Report:
        """The report with the digest of :attr:`payload`."""
        made = self.assessment
        return build_report(
            made.pack,
            made.checklist,
            made.answers,
            made.findings,
            made.score,
            made.scoring,
            assessment=IDENTIFIER,
            digest=hashlib.sha256(self.payload).hexdigest(),
            rules_digest=RULES_DIGEST,
            verification_url=verification_url,
            draft=draft,
        )

    @property
    def payload(self) -> bytes:
        """Stands for the sealed data."""
        return json.dumps({"format": "dan-chu-co-so/assessment/1", "unit": self.answers.unit.name}).encode()


def a_case(
    requirements: Sequence[Requirement] | None = None,
    answers: Mapping[str, Answer] | None = None,
    *,
    kind: UnitKind = UnitKind.AGENCY,
    name: str = "Trường Mầm non Hoa Sen",
    parent: str = "",
    period: Period = YEAR,
    profile: Mapping[str, Any] | None = None,
    report: Mapping[str, Any] | None = None,
    scoring: ScoringProfile | None = None,
    sample: bool = False,
    **regulation: Any,
) -> Case:
    """One unit, one rule book, answered; by default one requirement, met."""
    wanted = [a_requirement()] if requirements is None else requirements
    given = {"r1": done("r1")} if answers is None else answers
    unit = Unit(name, kind, PROFILE if profile is None else profile, parent=parent, place="Cần Giuộc")
    texts = {"data_as_of": date(2026, 1, 5), **(report or {})}
    answer_set = AnswerSet(unit, "book", period, texts, given, sample=sample)
    return Case(a_regulation(wanted, **regulation), answer_set, scoring or a_scoring())


def done(identifier: str, **more: Any) -> Answer:
    """Declared done."""
    return Answer(identifier, Declared.DONE, **more)


def answered(identifier: str, declared: Declared, **more: Any) -> Answer:
    """Declared as said."""
    return Answer(identifier, declared, **more)


def seven_verdicts() -> Case:
    """One requirement for each of the seven verdicts, in the order of :class:`Verdict`."""
    asked = a_question()
    requirements = [
        a_requirement("done"),
        a_requirement("partly", facts=(asked,), checks=(a_check(),)),
        a_requirement("not_done"),
        a_requirement("did_not_arise"),
        a_requirement("not_applicable", when=Compares("headcount", "less_than", 10)),
        a_requirement("undetermined", facts=(asked,), checks=(a_check(),)),
        a_requirement("not_yet_due", due=Due(months_into_next_year=3), cadence=Cadence.YEARLY),
    ]
    remedy = Remedy("Niêm yết bổ sung", "Nguyễn Thị Bình", date(2026, 3, 31), "Biên bản niêm yết")
    answers = {
        "done": done("done", evidence=(Evidence("signed_minutes", "Biên bản họp", "05/BB", date(2025, 2, 3)),)),
        "partly": done("partly", facts={"posted": False}, cause="Cán bộ mới nhận việc.", remedy=remedy),
        "not_done": answered("not_done", Declared.NOT_DONE),
        "did_not_arise": answered("did_not_arise", Declared.DID_NOT_ARISE, reason="Trong kỳ không có việc này."),
        "undetermined": done("undetermined", reason="Sổ theo dõi thất lạc."),
        "not_yet_due": answered("not_yet_due", Declared.NOT_DONE),
    }
    return a_case(requirements, answers)


def ticks(**statuses: bool) -> dict[str, PointStatus]:
    """Points ticked done or not done."""
    return {key: PointStatus.DONE if tick else PointStatus.NOT_DONE for key, tick in statuses.items()}
