"""A database that somebody else keeps busy for longer than a writer waits, told apart from one that fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from checklist.store.errors import StoreError

PRIMARY_CODE = 0xFF  # the rest of an extended result code says only how it came about
WAITED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class DatabaseBusy(StoreError):
    """Something else was writing all the time; nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            "Có việc khác đang ghi dữ liệu; nội dung vừa gửi chưa được lưu. Hãy chờ ít giây rồi gửi lại.",
            "Something else is writing; what you sent is not saved. Wait a few seconds, then send it again.",
        )


@contextmanager
def busy_told() -> Iterator[None]:
    """Raise DatabaseBusy where the database waited in vain; every other failure stays what it is."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE in WAITED:
            raise DatabaseBusy from error
        raise
