"""A draft filled in from the sample of its rule book, by the services or as a browser would, and then sealed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from checklist.domain.plain import plain
from checklist.services.drafts import Draft, load_draft, save_answer, save_report
from checklist.services.seal_draft import review, seal_draft
from checklist.services.workspace import Workspace
from checklist.web.answer_forms import form_from_answer
from tests.cases import ROOT
from tests.web.client import MADE_AT, ClientRequest

SAMPLE = "xa-pl-34-2007"
OFFICER = "xa.officer"


def sample() -> Mapping[str, Any]:
    """The sample's answers as plain data."""
    text = (ROOT / "tests" / "samples" / f"{SAMPLE}.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = plain(yaml.safe_load(text))
    return found


def fill_in(workspace: Workspace, identifier: str) -> Draft:
    """Save every answer and text of the sample in a draft."""
    given = sample()
    for requirement, answer in given["answers"].items():
        body = {key: value for key, value in answer.items() if key != "evidence"}
        save_answer(workspace, identifier, requirement, body, 0, at=MADE_AT, by=OFFICER)
    save_report(workspace, identifier, given["report"], 0, at=MADE_AT, by=OFFICER)
    return load_draft(workspace, identifier)


def sealed(workspace: Workspace, identifier: str) -> Draft:
    """Seal a draft as its reader reviewed it."""
    draft = load_draft(workspace, identifier)
    found = review(workspace, draft)
    assert found.seal is not None, found.faults
    seal_draft(workspace, draft, found.seal.assessment, at=MADE_AT, by=OFFICER)
    return load_draft(workspace, identifier)


def post_everything(client: ClientRequest, identifier: str) -> None:
    """Answer everything by posting the forms of the walk and of the report."""
    draft = load_draft(client.world.workspace, identifier)
    given, known = sample(), draft.regulation.by_id()
    for name, answer in given["answers"].items():
        asked = known[name]
        facts = draft.regulation.record_set_facts(asked.for_each) if asked.for_each else ()
        form: dict[str, Any] = form_from_answer(asked, facts, {**answer, "points": ticks(answer.get("points"))})
        address = f"/danh-gia/{identifier}/yeu-cau/{name}"
        client.post(address, revision=str(draft.revision_of(name)), **form)
    texts: dict[str, Any] = {
        key: "\n".join(value) if isinstance(value, list) else str(value) for key, value in report().items()
    }
    co_signer: dict[str, Any] = {
        "co_signers-1.title": "Chủ tịch Ủy ban Mặt trận Tổ quốc",
        "co_signers-1.name": "Lò Thị Mẫu",
    }
    client.post(f"/danh-gia/{identifier}/bao-cao", revision="0", **texts, **co_signer)


def ticks(points: Mapping[str, Any] | None) -> dict[str, str]:
    """Points as their statuses; the sample may say them with yes and no."""
    words = {True: "done", False: "not_done"}
    return {key: words[value] if isinstance(value, bool) else value for key, value in (points or {}).items()}


def report() -> dict[str, Any]:
    """The report's texts of the sample without its signers' list, whose fields have names of their own."""
    return {key: value for key, value in sample()["report"].items() if key not in ("co_signers", "organisation")}


def send_large_pdf(client: ClientRequest, address: str, field: str, size: int) -> int:
    """The status of sending a PDF of so many bytes, as one string: the test client leaves its temporary files open."""
    head = (
        f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{client.form_token()}\r\n'
        f'--x\r\nContent-Disposition: form-data; name="{field}"; filename="to.pdf"\r\n\r\n%PDF-1.4\n'
    )
    body = head.encode() + b"%" * size + b"\r\n--x--\r\n"
    return client.http.post(address, data=body, content_type="multipart/form-data; boundary=x").status_code
