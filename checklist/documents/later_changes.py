"""What happened to a file after it was signed, told apart for the sentence that its sender reads.

The signature check decides whether a file holds; nothing here can make a broken file good. All functions take any bytes
and never raise because of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils import generic

from checklist.documents import reading
from checklist.documents.attached_data import read_attached
from checklist.documents.field_look import look_at_fields

# The beginning of a CMS signature: a sequence whose first member says "signed data" (RFC 5652 §3).
_CMS = re.compile(rb"<\s*30[0-9a-f]{2,10}06092a864886f70d010702", re.IGNORECASE)
_DEEPEST, _MOST_NODES, _MOST_FIELDS = 16, 20_000, 500


@dataclass(frozen=True)
class LaterChanges:
    """What the file has now beside what it had when it was signed.

    ``filled`` are the text fields that were filled in since the first signature, by the name people see.
    """

    pages: bool = False
    notes: bool = False
    filled: Mapping[str, str] | None = None


@dataclass(frozen=True)
class _State:
    pages: int
    notes: int
    texts: Mapping[str, str]


def holds_cms(pdf: bytes) -> bool:
    """Whether a real signature, sound or damaged, stands anywhere in the file."""
    return _CMS.search(pdf) is not None


def data_match(pdf: bytes) -> bool:
    """Whether the attached data can be read and have the digest which the file states of them."""
    try:
        found = read_attached(reading.open_pdf(pdf))
    except Exception:  # What was changed may break the reader in any way; then nothing matches.
        return False
    return found.digest is not None and found.digest == found.xmp_digest


def later_changes(pdf: bytes) -> LaterChanges:
    """What was added since each of the signatures; nothing for a file that cannot be read or has none."""
    try:
        reader = reading.open_pdf(pdf)
        revisions = sorted(
            {look.embedded.signed_revision for look in look_at_fields(reader, pdf) if look.embedded is not None}
        )
        if not revisions:
            return LaterChanges()
        now = _state(reader.root)
        then = [_state(reader.get_historical_resolver(revision).root) for revision in revisions]
    except Exception:  # As above: what cannot be read tells nothing.
        return LaterChanges()
    first = then[0].texts
    filled = {name: value for name, value in now.texts.items() if value and first.get(name, "") != value}
    return LaterChanges(
        pages=any(state.pages != now.pages for state in then),
        notes=any(state.notes < now.notes for state in then),
        filled=filled or None,
    )


def _state(root: Any) -> _State:
    pages = notes = 0
    for page in _pages(root["/Pages"], [0]):
        pages += 1
        annotations = page.get("/Annots", ())
        notes += sum(each.get_object().get("/Subtype") != "/Widget" for each in annotations)
    form = root.get("/AcroForm", {})
    return _State(pages, notes, dict(_texts(form.get("/Fields", ()))))


def _pages(node: Any, visited: list[int], depth: int = 0) -> Iterator[Any]:
    visited[0] += 1
    if depth > _DEEPEST or visited[0] > _MOST_NODES:
        raise ValueError("page tree")
    if "/Kids" not in node:
        yield node
        return
    for kid in node["/Kids"]:
        yield from _pages(kid.get_object(), visited, depth + 1)


def _texts(fields: Any) -> Iterator[tuple[str, str]]:
    """The text fields at the top of a form with their values; fields inside fields are none of ours."""
    for place, each in enumerate(fields):
        if place >= _MOST_FIELDS:
            raise ValueError("fields")
        field = each.get_object()
        if isinstance(field, generic.DictionaryObject) and field.get("/FT") == "/Tx":
            name = str(field.get("/TU") or field.get("/T") or "")
            yield name, str(field["/V"]).strip() if "/V" in field else ""
