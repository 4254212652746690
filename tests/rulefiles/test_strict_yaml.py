"""Strict YAML: plain data, the line of every key, and none of YAML's surprises."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.rulefiles.strict_yaml import MAX_DEPTH, load_yaml, load_yaml_file


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("15", 15),
        ("-3", -3),
        ("0", 0),
        ("2025-01-31", date(2025, 1, 31)),
        # What YAML 1.1 would make something else of stays text.
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("22:22", "22:22"),
        ("015", "015"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("0.5", "0.5"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("2/3", "2/3"),
        ("2025-02-30", "2025-02-30"),
        ("2025-1-31", "2025-1-31"),
        ("2025-01-31T10:00:00", "2025-01-31T10:00:00"),
        ("9" * 19, "9" * 19),
        # Quoted is text.
        ("'true'", "true"),
        ('"15"', "15"),
        ("'2025-01-31'", "2025-01-31"),
    ],
)
def test_a_scalar_is_read_as_written(scalar: str, value: object) -> None:
    document = load_yaml(f"key: {scalar}")

    assert document.problems == []
    assert document.data == {"key": value}
    assert type(document.data["key"]) is type(value)


def test_a_block_of_text_is_text() -> None:
    assert load_yaml("key: |\n  15\n").data == {"key": "15\n"}


def test_an_empty_text_is_nothing_and_no_problem() -> None:
    document = load_yaml("# chỉ có ghi chú\n")

    assert (document.data, document.problems) == (None, [])


def test_every_value_has_the_line_of_its_key() -> None:
    document = load_yaml("first:\n  - 1\n  - second: 2\n    third:\n      x\n")

    assert document.line(("first",)) == 1
    assert document.line(("first", 0)) == 2
    assert document.line(("first", 1, "second")) == 3
    assert document.line(("first", 1, "third")) == 4


def test_what_is_not_there_has_the_line_of_what_encloses_it() -> None:
    document = load_yaml("first:\n  second:\n    third: 3\n")

    assert document.line(("first", "second", "fourth", 5)) == 2


def test_the_first_of_two_equal_keys_is_kept_and_the_second_is_a_problem() -> None:
    document = load_yaml("key: 1\nother: 2\nkey: {inner: 3}\n")

    assert document.data == {"key": 1, "other": 2}
    assert [(line, "lặp lại" in message) for _, line, message in document.problems] == [(3, True)]
    assert document.line(("key",)) == 1


def test_keys_that_are_no_text_are_a_problem() -> None:
    assert [line for _, line, _ in load_yaml("a: 1\n[1, 2]: 3\n").problems] == [2]


def test_equal_keys_in_different_spelling_of_unicode_do_not_hide() -> None:
    document = load_yaml("quy\u1ec1n: 1\nquye\u0302\u0300n: 2\n")

    assert [line for _, line, _ in document.problems] == [2]


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: *x\n", "&a id: *a\n", "*a : 1\n", "- &x [1]\n- *x\n"])
def test_aliases_are_refused(text: str) -> None:
    assert any("bí danh" in message for _, _, message in load_yaml(text).problems)


@pytest.mark.parametrize(
    "text",
    [
        "a: !!str 5",
        "a: !!int '5'",
        "a: !!float 5",
        "a: !own 5",
        "a: ! 5",
        "a: !!set {b, c}",
        "a: !own {b: 1}",
        "a: !own [b]",
        "!own {a: 1}",
        "!own a: 1",
        "a: !!python/object/apply:os.system [echo]",
    ],
)
def test_tags_are_refused(text: str) -> None:
    assert any("không dùng thẻ" in message for _, _, message in load_yaml(text).problems)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a:\n"])
def test_bottomless_nesting_is_refused_at_once(opening: str) -> None:
    text = opening * 200_000 if opening != "a:\n" else "".join(f"{' ' * level}a:\n" for level in range(500))

    document = load_yaml(text)

    assert document.problems[-1][2] == "tệp lồng quá sâu"
    assert len(document.problems) <= MAX_DEPTH + 2


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert load_yaml("[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH).problems == []


def test_a_second_document_is_refused() -> None:
    assert [(line, "một tài liệu" in m) for _, line, m in load_yaml("a: 1\n---\nb: 2\n").problems] == [(3, True)]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffkhóa: chữ\n".encode())

    assert load_yaml_file(path).data == {"khóa": "chữ"}


def test_windows_line_ends_do_no_harm() -> None:
    document = load_yaml("a: 1\r\nb:\r\n  - 2\r\n")

    assert document.data == {"a": 1, "b": [2]}
    assert document.line(("b", 0)) == 3


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from("ab:-[]{},&*!?|>'\"%@#\n\t\\ \u0301\x00\ud8001"), max_size=60))
def test_no_text_whatever_raises(text: str) -> None:
    document = load_yaml(text)

    assert document.is_readable or document.problems


@settings(max_examples=200)
@given(st.binary(max_size=60))
def test_no_bytes_whatever_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(data)

    load_yaml_file(path)
