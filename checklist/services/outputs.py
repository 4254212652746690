"""Files in and out of a command: read within a cap, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from checklist.services.errors import FileRefused

LARGEST_PDF = 64 * 1024 * 1024
LARGEST_SMALL = 1024 * 1024


def read_any(path: Path, limit: int = LARGEST_PDF) -> bytes:
    """The bytes of a file within ``limit``. Raises :class:`FileRefused`."""
    try:
        with path.open("rb") as source:
            content = source.read(limit + 1)
    except OSError as error:
        raise FileRefused(
            f"Không mở được tệp {path.name}: {error.strerror}.", f"{path.name} cannot be opened: {error.strerror}."
        ) from error
    if len(content) > limit:
        raise FileRefused(
            f"Tệp {path.name} lớn hơn {limit // (1024 * 1024)} MB nên không đọc.",
            f"{path.name} is larger than {limit // (1024 * 1024)} MB.",
        )
    return content


def read_small(path: Path) -> bytes:
    """The bytes of a small file: a certificate, a password. Raises :class:`FileRefused`."""
    return read_any(path, LARGEST_SMALL)


def read_pdf(path: Path) -> bytes:
    """The bytes of a file that begins like a PDF. Raises :class:`FileRefused`."""
    content = read_any(path)
    if not content.startswith(b"%PDF-"):
        raise FileRefused(f"Tệp {path.name} không phải tệp PDF.", f"{path.name} is no PDF.")
    return content


def write_all(outputs: Mapping[Path, bytes]) -> None:
    """Write every output, each by way of a temporary file in its own folder. Raises :class:`FileRefused`.

    All are written out before the first is put in place: a full disk leaves nothing half done.
    """
    waiting: list[tuple[str, Path]] = []
    try:
        for path, content in outputs.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            waiting.append((name, path))
            with os.fdopen(handle, "wb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            os.chmod(name, 0o644)
        for name, path in waiting:
            os.replace(name, path)
    except OSError as error:
        for name, _ in waiting:
            Path(name).unlink(missing_ok=True)
        raise FileRefused(
            f"Không ghi được tệp kết quả: {error.strerror}.", f"The result cannot be written: {error.strerror}."
        ) from error
