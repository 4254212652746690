"""The tables of figures and of the public side: indicators, event books, published results, board, survey."""

from __future__ import annotations

from sqlite_utils import Database

from checklist.store.constraints import day, filled, instant, json_object, refuse, sha256


def create_figures(db: Database) -> None:
    """A unit's figures of a draft assessment, and the event books behind them."""
    db.execute(f"""
        CREATE TABLE indicator_figures (
            assessment_id TEXT NOT NULL REFERENCES assessments(id) ON DELETE CASCADE,
            code TEXT NOT NULL {filled("code")},
            body TEXT NOT NULL {json_object("body")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL,
            PRIMARY KEY (assessment_id, code)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute(f"""
        CREATE TABLE book_entries (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT NOT NULL REFERENCES units(id),
            book TEXT NOT NULL {filled("book")},
            happened_on TEXT NOT NULL {day("happened_on")},
            body TEXT NOT NULL {json_object("body")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX book_entries_of_unit ON book_entries (unit_id, book, happened_on)")


def create_public_side(db: Database) -> None:
    """What a unit shows to everybody, by its own choice, and the short survey of those it serves.

    Publications and board items are prepared first and published later; what was published keeps its row for ever.
    """
    db.execute(f"""
        CREATE TABLE public_pages (
            unit_id TEXT NOT NULL PRIMARY KEY REFERENCES units(id),
            slug TEXT NOT NULL UNIQUE {filled("slug")},
            is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
            intro TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE publications (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT NOT NULL REFERENCES units(id),
            assessment_id TEXT NOT NULL REFERENCES assessments(id),
            shown TEXT NOT NULL {json_object("shown")},
            prepared_at TEXT NOT NULL {instant("prepared_at")},
            prepared_by TEXT NOT NULL,
            published_at TEXT {instant("published_at")},
            published_by TEXT,
            withdrawn_at TEXT {instant("withdrawn_at")},
            withdrawn_by TEXT,
            withdrawal_reason TEXT NOT NULL DEFAULT '',
            CHECK ((published_by IS NULL) = (published_at IS NULL)),
            CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
            CHECK (withdrawn_at IS NULL OR published_at IS NOT NULL)
        ) STRICT
    """)
    refuse(
        db,
        "publications",
        "DELETE",
        when="WHEN OLD.published_at IS NOT NULL",
        because="what was published leaves its trail",
    )
    db.execute("CREATE UNIQUE INDEX one_open_publication ON publications (assessment_id) WHERE withdrawn_at IS NULL")
    db.execute(f"""
        CREATE TABLE board_items (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT NOT NULL REFERENCES units(id),
            title TEXT NOT NULL {filled("title")},
            body TEXT NOT NULL,
            requirement_id TEXT NOT NULL,
            file_sha256 TEXT {sha256("file_sha256")},
            file_name TEXT NOT NULL,
            posted_on TEXT NOT NULL {day("posted_on")},
            posted_until TEXT {day("posted_until")},
            ordered_by_law INTEGER NOT NULL CHECK (ordered_by_law IN (0, 1)),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            published_at TEXT {instant("published_at")},
            published_by TEXT,
            taken_down_at TEXT {instant("taken_down_at")},
            taken_down_by TEXT,
            CHECK (posted_on <= posted_until),
            CHECK ((file_sha256 IS NULL) = (file_name = '')),
            CHECK ((published_by IS NULL) = (published_at IS NULL)),
            CHECK ((taken_down_by IS NULL) = (taken_down_at IS NULL)),
            CHECK (taken_down_at IS NULL OR published_at IS NOT NULL)
        ) STRICT
    """)
    refuse(
        db,
        "board_items",
        "DELETE",
        when="WHEN OLD.published_at IS NOT NULL",
        because="what was posted leaves its trail",
    )
    refuse(
        db,
        "board_items",
        "UPDATE",
        when="WHEN OLD.published_at IS NOT NULL AND (NEW.id, NEW.unit_id, NEW.title, NEW.body, NEW.requirement_id, "
        "NEW.file_sha256, NEW.file_name, NEW.posted_on, NEW.ordered_by_law, NEW.published_at) IS NOT (OLD.id, "
        "OLD.unit_id, OLD.title, OLD.body, OLD.requirement_id, OLD.file_sha256, OLD.file_name, OLD.posted_on, "
        "OLD.ordered_by_law, OLD.published_at)",
        because="what was posted does not change",
    )
    db.execute("CREATE INDEX board_items_of_unit ON board_items (unit_id, posted_on)")
    db.execute(f"""
        CREATE TABLE surveys (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT NOT NULL REFERENCES units(id),
            opens_on TEXT NOT NULL {day("opens_on")},
            closes_on TEXT NOT NULL {day("closes_on")},
            salt TEXT NOT NULL {filled("salt")},
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            CHECK (opens_on <= closes_on)
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE survey_answers (
            survey_id TEXT NOT NULL REFERENCES surveys(id),
            device TEXT NOT NULL {sha256("device")},
            body TEXT NOT NULL {json_object("body")},
            on_day TEXT NOT NULL {day("on_day")},
            PRIMARY KEY (survey_id, device)
        ) STRICT, WITHOUT ROWID
    """)
    refuse(db, "survey_answers", "UPDATE", because="an answer to a survey is given once")


STEPS = (create_figures, create_public_side)
