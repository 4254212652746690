"""The same services from a shell: ``flask --app checklist …``.

Exit codes: 0 done, 1 the answer is no (rule files refused, a signature not valid), 2 bad input, 3 done in part
(some of the received files were refused). What needs the PDF
libraries is imported in its command, so that ``rules check`` does not wait for them.
"""

from __future__ import annotations

from flask import Flask

from checklist.cli.accounts import demo_accounts, reset_password, welcome
from checklist.cli.answers import answers_group
from checklist.cli.maintenance import db_group, demo
from checklist.cli.receive import receive
from checklist.cli.reports import assess, reopen, sign, verify, why
from checklist.cli.rules import rules_group
from checklist.cli.trust import trust_group


def register(app: Flask) -> None:
    """Add every command to the application."""
    for command in (rules_group, answers_group, assess, sign, verify, reopen, trust_group, why, db_group, demo):
        app.cli.add_command(command)
    for command in (demo_accounts, reset_password, welcome, receive):
        app.cli.add_command(command)
