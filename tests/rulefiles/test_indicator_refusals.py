"""The files of indicators and event books: read as written, and every refusal with its line and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.domain.indicators.event_books import Feed
from checklist.domain.indicators.indicator import CombinedBodies, Reporter, Source, SourceKind
from checklist.domain.law import SourceCheck, UnitKind
from checklist.rulefiles.event_book_reader import EVENT_BOOKS
from checklist.rulefiles.faults import RuleFilesInvalid
from checklist.rulefiles.indicator_reader import INDICATORS
from checklist.rulefiles.loader import LoadedRules, load_rules
from tests.factories import GOOD_RULES, overlaid

HERE = Path(__file__).resolve().parent
GOOD, BAD = HERE / "good_indicators", HERE / "bad_indicators"

# The folder under bad_indicators/, the file at fault, its line, and a telling part of what is said about it.
ROWS: tuple[tuple[str, str, int, str], ...] = (
    ("unknown-key", INDICATORS, 22, "khóa “colour” không có trong mẫu"),
    ("file-that-is-a-list", INDICATORS, 1, "tệp phải là các cặp khóa"),
    ("code-misspelt", INDICATORS, 60, "mã “A9a” phải là một chữ hoa, hai chữ số"),
    ("code-of-no-group", INDICATORS, 60, "phải bắt đầu bằng mã một nhóm"),
    ("code-repeated", INDICATORS, 61, "chỉ tiêu “A09a” lặp lại"),
    ("unknown-kind", INDICATORS, 60, "“heap” không thuộc danh sách cho phép"),
    ("unknown-reporter", INDICATORS, 60, "“press” không thuộc danh sách cho phép"),
    ("no-reporter", INDICATORS, 60, "“reporters” cần ít nhất một nơi báo cáo"),
    ("program-beside-another-reporter", INDICATORS, 60, "“program” không đứng cùng nơi báo cáo khác"),
    ("computed-from-nothing", INDICATORS, 60, "phải có “computed_from”"),
    ("flow-that-is-counted", INDICATORS, 60, "“roll_up: count” không hợp với “kind: flow”"),
    ("ratio-that-is-summed", INDICATORS, 50, "“roll_up: sum” không hợp với “kind: ratio”"),
    ("ratio-without-parts", INDICATORS, 45, "thiếu khóa bắt buộc “ratio”"),
    ("ratio-of-nothing", INDICATORS, 51, "“of” cần ít nhất một mã chỉ tiêu"),
    ("ratio-of-an-unknown-indicator", INDICATORS, 51, "“A77” không phải mã chỉ tiêu nào khác"),
    ("ratio-on-a-flow", INDICATORS, 60, "“ratio” chỉ ghi cho kind: ratio"),
    ("registry-that-is-typed", INDICATORS, 40, "lấy từ danh mục đơn vị"),
    ("part-of-itself", INDICATORS, 60, "“A09a” không phải mã chỉ tiêu nào khác"),
    ("too-many-decimals", INDICATORS, 21, "“decimals” phải từ 0 đến 6"),
    ("yes-no-with-decimals", INDICATORS, 44, "không ghi “decimals”"),
    ("unknown-subset", INDICATORS, 12, "“subset” chỉ có một giá trị: basic"),
    ("unit-kinds-of-what-is-typed", INDICATORS, 60, "“unit_kinds” chỉ ghi cho chỉ tiêu do phần mềm tính"),
    ("flow-that-is-carried", INDICATORS, 60, "“anew” chỉ ghi cho kind: stock hoặc count"),
    ("unknown-source", INDICATORS, 59, "“rumour” không thuộc danh sách cho phép"),
    ("unknown-item-of-a-source", INDICATORS, 14, "“dogs” không có ở nguồn “registry”"),
    ("source-of-nothing", INDICATORS, 14, "“registry” cần ít nhất một mục"),
    ("two-sources-in-one", INDICATORS, 14, "một cặp nguồn: danh sách"),
    ("unknown-requirement", INDICATORS, 59, "“m2.d99” không phải mã của yêu cầu nào"),
    ("unknown-records", INDICATORS, 59, "“dances” không phải nhóm ghi (for_each)"),
    ("unknown-profile-line", INDICATORS, 14, "“floors” không phải câu hỏi đặc điểm đơn vị nào"),
    ("unknown-figure", INDICATORS, 59, "“A99” không phải mã chỉ tiêu nào khác"),
    ("unknown-validation", INDICATORS, 23, "không có phép kiểm tra “about”"),
    ("validation-without-its-argument", INDICATORS, 23, "thiếu khóa bắt buộc “most”"),
    ("validation-of-nothing", INDICATORS, 24, "“most” cần ít nhất một mã chỉ tiêu"),
    ("validation-of-an-unknown-indicator", INDICATORS, 24, "“A88” không phải mã chỉ tiêu nào khác"),
    ("validation-that-does-not-say-whether-it-blocks", INDICATORS, 23, "thiếu khóa bắt buộc “blocks”"),
    ("validation-without-a-sentence", INDICATORS, 23, "thiếu khóa bắt buộc “else”"),
    ("validation-not-bilingual", INDICATORS, 26, "thiếu khóa bắt buộc “en”"),
    ("number-as-a-decimal", INDICATORS, 29, "“times” phải là phân số chính xác"),
    ("share-above-one", INDICATORS, 37, "tỷ lệ phải lớn hơn 0 và không quá 1"),
    ("memory-that-blocks", INDICATORS, 31, "dựa trên trí nhớ thì chỉ nhắc, không chặn"),
    ("memory-without-doubt", INDICATORS, 27, "dựa trên trí nhớ thì phải có “doubt”"),
    ("combined-by-a-number", INDICATORS, 4, "“A09” phải là chỉ tiêu có/không"),
    ("combined-by-an-unknown-flag", INDICATORS, 4, "“A70” không phải mã chỉ tiêu nào"),
    ("combined-without-members", INDICATORS, 4, "gồm đúng hai mã"),
    ("combined-with-an-unknown-indicator", INDICATORS, 4, "“A66” không phải mã chỉ tiêu nào"),
    ("books-as-a-mapping", EVENT_BOOKS, 1, "tệp phải là một danh sách sổ"),
    ("book-id-with-capitals", EVENT_BOOKS, 1, "phải gồm chữ thường không dấu"),
    ("book-twice", EVENT_BOOKS, 15, "sổ “meetings” lặp lại"),
    ("book-without-a-keeper", EVENT_BOOKS, 3, "“kept_by” cần ít nhất một nơi ghi sổ"),
    ("day-that-is-no-field", EVENT_BOOKS, 4, "phải là một cột kind: date, required: true"),
    ("day-that-may-be-empty", EVENT_BOOKS, 4, "phải là một cột kind: date, required: true"),
    ("field-twice", EVENT_BOOKS, 11, "cột “money” lặp lại"),
    ("choice-without-options", EVENT_BOOKS, 8, "thiếu khóa bắt buộc “options”"),
    ("decimal-without-decimals", EVENT_BOOKS, 10, "cần “decimals” từ 1 đến 6"),
    ("book-that-feeds-nothing", EVENT_BOOKS, 12, "“feeds” cần ít nhất một chỉ tiêu"),
    ("feed-of-an-unknown-indicator", EVENT_BOOKS, 14, "“A55” không phải mã chỉ tiêu nào trong indicators.yaml"),
    ("feed-of-a-stock", EVENT_BOOKS, 14, "“A02” không phải số phát sinh"),
    ("feed-of-what-is-computed", EVENT_BOOKS, 14, "“A09” đã có “computed_from”"),
    ("feed-from-two-books", EVENT_BOOKS, 27, "“A09b” đã lấy số từ sổ “meetings”"),
    ("feed-that-counts-and-sums", EVENT_BOOKS, 14, "ghi đúng một trong hai"),
    ("feed-that-does-neither", EVENT_BOOKS, 14, "ghi đúng một trong hai"),
    ("feed-of-a-text", EVENT_BOOKS, 14, "“sum: place” phải là một cột số"),
    ("feed-with-more-decimals", EVENT_BOOKS, 14, "nhiều số lẻ hơn chỉ tiêu “A09a” cho phép"),
    ("feed-by-a-text-as-a-day", EVENT_BOOKS, 13, "phải là một cột kind: date"),
    ("feed-where-a-text", EVENT_BOOKS, 13, "phải là một cột lựa chọn hoặc có/không"),
    ("feed-where-no-option", EVENT_BOOKS, 13, "“b” không phải lựa chọn của cột “type”"),
    ("feed-where-maybe", EVENT_BOOKS, 13, "chỉ nhận true hoặc false"),
)


def good() -> LoadedRules:
    """The good rules with the good indicators and books."""
    return overlaid(GOOD_RULES, GOOD)


def test_rules_without_indicators_are_whole() -> None:
    pack = load_rules(GOOD_RULES).pack

    assert len(pack.indicators) == 0
    assert pack.event_books == {}


def test_indicators_come_in_the_order_of_the_file() -> None:
    codes = [indicator.code for indicator in good().pack.indicators]

    assert codes == [*(f"A0{number}" for number in range(1, 10)), "A09a", "A09b"]


def test_an_indicator_is_read_as_written() -> None:
    villages = good().pack.indicators["A01"]

    assert villages.basic
    assert villages.unit_kinds == (UnitKind.AGENCY,)
    assert villages.computed_from == (
        Source(SourceKind.REGISTRY, ("villages",)),
        Source(SourceKind.PROFILE, ("headcount",)),
    )


def test_what_rests_on_memory_is_read_as_a_warning() -> None:
    validation = good().pack.indicators["A02"].validations[1]

    assert validation.source_check is SourceCheck.MEMORY
    assert not validation.blocks
    assert validation.doubt is not None


def test_bodies_that_may_be_one_are_read_as_written() -> None:
    assert good().pack.indicators.combined == (CombinedBodies("A07", ("A03", "A04"), ("A05", "A06")),)


def test_a_book_is_read_as_written() -> None:
    book = good().pack.event_books["meetings"]

    assert (book.day, book.kept_by) == ("held_on", (Reporter.AGENCY,))
    assert book.feeds == (
        Feed("A09b", None, {"type": "a", "lawful": True}, "closed_on"),
        Feed("A09a", "money", None, None),
    )


def test_every_bad_folder_is_examined() -> None:
    assert {path.name for path in BAD.iterdir()} == {name for name, *_ in ROWS}


@pytest.mark.parametrize(("folder", "file", "line", "words"), ROWS, ids=[name for name, *_ in ROWS])
def test_a_bad_file_is_refused_at_its_line_and_nothing_else_is_blamed(
    folder: str, file: str, line: int, words: str
) -> None:
    with pytest.raises(RuleFilesInvalid) as caught:
        overlaid(GOOD_RULES, GOOD, BAD / folder)

    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == (file, line)
    assert words in fault.message
