"""What a committee has to do now, gathered from the modules that know: each adds a provider beside its blueprint."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of “Việc cần làm”: how many, of what, where it is done. ``count`` 0 stands for a thing, not a number."""

    count: int
    words: Text
    address: str
    urgent: bool = False


Provider = Callable[[Workspace, User, date], Iterable[Duty]]
PROVIDERS: list[Provider] = []


def provides_duties(provider: Provider) -> Provider:
    """Decorate a function that says what there is to do for ``user`` on ``today``; home asks it at each visit."""
    PROVIDERS.append(provider)
    return provider


def duties_for(workspace: Workspace, user: User, today: date) -> tuple[Duty, ...]:
    """Everything to be done, what is urgent first."""
    found = [duty for provider in PROVIDERS for duty in provider(workspace, user, today)]
    return tuple(sorted(found, key=lambda duty: not duty.urgent))
