"""Who signs and who receives: the lines above each signature, by kind of unit, and Nơi nhận."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checklist.domain.conditions import applies
from checklist.domain.law import UnitKind
from checklist.domain.report import CO_SIGNER_SLOT, HEAD_SLOT, Signer
from checklist.domain.report_source import Source

HEAD_TITLES: Mapping[UnitKind, str] = {
    UnitKind.COMMUNE: "Chủ tịch",
    UnitKind.AGENCY: "Thủ trưởng đơn vị",
    UnitKind.STATE_ENTERPRISE: "Người đại diện theo pháp luật",
    UnitKind.EMPLOYER: "Người sử dụng lao động",
}
# The People's Committee decides as a body; units under one head are signed by the head alone.
COLLECTIVE: Mapping[UnitKind, str] = {UnitKind.COMMUNE: "TM. ỦY BAN NHÂN DÂN"}
NO_AUTHORITY = "-"
DEPUTY = "PHÓ "


def head(source: Source) -> Signer:
    """The signature of the head of the unit.

    ``signer_authority`` gives the lines above the title, parted by ``/`` (``-`` for none). Without it a commune signs
    for its People's Committee, and a deputy signs KT. the head.
    """
    unit = source.answers.unit
    title = (source.text("signer_title") or HEAD_TITLES[unit.kind]).upper()
    authority = source.text("signer_authority")
    if authority:
        lines = [] if authority in (NO_AUTHORITY, "–") else re.split(r"\s+/\s+|\n", authority.upper())
    else:
        lines = [COLLECTIVE[unit.kind]] if unit.kind in COLLECTIVE else []
        if title.startswith(DEPUTY):
            lines.append(f"KT. {title.removeprefix(DEPUTY)}")
    return Signer(HEAD_SLOT, (*lines, title), source.text("signer_name"))


def co_signers(source: Source) -> tuple[Signer, ...]:
    """The bodies that co-sign: those the unit names, else those the regulation expects in such a unit."""
    return tuple(
        Signer(f"{CO_SIGNER_SLOT}{number}", (title.upper(),), name)
        for number, (title, name) in enumerate(_co_signing(source), 1)
    )


def _co_signing(source: Source) -> list[tuple[str, str]]:
    bodies = source.checklist.regulation.co_signers
    titles = {body.key: body.title.vi for body in bodies}
    named = source.rows("co_signers")
    if named is None:
        profile = source.checklist.profile
        return [(body.title.vi, "") for body in bodies if applies(body.when, profile) is not False]
    rows = [(row.get("title") or titles.get(row.get("key", ""), ""), row.get("name", "")) for row in named]
    return [(title, name) for title, name in rows if title or name]


def recipients(source: Source) -> tuple[str, ...]:
    """The lines of Nơi nhận, each closed as offices close them."""
    lines = [line.lstrip("-– ").rstrip(".; ") for line in source.texts("recipients")]
    if not lines:
        lines = ["Như trên"] if source.texts("addressee") else []
        lines += [title for title, _ in _co_signing(source) if title]
        lines.append("Lưu: VT")
    return (*(f"- {line};" for line in lines[:-1]), f"- {lines[-1]}.")
