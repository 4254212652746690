"""``rules crosswalk``: what became of each requirement of an older regulation."""

from __future__ import annotations

from collections.abc import Iterator

import click

from checklist.cli.common import bad_input, current_rules
from checklist.domain.crosswalk import Crosswalk, Step, crosswalk
from checklist.domain.requirement import Change

CHANGES = {
    Change.KEPT: "giữ",
    Change.THRESHOLD: "đổi ngưỡng",
    Change.WORDING: "đổi lời",
    Change.MOVED: "chuyển",
    Change.DROPPED: "bỏ",
    None: "chưa xác định",
}


@click.command("crosswalk")
@click.argument("regulation")
def rules_crosswalk(regulation: str) -> None:
    """Luật cũ -> luật mới: giữ, đổi ngưỡng, đổi lời, chuyển, bỏ; và yêu cầu mới thêm."""
    pack = current_rules().pack
    if regulation not in pack.regulations:
        bad_input([f"không có bộ quy định “{regulation}”; các bộ có: {', '.join(pack.regulations)}"])
    for line in _lines(crosswalk(pack, regulation)):
        click.echo(line)


def _lines(found: Crosswalk) -> Iterator[str]:
    yield f"{found.old} -> {', '.join(found.new) or 'không có bộ quy định nối tiếp'}"
    for step in found.steps:
        yield from _step(step)
    for requirement in found.added:
        yield f"+ {requirement.id}: thêm – {requirement.text.vi}"


def _step(step: Step) -> Iterator[str]:
    followers = ", ".join([*(requirement.id for requirement in step.new), *step.instruments]) or "–"
    yield f"{step.old.id} -> {followers}: {CHANGES[step.change]}"
    if step.numbers is not None:
        yield f"    ngưỡng: {step.numbers.vi}"
    if step.note is not None:
        yield f"    {step.note.vi}"
