"""The reader under signing and checking: the same objects as the library's own, bounded in effort."""

from __future__ import annotations

import gc
import io
import sys
import time
from collections.abc import Callable

import pikepdf
import pytest
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from checklist.documents import reading
from checklist.documents.attached_data import read_attached
from checklist.documents.field_look import look_at_fields
from checklist.documents.one_signature import full_facts
from checklist.documents.signing import sign_pdf
from tests.documents import signed_files as files
from tests.documents.pki import NOW
from tests.documents.unsigned_pdf import make_unsigned_pdf


def test_every_object_reads_as_the_library_reads_it() -> None:
    pdf = make_unsigned_pdf(rows=40, resave=False)
    quick, stock = reading.open_pdf(pdf), PdfFileReader(io.BytesIO(pdf))
    references = sorted(stock.xrefs.explicit_refs_in_revision(0), key=lambda reference: reference.idnum)

    assert len(references) > 200
    for reference in references:
        assert repr(quick.get_object(reference)) == repr(stock.get_object(reference))


def test_one_large_object_stream_does_not_make_checking_slow() -> None:
    def seconds(*, resave: bool) -> float:
        pdf = sign_pdf(make_unsigned_pdf(rows=110, resave=resave), "Head", files.head().signer, at=NOW)
        twice = sign_pdf(pdf, "Organisation", files.organisation().signer, at=NOW)
        begun = time.process_time()
        assert files.check(twice).bottom_line
        return time.process_time() - begun

    assert seconds(resave=False) < 2.5 * seconds(resave=True)


def test_the_settings_of_the_process_are_as_before_after_a_check() -> None:
    before = sys.getrecursionlimit()

    files.check(files.signed_twice())

    assert sys.getrecursionlimit() == before
    assert gc.isenabled()


Link = Callable[[pikepdf.Object], pikepdf.Dictionary]


def doubling(attach: Callable[[pikepdf.Pdf, pikepdf.Object], None], link: Link) -> bytes:
    """A report with forty objects of which each refers twice to the next: a trillion paths to the last."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.unsigned())) as pdf:
        node = pdf.make_indirect(pikepdf.Dictionary())
        for _ in range(40):
            node = pdf.make_indirect(link(node))
        attach(pdf, node)
        pdf.save(out)
    return out.getvalue()


# The effort allowed in the tests below; with the usual one they would take as long as an attack may.
LITTLE = 200_000


def test_a_form_whose_paths_never_end_is_given_up() -> None:
    pdf = doubling(
        lambda pdf, node: pdf.Root.AcroForm.Fields.append(node),
        lambda node: pikepdf.Dictionary(T="a", FT=pikepdf.Name.Tx, Kids=pikepdf.Array([node, node])),
    )

    with pytest.raises(PdfReadError, match="too many visits"):
        look_at_fields(reading.QuickReader(io.BytesIO(pdf), LITTLE), pdf)


def test_a_name_tree_whose_paths_never_end_is_given_up() -> None:
    pdf = doubling(
        lambda pdf, node: pdf.Root.Names.EmbeddedFiles.update({"/Kids": pikepdf.Array([node])}),
        lambda node: pikepdf.Dictionary(Kids=pikepdf.Array([node, node])),
    )

    assert read_attached(reading.QuickReader(io.BytesIO(pdf), LITTLE)).data is None


def test_objects_whose_paths_never_end_are_given_up_under_two_signatures() -> None:
    pdf = doubling(
        lambda pdf, node: pdf.Root.update({"/PieceInfo": pikepdf.Dictionary(A=node)}),
        lambda node: pikepdf.Dictionary(A=node, B=node),
    )
    for slot in ("Head", "Organisation"):
        pdf = sign_pdf(pdf, slot, files.head().signer, at=NOW)
    look = next(x for x in look_at_fields(reading.QuickReader(io.BytesIO(pdf), LITTLE), pdf) if x.slot == "Head")

    assert look.untouched
    assert not full_facts(look, [], NOW).intact
