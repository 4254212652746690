"""What the public page of a unit shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from flask import url_for

from checklist.domain.committee.certificate_register import STATE_NAMES
from checklist.domain.dates import legal_day
from checklist.domain.findings import VERDICT_NAMES, Verdict
from checklist.domain.public.survey import SurveyResult, Tally
from checklist.domain.scoring import GroupScore
from checklist.domain.text import Text, decimal_vi
from checklist.services.public_board import Entry
from checklist.services.public_pages import PublishedUnit
from checklist.services.public_shown import Audited, Shown
from checklist.services.public_surveys import CountedSurvey
from checklist.store.surveys import Survey
from checklist.web.public.published_texts import PublicTexts
from checklist.web.walk_tabs import period_words
from checklist.web.wording import day, fill, number, same


@dataclass(frozen=True, slots=True)
class RightRow:
    """One row of the table by right."""

    name: Text
    own: Text
    audited: Text
    said: Text


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One requirement with its result."""

    text: Text
    cite: Text
    verdict: Verdict
    verdict_name: Text
    audited: Text | None


@dataclass(frozen=True, slots=True)
class ResultView:
    """One published report. ``pairs`` are its figures in words; columns that hold nothing are left out."""

    id: str
    heading: Text
    law: Text
    since: Text
    is_replaced: bool
    pairs: tuple[tuple[Text, Text], ...]
    rights: tuple[RightRow, ...]
    has_audit: bool
    has_survey: bool
    scheme: Text | None
    certificate: str
    requirements_heading: Text
    requirements: tuple[RequirementRow, ...]
    report: str


@dataclass(frozen=True, slots=True)
class SurveyView:
    """One survey: its answers counted, or that there are too few; ``address`` where it can be answered today."""

    id: str
    line: Text
    rows: tuple[tuple[Text, Text, Text], ...]
    address: str
    invitation: Text


@dataclass(frozen=True, slots=True)
class PublicUnitPage:
    """The context of ``public/published/unit.html``."""

    unit: str
    is_sample: bool
    intro: str
    results: tuple[ResultView, ...]
    surveys: tuple[SurveyView, ...]
    board: str
    board_line: Text | None


def unit_page(
    found: PublishedUnit,
    shown: tuple[Shown, ...],
    surveys: tuple[CountedSurvey, ...],
    board: tuple[tuple[Entry, ...], tuple[Entry, ...]],
    today: date,
) -> PublicUnitPage:
    """The public page of a unit on ``today``."""
    now, before = board
    return PublicUnitPage(
        unit=found.unit.name,
        is_sample=found.unit.is_sample,
        intro=found.page.intro,
        results=tuple(_result(found.page.slug, each) for each in shown),
        surveys=tuple(survey_view(each, today) for each in surveys if today >= each.survey.opens_on),
        board=url_for("board.overview", slug=found.page.slug) if now or before else "",
        board_line=fill(PublicTexts.board_line, count=number(len(now))) if now or before else None,
    )


def survey_view(found: CountedSurvey, today: date) -> SurveyView:
    """A survey with its results, once there are answers enough."""
    survey, result = found.survey, found.result
    return SurveyView(
        id=survey.id,
        line=survey_line(survey, result) if result.is_shown else PublicTexts.too_few,
        rows=tuple((each.question.ask, _mean(each), percent(each.content)) for each in result.tallies),
        address=url_for("survey.ask", survey_id=survey.id) if survey.is_open(today) else "",
        invitation=fill(PublicTexts.survey_open, day=day(survey.closes_on)),
    )


def survey_line(survey: Survey, result: SurveyResult) -> Text:
    """How many answered, and when."""
    return fill(
        PublicTexts.survey_line,
        count=number(result.answers), first=day(survey.opens_on), last=day(survey.closes_on),
    )  # fmt: skip


def points(value: Fraction) -> Text:
    """An exact number with at most two decimals."""
    text = decimal_vi(value, 2)
    short = text.rstrip("0").rstrip(",") if "," in text else text
    return Text(short, short.replace(",", "."))


def percent(share: Fraction) -> Text:
    """A share in percent."""
    text = decimal_vi(share * 100, 1).removesuffix(",0")
    return Text(f"{text}%", f"{text.replace(',', '.')}%")


def _result(slug: str, shown: Shown) -> ResultView:
    published = shown.publication.published_at or shown.publication.prepared_at
    return ResultView(
        id=shown.publication.id,
        heading=fill(PublicTexts.period, period=period_words(shown.period)),
        law=fill(PublicTexts.by_law, law=shown.title),
        since=fill(PublicTexts.published, day=day(legal_day(published))),
        is_replaced=shown.is_replaced,
        pairs=tuple(_pairs(shown)),
        rights=tuple(_rights(shown)),
        has_audit=any(each.audited for each in shown.rights),
        has_survey=shown.survey_result.is_shown,
        scheme=fill(PublicTexts.scheme, title=shown.audited.scheme) if shown.audited and shown.audited.scheme else None,
        certificate=url_for("lookup.one", code=shown.audited.certificate_code)
        if shown.audited and shown.audited.certificate_code
        else "",
        requirements_heading=fill(PublicTexts.requirements, count=number(len(shown.requirements))),
        requirements=tuple(
            RequirementRow(
                each.text, each.cite, each.verdict, VERDICT_NAMES[each.verdict],
                VERDICT_NAMES[each.audited] if each.audited else None,
            )
            for each in shown.requirements
        ),
        report=url_for("published.report", slug=slug, publication_id=shown.publication.id) if shown.report else "",
    )  # fmt: skip


def _pairs(shown: Shown) -> Iterator[tuple[Text, Text]]:
    if shown.score is not None:
        yield PublicTexts.score, _graded(shown.score, shown.grade)
    if shown.compliance is not None and shown.compliance[1]:
        done, counted = shown.compliance
        share = percent(Fraction(done, counted))
        words = fill(PublicTexts.compliance_line, share=share, done=number(done), counted=number(counted))
        yield PublicTexts.compliance, words
    if shown.audited is not None:
        yield from _audited(shown.audited)
    if shown.survey is not None:
        shows = shown.survey_result.is_shown
        yield PublicTexts.survey, survey_line(shown.survey, shown.survey_result) if shows else PublicTexts.too_few


def _audited(found: Audited) -> Iterator[tuple[Text, Text]]:
    if found.score is not None and found.concluded_on is not None:
        result = _graded(found.score, found.grade)
        yield PublicTexts.audited, fill(PublicTexts.audited_line, result=result, day=day(found.concluded_on))
    if found.certificate_state is not None:
        words = fill(
            PublicTexts.certificate_line,
            number=same(found.certificate), code=same(found.certificate_code),
            state=STATE_NAMES[found.certificate_state],
        )  # fmt: skip
        yield PublicTexts.certificate, words


def _graded(score: Fraction, grade: Text | None) -> Text:
    words = fill(PublicTexts.score_line, score=points(score))
    return fill(PublicTexts.grade_line, score=words, grade=grade) if grade else words


def _rights(shown: Shown) -> Iterator[RightRow]:
    for each in shown.rights:
        audited = _group(each.audited) if each.audited else PublicTexts.none
        yield RightRow(each.name, _group(each.own), audited, _mean(each.said) if each.said else PublicTexts.none)
    service = next((each for each in shown.survey_result.tallies if each.question.right is None), None)
    if shown.rights and service is not None:
        yield RightRow(PublicTexts.attitude, PublicTexts.none, PublicTexts.none, _mean(service))


def _group(group: GroupScore) -> Text:
    if not group.maximum:
        return PublicTexts.none
    return fill(PublicTexts.of_points, earned=points(group.earned), maximum=points(group.maximum))


def _mean(found: Tally) -> Text:
    text = decimal_vi(found.mean, 1)
    return Text(text, text.replace(",", "."))
