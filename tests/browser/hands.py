"""How somebody works a page: with a mouse, by the keyboard alone, or by touch. All do the same five things."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from playwright.sync_api import Locator, Page, TimeoutError, expect

LONG = 60
"""What is longer is pasted, as an officer pastes from her drafts."""
MOST_TABS = 900


class Hands(Protocol):
    """What can be done to a page."""

    def press(self, target: Locator) -> None:
        """A button, a link, a summary."""

    def choose(self, option: Locator) -> None:
        """A radio button or a box to tick, which is on afterwards."""

    def write(self, field: Locator, text: str) -> None:
        """A text in place of what stands in a field."""

    def pick(self, field: Locator, value: str) -> None:
        """A line of a list."""

    def attach(self, field: Locator, file: Path) -> None:
        """A file through the browser's own chooser."""


class Mouse:
    """A mouse, and a keyboard for letters."""

    def press(self, target: Locator) -> None:
        target.click()

    def choose(self, option: Locator) -> None:
        option.check()

    def write(self, field: Locator, text: str) -> None:
        self.press(field)
        _enter(field.page, text)

    def pick(self, field: Locator, value: str) -> None:
        field.select_option(value)

    def attach(self, field: Locator, file: Path) -> None:
        with field.page.expect_file_chooser() as chooser:
            self.press(field)
        chooser.value.set_files(file)


class Finger(Mouse):
    """A touch screen."""

    def press(self, target: Locator) -> None:
        target.tap()

    def choose(self, option: Locator) -> None:
        if not option.is_checked():
            option.tap()
        expect(option).to_be_checked()


class Keyboard:
    """Tab, arrows, Space and Enter; no pointer anywhere."""

    def press(self, target: Locator) -> None:
        self.reach(target)
        target.page.keyboard.press("Enter")

    def choose(self, option: Locator) -> None:
        keys = option.page.keyboard
        if option.get_attribute("type") == "checkbox":
            self.reach(option)
            if not option.is_checked():
                keys.press("Space")
            return
        name = str(option.get_attribute("name"))
        form = option.locator("xpath=ancestor::form[1]")
        group = form.locator(f'input[type="radio"][name="{name}"]')
        self.reach(group)
        for _ in range(group.count() + 1):
            if _is_focused(option):
                break
            keys.press("ArrowRight")
        if not option.is_checked():
            keys.press("Space")
        expect(option).to_be_checked()

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        _enter(field.page, text)

    def pick(self, field: Locator, value: str) -> None:
        self.reach(field)
        field.page.keyboard.press("Home")
        while field.input_value() != value:
            before = field.input_value()
            field.page.keyboard.press("ArrowDown")
            assert field.input_value() != before, value

    def attach(self, field: Locator, file: Path) -> None:
        self.reach(field)
        # A busy machine may swallow one key; the file field opens on either.
        for key in ("Enter", "Space", "Enter"):
            try:
                with field.page.expect_file_chooser(timeout=8_000) as chooser:
                    field.page.keyboard.press(key)
            except TimeoutError:
                continue
            chooser.value.set_files(file)
            return
        raise AssertionError(f"no key opens the chooser of {field}")

    def reach(self, target: Locator) -> None:
        """Go on with Tab until the focus is on ``target``, or on one of a group."""
        expect(target.first).to_be_visible()
        page = target.page
        page.bring_to_front()
        for _ in range(MOST_TABS):
            if _is_focused(target):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"no way there by Tab: {target}")


def _is_focused(target: Locator) -> bool:
    return bool(target.evaluate_all("all => all.includes(document.activeElement)"))


def _enter(page: Page, text: str) -> None:
    page.keyboard.press("Control+a")
    if len(text) > LONG or "\n" in text:
        page.keyboard.insert_text(text)
    else:
        page.keyboard.type(text)
