"""The attached data: exactly once, under one name, the same bytes for every reader, matching its digest."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.documents.signature_facts import FileClass
from checklist.documents.signing import sign_pdf
from checklist.documents.signing_errors import AttachmentNotReadable
from tests.documents import signed_files as files
from tests.documents.pki import NOW
from tests.documents.unsigned_pdf import ASSESSMENT, make_unsigned_pdf

Edit = Callable[[pikepdf.Pdf], None]


def signed(edit: Edit) -> bytes:
    """A report changed before it was signed, as a dishonest or faulty maker would do it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.unsigned())) as pdf:
        edit(pdf)
        pdf.save(out, fix_metadata_version=False)
    return sign_pdf(out.getvalue(), "Head", files.head().signer, at=NOW)


def specification(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.Names.EmbeddedFiles.Names[1]


def another(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    stream = pikepdf.Stream(pdf, b'{"shadow":true}', Type=pikepdf.Name.EmbeddedFile)
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F=name,
            UF=name,
            EF=pikepdf.Dictionary(F=stream),
            AFRelationship=pikepdf.Name.Data,
        )
    )


def no_name_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Names.EmbeddedFiles


def nothing(pdf: pikepdf.Pdf) -> None:
    no_name_tree(pdf)
    not_associated(pdf)


def not_associated(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF = pikepdf.Array([])


def associated_twice(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF.append(specification(pdf))


def other_relationship(pdf: pikepdf.Pdf) -> None:
    specification(pdf).AFRelationship = pikepdf.Name.Source


def other_key(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names[0] = pikepdf.String("readme.txt")


def two_names(pdf: pikepdf.Pdf) -> None:
    specification(pdf).F = pikepdf.String("readme.txt")


def two_streams(pdf: pikepdf.Pdf) -> None:
    specification(pdf).EF.UF = pdf.make_stream(b'{"shadow":true}')


def external_file(pdf: pikepdf.Pdf) -> None:
    specification(pdf).EF.F.F = pikepdf.String("elsewhere.json")


@pytest.mark.parametrize(
    "edit",
    [
        nothing,
        no_name_tree,
        not_associated,
        associated_twice,
        other_relationship,
        other_key,
        two_names,
        two_streams,
        external_file,
    ],
)
def test_an_attachment_out_of_order_is_as_good_as_none(edit: Edit) -> None:
    found = files.check(signed(edit))

    assert found.file_class is FileClass.BROKEN
    assert files.codes(found) == {"attachment_missing"}


def doubled_in_the_tree(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names.extend([pikepdf.String("assessment.json"), another(pdf, "assessment.json")])


def doubled_in_a_branch(pdf: pikepdf.Pdf) -> None:
    branch = pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("z"), another(pdf, "assessment.json")]))
    pdf.Root.Names.EmbeddedFiles.Kids = pikepdf.Array([pdf.make_indirect(branch)])


def doubled_by_association(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF.append(another(pdf, "assessment.json"))


def doubled_in_capitals(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names.extend([pikepdf.String("b"), another(pdf, "ASSESSMENT.JSON")])


def doubled_in_a_folder(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names.extend([pikepdf.String("b"), another(pdf, "data/assessment.json")])


def doubled_on_the_page(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FileAttachment,
        Rect=pikepdf.Array([0, 0, 20, 20]),
        FS=another(pdf, "assessment.json"),
    )
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


@pytest.mark.parametrize(
    "edit",
    [
        doubled_in_the_tree,
        doubled_in_a_branch,
        doubled_by_association,
        doubled_in_capitals,
        doubled_in_a_folder,
        doubled_on_the_page,
    ],
)
def test_a_second_attachment_that_could_be_taken_for_the_first_fails_the_file(edit: Edit) -> None:
    found = files.check(signed(edit))

    assert found.attachment is not None
    assert found.attachment.count == 2
    assert files.codes(found) == {"attachment_duplicate"}


def test_nothing_is_taken_out_where_there_are_two() -> None:
    with pytest.raises(AttachmentNotReadable, match="nhiều assessment"):
        extract_attachment(signed(doubled_in_the_tree))


def test_nothing_is_taken_out_where_there_is_none() -> None:
    with pytest.raises(AttachmentNotReadable, match="không đính kèm"):
        extract_attachment(signed(nothing))


def test_an_attachment_of_another_name_does_no_harm() -> None:
    pdf = sign_pdf(make_unsigned_pdf(extra_attachments=(("b.json", b"{}"),)), "Head", files.head().signer, at=NOW)

    assert files.check(pdf).bottom_line
    assert extract_attachment(pdf) == ASSESSMENT


def test_a_loop_in_the_name_tree_ends() -> None:
    def loop(pdf: pikepdf.Pdf) -> None:
        tree = pdf.Root.Names.EmbeddedFiles
        tree.Kids = pikepdf.Array([tree])

    assert files.codes(files.check(signed(loop))) == {"attachment_missing"}


def test_data_that_do_not_match_the_digest_fail_the_file() -> None:
    found = files.check(sign_pdf(make_unsigned_pdf(digest="0" * 64), "Head", files.head().signer, at=NOW))

    assert found.attachment is not None
    assert found.attachment.xmp_digest == "0" * 64
    assert found.file_class is FileClass.BROKEN
    assert files.codes(found) == {"digests_differ"}


@pytest.mark.parametrize("digest", ["x", "x" * 64, "A" * 64, "0" * 63])
def test_a_digest_in_another_form_is_no_digest(digest: str) -> None:
    found = files.check(sign_pdf(make_unsigned_pdf(digest=digest), "Head", files.head().signer, at=NOW))

    assert files.codes(found) == {"xmp_digest_missing"}


def packet(pdf: pikepdf.Pdf) -> str:
    return pdf.Root.Metadata.read_bytes().decode()


def digest_stated_twice(pdf: pikepdf.Pdf) -> None:
    text = packet(pdf)
    element = text[text.index("<dcs:digest>") : text.index("</dcs:digest>") + len("</dcs:digest>")]
    pdf.Root.Metadata.write(text.replace(element, element * 2).encode())


def entities(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(packet(pdf).replace("<x:xmpmeta", '<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta', 1).encode())


def entities_in_utf16(pdf: pikepdf.Pdf) -> None:
    text = packet(pdf).replace("<x:xmpmeta", '<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta', 1)
    pdf.Root.Metadata.write(text.encode("utf-16"))


def no_xml(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(b"<x")


def no_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


@pytest.mark.parametrize("edit", [digest_stated_twice, entities, entities_in_utf16, no_xml, no_metadata])
def test_metadata_that_do_not_state_one_digest_fail_the_file(edit: Edit) -> None:
    assert files.codes(files.check(signed(edit))) == {"xmp_digest_missing"}


def test_a_digest_written_as_an_attribute_counts() -> None:
    def attribute(pdf: pikepdf.Pdf) -> None:
        text = packet(pdf)
        start, end = text.index("<dcs:digest>"), text.index("</dcs:digest>")
        digest = text[start + len("<dcs:digest>") : end]
        text = text[:start] + text[end + len("</dcs:digest>") :]
        pdf.Root.Metadata.write(text.replace('checklist/1.0/"', f'checklist/1.0/" dcs:digest="{digest}"', 1).encode())

    assert files.check(signed(attribute)).bottom_line
