"""The tables of the browser walk: accounts and what a draft holds beside its answers."""

from __future__ import annotations

from sqlite_utils import Database

from checklist.store.constraints import filled, instant, json_object


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


STEPS = (create_users, create_sessions, create_draft_details)
