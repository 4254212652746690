"""The blanks that members of a team write on during a visit, as an accessible PDF."""

from __future__ import annotations

from checklist.documents.blank_forms import environment, print_form
from checklist.domain.papers.member_notes import COLUMNS, INTERNAL, TITLE, MemberNotes


def render_member_notes(notes: MemberNotes) -> bytes:
    """The PDF of ``notes``: each member begins a page."""
    template = environment().get_template("forms/member_notes.html")
    return print_form(template.render(notes=notes, title=TITLE, internal=INTERNAL, columns=COLUMNS))
