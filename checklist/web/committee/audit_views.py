"""What the audit pages show: the queue of a campaign, and one submission in both columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask import url_for

from checklist.domain.committee.audit import Comparison
from checklist.domain.findings import SHORTFALLS, VERDICT_NAMES, Verdict
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text, decimal_vi
from checklist.services.accounts import User
from checklist.services.committee.audit_queue import Queue, QueueEntry
from checklist.services.committee.audit_reading import AuditView
from checklist.web.committee.audit_texts import AUDIT_STATES, FILTERS, AuditTexts
from checklist.web.wording import NOTHING, day, fill, number, same


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
        acts=acts_of(view, user, is_own),
        is_own_unit=is_own,
        filters=tuple((name, words, number(counts[name]), name == chosen) for name, words in FILTERS.items()),
        lines=tuple(_case_line(view, each, signs[each.finding.requirement.id]) for each in shown),
        revision=audit.revision if audit else 0,
        typed=typed,
        errors=tuple(errors),
        back=url_for("audit.queue", dot=view.submission.campaign_id),
    )


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


def acts_of(view: AuditView, user: User, is_own: bool) -> frozenset[str]:
    """The forms that ``user`` may use: open, judge, propose, return, conclude."""
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


def needs_look(view: AuditView, each: Comparison) -> bool:
    """Whether something about a requirement calls for the auditor's eye."""
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
