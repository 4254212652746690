"""The tables of audit, recognition and follow-up: what a committee makes of the self-assessments it has received."""

from __future__ import annotations

from sqlite_utils import Database

from checklist.store.constraints import day, filled, instant, json_object, refuse, sha256

VERDICTS = "'done', 'partly', 'not_done', 'did_not_arise', 'not_applicable', 'undetermined', 'not_yet_due'"


def create_audits(db: Database) -> None:
    """The audit of a submission, requirement by requirement. The unit's own value is in the submission, untouched."""
    db.execute(f"""
        CREATE TABLE audits (
            submission_id TEXT NOT NULL PRIMARY KEY REFERENCES submissions(id),
            auditor_id TEXT NOT NULL REFERENCES users(id),
            state TEXT NOT NULL CHECK (state IN ('open', 'proposed', 'concluded', 'returned')),
            remark TEXT NOT NULL,
            score TEXT,
            grade TEXT,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            opened_at TEXT NOT NULL {instant("opened_at")},
            proposed_at TEXT {instant("proposed_at")},
            concluded_at TEXT {instant("concluded_at")},
            concluded_by TEXT REFERENCES users(id),
            conclusion TEXT NOT NULL DEFAULT '',
            CHECK ((concluded_by IS NULL) = (concluded_at IS NULL)),
            CHECK (concluded_by <> auditor_id)
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE audit_items (
            submission_id TEXT NOT NULL REFERENCES audits(submission_id),
            requirement_id TEXT NOT NULL {filled("requirement_id")},
            verdict TEXT CHECK (verdict IN ({VERDICTS})),
            reason TEXT NOT NULL,
            seen TEXT NOT NULL,
            question TEXT NOT NULL,
            reply TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL,
            PRIMARY KEY (submission_id, requirement_id)
        ) STRICT, WITHOUT ROWID
    """)
    for operation, side in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        refuse(
            db,
            "audit_items",
            operation,
            when=f"WHEN EXISTS (SELECT 1 FROM audits WHERE submission_id = {side}.submission_id "
            "AND state IN ('concluded', 'returned'))",
            because="a concluded audit does not change",
        )
    db.execute(f"""
        CREATE TABLE audit_visits (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            submission_id TEXT NOT NULL REFERENCES audits(submission_id),
            body TEXT NOT NULL {json_object("body")},
            paper_sha256 TEXT {sha256("paper_sha256")},
            scan_sha256 TEXT {sha256("scan_sha256")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL
        ) STRICT
    """)
    db.execute(f"""
        CREATE TABLE audit_plans (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            campaign_id TEXT NOT NULL REFERENCES campaigns(id),
            seed TEXT NOT NULL {filled("seed")},
            body TEXT NOT NULL {json_object("body")},
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL
        ) STRICT
    """)
    refuse(db, "audit_plans", "UPDATE", "DELETE", because="a drawn sample is kept as it was drawn")


def create_recognition(db: Database) -> None:
    """Decisions that recognise grades, and the certificates that cite them, with a running number of our own."""
    db.execute(f"""
        CREATE TABLE decisions (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            campaign_id TEXT NOT NULL REFERENCES campaigns(id),
            form TEXT NOT NULL CHECK (form IN ('decision', 'notice')),
            number TEXT NOT NULL,
            dated TEXT {day("dated")},
            body TEXT NOT NULL {json_object("body")},
            state TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
            paper_sha256 TEXT {sha256("paper_sha256")},
            signed_sha256 TEXT {sha256("signed_sha256")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            CHECK (state = 'draft' OR (length(trim(number)) > 0 AND dated IS NOT NULL))
        ) STRICT
    """)
    db.execute("CREATE UNIQUE INDEX one_decision_a_number ON decisions (number, dated) WHERE state = 'issued'")
    refuse(db, "decisions", "DELETE", when="WHEN OLD.state = 'issued'", because="an issued decision is kept")
    db.execute("""
        CREATE TRIGGER decisions_refuses_update BEFORE UPDATE ON decisions
        WHEN OLD.state = 'issued' AND (NEW.id, NEW.campaign_id, NEW.form, NEW.number, NEW.dated, NEW.body,
            NEW.state, NEW.paper_sha256) IS NOT (OLD.id, OLD.campaign_id, OLD.form, OLD.number, OLD.dated, OLD.body,
            OLD.state, OLD.paper_sha256)
        BEGIN SELECT RAISE(ABORT, 'an issued decision does not change'); END
    """)
    db.execute(f"""
        CREATE TABLE recognitions (
            decision_id TEXT NOT NULL REFERENCES decisions(id) ON DELETE CASCADE,
            submission_id TEXT NOT NULL REFERENCES submissions(id),
            score TEXT NOT NULL {filled("score")},
            grade TEXT NOT NULL {filled("grade")},
            note TEXT NOT NULL,
            PRIMARY KEY (decision_id, submission_id)
        ) STRICT, WITHOUT ROWID
    """)
    for operation, side in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        refuse(
            db,
            "recognitions",
            operation,
            when=f"WHEN EXISTS (SELECT 1 FROM decisions WHERE id = {side}.decision_id AND state = 'issued')",
            because="the list of an issued decision does not change",
        )
    db.execute(f"""
        CREATE TABLE certificates (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2999),
            running_number INTEGER NOT NULL CHECK (running_number >= 1),
            code TEXT NOT NULL UNIQUE {filled("code")},
            decision_id TEXT NOT NULL REFERENCES decisions(id),
            submission_id TEXT NOT NULL REFERENCES submissions(id),
            unit_id TEXT NOT NULL REFERENCES register_units(id),
            grade TEXT NOT NULL {filled("grade")},
            body TEXT NOT NULL {json_object("body")},
            valid_until TEXT {day("valid_until")},
            paper_sha256 TEXT {sha256("paper_sha256")},
            signed_sha256 TEXT {sha256("signed_sha256")},
            replaces TEXT UNIQUE REFERENCES certificates(id) CHECK (replaces <> id),
            issued_at TEXT NOT NULL {instant("issued_at")},
            issued_by TEXT NOT NULL,
            UNIQUE (year, running_number)
        ) STRICT
    """)
    refuse(db, "certificates", "DELETE", because="the register of certificates keeps every line")
    # The code printed on the paper, which people type, is the first half of the whole.
    db.execute("CREATE UNIQUE INDEX one_certificate_a_printed_code ON certificates (substr(code, 1, 9))")
    kept = "id, year, running_number, code, decision_id, submission_id, unit_id, grade, body, replaces, issued_at"
    old, new = (", ".join(f"{side}.{name}" for name in kept.split(", ")) for side in ("OLD", "NEW"))
    refuse(
        db,
        "certificates",
        "UPDATE",
        when=f"WHEN ({new}) IS NOT ({old})",
        because="a certificate does not change",
    )
    db.execute(f"""
        CREATE TABLE certificate_events (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            certificate_id TEXT NOT NULL REFERENCES certificates(id),
            change TEXT NOT NULL CHECK (change IN ('revoked', 'replaced', 'restored', 'expired')),
            reason TEXT NOT NULL {filled("reason")},
            at TEXT NOT NULL {instant("at")},
            by TEXT NOT NULL {filled("by")}
        ) STRICT
    """)
    refuse(db, "certificate_events", "UPDATE", "DELETE", because="the register of certificates only grows")


def create_follow_up(db: Database) -> None:
    """What is still to be mended: by the unit's own plan or at the committee's request, until it confirms."""
    db.execute(f"""
        CREATE TABLE remedies (
            id TEXT NOT NULL PRIMARY KEY {filled("id")},
            unit_id TEXT NOT NULL REFERENCES register_units(id),
            submission_id TEXT NOT NULL REFERENCES submissions(id),
            requirement_id TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('unit', 'committee')),
            what TEXT NOT NULL {filled("what")},
            owner TEXT NOT NULL,
            due TEXT {day("due")},
            product TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'reported', 'confirmed', 'dropped')),
            reported_on TEXT {day("reported_on")},
            report TEXT NOT NULL,
            checked_by TEXT,
            checked_at TEXT {instant("checked_at")},
            check_note TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            created_at TEXT NOT NULL {instant("created_at")},
            created_by TEXT NOT NULL,
            CHECK ((checked_by IS NULL) = (checked_at IS NULL)),
            CHECK (state <> 'confirmed' OR checked_by IS NOT NULL)
        ) STRICT
    """)
    db.execute("CREATE INDEX remedies_of_unit ON remedies (unit_id, state)")
    db.execute(f"""
        CREATE TABLE calendar_feeds (
            token_hash TEXT NOT NULL PRIMARY KEY {sha256("token_hash")},
            user_id TEXT NOT NULL UNIQUE REFERENCES users(id) ON DELETE CASCADE,
            created_at TEXT NOT NULL {instant("created_at")}
        ) STRICT
    """)


def create_audit_papers(db: Database) -> None:
    """The notices of conclusion of audits: typed, then issued with number and day, then signed."""
    db.execute(f"""
        CREATE TABLE audit_papers (
            submission_id TEXT NOT NULL PRIMARY KEY REFERENCES audits(submission_id),
            number TEXT NOT NULL,
            dated TEXT {day("dated")},
            body TEXT NOT NULL {json_object("body")},
            state TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
            paper_sha256 TEXT {sha256("paper_sha256")},
            signed_sha256 TEXT {sha256("signed_sha256")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL,
            CHECK (state = 'draft' OR (length(trim(number)) > 0 AND dated IS NOT NULL AND paper_sha256 IS NOT NULL))
        ) STRICT
    """)
    refuse(db, "audit_papers", "DELETE", because="a notice of conclusion is kept")
    refuse(
        db,
        "audit_papers",
        "UPDATE",
        when="WHEN OLD.state = 'issued' AND (NEW.submission_id, NEW.number, NEW.dated, NEW.body, NEW.state, "
        "NEW.paper_sha256) IS NOT (OLD.submission_id, OLD.number, OLD.dated, OLD.body, OLD.state, OLD.paper_sha256)",
        because="an issued notice does not change",
    )


def create_consolidated(db: Database) -> None:
    """The consolidated reports of campaigns: typed as drafts, then issued with number and day, then signed.

    A campaign may have several editions, one draft among them at most: what was issued stands beside what replaces it.
    """
    db.execute(f"""
        CREATE TABLE consolidated_reports (
            campaign_id TEXT NOT NULL REFERENCES campaigns(id),
            edition INTEGER NOT NULL CHECK (edition >= 1),
            number TEXT NOT NULL,
            dated TEXT {day("dated")},
            body TEXT NOT NULL {json_object("body")},
            state TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
            paper_sha256 TEXT {sha256("paper_sha256")},
            tables_sha256 TEXT {sha256("tables_sha256")},
            signed_sha256 TEXT {sha256("signed_sha256")},
            revision INTEGER NOT NULL CHECK (revision >= 1),
            updated_at TEXT NOT NULL {instant("updated_at")},
            updated_by TEXT NOT NULL,
            PRIMARY KEY (campaign_id, edition),
            CHECK (state = 'draft' OR (length(trim(number)) > 0 AND dated IS NOT NULL AND paper_sha256 IS NOT NULL))
        ) STRICT
    """)
    db.execute("CREATE UNIQUE INDEX consolidated_one_draft ON consolidated_reports (campaign_id) WHERE state = 'draft'")
    refuse(db, "consolidated_reports", "DELETE", when="WHEN OLD.state = 'issued'", because="an issued report is kept")
    refuse(
        db,
        "consolidated_reports",
        "UPDATE",
        when="WHEN OLD.state = 'issued' AND (NEW.campaign_id, NEW.edition, NEW.number, NEW.dated, NEW.body, NEW.state, "
        "NEW.paper_sha256, NEW.tables_sha256) IS NOT (OLD.campaign_id, OLD.edition, OLD.number, OLD.dated, OLD.body, "
        "OLD.state, OLD.paper_sha256, OLD.tables_sha256)",
        because="an issued report does not change",
    )


def create_visit_pictures(db: Database) -> None:
    """The photos printed with the minutes of a visit; once the paper is signed by hand they stay as they are."""
    db.execute(f"""
        CREATE TABLE visit_pictures (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            visit_id TEXT NOT NULL REFERENCES audit_visits(id),
            sha256 TEXT NOT NULL {sha256("sha256")},
            caption TEXT NOT NULL,
            taken_on TEXT {day("taken_on")},
            UNIQUE (visit_id, sha256)
        ) STRICT
    """)
    for operation, side in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        refuse(
            db,
            "visit_pictures",
            operation,
            when=f"WHEN EXISTS (SELECT 1 FROM audit_visits WHERE id = {side}.visit_id AND scan_sha256 IS NOT NULL)",
            because="minutes signed by hand do not change",
        )


STEPS = (
    create_audits, create_recognition, create_follow_up, create_audit_papers, create_consolidated,
    create_visit_pictures,
)  # fmt: skip
