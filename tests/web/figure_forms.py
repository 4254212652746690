"""The form of the sheet of figures in tests, as a browser without scripts sends it."""

from __future__ import annotations

from typing import Any

from tests.web.pages import Page
from tests.web.walking import Walker


def form_on(page: Page) -> dict[str, Any]:
    """What the form of figures on a page would send if nothing were touched."""
    form: dict[str, Any] = {}
    for field in page.select("//form[@class='figures']//*[self::input or self::select]"):
        name = field.get("name")
        if field.tag == "select":
            form[name] = next(iter(field.xpath("option[@selected]/@value")), "")
        elif field.get("type") != "checkbox" or field.get("checked") is not None:
            form[name] = field.get("value")
    form.pop("csrf_token", None)
    return form


def save(walker: Walker, status: int = 303, /, before: dict[str, Any] | None = None, **typed: str) -> Page:
    """Save the sheet with ``typed`` values by code; ``note_A05`` and so on fill the other fields."""
    form = form_on(walker.page("/so-lieu")) if before is None else before
    for name, value in typed.items():
        part, _, code = name.rpartition("_")
        form[f"{part or 'value'}.{code}"] = value
    return walker.client.post(f"{walker.base}/so-lieu", status, **form)


def in_row(page: Page, code: str, rest: str = "") -> str:
    """The words of a figure's row, or of a part of it."""
    return " ".join(page.words(f"//tr[@id='{code}']{rest}"))
