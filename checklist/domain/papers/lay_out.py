"""From a paper to its page: the one place that knows every kind of paper."""

from __future__ import annotations

from checklist.domain.papers.certificate import Certificate, CertificatePage, lay_out_certificate
from checklist.domain.papers.common import PaperKind
from checklist.domain.papers.conclusion import Conclusion, lay_out_conclusion
from checklist.domain.papers.consolidated import ConsolidatedReport, lay_out_consolidated
from checklist.domain.papers.decision import Decision, lay_out_decision
from checklist.domain.papers.document import Document
from checklist.domain.papers.minutes import Minutes
from checklist.domain.papers.minutes_page import lay_out_minutes
from checklist.domain.papers.remedy_plan import RemedyPlan, lay_out_remedy_plan
from checklist.domain.papers.self_assessment import SelfAssessment, lay_out_self_assessment

Paper = Minutes | Conclusion | Decision | Certificate | RemedyPlan | ConsolidatedReport | SelfAssessment

KINDS: dict[type, PaperKind] = {
    Minutes: PaperKind.MINUTES,
    Conclusion: PaperKind.CONCLUSION,
    Decision: PaperKind.DECISION,
    Certificate: PaperKind.CERTIFICATE,
    RemedyPlan: PaperKind.REMEDY_PLAN,
    ConsolidatedReport: PaperKind.CONSOLIDATED,
    SelfAssessment: PaperKind.SELF_ASSESSMENT,
}


def kind_of(paper: Paper) -> PaperKind:
    """The kind of a paper."""
    return KINDS[type(paper)]


def lay_out(paper: Paper) -> Document | CertificatePage:
    """A paper as printed."""
    if isinstance(paper, Certificate):
        return lay_out_certificate(paper)
    if isinstance(paper, Minutes):
        return lay_out_minutes(paper)
    if isinstance(paper, Conclusion):
        return lay_out_conclusion(paper)
    if isinstance(paper, Decision):
        return lay_out_decision(paper)
    if isinstance(paper, RemedyPlan):
        return lay_out_remedy_plan(paper)
    if isinstance(paper, SelfAssessment):
        return lay_out_self_assessment(paper)
    return lay_out_consolidated(paper)
