"""``answers``: the answer file of a unit."""

from __future__ import annotations

from pathlib import Path

import click

from checklist.cli.common import bad_input, current_rules, refusing
from checklist.domain.dates import BadPeriod, Period
from checklist.domain.rulepack import RulePack
from checklist.services.answer_template import answer_template
from checklist.services.carry_over import propose


@click.group("answers")
def answers_group() -> None:
    """Tệp trả lời của một đơn vị."""


@answers_group.command("template")
@click.option("--regulation", required=True, help="Mã bộ quy định, ví dụ nd-145-2020.")
@click.option("--period", required=True, help="Kỳ đánh giá TỪ..ĐẾN, ví dụ 2025-01-01..2025-12-31.")
@click.option("--set", "settings", multiple=True, help="key=value: name, kind hoặc một đặc điểm của đơn vị.")
@refusing
def answers_template(regulation: str, period: str, settings: tuple[str, ...]) -> None:
    """In tệp trả lời mẫu: mọi yêu cầu ràng buộc đơn vị, kèm điều được hỏi."""
    pack = current_rules().pack
    click.echo(answer_template(pack, _book(regulation, pack), _span(period), _pairs(settings)), nl=False)


@answers_group.command("carry")
@click.argument("old", type=click.Path(path_type=Path))
@click.option("--to", "regulation", required=True, help="Mã bộ quy định của kỳ mới.")
@click.option("--period", required=True, help="Kỳ mới TỪ..ĐẾN.")
@click.option("--set", "settings", multiple=True, help="key=value: name, kind hoặc một đặc điểm của đơn vị.")
@refusing
def answers_carry(old: Path, regulation: str, period: str, settings: tuple[str, ...]) -> None:
    """In tệp trả lời cho kỳ mới với câu trả lời mang sang từ bản cũ (tệp trả lời hoặc PDF đã chốt)."""
    from checklist.services.earlier import earlier_answers

    pack = current_rules().pack
    earlier = earlier_answers(old, pack)
    pairs = _pairs(settings)
    pairs.setdefault("name", earlier.unit.name)
    proposals = {found.requirement: found for found in propose(pack, earlier, _book(regulation, pack))}
    click.echo(answer_template(pack, regulation, _span(period), pairs, proposals), nl=False)


def _book(regulation: str, pack: RulePack) -> str:
    if regulation not in pack.regulations:
        bad_input([f"--regulation: không có bộ quy định “{regulation}”; các bộ có: {', '.join(pack.regulations)}"])
    return regulation


def _span(period: str) -> Period:
    try:
        return Period.parse(period)
    except BadPeriod:
        bad_input([f"--period: kỳ “{period}” không hợp lệ; ghi TỪ..ĐẾN, ví dụ 2025-01-01..2025-12-31"])


def _pairs(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = [setting.partition("=") for setting in settings]
    if any(not separator for _, separator, _ in pairs):
        bad_input(["--set: ghi dạng key=value"])
    return {key: value for key, _, value in pairs}
