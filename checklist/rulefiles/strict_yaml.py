"""Strict YAML: plain data with the line of every key, and none of YAML's surprises.

Only ``true``/``false`` are booleans, only plain decimal integers are numbers, only ISO days are dates; duplicate keys,
aliases, tags and text that is not NFC are faults. PyYAML's ordinary loader keeps the last of two equal keys silently,
reads ``no`` as false and ``22:22`` as 1342.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
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


@dataclass(slots=True)
class Document:
    """A YAML document as plain data; ``lines`` maps the path of each value to its line, ``problems`` are faults."""

    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[tuple[Path_, int, str]] = field(default_factory=list)

    def line(self, path: Path_) -> int:
        """The line of a value, or of the nearest enclosing one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def load_yaml(text: str) -> Document:
    """Read one YAML document. Syntax errors and surprises become ``problems``, never exceptions."""
    document = Document()
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        document.problems.append(((), line, f"tệp YAML sai cú pháp: {error.problem}"))
        return document
    except (yaml.YAMLError, RecursionError) as error:
        document.problems.append(((), 0, f"không đọc được tệp YAML: {type(error).__name__}"))
        return document
    if node is not None:
        document.data = _Builder(document).build(node, (), 0)
    return document


def load_yaml_file(path: Path) -> Document:
    """Read a YAML file as UTF-8; a file that is not UTF-8 is a problem of the document."""
    try:
        return load_yaml(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        document = Document()
        document.problems.append(((), 0, f"tệp không phải UTF-8 (byte thứ {error.start})"))
        return document


@dataclass(slots=True)
class _Builder:
    document: Document
    seen: set[int] = field(default_factory=set)

    def build(self, node: yaml.Node, path: Path_, depth: int) -> Any:
        line = node.start_mark.line + 1
        self.document.lines.setdefault(path, line)
        if depth > MAX_DEPTH:
            return self._problem(path, line, "lồng quá sâu")
        if id(node) in self.seen:
            return self._problem(path, line, "không dùng bí danh (&, *) trong tệp")
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, index), depth + 1) for index, child in enumerate(node.value)]
        return self._scalar(node, path, line)

    def _mapping(self, node: yaml.MappingNode, path: Path_, depth: int) -> Mapping[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in result:
                self._problem((*path, key), line, f"khóa “{key}” lặp lại; mỗi khóa chỉ ghi một lần")
                continue
            self.document.lines[(*path, key)] = line
            result[key] = self.build(value_node, (*path, key), depth + 1)
        return result

    def _scalar(self, node: yaml.Node, path: Path_, line: int) -> Any:
        text: str = node.value
        if unicodedata.normalize("NFC", text) != text:
            self._problem(path, line, "chữ không ở dạng Unicode NFC (dựng sẵn); gõ lại bằng bộ gõ Unicode dựng sẵn")
        if node.tag not in PLAIN_TAGS:
            return self._problem(path, line, f"không dùng thẻ {node.tag}")
        if getattr(node, "style", None):  # quoted or block text is text, whatever it looks like
            return text
        return plain_scalar(text)

    def _problem(self, path: Path_, line: int, message: str) -> None:
        self.document.problems.append((path, line, message))


PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge")
)


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
