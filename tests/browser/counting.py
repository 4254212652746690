"""Hands that count what an officer does beyond giving the facts and the evidence themselves.

Not counted, since it is the answer to the law's own question: the letters of a text, a number or a day; the tap that
chooses yes or no, a line of a list or the state of a sub-point; the file chosen. Counted is everything else: every
press of a button, link or fold, every tap on a declared status, and every move into a field that is typed into.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator

from tests.browser.hands import Mouse

STATUS, PRESS, MOVE = "statuses chosen", "buttons, links, folds pressed", "moves into a field"


@dataclass
class CountingMouse(Mouse):
    """A mouse and a keyboard that count."""

    counted: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All clicks and keystrokes counted."""
        return self.counted.total()

    def press(self, target: Locator) -> None:
        self.counted[PRESS] += 1
        super().press(target)

    def choose(self, option: Locator) -> None:
        self.counted[STATUS] += option.get_attribute("name") == "declared"
        super().choose(option)

    def write(self, field: Locator, text: str) -> None:
        self.counted[MOVE] += 1
        self.counted[PRESS] -= 1  # the click that moves there is counted once
        super().write(field, text)

    def attach(self, field: Locator, file: Path) -> None:
        self.counted[PRESS] -= 1  # the click that opens the chooser is the choice of the file
        super().attach(field, file)
