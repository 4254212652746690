"""``demo-accounts``, ``reset-password`` and ``welcome``."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import click
from flask import current_app

from checklist.cli.common import current_rules, current_workspace, refusing


@click.command("demo-accounts")
@click.option("--accounts-only", is_flag=True, help="Không lập các đợt đánh giá mẫu đã có báo cáo.")
@refusing
def demo_accounts(accounts_only: bool) -> None:
    """Tạo ba đơn vị mẫu, Ban Chỉ đạo mẫu với các đợt đánh giá mẫu, và tài khoản mẫu; in mật khẩu mới ra màn hình."""
    from checklist.services.committee.demo_campaign import make_demo_campaigns
    from checklist.services.demo_accounts import make_demo_accounts

    current_rules()
    samples, at = Path(current_app.config["SAMPLES_FOLDER"]), datetime.now(UTC)
    made = list(make_demo_accounts(current_workspace(), samples, at=at))
    if not accounts_only:
        for name in make_demo_campaigns(current_workspace(), samples, at=at):
            click.echo(f"Đang lập đợt mẫu: {name}…")
    click.echo("TÀI KHOẢN MẪU của các đơn vị không có thật – chỉ để dùng thử.")
    for unit, accounts in groupby(made, key=lambda account: account.unit):
        click.echo(unit)
        for account in accounts:
            click.echo(f"  {account.username:<18} {account.password}   {account.name}")
    click.echo("Mỗi lần chạy lệnh này, mật khẩu mẫu được đổi mới.")


@click.command("reset-password")
@click.argument("username")
@refusing
def reset_password(username: str) -> None:
    """Đặt mật khẩu mới cho USERNAME khi không còn người quản trị nào đăng nhập được."""
    from checklist.services.accounts import reset_password_from_shell

    password = reset_password_from_shell(current_workspace(), username, at=datetime.now(UTC))
    click.echo(f"Mật khẩu mới của {username}: {password}")


@click.command("welcome")
@click.argument("address")
def welcome(address: str) -> None:
    """In địa chỉ để mở chương trình, và việc phải làm trước nếu chưa có tài khoản."""
    from checklist.services.accounts import any_account

    click.echo(address)
    if not any_account(current_workspace()):
        click.echo(f"Chưa có tài khoản nào. Hãy mở {address}/thiet-lap để thiết lập đơn vị và tài khoản đầu tiên.")
        click.echo("Muốn dùng thử với đơn vị mẫu: make run DEMO=1")
