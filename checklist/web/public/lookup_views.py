"""What the public pages show of a certificate, of the register, and of a file that was checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checklist.documents.signature_facts import FileClass, SignatureFacts
from checklist.documents.slots import label
from checklist.domain.committee.certificate_register import STATE_NAMES, CertificateState
from checklist.domain.dates import BadPeriod, Period
from checklist.domain.papers.common import KIND_NAMES, PaperKind
from checklist.domain.papers.payload import PaperFacts
from checklist.domain.text import Text
from checklist.domain.values import read_day
from checklist.services.committee.certificates_lookup import PublicLine, PublicRegister
from checklist.services.committee.recognition_signing import SLOT_NAMES
from checklist.services.verify import Verification
from checklist.web.public.lookup_texts import LookupTexts
from checklist.web.seal_texts import SealTexts
from checklist.web.wording import day, fill, moment, number, same

Pair = tuple[Text, Text]


@dataclass(frozen=True, slots=True)
class LookupPage:
    """The context of ``public/lookup/form.html``."""

    typed: str
    fault: Text | None
    unknown: Text | None
    has_register: bool


@dataclass(frozen=True, slots=True)
class OnePage:
    """The context of ``public/lookup/one.html``: unit, period, grade, decision, state, and nothing else."""

    heading: Text
    stands: bool
    state: Text
    facts: tuple[Pair, ...]
    is_sample: bool


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of the public register."""

    code: str
    number: str
    unit: str
    period: Text
    grade: str
    decision: str
    state: Text
    stands: bool


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The context of ``public/lookup/register.html``."""

    wanted: str
    lines: tuple[RegisterLine, ...]
    found: Text
    place: Text
    previous: int | None
    following: int | None
    has_register: bool


@dataclass(frozen=True, slots=True)
class SignatureView:
    """A signature's facts; ``internal`` is the sentence of an internal one."""

    heading: Text
    facts: tuple[Pair, ...]
    internal: Text | None


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The context of ``public/lookup/check.html``; without ``verdict`` nothing has been checked yet."""

    error: Text | None = None
    verdict: Text | None = None
    good: bool = False
    facts: tuple[Pair, ...] = ()
    signatures: tuple[SignatureView, ...] = ()
    problems: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    code: str | None = None
    """Of a certificate, the code to look up."""


def one_page(line: PublicLine) -> OnePage:
    """One certificate."""
    return OnePage(
        heading=fill(LookupTexts.one_heading, number=same(line.number)),
        stands=line.state is CertificateState.IN_FORCE,
        state=STATE_NAMES[line.state],
        facts=(
            (LookupTexts.unit, same(line.unit)),
            (LookupTexts.period, _period(line.period)),
            (LookupTexts.grade, same(line.grade)),
            (LookupTexts.decision, fill(LookupTexts.decision_of, number=same(line.decision), day=day(line.decided_on))),
        ),
        is_sample=line.is_sample,
    )


def register_page(found: PublicRegister, wanted: str, has_register: bool) -> RegisterPage:
    """One page of the register."""
    return RegisterPage(
        wanted=wanted,
        lines=tuple(
            RegisterLine(
                each.code, each.number, each.unit, _period(each.period), each.grade, each.decision,
                STATE_NAMES[each.state], each.state is CertificateState.IN_FORCE,
            )
            for each in found.lines
        ),
        found=fill(LookupTexts.found, count=number(found.found)),
        place=fill(LookupTexts.page_of, page=number(found.page), pages=number(found.pages)),
        previous=found.page - 1 if found.page > 1 else None,
        following=found.page + 1 if found.page < found.pages else None,
        has_register=has_register,
    )  # fmt: skip


def check_page(checked: Verification) -> CheckPage:
    """What checking a file established, in plain words."""
    paper = checked.paper
    is_certificate = paper is not None and paper.kind is PaperKind.CERTIFICATE
    return CheckPage(
        verdict=_verdict(checked),
        good=checked.is_valid,
        facts=tuple(_facts(checked)),
        signatures=tuple(_signature(each, paper is not None) for each in checked.signatures.signatures),
        problems=tuple(Text(each.vi, each.en) for each in checked.problems()),
        notes=tuple(Text(each.vi, each.en) for each in checked.signatures.notes),
        code=paper.code if paper is not None and is_certificate else None,
    )


def _verdict(checked: Verification) -> Text:
    check = checked.signatures
    if checked.is_valid:
        internal = any(each.certificate is not None and each.certificate.is_internal for each in check.signatures)
        return LookupTexts.valid_internal if internal else LookupTexts.valid
    if check.file_class is FileClass.UNSIGNED and checked.data_problem is None and not checked.inside:
        return LookupTexts.unsigned
    return LookupTexts.not_valid


def _facts(checked: Verification) -> Iterator[Pair]:
    if checked.paper is not None:
        yield from _paper_facts(checked.paper)
    if checked.content is not None:
        given, result = checked.content["input"], checked.content["result"]
        yield LookupTexts.document, LookupTexts.report
        yield LookupTexts.printed_code, same(str(checked.content["assessment"]))
        yield LookupTexts.unit, same(str(given["unit"]["name"]))
        yield LookupTexts.period, _period_words(str(given["period"]))
        grade = same(str(result["grade"])) if result["grade"] else LookupTexts.no_grade
        yield LookupTexts.result, fill(LookupTexts.score, score=same(str(result["score"])), grade=grade)
        count = len(checked.inside)
        words = fill(SealTexts.differs, count=number(count)) if count else SealTexts.no_difference
        yield LookupTexts.recomputed, words


def _paper_facts(paper: PaperFacts) -> Iterator[Pair]:
    yield LookupTexts.document, KIND_NAMES[paper.kind]
    yield LookupTexts.printed_code, same(paper.code)
    issued_on = read_day(paper.issued_on) if paper.issued_on else None
    said = (
        (LookupTexts.issuer, same(paper.issuer)),
        (LookupTexts.document_number, same(paper.number)),
        (LookupTexts.dated, day(issued_on) if issued_on else same("")),
        (LookupTexts.unit, same(paper.unit)),
        (LookupTexts.period, _period_words(paper.period)),
        (LookupTexts.grade, same(paper.grade)),
    )
    yield from ((name, words) for name, words in said if words.vi)
    if paper.is_sample:
        yield SAMPLE
    if paper.is_draft:
        yield DRAFT


SAMPLE: Pair = (LookupTexts.notes, LookupTexts.is_sample)
DRAFT: Pair = (LookupTexts.notes, LookupTexts.is_draft)


def _signature(facts: SignatureFacts, of_paper: bool) -> SignatureView:
    slot = SLOT_NAMES.get(facts.slot, label(facts.slot)) if of_paper else label(facts.slot)
    unchanged = LookupTexts.unchanged_yes if facts.holds else LookupTexts.unchanged_no
    lines: list[Pair] = []
    certificate = facts.certificate
    if certificate is not None:
        lines += [(LookupTexts.signer, same(certificate.signer)), (LookupTexts.given_by, same(certificate.issuer))]
    if facts.claimed_at is not None:
        lines.append((LookupTexts.claimed, moment(facts.claimed_at)))
    lines.append((LookupTexts.unchanged, unchanged))
    if certificate is not None:
        trusted = LookupTexts.trust_yes if certificate.is_trusted else LookupTexts.trust_no
        lines.append((LookupTexts.trust, trusted))
    internal = LookupTexts.internal if certificate is not None and certificate.is_internal else None
    return SignatureView(fill(LookupTexts.signature_of, slot=slot), tuple(lines), internal)


def _period_words(text: str) -> Text:
    try:
        return _period(Period.parse(text))
    except BadPeriod:
        return same(text)


def _period(period: Period) -> Text:
    return fill(LookupTexts.span, start=day(period.start), end=day(period.end))
