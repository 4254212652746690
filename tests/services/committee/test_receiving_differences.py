"""Evaluated again by the committee's own rules, with every discrepancy named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from checklist.domain.committee.verdict_vectors import verdicts_of
from checklist.domain.findings import Verdict
from checklist.services.committee.submissions import received as submission_of
from checklist.services.workspace import Workspace
from checklist.store import submissions
from tests.factories import GOOD_RULES
from tests.services.committee.receiving_samples import answers, office, resealed, sealed, signed
from tests.services.committee.test_receiving_versions import one

KEPT_TOO_SHORT = {"m2.d6": {"declared": "done", "facts": {"posted_on": "2025-01-01", "removed_on": "2025-01-20"}}}


def other_rules(folder: Path) -> Path:
    """The same rules as a unit may still have them: posting for ten days was enough."""
    rules = folder / "other-rules"
    shutil.copytree(GOOD_RULES, rules)
    book = rules / "mau-2-2020" / "disclosure.yaml"
    book.write_text(book.read_text("utf-8").replace("days: 30", "days: 10"), "utf-8")
    return rules


def differences(workspace: Workspace, pdf: bytes) -> list[tuple[str, str]]:
    """The kind and place of each discrepancy of a file once received."""
    found = submission_of(workspace, str(one(workspace, pdf).submission_id)).submission
    return [(each["kind"], each["where"]) for each in found.differences]


def test_another_state_of_the_rules_is_named_with_what_changed_and_what_comes_of_it(tmp_path: Path) -> None:
    made = sealed(answers(1, **KEPT_TOO_SHORT), other_rules(tmp_path))

    assert differences(office(tmp_path, 1), signed(made)) == [
        ("rules_unknown", ""),
        ("rules_changed", "m2.d6"),
        ("score", ""),
        ("grade", ""),
        ("compliance", ""),
        ("verdict", "m2.d6"),
    ]


def test_the_claimed_result_and_the_one_found_here_stand_side_by_side(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    file = one(workspace, signed(sealed(answers(1, **KEPT_TOO_SHORT), other_rules(tmp_path))))
    found = submission_of(workspace, str(file.submission_id)).submission

    assert (found.claimed["score"], found.result["score"]) == (100, 87.5)
    assert (found.claimed["grade_id"], found.result["grade_id"]) == ("good", "fair")
    assert found.result["evaluated"]
    assert not found.result["same_rules"]


def test_the_verdicts_are_kept_as_letters_in_the_order_of_the_rule_book(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    file = one(workspace, signed(sealed(answers(1, **KEPT_TOO_SHORT))))

    with workspace.database() as db:
        found = submissions.get(db, str(file.submission_id))
        order = submissions.requirement_order(db, found.requirements_digest)
    assert order == tuple(each.id for each in workspace.pack.regulations["mau-2-2020"].requirements)
    assert verdicts_of(order, found.verdicts)["m2.d6"] is Verdict.PARTLY
    assert found.differences == ()


def test_evidence_that_names_a_file_without_its_digest_is_named(tmp_path: Path) -> None:
    piece = {"kind": "signed_minutes", "title": "Biên bản", "file": "bien-ban.pdf"}
    content = json.loads(sealed(answers(1)).payload)
    del content["assessment"]
    content["input"]["answers"]["m2.d5.k1"]["evidence"] = [
        {**piece, "reference": "", "dated": None, "link": "", "sha256": ""}
    ]

    assert differences(office(tmp_path, 1), signed(resealed(content))) == [("evidence_hash_missing", "m2.d5.k1")]


def test_a_regulation_unknown_here_is_refused_by_its_name(tmp_path: Path) -> None:
    rules = tmp_path / "rules-of-ours"
    shutil.copytree(GOOD_RULES, rules)
    workspace = office(tmp_path, 1)
    shutil.rmtree(rules / "mau-2-2020")
    scoring = rules / "scoring" / "mau-100.yaml"
    scoring.write_text(scoring.read_text("utf-8").replace("[mau-1-2010, mau-2-2020]", "[mau-1-2010]"), "utf-8")
    older = rules / "mau-1-2010" / "regulation.yaml"
    older.write_text(
        older.read_text("utf-8").replace("successors: [mau-2-2020]", "successors: [instrument:vb-2-2020]"), "utf-8"
    )
    disclosure = rules / "mau-1-2010" / "disclosure.yaml"
    disclosure.write_text(disclosure.read_text("utf-8").replace("m2.d5.k1", "instrument:vb-2-2020"), "utf-8")

    file = one(Workspace(workspace.folder, rules), signed(sealed(answers(1))))

    assert (file.outcome, file.guard) == ("refused", "regulation_unknown")
    assert "mau-2-2020" in file.sentence_vi
