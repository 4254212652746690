"""One installation: its instance folder, its rules and its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from checklist.domain.rulepack import RulePack
from checklist.rulefiles.loader import LoadedRules
from checklist.services.rules import loaded_rules
from checklist.store.busy import busy_told
from checklist.store.database import connect
from checklist.store.migrations import pending, upgrade


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where an installation keeps its things. ``folder`` is the instance folder; ``rules_folder`` the shipped rules."""

    folder: Path
    rules_folder: Path

    @property
    def rules(self) -> LoadedRules:
        """The rules in use, local rule books included. Raises ``RuleFilesInvalid``."""
        return loaded_rules(self.rules_folder, self.folder)

    @property
    def pack(self) -> RulePack:
        """The rule pack in use."""
        return self.rules.pack

    @property
    def files(self) -> Path:
        """The root of the content-addressed files."""
        return self.folder / "files"

    @property
    def keys(self) -> Path:
        """The folder of the instance's own keys."""
        return self.folder / "keys"

    @property
    def trust(self) -> Path:
        """The folder of the root certificates trusted here."""
        return self.folder / "trust"

    @property
    def own_root(self) -> Path:
        """The instance's own root certificate, without its key: the file to hand to other installations."""
        return self.folder / "instance-root.pem"

    @contextmanager
    def database(self) -> Iterator[Database]:
        """The database, migrated; closed at the end. Only a migration takes the write lock: no reader waits.

        Raises ``UnusableDatabase`` and ``DatabaseBusy`` of the store.
        """
        db = connect(self.folder / "checklist.sqlite")
        try:
            with busy_told():
                if pending(db):
                    upgrade(db)
                yield db
        finally:
            db.close()
