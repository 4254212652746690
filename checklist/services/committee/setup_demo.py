"""A sample committee for trying the program out: its agency, a small register and an open campaign, all fictional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlite_utils import Database

from checklist.domain.answers import Unit as NamedUnit
from checklist.domain.committee.campaigns import Asked, Campaign, CampaignState
from checklist.domain.committee.register import Category, RegisterUnit
from checklist.domain.dates import Period, legal_day
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.services.committee.campaign_books import books_for, profiles_of
from checklist.services.committee.register_identity import free_id
from checklist.services.committee.setup import SUBJECT
from checklist.services.record import unit_id_of
from checklist.store import audit, campaigns, committee, register, units
from checklist.store.committee import Committee
from checklist.store.units import Unit

PROVINCE = "Tỉnh Mẫu (đơn vị mẫu)"
OFFICE = "Ủy ban nhân dân tỉnh Mẫu"
AGENCY = NamedUnit("Sở Nội vụ tỉnh Mẫu (đơn vị mẫu)", UnitKind.AGENCY, {}, OFFICE, "Mẫu")
NAME = "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Mẫu"
CAMPAIGN = "dot-mau"
OTHERS = (
    (Category.COMMUNE, "Ủy ban nhân dân xã Suối Mẫu (đơn vị mẫu)", OFFICE),
    (Category.COMMUNE, "Ủy ban nhân dân phường Bến Mẫu (đơn vị mẫu)", OFFICE),
    (Category.AGENCY, "Sở Giáo dục và Đào tạo tỉnh Mẫu (đơn vị mẫu)", OFFICE),
    (Category.SCHOOL, "Trường Trung học cơ sở Bến Mẫu (đơn vị mẫu)", "Ủy ban nhân dân phường Bến Mẫu"),
)
CATEGORIES = {
    UnitKind.COMMUNE: Category.COMMUNE,
    UnitKind.AGENCY: Category.SCHOOL,
    UnitKind.STATE_ENTERPRISE: Category.STATE_ENTERPRISE,
    UnitKind.EMPLOYER: Category.ENTERPRISE,
}


def sample_committee(
    db: Database, pack: RulePack, assessed: Sequence[NamedUnit], *, at: datetime, by: str
) -> Unit | None:
    """Make the sample committee, within a transaction, and return the unit that employs its people.

    ``assessed`` are the sample units that can send it reports. Making it again changes nothing; None where the
    installation has a committee of its own, which a sample must not touch.
    """
    agency_id = unit_id_of(AGENCY)
    held = committee.get(db)
    if held is not None:
        return units.get(db, agency_id) if held.unit_id == agency_id else None
    units.add(db, Unit(agency_id, AGENCY.name, AGENCY.kind, AGENCY.parent, AGENCY.place, {}, True, at))
    committee.add(db, Committee(NAME, OFFICE, "Mẫu", "nd30", "BCĐ", "", agency_id, 1, at))
    audit.append(db, at=at, actor=by, action="committee.create", subject=SUBJECT, detail={"sample": True})
    if register.count(db) == 0:
        asked_units = _register(db, assessed, at, by)
        _campaign(db, pack, asked_units, at, by)
    return units.get(db, agency_id)


def _register(db: Database, assessed: Sequence[NamedUnit], at: datetime, by: str) -> list[RegisterUnit]:
    province = _unit(Category.PROVINCE, PROVINCE, "", None, at, by)
    province = replace(province, kind=None, code="")
    province = replace(province, id=free_id(province, register.load(db)))
    register.add(db, [province])
    known = [_unit(CATEGORIES[unit.kind], unit.name, unit.parent, unit.kind, at, by) for unit in assessed]
    known.append(_unit(Category.AGENCY, AGENCY.name, AGENCY.parent, AGENCY.kind, at, by))
    known += [
        _unit(each, name, superior, UnitKind.COMMUNE if each is Category.COMMUNE else UnitKind.AGENCY, at, by)
        for each, name, superior in OTHERS
    ]
    kept = []
    for unit in known:
        new = replace(unit, parent_id=province.id, id=free_id(unit, register.load(db)))
        register.add(db, [new])
        kept.append(new)
    return kept


def _campaign(db: Database, pack: RulePack, asked_units: Sequence[RegisterUnit], at: datetime, by: str) -> None:
    year = legal_day(at).year
    period = Period(date(year, 1, 1), date(year, 12, 31))
    asked = {}
    for kind in {unit.kind for unit in asked_units if unit.kind is not None}:
        books = [book for book in books_for(pack, kind, period) if profiles_of(pack, book.id)]
        if books:
            asked[kind] = Asked(books[0].id, profiles_of(pack, books[0].id)[0].id)
    campaign = Campaign(
        CAMPAIGN, f"Đánh giá thực hiện dân chủ ở cơ sở năm {year} (mẫu)", period, date(year, 12, 15), asked,
        CampaignState.OPEN, 1, at, by,
    )  # fmt: skip
    campaigns.add(db, campaign)
    campaigns.add_units(db, CAMPAIGN, [unit.id for unit in asked_units if unit.kind in asked], at=at, by=by)
    audit.append(db, at=at, actor=by, action="campaign.add", subject=CAMPAIGN, detail={"sample": True})


def _unit(category: Category, name: str, superior: str, kind: UnitKind | None, at: datetime, by: str) -> RegisterUnit:
    return RegisterUnit("", "", name, kind, category, None, superior, None, None, "", True, 1, at, by)
