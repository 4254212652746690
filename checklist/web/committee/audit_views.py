"""What the audit pages show: the queue of a campaign, one submission in both columns, one requirement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask import url_for

from checklist.domain.answers import DECLARED_NAMES, Answer
from checklist.domain.committee.audit import AuditItem, Comparison
from checklist.domain.findings import SHORTFALLS, VERDICT_NAMES, Reason, Verdict
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text, decimal_vi
from checklist.services.accounts import User
from checklist.services.committee.audit_queue import Queue, QueueEntry
from checklist.services.committee.audits import AuditView
from checklist.web.committee.audit_texts import AUDIT_STATES, FILTERS, AuditTexts
from checklist.web.wording import NOTHING, day, fill, number, same

AUDITABLE = tuple(verdict for verdict in Verdict if verdict is not Verdict.NOT_YET_DUE)


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One submission of the queue."""

    unit: str
    address: str
    points: Text
    why: tuple[Text, ...]
    self_score: Text
    audit_score: Text
    state: Text
    auditor: str


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The context of ``committee/audit/queue.html``."""

    campaigns: Mapping[str, str]
    chosen: str
    lines: tuple[QueueLine, ...]
    samples: tuple[Text, ...]
    agreement: tuple[tuple[str, Text], ...]
    may_draw: bool
    typed: Mapping[str, str]
    faults: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One requirement in both columns. ``id`` is the requirement's own."""

    id: str
    text: Text
    address: str
    self_value: Text
    self_style: str
    audit_value: Text
    audit_style: str
    differs: bool
    signs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """The context of ``committee/audit/case.html``. ``acts`` names the forms that the reader may use."""

    id: str
    unit: str
    heading: Text
    regulation: Text
    state: Text
    note: Text
    scores: tuple[tuple[Text, Text], ...]
    acts: frozenset[str]
    is_own_unit: bool
    filters: tuple[tuple[str, Text, Text, bool], ...]
    lines: tuple[CaseLine, ...]
    revision: int
    typed: Mapping[str, str]
    errors: tuple[Text, ...]
    back: str


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


def queue_page(
    campaigns: Mapping[str, str],
    chosen: str,
    queue: Queue | None,
    agreement: Mapping[str, Text],
    user: User,
    *,
    typed: Mapping[str, str],
    faults: Mapping[str, Text],
) -> QueuePage:
    """The queue of one campaign."""
    return QueuePage(
        campaigns,
        chosen,
        tuple(_queue_line(entry) for entry in queue.entries) if queue else (),
        tuple(
            fill(
                AuditTexts.drawn,
                seed=same(sample.seed),
                count=number(len(sample.drawn)),
                listed=number(len(sample.listed)),
                day=day(sample.created_at.date()),
            )
            for sample in (queue.samples if queue else ())
        ),
        tuple(agreement.items()),
        allows(user.role, Permission.AUDIT),
        typed,
        faults,
    )


def case_page(
    view: AuditView,
    unit: str,
    user: User,
    chosen: str,
    changed: frozenset[str],
    *,
    is_own: bool,
    typed: Mapping[str, str],
    errors: Sequence[Text],
) -> CasePage:
    """One submission in both columns; ``changed`` names what the unit changed since its version before.

    ``is_own`` says that it is from the unit that employs ``user``.
    """
    audit = view.audit
    signs = {each.finding.requirement.id: _signs(view, each, changed) for each in view.comparisons}
    shown = [each for each in view.comparisons if _is_shown(each, chosen, signs[each.finding.requirement.id])]
    counts = {
        name: sum(_is_shown(each, name, signs[each.finding.requirement.id]) for each in view.comparisons)
        for name in FILTERS
    }
    return CasePage(
        id=view.submission.id,
        unit=unit,
        heading=fill(AuditTexts.case_heading, unit=same(unit)),
        regulation=view.assessment.checklist.regulation.short_title,
        state=AUDIT_STATES[audit.state if audit else ""],
        note=_note(view),
        scores=_scores(view),
        acts=_acts(view, user, is_own),
        is_own_unit=is_own,
        filters=tuple((name, words, number(counts[name]), name == chosen) for name, words in FILTERS.items()),
        lines=tuple(_case_line(view, each, signs[each.finding.requirement.id]) for each in shown),
        revision=audit.revision if audit else 0,
        typed=typed,
        errors=tuple(errors),
        back=url_for("audit.queue", dot=view.submission.campaign_id),
    )


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
        may_judge="judge" in _acts(view, user, is_own),
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
        if _needs_look(view, each) and (each.item is None or each.item.verdict is None):
            return each.finding.requirement.id
    return None


def score_words(value: Fraction | None) -> Text:
    """A score with two decimals: ``90,5`` and ``90.5``; a dash for none."""
    if value is None:
        return same("–")
    words = decimal_vi(value, 2)
    return Text(words, words.replace(",", "."))


def _queue_line(entry: QueueEntry) -> QueueLine:
    exact = entry.submission.result.get("score_exact")
    audit = entry.audit
    return QueueLine(
        unit=entry.unit.name,
        address=url_for("audit.case", submission_id=entry.submission.id),
        points=score_words(entry.risk.points),
        why=tuple(factor.why for factor in entry.risk.factors),
        self_score=score_words(Fraction(str(exact)) if exact is not None else None),
        audit_score=score_words(Fraction(audit.score) if audit and audit.score else None),
        state=AUDIT_STATES[audit.state if audit else ""],
        auditor=entry.auditor,
    )


def _acts(view: AuditView, user: User, is_own: bool) -> frozenset[str]:
    if is_own:
        return frozenset()
    audit, may_audit = view.audit, allows(user.role, Permission.AUDIT)
    if audit is None:
        return frozenset({"open"} if may_audit and view.submission.state == "received" else ())
    if audit.state == "open" and may_audit and audit.auditor_id == user.id:
        return frozenset({"judge", "propose", "return"})
    if audit.state == "proposed" and allows(user.role, Permission.CONCLUDE):
        return frozenset({"conclude"})
    return frozenset()


def _note(view: AuditView) -> Text:
    audit = view.audit
    if audit is None:
        return NOTHING
    if audit.state == "concluded":
        return fill(AuditTexts.concluded_note, words=same(audit.conclusion))
    if audit.state == "returned":
        return fill(AuditTexts.returned_note, words=same(audit.remark))
    if audit.state == "proposed":
        return AuditTexts.proposed_note
    return fill(AuditTexts.sent_back_note, words=same(audit.conclusion)) if audit.conclusion else NOTHING


def _scores(view: AuditView) -> tuple[tuple[Text, Text], ...]:
    share = view.agreement.share
    agreed = (
        fill(AuditTexts.agreement_line, agreed=number(view.agreement.agreed), compared=number(view.agreement.compared))
        if share is not None
        else same("–")
    )
    lines = [(AuditTexts.self_score, score_words(view.self_score.total))]
    if view.self_score.grade:
        lines.append((AuditTexts.grade, view.self_score.grade.name))
    lines.append((AuditTexts.audit_score, score_words(view.audit_score.total)))
    if view.audit_score.grade:
        lines.append((AuditTexts.grade, view.audit_score.grade.name))
    return (*lines, (AuditTexts.agreement, agreed))


def _needs_look(view: AuditView, each: Comparison) -> bool:
    return bool(_signs(view, each, frozenset())) or each.finding.verdict in SHORTFALLS


def _is_shown(each: Comparison, chosen: str, signs: Sequence[Text]) -> bool:
    looked = each.item is not None and each.item.verdict is not None
    match chosen:
        case "can-xem":
            return bool(signs) or each.finding.verdict in SHORTFALLS
        case "da-cham":
            return looked
        case "khac":
            return each.differs
        case "giai-trinh":
            return each.item is not None and each.item.is_open
        case _:
            return True


def _signs(view: AuditView, each: Comparison, changed: frozenset[str]) -> tuple[Text, ...]:
    finding = each.finding
    answer = view.assessment.answers.to(finding.requirement.id)
    found = []
    if finding.declared is not None and finding.declared.value in ("done", "partly"):
        if finding.verdict.value != finding.declared.value and finding.verdict is not Verdict.NOT_YET_DUE:
            found.append(AuditTexts.lowered)
        if finding.declared.value == "done" and not answer.evidence:
            found.append(AuditTexts.bare)
    if finding.requirement.id in changed:
        found.append(AuditTexts.changed)
    if each.item is not None and each.item.is_open:
        found.append(AuditTexts.asked)
    return tuple(found)


def _case_line(view: AuditView, each: Comparison, signs: tuple[Text, ...]) -> CaseLine:
    requirement = each.finding.requirement
    looked = each.item is not None and each.item.verdict is not None
    return CaseLine(
        id=requirement.id,
        text=requirement.text,
        address=url_for("audit.item", submission_id=view.submission.id, requirement_id=requirement.id),
        self_value=VERDICT_NAMES[each.self_value],
        self_style=each.self_value.value,
        audit_value=VERDICT_NAMES[each.audit_value] if looked else AuditTexts.not_looked,
        audit_style=each.audit_value.value if looked else "",
        differs=each.differs,
        signs=signs,
    )


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
