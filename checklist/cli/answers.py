"""``answers``: the answer file of a unit."""

from __future__ import annotations

import click

from checklist.cli.common import bad_input, current_rules, refusing
from checklist.domain.dates import BadPeriod, Period
from checklist.services.answer_template import answer_template


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
    if regulation not in pack.regulations:
        bad_input([f"--regulation: không có bộ quy định “{regulation}”; các bộ có: {', '.join(pack.regulations)}"])
    try:
        span = Period.parse(period)
    except BadPeriod:
        bad_input([f"--period: kỳ “{period}” không hợp lệ; ghi TỪ..ĐẾN, ví dụ 2025-01-01..2025-12-31"])
    pairs = [setting.partition("=") for setting in settings]
    if any(not separator for _, separator, _ in pairs):
        bad_input(["--set: ghi dạng key=value"])
    click.echo(answer_template(pack, regulation, span, {key: value for key, _, value in pairs}), nl=False)
