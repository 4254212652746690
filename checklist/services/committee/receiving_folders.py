"""Receiving from a shell: the files of folders and archives given as paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from checklist.domain.roles import Permission, allows
from checklist.domain.text import number_vi
from checklist.services.committee.receiving import (
    Clock,
    Limits,
    ReceivedFile,
    add_file,
    close_receipt,
    each_received,
    open_receipt,
)
from checklist.services.committee.receiving_archives import is_junk
from checklist.services.committee.seat import committee_of
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace
from checklist.store import users

SHELL = "cli"


def receive_paths(
    workspace: Workspace, paths: Iterable[Path], *, by: str, clock: Clock, limits: Limits
) -> Iterator[ReceivedFile]:
    """Receive every file at and below ``paths`` in one receipt; what became of each, as it is known.

    Raises :class:`Refused` where there is no committee here, or no member ``by`` who may receive.
    """
    if committee_of(workspace) is None:
        raise Refused(
            "Máy này chưa lập Ban Chỉ đạo nên không tiếp nhận báo cáo.",
            "There is no committee on this machine to receive reports.",
        )
    _check_member(workspace, by)
    receipt_id = open_receipt(workspace, at=clock(), by=by)
    for path in files_below(paths):
        with path.open("rb") as source:
            add_file(workspace, receipt_id, path.name, source, limits)
    close_receipt(workspace, receipt_id)
    yield from each_received(workspace, receipt_id, clock=clock, limits=limits)


def files_below(paths: Iterable[Path]) -> Iterator[Path]:
    """The files at and below paths, each folder in the order of its names; what systems leave behind is passed over."""
    for path in paths:
        if path.is_dir():
            below = (each for each in sorted(path.rglob("*")) if each.is_file())
            yield from (each for each in below if not is_junk(each.name) and not each.name.startswith("."))
        else:
            yield path


def summary(counts: Mapping[str, int]) -> str:
    """The counts of a receipt in one line; they add up to its files."""
    total = sum(counts.values())
    return (
        f"Tổng số {number_vi(total)} tệp: nhận {number_vi(counts['accepted'])}, "
        f"đã có {number_vi(counts['repeated'])}, từ chối {number_vi(counts['refused'])}."
    )


def _check_member(workspace: Workspace, by: str) -> None:
    if by == SHELL:
        return
    with workspace.database() as db:
        found = users.with_password_hash(db, by)
    if found is None or not found[0].is_active or not allows(found[0].role, Permission.RECEIVE):
        raise Refused(
            f"Tài khoản “{by}” không phải thành viên Ban Chỉ đạo được tiếp nhận báo cáo.",
            f"The account “{by}” is no member of the committee who may receive reports.",
        )
