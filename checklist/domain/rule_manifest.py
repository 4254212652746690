"""The manifest of a rule pack: what each rule file holds, as a digest, and how a rule book stands to what was signed.

A file's digest is taken over the canonical JSON of its data: white space, comments and the order of keys play no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import canonical, sha256
from checklist.domain.text import Text

FORMAT = "dan-chu-co-so/rule-pack/1"
SCORING = "scoring/"
# No assessment rests on these: they fine, count and propose, so a change of theirs is no change of any rule book.
BESIDE = frozenset({"sanctions.yaml", "indicators.yaml", "event-books.yaml"})
SAMPLES = "samples/"

Manifest = Mapping[str, str]


class PackState(StrEnum):
    """How a rule book stands to the signed release."""

    ORIGINAL = "original"
    CHANGED = "changed"
    UNSIGNED = "unsigned"
    LOCAL = "local"


PACK_STATE_NAMES = {
    PackState.ORIGINAL: Text("nguyên bản", "as released"),
    PackState.CHANGED: Text("đã sửa", "changed"),
    PackState.UNSIGNED: Text("chưa ký phát hành", "release not signed"),
    PackState.LOCAL: Text("của địa phương", "local"),
}


@dataclass(frozen=True, slots=True)
class BookStanding:
    """The state of one rule book; ``files`` are those that differ from the signed manifest."""

    book: str
    state: PackState
    overlays: str | None = None
    files: tuple[str, ...] = ()


def manifest(sources: Mapping[str, Any]) -> dict[str, str]:
    """SHA-256 of each rule file's data by file name, sorted by name."""
    return {name: sha256(canonical(sources[name])) for name in sorted(sources)}


def signed_bytes(files: Manifest) -> bytes:
    """What the release key signs."""
    return canonical({"format": FORMAT, "files": files})


def changed_files(signed: Manifest, here: Manifest) -> tuple[str, ...]:
    """The files that were changed, added or removed since signing."""
    return tuple(sorted(name for name in signed.keys() | here.keys() if signed.get(name) != here.get(name)))


def standing(pack: RulePack, signed: Manifest | None, here: Manifest) -> list[BookStanding]:
    """How every rule book stands: those of ``pack``, and those that were signed and are gone.

    ``signed`` is the manifest of a good signature, or ``None`` when the release is not signed.
    """
    changed = () if signed is None else changed_files(signed, here)
    names = [book.id for book in pack.regulations.values() if not book.local]
    names += sorted({name.partition("/")[0] for name in signed or () if name.endswith("/regulation.yaml")} - set(names))
    found = [_shipped(pack, name, signed is not None, changed) for name in names]
    return found + [_local(book) for book in pack.regulations.values() if book.local]


def _local(book: Regulation) -> BookStanding:
    return BookStanding(book.id, PackState.LOCAL, book.overlays)


def _shipped(pack: RulePack, name: str, is_signed: bool, changed: Iterable[str]) -> BookStanding:
    if not is_signed:
        return BookStanding(name, PackState.UNSIGNED)
    files = tuple(file for file in changed if _bears_on(pack, name, file))
    return BookStanding(name, PackState.CHANGED if files else PackState.ORIGINAL, None, files)


def _bears_on(pack: RulePack, book: str, file: str) -> bool:
    """Whether a file is one of the book's own, a scoring profile for it, or a catalogue that all books share."""
    if file in BESIDE or file.startswith(SAMPLES):
        return False
    if file.startswith(SCORING):
        profile = pack.scoring.get(file.removeprefix(SCORING).removesuffix(".yaml"))
        return profile is None or book in profile.regulations
    return "/" not in file or file.startswith(f"{book}/")
