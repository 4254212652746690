"""What the roll-up's address asks for: which campaign, which units of it, in which order; and those units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from flask import url_for

from checklist.domain.committee.compliance import in_all
from checklist.domain.committee.rollup import Standing
from checklist.domain.committee.verdict_vectors import verdicts_of
from checklist.domain.findings import SHORTFALLS
from checklist.domain.law import UNIT_KIND_NAMES, Citation, UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.committee.rollups import CampaignRollUp
from checklist.web.committee.rollup_texts import SHOWN, RollUpTexts
from checklist.web.wording import NOTHING, fill

SORTS = ("can-chu-y", "ten", "tuan-thu", "tu-cham", "tham-dinh", "chenh-lech")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for: the campaign, its scope, which units, in which order, and whether all articles."""

    campaign: str
    below: str = ""
    kind: str = ""
    shown: str = ""
    grade: str = ""
    requirement: str = ""
    article: str = ""
    sort: str = SORTS[0]
    every_article: bool = False

    def address(self, **changes: str) -> str:
        """The address of this wish with some parts changed."""
        parts = {"dot": self.campaign, "duoi": self.below, "loai": self.kind, "loc": self.shown, "xep": self.grade,
                 "muc": self.requirement, "dieu": self.article, "sap": self.sort,
                 "moi_dieu": "1" if self.every_article else "", **changes}  # fmt: skip
        return url_for("rollup.overview", **{name: value for name, value in parts.items() if value})  # type: ignore[arg-type]


def wished(found: CampaignRollUp, wish: Wish, pack: RulePack) -> list[Standing]:
    """The units that ``wish`` asks for, in its order."""
    tests: Mapping[str, Callable[[Standing], bool]] = {
        "": lambda each: True,
        "da-nop": lambda each: each.sent and not each.waived,
        "dung-han": lambda each: each.sent and each.on_time and not each.waived,
        "chua-nop": lambda each: not each.sent and not each.waived,
        "mien-nop": lambda each: each.waived,
        "da-tham-dinh": lambda each: each.audit_score is not None,
        "chua-xep-loai": lambda each: each.grade is None and not each.waived,
        "khong-che": lambda each: each.sent and each.knocked_out,
    }
    chosen = [
        each
        for each in found.counted
        if tests[wish.shown](each)
        and (not wish.kind or each.kind == wish.kind)
        and (not wish.grade or each.grade == wish.grade)
        and (not wish.requirement or wish.requirement in _short_of(each))
        and (not wish.article or _is_short_of_article(each, wish.article, pack))
    ]
    return sorted(chosen, key=_sort_key(found, wish.sort))


def _short_of(standing: Standing) -> set[str]:
    return {
        f"{standing.regulation}/{requirement}"
        for requirement, verdict in verdicts_of(standing.order, standing.verdicts).items()
        if verdict in SHORTFALLS
    }


def _is_short_of_article(standing: Standing, article: str, pack: RulePack) -> bool:
    book = pack.regulations.get(standing.regulation)
    if book is None:
        return False
    known = book.by_id()
    return any(
        f"{cite.document}/{cite.article}" == article
        for key in _short_of(standing)
        if (requirement := known.get(key.partition("/")[2])) is not None
        for cite in requirement.cite
    )


def _sort_key(found: CampaignRollUp, sort: str) -> Callable[[Standing], tuple[object, ...]]:
    def name(each: Standing) -> str:
        return found.standings.units[each.unit].name

    def compliance(each: Standing) -> Fraction:
        value = in_all(found.rights.get(each.unit, {})).value
        return Fraction(-1) if value is None else value

    keys: Mapping[str, Callable[[Standing], tuple[object, ...]]] = {
        "ten": lambda each: (name(each),),
        "tuan-thu": lambda each: (compliance(each), name(each)),
        "tu-cham": lambda each: (each.self_score if each.self_score is not None else Fraction(-1), name(each)),
        "tham-dinh": lambda each: (each.audit_score if each.audit_score is not None else Fraction(-1), name(each)),
        "chenh-lech": lambda each: (-abs(gap_of(each) or Fraction(0)), name(each)),
        # Who has not sent, then who is knocked out, then the least compliant.
        "can-chu-y": lambda each: (each.sent or each.waived, not each.knocked_out, compliance(each), name(each)),
    }
    return keys[sort]


def filter_words(wish: Wish, bands: Mapping[str, Text], pack: RulePack) -> Text:
    """What the list is narrowed to, in words; empty for all units."""
    parts = []
    if wish.kind:
        parts.append(UNIT_KIND_NAMES[UnitKind(wish.kind)])
    if wish.shown:
        parts.append(SHOWN[wish.shown])
    if wish.grade:
        parts.append(bands[wish.grade])
    if wish.requirement:
        book, _, key = wish.requirement.partition("/")
        parts.append(pack.regulations[book].by_id()[key].text)
    if wish.article:
        document, _, article = wish.article.rpartition("/")
        parts.append(pack.cite(Citation(document, article)))
    if not parts:
        return NOTHING
    what = Text("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts))
    return fill(RollUpTexts.filtered, what=what)


def gap_of(standing: Standing) -> Fraction | None:
    """Self score less audit score; None without both."""
    if standing.self_score is None or standing.audit_score is None:
        return None
    return standing.self_score - standing.audit_score
