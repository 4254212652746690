"""Reading a regulation: its ``regulation.yaml`` and the requirement files beside it, one file a right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checklist.domain.dates import Interval
from checklist.domain.law import Basis, UnitKind
from checklist.domain.regulation import CoSigner, Regulation
from checklist.domain.requirement import Body, FactKind, Question, Requirement, Right
from checklist.rulefiles.condition_reader import read_condition
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.overlay_reader import OVERLAYS, lay_over, record_facts_of
from checklist.rulefiles.reader import Reader, unique
from checklist.rulefiles.requirement_reader import Surroundings, read_interval, read_question, read_requirement
from checklist.rulefiles.strict_yaml import Document

HEAD_FILE = "regulation.yaml"

PROFILE_KINDS = frozenset({FactKind.INTEGER, FactKind.YES_NO, FactKind.CHOICE})


def read_regulation(
    folder: str,
    documents: Mapping[str, Document],
    faults: list[RuleFault],
    *,
    local: bool = False,
    base: Regulation | None = None,
) -> Regulation | None:
    """The regulation of a folder from its documents by file name; ``None`` when its head file is unusable.

    ``base`` is the book that a local one adds to: the result then holds both.
    """
    head = documents.get(HEAD_FILE)
    if head is None:
        faults.append(RuleFault(f"{folder}/{HEAD_FILE}", 0, "thiếu tệp regulation.yaml của bộ quy định"))
        return None
    if not head.is_readable:
        return None
    reader = Reader(head.data, f"{folder}/{HEAD_FILE}", head, faults)
    identifier = reader.string("id")
    if identifier and identifier != folder:
        reader.fault(f"“id: {identifier}” phải bằng tên thư mục “{folder}”", "id")
    if reader.take(OVERLAYS, required=False) is not None and not local:
        reader.fault("chỉ bộ quy định của địa phương mới được bổ sung cho bộ khác (“overlays”)", OVERLAYS)
    profile = _profile(reader, base)
    known = {**{question.key: question for question in base.profile}, **profile} if base else profile
    instrument, prefix = reader.string("instrument"), reader.string("prefix")
    around = Surroundings(folder, prefix, instrument, known, record_facts_of(base), local)
    interval, basis = _in_force(reader)
    regulation = Regulation(
        id=folder,
        prefix=prefix,
        instrument=instrument,
        title=reader.need_text("title"),
        short_title=reader.need_text("short_title"),
        unit_kinds=tuple(item.as_choice(UnitKind, UnitKind.AGENCY) for item in reader.items("unit_kinds")),
        in_force=interval,
        until_for=_until_for(reader),
        basis=basis,
        predecessors=reader.strings("predecessors", required=False),
        successors=reader.strings("successors", required=False),
        status=reader.need_text("status"),
        doubt=reader.text("doubt", required=False),
        scored_bodies=_scored_bodies(reader, base),
        co_signers=tuple(_co_signer(item, known) for item in reader.items("co_signers", required=False)),
        profile=tuple(profile.values()),
        requirements=_requirements(folder, documents, faults, around),
        local=local,
    )
    reader.done()
    return regulation if base is None else lay_over(base, regulation, reader)


def _scored_bodies(reader: Reader, base: Regulation | None) -> frozenset[Body]:
    if base is None:
        return frozenset(item.as_choice(Body, Body.EVERYONE) for item in reader.items("scored_bodies"))
    if reader.take("scored_bodies", required=False) is not None:  # it would move what the book below scores
        reader.fault(f"bộ bổ sung chấm đúng các bên mà “{base.id}” chấm; bỏ khóa này", "scored_bodies")
    return base.scored_bodies


def _profile(reader: Reader, base: Regulation | None) -> dict[str, Question]:
    known = {question.key: question for question in base.profile} if base else {}
    below = frozenset(known)
    found = []
    for item in reader.items("profile", required=False):
        question = read_question(item, known)
        if question.kind not in PROFILE_KINDS:
            item.fault("đặc điểm đơn vị chỉ có kiểu integer, yes_no hoặc choice", "kind")
        if question.key in below:
            item.fault(f"câu hỏi “{question.key}” đã có ở bộ quy định được bổ sung; đổi khóa", "key")
        known[question.key] = question
        found.append((item, question))
    return {question.key: question for question in unique(found, lambda q: q.key, "câu hỏi")}


def _in_force(reader: Reader) -> tuple[Interval, Basis]:
    inner = reader.take("in_force")
    interval = read_interval(inner)
    if inner is None or interval is None:
        return Interval(None, None), Basis.UNKNOWN
    basis = inner.choice("basis", Basis, Basis.UNKNOWN)
    inner.done()
    return interval, basis


def _until_for(reader: Reader) -> dict[UnitKind, date]:
    inner = reader.mapping("until_for", required=False)
    if inner is None:
        return {}
    days = {kind: day for kind in UnitKind if inner.has(kind) and (day := inner.day(kind)) is not None}
    inner.done()
    return days


def _co_signer(reader: Reader, profile: Mapping[str, Question]) -> CoSigner:
    signer = CoSigner(
        reader.string("key"), reader.need_text("title"), read_condition(reader.take("when", required=False), profile)
    )
    reader.done()
    return signer


def _requirements(
    folder: str, documents: Mapping[str, Document], faults: list[RuleFault], around: Surroundings
) -> tuple[Requirement, ...]:
    known = {f"{right}.yaml" for right in Right}
    for name, document in documents.items():
        if name != HEAD_FILE and name not in known:
            message = f"tên tệp không phải một quyền; dùng {', '.join(sorted(known))}"
            faults.append(RuleFault(f"{folder}/{name}", document.line(()), message))
    found = []
    for right in Right:
        right_document = documents.get(f"{right}.yaml")
        if right_document is None or not right_document.is_readable:
            continue
        reader = Reader(right_document.data, f"{folder}/{right}.yaml", right_document, faults)
        if not isinstance(reader.value, list):
            reader.fault("tệp phải là một danh sách yêu cầu, mỗi yêu cầu bắt đầu bằng “- id:”")
            continue
        for index, value in enumerate(reader.value):
            item = reader.at(index, value)
            found.append((item, read_requirement(item, around, right)))
    return unique(found, lambda requirement: requirement.id, "mã yêu cầu")
