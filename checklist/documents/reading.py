"""Opening a PDF for signing or checking: bounded in size, strict in syntax, quick with large object streams."""

from __future__ import annotations

import gc
import io
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodeLimits, DecodePurpose, StreamDecodeLimits
from pyhanko.pdf_utils.misc import PdfError, PdfReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

LARGEST_PDF = 64 * 1024 * 1024
_MOST_OBJECTS = 50_000
_MOST_REVISIONS = 100
# A report has some thousands of objects in a few revisions; checking four signatures of a long one was measured at
# 4 million, so this leaves room for three times that and ends an attack within a minute.
_MOST_EFFORT = 15_000_000
_EFFORT_OF_A_VISIT = 20

_RAW = generic.EncryptedObjAccess.RAW

# The library reports its findings as warnings with a traceback; here they become facts, so nothing need be printed
# by a program that has not set up logging.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

# What pyHanko raises on files that are not what they claim to be; anything else is caught at the outer boundary.
MALFORMED = (
    PdfError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OverflowError,
)


# Long enough for some 1,500 bookmarks in a row, short enough for the stack of a thread.
_DEEP = 4_000
_one_at_a_time = threading.Lock()


@contextmanager
def room_for_comparing() -> Iterator[None]:
    """What comparing revisions needs inside the block: deeper recursion, and no garbage collection in between.

    The library walks a chain of bookmarks by one call for each, and makes hundreds of thousands of small objects that
    all stay in use (collecting costs a third of the time). Both settings belong to the whole process, so only one
    thread at a time may change them.
    """
    with _one_at_a_time:
        usual, collects = sys.getrecursionlimit(), gc.isenabled()
        sys.setrecursionlimit(max(usual, _DEEP))
        gc.disable()
        try:
            yield
        finally:
            sys.setrecursionlimit(usual)
            if collects:
                gc.enable()


class NotReadable(ValueError):
    """The bytes cannot be read as a PDF."""


class _Effort:
    """What may be spent on one document: objects refer to each other, and walking every path can take for ever."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._weights: dict[generic.Reference, int] = {}

    def charge(self, reference: generic.Reference, found: Any) -> None:
        """Count one visit of an object, by what is written in it."""
        if reference not in self._weights:
            self._weights[reference] = _weight(found)
        self._left -= _EFFORT_OF_A_VISIT + self._weights[reference]
        if self._left < 0:
            raise PdfReadError("too many visits")


def _weight(found: Any) -> int:
    """One and the number of values written in place inside an object."""
    # Raw values: counting must not try to decrypt anything.
    if isinstance(found, generic.DictionaryObject):
        return 1 + sum(_weight(found.raw_get(key, decrypt=_RAW)) for key in found)
    if isinstance(found, generic.ArrayObject):
        return 1 + sum(_weight(found.raw_get(index, decrypt=_RAW)) for index in range(len(found)))
    return 1


class _BoundedResolver(HistoricalResolver):
    """An earlier revision of a document, charging the same effort."""

    def __init__(self, reader: QuickReader, revision: int) -> None:
        super().__init__(reader, revision)
        self._effort = reader.effort

    def get_object(self, ref: generic.Reference, as_metadata_stream: bool = False) -> Any:
        found = super().get_object(ref, as_metadata_stream=as_metadata_stream)
        self._effort.charge(ref, found)
        return found


class QuickReader(PdfFileReader):
    """A reader that keeps the table of contents of each object stream and gives up on documents made to exhaust it.

    The base class reads that table again for every object, which takes seconds when a tagged document keeps thousands
    of objects in one stream. Whatever is not plainly in order is left to the base class, so its rules still decide.
    """

    def __init__(self, stream: io.BytesIO, effort: int = _MOST_EFFORT) -> None:
        self.effort = _Effort(effort)
        self._object_streams: dict[int, tuple[bytes, list[tuple[int, int]]]] = {}
        self._resolvers: dict[int, _BoundedResolver] = {}
        limits = DecodeLimits(per_stream=StreamDecodeLimits(max_output_size=LARGEST_PDF))
        super().__init__(stream, strict=True, decode_limits=limits)

    def get_object(self, ref: generic.Reference, *args: Any, **kwargs: Any) -> Any:
        inherited: Any = super()
        found = inherited.get_object(ref, *args, **kwargs)
        self.effort.charge(ref, found)
        return found

    def get_historical_resolver(self, revision: int) -> HistoricalResolver:
        if revision not in self._resolvers:
            self._resolvers[revision] = _BoundedResolver(self, revision)
        return self._resolvers[revision]

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> Any:
        inherited: Any = super()
        data, table = self._object_stream(stmnum)
        if not 0 <= idx < len(table) or table[idx][0] != idnum:
            return inherited._get_object_from_stream(idnum, stmnum, idx)
        source = io.BytesIO(data)
        source.seek(table[idx][1])
        found = generic.read_object(source, generic.Reference(idnum, 0, self))
        if isinstance(found, generic.StreamObject | generic.IndirectObject):
            return inherited._get_object_from_stream(idnum, stmnum, idx)
        return found

    def _object_stream(self, number: int) -> tuple[bytes, list[tuple[int, int]]]:
        """The decoded bytes of an object stream and, for each object in it, its number and where it begins."""
        if number not in self._object_streams:
            stream = generic.Reference(number, 0, self).get_object()
            if not isinstance(stream, generic.StreamObject) or stream["/Type"] != "/ObjStm":
                raise ValueError("object stream")
            data = stream.read_data(DecodePurpose.OBJECT_STREAM)
            count, first = int(stream["/N"]), int(stream["/First"])
            words = data[:first].split()[: 2 * count]
            if not all(word.isdigit() for word in words):
                raise ValueError("object stream")
            numbers = [int(word) for word in words]
            table = [(objnum, first + offset) for objnum, offset in zip(numbers[::2], numbers[1::2], strict=True)]
            self._object_streams[number] = (data, table)
        return self._object_streams[number]


def open_pdf(pdf: bytes) -> QuickReader:
    """A reader over the bytes of a PDF.

    :raises NotReadable: the bytes are too many, damaged, or no PDF
    """
    if not pdf or len(pdf) > LARGEST_PDF:
        raise NotReadable("size")
    try:
        reader = QuickReader(io.BytesIO(pdf))
        is_bounded = int(reader.trailer["/Size"]) <= _MOST_OBJECTS and reader.total_revisions <= _MOST_REVISIONS
        has_pages = "/Pages" in reader.root
    except MALFORMED as error:
        raise NotReadable(str(error)) from error
    if not (is_bounded and has_pages):
        raise NotReadable("structure")
    return reader
