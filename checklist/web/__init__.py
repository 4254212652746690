"""The pages: Flask, forms and words on screen. They ask the services and know nothing of files or tables."""

from __future__ import annotations

import os
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined

from checklist.web import access, errors, language, login_state, security
from checklist.web.account_texts import AccountTexts
from checklist.web.accounts import accounts
from checklist.web.auth import auth
from checklist.web.books_pages import books
from checklist.web.committee import work_duties  # noqa: F401 - adds its lines to the committee's home
from checklist.web.committee.audit_pages import audit
from checklist.web.committee.campaign_unit_pages import campaigns
from checklist.web.committee.certificates_batch_pages import certificate_batches
from checklist.web.committee.certificates_pages import certificates
from checklist.web.committee.committee_figures import committee_figures
from checklist.web.committee.consolidated_pages import consolidated
from checklist.web.committee.follow_up_pages import follow_up_routes
from checklist.web.committee.home import committee
from checklist.web.committee.recognition_pages import recognition
from checklist.web.committee.register_moving_pages import register as register_pages
from checklist.web.committee.rollup_figures import rollup_figures
from checklist.web.committee.rollup_pages import rollup
from checklist.web.committee.submission_pages import receiving
from checklist.web.committee.visits_photos import visits
from checklist.web.evidence_pages import evidence
from checklist.web.figures_pages import figures
from checklist.web.form_pages import forms
from checklist.web.instance_sessions import InstanceSessions
from checklist.web.interface_texts import LANGUAGE_NAMES, InterfaceTexts
from checklist.web.minutes_pages import minutes
from checklist.web.paper_pages import papers
from checklist.web.paper_source import paper_source
from checklist.web.public.board_pages import board
from checklist.web.public.lookup import lookup
from checklist.web.public.published_pages import published
from checklist.web.public.survey_pages import survey
from checklist.web.sample_pages import samples
from checklist.web.seal_pages import seal
from checklist.web.settings_pages import settings as draft_settings
from checklist.web.setup import setup
from checklist.web.sign_pages import sign_routes
from checklist.web.unit_pages import units
from checklist.web.unit_public_survey import unit_public
from checklist.web.views import pages
from checklist.web.walk_pages import walk
from checklist.web.walk_uploads import uploads
from checklist.web.workbook_pages import workbook

# Settings of the pages, which a configuration may override.
DEFAULTS: dict[str, Any] = {
    # No page takes a file yet; the one that does will raise its own limit. A form holds several texts of 100,000
    # letters, which take nine bytes each on their way.
    "MAX_CONTENT_LENGTH": 8 * 1024 * 1024,
    "MAX_FORM_MEMORY_SIZE": 8 * 1024 * 1024,
    "MAX_FORM_PARTS": 1000,
    "SESSION_COOKIE_NAME": "checklist",
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "PERMANENT_SESSION_LIFETIME": 365 * 24 * 3600,
    # A form may stay open for a whole morning: its token lives as long as the session.
    "WTF_CSRF_TIME_LIMIT": None,
    # What a committee takes of one file, and of all files of one sending or archive, in megabytes.
    "RECEIVING_FILE_MB": int(os.environ.get("RECEIVING_FILE_MB", 32)),
    "RECEIVING_TOTAL_MB": int(os.environ.get("RECEIVING_TOTAL_MB", 600)),
    # How long a log-in stands unused. The environment may say otherwise, so that a test need not wait for hours.
    "SESSION_IDLE_MINUTES": float(os.environ.get("SESSION_IDLE_MINUTES", 8 * 60)),
}


def register(app: Flask) -> None:
    """Add the pages to the application, whose settings hold :data:`DEFAULTS` or what overrides them."""
    app.session_interface = InstanceSessions()
    language.register(app)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    CSRFProtect(app)
    app.context_processor(frame)
    app.register_blueprint(pages)
    app.register_blueprint(auth)
    app.register_blueprint(setup)
    app.register_blueprint(accounts)
    app.register_blueprint(walk)
    app.register_blueprint(uploads)
    app.register_blueprint(units)
    app.register_blueprint(unit_public)
    app.register_blueprint(published)
    app.register_blueprint(board)
    app.register_blueprint(survey)
    app.register_blueprint(draft_settings)
    app.register_blueprint(seal)
    app.register_blueprint(minutes)
    app.register_blueprint(sign_routes)
    app.register_blueprint(evidence)
    app.register_blueprint(papers)
    app.register_blueprint(paper_source)
    app.register_blueprint(samples)
    app.register_blueprint(workbook)
    app.register_blueprint(figures)
    app.register_blueprint(books)
    app.register_blueprint(forms)
    app.register_blueprint(receiving)
    app.register_blueprint(audit)
    app.register_blueprint(visits)
    app.register_blueprint(recognition)
    app.register_blueprint(certificates)
    app.register_blueprint(certificate_batches)
    app.register_blueprint(lookup)
    app.register_blueprint(follow_up_routes)
    app.register_blueprint(rollup)
    app.register_blueprint(rollup_figures)
    app.register_blueprint(consolidated)
    app.register_blueprint(committee_figures)
    app.register_blueprint(committee)
    app.register_blueprint(register_pages)
    app.register_blueprint(campaigns)
    errors.register(app)
    security.register(app)
    login_state.register(app)
    access.register(app)


def frame() -> dict[str, Any]:
    """What every template has beside its own ``page``."""
    return {
        "t": InterfaceTexts,
        "language": language.current_language(),
        "other_language": language.other_language(),
        "language_names": LANGUAGE_NAMES,
        "here": language.address_without_language(),
        "a": AccountTexts,
        **login_state.frame(),
    }
