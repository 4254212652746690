"""How often one sender may do something within a while, remembered no longer than that while.

Senders are told apart by a digest under a key that is drawn anew with each start, so no address is kept in any form
that could be read later.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import deque
from datetime import datetime, timedelta
from threading import Lock


class RateLimit:
    """At most ``most`` times per sender within ``window``; of more than ``senders`` at once the oldest go."""

    def __init__(self, key: bytes, most: int, window: timedelta, senders: int = 20_000) -> None:
        self._key, self._most, self._window, self._senders = key, most, window, senders
        self._seen: dict[bytes, deque[datetime]] = {}
        self._lock = Lock()

    def allows(self, sender: str, at: datetime) -> bool:
        """Whether ``sender`` may once more at ``at``; it then counts as done."""
        name = hmac.digest(self._key, sender.encode(), hashlib.sha256)
        with self._lock:
            self._forget(at)
            times = self._seen.pop(name, deque())
            allowed = len(times) < self._most
            if allowed:
                times.append(at)
            self._seen[name] = times  # the latest sender is last
            while len(self._seen) > self._senders:
                self._seen.pop(next(iter(self._seen)))
        return allowed

    def remembered(self, at: datetime) -> int:
        """How many senders are remembered at ``at``."""
        with self._lock:
            self._forget(at)
            return len(self._seen)

    def _forget(self, at: datetime) -> None:
        for name, times in list(self._seen.items()):
            while times and times[0] <= at - self._window:
                times.popleft()
            if not times:
                del self._seen[name]
