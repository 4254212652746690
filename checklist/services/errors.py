"""Refusals of the services: one base, one class a kind of refusal, each with a sentence in both languages."""

from __future__ import annotations

from checklist.domain.text import Text


class Refused(Exception):
    """A use case said no. ``text`` is a sentence for the user, ``str(error)`` the Vietnamese one.

    Only what is said in a shell alone, which speaks Vietnamese, has no English.
    """

    def __init__(self, vi: str, en: str = "") -> None:
        super().__init__(vi)
        self.text = Text(vi, en or vi)


class FileRefused(Refused):
    """A file could not be read, is too large or is not what it should be."""


class NotFound(Refused):
    """What was asked for does not exist here."""
