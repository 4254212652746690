"""Walking through a draft in tests: addresses, saving an answer as a browser without scripts does, reading a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checklist.services.drafts import Draft, load_draft
from tests.web.client import ClientRequest
from tests.web.pages import Page, squeezed


@dataclass(frozen=True)
class Walker:
    """A reader who walks through the draft of the own unit."""

    client: ClientRequest

    @property
    def base(self) -> str:
        """The address of the draft."""
        return f"/danh-gia/{self.client.world.own.assessment_id}"

    @property
    def draft(self) -> Draft:
        """The draft as it is stored."""
        return load_draft(self.client.world.workspace, self.client.world.own.assessment_id)

    def page(self, rest: str = "") -> Page:
        """A page of the draft."""
        return self.client.get(f"{self.base}{rest}")

    def send(self, requirement: str, status: int = 303, *, script: bool = False, **fields: Any) -> Page:
        """Send the form of a requirement; its revision is the one that stands unless given."""
        fields.setdefault("revision", str(self.draft.revision_of(requirement)))
        headers = {"HX-Request": "true"} if script else None
        address = f"{self.base}/yeu-cau/{requirement}"
        if script:
            answer = self.client.http.post(
                address, data={"csrf_token": self.client.form_token(), **fields}, headers=headers
            )
            assert answer.status_code == status, answer.text[:500]
            return Page(answer, None)
        return self.client.post(address, status, **fields)

    def body(self, requirement: str) -> Mapping[str, Any]:
        """What is stored of an answer, with what is declared."""
        row = self.draft.rows[requirement]
        return {**row.body, "declared": row.declared}


def row_of(page: Page, requirement: str) -> Any:
    """The element of a requirement's row."""
    (row,) = page.tree.xpath("//article[@id=$id]", id=requirement)
    return row


def row_text(page: Page, requirement: str) -> str:
    """The words of a requirement's row."""
    return squeezed(row_of(page, requirement).text_content())


def fields_of(page: Page, requirement: str) -> dict[str, str]:
    """What a browser would send of a row: its filled fields by name."""
    row, sent = row_of(page, requirement), {}
    for field in row.xpath(".//input[not(@type='radio')] | .//input[@checked]"):
        sent[field.get("name")] = field.get("value", "")
    for area in row.xpath(".//textarea"):
        sent[area.get("name")] = area.text_content().removeprefix("\n")
    for option in row.xpath(".//select/option[@selected]"):
        sent[option.getparent().get("name")] = option.get("value")
    return {name: value for name, value in sent.items() if value and name != "csrf_token"}
