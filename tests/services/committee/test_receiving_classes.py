"""Digitally signed, stamped by the clerk, signed by hand on paper: never mixed, and never lowered."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from checklist.documents.signing import sign_pdf
from checklist.services.committee.receiving import Limits
from checklist.services.committee.receiving_scan import Paper, ScanRefused, receive_scan
from checklist.services.committee.submissions import received as submission_of
from checklist.services.workspace import Workspace
from tests.documents import signed_files
from tests.documents.test_tamper_elsewhere import add_page_content, updated
from tests.services.committee.receiving_samples import (
    NOW,
    RECEIVED_AT,
    answers,
    office,
    raised_score,
    sealed,
    signed,
    unsigned,
)
from tests.services.committee.test_receiving_versions import one

SCAN = b"\x89PNG\r\n\x1a\n" + bytes(200)
NUMBER = "123/BC-THCS"


def numbered(pdf: bytes) -> bytes:
    """``pdf`` with its number filled in by a clerk."""

    def fill(writer: IncrementalPdfFileWriter) -> None:
        fields = (each.get_object() for each in writer.root["/AcroForm"]["/Fields"])
        (field,) = (each for each in fields if each["/T"] == "Number")
        field["/V"] = generic.pdf_string(NUMBER)
        writer.update_container(field)

    return updated(pdf, fill)


def paper(made: bytes, code: str, data: bytes | None = None) -> Paper:
    """What is handed in of a paper that was printed from ``made``."""
    return Paper(code, "ban-quet.png", io.BytesIO(SCAN), io.BytesIO(made if data is None else data), True)


def take(workspace: Workspace, given: Paper) -> str:
    """Take in a paper and return its submission."""
    return str(receive_scan(workspace, given, Limits(), at=RECEIVED_AT, by="bcd.lan").submission_id)


def class_of(workspace: Workspace, submission_id: str | None) -> str:
    return submission_of(workspace, str(submission_id)).submission.class_


@pytest.mark.parametrize("signed_over", [False, True])
def test_a_number_filled_in_by_the_clerk_makes_a_class_of_its_own_and_is_shown(
    tmp_path: Path, *, signed_over: bool
) -> None:
    workspace = office(tmp_path, 1)
    pdf = numbered(signed(sealed(answers(1)), number_field=True))
    if signed_over:
        pdf = sign_pdf(pdf, "Organisation", signed_files.organisation().signer, at=NOW)
    file = one(workspace, pdf)

    assert (file.outcome, class_of(workspace, file.submission_id)) == ("accepted", "stamped")
    assert file.facts["filled"] == {"Number": NUMBER}


def test_writing_on_a_page_is_no_stamp(tmp_path: Path) -> None:
    pdf = updated(numbered(signed(sealed(answers(1)), number_field=True)), add_page_content)

    assert one(office(tmp_path, 1), pdf).guard == "changed_after_signing"


def test_the_class_rises_with_a_better_file_and_never_falls(tmp_path: Path) -> None:
    workspace, made = office(tmp_path, 1), sealed(answers(1))
    plain = signed(made, number_field=True)
    first = one(workspace, plain)
    stamped = one(workspace, numbered(plain))
    again = one(workspace, signed(made))

    assert (stamped.guard, again.guard) == ("class_risen", "same_seal")
    assert class_of(workspace, first.submission_id) == "stamped"


@pytest.mark.parametrize("as_json", [False, True])
def test_a_paper_signed_by_hand_is_matched_by_its_code_and_confirmed_by_name(tmp_path: Path, *, as_json: bool) -> None:
    workspace, made = office(tmp_path, 1), sealed(answers(1))
    typed = made.assessment.lower().replace("-", " ").replace("0", "o")
    data = made.payload if as_json else unsigned(made)
    found = submission_of(workspace, take(workspace, paper(data, typed)))

    assert (found.submission.class_, found.submission.confirmed_by) == ("scan", "bcd.lan")
    assert found.files[0].sentence_vi == "Đã tiếp nhận bản giấy ký tay – chưa kiểm chứng bằng chữ ký số."
    assert found.submission.seal_digest == made.digest


def test_a_digital_file_of_the_same_seal_raises_a_paper(tmp_path: Path) -> None:
    workspace, made = office(tmp_path, 1), sealed(answers(1))
    submission = take(workspace, paper(unsigned(made), made.assessment))

    assert one(workspace, signed(made)).guard == "class_risen"
    assert class_of(workspace, submission) == "digital"


def test_a_paper_never_lowers_a_digital_submission(tmp_path: Path) -> None:
    workspace, made = office(tmp_path, 1), sealed(answers(1))
    first = one(workspace, signed(made))

    assert take(workspace, paper(unsigned(made), made.assessment)) == first.submission_id
    assert class_of(workspace, first.submission_id) == "digital"


def test_a_paper_that_does_not_fit_is_refused_at_the_field_that_is_wrong(tmp_path: Path) -> None:
    workspace, made, other = office(tmp_path, 1), sealed(answers(1)), sealed(answers(2))
    good = unsigned(made)
    raised = raised_score(answers(1, **{"m2.d6": {"declared": "not_done"}}))
    refused = {
        "code": [paper(good, other.assessment), paper(good, "ABC")],
        "data": [
            paper(signed(made), made.assessment),
            paper(b"{}", made.assessment),
            paper(made.payload.replace(b"2025-03-01", b"2025-03-02"), made.assessment),
            paper(unsigned(made, digest="0" * 64), made.assessment),
            paper(raised.payload, raised.assessment),
            paper(b"%PDF-1.7", made.assessment),
        ],
        "scan": [replace(paper(good, made.assessment), scan=io.BytesIO(b"<html>"))],
        "confirmed": [replace(paper(good, made.assessment), is_confirmed=False)],
    }

    for field, papers in refused.items():
        for given in papers:
            with pytest.raises(ScanRefused) as refusal:
                take(workspace, given)
            assert set(refusal.value.faults) == {field}
