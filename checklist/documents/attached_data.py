"""The data a file carries: ``assessment.json`` of a report or ``paper.json`` of a paper; the metadata hold its digest.

The file must hold the data exactly once and under one name only; a second file that some reader might show in its
place, or one embedded file that gives different bytes to different readers, makes the report unusable as evidence.
Structure: ISO 32000-1 §7.11.4 and §7.9.6, associated files as in PDF/A-3 (ISO 19005-3 §6.8).
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.rw_common import PdfHandler

from checklist.documents import reading
from checklist.documents.signing_errors import AttachmentNotReadable
from checklist.domain.text import Text

ATTACHMENT_NAME = "assessment.json"
PAPER_NAME = "paper.json"
DATA_NAMES = (ATTACHMENT_NAME, PAPER_NAME)
RELATIONSHIP = "/Data"
XMP_NAMESPACE = "https://dan-chu-co-so.vn/ns/checklist/1.0/"

# The property by which the metadata say what kind of document it is, and what its data are then called.
_NAME_OF_KIND = {"assessment": ATTACHMENT_NAME, "paper": PAPER_NAME}
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DEEPEST_TREE = 16
_MOST_PAGES = 20_000


@dataclass(frozen=True)
class AttachedData:
    """The attached data as found in one revision of a file.

    ``count`` is how many embedded files go by the name; ``data`` is there only if the one file is in good order.
    ``xmp_digest`` is ``None`` unless the metadata state exactly one digest. ``names`` are what the data go by, or would
    by the kind of document that the metadata state; they serve to speak of the data and prove nothing.
    """

    count: int
    data: bytes | None
    xmp_digest: str | None
    names: tuple[str, ...] = field(default=(), compare=False)

    @property
    def digest(self) -> str | None:
        """SHA-256 of the attached bytes in lower-case hex."""
        return None if self.data is None else hashlib.sha256(self.data).hexdigest()


def read_attached(handler: PdfHandler) -> AttachedData:
    """The attached data of the document (or of one revision of it) behind ``handler``; never raises ``MALFORMED``."""
    try:
        found = [(key, spec, _data_names(key, spec)) for key, spec in _embedded_files(handler.root)]
    except reading.MALFORMED:
        return AttachedData(0, None, _xmp_digest(handler), _stated_names(handler))
    named = [(key, spec) for key, spec, names in found if names]
    try:
        data = _data_of(named, handler.root) if len(named) == 1 else None
    except reading.MALFORMED:
        data = None
    names = tuple(sorted({name for _, _, names in found for name in names})) or _stated_names(handler)
    return AttachedData(len(named), data, _xmp_digest(handler), names)


def extract_attachment(pdf: bytes, wanted: str = "") -> bytes:
    """The bytes of ``assessment.json`` (of a paper: ``paper.json``) in ``pdf`` as its last revision has them.

    Says nothing of signatures: call it only for a file that ``verify_pdf`` found in order. ``wanted`` is what a refusal
    calls the data where the file does not tell what it is.

    :raises AttachmentNotReadable: the file is unreadable, or the data are missing, doubled or malformed
    """
    try:
        reader = reading.open_pdf(pdf)
    except reading.NotReadable as error:
        raise AttachmentNotReadable(reason="không đọc được tệp PDF.") from error
    if reader.encrypted:
        raise AttachmentNotReadable(reason="tệp PDF đặt mật khẩu.")
    found = read_attached(reader)
    if found.data is None:
        name = names_in_words(found.names or ((wanted,) if wanted else ())).vi
        reasons = {0: f"tệp không đính kèm {name}.", 1: f"phần đính kèm {name} bị hỏng."}
        raise AttachmentNotReadable(reason=reasons.get(found.count, f"tệp đính kèm nhiều {name}."))
    return found.data


def names_in_words(names: tuple[str, ...]) -> Text:
    """The names of attached data as a sentence lists them; where a file tells none, either that there are."""
    if not names:
        return Text(" hoặc ".join(DATA_NAMES), " or ".join(DATA_NAMES))
    return Text(" và ".join(names), " and ".join(names))


def _embedded_files(root: Any) -> Iterator[tuple[str, Any]]:
    """Each embedded file with its key: from the name tree, from /AF beyond that, and from file annotations."""
    seen = []
    if "/Names" in root and "/EmbeddedFiles" in root["/Names"]:
        for key, value in _name_tree(root["/Names"]["/EmbeddedFiles"], 0):
            seen.append(_reference(value))
            yield key, value
    associated = _array(root, "/AF")
    for index in range(len(associated)):
        value = associated.raw_get(index)
        if _reference(value) not in seen:
            yield "", value
    for annotation in _annotations(root["/Pages"], [0]):
        if annotation.get("/Subtype") == "/FileAttachment":
            yield "", annotation.raw_get("/FS")


def _name_tree(node: Any, depth: int) -> Iterator[tuple[str, Any]]:
    if depth > _DEEPEST_TREE:
        raise ValueError("name tree")
    names = _array(node, "/Names")
    for index in range(0, len(names), 2):
        yield str(names[index]), names.raw_get(index + 1)
    for kid in _array(node, "/Kids"):
        yield from _name_tree(kid.get_object(), depth + 1)


def _annotations(node: Any, visited: list[int], depth: int = 0) -> Iterator[Any]:
    """The annotations of every page under ``node``; ``visited`` counts the nodes against the limit."""
    visited[0] += 1
    if depth > _DEEPEST_TREE or visited[0] > _MOST_PAGES:
        raise ValueError("page tree")
    for annotation in _array(node, "/Annots"):
        yield annotation.get_object()
    for kid in _array(node, "/Kids"):
        yield from _annotations(kid.get_object(), visited, depth + 1)


def _array(dictionary: Any, key: str) -> Any:
    """The array at ``key``, empty if there is none."""
    found = dictionary[key] if key in dictionary else generic.ArrayObject()
    if not isinstance(found, generic.ArrayObject):
        raise ValueError(key)
    return found


def _reference(value: Any) -> Any:
    """The object reference of a file specification; a specification written in place is refused."""
    if not isinstance(value, generic.IndirectObject):
        raise ValueError("file specification in place")
    return value.reference


def _data_names(key: str, specification: Any) -> set[str]:
    """The names of the data for which any of the names of an embedded file could be taken."""
    file = specification.get_object()
    names = [key, *(str(file[entry]) for entry in ("/F", "/UF", "/DOS", "/Mac", "/Unix") if entry in file)]
    return {re.split(r"[/\\:]", name.strip().strip("\0"))[-1].casefold() for name in names} & set(DATA_NAMES)


def _data_of(named: list[tuple[str, Any]], root: Any) -> bytes:
    """The bytes of the one file that goes by the name; ``ValueError`` if anything about it is out of order."""
    ((key, specification),) = named
    file = specification.get_object()
    same_name = key in DATA_NAMES and str(file["/F"]) == str(file["/UF"]) == key
    associated = root["/AF"]
    references = [_reference(associated.raw_get(index)) for index in range(len(associated))]
    streams = {file["/EF"].raw_get(entry).reference for entry in file["/EF"]}
    if (
        not same_name
        or references.count(specification.reference) != 1
        or file["/AFRelationship"] != RELATIONSHIP
        or len(streams) != 1
    ):
        raise ValueError("file specification")
    stream = streams.pop().get_object()
    if not isinstance(stream, generic.StreamObject) or "/F" in stream:
        raise ValueError("embedded file")
    return bytes(stream.read_data(DecodePurpose.GENERIC))


def _xmp_digest(handler: PdfHandler) -> str | None:
    """The digest stated in the document's metadata, if it is stated exactly once and in the right form."""
    stated = _stated(handler, "digest")
    return stated[0] if len(stated) == 1 and _DIGEST.fullmatch(stated[0]) else None


def _stated_names(handler: PdfHandler) -> tuple[str, ...]:
    """What the data should be called by the kind of document that the metadata state."""
    return tuple(name for kind, name in _NAME_OF_KIND.items() if _stated(handler, kind))


def _stated(handler: PdfHandler, key: str) -> list[str]:
    """Every value of one of our properties in the document's metadata; none where they cannot be read."""
    try:
        stream = handler.root.raw_get("/Metadata").reference.get_object()
        packet = bytes(stream.read_data(DecodePurpose.XMP_METADATA))
        # No zero byte: the packet is UTF-8 and not UTF-16, in which a document type would go unseen.
        if b"\0" in packet or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
            return []
        tree = ElementTree.fromstring(packet)
    except (ElementTree.ParseError, *reading.MALFORMED):
        return []
    # XMP may write a simple property as an element or as an attribute, and some signing tools turn one into the other.
    name = f"{{{XMP_NAMESPACE}}}{key}"
    stated = [element.text or "" for element in tree.iter(name)]
    return stated + [element.attrib[name] for element in tree.iter() if name in element.attrib]
