"""What the page of one paper shows: what it is, its file, its signatures, and the form that says it anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checklist.documents.signature_facts import SignatureCheck
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, date_vi
from checklist.services.drafts import Draft
from checklist.services.evidence import Evidence
from checklist.web.evidence_signatures import SignaturesView, signatures_view
from checklist.web.evidence_texts import MEDIA_NAMES, EvidenceTexts
from checklist.web.evidence_views import TAB, PaperView, kind_of, paper_views
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.wording import day, fill, moment, number, same


@dataclass(frozen=True, slots=True)
class DescribeForm:
    """The form that says anew what a paper is."""

    kinds: Mapping[str, Text]
    typed: Mapping[str, str]
    faults: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The context of ``evidence/paper.html``. ``captured`` is the day in the file of a photo, where it is another."""

    tabs: Tabs
    assessment_id: str
    editable: bool
    notice: Text | None
    fault: Text | None
    paper: PaperView
    kind: Text
    dated: Text | None
    captured: Text | None
    reference: str
    link: str
    added: Text
    file: Text | None
    sha256: str
    signatures: SignaturesView | None
    form: DescribeForm | None


def paper_page(
    draft: Draft,
    pack: RulePack,
    paper: Evidence,
    check: SignatureCheck | None,
    at: datetime,
    *,
    editable: bool,
    describable: bool,
    notice: Text | None,
    fault: Text | None,
    typed: Mapping[str, str],
    faults: Mapping[str, Text],
) -> PaperPage:
    """One paper with everything known of it; ``describable`` says whether it may be said anew."""
    about = None
    if paper.media_type is not None and paper.size is not None:
        about = fill(EvidenceTexts.file_about, kind=same(MEDIA_NAMES[paper.media_type]), size=number(paper.size))
    (view,) = paper_views(draft, pack, [paper])
    by_camera = paper.dated is not None and paper.dated == paper.captured_on
    return PaperPage(
        tabs=tabs_of(draft, TAB),
        assessment_id=draft.head.id,
        editable=editable,
        notice=notice,
        fault=fault,
        paper=view,
        kind=kind_of(pack, paper),
        dated=fill(EvidenceTexts.by_camera if by_camera else EvidenceTexts.by_hand, day=day(paper.dated))
        if paper.dated
        else None,
        captured=day(paper.captured_on) if paper.captured_on and not by_camera else None,
        reference=paper.reference,
        link=paper.link,
        added=same(f"{paper.created_by}, {moment(paper.created_at).vi}"),
        file=about,
        sha256=paper.sha256 or "",
        signatures=signatures_view(check, at) if check else None,
        form=DescribeForm(pack.evidence, typed, faults) if describable else None,
    )


def described(paper: Evidence) -> dict[str, str]:
    """What stands in the form before anything is typed."""
    dated = date_vi(paper.dated) if paper.dated else ""
    return {
        "kind": paper.kind,
        "title": paper.title,
        "reference": paper.reference,
        "link": paper.link,
        "dated": dated,
    }
