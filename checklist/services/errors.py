"""Refusals of the services: one base, one class a kind of refusal, each message a Vietnamese sentence."""

from __future__ import annotations


class Refused(Exception):
    """A use case said no. ``str(error)`` is a sentence for the user."""


class FileRefused(Refused):
    """A file could not be read, is too large or is not what it should be."""


class NotFound(Refused):
    """What was asked for does not exist here."""
