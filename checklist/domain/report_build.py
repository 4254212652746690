"""From findings and answers to the report: the one function that words everything the report prints."""

from __future__ import annotations

from collections.abc import Iterable

from checklist.domain.answers import AnswerSet
from checklist.domain.checklist import Checklist
from checklist.domain.findings import Finding
from checklist.domain.report import Report
from checklist.domain.report_annexes import evidence, figures, remedies
from checklist.domain.report_front import closing, header, notices, opening, subject, summary
from checklist.domain.report_indicators import indicators
from checklist.domain.report_limits import excluded, legal_points, verification
from checklist.domain.report_results import bars
from checklist.domain.report_scores import score_groups, score_notes, score_totals
from checklist.domain.report_sections import sections
from checklist.domain.report_signing import co_signers, head, recipients
from checklist.domain.report_source import arrange
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import Score, ScoringProfile


def build_report(
    pack: RulePack,
    checklist: Checklist,
    answers: AnswerSet,
    findings: Iterable[Finding],
    score: Score,
    scoring_profile: ScoringProfile,
    *,
    assessment: str,
    digest: str | None,
    rules_digest: str,
    verification_url: str | None,
    draft: bool = False,
    language: str = "vi",
) -> Report:
    """The self-assessment report of a unit.

    ``assessment`` is the id and ``digest`` the SHA-256 of the sealed data (``None`` while nothing is sealed);
    ``verification_url`` overrides the address among the unit's texts. The report is an official Vietnamese document:
    any ``language`` but ``"vi"`` is a ``ValueError``.
    """
    if language != "vi":
        raise ValueError(f"the report is an official document in Vietnamese, not in {language!r}")
    source = arrange(pack, checklist, answers, findings, score, scoring_profile)
    about = subject(source)
    return Report(
        assessment=assessment,
        digest=digest,
        language=language,
        data_as_of=source.data_as_of,
        is_sample=answers.sample,
        is_draft=draft,
        unit=answers.unit.name,
        title=f"Báo cáo {about[0].lower()}{about[1:]} – {answers.unit.name}",
        subject=about,
        header=header(source),
        addressees=tuple(line.rstrip(".;, ") for line in source.texts("addressee")),
        notices=notices(source),
        opening=opening(source),
        summary=summary(source),
        sections=sections(source),
        bars=bars(source),
        closing=closing(source),
        recipients=recipients(source),
        head=head(source),
        co_signers=co_signers(source),
        organisation=source.yes_no("organisation", default=True),
        prepared_by=source.text("prepared_by"),
        annex_reference=f"(Kèm theo Báo cáo {about[0].lower()}{about[1:]} của {source.issuer})",
        scores=score_groups(source),
        score_totals=score_totals(source),
        score_notes=score_notes(source),
        figures=figures(source),
        evidence=evidence(source),
        remedies=remedies(source),
        excluded=excluded(source),
        legal_points=legal_points(source),
        verification=verification(source, assessment, digest, rules_digest, verification_url),
        indicators=indicators(source),
    )
