"""What every command needs: the installation, its rules, and refusals turned into exit codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click
from flask import current_app

from checklist.domain.faults import AnswersInvalid
from checklist.services.errors import Refused
from checklist.services.rules import LoadedRules, RuleFault, RuleFilesInvalid
from checklist.services.workspace import Workspace
from checklist.store.errors import StoreError

Command = Callable[..., Any]


def current_workspace() -> Workspace:
    """The installation this application runs in."""
    return Workspace(Path(current_app.config["INSTANCE_FOLDER"]), Path(current_app.config["RULES_FOLDER"]))


def current_rules(*, err: bool = True) -> LoadedRules:
    """The rules of this installation; exit 1 with every fault (on standard error if ``err``) when refused."""
    try:
        return current_workspace().rules
    except RuleFilesInvalid as error:
        refuse_rules(error.faults, "chưa nạp bộ quy định nào", err=err)


def refuse_rules(faults: Sequence[RuleFault], outcome: str, *, err: bool = True) -> NoReturn:
    """Exit 1 with one line a fault, and what comes of them."""
    for fault in faults:
        click.echo(fault.in_full, err=err)
    click.echo(f"Tệp quy định có {len(faults)} lỗi; {outcome}.", err=err)
    raise SystemExit(1)


def bad_input(lines: list[str]) -> NoReturn:
    """Exit 2 with one line a fault on standard error."""
    for line in lines:
        click.echo(line, err=True)
    raise SystemExit(2)


def refusing(command: Command) -> Command:
    """Turn refusals of the services into exit 2 with their sentences."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except AnswersInvalid as error:
            count = len(error.faults)
            bad_input([*map(str, error.faults), f"Tệp trả lời có {count} chỗ phải sửa; chưa ghi gì."])
        except (Refused, StoreError) as error:
            bad_input([str(error)])

    return wrapped
