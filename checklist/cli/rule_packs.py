"""``rules manifest``, ``rules sign-pack``, ``rules status``: the signed release of the shipped rules."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checklist.cli.common import current_rules, current_workspace, refusing


@click.command("manifest")
@refusing
def rules_manifest() -> None:
    """In mã băm SHA-256 của từng tệp quy định kèm theo phần mềm (không tính khoảng trắng, chú thích)."""
    from checklist.services.rule_packs import shipped_manifest

    current_rules()
    click.echo(json.dumps(shipped_manifest(current_workspace().rules_folder), ensure_ascii=False, indent=2))


@click.command("sign-pack")
@click.option("--key", required=True, type=click.Path(path_type=Path), help="Tệp khóa riêng Ed25519 (PEM).")
@refusing
def rules_sign_pack(key: Path) -> None:
    """Ký phát hành bộ quy định: ghi tệp PACK.json vào thư mục quy định."""
    from checklist.services.outputs import read_small, write_all
    from checklist.services.rule_packs import PACK, RELEASE_KEY, PasswordNeeded, sign_pack

    current_rules()
    folder, pem = current_workspace().rules_folder, read_small(key)
    try:
        content = sign_pack(folder, key, pem)
    except PasswordNeeded:
        content = sign_pack(folder, key, pem, click.prompt("Mật khẩu khóa riêng", hide_input=True))
    write_all({folder / PACK: content})
    click.echo(f"Đã ghi {folder / PACK}")
    if not (folder / RELEASE_KEY).exists():
        click.echo(f"Chưa có {folder / RELEASE_KEY}: đặt khóa công khai vào đó thì máy khác mới kiểm tra được.")


@click.command("status")
@refusing
def rules_status() -> None:
    """Mỗi bộ quy định: nguyên bản, đã sửa, của địa phương hay chưa ký phát hành. Thoát 1 khi có tệp đã sửa."""
    from checklist.services.rule_packs import pack_status, status_lines

    current_rules()
    status = pack_status(current_workspace())
    for line in status_lines(status):
        click.echo(line)
    raise SystemExit(0 if status.is_unchanged else 1)
