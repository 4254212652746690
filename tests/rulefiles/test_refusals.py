"""Every refusal of the loader: a folder of good rules with one bad file laid over it, the file, the line, the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.rulefiles.faults import RuleFault, RuleFilesInvalid
from checklist.rulefiles.loader import load_rules
from tests.factories import GOOD_RULES, overlaid

BAD = Path(__file__).resolve().parent / "bad"

# The folder under bad/, the file at fault, its line, and a telling part of what is said about it.
Row = tuple[str, str, int, str]

OVERSIGHT = "mau-2-2020/oversight.yaml"
REGULATION = "mau-2-2020/regulation.yaml"
SCORING = "scoring/mau-100.yaml"

ROWS: tuple[Row, ...] = (
    ("unknown-key", OVERSIGHT, 19, "khóa “deadline” không có trong mẫu"),
    ("unknown-key-of-a-check", OVERSIGHT, 16, "khóa “weeks” không có trong mẫu"),
    ("unknown-key-of-a-citation", OVERSIGHT, 4, "khóa “page” không có trong mẫu"),
    ("unknown-key-of-a-text", OVERSIGHT, 6, "khóa “fr” không có trong mẫu"),
    ("missing-key", OVERSIGHT, 1, "thiếu khóa bắt buộc “cadence”"),
    ("missing-english", OVERSIGHT, 6, "thiếu khóa bắt buộc “en”"),
    ("duplicate-key", OVERSIGHT, 21, "khóa “cadence” lặp lại"),
    ("duplicate-id", OVERSIGHT, 23, "mã yêu cầu “m2.d20” lặp lại"),
    ("duplicate-id-across-regulations", "mau-3-2000/disclosure.yaml", 1, "“m1.d5” đã có ở bộ quy định “mau-1-2010”"),
    ("missing-citation", OVERSIGHT, 1, "thiếu khóa bắt buộc “cite”"),
    ("empty-citation", OVERSIGHT, 4, "“cite” cần ít nhất một mục"),
    ("missing-citation-of-a-check", OVERSIGHT, 12, "thiếu khóa bắt buộc “cite”"),
    ("clause-without-article", OVERSIGHT, 4, "có khoản hoặc điểm thì phải có điều"),
    ("article-misspelt", OVERSIGHT, 4, "số điều “Điều 20” không đúng dạng"),
    ("unknown-instrument", OVERSIGHT, 4, "dẫn văn bản “vb-9-1999” không có trong instruments.yaml"),
    ("unknown-instrument-of-a-check", OVERSIGHT, 16, "dẫn văn bản “vb-9-1999” không có trong instruments.yaml"),
    ("unknown-instrument-of-a-regulation", REGULATION, 8, "“instrument:vb-9-1999” không dẫn tới văn bản nào"),
    ("unknown-check", OVERSIGHT, 12, "không có phép đối chiếu “within_weeks”"),
    ("check-on-an-unknown-fact", OVERSIGHT, 14, "dữ kiện “replied_on” nhưng yêu cầu này không hỏi"),
    ("check-on-a-fact-of-the-wrong-kind", OVERSIGHT, 14, "dữ kiện “answered_on” phải có kiểu date"),
    ("check-on-a-profile-line-as-a-fact", OVERSIGHT, 13, "dữ kiện “headcount” nhưng yêu cầu này không hỏi"),
    ("check-without-its-argument", OVERSIGHT, 12, "thiếu khóa bắt buộc “days”"),
    ("check-twice-under-one-key", OVERSIGHT, 19, "phép đối chiếu “within_days.received_on.answered_on” lặp lại"),
    ("check-of-a-record-set-without-one", OVERSIGHT, 12, "“happened_at_least” chỉ dùng khi yêu cầu có “for_each”"),
    ("gap-in-months-and-days", OVERSIGHT, 12, "cần đúng một trong “months”, “days”"),
    ("gap-without-dates", OVERSIGHT, 12, "cần “from” và “to”, hoặc chỉ “dates”"),
    ("unknown-cost-of-failing", OVERSIGHT, 12, "“on_fail” phải là một trong: partly, not_done"),
    ("empty-else", OVERSIGHT, 18, "chữ để trống"),
    ("missing-else", OVERSIGHT, 12, "thiếu khóa bắt buộc “else”"),
    ("else-not-bilingual", OVERSIGHT, 18, "phải là các cặp khóa: giá trị (thiếu “vi”)"),
    ("else-not-bilingual", OVERSIGHT, 18, "phải là các cặp khóa: giá trị (thiếu “en”)"),
    ("share-as-a-decimal", OVERSIGHT, 15, "“share” phải là phân số chính xác như 2/3 hoặc 70/100"),
    ("share-as-a-percentage", OVERSIGHT, 15, "“share” phải là phân số chính xác như 2/3 hoặc 70/100"),
    ("share-above-one", OVERSIGHT, 15, "tỷ lệ phải lớn hơn 0 và không quá 1"),
    ("share-of-zero", OVERSIGHT, 15, "tỷ lệ phải lớn hơn 0 và không quá 1"),
    ("share-over-zero", OVERSIGHT, 15, "“share” phải là phân số chính xác như 2/3 hoặc 70/100"),
    ("unknown-denominator", OVERSIGHT, 16, "mẫu số “dogs” không có"),
    ("bands-out-of-order", OVERSIGHT, 14, "các bậc phải tăng dần theo “less_than”"),
    ("bands-without-a-last", OVERSIGHT, 14, "bậc cuối không có “less_than”"),
    ("day-that-does-not-exist", OVERSIGHT, 8, "phải là một ngày có thật, dạng 2025-01-31 (đang ghi “2025-02-30”)"),
    ("until-before-from", REGULATION, 7, "“until” phải sau “from”"),
    ("until-equal-to-from", OVERSIGHT, 8, "“until” phải sau “from”"),
    ("due-day-not-in-every-year", OVERSIGHT, 8, "“month_day” phải là một ngày năm nào cũng có"),
    ("due-in-two-ways", OVERSIGHT, 8, "cần đúng một trong “months_into_next_year”, “month_day”"),
    ("text-not-nfc", OVERSIGHT, 6, "chữ không ở dạng Unicode NFC (dựng sẵn); gõ lại"),
    ("key-not-nfc", OVERSIGHT, 19, "chữ không ở dạng Unicode NFC"),
    ("key-not-nfc", OVERSIGHT, 19, "không có trong mẫu"),
    ("not-utf-8", OVERSIGHT, 1, "tệp không phải UTF-8"),
    ("not-utf-8-in-the-middle", OVERSIGHT, 6, "tệp không phải UTF-8"),
    ("syntax-error", OVERSIGHT, 5, "tệp YAML sai cú pháp"),
    ("alias", OVERSIGHT, 4, "không dùng bí danh"),
    ("alias", OVERSIGHT, 16, "không dùng bí danh"),
    ("alias", OVERSIGHT, 12, "thiếu khóa bắt buộc “cite”"),
    ("tag", OVERSIGHT, 15, "không dùng thẻ tag:yaml.org,2002:str"),
    ("tag", OVERSIGHT, 15, "“days” phải là số nguyên"),
    ("tag-on-a-list", OVERSIGHT, 19, "không dùng thẻ"),
    ("two-documents", OVERSIGHT, 23, "tệp chỉ được có một tài liệu"),
    ("control-character", OVERSIGHT, 6, "ký tự điều khiển không được phép"),
    ("nested-too-deep", OVERSIGHT, 1, "tệp lồng quá sâu"),
    ("no-is-not-false", OVERSIGHT, 19, "“critical” phải là true hoặc false"),
    ("yes-is-not-true", OVERSIGHT, 8, "phép thử không hợp với câu hỏi “has_union” (kiểu yes_no)"),
    ("sexagesimal-is-not-a-number", OVERSIGHT, 15, "“days” phải là số nguyên"),
    ("octal-is-not-a-number", OVERSIGHT, 15, "“days” phải là số nguyên"),
    ("succeeded-by-nothing", OVERSIGHT, 21, "“m3.d20” không dẫn tới yêu cầu hay bộ quy định nào"),
    ("succeeded-by-no-instrument", OVERSIGHT, 21, "“instrument:vb-9-2099” không dẫn tới văn bản nào"),
    ("successor-nothing", REGULATION, 9, "“mau-9-2099” không dẫn tới yêu cầu hay bộ quy định nào"),
    ("unknown-evidence-kind", OVERSIGHT, 19, "loại tài liệu “selfie” không có trong evidence.yaml"),
    ("no-evidence-kind", OVERSIGHT, 19, "nghĩa vụ phải gợi ý ít nhất một loại tài liệu kiểm chứng"),
    ("two-rule-books-on-one-day", REGULATION, 7, "“mau-1-2010” và “mau-2-2020” cùng có hiệu lực cho agency"),
    ("two-rule-books-implied-without-doubt", REGULATION, 7, "ghi basis: implied hoặc unknown kèm “doubt”"),
    ("two-rule-books-express-with-doubt", REGULATION, 7, "ghi basis: implied hoặc unknown kèm “doubt”"),
    ("successor-and-no-successor", OVERSIGHT, 22, "“no_successor” chỉ ghi khi “succeeded_by” để trống"),
    ("unknown-change", OVERSIGHT, 22, "“improved” không thuộc danh sách cho phép"),
    ("end-for-a-kind-that-is-no-kind", REGULATION, 8, "khóa “embassy” không có trong mẫu"),
    ("condition-on-an-unknown-key", OVERSIGHT, 7, "điều kiện hỏi “floors” nhưng không có câu hỏi nào mang khóa đó"),
    ("condition-on-a-fact-of-the-requirement", OVERSIGHT, 7, "điều kiện hỏi “received_on”"),
    ("condition-number-on-a-yes-no", OVERSIGHT, 7, "phép thử không hợp với câu hỏi “has_union” (kiểu yes_no)"),
    ("condition-yes-no-on-a-number", OVERSIGHT, 7, "phép thử không hợp với câu hỏi “headcount” (kiểu integer)"),
    ("condition-on-no-option", OVERSIGHT, 7, "“island” không phải lựa chọn của “area”"),
    ("condition-on-no-option-of-a-list", OVERSIGHT, 7, "“island” không phải lựa chọn của “area”"),
    ("condition-one-of-no-list", OVERSIGHT, 7, "“one_of” phải là danh sách lựa chọn không rỗng"),
    ("condition-unknown-comparison", OVERSIGHT, 7, "phép so sánh “above: 10” không có"),
    ("condition-empty", OVERSIGHT, 7, "điều kiện phải là các cặp khóa: phép thử"),
    ("condition-any-of-nothing", OVERSIGHT, 7, "“any” phải là danh sách điều kiện không rỗng"),
    ("points-without-all-points", OVERSIGHT, 1, "“points” phải đi cùng phép đối chiếu all_points"),
    ("all-points-without-points", OVERSIGHT, 8, "“points” phải đi cùng phép đối chiếu all_points, và ngược lại"),
    ("points-with-records", OVERSIGHT, 11, "“points” và “for_each” không đi cùng nhau"),
    ("point-repeated", OVERSIGHT, 12, "nội dung “a” lặp lại"),
    ("memory-without-doubt", OVERSIGHT, 20, "dựa trên trí nhớ thì phải có “doubt”"),
    ("memory-check-without-doubt", OVERSIGHT, 12, "phép đối chiếu dựa trên trí nhớ phải có “doubt”"),
    ("memory-point-without-doubt", OVERSIGHT, 11, "nội dung dựa trên trí nhớ phải có “doubt”"),
    ("memory-instrument-without-doubt", "instruments.yaml", 16, "dựa trên trí nhớ thì phải có “doubt”"),
    ("right-in-the-wrong-file", OVERSIGHT, 5, "“right: disclosure” nằm trong tệp oversight.yaml"),
    ("unknown-right", OVERSIGHT, 5, "“happiness” không thuộc danh sách cho phép"),
    ("file-that-is-no-right", "mau-2-2020/happiness.yaml", 1, "tên tệp không phải một quyền"),
    ("file-that-is-no-list", OVERSIGHT, 1, "tệp phải là một danh sách yêu cầu"),
    ("id-with-the-wrong-prefix", OVERSIGHT, 1, "mã “m1.d20” phải bắt đầu bằng “m2.”"),
    ("id-that-is-not-the-folder", REGULATION, 1, "phải bằng tên thư mục “mau-2-2020”"),
    ("folder-without-a-regulation", "mau-4-2030/regulation.yaml", 0, "thiếu tệp regulation.yaml"),
    ("no-source-row", OVERSIGHT, 21, "“sheet” cần ít nhất một dòng nguồn"),
    ("background-without-a-reason", OVERSIGHT, 1, "thiếu khóa bắt buộc “background_reason”"),
    ("background-with-checks", OVERSIGHT, 1, "loại option chỉ để đọc"),
    ("fact-named-like-a-profile-line", OVERSIGHT, 9, "dữ kiện “headcount” trùng khóa với câu hỏi đặc điểm đơn vị"),
    ("record-fact-of-another-kind", "mau-2-2020/dialogue.yaml", 13, "nhóm ghi “dialogues” đã có kiểu yes_no"),
    ("choice-without-options", OVERSIGHT, 10, "thiếu khóa bắt buộc “options”"),
    ("choice-with-a-list-of-options", OVERSIGHT, 10, "“options” phải là các cặp khóa"),
    ("profile-line-of-a-wrong-kind", REGULATION, 17, "đặc điểm đơn vị chỉ có kiểu integer, yes_no hoặc choice"),
    ("regulation-with-a-syntax-error", REGULATION, 22, "tệp YAML sai cú pháp"),
    ("file-that-is-empty", OVERSIGHT, 0, "tệp phải là một danh sách yêu cầu"),
    ("scoring-not-of-a-hundred", SCORING, 5, "tổng điểm các nhóm phải bằng 100 (đang là 90)"),
    ("scoring-without-a-group", SCORING, 1, "thang điểm chưa có nhóm “dialogue”"),
    ("scoring-bands-out-of-order", SCORING, 13, "các mức xếp loại phải giảm dần"),
    ("scoring-bands-not-from-zero", SCORING, 13, "mức cuối bắt đầu từ 0"),
    ("scoring-cap-unknown", SCORING, 11, "mức khống chế “passable” không có trong “bands”"),
    ("scoring-half-as-a-decimal", SCORING, 7, "“partly” phải là phân số chính xác"),
    ("scoring-more-than-full-marks", SCORING, 7, "phần điểm được hưởng (points) phải từ 0 đến 1"),
    ("scoring-for-an-unknown-regulation", SCORING, 1, "thang điểm dẫn tới “mau-9-2099”"),
    ("scoring-id-that-is-not-the-file", SCORING, 1, "phải bằng tên tệp"),
    ("scoring-unknown-policy", SCORING, 8, "“half_marks” không thuộc danh sách cho phép"),
    ("scoring-groups-as-a-list", SCORING, 5, "“groups” phải là các cặp khóa"),
    ("scoring-groups-as-a-list", SCORING, 5, "tổng điểm các nhóm phải bằng 100"),
    ("scoring-groups-as-a-list", SCORING, 1, "chưa có nhóm “disclosure”"),
    ("scoring-groups-as-a-list", SCORING, 1, "chưa có nhóm “dialogue”"),
    ("scoring-negative-cap", SCORING, 9, "mức trần điểm thưởng, điểm trừ không được âm"),
    ("instrument-replaced-by-nothing", "instruments.yaml", 2, "văn bản “vb-9-2099” không có trong tệp này"),
    ("instrument-of-an-unknown-kind", "instruments.yaml", 3, "“poem” không thuộc danh sách cho phép"),
    ("evidence-without-a-name", "evidence.yaml", 3, "thiếu khóa bắt buộc “en”"),
)

FOLDERS = tuple(dict.fromkeys(row[0] for row in ROWS))


def faults_of(*folders: Path) -> tuple[RuleFault, ...]:
    """The faults found in the good rules with every file of ``folders`` laid over them."""
    with pytest.raises(RuleFilesInvalid) as caught:
        overlaid(GOOD_RULES, *folders)
    return caught.value.faults


def test_the_good_rules_are_accepted() -> None:
    assert set(load_rules(GOOD_RULES).pack.regulations) == {"mau-1-2010", "mau-2-2020"}


def test_every_bad_folder_is_examined() -> None:
    assert {path.name for path in BAD.iterdir()} == set(FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_bad_file_is_refused_at_its_line_and_nothing_else_is_blamed(folder: str) -> None:
    expected = sorted((file, line, words) for name, file, line, words in ROWS if name == folder)

    faults = faults_of(BAD / folder)

    assert sorted((fault.file, fault.line) for fault in faults) == [(file, line) for file, line, _ in expected]
    for file, line, words in expected:
        assert any((fault.file, fault.line) == (file, line) and words in fault.message for fault in faults), faults


def test_all_faults_of_several_files_are_told_at_once() -> None:
    names = ("empty-else", "until-before-from", "scoring-not-of-a-hundred", "evidence-without-a-name")
    expected = {(file, line) for name, file, line, _ in ROWS if name in names}

    faults = faults_of(*(BAD / name for name in names))

    assert {(fault.file, fault.line) for fault in faults} == expected
    assert len(expected) == len(names)


def test_faults_are_told_by_file_and_line() -> None:
    faults = faults_of(BAD / "alias", BAD / "scoring-cap-unknown")

    assert list(faults) == sorted(faults, key=lambda fault: (fault.file, fault.line))
    assert str(faults[0]).startswith(f"{OVERSIGHT}:4: ")


def test_an_unreadable_file_is_told_once_and_what_rests_on_it_is_not_blamed() -> None:
    faults = faults_of(BAD / "regulation-with-a-syntax-error")

    assert [fault.file for fault in faults] == [REGULATION]


def test_two_rule_books_may_share_a_day_when_the_footing_and_the_doubt_are_stated(tmp_path: Path) -> None:
    text = (BAD / "two-rule-books-express-with-doubt" / REGULATION).read_text(encoding="utf-8")
    for basis in ("implied", "unknown"):
        twin = tmp_path / basis / REGULATION
        twin.parent.mkdir(parents=True)
        twin.write_text(text.replace("basis: express", f"basis: {basis}"), encoding="utf-8")

        assert overlaid(GOOD_RULES, tmp_path / basis).pack.regulations["mau-2-2020"].basis == basis


def test_two_rule_books_may_share_a_day_when_they_bind_different_units(tmp_path: Path) -> None:
    text = (BAD / "two-rule-books-on-one-day" / REGULATION).read_text(encoding="utf-8")
    twin = tmp_path / REGULATION
    twin.parent.mkdir(parents=True)
    twin.write_text(text.replace("unit_kinds: [agency]", "unit_kinds: [commune]"), encoding="utf-8")

    assert "mau-2-2020" in overlaid(GOOD_RULES, tmp_path).pack.regulations
