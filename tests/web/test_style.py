"""The style sheet: small, on its own, and readable by contrast."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "checklist" / "static"
CSS = (STATIC / "site.css").read_text(encoding="utf-8")
VARIABLES = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", CSS))
ENOUGH_FOR_TEXT, ENOUGH_FOR_LINES = 4.5, 3.0


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(full(first)), luminance(full(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def full(colour: str) -> str:
    colour = VARIABLES.get(colour, colour)
    return "#" + "".join(digit * 2 for digit in colour[1:]) if len(colour) == 4 else colour


def test_it_is_small_and_loads_nothing() -> None:
    assert len(CSS.encode()) < 30_000
    assert "url(" not in CSS
    assert "@import" not in CSS


@pytest.mark.parametrize("ground", ["paper", "ground", "#ededea", "#f9f9f7", "#f0f6f2", "#f1f1ee", "#fbfbf9"])
@pytest.mark.parametrize("text", ["ink", "soft", "navy", "#174f86", "#7d1616"])
def test_text_stands_out_from_every_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize(
    ("text", "ground"), re.findall(r"color: (#[0-9a-f]{3,6}|var\(--[a-z]+\)); background: (#[0-9a-f]{3,6})", CSS)
)
def test_each_label_is_readable(text: str, ground: str) -> None:
    assert contrast(text.removeprefix("var(--").removesuffix(")"), ground) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("ground", ["green", "grey", "navy", "red", "#7a4a00"])
def test_white_is_readable_on_solid_labels(ground: str) -> None:
    assert contrast("#ffffff", ground) >= ENOUGH_FOR_TEXT


def test_a_doubt_is_readable() -> None:
    assert contrast("amber-ink", "amber-ground") >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("ground", ["paper", "ground"])
def test_focus_is_seen(ground: str) -> None:
    assert contrast("focus", ground) >= ENOUGH_FOR_LINES
    assert contrast("#ffd479", "navy") >= ENOUGH_FOR_LINES
