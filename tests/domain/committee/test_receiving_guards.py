"""Guard clauses: in one order, each with a name and a sentence of its own, silent about what is not known yet."""

from __future__ import annotations

import pytest

from checklist.domain.committee.receiving import GUARDS, Candidate, DataFault, Later, first_refusal, refusal_named
from checklist.domain.committee.receiving_sentences import SENTENCES
from checklist.domain.committee.submission import SubmissionClass, higher, typed_code
from checklist.domain.text import Text

DETAIL = Text("chi tiết", "detail")
GOOD = Candidate(size=1000, limit=32 * 1024 * 1024)


def told(*codes: str, **fields: object) -> Candidate:
    """A candidate of which the signature check tells this."""
    return Candidate(1000, GOOD.limit, told=dict.fromkeys(codes, DETAIL), **fields)  # type: ignore[arg-type]


def test_a_file_of_which_nothing_bad_is_known_is_not_refused() -> None:
    assert first_refusal(GOOD) is None


@pytest.mark.parametrize("guard", [guard.name for guard in GUARDS])
def test_every_guard_has_a_sentence_and_advice_in_both_languages(guard: str) -> None:
    sentence = refusal_named(guard, DETAIL, limit=GOOD.limit).sentence

    assert all(part.vi.endswith((".", "}")) and part.en.endswith((".", "}")) for part in SENTENCES[guard])
    assert "{" not in sentence.vi + sentence.en


def test_no_two_sentences_are_the_same() -> None:
    sentences = {name: refusal_named(name, Text(name, name)).sentence for name in SENTENCES}

    assert (
        len({each.vi for each in sentences.values()}) == len({each.en for each in sentences.values()}) == len(SENTENCES)
    )


@pytest.mark.parametrize(
    ("candidate", "guard"),
    [
        (told("signature_unreadable", holds_cms=False), "signature_forged"),
        (told("signature_unreadable"), "signature_damaged"),
        (told("not_intact", data_match=False), "data_changed"),
        (told("not_intact"), "text_changed"),
        (told("changes_not_permitted", "attachment_changed", later=Later.PAGE), "attachment_swapped"),
        (told("changes_not_permitted", later=Later.PAGE), "page_added"),
        (told("changes_not_permitted", later=Later.NOTE), "annotation_added"),
        (told("changes_not_permitted", later=Later.OTHER), "changed_after_signing"),
        (told("not_entire_file"), "appended"),
        (told("root_not_trusted", "certificate_not_valid"), "signer_unknown"),
        (told("certificate_not_valid", revoked=DETAIL), "certificate_expired"),
        (told(revoked=DETAIL, data_fault=DataFault.FOREIGN), "certificate_revoked"),
        (told(data_fault=DataFault.ALTERED, data_told=DETAIL), "seal_broken"),
        (told(inside=(DETAIL,), unknown_regulation="x"), "result_not_own"),
    ],
)
def test_the_first_guard_that_refuses_ends_the_matter(candidate: Candidate, guard: str) -> None:
    refusal = first_refusal(candidate)

    assert refusal is not None
    assert refusal.guard == guard


def test_filling_in_a_form_after_the_last_signature_is_let_through() -> None:
    assert first_refusal(told("not_entire_file", stamped=True)) is None


def test_a_class_only_rises() -> None:
    assert higher(SubmissionClass.SCAN, SubmissionClass.DIGITAL) is SubmissionClass.DIGITAL
    assert higher(SubmissionClass.STAMPED, SubmissionClass.DIGITAL) is SubmissionClass.STAMPED


@pytest.mark.parametrize("typed", ["7K3M-9QXR-2B4D-0T1W", "7k3m 9qxr 2b4d otlw", " 7K3M9QXR2B4DOTIW"])
def test_a_code_is_read_as_it_may_be_typed(typed: str) -> None:
    assert typed_code(typed) == "7K3M-9QXR-2B4D-0T1W"
