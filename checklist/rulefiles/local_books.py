"""Local rule books beside the shipped ones: what may stand in their folder, and that they hide nothing that is shipped.

A local book is a folder like any other. It may bring its own ``instruments.yaml`` and ``scoring/``, so that it can be
copied whole, and rests on no other local book unless it adds to it: a seal freezes those folders and no others.
Local scoring profiles for shipped books lie in ``scoring/`` beside the books, local samples of papers in ``samples/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checklist.domain.law import Instrument
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import DEMOCRACY_CODE, RulePack
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.strict_yaml import Document

INSTRUMENTS, SCORING, HEAD = "instruments.yaml", "scoring", "regulation.yaml"
SAMPLES = "samples"
INSTRUMENT_PREFIX = "instrument:"

Documents = Mapping[str, Document]


def folder_of(name: str) -> str:
    """The first folder of a file name; empty for a file that lies in none."""
    folder, separator, _ = name.partition("/")
    return folder if separator else ""


def admit(shipped: Iterable[str], local: Documents) -> tuple[dict[str, Document], list[RuleFault]]:
    """The local documents that can be read beside the ``shipped`` files, and why the others cannot."""
    names = frozenset(shipped)
    folders = {folder_of(name) for name in names} - {SCORING, SAMPLES, ""}
    admitted: dict[str, Document] = {}
    faults: dict[str, RuleFault] = {}
    for name, document in local.items():
        folder = folder_of(name)
        if not folder:
            message = "tệp nằm ngoài mọi bộ quy định; đặt vào thư mục của một bộ quy định địa phương"
            faults[name] = RuleFault(name, document.line(()), message)
        elif folder in folders:
            file = f"{folder}/{HEAD}" if f"{folder}/{HEAD}" in local else name
            message = f"“{folder}” là tên bộ quy định kèm theo phần mềm; đặt tên khác cho thư mục của địa phương"
            faults[folder] = RuleFault(file, local[file].line(("id",)), message)
        elif name in names:
            what = "thang điểm" if folder == SCORING else "mẫu"
            message = f"tên tệp trùng với {what} kèm theo phần mềm; đặt tên và “id” khác"
            faults[name] = RuleFault(name, document.line(("id",)), message)
        else:
            admitted[name] = document
    return admitted, list(faults.values())


def is_catalogue(file: str) -> bool:
    """Whether a file inside the folder of a local book is a catalogue or a scoring profile, not requirements."""
    return file == INSTRUMENTS or file.startswith(f"{SCORING}/")


def add(
    known: dict[str, Instrument], own: Mapping[str, Instrument], name: str, document: Document, faults: list[RuleFault]
) -> None:
    """Add a local book's instruments to those known; an id already taken is a fault at its line."""
    for key, instrument in own.items():
        if key in known:
            message = f"mã văn bản “{key}” đã được dùng; văn bản của địa phương phải có mã riêng"
            faults.append(RuleFault(name, document.line((key,)), message))
        known.setdefault(key, instrument)


def local_faults(pack: RulePack, documents: Documents) -> list[RuleFault]:
    """What only shows beside the other books: a prefix taken, a law of the State claimed, no scoring profile."""
    faults: list[RuleFault] = []
    prefixes: dict[str, str] = {}
    for book in pack.regulations.values():
        head = f"{book.id}/{HEAD}"
        first = prefixes.setdefault(book.prefix, book.id)
        if not book.local:
            continue
        if first != book.id:
            message = f"tiền tố “{book.prefix}” đã là của bộ quy định “{first}”; địa phương dùng tiền tố riêng"
            faults.append(RuleFault(head, documents[head].line(("prefix",)), message))
        faults += _instrument_faults(pack, book.id, documents)
        faults += _borrowed(book, documents)
        faults += _profile_faults(pack, book.id, documents)
        faults += _scoring_faults(pack, book.id, documents[head])
    return faults


def _keys(documents: Documents, name: str) -> frozenset[str]:
    data = documents[name].data if name in documents else None
    return frozenset(data) if isinstance(data, Mapping) else frozenset()


def _borrowed(book: Regulation, documents: Documents) -> Iterable[RuleFault]:
    """Instruments of other local books that this one leans on."""
    near = {INSTRUMENTS, f"{book.id}/{INSTRUMENTS}", f"{book.overlays}/{INSTRUMENTS}"}
    far = {key for name in documents if name.endswith(f"/{INSTRUMENTS}") and name not in near
           for key in _keys(documents, name)}  # fmt: skip
    far -= {key for name in near for key in _keys(documents, name)}
    targets = [*book.predecessors, *book.successors, *(t for r in book.own_requirements for t in r.succeeded_by)]
    used = {book.instrument, *(target.removeprefix(INSTRUMENT_PREFIX) for target in targets)}
    for requirement in book.own_requirements:
        parts = (requirement.cite, *(c.cite for c in requirement.checks), *(p.cite for p in requirement.points))
        used |= {citation.document for part in parts for citation in part}
    for key in sorted(used & far):
        message = (
            f"văn bản “{key}” là của bộ quy định địa phương khác; ghi văn bản đó (mã riêng) vào {book.id}/{INSTRUMENTS}"
        )
        yield RuleFault(f"{book.id}/{HEAD}", documents[f"{book.id}/{HEAD}"].line(("id",)), message)


def _profile_faults(pack: RulePack, book: str, documents: Documents) -> Iterable[RuleFault]:
    for name in documents:
        profile = pack.scoring.get(name.removeprefix(f"{book}/{SCORING}/").removesuffix(".yaml"))
        if name.startswith(f"{book}/{SCORING}/") and profile is not None and profile.regulations != (book,):
            message = f"thang điểm trong thư mục của “{book}” chỉ dùng cho bộ đó; ghi “regulations: [{book}]”"
            yield RuleFault(name, documents[name].line(("regulations",)), message)


def _instrument_faults(pack: RulePack, book: str, documents: Documents) -> Iterable[RuleFault]:
    name = f"{book}/{INSTRUMENTS}"
    for key in sorted(_keys(documents, name)):
        instrument = pack.instruments.get(key)
        if instrument is not None and instrument.role == DEMOCRACY_CODE:
            message = f"văn bản của địa phương không thể có “role: {DEMOCRACY_CODE}”; dùng guidance hoặc background"
            yield RuleFault(name, documents[name].line((key, "role")), message)


def _scoring_faults(pack: RulePack, book: str, head: Document) -> Iterable[RuleFault]:
    try:
        profile = pack.scoring_for(book)
    except KeyError:
        message = (
            f"bộ quy định chưa có thang điểm; thêm {book}/{SCORING}/<mã thang điểm>.yaml ghi “regulations: [{book}]”"
        )
        yield RuleFault(f"{book}/{HEAD}", head.line(("id",)), message)
        return
    if book not in profile.regulations:  # the profile of the book below: it must have points for what is added
        regulation = pack.regulations[book]
        rights = {requirement.right for requirement in regulation.requirements if regulation.is_scored(requirement)}
        for right in sorted(rights - set(profile.groups)):
            message = f"thang điểm “{profile.id}” chưa có nhóm “{right}”; thêm thang điểm riêng cho bộ bổ sung"
            yield RuleFault(f"{book}/{HEAD}", head.line(("overlays",)), message)
