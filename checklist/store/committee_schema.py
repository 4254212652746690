"""The tables of a steering committee: itself, the units it looks after, its campaigns, and what it has received."""

from __future__ import annotations

from sqlite_utils import Database

from checklist.store.constraints import day, filled, instant, json_object, refuse, sha256

UNIT_KINDS = "'commune', 'agency', 'state_enterprise', 'employer'"


def create_committee(db: Database) -> None:
    """The committee of this installation: one, or none. ``unit_id`` is the agency that does its paper work."""
    db.execute(f"""
        CREATE TABLE committee (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL {filled("name")},
            superior TEXT NOT NULL,
            place TEXT NOT NULL,
            layout TEXT NOT NULL CHECK (layout IN ('nd30', 'hd05')),
            symbol TEXT NOT NULL {filled("symbol")},
            public_address TEXT NOT NULL,
            unit_id TEXT NOT NULL REFERENCES units(id),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            created_at TEXT NOT NULL {instant("created_at")}
        ) STRICT
    """)


def create_register(db: Database) -> None:
    """The units looked after, each with the days on which it exists: ``valid_until`` is the first day it does not.

    A unit keeps its row for ever; what it became stands in ``register_successions``.
    """
    db.execute(f"""
        CREATE TABLE register_units (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            code TEXT NOT NULL,
            name TEXT NOT NULL {filled("name")},
            kind TEXT CHECK (kind IN ({UNIT_KINDS})),
            category TEXT NOT NULL CHECK (category IN (
                'province', 'district', 'commune', 'agency', 'public_service_unit', 'school',
                'state_enterprise', 'enterprise', 'other')),
            parent_id TEXT REFERENCES register_units(id) CHECK (parent_id <> id),
            superior TEXT NOT NULL,
            valid_from TEXT {day("valid_from")},
            valid_until TEXT {day("valid_until")},
            contact TEXT NOT NULL,
            is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            CHECK (valid_from < valid_until),
            CHECK ((kind IS NULL) = (category IN ('province', 'district')))
        ) STRICT
    """)
    db.execute("CREATE INDEX register_units_of_parent ON register_units (parent_id)")
    db.execute("CREATE UNIQUE INDEX register_units_of_code ON register_units (code, coalesce(valid_from, '')) "
               "WHERE code <> ''")  # fmt: skip
    db.execute(f"""
        CREATE TABLE register_successions (
            predecessor_id TEXT NOT NULL REFERENCES register_units(id),
            successor_id TEXT NOT NULL REFERENCES register_units(id) CHECK (successor_id <> predecessor_id),
            on_day TEXT NOT NULL {day("on_day")},
            change TEXT NOT NULL CHECK (change IN ('merge', 'split', 'rename', 'transfer')),
            basis TEXT NOT NULL,
            PRIMARY KEY (predecessor_id, successor_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute(f"""
        CREATE TABLE villages (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT NOT NULL REFERENCES register_units(id),
            name TEXT NOT NULL {filled("name")},
            category TEXT NOT NULL CHECK (category IN ('village', 'street_group')),
            households INTEGER CHECK (households >= 0),
            valid_from TEXT {day("valid_from")},
            valid_until TEXT {day("valid_until")},
            basis TEXT NOT NULL,
            succeeded_by TEXT REFERENCES villages(id),
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            CHECK (valid_from < valid_until)
        ) STRICT
    """)
    db.execute("CREATE INDEX villages_of_unit ON villages (unit_id)")


def create_campaigns(db: Database) -> None:
    """A period opened for chosen units, what it asks of them, and who was let off, by whom and until when.

    ``settings`` holds the rule book and the scoring profile by kind of unit; while a campaign is open they stand still.
    """
    db.execute(f"""
        CREATE TABLE campaigns (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            name TEXT NOT NULL {filled("name")},
            period_from TEXT NOT NULL {day("period_from")},
            period_to TEXT NOT NULL {day("period_to")},
            due_on TEXT NOT NULL {day("due_on")},
            settings TEXT NOT NULL {json_object("settings")},
            state TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            CHECK (period_from <= period_to)
        ) STRICT
    """)
    db.execute("""
        CREATE TRIGGER campaigns_refuses_update BEFORE UPDATE ON campaigns
        WHEN OLD.state <> 'planned' AND
            (NEW.id, NEW.period_from, NEW.period_to, NEW.settings) IS NOT
            (OLD.id, OLD.period_from, OLD.period_to, OLD.settings)
        BEGIN SELECT RAISE(ABORT, 'what a campaign asks stands still once it is open'); END
    """)
    db.execute(f"""
        CREATE TABLE campaign_units (
            campaign_id TEXT NOT NULL REFERENCES campaigns(id) ON DELETE CASCADE,
            unit_id TEXT NOT NULL REFERENCES register_units(id),
            added_at TEXT NOT NULL {instant("added_at")},
            added_by TEXT NOT NULL,
            PRIMARY KEY (campaign_id, unit_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute(f"""
        CREATE TABLE waivers (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            campaign_id TEXT NOT NULL REFERENCES campaigns(id),
            unit_id TEXT NOT NULL REFERENCES register_units(id),
            reason TEXT NOT NULL {filled("reason")},
            basis TEXT NOT NULL {filled("basis")},
            expires_on TEXT NOT NULL {day("expires_on")},
            requested_by TEXT NOT NULL {filled("requested_by")},
            requested_at TEXT NOT NULL {instant("requested_at")},
            approved_by TEXT,
            approved_at TEXT {instant("approved_at")},
            withdrawn_at TEXT {instant("withdrawn_at")},
            CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
            CHECK (approved_by <> requested_by)
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE reminders (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            campaign_id TEXT NOT NULL REFERENCES campaigns(id),
            unit_id TEXT NOT NULL REFERENCES register_units(id),
            text TEXT NOT NULL {filled("text")},
            at TEXT NOT NULL {instant("at")},
            by TEXT NOT NULL {filled("by")}
        ) STRICT
    """)


def create_submissions(db: Database) -> None:
    """What was received: each sealed self-assessment once, byte for byte, with every file that carried it.

    ``verdicts`` holds one letter a scored requirement in the order of ``requirements`` (see the roll-up), as our own
    rules evaluated the answers. ``result`` is that evaluation in short, ``claimed`` the one inside the file.
    ``position`` numbers the files of a receipt, so that one that is taken up again after a crash is entered once;
    a file that was too large to be read to its end has no digest.
    """
    db.execute(f"""
        CREATE TABLE receipts (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            started_at TEXT NOT NULL {instant("started_at")},
            finished_at TEXT {instant("finished_at")},
            by TEXT NOT NULL {filled("by")},
            total INTEGER NOT NULL CHECK (total >= 0)
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE submissions (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT REFERENCES register_units(id),
            campaign_id TEXT REFERENCES campaigns(id),
            seal_digest TEXT NOT NULL UNIQUE {sha256("seal_digest")},
            printed_id TEXT NOT NULL {filled("printed_id")},
            payload BLOB NOT NULL CHECK (length(payload) > 0),
            class TEXT NOT NULL CHECK (class IN ('digital', 'stamped', 'scan')),
            regulation TEXT NOT NULL {filled("regulation")},
            period_from TEXT NOT NULL {day("period_from")},
            period_to TEXT NOT NULL {day("period_to")},
            claimed TEXT NOT NULL {json_object("claimed")},
            result TEXT NOT NULL {json_object("result")},
            differences TEXT NOT NULL CHECK (json_type(differences) = 'array'),
            requirements_digest TEXT NOT NULL {sha256("requirements_digest")},
            verdicts BLOB NOT NULL,
            supersedes TEXT UNIQUE REFERENCES submissions(id) CHECK (supersedes <> id),
            state TEXT NOT NULL CHECK (state IN (
                'unassigned', 'received', 'returned', 'in_audit', 'concluded', 'superseded')),
            received_at TEXT NOT NULL {instant("received_at")},
            received_by TEXT NOT NULL,
            confirmed_by TEXT,
            CHECK (period_from <= period_to),
            CHECK ((unit_id IS NULL) = (state = 'unassigned')),
            CHECK (class <> 'scan' OR confirmed_by IS NOT NULL)
        ) STRICT
    """)
    db.execute("CREATE INDEX submissions_of_unit ON submissions (unit_id, period_from)")
    db.execute("CREATE INDEX submissions_of_campaign ON submissions (campaign_id, state)")
    refuse(db, "submissions", "DELETE", because="what was received is kept")
    db.execute("""
        CREATE TRIGGER submissions_refuses_update BEFORE UPDATE ON submissions
        WHEN (NEW.id, NEW.seal_digest, NEW.printed_id, NEW.payload, NEW.regulation, NEW.period_from, NEW.period_to,
              NEW.claimed, NEW.received_at, NEW.received_by) IS NOT
             (OLD.id, OLD.seal_digest, OLD.printed_id, OLD.payload, OLD.regulation, OLD.period_from, OLD.period_to,
              OLD.claimed, OLD.received_at, OLD.received_by)
        BEGIN SELECT RAISE(ABORT, 'what was received does not change'); END
    """)
    db.execute(f"""
        CREATE TABLE requirement_orders (
            digest TEXT NOT NULL PRIMARY KEY {sha256("digest")},
            regulation TEXT NOT NULL,
            ids TEXT NOT NULL CHECK (json_type(ids) = 'array')
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE received_files (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            receipt_id TEXT NOT NULL REFERENCES receipts(id),
            position INTEGER NOT NULL CHECK (position >= 1),
            name TEXT NOT NULL,
            sha256 TEXT {sha256("sha256")},
            size INTEGER NOT NULL CHECK (size >= 0),
            outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'repeated', 'refused')),
            guard TEXT NOT NULL,
            sentence_vi TEXT NOT NULL,
            sentence_en TEXT NOT NULL,
            submission_id TEXT REFERENCES submissions(id),
            facts TEXT NOT NULL {json_object("facts")},
            at TEXT NOT NULL {instant("at")},
            UNIQUE (receipt_id, position),
            CHECK ((submission_id IS NULL) = (outcome = 'refused')),
            CHECK (sha256 IS NOT NULL OR outcome = 'refused')
        ) STRICT
    """)
    db.execute("CREATE INDEX received_files_of_submission ON received_files (submission_id)")
    db.execute("CREATE INDEX received_files_of_receipt ON received_files (receipt_id)")
    refuse(db, "received_files", "UPDATE", "DELETE", because="the list of received files only grows")


def create_committee_figures(db: Database) -> None:
    """The figures that the committee itself gives for a campaign, as it typed them."""
    db.execute(f"""
        CREATE TABLE committee_figures (
            campaign_id TEXT NOT NULL REFERENCES campaigns(id) ON DELETE CASCADE,
            code TEXT NOT NULL {filled("code")},
            body TEXT NOT NULL {json_object("body")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL,
            PRIMARY KEY (campaign_id, code)
        ) STRICT, WITHOUT ROWID
    """)


STEPS = (create_committee, create_register, create_campaigns, create_submissions, create_committee_figures)
