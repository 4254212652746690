"""What a refusal calls the attached data: a report's by their name, a paper's by theirs, whatever is wrong."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from checklist.documents.attached_data import ATTACHMENT_NAME, PAPER_NAME, extract_attachment
from checklist.documents.signing_errors import AttachmentNotReadable
from tests.documents import signed_files as files
from tests.documents.paper_files import NAMES, sample
from tests.documents.render_samples import ordinary
from tests.domain.paper_samples import STATE

Edit = Callable[[pikepdf.Pdf], None]


def paper() -> bytes:
    return sample(STATE, NAMES[0])


def edited(pdf: bytes, *edits: Edit) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for edit in edits:
            edit(document)
        document.save(out, fix_metadata_version=False)
    return out.getvalue()


def without_data(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Names.EmbeddedFiles
    pdf.Root.AF = pikepdf.Array([])


def without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def unassociated(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF = pikepdf.Array([])


def doubled(name: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        tree = pdf.Root.Names.EmbeddedFiles.Names
        stream = pikepdf.Stream(pdf, b"{}", Type=pikepdf.Name.EmbeddedFile)
        kind, inside = pikepdf.Name.Filespec, pikepdf.Dictionary(F=stream)
        tree.extend([pikepdf.String("z"), pdf.make_indirect(pikepdf.Dictionary(Type=kind, F=name, UF=name, EF=inside))])

    return edit


def told(pdf: bytes) -> tuple[str, str]:
    """What the check says of the attached data, in both languages."""
    (found,) = (each for each in files.check(pdf).problems if each.code.startswith("attachment_"))
    return found.vi, found.en


@pytest.mark.parametrize(("made", "own", "foreign"), [(ordinary, ATTACHMENT_NAME, PAPER_NAME),
                                                      (paper, PAPER_NAME, ATTACHMENT_NAME)])  # fmt: skip
@pytest.mark.parametrize("edit", [without_data, unassociated])
def test_data_that_are_missing_are_called_as_in_their_kind_of_document(
    made: Callable[[], bytes], own: str, foreign: str, edit: Edit
) -> None:
    for sentence in told(edited(made(), edit)):
        assert own in sentence
        assert foreign not in sentence


@pytest.mark.parametrize(("made", "own"), [(ordinary, ATTACHMENT_NAME), (paper, PAPER_NAME)])
def test_data_that_are_there_twice_are_called_by_their_name(made: Callable[[], bytes], own: str) -> None:
    pdf = edited(made(), doubled(own))

    assert all(own in sentence for sentence in told(pdf))
    with pytest.raises(AttachmentNotReadable, match=f"nhiều {own}"):
        extract_attachment(pdf)


def test_data_of_both_kinds_in_one_file_are_both_named() -> None:
    vi, en = told(edited(paper(), doubled(ATTACHMENT_NAME)))

    assert f"{ATTACHMENT_NAME} và {PAPER_NAME}" in vi
    assert f"{ATTACHMENT_NAME} and {PAPER_NAME}" in en


def test_a_file_that_does_not_tell_its_kind_could_be_either() -> None:
    vi, _ = told(edited(paper(), without_data, without_metadata))

    assert f"{ATTACHMENT_NAME} hoặc {PAPER_NAME}" in vi


def test_whoever_wants_one_kind_is_told_of_that_one() -> None:
    pdf = edited(paper(), without_data, without_metadata)

    with pytest.raises(AttachmentNotReadable, match=f"không đính kèm {ATTACHMENT_NAME}"):
        extract_attachment(pdf, ATTACHMENT_NAME)
