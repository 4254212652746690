"""The file of sanctions: read as written, and every refusal with its line and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.domain.dates import Interval
from checklist.domain.sanctions import Fine
from checklist.rulefiles.faults import RuleFilesInvalid
from checklist.rulefiles.loader import load_rules, rules_from_sources
from checklist.rulefiles.sanction_reader import SANCTIONS
from tests.factories import GOOD_RULES, SHIPPED_RULES, overlaid

HERE = Path(__file__).resolve().parent
GOOD, BAD = HERE / "good_sanctions", HERE / "bad_sanctions"

# The folder under bad_sanctions/, the line of sanctions.yaml at fault, and a telling part of what is said about it.
ROWS: tuple[tuple[str, int, str], ...] = (
    ("unknown-requirement", 26, "“m2.d99” không phải mã của yêu cầu nào"),
    ("regulation-instead-of-a-requirement", 32, "“mau-2-2020” không phải mã của yêu cầu nào"),
    ("no-requirement", 32, "“requirements” cần ít nhất một mã yêu cầu"),
    ("unknown-decree", 16, "“xp-9-2099” không có trong instruments.yaml"),
    ("decree-that-fines-nobody", 16, "“vb-2-2020” không phải văn bản xử phạt"),
    ("unknown-instrument-of-the-transition", 5, "“xp-1-2010” dẫn văn bản “xp-9-2099”"),
    ("unknown-instrument-of-the-factor", 19, "“xp-2-2022” dẫn văn bản “xp-9-2099”"),
    ("amounts-backwards", 25, "“from” không quá “to”"),
    ("amount-of-nothing", 25, "số đồng lớn hơn 0"),
    ("amount-with-dots", 25, "“from” phải là số nguyên"),
    ("amount-missing", 25, "thiếu khóa bắt buộc “to”"),
    ("amount-in-words", 25, "“individual” phải là các cặp khóa"),
    ("factor-of-nothing", 3, "“organisation_times” phải từ 1"),
    ("factor-without-a-source", 4, "“organisation_cite” cần ít nhất một mục"),
    ("no-transition", 16, "thiếu khóa bắt buộc “transition”"),
    ("article-misspelt", 17, "số điều “Điều 21” không đúng dạng"),
    ("clause-of-nothing", 29, "“clause” phải từ 1"),
    ("secondary-without-doubt", 8, "phải có “doubt”"),
    ("act-repeated", 28, "hành vi “plan” lặp lại"),
    ("no-act", 21, "“acts” cần ít nhất một hành vi"),
    ("unknown-key", 30, "khóa “remedy” không có trong mẫu"),
    ("two-decrees-on-one-day", 16, "cùng có hiệu lực trong một ngày"),
    ("file-that-is-a-list", 1, "tệp phải là các cặp mã văn bản"),
)


def test_acts_amounts_and_days_are_read_as_written() -> None:
    loaded = overlaid(GOOD_RULES, GOOD)
    first, second = loaded.sanctions

    assert [decree.instrument for decree in loaded.sanctions] == ["xp-1-2010", "xp-2-2022"]
    assert first.in_force == loaded.pack.instruments["xp-1-2010"].in_force
    assert first.in_force.until == second.in_force.start
    assert second.acts[0].individual == Fine(2_000_000, 4_000_000)
    assert second.organisation(second.acts[0]) == Fine(4_000_000, 8_000_000)
    assert second.cite(second.acts[0]).short_vi() == "khoản 3 Điều 21"


def test_rules_without_sanctions_are_whole() -> None:
    assert load_rules(GOOD_RULES).sanctions == ()


def test_no_order_of_files_changes_what_is_read() -> None:
    sources = load_rules(SHIPPED_RULES).sources

    first, second = (rules_from_sources(dict(order)) for order in (sources.items(), list(sources.items())[::-1]))

    assert first.sanctions == second.sanctions != ()


def test_every_bad_folder_is_examined() -> None:
    assert {path.name for path in BAD.iterdir()} == {name for name, _, _ in ROWS}


@pytest.mark.parametrize(("folder", "line", "words"), ROWS)
def test_a_bad_file_is_refused_at_its_line_and_nothing_else_is_blamed(folder: str, line: int, words: str) -> None:
    with pytest.raises(RuleFilesInvalid) as caught:
        overlaid(GOOD_RULES, GOOD, BAD / folder)

    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == (SANCTIONS, line)
    assert words in fault.message


def test_the_shipped_decrees_follow_each_other_without_a_gap() -> None:
    old, new = load_rules(SHIPPED_RULES).sanctions

    assert old.in_force.until == new.in_force.start
    assert new.in_force == Interval(new.in_force.start, None)


def test_every_shipped_row_says_what_was_not_read_in_full() -> None:
    for decree in load_rules(SHIPPED_RULES).sanctions:
        assert {act.source_check.value for act in decree.acts} == {
            "secondary" if decree.instrument == "nd-12-2022" else "excerpt"
        }
        assert all(act.doubt for act in decree.acts)
