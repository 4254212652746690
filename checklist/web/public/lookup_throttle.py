"""Holding back who checks too many files: so many a minute from one address, and so many at a time from all.

It counts within this process and forgets on a restart, which is enough: it protects the machine, not a secret.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager

MOST_ADDRESSES = 10_000


class Throttle:
    """At most ``most`` in ``seconds`` from one address, and ``at_once`` at the same time."""

    def __init__(self, most: int, seconds: float, at_once: int) -> None:
        self._most, self._seconds = most, seconds
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(at_once)

    def takes(self, address: str, at: float) -> bool:
        """Whether one more is let in from ``address`` at a moment in seconds; if so, it is counted."""
        with self._lock:
            moments = self._seen.setdefault(address, deque())
            self._seen.move_to_end(address)
            while len(self._seen) > MOST_ADDRESSES:
                self._seen.popitem(last=False)
            while moments and moments[0] <= at - self._seconds:
                moments.popleft()
            if len(moments) >= self._most:
                return False
            moments.append(at)
            return True

    @contextmanager
    def place(self) -> Iterator[bool]:
        """A place to work in; False when all are taken."""
        taken = self._places.acquire(blocking=False)
        try:
            yield taken
        finally:
            if taken:
                self._places.release()
