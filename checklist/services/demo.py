"""The main job on the samples: answer file, findings, seal, report, a signature in every slot, verification."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from checklist.documents.signing import signed_slots
from checklist.documents.slots import rank
from checklist.services.assess import SealedReport, assess_file, keep_unsigned
from checklist.services.errors import Refused
from checklist.services.outcome import findings_json, summary_lines
from checklist.services.outputs import write_all
from checklist.services.record import keep_document
from checklist.services.signing import Hand, sign_slot
from checklist.services.verify import report_lines, verify_file
from checklist.services.workspace import Workspace

SAMPLES = ("xa-pl-34-2007", "truong-nd-04-2015", "doanh-nghiep-nd-145-2020")


def run_demo(workspace: Workspace, samples: Path, out: Path, *, at: datetime) -> Iterator[str]:
    """Run every sample from ``samples`` into ``out``; the lines end with one ``SIGNED`` line a sample.

    The signatures are the instance's own, of fictional signers: samples say so on every page. Raises
    :class:`Refused` when a file it signed does not verify.
    """
    signed: list[str] = []
    hand = Hand(at=at, actor="demo")
    for name in SAMPLES:
        report = assess_file(workspace, samples / f"{name}.yaml")
        pdf = sign_every_slot(workspace, report, hand)
        target = out / f"{name}.pdf"
        findings = findings_json(report.seal.assessment, report.assessment).encode()
        write_all({target: pdf, target.with_suffix(".findings.json"): findings})
        yield f"=== {name}"
        yield from summary_lines(report.seal.assessment, report.assessment, report.notices)
        checked = verify_file(workspace, pdf, at=at)
        yield from report_lines(checked)
        yield ""
        if not checked.is_valid:
            raise Refused(
                f"Bản mẫu {name} đã ký nhưng không qua được kiểm tra.",
                f"The sample {name} was signed and does not verify.",
            )
        signed.append(f"SIGNED {report.assessment.answers.regulation} {_relative(target)}")
    yield from signed


def sign_every_slot(workspace: Workspace, report: SealedReport, hand: Hand) -> bytes:
    """The report signed in each of its slots in order with the instance's own keys, every version kept."""
    keep_unsigned(workspace, report, hand)
    pdf = report.pdf
    for slot in sorted(signed_slots(pdf), key=lambda name: (rank(name) or 0, name)):
        pdf = sign_slot(workspace, pdf, slot, hand)
        with workspace.database() as db:
            keep_document(workspace, db, report.seal, pdf, kind="signed", slot=slot, at=hand.at, by=hand.actor)
    return pdf


def _relative(path: Path) -> Path:
    here = Path.cwd().resolve()
    return path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path
