"""Reading a seal: what is none, or was changed by a single byte, is refused in words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.seal import (
    BadSeal,
    canonical,
    read_seal,
)
from tests.domain.seal_samples import sealed


def with_content(**changes: Any) -> bytes:
    """A seal with changed content, written canonically again."""
    return canonical({**json.loads(sealed().payload), **changes})


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"dan-chu-co-so/assessment/1"',
        b"{}",
        b'{"format":"dan-chu-co-so/assessment/2"}',
        b'{"format":"dan-chu-co-so/assessment/1"}',
        b'{"format":"dan-chu-co-so/assessment/1","x":NaN}',
        b'{"format":"dan-chu-co-so/assessment/1","x":1e999}',
        b'{"format":"dan-chu-co-so/assessment/1","x":"\\ud800"}',
        b'{"format":"dan-chu-co-so/assessment/1","x":' + b"[" * 400 + b"]" * 400 + b"}",
        b'{"format":"dan-chu-co-so/assessment/1","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"format":"dan-chu-co-so/assessment/1","x":' + b"9" * 5000 + b"}",
    ],
    ids=range(14),
)
def test_what_is_no_seal_is_refused_in_words(payload: bytes) -> None:
    with pytest.raises(BadSeal) as caught:
        read_seal(payload)

    assert str(caught.value)


def test_a_seal_with_spare_white_space_is_refused() -> None:
    with pytest.raises(BadSeal, match="chuẩn tắc"):
        read_seal(sealed().payload + b"\n")


def test_a_seal_with_a_repeated_key_is_refused() -> None:
    with pytest.raises(BadSeal, match="chuẩn tắc"):
        read_seal(sealed().payload.replace(b'{"assessment"', b'{"assessment":"x","assessment"', 1))


def test_a_seal_whose_content_was_changed_no_longer_fits_its_id() -> None:
    content = json.loads(sealed().payload)
    content["input"]["unit"]["name"] = "Sở khác"

    with pytest.raises(BadSeal, match="không khớp"):
        read_seal(with_content(input=content["input"]))


@pytest.mark.parametrize("claimed", [None, 5, "", "0000-0000-0000-0000"])
def test_a_seal_with_another_id_is_refused(claimed: Any) -> None:
    with pytest.raises(BadSeal, match="không khớp"):
        read_seal(with_content(assessment=claimed))


@settings(max_examples=60)
@given(st.data())
def test_no_changed_byte_goes_unnoticed(data: st.DataObject) -> None:
    payload = bytearray(sealed().payload)
    place = data.draw(st.integers(0, len(payload) - 1))
    payload[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(BadSeal):
        read_seal(bytes(payload))
