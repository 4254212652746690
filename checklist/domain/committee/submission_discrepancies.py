"""Every discrepancy between what a submission claims and what is found here, each as an item of a kind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklist.domain.findings import VERDICT_NAMES, Verdict
from checklist.domain.text import Text


class Kind(StrEnum):
    """What sort of discrepancy: programs go by it."""

    SCORE = "score"
    GRADE = "grade"
    COMPLIANCE = "compliance"
    VERDICT = "verdict"
    REASONS = "reasons"
    NOT_EVALUATED = "not_evaluated"
    RULES_UNKNOWN = "rules_unknown"
    RULES_CHANGED = "rules_changed"
    FACTS_CHANGED = "facts_changed"
    EVIDENCE_HASH_MISSING = "evidence_hash_missing"


KIND_NAMES: Mapping[Kind, Text] = {
    Kind.SCORE: Text("Điểm khác", "Score differs"),
    Kind.GRADE: Text("Xếp loại khác", "Grade differs"),
    Kind.COMPLIANCE: Text("Tỷ lệ tuân thủ khác", "Compliance differs"),
    Kind.VERDICT: Text("Kết quả một nội dung khác", "A verdict differs"),
    Kind.REASONS: Text("Lý do đối chiếu khác", "The reasons differ"),
    Kind.NOT_EVALUATED: Text("Chưa tính lại được", "Could not be evaluated here"),
    Kind.RULES_UNKNOWN: Text("Bộ quy định khác bản tại đây", "Another state of the rules"),
    Kind.RULES_CHANGED: Text("Quy định tại đây viết khác", "The rules here read otherwise"),
    Kind.FACTS_CHANGED: Text("Khai khác bản trước", "Stated otherwise than before"),
    Kind.EVIDENCE_HASH_MISSING: Text("Tài liệu kiểm chứng thiếu mã băm", "Evidence without a digest"),
}


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One place where a submission and what is known here part. ``where`` is a requirement's id, or empty."""

    kind: Kind
    where: str
    text: Text
    claimed: str = ""
    here: str = ""

    def plain(self) -> dict[str, Any]:
        """As it stands in a JSON column."""
        return {
            "kind": self.kind.value,
            "where": self.where,
            "text": self.text.plain(),
            "claimed": self.claimed,
            "here": self.here,
        }


def discrepancy_of(data: Mapping[str, Any]) -> Discrepancy:
    """The reverse of :meth:`Discrepancy.plain`."""
    text = Text(data["text"]["vi"], data["text"]["en"])
    return Discrepancy(Kind(data["kind"]), data["where"], text, data["claimed"], data["here"])


def result_discrepancies(claimed: Mapping[str, Any], here: Mapping[str, Any]) -> Iterator[Discrepancy]:
    """Where the result in a file and the result of the same answers under the rules here part."""
    names = (
        (Kind.SCORE, "score", Text("điểm", "score")),
        (Kind.GRADE, "grade", Text("xếp loại", "grade")),
        (Kind.COMPLIANCE, "compliance_exact", Text("nội dung đạt", "requirements met")),
    )
    for kind, key, name in names:
        old, new = str(claimed.get(key)), str(here.get(key))
        if old != new:
            yield Discrepancy(kind, "", _told(name, _number(old), _number(new)), old, new)
    before, after = _by_id(claimed), _by_id(here)
    for identifier in sorted(before.keys() | after.keys()):
        yield from _finding(identifier, before.get(identifier), after.get(identifier))


def _finding(
    identifier: str, claimed: Mapping[str, Any] | None, here: Mapping[str, Any] | None
) -> Iterator[Discrepancy]:
    old, new = _verdict(claimed), _verdict(here)
    if old != new:
        before, after = _verdict_name(old), _verdict_name(new)
        yield Discrepancy(Kind.VERDICT, identifier, _told(Text("kết quả", "verdict"), before, after), old, new)
    elif claimed is not None and here is not None and _canonical(claimed) != _canonical(here):
        yield Discrepancy(
            Kind.REASONS,
            identifier,
            Text("cùng kết quả nhưng lý do hoặc số liệu đối chiếu khác", "the same verdict for other reasons"),
        )


def answer_discrepancies(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Discrepancy]:
    """What a unit states otherwise than in an earlier version; both are the ``input`` of a seal's content."""
    old, new = before["unit"]["profile"], now["unit"]["profile"]
    changed = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    if changed:
        yield Discrepancy(
            Kind.FACTS_CHANGED,
            "",
            Text(
                f"đặc điểm đơn vị thay đổi: {', '.join(changed)}", f"the unit's profile changed: {', '.join(changed)}"
            ),
            _values(old, changed),
            _values(new, changed),
        )
    first, second = before.get("answers") or {}, now.get("answers") or {}
    for identifier in sorted(first.keys() | second.keys()):
        yield from _answer(identifier, first.get(identifier) or {}, second.get(identifier) or {})


ANSWER_PARTS = {
    "declared": Text("tự khai", "declaration"),
    "facts": Text("dữ kiện", "facts"),
    "records": Text("các lần thực hiện", "records"),
    "points": Text("các điểm", "points"),
    "evidence": Text("tài liệu kiểm chứng", "evidence"),
    "reason": Text("lý do", "reason"),
    "cause": Text("nguyên nhân", "cause"),
    "remedy": Text("biện pháp khắc phục", "remedy"),
}


def _answer(identifier: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Discrepancy]:
    parts = [key for key in ANSWER_PARTS if (before.get(key) or None) != (now.get(key) or None)]
    if parts:
        vi = ", ".join(ANSWER_PARTS[key].vi for key in parts)
        en = ", ".join(ANSWER_PARTS[key].en for key in parts)
        text = Text(f"khai khác bản trước: {vi}", f"stated otherwise than before: {en}")
        yield Discrepancy(Kind.FACTS_CHANGED, identifier, text, _values(before, parts), _values(now, parts))


def evidence_discrepancies(given: Mapping[str, Any]) -> Iterator[Discrepancy]:
    """Evidence that names a file without its digest: nobody could tell whether a file shown later is that one."""
    for identifier, answer in sorted((given.get("answers") or {}).items()):
        for piece in answer.get("evidence") or ():
            if piece.get("file") and not piece.get("sha256"):
                text = Text(
                    f"tài liệu “{piece.get('title', '')}” nêu tên tệp nhưng không có mã băm SHA-256",
                    f"the paper “{piece.get('title', '')}” names a file without its SHA-256",
                )
                yield Discrepancy(Kind.EVIDENCE_HASH_MISSING, identifier, text, str(piece["file"]))


def rule_discrepancies(lines: Iterable[str], claimed_digest: str, here_digest: str | None) -> Iterator[Discrepancy]:
    """That a file was evaluated under another state of the rules, and each requirement that reads otherwise here."""
    yield Discrepancy(
        Kind.RULES_UNKNOWN,
        "",
        Text("mã băm bộ quy định trong tệp khác bộ đang dùng tại đây", "the rules in the file have another digest"),
        claimed_digest,
        here_digest or "",
    )
    words = {"-": "not in the rules here", "+": "in the rules here only", "~": "worded or measured otherwise here"}
    for line in lines:
        mark, _, rest = line.partition(" ")
        identifier = rest.partition(":")[0]
        vi = f"quy định tại đây viết khác: {rest.partition(': ')[2]}"
        en = f"the requirement is {words.get(mark, 'another here')}"
        yield Discrepancy(Kind.RULES_CHANGED, identifier, Text(vi, en), here=line)


def _number(written: str) -> Text:
    """A number, or a grade, as it stands in a result: with a decimal comma in Vietnamese."""
    return Text(written.replace(".", ",") if written.replace(".", "").isdigit() else written, written)


def _told(name: Text, old: Text, new: Text) -> Text:
    return Text(
        f"{name.vi}: trong tệp {old.vi}, tính lại tại đây {new.vi}", f"{name.en}: {old.en} in the file, {new.en} here"
    )


def _by_id(result: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {finding["id"]: finding for finding in result.get("findings", ())}


def _verdict(finding: Mapping[str, Any] | None) -> str:
    return "" if finding is None else str(finding["verdict"])


def _verdict_name(verdict: str) -> Text:
    return VERDICT_NAMES[Verdict(verdict)] if verdict else Text("(không có)", "(none)")


def _values(data: Mapping[str, Any], keys: Iterable[str]) -> str:
    return _canonical({key: data.get(key) for key in keys})


def _canonical(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
