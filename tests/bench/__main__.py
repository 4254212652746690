"""Time the stages of the main job on a sample and print medians and ratios.

CPU seconds of this process (children are not counted), medians of ``RUNS``; absolute times mean nothing on a shared
machine, the ratios are what to watch.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from weasyprint import HTML

from checklist.documents.render import render_report, report_html
from checklist.documents.verifying import verify_pdf
from checklist.domain.assessing import assess
from checklist.domain.committee.rollup import Standing, roll_up
from checklist.domain.committee.verdict_vectors import LETTERS, VERDICTS
from checklist.domain.findings import Verdict
from checklist.domain.report_build import build_report
from checklist.domain.seal import seal
from checklist.rulefiles.loader import load_rules
from checklist.services.answer_files import read_answer_file
from checklist.services.reopen import reopen
from checklist.services.signing import Hand, sign_slot
from checklist.services.trusted_roots import trusted_roots
from checklist.services.verify import read_seal
from checklist.services.working_calendar import calendar_for
from checklist.services.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "tests" / "samples" / "doanh-nghiep-nd-145-2020.yaml"
RUNS = 7
MANY_UNITS, MANY_REQUIREMENTS = 10_000, 110


def cpu(action: Callable[[], object], runs: int = RUNS) -> float:
    """The median CPU seconds of ``action`` after one warm-up."""
    action()
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times)


def many_standings() -> list[Standing]:
    """Ten thousand units with as many verdicts each as a long rule book has requirements."""
    letters = bytes(LETTERS.values())
    order = tuple(f"r{number}" for number in range(MANY_REQUIREMENTS))
    rows = [bytes(letters[(unit * 31 + place * 17) % len(letters)] for place in range(MANY_REQUIREMENTS))
            for unit in range(97)]  # fmt: skip
    return [Standing(f"u{unit}", "commune", "book", order, rows[unit % len(rows)]) for unit in range(MANY_UNITS)]


def counted_row_by_row(standings: list[Standing]) -> dict[tuple[str, str], Counter[Verdict]]:
    """The same verdicts counted answer by answer, as one would without columns."""
    found: dict[tuple[str, str], Counter[Verdict]] = {}
    for standing in standings:
        for requirement, letter in zip(standing.order, standing.verdicts, strict=True):
            found.setdefault((standing.regulation, requirement), Counter())[VERDICTS[letter]] += 1
    return found


def main() -> None:
    """Measure and print."""
    standings = many_standings()
    if {key: dict(counts) for key, counts in counted_row_by_row(standings).items()} != {
        key: dict(counts) for key, counts in roll_up(standings).verdicts.items()
    }:
        raise SystemExit("the roll-up does not count what counting row by row does")
    rules = load_rules(ROOT / "rules")
    answers, _ = read_answer_file(SAMPLE, rules.pack)
    calendar = calendar_for(answers)
    assessment = assess(rules.pack, answers, calendar)
    sealed = seal(assessment, rules.sources)
    report = build_report(
        rules.pack, assessment.checklist, answers, assessment.findings, assessment.score, assessment.scoring,
        assessment=sealed.assessment, digest=sealed.digest, rules_digest=sealed.rules_digest, verification_url=None,
    )  # fmt: skip
    unsigned = render_report(report, sealed.payload)
    html = report_html(report)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "instance", ROOT / "rules")
        hand = Hand(at=datetime.now(UTC), actor="bench")
        once = sign_slot(workspace, unsigned, "Head", hand)
        twice = sign_slot(workspace, once, "Organisation", hand)
        roots = trusted_roots(workspace)
        figures = {
            "load all rules": cpu(lambda: load_rules(ROOT / "rules"), 5),
            "evaluate and score": cpu(lambda: assess(rules.pack, answers, calendar)),
            "seal": cpu(lambda: seal(assessment, rules.sources)),
            "plain WeasyPrint of the same page": cpu(lambda: HTML(string=html).write_pdf(), 5),
            "render": cpu(lambda: render_report(report, sealed.payload), 5),
            "sign": cpu(lambda: sign_slot(workspace, unsigned, "Head", hand)),
            "verify one signature": cpu(lambda: verify_pdf(once, trust_roots=roots, at=hand.at)),
            "verify two signatures": cpu(lambda: verify_pdf(twice, trust_roots=roots, at=hand.at)),
            "evaluate again from the seal": cpu(lambda: reopen(read_seal(sealed.payload))),
            "roll up 10,000 x 110": cpu(lambda: roll_up(standings)),
            "count 10,000 x 110 row by row": cpu(lambda: counted_row_by_row(standings), 3),
        }
    for name, seconds in figures.items():
        print(f"{name:<36} {seconds * 1000:9.1f} ms   {seconds / figures['render']:6.2f} of render")
    times = figures["count 10,000 x 110 row by row"] / figures["roll up 10,000 x 110"]
    print(f"{'roll-up over counting row by row':<36} {times:9.1f} times as fast")
    print(f"{'unsigned PDF':<36} {len(unsigned) / 1000:9.1f} kB")
    print(f"{'attached data':<36} {len(sealed.payload) / 1000:9.1f} kB")


if __name__ == "__main__":
    main()
