"""The bytes a signature covers: ``/ByteRange`` and the gap for ``/Contents``, checked against the file itself.

The only accepted form is two ranges that begin at the first byte and leave out exactly the hexadecimal string of the
signature. Everything else (overlapping ranges, a wider gap, a range past the end) is how signed files are forged.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

_HEX = re.compile(rb"<(?:[0-9A-Fa-f]{2})+>")
_LOWER_HEX = re.compile(rb"<(?:[0-9a-f]{2})+>")


class BadByteRange(ValueError):
    """The byte range of a signature is not of the one accepted form."""


@dataclass(frozen=True)
class CoveredBytes:
    """The bytes ``[0, gap_start)`` and ``[gap_end, end)`` are signed; the gap is the signature itself."""

    gap_start: int
    gap_end: int
    end: int
    is_lower_case: bool

    def digest(self, pdf: bytes, name: str) -> bytes:
        """The hash called ``name`` over the signed bytes of ``pdf``."""
        view = memoryview(pdf)
        digest = hashlib.new(name, view[: self.gap_start])
        digest.update(view[self.gap_end : self.end])
        return digest.digest()


def covered_bytes(pdf: bytes, byte_range: Sequence[object], contents: bytes) -> CoveredBytes:
    """What a signature with this ``/ByteRange`` and these decoded ``/Contents`` covers of ``pdf``.

    :raises BadByteRange: the ranges do not leave out exactly the signature's own hexadecimal string
    """
    numbers = [int(value) for value in byte_range if isinstance(value, int) and not isinstance(value, bool)]
    if len(numbers) != 4 or len(byte_range) != 4:
        raise BadByteRange("four numbers")
    first, gap_start, gap_end, rest = numbers
    end = gap_end + rest
    if not (first == 0 and 0 < gap_start < gap_end < end <= len(pdf)):
        raise BadByteRange("order")
    gap = pdf[gap_start:gap_end]
    if not _HEX.fullmatch(gap) or bytes.fromhex(gap[1:-1].decode("ascii")) != contents:
        raise BadByteRange("gap")
    return CoveredBytes(gap_start, gap_end, end, _LOWER_HEX.fullmatch(gap) is not None)
