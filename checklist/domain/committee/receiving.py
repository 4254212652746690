"""Whether a received file is taken in: guard clauses in order, each with a name and a sentence of its own.

The first guard that refuses ends the matter. What a guard asks about is found out in stages, from cheap to dear, so a
:class:`Candidate` may be known in part: what has not been looked at yet refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checklist.domain.committee.receiving_sentences import SENTENCES
from checklist.domain.text import Text

MEGABYTE = 1024 * 1024


class DataFault(StrEnum):
    """What is wrong with the data that a file carries."""

    FOREIGN = "foreign"
    """Not a sealed self-assessment of this program."""
    ALTERED = "altered"
    """A sealed self-assessment whose id, form or rules do not fit its own digests."""


class Later(StrEnum):
    """What was added to a file after a signature, where that was not permitted."""

    PAGE = "page"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a file so far.

    ``told`` are the problems of the signature check by code, with their sentences. ``holds_cms`` says that somewhere in
    a signature field there is, or was, a real signature; ``data_match`` that the attached data still have the digest
    which the file states of them; ``stamped`` that after the last signature only form fields were filled in.
    """

    size: int
    limit: int
    is_pdf: bool = True
    is_whole: bool = True
    told: Mapping[str, Text] = field(default_factory=dict)
    holds_cms: bool = True
    data_match: bool = True
    later: Later | None = None
    stamped: bool = False
    revoked: Text | None = None
    data_fault: DataFault | None = None
    data_told: Text | None = None
    inside: tuple[Text, ...] = ()
    unknown_regulation: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file stays out: the name of the guard, what is wrong, and what its sender should do."""

    guard: str
    sentence: Text


Question = Callable[[Candidate], bool]


@dataclass(frozen=True, slots=True)
class Guard:
    """One clause: it refuses a candidate of which its question is true; ``detail`` gives what its sentence names."""

    name: str
    refuses: Question
    detail: Callable[[Candidate], Text] = lambda candidate: Text("", "")

    def refusal(self, candidate: Candidate) -> Refusal:
        """The refusal of a candidate, its sentence filled in and followed by the advice."""
        sentence, advice = SENTENCES[self.name]
        detail, limit = self.detail(candidate), str(candidate.limit // MEGABYTE)
        vi = f"{sentence.vi.format(detail=detail.vi, limit=limit)} {advice.vi}"
        en = f"{sentence.en.format(detail=detail.en, limit=limit)} {advice.en}"
        return Refusal(self.name, Text(" ".join(vi.split()), " ".join(en.split())))


def _told(*codes: str) -> Question:
    return lambda candidate: any(code in candidate.told for code in codes)


def _words(*codes: str) -> Callable[[Candidate], Text]:
    def words(candidate: Candidate) -> Text:
        found = [candidate.told[code] for code in codes if code in candidate.told]
        return Text(" ".join(each.vi for each in found), " ".join(each.en for each in found))

    return words


def _is_forged(candidate: Candidate) -> bool:
    return "signature_unreadable" in candidate.told and not candidate.holds_cms


def _is_changed(*, data_match: bool) -> Question:
    return lambda candidate: "not_intact" in candidate.told and candidate.data_match is data_match


def _is_added(later: Later) -> Question:
    return lambda candidate: "changes_not_permitted" in candidate.told and candidate.later is later


def _is_appended(candidate: Candidate) -> bool:
    return "not_entire_file" in candidate.told and not candidate.stamped


_DAMAGED = ("signature_unreadable", "cms_changed", "byte_range", "not_validated")
_SWAPPED = ("attachment_changed", "attachment_duplicate", "digests_differ")
_MISSING = ("attachment_missing", "xmp_digest_missing")
_REMAINING = ("coverage", "too_large")

GUARDS: tuple[Guard, ...] = (
    Guard("empty", lambda candidate: candidate.size == 0),
    Guard("too_large", lambda candidate: candidate.size > candidate.limit),
    Guard("not_pdf", lambda candidate: not candidate.is_pdf),
    Guard("encrypted", _told("encrypted")),
    Guard("truncated", lambda candidate: "unreadable" in candidate.told and not candidate.is_whole),
    Guard("unreadable", _told("unreadable")),
    Guard("signature_forged", _is_forged),
    Guard("signature_damaged", _told(*_DAMAGED), _words(*_DAMAGED)),
    Guard("data_changed", _is_changed(data_match=False)),
    Guard("text_changed", _is_changed(data_match=True), _words("not_intact")),
    Guard("signature_removed", _told("certification_lost")),
    Guard("attachment_swapped", _told(*_SWAPPED), _words(*_SWAPPED)),
    Guard("page_added", _is_added(Later.PAGE)),
    Guard("annotation_added", _is_added(Later.NOTE)),
    Guard("changed_after_signing", _told("changes_not_permitted"), _words("changes_not_permitted")),
    Guard("unsigned", _told("unsigned")),
    Guard("appended", _is_appended),
    Guard("data_missing", _told(*_MISSING), _words(*_MISSING)),
    Guard("signer_unknown", _told("root_not_trusted"), _words("root_not_trusted")),
    Guard("certificate_purpose", _told("certificate_not_for_signing"), _words("certificate_not_for_signing")),
    Guard("certificate_expired", _told("certificate_not_valid"), _words("certificate_not_valid")),
    Guard(
        "certificate_revoked",
        lambda candidate: candidate.revoked is not None,
        lambda candidate: candidate.revoked or Text("", ""),
    ),
    Guard("signed_in_future", _told("claimed_time_in_future"), _words("claimed_time_in_future")),
    Guard("signature_not_valid", _told(*_REMAINING), _words(*_REMAINING)),
    Guard("data_foreign", lambda candidate: candidate.data_fault is DataFault.FOREIGN),
    Guard(
        "seal_broken",
        lambda candidate: candidate.data_fault is DataFault.ALTERED,
        lambda candidate: candidate.data_told or Text("", ""),
    ),
    Guard(
        "result_not_own",
        lambda candidate: bool(candidate.inside),
        lambda candidate: Text(
            "; ".join(each.vi for each in candidate.inside[:3]), "; ".join(each.en for each in candidate.inside[:3])
        ),
    ),
    Guard(
        "regulation_unknown",
        lambda candidate: candidate.unknown_regulation is not None,
        lambda candidate: Text(candidate.unknown_regulation or "", candidate.unknown_regulation or ""),
    ),
)


def first_refusal(candidate: Candidate) -> Refusal | None:
    """The refusal of the first guard that refuses, or None where none does (of what is known so far)."""
    guard = next((each for each in GUARDS if each.refuses(candidate)), None)
    return None if guard is None else guard.refusal(candidate)


def refusal_named(name: str, detail: Text | None = None, *, limit: int = 0) -> Refusal:
    """A refusal that is none of the guards': of an archive, or of a file the program failed on."""
    given = detail or Text("", "")
    return Guard(name, lambda candidate: True, lambda candidate: given).refusal(Candidate(size=0, limit=limit))
