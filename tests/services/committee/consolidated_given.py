"""A committee that has received the reports of many units, with figures, under the shipped rules.

Reports are real seals of a sample's answers under other names and with other figures; only their PDFs are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.answers import AnswerSet
from checklist.domain.answers import Unit as NamedUnit
from checklist.domain.assessing import assess
from checklist.domain.committee.campaigns import Asked, Campaign, CampaignState
from checklist.domain.committee.register import Category, RegisterUnit
from checklist.domain.committee.submission import in_short
from checklist.domain.committee.verdict_vectors import order_of, vector_of
from checklist.domain.law import UnitKind
from checklist.domain.roles import Role
from checklist.domain.seal import plain_result, seal
from checklist.services.accounts import NewAccount, User, keep_user
from checklist.services.passwords import hash_password
from checklist.services.record import unit_id_of
from checklist.services.working_calendar import calendar_for
from checklist.services.workspace import Workspace
from checklist.store import campaigns, committee, register, submissions, units
from checklist.store.committee import Committee
from checklist.store.database import transaction
from checklist.store.submissions import Submission
from tests.cases import ROOT
from tests.seed_figures import COMMUNES, lang_son, than_uyen

CAMPAIGN = "dot-tong-hop"
MADE_AT = datetime(2021, 1, 4, 2, tzinfo=UTC)
TODAY = date(2021, 2, 1)
DUE = date(2021, 1, 15)
SAMPLE = ROOT / "tests" / "samples" / "xa-pl-34-2007.yaml"
REGULATION = "pl-34-2007"
PROVINCE = "Tỉnh Thử"
PASSWORD = "mua xuan nho nho"


def seed_figures() -> dict[str, dict[str, Any]]:
    """Twelve communes with the published figures of Than Uyên and, over them, those of Lạng Sơn."""
    found: dict[str, dict[str, Any]] = {
        name: {code: number for code, number in than_uyen()[name].items() if not code.startswith("L")}
        for name in COMMUNES
    }
    for name, models in zip(COMMUNES, lang_son().values(), strict=True):
        found[name] |= models
    return found


def received(
    folder: Path, figures: Mapping[str, Mapping[str, Any]], *, silent: tuple[str, ...] = (), late: tuple[str, ...] = ()
) -> Workspace:
    """An installation whose campaign has the communes of ``figures``; the ``silent`` have sent nothing."""
    workspace = Workspace(folder / "instance", ROOT / "rules")
    sample = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    with workspace.database() as db:
        units.add(db, units.Unit("bcd", "Văn phòng", "agency", "", "", {}, True, MADE_AT))
        committee.add(db, Committee("Ban Chỉ đạo thực hiện dân chủ ở cơ sở tỉnh Thử", "Ủy ban nhân dân tỉnh Thử", "Thử",
                                    "nd30", "BCĐ", "", "bcd", 1, MADE_AT))  # fmt: skip
        province = _registered(NamedUnit(PROVINCE, UnitKind.COMMUNE, {}, "", "Thử"), Category.PROVINCE)
        province = replace(province, id="tinh-thu", kind=None)
        named = {name: _named(name) for name in (*figures, *silent)}
        register.add(db, [province])
        register.add(db, [replace(_registered(unit), parent_id=province.id) for unit in named.values()])
        asked = {UnitKind.COMMUNE: Asked(REGULATION, workspace.pack.scoring_for(REGULATION).id)}
        period = parse_answers(sample, workspace.pack).period
        campaigns.add(db, Campaign(CAMPAIGN, "Đợt năm 2020", period, DUE, asked, CampaignState.OPEN, 1, MADE_AT, "t"))
        ids = [unit_id_of(unit) for unit in named.values()]
        campaigns.add_units(db, CAMPAIGN, ids, at=MADE_AT, by="t")
        digest = submissions.keep_requirement_order(
            db, REGULATION, order_of(workspace.pack.regulations[REGULATION])
        )  # fmt: skip
        for place, name in enumerate(figures):
            day = 20 if name in late else 10
            answers = _answers(sample, named[name], figures[name], workspace)
            _send(db, workspace, answers, digest, f"bai-{place}", datetime(2021, 1, day, 2, tzinfo=UTC))
    return workspace


def person(workspace: Workspace, role: Role) -> User:
    """An account of the committee."""
    account = NewAccount(f"bcd.{role.value}", f"Người {role.value}", role, PASSWORD, "bcd")
    with workspace.database() as db, transaction(db):
        return keep_user(db, account, hash_password(PASSWORD), at=MADE_AT, by="t")


def _named(name: str) -> NamedUnit:
    return NamedUnit(f"Ủy ban nhân dân xã {name}", UnitKind.COMMUNE, {}, "Ủy ban nhân dân tỉnh Thử", name)


def _registered(unit: NamedUnit, category: Category = Category.COMMUNE) -> RegisterUnit:
    return RegisterUnit(unit_id_of(unit), "", unit.name, unit.kind, category, None, unit.parent, None, None, "", False,
                        1, MADE_AT, "t")  # fmt: skip


def _answers(sample: Any, unit: NamedUnit, figures: Mapping[str, Any], workspace: Workspace) -> AnswerSet:
    data = deepcopy(sample)
    data["unit"] |= {"name": unit.name, "parent": unit.parent, "place": unit.place}
    known = workspace.pack.indicators
    block = {
        code: {"value": bool(number) if known[code].is_yes_no else number}
        | ({} if known[code].is_entered else {"from": "computed"})
        for code, number in figures.items()
    }
    data["indicators"] = {"groups": ["B", "D", "E", "H"], "figures": block}
    return parse_answers(data, workspace.pack)


def _send(db: Any, workspace: Workspace, answers: AnswerSet, digest: str, identifier: str, at: datetime) -> None:
    assessment = assess(workspace.pack, answers, calendar_for(answers))
    sealed = seal(assessment, workspace.rules.sources)
    result = in_short(plain_result(assessment.findings, assessment.score))
    unit = {"name": answers.unit.name, "kind": "commune", "parent": answers.unit.parent, "place": "", "code": ""}
    order = order_of(workspace.pack.regulations[answers.regulation])
    submission = Submission(
        id=identifier, unit_id=unit_id_of(answers.unit), campaign_id=CAMPAIGN, seal_digest=sealed.digest,
        printed_id=sealed.assessment, class_="digital", regulation=answers.regulation,
        period_from=answers.period.start, period_to=answers.period.end, claimed={**result, "unit": unit},
        result={**result, "rules_digest": sealed.rules_digest, "same_rules": True, "evaluated": True}, differences=(),
        requirements_digest=digest, verdicts=vector_of(order, assessment.findings), supersedes=None, state="received",
        received_at=at, received_by="t", confirmed_by=None,
    )  # fmt: skip
    submissions.add(db, submission, sealed.payload)
