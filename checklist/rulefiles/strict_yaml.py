"""Strict YAML: plain data with the line of every key, and none of YAML's surprises.

Only ``true``/``false`` are booleans, only plain decimal integers are numbers, only ISO days are dates; duplicate keys,
aliases, tags and text that is not NFC are faults. PyYAML's ordinary loader keeps the last of two equal keys silently,
reads ``no`` as false and ``22:22`` as 1342.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Path_ = tuple[str | int, ...]

INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

MAX_DEPTH = 40

NOT_NFC = "chữ không ở dạng Unicode NFC (dựng sẵn); gõ lại bằng bộ gõ Unicode dựng sẵn"


@dataclass(slots=True)
class Document:
    """A YAML document as plain data; ``lines`` maps the path of each value to its line, ``problems`` are faults."""

    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[tuple[Path_, int, str]] = field(default_factory=list)

    @property
    def is_readable(self) -> bool:
        """Whether there is anything to read; if not, ``problems`` say why and no more need be said."""
        return self.data is not None or not self.problems

    def line(self, path: Path_) -> int:
        """The line of a value, or of the nearest enclosing one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def load_yaml(text: str) -> Document:
    """Read one YAML document. Syntax errors and surprises become ``problems``, never exceptions."""
    document = Document()
    try:
        _Builder(document, yaml.parse(text, Loader=yaml.CSafeLoader)).read()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        document.problems.append(((), line, f"tệp YAML sai cú pháp: {error.problem}"))
    except _TooDeep as error:
        document.problems.append(((), error.line, "tệp lồng quá sâu"))
    except (yaml.YAMLError, UnicodeError) as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        document.problems.append(((), line, "tệp có ký tự điều khiển không được phép; xóa ký tự đó"))
    return document


def load_yaml_file(path: Path) -> Document:
    """Read a YAML file as UTF-8; a file that is not UTF-8 is a problem of the document."""
    try:
        return load_yaml(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        document = Document()
        line = error.object.count(b"\n", 0, error.start) + 1
        document.problems.append(((), line, f"tệp không phải UTF-8 (byte thứ {error.start})"))
        return document


class _TooDeep(Exception):
    """Nesting past ``MAX_DEPTH``: reading stops there, since the scanner grows slow on what follows."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


@dataclass(slots=True)
class _Builder:
    """Plain data from YAML events. The ordinary composer recurses in C and dies on a deeply nested file."""

    document: Document
    events: Iterator[yaml.Event]

    def read(self) -> None:
        """Read the one document of the stream."""
        for event in self.events:
            if not isinstance(event, yaml.NodeEvent):
                continue
            if self.document.lines:
                self._problem((), _line(event), "tệp chỉ được có một tài liệu; bỏ dòng “---” giữa tệp")
            self.document.data = self._build(event, (), 0)

    def _build(self, event: yaml.NodeEvent, path: Path_, depth: int) -> Any:
        line = _line(event)
        self.document.lines.setdefault(path, line)
        if depth > MAX_DEPTH:
            raise _TooDeep(line)
        self._demand_plain(event, getattr(event, "value", ""), path, line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._build(child, (*path, index), depth + 1) for index, child in enumerate(self._children())]
        if isinstance(event, yaml.ScalarEvent):  # quoted or block text is text, whatever it looks like
            return plain_scalar(event.value) if event.implicit[0] else event.value
        return None

    def _children(self) -> Iterator[yaml.NodeEvent]:
        """The events that start the values of the collection being read; each is built before the next is asked for."""
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            if isinstance(event, yaml.NodeEvent):
                yield event

    def _mapping(self, path: Path_, depth: int) -> Mapping[str, Any]:
        result: dict[str, Any] = {}
        children = self._children()
        for key_event in children:
            key = self._key(key_event, path, depth)
            repeated = key in result
            if repeated:
                message = f"khóa “{key}” lặp lại; mỗi khóa chỉ ghi một lần"
                self._problem((*path, key), _line(key_event), message)
            self.document.lines.setdefault((*path, key), _line(key_event))
            value = self._build(next(children), (*path, key), depth + 1)
            if not repeated:
                result[key] = value
        return result

    def _key(self, event: yaml.NodeEvent, path: Path_, depth: int) -> str:
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._problem(path, line, "khóa phải là chữ")
            self._build(event, (*path, "?"), depth + 1)
            return "?"
        key: str = event.value
        self._demand_plain(event, key, (*path, key), line)
        return key

    def _demand_plain(self, event: yaml.NodeEvent, text: str, path: Path_, line: int) -> None:
        if event.anchor is not None:  # an alias (*) names its anchor (&) too
            self._problem(path, line, "không dùng bí danh (&, *) trong tệp")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._problem(path, line, f"không dùng thẻ {tag}")
        if unicodedata.normalize("NFC", text) != text:
            self._problem(path, line, NOT_NFC)

    def _problem(self, path: Path_, line: int, message: str) -> None:
        self.document.problems.append((path, line, message))


def _line(event: yaml.NodeEvent) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 0


def plain_scalar(text: str) -> Any:
    """The value of an unquoted scalar: a boolean, nothing, an integer, an ISO day, else the text itself."""
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text) if len(text) <= 18 else text
    if ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
