"""What a sealed assessment kept here says: why a requirement has its finding, and its report printed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from checklist.domain.assessment import Assessment
from checklist.domain.seal import BadSeal, Seal, read_seal, sha256
from checklist.services.assess import render_sealed
from checklist.services.errors import NotFound, Refused
from checklist.services.outcome import reason_lines
from checklist.services.record import kept_unsigned
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
    raise NotFound(
        f"Bản tự đánh giá {identifier} không có yêu cầu {requirement}.",
        f"The assessment {identifier} has no requirement {requirement}.",
    )


def _sealed(workspace: Workspace, identifier: str) -> Assessment:
    return reopen(read_seal(_payload(workspace, identifier)))


def _payload(workspace: Workspace, identifier: str) -> bytes:
    # A report sealed from an answer file is kept under the id it prints; one from the pages under that of its draft.
    name = identifier.strip()
    with workspace.database() as db:
        with suppress(StoreError):
            return seals.of_assessment(db, name.upper()).payload
        with suppress(StoreError):
            return seals.by_printed_id(db, name.upper()).payload
        try:
            return seals.of_assessment(db, name.lower()).payload
        except StoreError as error:
            raise NotFound(
                f"Không có bản tự đánh giá đã chốt mang mã {identifier} trên máy này.",
                f"No sealed assessment here has the code {identifier}.",
            ) from error


def reprint(workspace: Workspace, identifier: str) -> bytes:
    """The unsigned PDF of a sealed assessment: the bytes kept when it was sealed, else printed from its seal alone.

    Raises :class:`NotFound`, and :class:`Refused` if the frozen rules cannot be read any more.
    """
    payload = _payload(workspace, identifier)
    kept = kept_unsigned(workspace, sha256(payload))
    if kept is not None:
        return kept
    try:
        content = read_seal(payload)
        sealed = Seal(content["assessment"], payload, sha256(payload), content["rules"]["digest"])
        return render_sealed(reopen(content), sealed)
    except BadSeal as error:
        raise Refused(
            f"Không mở lại được bản đã chốt {identifier}: {error}.",
            f"What was sealed as {identifier} cannot be opened again: {error}.",
        ) from error
