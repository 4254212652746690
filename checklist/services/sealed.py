"""What was sealed, as the pages show it: under the rules frozen with it, whatever the rules say today."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from checklist.domain.assessment import Assessment
from checklist.domain.faults import AnswerFault, AnswersInvalid
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import BadSeal
from checklist.domain.text import Text
from checklist.services.reopen import reopen_seal
from checklist.store import assessments, seals

NOT_READABLE = Text(
    "Không mở lại được dữ liệu của bản đã chốt; các tệp đã lưu của báo cáo vẫn tải về được.",
    "The sealed data cannot be reopened; the files kept for the report can still be downloaded.",
)


def sealed_assessment(db: Database, head: assessments.Assessment) -> Assessment | None:
    """What was sealed for ``head``; nothing for a draft, and for a seal that cannot be read any more."""
    if head.state == "draft":
        return None
    kept = seals.of_assessment(db, head.id)
    try:
        return reopen_seal(kept.digest, kept.payload)
    except BadSeal:
        return None


def readable(sealed: Assessment | None) -> Assessment:
    """``sealed``, unless it cannot be read any more: :class:`AnswersInvalid`."""
    if sealed is None:
        raise AnswersInvalid([AnswerFault("seal", NOT_READABLE)])
    return sealed


def pack_around(sealed: Assessment, today: RulePack) -> RulePack:
    """Today's rules with the sealed book in its place: a seal holds no other book, so what followed its law is here."""
    frozen = sealed.pack
    return replace(
        today,
        regulations={**today.regulations, **frozen.regulations},
        instruments={**frozen.instruments, **today.instruments},
        evidence={**frozen.evidence, **today.evidence},
    )
