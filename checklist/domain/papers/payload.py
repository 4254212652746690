"""The data a paper carries: its own fields in canonical JSON, and the facts that a reader draws from them.

The bytes depend on the paper alone. The code on the page is the first 80 bits of their SHA-256, as a report's is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checklist.domain.papers.common import PaperKind
from checklist.domain.papers.lay_out import Paper, kind_of, lay_out
from checklist.domain.papers.profiles import PROFILES, LayoutId
from checklist.domain.plain import plain
from checklist.domain.report import ORGANISATION_SLOT
from checklist.domain.seal import BadSeal, assessment_id, canonical, sha256

FORMAT = "dan-chu-co-so/paper/1"
FIRST_GROUPS = 9  # letters of a code that people compare: XXXX-XXXX

# The type letters of a number, by kind; of a decision and a plan they follow from the paper.
_TYPES = {PaperKind.MINUTES: "BB", PaperKind.CONCLUSION: "TB", PaperKind.CONSOLIDATED: "BC"}


class BadPaper(BadSeal):
    """The bytes are not the data of a paper of a format this program knows."""


@dataclass(frozen=True, slots=True)
class PaperSeal:
    """The data of a paper: ``payload`` is what is attached to its PDF, ``digest`` the SHA-256 of that in hex."""

    code: str
    payload: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a received paper says of itself. ``issued_on`` is ISO; what the paper does not say is empty."""

    kind: PaperKind
    code: str
    layout: LayoutId
    issuer: str
    number: str
    issued_on: str
    unit: str
    period: str
    grade: str
    decision: str
    is_sample: bool
    is_draft: bool


def seal_paper(paper: Paper) -> PaperSeal:
    """The data of a paper with its code and digest."""
    signers = {signer.slot: {"name": signer.name, "role": signer.title} for signer in lay_out(paper).signers}
    content = {
        "format": FORMAT,
        "kind": kind_of(paper).value,
        "paper": plain(paper),
        "signers": signers,
        "type": getattr(paper, "type", _TYPES.get(kind_of(paper), "")),
    }
    code = assessment_id(canonical(content))
    payload = canonical({**content, "code": code})
    return PaperSeal(code, payload, sha256(payload))


def is_paper(payload: bytes) -> bool:
    """Whether attached data claim to be those of a paper; says nothing of whether they are in order."""
    try:
        content = json.loads(payload.decode("utf-8"))
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and str(content.get("format", "")).startswith("dan-chu-co-so/paper/")


def read_paper(payload: bytes) -> dict[str, Any]:
    """The content of a paper's data. Raises :class:`BadPaper` with a Vietnamese sentence for anything else."""
    try:
        content = json.loads(payload.decode("utf-8"))
        rewritten = canonical(content)
    except (ValueError, RecursionError) as error:
        raise BadPaper("dữ liệu đính kèm không phải JSON") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BadPaper("dữ liệu đính kèm không phải văn bản do phần mềm này lập")
    if rewritten != payload:
        raise BadPaper("dữ liệu đính kèm không ở dạng chuẩn tắc")
    claimed = content.pop("code", None)
    if claimed != assessment_id(canonical(content)):
        raise BadPaper("mã văn bản không khớp với nội dung")
    return {**content, "code": claimed}


def facts_of(content: Mapping[str, Any]) -> PaperFacts:
    """The facts of a paper's data, read from its fields and stored nowhere twice. Raises :class:`BadPaper`."""
    try:
        paper, issuing = content["paper"], content["paper"]["issuing"]
        layout = LayoutId(issuing["layout"])
        decision = paper.get("decision") or {}
        return PaperFacts(
            kind=PaperKind(content["kind"]),
            code=str(content["code"]),
            layout=layout,
            issuer=str(issuing["issuer"]),
            number=_number(content, layout),
            issued_on=str(issuing["issued_on"] or ""),
            unit=str(paper.get("unit") or ""),
            period=str(paper.get("period") or paper.get("period_name") or paper.get("subject_period") or ""),
            grade=_grade(paper),
            decision=" ".join(filter(None, (str(decision.get("number", "")), str(decision.get("issued_on", ""))))),
            is_sample=issuing["is_sample"] is True,
            is_draft=issuing["is_draft"] is True,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadPaper("dữ liệu đính kèm thiếu thông tin của văn bản") from error


def _number(content: Mapping[str, Any], layout: LayoutId) -> str:
    issuing = content["paper"]["issuing"]
    if content["kind"] == PaperKind.CERTIFICATE:
        return str(content["paper"]["register_number"])
    return PROFILES[layout].full_number(str(issuing["number"]), str(content["type"]), str(issuing["symbol"]))


def _grade(paper: Mapping[str, Any]) -> str:
    grade = paper.get("grade")
    if isinstance(grade, dict):
        return str(grade["name"])
    return str(grade or paper.get("proposed_grade") or "")


def signer_of(content: Mapping[str, Any], slot: str) -> tuple[str, str]:
    """Name and role of who signs in ``slot``; the organisation's role is the issuer itself."""
    if slot == ORGANISATION_SLOT:
        return "", str(content["paper"]["issuing"]["issuer"])
    signer = content["signers"].get(slot, {})
    return str(signer.get("name", "")), str(signer.get("role", ""))
