"""How the committee's papers are headed and signed by default, and what they must say of lapsed law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlite_utils import Database

from checklist.domain.committee.campaigns import Campaign
from checklist.domain.committee.recognition import Terms
from checklist.domain.committee.register import CATEGORY_NAMES, Category, RegisterUnit
from checklist.domain.law import UNIT_KIND_NAMES, Instrument, UnitKind
from checklist.domain.papers.common import Issuing
from checklist.domain.papers.law_line import lapsed_line
from checklist.domain.papers.profiles import LayoutId
from checklist.domain.report_words import long_date, period_name
from checklist.domain.roles import Role
from checklist.domain.rulepack import RulePack
from checklist.services.workspace import Workspace
from checklist.store import committee, units, users
from checklist.store.committee import Committee
from checklist.store.errors import NotFound as NoSuchRow

PLAIN_KINDS = {Category.ENTERPRISE: "Doanh nghiệp", Category.COMMUNE: "Xã, phường, đặc khu"}


def issuing_of(
    db: Database,
    held: Committee,
    *,
    on: date,
    number: str = "",
    issued_on: date | None = None,
    is_draft: bool = False,
) -> Issuing:
    """The committee as the head of a paper made ``on`` a day; a sample committee's papers are samples."""
    return Issuing(
        layout=LayoutId(held.layout),
        superior=held.superior,
        issuer=held.name,
        symbol=held.symbol,
        place=held.place,
        drawn_up_on=on,
        number=number,
        issued_on=issued_on,
        is_sample=units.get(db, held.unit_id).is_sample,
        is_draft=is_draft,
    )


def the_committee(db: Database) -> Committee:
    """The committee. Raises NotFound of the store where there is none."""
    held = committee.get(db)
    if held is None:
        raise NoSuchRow("ban chỉ đạo", "committee", "")
    return held


def chair_name(db: Database) -> str:
    """The name of the chair, where exactly one account has that role."""
    chairs = [each.name for each in users.every(db) if each.role is Role.CHAIR and each.is_active]
    return chairs[0] if len(chairs) == 1 else ""


def kind_words(unit: RegisterUnit) -> str:
    """The kind of a unit as papers print it."""
    if unit.category in PLAIN_KINDS:
        return PLAIN_KINDS[unit.category]
    if unit.category is Category.OTHER and unit.kind is not None:
        return UNIT_KIND_NAMES[unit.kind].vi
    return CATEGORY_NAMES[unit.category].vi


def lapsed_notices(workspace: Workspace, assessed: Iterable[tuple[str, str]], on: date) -> tuple[str, ...]:
    """The lines on lapsed regulations that a paper made ``on`` a day prints; ``assessed`` are (regulation, kind)."""
    pack = workspace.pack
    lines = [_lapsed(pack, regulation, kind, on) for regulation, kind in dict.fromkeys(assessed)]
    return tuple(dict.fromkeys(line for line in lines if line))


def _lapsed(pack: RulePack, regulation: str, kind: str, on: date) -> str:
    book = pack.regulations.get(regulation)
    return lapsed_line(pack, book, UnitKind(kind), on) if book is not None else ""


def _cited(instrument: Instrument) -> str:
    number = f"số {instrument.number}" if instrument.number else ""
    day = long_date(instrument.issued_on) if instrument.issued_on else ""
    told = " ".join(filter(None, (number, day)))
    return f"{instrument.title.vi} ({told})" if told else instrument.title.vi


def usual_terms(workspace: Workspace, committee: Committee, campaign: Campaign, chair: str) -> Terms:
    """What a new draft says until somebody types otherwise."""
    pack = workspace.pack
    asked = sorted({each.regulation for each in campaign.asked.values()})
    books = [pack.regulations[each] for each in asked if each in pack.regulations]
    titles = [_cited(pack.instruments[book.instrument]) for book in books if book.instrument in pack.instruments]
    is_party = committee.layout == LayoutId.PARTY
    return Terms(
        period_name=period_name(campaign.period),
        authority="" if is_party else f"Trưởng {committee.name}",
        bases=()
        if is_party
        else (
            *(f"Căn cứ {title}" for title in dict.fromkeys(titles)),
            f"Căn cứ kết quả thẩm định của {committee.name} ({campaign.name})",
        ),
        proposed_by="Cơ quan thường trực Ban Chỉ đạo",
        signer_title="Trưởng Ban",
        signer_name=chair,
        signer_on_behalf="Ban Chỉ đạo",
    )
