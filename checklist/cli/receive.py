"""``receive``: take in signed reports from files, folders and ZIP archives."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from checklist.cli.common import bad_input, current_rules, current_workspace, refusing

SOME_REFUSED = 3


@click.command("receive")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", default="cli", show_default=True, help="Tài khoản của thành viên Ban Chỉ đạo nhận tệp.")
@refusing
def receive(paths: tuple[Path, ...], by: str) -> None:
    """Tiếp nhận báo cáo đã ký từ tệp PDF, tệp ZIP hoặc thư mục. Thoát 0 khi nhận hết, 3 khi có tệp bị từ chối."""
    from checklist.services.committee.receiving_folders import receive_paths, summary
    from checklist.services.committee.receiving_spool import Limits

    current_rules()
    missing = [path for path in paths if not path.exists()]
    if missing:
        bad_input([f"Không có tệp hoặc thư mục {path}." for path in missing])
    words = {"accepted": "ĐÃ NHẬN", "repeated": "ĐÃ CÓ", "refused": "TỪ CHỐI"}
    counts = dict.fromkeys(words, 0)
    for file in receive_paths(current_workspace(), paths, by=by, clock=lambda: datetime.now(UTC), limits=Limits()):
        counts[file.outcome] += 1
        guard = f" [{file.guard}]" if file.guard else ""
        click.echo(f"{words[file.outcome]:<8} {file.name}{guard}: {file.sentence_vi}")
        for note in file.facts.get("notes", ()):
            click.echo(f"         Lưu ý: {note['vi']}")
    click.echo(summary(counts))
    raise SystemExit(SOME_REFUSED if counts["refused"] else 0)
