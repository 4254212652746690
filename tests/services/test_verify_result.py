"""A signature says who said it; the second evaluation says whether it is right."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from checklist.documents.render import render_report
from checklist.domain.report_build import build_report
from checklist.domain.seal import Seal, assessment_id, canonical, sha256
from checklist.services.assess import SealedReport, assess_file
from checklist.services.signing import Hand, sign_slot
from checklist.services.verify import verify_file
from checklist.services.workspace import Workspace
from tests.services.conftest import SAMPLES

AT = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
HAND = Hand(at=AT, actor="test")


@pytest.fixture
def report(workspace: Workspace) -> SealedReport:
    """A sealed sample."""
    return assess_file(workspace, SAMPLES / "doanh-nghiep-nd-145-2020.yaml")


def embellished(report: SealedReport) -> Seal:
    """A seal whose score was raised by hand and made consistent with itself again."""
    content = json.loads(report.seal.payload)
    del content["assessment"]
    content["result"] = {**content["result"], "score": 100, "grade": "Tốt"}
    identifier = assessment_id(canonical(content))
    payload = canonical({**content, "assessment": identifier})
    return Seal(identifier, payload, sha256(payload), report.seal.rules_digest)


def printed(report: SealedReport, sealed: Seal) -> bytes:
    """The report of an assessment that carries ``sealed``."""
    made = report.assessment
    content = build_report(
        made.pack, made.checklist, made.answers, made.findings, made.score, made.scoring,
        assessment=sealed.assessment, digest=sealed.digest, rules_digest=sealed.rules_digest, verification_url=None,
    )  # fmt: skip
    return render_report(content, sealed.payload)


def test_a_raised_score_is_named_although_a_trusted_signer_signed_it(
    workspace: Workspace, report: SealedReport
) -> None:
    signed = sign_slot(workspace, printed(report, embellished(report)), "Head", HAND)

    checked = verify_file(workspace, signed, at=AT)

    assert checked.signatures.bottom_line
    assert not checked.is_valid
    assert [problem.code for problem in checked.problems()] == ["result"]
    assert "score" in [difference.where for difference in checked.inside]
