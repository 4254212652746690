"""The tables of the browser walk: accounts and what a draft holds beside its answers."""

from __future__ import annotations

from sqlite_utils import Database

from checklist.store.constraints import day, filled, instant, json_object, refuse, refuse_after_sealing, sha256


def create_users(db: Database) -> None:
    """Who may log in. A user belongs to one unit, or (an administrator) to none."""
    db.execute(f"""
        CREATE TABLE users (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            username TEXT NOT NULL UNIQUE COLLATE NOCASE {filled("username")},
            name TEXT NOT NULL {filled("name")},
            role TEXT NOT NULL CHECK (role IN (
                'officer', 'head', 'co_signer', 'committee_member', 'auditor', 'chair', 'administrator')),
            unit_id TEXT REFERENCES units(id),
            password_hash TEXT NOT NULL {filled("password_hash")},
            is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
            created_at TEXT NOT NULL {instant("created_at")},
            CHECK (unit_id IS NOT NULL OR role = 'administrator')
        ) STRICT
    """)
    db.execute("CREATE INDEX users_of_unit ON users (unit_id)")
    db.execute(f"""
        CREATE TABLE login_attempts (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            username TEXT NOT NULL COLLATE NOCASE,
            address TEXT NOT NULL,
            at TEXT NOT NULL {instant("at")},
            succeeded INTEGER NOT NULL CHECK (succeeded IN (0, 1))
        ) STRICT
    """)
    db.execute("CREATE INDEX login_attempts_recent ON login_attempts (at)")


def create_sessions(db: Database) -> None:
    """Log-ins that are still good, so that logging out, and changing a password, ends them on the server too."""
    db.execute(f"""
        CREATE TABLE sessions (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
            created_at TEXT NOT NULL {instant("created_at")},
            seen_at TEXT NOT NULL {instant("seen_at")}
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE held_forms (
            user_id TEXT NOT NULL PRIMARY KEY REFERENCES users(id) ON DELETE CASCADE,
            path TEXT NOT NULL {filled("path")},
            form TEXT NOT NULL {json_object("form")},
            held_at TEXT NOT NULL {instant("held_at")}
        ) STRICT
    """)


def create_draft_details(db: Database) -> None:
    """What a draft holds beside its answers: report texts, what has been looked at, what was carried over."""
    db.execute(f"""
        CREATE TABLE draft_reports (
            assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES assessments(id) ON DELETE CASCADE,
            body TEXT NOT NULL {json_object("body")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE draft_marks (
            assessment_id TEXT NOT NULL REFERENCES assessments(id) ON DELETE CASCADE,
            requirement_id TEXT NOT NULL {filled("requirement_id")},
            seen_at TEXT {instant("seen_at")},
            carried_from TEXT REFERENCES assessments(id),
            PRIMARY KEY (assessment_id, requirement_id)
        ) STRICT, WITHOUT ROWID
    """)


def give_evidence_links(db: Database) -> None:
    """Give a paper's link and the day its photo was taken columns of their own.

    Both tables are made anew, because a paper that is only a link must need no reference any more. A paper that serves
    a sealed assessment stays as it is.
    """
    db.execute(f"""
        CREATE TABLE new_evidence (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT NOT NULL REFERENCES units(id),
            kind TEXT NOT NULL,
            title TEXT NOT NULL {filled("title")},
            reference TEXT NOT NULL,
            link TEXT NOT NULL,
            dated TEXT {day("dated")},
            captured_on TEXT {day("captured_on")},
            sha256 TEXT {sha256("sha256")},
            size INTEGER CHECK (size > 0),
            media_type TEXT,
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            CHECK ((sha256 IS NULL) = (size IS NULL) AND (sha256 IS NULL) = (media_type IS NULL)),
            CHECK (sha256 IS NOT NULL OR length(trim(reference)) > 0 OR length(trim(link)) > 0)
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE new_evidence_links (
            assessment_id TEXT NOT NULL REFERENCES assessments(id) ON DELETE CASCADE,
            requirement_id TEXT NOT NULL {filled("requirement_id")},
            evidence_id TEXT NOT NULL REFERENCES new_evidence(id),
            PRIMARY KEY (assessment_id, requirement_id, evidence_id)
        ) STRICT, WITHOUT ROWID
    """)
    kept = "id, unit_id, kind, title, dated, sha256, size, media_type, created_at, created_by"
    db.execute(f"INSERT INTO new_evidence ({kept}, reference, link) SELECT {kept}, reference, '' FROM evidence")
    for identifier, reference in db.execute("SELECT id, reference FROM evidence").fetchall():
        before, link = _link_apart(reference)
        if link:
            db.execute("UPDATE new_evidence SET reference = ?, link = ? WHERE id = ?", (before, link, identifier))
    columns = "assessment_id, requirement_id, evidence_id"
    db.execute(f"INSERT INTO new_evidence_links ({columns}) SELECT {columns} FROM evidence_links")
    for table in ("evidence_links", "evidence"):
        db.execute(f"DROP TABLE {table}")
    for table in ("evidence", "evidence_links"):
        db.execute(f"ALTER TABLE new_{table} RENAME TO {table}")
    db.execute("CREATE INDEX evidence_of_unit ON evidence (unit_id)")
    db.execute("CREATE INDEX evidence_links_of_evidence ON evidence_links (evidence_id)")
    refuse_after_sealing(db, "evidence_links")
    refuse(
        db,
        "evidence",
        "UPDATE",
        when="WHEN EXISTS (SELECT 1 FROM evidence_links JOIN assessments ON assessments.id = assessment_id "
        "WHERE evidence_id = OLD.id AND state <> 'draft')",
        because="evidence of a sealed assessment does not change",
    )


def _link_apart(reference: str) -> tuple[str, str]:
    """Reference and link of a text in which the link stood last, after a semicolon."""
    before, separator, last = reference.rpartition("; ")
    is_link = last.startswith(("http://", "https://")) and not any(letter.isspace() for letter in last)
    return (before if separator else "", last) if is_link else (reference, "")


def create_report_proposals(db: Database) -> None:
    """Which proposal a text of a report was accepted or edited from, by the proposal's SHA-256."""
    db.execute(f"""
        CREATE TABLE report_proposals (
            assessment_id TEXT NOT NULL REFERENCES assessments(id) ON DELETE CASCADE,
            key TEXT NOT NULL {filled("key")},
            proposal TEXT NOT NULL {sha256("proposal")},
            PRIMARY KEY (assessment_id, key)
        ) STRICT, WITHOUT ROWID
    """)
    refuse_after_sealing(db, "report_proposals")


def create_adoption_minutes(db: Database) -> None:
    """The minutes of the meeting that adopted a self-score: one file an assessment."""
    db.execute(f"""
        CREATE TABLE adoption_minutes (
            assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES assessments(id) ON DELETE CASCADE,
            title TEXT NOT NULL {filled("title")},
            reference TEXT NOT NULL,
            dated TEXT {day("dated")},
            sha256 TEXT NOT NULL {sha256("sha256")},
            size INTEGER NOT NULL CHECK (size > 0),
            media_type TEXT NOT NULL {filled("media_type")},
            added_at TEXT NOT NULL {instant("added_at")},
            added_by TEXT NOT NULL
        ) STRICT
    """)
    refuse_after_sealing(db, "adoption_minutes")


STEPS = (
    create_users,
    create_sessions,
    create_draft_details,
    give_evidence_links,
    create_report_proposals,
    create_adoption_minutes,
)
