"""Refusals of the services: one base, one class a kind of refusal, each with a sentence in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text


class Refused(Exception):
    """A use case said no. ``text`` is a sentence for the user in both languages, ``str(error)`` the Vietnamese one."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.text = Text(vi, en)


class FieldsRefused(Refused):
    """What was typed will not do and was not kept; ``faults`` has a sentence by the name of each field."""

    def __init__(self, faults: Mapping[str, Text]) -> None:
        super().__init__(" ".join(each.vi for each in faults.values()), " ".join(each.en for each in faults.values()))
        self.faults = faults


class FileRefused(Refused):
    """A file could not be read, is too large or is not what it should be."""


class NotFound(Refused):
    """What was asked for does not exist here."""
