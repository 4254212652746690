"""Fragments of the schema that many tables share: CHECK constraints, and triggers that refuse a change.

They are part of released migrations: a fragment keeps its meaning for ever, a new meaning gets a new function.
"""

from sqlite_utils import Database


def day(column: str) -> str:
    """A calendar day that exists, or NULL (a modifier makes SQLite turn 2025-02-30 into 2025-03-02, which differs)."""
    return f"CHECK ({column} IS date({column}, '+0 days'))"


def instant(column: str) -> str:
    """The text that ``columns.instant_to_text`` writes."""
    return f"CHECK ({column} LIKE '____-__-__T__:__:__.______+00:00')"


def sha256(column: str) -> str:
    """64 hexadecimal digits in lower case, or NULL."""
    return f"CHECK (length({column}) = 64 AND {column} NOT GLOB '*[^0-9a-f]*')"


def json_object(column: str) -> str:
    """The text of a JSON object."""
    return f"CHECK (json_valid({column}) AND json_type({column}) = 'object')"


def filled(column: str) -> str:
    """A text that is not blank."""
    return f"CHECK (length(trim({column})) > 0)"


def refuse(db: Database, table: str, *operations: str, because: str, when: str = "") -> None:
    """Make triggers that abort these operations on the table; ``because`` is what the log will show."""
    for operation in operations:
        db.execute(
            f"CREATE TRIGGER {table}_refuses_{operation.lower()} BEFORE {operation} ON {table} {when} "
            f"BEGIN SELECT RAISE(ABORT, '{because}'); END"
        )


def refuse_after_sealing(db: Database, table: str) -> None:
    """Make triggers that keep the rows of a sealed assessment as they are, for a table with ``assessment_id``."""
    for operation, sides in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
        ids = ", ".join(f"{side}.assessment_id" for side in sides)
        refuse(
            db,
            table,
            operation,
            when=f"WHEN EXISTS (SELECT 1 FROM assessments WHERE id IN ({ids}) AND state <> 'draft')",
            because=f"{table} of a sealed assessment do not change",
        )
