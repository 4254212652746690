"""Small regulations, requirements and answers for tests: valid by default, change one thing.

Everything goes through the real loader and the real parser: a requirement is the data a rule file would hold, a check
or a fact may be given as a YAML snippet.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.answers import AnswerSet
from checklist.domain.assessing import assess
from checklist.domain.assessment import Assessment
from checklist.domain.checklist import Checklist, bind
from checklist.domain.dates import Period
from checklist.domain.findings import Finding, Reason
from checklist.domain.rulepack import RulePack
from checklist.rulefiles.loader import LoadedRules, read_rules
from checklist.rulefiles.strict_yaml import Document, load_yaml, load_yaml_file
from checklist.services.working_calendar import calendar_for

ROOT = Path(__file__).resolve().parent.parent
SHIPPED_RULES = ROOT / "rules"
GOOD_RULES = ROOT / "tests" / "rulefiles" / "good"

YEAR = "2025-01-01..2025-12-31"


def text(vi: str) -> dict[str, str]:
    """A bilingual text whose English does not matter."""
    return {"vi": vi, "en": "English"}


def yaml(snippet: str) -> Any:
    """The data of a YAML snippet, read by the strict loader."""
    document = load_yaml(dedent(snippet))
    assert not document.problems, document.problems
    return document.data


def documents_of(root: Path) -> dict[str, Document]:
    """The YAML documents of a rules folder by file name."""
    return {path.relative_to(root).as_posix(): load_yaml_file(path) for path in sorted(root.rglob("*.yaml"))}


def overlaid(root: Path, *folders: Path) -> LoadedRules:
    """The rules of ``root`` with the files of ``folders`` laid over them, as the loader reads them."""
    documents = documents_of(root)
    for folder in folders:
        documents |= documents_of(folder)
    return read_rules(documents, frozenset())


def a_check(snippet: str, **changes: Any) -> dict[str, Any]:
    """A check: the snippet, with citation, cost and message filled in."""
    return {
        "cite": [{"article": 1}],
        "on_fail": "partly",
        "else": text("Chưa đúng; làm lại."),
        **yaml(snippet),
        **changes,
    }


def facts_of(**kinds: str | dict[str, Any]) -> list[dict[str, Any]]:
    """Facts by key: a kind, or the fact's own fields."""
    return [
        {"key": key, "ask": text(f"Cho biết {key}?"), **({"kind": kind} if isinstance(kind, str) else kind)}
        for key, kind in kinds.items()
    ]


def a_requirement(identifier: str = "m.d1", **fields: Any) -> dict[str, Any]:
    """A duty of the head of the unit, as the data of a rule file."""
    return {
        "id": identifier,
        "kind": "duty",
        "duty_of": "unit_head",
        "cite": [{"article": 1}],
        "right": "disclosure",
        "text": text(f"Làm việc {identifier}."),
        "cadence": "each_time",
        "evidence": ["signed_minutes"],
        "source_check": "full_text",
        "sheet": ["M-1"],
        **fields,
    }


def points_of(**sources: str) -> dict[str, Any]:
    """``points`` by key and source check with their ``all_points``: fields for :func:`a_requirement`."""
    points = [
        {
            "key": key,
            "text": text(f"Nội dung {key}"),
            "cite": [{"article": 1}],
            "sheet": ["M-1"],
            "source_check": source,
        }
        for key, source in sources.items()
    ]
    return {"points": points, "checks": [a_check("check: all_points")], "doubt": text("Còn điều chưa đối chiếu.")}


def a_scoring(**fields: Any) -> dict[str, Any]:
    """A scoring profile of a hundred points on disclosure."""
    return {
        "id": "thang-diem",
        "title": text("Thang điểm"),
        "source": text("Để thử"),
        "regulations": ["m"],
        "groups": {"disclosure": 100},
        "critical_weight": 2,
        "points": {"done": 1, "partly": "1/2", "not_done": 0, "undetermined": 0},
        "policies": {
            "did_not_arise": "full_marks",
            "not_applicable": "exclude_and_rescale",
            "not_yet_due": "exclude_and_rescale",
        },
        "bonus_cap": 5,
        "penalty_cap": 10,
        "knock_outs": [],
        "bands": [
            {"grade": "good", "at_least": 90, "name": text("Tốt")},
            {"grade": "fair", "at_least": 70, "name": text("Khá")},
            {"grade": "average", "at_least": 50, "name": text("Trung bình")},
            {"grade": "weak", "at_least": 0, "name": text("Yếu")},
        ],
        **fields,
    }


def a_regulation(**fields: Any) -> dict[str, Any]:
    """The head of a regulation for agencies, in force since 2020, without a profile."""
    return {
        "id": "m",
        "prefix": "m",
        "instrument": "vb-2-2020",
        "title": text("Quy định mẫu"),
        "short_title": text("Quy định mẫu"),
        "unit_kinds": ["agency"],
        "in_force": {"from": "2020-01-01", "until": None, "basis": "express"},
        "status": text("Đang có hiệu lực."),
        "scored_bodies": ["unit_head"],
        "profile": [],
        **fields,
    }


def rules_of(*requirements: Mapping[str, Any], scoring: Mapping[str, Any] | None = None, **head: Any) -> LoadedRules:
    """One regulation ``m`` with these requirements, read by the real readers. ``head`` changes its head."""
    by_right: dict[str, list[Mapping[str, Any]]] = {}
    for requirement in requirements:
        by_right.setdefault(requirement["right"], []).append(requirement)
    sources = {
        "instruments.yaml": {**yaml((GOOD_RULES / "instruments.yaml").read_text(encoding="utf-8"))},
        "evidence.yaml": {"signed_minutes": text("Biên bản"), "other_document": text("Tài liệu khác")},
        "scoring/thang-diem.yaml": dict(scoring or a_scoring()),
        "m/regulation.yaml": a_regulation(**head),
        **{f"m/{right}.yaml": items for right, items in by_right.items()},
    }
    return read_rules({name: Document(data) for name, data in sources.items()}, frozenset())


def a_pack(*requirements: Mapping[str, Any], **head: Any) -> RulePack:
    """The rule pack of :func:`rules_of`."""
    return rules_of(*requirements, **head).pack


def answer_data(answers: Mapping[str, Any], period: str = YEAR, **fields: Any) -> dict[str, Any]:
    """An answer file's data for regulation ``m``; ``profile`` and other top keys by name."""
    profile = fields.pop("profile", {})
    unit = {"name": "Sở Thử nghiệm", "kind": "agency", "profile": profile}
    return {"unit": unit, "regulation": "m", "period": period, "answers": dict(answers), **fields}


def answered(pack: RulePack, answers: Mapping[str, Any], period: str = YEAR, **fields: Any) -> AnswerSet:
    """Parsed answers to regulation ``m``."""
    return parse_answers(answer_data(answers, period, **fields), pack)


def assessed(pack: RulePack, answers: Mapping[str, Any], period: str = YEAR, **fields: Any) -> Assessment:
    """The assessment of these answers under the real working calendar."""
    parsed = answered(pack, answers, period, **fields)
    return assess(pack, parsed, calendar_for(parsed))


def checklist_of(*requirements: Mapping[str, Any], period: str = YEAR, **head: Any) -> Checklist:
    """The checklist of a small regulation over a period, for an empty or given ``profile_values``."""
    values = head.pop("profile_values", {})
    return bind(a_pack(*requirements, **head).regulations["m"], values, Period.parse(period))


def finding_on(
    requirement: Mapping[str, Any], answer: Mapping[str, Any] | None, period: str = YEAR, **head: Any
) -> Finding:
    """The finding on one requirement alone. ``profile_values`` answers the profile."""
    values = head.pop("profile_values", {})
    pack = a_pack(requirement, **head)
    given = {} if answer is None else {requirement["id"]: answer}
    return assessed(pack, given, period, profile=values).findings[0]


def reason_of(check: str, facts: dict[str, Any], given: dict[str, Any], period: str = YEAR, **head: Any) -> Reason:
    """The one comparison a check makes on these facts."""
    requirement = a_requirement(facts=facts_of(**facts), checks=[a_check(check)])
    (reason,) = finding_on(requirement, {"declared": "done", "facts": given}, period, **head).reasons
    return reason


def on_records(check: str, kinds: dict[str, Any], records: list[dict[str, Any]], period: str = YEAR) -> Reason:
    """The comparison a check makes on a whole set of records."""
    requirement = a_requirement(
        for_each="times", records_title=text("Lần"), facts=facts_of(**kinds), checks=[a_check(check)]
    )
    return finding_on(requirement, {"declared": "done", "records": records}, period).reasons[-1]
