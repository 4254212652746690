"""The menu of every committee page: the pages of the committee that exist in this program."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, url_for

from checklist.domain.text import Text
from checklist.services.committee.seat import Committee, committee_of, is_sample
from checklist.web.committee.home_texts import CommitteeTexts
from checklist.web.installation import workspace

BASE = "/ban-chi-dao"
ENTRIES = (
    ("home", BASE, CommitteeTexts.home),
    ("register", f"{BASE}/don-vi", CommitteeTexts.register),
    ("campaigns", f"{BASE}/dot", CommitteeTexts.campaigns),
    ("receiving", f"{BASE}/tiep-nhan", CommitteeTexts.receiving),
    ("audit", f"{BASE}/tham-dinh", CommitteeTexts.audit),
    ("recognition", f"{BASE}/cong-nhan", CommitteeTexts.recognition),
    ("follow_up", f"{BASE}/khac-phuc", CommitteeTexts.follow_up),
    ("rollup", f"{BASE}/tong-hop", CommitteeTexts.rollup),
    ("settings", f"{BASE}/thong-tin", CommitteeTexts.settings),
)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry; ``current`` is the part that the reader is in."""

    address: str
    words: Text
    current: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """The menu under the name of the committee."""

    committee: Committee | None
    is_sample: bool
    entries: tuple[MenuEntry, ...]


def committee_menu(active: str) -> Menu:
    """The menu; ``active`` is the first word of an entry of :data:`ENTRIES`."""
    pages = {
        rule.rule: rule.endpoint for rule in current_app.url_map.iter_rules() if "GET" in (rule.methods or ())
    }  # fmt: skip
    entries = tuple(
        MenuEntry(url_for(pages[address]), words, name == active)
        for name, address, words in ENTRIES
        if address in pages
    )
    return Menu(committee_of(workspace()), is_sample(workspace()), entries)
