"""The form of a recognition draft, as a browser would send it back."""

from __future__ import annotations

from tests.web.client import ClientRequest

OVERVIEW = "/ban-chi-dao/cong-nhan"


def page_of(decision_id: str) -> str:
    return f"{OVERVIEW}/{decision_id}"


def fields_of(reader: ClientRequest, decision_id: str) -> dict[str, str]:
    """What the draft's form holds, as a browser would send it back."""
    page = reader.get(page_of(decision_id))
    form = f"//form[@action='{page_of(decision_id)}']"
    fields = {each.get("name"): each.get("value", "") for each in page.select(f"{form}//input[@type='text']")}
    fields |= {each.get("name"): each.get("value", "") for each in page.select(f"{form}//input[@checked]")}
    fields |= {each.get("name"): (each.text or "").lstrip("\n") for each in page.select(f"{form}//textarea")}
    (revision,) = {each.get("value") for each in page.select(f"{form}//input[@name='revision']")}
    return {**fields, "revision": revision}
