"""The files beside the rule books: read when a page needs them, so only a check of all finds a broken one early."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from checklist.domain.rulepack import RulePack
from checklist.rulefiles.consolidated_reader import CONSOLIDATED, load_plan
from checklist.rulefiles.event_book_reader import EVENT_BOOKS
from checklist.rulefiles.faults import RuleFault, RuleFilesInvalid
from checklist.rulefiles.indicator_reader import INDICATORS
from checklist.rulefiles.levels_reader import LEVELS, load_levels
from checklist.rulefiles.loader import EVIDENCE, EXAMPLES, load_rules
from checklist.rulefiles.local_books import INSTRUMENTS
from checklist.rulefiles.sanction_reader import SANCTIONS

KNOWN = frozenset({INSTRUMENTS, EVIDENCE, INDICATORS, EVENT_BOOKS, SANCTIONS, LEVELS, CONSOLIDATED})
MISSING = "thiếu tệp này: danh sách đơn vị của Ban Chỉ đạo cần nó"
STRAY = "không phần nào của chương trình đọc tệp này; sửa tên tệp, hoặc chuyển vào thư mục của bộ quy định"


def faults_beside(rules_folder: Path, pack: RulePack) -> tuple[RuleFault, ...]:
    """What is wrong with the files that stand beside the rule books of ``pack``, and with the worked examples."""
    return tuple(sorted({*_levels(rules_folder, pack), *_plan(rules_folder, pack), *_examples(rules_folder),
                         *_strays(rules_folder)}))  # fmt: skip


def _levels(folder: Path, pack: RulePack) -> Iterator[RuleFault]:
    if not (folder / LEVELS).is_file():
        yield RuleFault(LEVELS, 0, MISSING)
        return
    yield from _faults_of(lambda: load_levels(folder, pack))


def _plan(folder: Path, pack: RulePack) -> Iterator[RuleFault]:
    yield from _faults_of(lambda: load_plan(folder, pack.indicators))


def _examples(folder: Path) -> Iterator[RuleFault]:
    """Worked examples are read as the local books they become when somebody copies them."""
    if (folder / EXAMPLES).is_dir():
        yield from _faults_of(lambda: load_rules(folder, folder / EXAMPLES))


def _strays(folder: Path) -> Iterator[RuleFault]:
    """Files at the top that nothing reads: most often a name spelt wrongly."""
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in KNOWN:
            yield RuleFault(path.name, 0, STRAY)


def _faults_of(load: Callable[[], object]) -> tuple[RuleFault, ...]:
    try:
        load()
    except RuleFilesInvalid as error:
        return error.faults
    return ()
