"""A full report can be signed by everybody who has a place on it, and still verifies."""

from __future__ import annotations

from checklist.documents.signing import sign_pdf
from checklist.documents.verifying import verify_pdf
from tests.documents.pki import NOW
from tests.documents.render_samples import hundred, of_many, opened
from tests.documents.signed_files import head, organisation, root


def test_a_report_of_a_hundred_requirements_verifies_after_its_last_signature() -> None:
    signed = hundred()
    for slot in of_many(100).report().slots:
        identity = organisation() if slot == "Organisation" else head()
        signed = sign_pdf(signed, slot, identity.signer, at=NOW)

    check = verify_pdf(signed, trust_roots=[root().certificate], at=NOW)

    assert check.problems == ()
    assert check.bottom_line


def test_the_unsigned_report_has_few_objects_for_its_size() -> None:
    # Checking a later signature visits every object for each earlier one.
    assert len(opened(hundred()).objects) < 3200
