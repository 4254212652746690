"""A cursor over strict YAML that takes typed values and writes down every fault instead of stopping at the first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from checklist.domain.text import Text
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.strict_yaml import NOT_NFC, Document, Path_, plain_scalar

E = TypeVar("E", bound=StrEnum)
D = TypeVar("D")
T = TypeVar("T")

NOTHING = Text("", "")

EXACT_NUMBER = re.compile(r"-?[0-9]{1,9}(/[0-9]{1,9})?")


@dataclass(slots=True)
class Reader:
    """One value of a document: where it stands and what has been taken from it.

    ``faults`` is shared by all readers of a load. A value that is missing or wrong yields a harmless stand-in, so that
    reading goes on; nothing built from a document with faults is ever used.
    """

    value: Any
    file: str
    document: Document
    faults: list[RuleFault]
    path: Path_ = ()
    taken: set[str] = field(default_factory=set)

    def fault(self, message: str, key: str | int | None = None) -> None:
        """Write down a fault at this value, or at one of its keys."""
        path = self.path if key is None else (*self.path, key)
        self.faults.append(RuleFault(self.file, self.document.line(path), message))

    def at(self, key: str | int, value: Any) -> Reader:
        """A reader on a value inside this one."""
        return Reader(value, self.file, self.document, self.faults, (*self.path, key))

    def has(self, key: str) -> bool:
        """Whether the mapping has a value other than null under ``key``."""
        return isinstance(self.value, Mapping) and self.value.get(key) is not None

    def take(self, key: str, *, required: bool = True) -> Reader | None:
        """The reader on ``key``; ``None`` (with a fault when required) if it is missing or null."""
        if not isinstance(self.value, Mapping):
            self.fault(f"phải là các cặp khóa: giá trị (thiếu “{key}”)")
            return None
        self.taken.add(key)
        if self.value.get(key) is None:
            if required:
                self.fault(f"thiếu khóa bắt buộc “{key}”")
            return None
        return self.at(key, self.value[key])

    def done(self) -> None:
        """Refuse every key that was not taken."""
        if isinstance(self.value, Mapping):
            for key in self.value:
                if key not in self.taken:
                    known = ", ".join(sorted(self.taken))
                    self.fault(f"khóa “{key}” không có trong mẫu; các khóa được dùng: {known}", key)

    def items(self, key: str, *, required: bool = True) -> Iterator[Reader]:
        """Readers on the items of the list under ``key``."""
        reader = self.take(key, required=required)
        if reader is None:
            return
        if not isinstance(reader.value, list):
            reader.fault(f"“{key}” phải là một danh sách")
            return
        for index, item in enumerate(reader.value):
            yield reader.at(index, item)

    def mapping(self, key: str, *, required: bool = True) -> Reader | None:
        """The reader on the mapping under ``key``."""
        reader = self.take(key, required=required)
        if reader is not None and not isinstance(reader.value, Mapping):
            reader.fault(f"“{key}” phải là các cặp khóa: giá trị")
            return None
        return reader

    def text(self, key: str, *, required: bool = True) -> Text | None:
        """The ``{vi, en}`` text under ``key``."""
        reader = self.take(key, required=required)
        return None if reader is None else reader.as_text()

    def need_text(self, key: str) -> Text:
        """The required text under ``key``; a stand-in after a fault."""
        return self.text(key) or NOTHING

    def as_text(self) -> Text:
        """This value as a ``{vi, en}`` text."""
        vi, en = self.string("vi"), self.string("en")
        self.done()
        return Text(vi, en)

    def string(self, key: str, *, required: bool = True) -> str:
        """The non-empty string under ``key``; the empty string when it is absent."""
        reader = self.take(key, required=required)
        return "" if reader is None else reader.as_string()

    def as_string(self) -> str:
        """This value as a non-empty NFC string."""
        if isinstance(self.value, bool) or not isinstance(self.value, str | int):
            self.fault("phải là chữ")
            return ""
        text = str(self.value)
        if not text.strip():
            self.fault("chữ để trống; ghi nội dung hoặc bỏ khóa")
        if unicodedata.normalize("NFC", text) != text:
            self.fault(NOT_NFC)
        return text

    def strings(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """The list of strings under ``key``."""
        return tuple(item.as_string() for item in self.items(key, required=required))

    def integer(self, key: str, *, required: bool = True) -> int | None:
        """The integer under ``key``."""
        reader = self.take(key, required=required)
        if reader is None:
            return None
        if isinstance(reader.value, bool) or not isinstance(reader.value, int):
            reader.fault(f"“{key}” phải là số nguyên")
            return None
        return reader.value

    def boolean(self, key: str) -> bool:
        """The optional ``true``/``false`` under ``key``; absent is false."""
        reader = self.take(key, required=False)
        if reader is None:
            return False
        if not isinstance(reader.value, bool):
            reader.fault(f"“{key}” phải là true hoặc false")
            return False
        return reader.value

    def day(self, key: str, *, required: bool = True) -> date | None:
        """The ISO day under ``key``."""
        reader = self.take(key, required=required)
        if reader is None:
            return None
        day = reader.value if isinstance(reader.value, date) else plain_scalar(str(reader.value))
        if isinstance(day, date):
            return day
        reader.fault(f"“{key}” phải là một ngày có thật, dạng 2025-01-31 (đang ghi “{reader.value}”)")
        return None

    def choice(self, key: str, choices: type[E], default: E) -> E:
        """The required member of a closed list under ``key``; ``default`` stands in after a fault."""
        return self.optional_choice(key, choices, default, required=True) or default

    def optional_choice(self, key: str, choices: type[E], default: E | None, *, required: bool = False) -> E | None:
        """A member of a closed list under ``key``, or ``default``."""
        reader = self.take(key, required=required)
        return default if reader is None else reader.as_choice(choices, default)

    def as_choice(self, choices: type[E], default: D) -> E | D:
        """This value as a member of a closed list."""
        try:
            return choices(str(self.value))
        except ValueError:
            allowed = ", ".join(choices)
            self.fault(f"“{self.value}” không thuộc danh sách cho phép: {allowed}")
            return default

    def fraction(self, key: str, *, required: bool = True) -> Fraction | None:
        """An exact number under ``key``: an integer or ``a/b``."""
        reader = self.take(key, required=required)
        if reader is None:
            return None
        text = str(reader.value)
        try:
            if not EXACT_NUMBER.fullmatch(text):
                raise ValueError
            return Fraction(text)
        except (ValueError, ZeroDivisionError):
            reader.fault(f"“{key}” phải là phân số chính xác như 2/3 hoặc 70/100, không dùng số thập phân")
            return None


def unique(items: Iterable[tuple[Reader, T]], key_of: Callable[[T], str], what: str) -> tuple[T, ...]:
    """The items in order; a key that occurs twice is a fault at its second place."""
    found: dict[str, T] = {}
    for reader, item in items:
        key = key_of(item)
        if key in found:
            reader.fault(f"{what} “{key}” lặp lại; mỗi {what} phải khác nhau")
        found.setdefault(key, item)
    return tuple(found.values())
