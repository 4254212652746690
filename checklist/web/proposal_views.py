"""A proposed text of the report as its form shows it: where the text comes from, and the proposal beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checklist.domain.report_proposals import digest
from checklist.domain.text import Text
from checklist.services.report_texts import ReportText, Standing
from checklist.web.report_words import STANDING_WORDS, ReportWords
from checklist.web.seal_texts import REPORT_LABELS
from checklist.web.wording import fill, joined, number, same

SHOWN = "shown-"
COMMA = same(", ")


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What stands beside the field of a text. ``digest`` goes with the form: which proposal its writer saw.

    ``proposal`` is there where the field holds something else; ``is_open`` shows it at once.
    """

    key: str
    digest: str
    words: Text | None
    proposal: tuple[str, ...] | None
    is_open: bool
    of_field: Text
    bound_heading: Text | None
    bound: tuple[str, ...]


def proposal_view(key: str, found: ReportText) -> ProposalView | None:
    """The view of one text; nothing where the data proposes nothing and nothing was edited."""
    own = found.standing is Standing.OWN
    if not found.proposal and not found.bound and not found.is_outdated:
        return None
    if found.is_outdated:
        words: Text | None = ReportWords.outdated
    else:
        words = STANDING_WORDS[found.standing] if found.proposal else None
    return ProposalView(
        key=key,
        digest=digest(found.proposal),
        words=words,
        proposal=found.proposal if own and (found.proposal or found.is_outdated) else None,
        is_open=found.is_outdated,
        of_field=fill(ReportWords.for_field, field=REPORT_LABELS[key]),
        bound_heading=fill(ReportWords.bound, count=number(len(found.bound))) if found.bound else None,
        bound=found.bound,
    )


def with_proposals(form: Mapping[str, str], texts: Mapping[str, ReportText]) -> dict[str, str]:
    """The form of what is stored, with what is offered and what follows the data filled in."""
    filled = {key: "\n".join(each.text) for key, each in texts.items() if each.standing is not Standing.OWN}
    return {**form, **filled}


def shown_proposals(form: Mapping[str, str]) -> dict[str, str]:
    """Which proposal stood beside each text, by key, as a posted form says."""
    return {name.removeprefix(SHOWN): value for name, value in form.items() if name.startswith(SHOWN)}


def text_notices(texts: Mapping[str, ReportText]) -> tuple[Text, ...]:
    """What the review says about the report's wording: offered texts nobody saved, and outdated ones."""
    offered = [key for key, each in texts.items() if each.standing is Standing.OFFERED and each.proposal]
    outdated = [key for key, each in texts.items() if each.is_outdated]
    return tuple(
        fill(pattern, count=number(len(keys)), fields=joined((REPORT_LABELS[key] for key in keys), COMMA))
        for pattern, keys in ((ReportWords.offered, offered), (ReportWords.outdated_texts, outdated))
        if keys
    )
