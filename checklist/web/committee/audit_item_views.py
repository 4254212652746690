"""What the page of one audited requirement shows: what the unit says, and the auditor's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from checklist.domain.answers import DECLARED_NAMES, Answer
from checklist.domain.committee.audit import AuditItem, Comparison
from checklist.domain.findings import VERDICT_NAMES, Reason, Verdict
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.audit_reading import AuditView
from checklist.web.committee.audit_texts import AuditTexts
from checklist.web.committee.audit_views import acts_of, needs_look
from checklist.web.wording import NOTHING, fill, same

AUDITABLE = tuple(verdict for verdict in Verdict if verdict is not Verdict.NOT_YET_DUE)


@dataclass(frozen=True, slots=True)
class ItemPage:
    """The context of ``committee/audit/item.html``."""

    id: str
    submission_id: str
    heading: Text
    text: Text
    cite: Text
    declared: Text
    verdict: Text
    reasons: tuple[tuple[Text, Text], ...]
    unit_reason: str
    evidence: tuple[str, ...]
    verdicts: Mapping[str, Text]
    typed: Mapping[str, str]
    revision: int
    may_judge: bool
    errors: tuple[Text, ...]
    back: str


def item_page(
    view: AuditView,
    comparison: Comparison,
    user: User,
    *,
    is_own: bool,
    typed: Mapping[str, str] | None = None,
    revision: int | None = None,
    errors: Sequence[Text] = (),
) -> ItemPage:
    """One requirement, with what the unit says and what the auditor has said so far."""
    finding = comparison.finding
    answer = view.assessment.answers.to(finding.requirement.id)
    kept = view.kept.get(finding.requirement.id)
    item = kept.item if kept else AuditItem(finding.requirement.id, None)
    return ItemPage(
        id=finding.requirement.id,
        submission_id=view.submission.id,
        heading=fill(AuditTexts.item_heading, id=same(finding.requirement.id)),
        text=finding.requirement.text,
        cite=Text(
            "; ".join(each.short_vi() for each in finding.requirement.cite),
            "; ".join(each.short_en() for each in finding.requirement.cite),
        ),
        declared=DECLARED_NAMES[finding.declared] if finding.declared else NOTHING,
        verdict=VERDICT_NAMES[finding.verdict],
        reasons=tuple((_outcome(reason), _comparison(reason)) for reason in finding.reasons),
        unit_reason=answer.reason,
        evidence=tuple(_evidence_lines(answer)),
        verdicts={verdict.value: VERDICT_NAMES[verdict] for verdict in AUDITABLE},
        typed=typed if typed is not None else typed_item(item),
        revision=revision if revision is not None else (kept.revision if kept else 0),
        may_judge="judge" in acts_of(view, user, is_own),
        errors=tuple(errors),
        back=url_for("audit.case", submission_id=view.submission.id, _anchor=finding.requirement.id),
    )


def typed_item(item: AuditItem) -> dict[str, str]:
    """An item as its form sends it."""
    verdict = item.verdict.value if item.verdict else ""
    return {"verdict": verdict, "reason": item.reason, "seen": item.seen, "question": item.question,
            "reply": item.reply}  # fmt: skip


def next_requirement(view: AuditView, requirement: str) -> str | None:
    """The next requirement that calls for a look and has no verdict yet, in walking order."""
    ids = [each.finding.requirement.id for each in view.comparisons]
    later = view.comparisons[ids.index(requirement) + 1 :]
    for each in later:
        if needs_look(view, each) and (each.item is None or each.item.verdict is None):
            return each.finding.requirement.id
    return None


def _outcome(reason: Reason) -> Text:
    if reason.passed is None:
        return AuditTexts.unknown
    return AuditTexts.held if reason.passed else AuditTexts.failed_to_match


def _comparison(reason: Reason) -> Text:
    return Text(f"{reason.asked.vi} – {reason.given.vi}", f"{reason.asked.en} – {reason.given.en}")


def _evidence_lines(answer: Answer) -> list[str]:
    return [
        " · ".join(part for part in (piece.title, piece.reference, piece.sha256[:8]) if part)
        for piece in answer.evidence
    ]
