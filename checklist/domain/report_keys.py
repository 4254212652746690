"""The closed list of free texts and settings a unit may give for its report, and how they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checklist.domain.values import Faults, join

TEXT, TEXTS, DAY, YES_NO, SIGNERS = "text", "texts", "day", "yes_no", "signers"

# Key -> how it is read. TEXTS takes one text or a list of texts.
REPORT_KEYS: Mapping[str, str] = {
    "addressee": TEXTS,
    "basis_plan": TEXT,
    "number": TEXT,
    "symbol": TEXT,
    "issued_on": DAY,
    "place": TEXT,
    "data_as_of": DAY,
    "situation": TEXTS,
    "advantages": TEXTS,
    "difficulties": TEXTS,
    "leadership": TEXTS,
    "strengths": TEXTS,
    "shortcomings": TEXTS,
    "causes_objective": TEXTS,
    "causes_subjective": TEXTS,
    "lessons": TEXTS,
    "tasks": TEXTS,
    "recommendations_committee": TEXTS,
    "recommendations_superior": TEXTS,
    "impact": TEXTS,
    "recipients": TEXTS,
    "prepared_by": TEXT,
    "signer_authority": TEXT,
    "signer_title": TEXT,
    "signer_name": TEXT,
    "co_signers": SIGNERS,
    "organisation": YES_NO,
    "verification_url": TEXT,
    "minutes": TEXT,  # the minutes of the meeting that adopted the self-score, with the SHA-256 of the file
}


def parse_report(value: Any, faults: Faults) -> dict[str, Any]:
    """The report texts by key, absent ones left out; every fault goes to ``faults``."""
    given = faults.mapping(value, "report")
    faults.known_keys(given, tuple(REPORT_KEYS), "report")
    read = {key: _read(given[key], kind, join("report", key), faults) for key, kind in REPORT_KEYS.items()
            if given.get(key) is not None}  # fmt: skip
    return {key: item for key, item in read.items() if item not in (None, "", ())}


def _read(value: Any, kind: str, path: str, faults: Faults) -> Any:
    if kind == DAY:
        return faults.day(value, path)
    if kind == YES_NO:
        return faults.yes_no(value, path)
    if kind == TEXTS:
        lines = value if isinstance(value, list) else [value]
        texts = (faults.text(line, join(path, index)) for index, line in enumerate(lines))
        return tuple(text for text in texts if text)
    if kind == SIGNERS:
        return tuple(_signer(item, join(path, index), faults) for index, item in enumerate(faults.items(value, path)))
    return faults.text(value, path)


def _signer(value: Any, path: str, faults: Faults) -> dict[str, str]:
    given = faults.mapping(value, path)
    faults.known_keys(given, ("key", "title", "name"), path)
    return {key: faults.text(given.get(key), join(path, key)) for key in ("key", "title", "name")}
