"""The files of local rule books for tests: one of its own, and one laid over a shipped book of the good rules."""

from __future__ import annotations

from pathlib import Path

from checklist.rulefiles.loader import LoadedRules, load_rules
from tests.factories import GOOD_RULES

HEAD = """\
id: xa-minh
prefix: xm
instrument: vb-2-2020
title: {vi: "Quy định của xã mình", en: "Our own rules"}
short_title: {vi: "Quy định xã mình", en: "Our rules"}
unit_kinds: [agency]
in_force: {from: 2021-01-01, until: null, basis: express}
status: {vi: "Do địa phương đặt ra.", en: "Set locally."}
"""
ALONE = HEAD + "scored_bodies: [unit_head]\n"
OVER = HEAD + "overlays: mau-2-2020\n"
OVER_LAPSED = HEAD.replace("2021-01-01, until: null", "2011-01-01, until: 2020-01-01") + "overlays: mau-1-2010\n"
STRICTER = """\
- id: xm.d1
  kind: duty
  duty_of: unit_head
  cite: [{document: vb-2-2020}]
  right: dialogue
  text: {vi: "Đối thoại ít nhất ba lần một năm.", en: "Hold a dialogue at least three times a year."}
  when: {has_union: true}
  cadence: yearly
  for_each: dialogues
  checks:
    - check: happened_at_least
      date: held_on
      times: 3
      cite: [{document: vb-2-2020}]
      on_fail: partly
      else: {vi: "Chưa đủ ba lần; tổ chức thêm.", en: "Fewer than three; hold another."}
  evidence: [signed_minutes]
  source_check: full_text
"""
SIMPLE = """\
- id: xm.d1
  kind: duty
  duty_of: unit_head
  cite: [{document: vb-2-2020}]
  right: disclosure
  text: {vi: "Công khai lịch tiếp dân.", en: "Disclose reception hours."}
  cadence: yearly
  evidence: [signed_minutes]
  source_check: full_text
"""
SCORING = (
    (GOOD_RULES / "scoring" / "mau-100.yaml")
    .read_text("utf-8")
    .replace("id: mau-100", "id: xm-100")
    .replace("[mau-1-2010, mau-2-2020]", "[xa-minh]")
)

INSTRUMENT = """\
qd-xa-minh:
  kind: decision
  title: {vi: "Quyết định của xã", en: "Decision of the commune"}
  short: {vi: "Quyết định của xã", en: "Commune decision"}
  issuer: {vi: "Ủy ban nhân dân xã", en: "People's Committee"}
  role: guidance
  source_check: full_text
"""


def load_with(folder: Path, files: dict[str, str]) -> LoadedRules:
    """The good rules with local files, given by their names under ``instance/rules`` of a folder."""
    home = folder / "instance" / "rules"
    for name, content in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(content, encoding="utf-8")
    return load_rules(GOOD_RULES, home)


def standing_alone(requirements: str = SIMPLE) -> dict[str, str]:
    """The files of a local book of its own."""
    return {
        "xa-minh/regulation.yaml": ALONE,
        "xa-minh/disclosure.yaml": requirements,
        "xa-minh/scoring/xm-100.yaml": SCORING,
    }


def laid_over(head: str = OVER, requirements: str = STRICTER) -> dict[str, str]:
    """The files of a local book that adds to a shipped one."""
    return {"xa-minh/regulation.yaml": head, "xa-minh/dialogue.yaml": requirements}


def renamed(files: dict[str, str], name: str, prefix: str) -> dict[str, str]:
    """The same local book under another name and prefix."""

    def new(text: str) -> str:
        return text.replace("xa-minh", name).replace("xm", prefix)

    return {new(file): new(content) for file, content in files.items()}
