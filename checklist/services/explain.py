"""Why a requirement has its finding, from the sealed bytes of an assessment kept here."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.domain.assessment import Assessment
from checklist.domain.seal import read_seal
from checklist.services.errors import NotFound
from checklist.services.outcome import reason_lines
from checklist.services.reopen import reopen
from checklist.services.workspace import Workspace
from checklist.store import seals
from checklist.store.errors import StoreError


def explain(workspace: Workspace, identifier: str, requirement: str) -> Iterator[str]:
    """Lines for a shell. Raises :class:`NotFound` for an unknown assessment or requirement."""
    assessment = _sealed(workspace, identifier)
    for finding in assessment.findings:
        if finding.requirement.id == requirement:
            return reason_lines(assessment.pack, finding)
    raise NotFound(f"Bản tự đánh giá {identifier} không có yêu cầu {requirement}.")


def _sealed(workspace: Workspace, identifier: str) -> Assessment:
    with workspace.database() as db:
        try:
            payload = seals.of_assessment(db, identifier.strip().upper()).payload
        except StoreError as error:
            raise NotFound(f"Không có bản tự đánh giá đã chốt mang mã {identifier} trên máy này.") from error
    return reopen(read_seal(payload))
