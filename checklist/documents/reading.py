"""Opening a PDF for signing or checking: bounded in size, strict in syntax, quick with large object streams."""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodeLimits, DecodePurpose
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

LARGEST_PDF = 64 * 1024 * 1024
# Comparing revisions takes time for every object: 0.4 s for 2,000. A report has some thousands, in a few revisions.
_MOST_OBJECTS = 100_000
_MOST_REVISIONS = 100

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
def room_for_long_chains() -> Iterator[None]:
    """Allow deeper recursion inside the block: the library walks a chain of bookmarks by one call for each.

    The limit belongs to the whole process, so only one thread at a time may have it raised.
    """
    with _one_at_a_time:
        usual = sys.getrecursionlimit()
        sys.setrecursionlimit(max(usual, _DEEP))
        try:
            yield
        finally:
            sys.setrecursionlimit(usual)


class NotReadable(ValueError):
    """The bytes cannot be read as a PDF."""


class QuickReader(PdfFileReader):
    """A reader that keeps the table of contents of each object stream.

    The base class reads that table again for every object, which takes seconds when a tagged document keeps thousands
    of objects in one stream. Whatever is not plainly in order is left to the base class, so its rules still decide.
    """

    def __init__(self, stream: io.BytesIO) -> None:
        self._object_streams: dict[int, tuple[bytes, list[tuple[int, int]]]] = {}
        super().__init__(stream, strict=True, decode_limits=DecodeLimits())

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
