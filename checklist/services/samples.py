"""Samples of papers for a unit: which there are, and one as a file with what is known filled in."""

from __future__ import annotations

from checklist.documents.sample_word import sample_docx
from checklist.documents.samples import sample_pdf
from checklist.domain.law import UnitKind
from checklist.domain.requirement import Requirement
from checklist.domain.samples import Sample, filled_in, fits_kind, samples_for
from checklist.services.drafts import Draft
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace

__all__ = ["Sample", "sample_file", "samples_for_requirement", "samples_of"]

WORD, PDF = "docx", "pdf"


def samples_of(workspace: Workspace, draft: Draft) -> tuple[Sample, ...]:
    """The samples for units of the draft's kind."""
    kind = UnitKind(draft.unit.kind)
    return tuple(sample for sample in workspace.rules.samples if fits_kind(sample, kind))


def samples_for_requirement(workspace: Workspace, draft: Draft, requirement: Requirement) -> tuple[Sample, ...]:
    """The samples of what usually proves a requirement."""
    return samples_for(workspace.rules.samples, requirement, UnitKind(draft.unit.kind))


def sample_file(workspace: Workspace, draft: Draft, sample: str, form: str, requirement: str = "") -> bytes:
    """A sample as a Word file or a PDF, for the requirement it was asked for at. Raises :class:`NotFound`."""
    found = next((each for each in samples_of(workspace, draft) if each.id == sample), None)
    if found is None:
        raise NotFound("Không có mẫu này.", "There is no such sample.")
    unit, asked = draft.unit, draft.regulation.by_id().get(requirement)
    basis = workspace.pack.cite(asked.cite[0]).vi if asked else ""
    known = {"unit": unit.name, "parent": unit.parent or "", "place": unit.place or ""}
    make = sample_docx if form == WORD else sample_pdf
    return make(filled_in(found, {**known, "basis": basis}), **known)
