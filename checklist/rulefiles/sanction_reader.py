"""Reading ``sanctions.yaml``: decrees that fine employers, their acts and the requirements these breach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checklist.domain.dates import Interval
from checklist.domain.law import Citation, Instrument, SourceCheck
from checklist.domain.rulepack import RulePack
from checklist.domain.sanctions import Fine, SanctionDecree, SanctionedAct
from checklist.rulefiles.citation_reader import ARTICLE, read_citations
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.reader import Reader, unique
from checklist.rulefiles.strict_yaml import Document

SANCTIONS = "sanctions.yaml"
SANCTION = "sanction"


def read_sanctions(
    document: Document, instruments: Mapping[str, Instrument], faults: list[RuleFault]
) -> tuple[SanctionDecree, ...]:
    """The decrees of the file, in its order; their days in force are those of their instruments.

    One that is no instrument on sanctions is a fault and left out, so that nothing else is blamed for it.
    """
    reader = Reader(document.data, SANCTIONS, document, faults)
    if not document.is_readable:
        return ()
    if not isinstance(reader.value, Mapping):
        reader.fault("tệp phải là các cặp mã văn bản: nội dung")
        return ()
    decrees = []
    for key, value in reader.value.items():
        instrument, inner = instruments.get(key), reader.at(key, value)
        if instrument is None:
            inner.fault(f"“{key}” không có trong instruments.yaml")
        elif instrument.role != SANCTION:
            inner.fault(f"“{key}” không phải văn bản xử phạt (role: {SANCTION}) trong instruments.yaml")
        else:
            decrees.append(_decree(key, inner, instrument.in_force))
    return tuple(decrees)


def _decree(key: str, reader: Reader, in_force: Interval) -> SanctionDecree:
    article = reader.string("article")
    if article and not ARTICLE.fullmatch(article):
        reader.fault(f"số điều “{article}” không đúng dạng (39, 12a hoặc 15-16)", "article")
    times = reader.integer("organisation_times")
    if times is not None and times < 1:
        reader.fault("“organisation_times” phải từ 1", "organisation_times")
    decree = SanctionDecree(
        instrument=key,
        article=article,
        in_force=in_force,
        organisation_times=times or 1,
        organisation_cite=read_citations(reader, key, required=True, key="organisation_cite"),
        transition=read_citations(reader, key, required=True, key="transition"),
        note=reader.text("note", required=False),
        acts=unique(((item, _act(item)) for item in reader.items("acts")), lambda act: act.key, "hành vi"),
    )
    reader.done()
    if reader.has("acts") and not decree.acts:
        reader.fault("“acts” cần ít nhất một hành vi", "acts")
    return decree


def _act(reader: Reader) -> SanctionedAct:
    clause = reader.integer("clause")
    if clause is not None and clause < 1:
        reader.fault("“clause” phải từ 1", "clause")
    act = SanctionedAct(
        key=reader.string("key"),
        clause=clause or 1,
        act=reader.need_text("act"),
        individual=_fine(reader),
        requirements=reader.strings("requirements"),
        source_check=reader.choice("source_check", SourceCheck, SourceCheck.MEMORY),
        doubt=reader.text("doubt", required=False),
    )
    reader.done()
    if reader.has("requirements") and not act.requirements:
        reader.fault("“requirements” cần ít nhất một mã yêu cầu", "requirements")
    if act.source_check is not SourceCheck.FULL_TEXT and act.doubt is None:
        reader.fault("chưa đọc toàn văn thì phải có “doubt” nói rõ điều chưa đối chiếu")
    return act


def _fine(reader: Reader) -> Fine:
    inner = reader.mapping("individual")
    if inner is None:
        return Fine(0, 0)
    lowest, highest = inner.integer("from"), inner.integer("to")
    inner.done()
    if lowest is not None and highest is not None and not 0 < lowest <= highest:
        inner.fault("mức phạt phải là số đồng lớn hơn 0 và “from” không quá “to”")
    return Fine(lowest or 0, highest or 0)


def sanction_faults(decrees: Sequence[SanctionDecree], pack: RulePack, document: Document) -> Iterator[RuleFault]:
    """What does not resolve: requirements and cited instruments that do not exist, two decrees for one day."""
    known = {requirement.id for book in pack.regulations.values() for requirement in book.requirements}
    for decree in decrees:
        for place, act in enumerate(decree.acts):
            for index, requirement in enumerate(act.requirements):
                if requirement not in known:
                    line = document.line((decree.instrument, "acts", place, "requirements", index))
                    yield RuleFault(SANCTIONS, line, f"“{requirement}” không phải mã của yêu cầu nào")
        for key, citations in (("organisation_cite", decree.organisation_cite), ("transition", decree.transition)):
            yield from _unknown_instruments(citations, pack, document, (decree.instrument, key))
    for first, second in combinations(decrees, 2):
        if _overlap(first.in_force, second.in_force):
            names = f"“{first.instrument}” và “{second.instrument}”"
            message = f"{names} cùng có hiệu lực trong một ngày; sửa ngày trong instruments.yaml"
            yield RuleFault(SANCTIONS, document.line((second.instrument,)), message)


def _unknown_instruments(
    citations: Sequence[Citation], pack: RulePack, document: Document, path: tuple[str, str]
) -> Iterator[RuleFault]:
    for index, citation in enumerate(citations):
        if citation.document not in pack.instruments:
            message = f"“{path[0]}” dẫn văn bản “{citation.document}” không có trong instruments.yaml"
            yield RuleFault(SANCTIONS, document.line((*path, index)), message)


def _overlap(first: Interval, second: Interval) -> bool:
    starts = [interval.start for interval in (first, second) if interval.start]
    ends = [interval.until for interval in (first, second) if interval.until]
    return not starts or not ends or max(starts) < min(ends)
