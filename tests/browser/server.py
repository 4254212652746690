"""The program as ``make run`` serves it, over a world of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.request import urlopen

from tests.cases import ROOT

PATIENCE = 30


@dataclass
class Server:
    """One server process with its workers over an instance folder."""

    folder: Path
    port: int
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--workers", "2",
             "--no-control-socket", "--log-level", "error",
             f"checklist:create_app({{'INSTANCE_FOLDER': {str(self.folder)!r}}})"],
            cwd=ROOT, env={**os.environ, **self.environment}, start_new_session=True,
        )  # fmt: skip
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with urlopen(f"{self.address}/khoe", timeout=5) as answer:
                    assert answer.status == 200
                return
            except OSError:
                assert self.process.poll() is None
                assert time.monotonic() < until
                time.sleep(0.1)

    def kill(self) -> None:
        """End it with its workers at once, as a power cut does."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


Result = TypeVar("Result")


def aside(work: Callable[[], Result]) -> Result:
    """The result of ``work`` in a thread of its own: signing and checking need the event loop that Playwright holds."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(work).result()
