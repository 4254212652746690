"""The schema, as small named steps that are applied once each, in order, inside one transaction.

A step that has been released is never edited; a change of the schema is a new step at the end. Every table is STRICT,
and what a CHECK or a trigger can refuse is refused here, whatever the code above forgets.
"""

from sqlite_utils import Database, Migrations

from checklist.store import audit_schema, committee_schema, public_schema, walk_schema
from checklist.store.constraints import (
    day,
    filled,
    instant,
    json_object,
    refuse,
    refuse_after_sealing,
    sha256,
)
from checklist.store.database import transaction

_steps = Migrations("checklist")


def upgrade(db: Database) -> list[str]:
    """Apply the steps that are pending and return their names; a second call applies none.

    The write lock is held throughout, so two processes that start together do not apply a step twice, and a step
    that fails leaves the database as it was before the call.
    """
    with transaction(db):
        names = pending(db)
        _steps.apply(db)
    return names


def pending(db: Database) -> list[str]:
    """The names of the steps that this database still lacks, in order."""
    return [step.name for step in _steps.pending(db)]


@_steps()
def create_units(db: Database) -> None:
    """Who is assessed. ``parent`` is the superior body as printed above the unit's name, ``place`` where it signs."""
    db.execute(f"""
        CREATE TABLE units (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            name TEXT NOT NULL {filled("name")},
            kind TEXT NOT NULL CHECK (kind IN ('commune', 'agency', 'state_enterprise', 'employer')),
            parent TEXT NOT NULL,
            place TEXT NOT NULL,
            profile TEXT NOT NULL {json_object("profile")},
            is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
            created_at TEXT NOT NULL {instant("created_at")}
        ) STRICT
    """)


@_steps()
def create_assessments(db: Database) -> None:
    """One walk of one unit under one rule book. A sealed one never changes again; a correction is a new version."""
    db.execute(f"""
        CREATE TABLE assessments (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT NOT NULL REFERENCES units(id),
            regulation TEXT NOT NULL {filled("regulation")},
            period_from TEXT NOT NULL {day("period_from")},
            period_to TEXT NOT NULL {day("period_to")},
            profile TEXT NOT NULL {json_object("profile")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            state TEXT NOT NULL CHECK (state IN ('draft', 'sealed', 'signed')),
            version_of TEXT UNIQUE REFERENCES assessments(id) CHECK (version_of <> id),
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            CHECK (period_from <= period_to)
        ) STRICT
    """)
    db.execute("CREATE INDEX assessments_of_unit ON assessments (unit_id, period_from)")
    refuse(db, "assessments", "DELETE", when="WHEN OLD.state <> 'draft'", because="a sealed assessment is kept")
    db.execute("""
        CREATE TRIGGER assessments_refuses_update BEFORE UPDATE ON assessments
        WHEN OLD.state <> 'draft' AND (
            (NEW.id, NEW.unit_id, NEW.regulation, NEW.period_from, NEW.period_to, NEW.profile, NEW.revision,
             NEW.created_at, NEW.created_by)
            IS NOT
            (OLD.id, OLD.unit_id, OLD.regulation, OLD.period_from, OLD.period_to, OLD.profile, OLD.revision,
             OLD.created_at, OLD.created_by)
            OR NEW.version_of IS NOT OLD.version_of
            OR NEW.state = 'draft'
            OR (OLD.state = 'signed' AND NEW.state <> 'signed')
        )
        BEGIN SELECT RAISE(ABORT, 'a sealed assessment does not change'); END
    """)


@_steps()
def create_answers(db: Database) -> None:
    """What the unit declares, one row a requirement. ``revision`` counts the savings, for optimistic locking."""
    db.execute(f"""
        CREATE TABLE answers (
            assessment_id TEXT NOT NULL REFERENCES assessments(id) ON DELETE CASCADE,
            requirement_id TEXT NOT NULL {filled("requirement_id")},
            declared TEXT CHECK (declared IN ('done', 'partly', 'not_done', 'did_not_arise', 'not_applicable')),
            body TEXT NOT NULL {json_object("body")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL,
            PRIMARY KEY (assessment_id, requirement_id)
        ) STRICT, WITHOUT ROWID
    """)
    refuse_after_sealing(db, "answers")


@_steps()
def create_evidence(db: Database) -> None:
    """Papers that prove an answer: a stored file, a reference to a paper kept elsewhere, or both."""
    db.execute(f"""
        CREATE TABLE evidence (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT NOT NULL REFERENCES units(id),
            kind TEXT NOT NULL,
            title TEXT NOT NULL {filled("title")},
            reference TEXT NOT NULL,
            dated TEXT {day("dated")},
            sha256 TEXT {sha256("sha256")},
            size INTEGER CHECK (size > 0),
            media_type TEXT,
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            CHECK ((sha256 IS NULL) = (size IS NULL) AND (sha256 IS NULL) = (media_type IS NULL)),
            CHECK (sha256 IS NOT NULL OR length(trim(reference)) > 0)
        ) STRICT
    """)
    db.execute("CREATE INDEX evidence_of_unit ON evidence (unit_id)")
    db.execute(f"""
        CREATE TABLE evidence_links (
            assessment_id TEXT NOT NULL REFERENCES assessments(id) ON DELETE CASCADE,
            requirement_id TEXT NOT NULL {filled("requirement_id")},
            evidence_id TEXT NOT NULL REFERENCES evidence(id),
            PRIMARY KEY (assessment_id, requirement_id, evidence_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX evidence_links_of_evidence ON evidence_links (evidence_id)")
    refuse_after_sealing(db, "evidence_links")


@_steps()
def create_seals(db: Database) -> None:
    """What was sealed, byte for byte, with the rules it was sealed under and what is printed beside it."""
    db.execute(f"""
        CREATE TABLE rule_packs (
            digest TEXT NOT NULL PRIMARY KEY {sha256("digest")},
            payload BLOB NOT NULL CHECK (length(payload) > 0),
            created_at TEXT NOT NULL {instant("created_at")}
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE seals (
            assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES assessments(id),
            digest TEXT NOT NULL UNIQUE {sha256("digest")},
            payload BLOB NOT NULL CHECK (length(payload) > 0),
            rules_digest TEXT NOT NULL REFERENCES rule_packs(digest),
            printed TEXT NOT NULL {json_object("printed")},
            sealed_at TEXT NOT NULL {instant("sealed_at")},
            sealed_by TEXT NOT NULL
        ) STRICT
    """)
    for table in ("rule_packs", "seals"):
        refuse(db, table, "UPDATE", "DELETE", because=f"{table} do not change")
    for operation in ("INSERT", "UPDATE"):
        db.execute(f"""
            CREATE TRIGGER assessments_need_a_seal_on_{operation.lower()} BEFORE {operation} ON assessments
            WHEN NEW.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM seals WHERE assessment_id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'an assessment is sealed by its seal'); END
        """)


@_steps()
def create_documents(db: Database) -> None:
    """The files made from a seal, by content address: one unsigned PDF, then each signed or scanned version."""
    db.execute(f"""
        CREATE TABLE documents (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            seal_digest TEXT NOT NULL REFERENCES seals(digest),
            kind TEXT NOT NULL CHECK (kind IN ('unsigned', 'signed', 'scan')),
            sha256 TEXT NOT NULL {sha256("sha256")},
            size INTEGER NOT NULL CHECK (size > 0),
            slot TEXT,
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            UNIQUE (seal_digest, sha256),
            CHECK ((kind = 'signed') = (slot IS NOT NULL))
        ) STRICT
    """)
    db.execute("CREATE UNIQUE INDEX one_unsigned_document ON documents (seal_digest) WHERE kind = 'unsigned'")
    refuse(db, "documents", "UPDATE", "DELETE", because="documents do not change")


@_steps()
def create_audit(db: Database) -> None:
    """Who did what, when: append-only, each entry carrying the hash of the one before it."""
    db.execute(f"""
        CREATE TABLE audit (
            seq INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
            at TEXT NOT NULL {instant("at")},
            actor TEXT NOT NULL {filled("actor")},
            action TEXT NOT NULL {filled("action")},
            subject TEXT NOT NULL,
            detail TEXT NOT NULL {json_object("detail")},
            previous_hash TEXT NOT NULL UNIQUE {sha256("previous_hash")},
            hash TEXT NOT NULL UNIQUE {sha256("hash")}
        ) STRICT
    """)
    db.execute("CREATE INDEX audit_of_subject ON audit (subject, seq)")
    refuse(db, "audit", "UPDATE", "DELETE", because="the audit log is append-only")


for _schema in (walk_schema, committee_schema, audit_schema, public_schema):
    for _step in _schema.STEPS:
        _steps()(_step)
