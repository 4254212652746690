"""Which law governs a kind of unit on a day, the sentence that says why, and how a period is split where it changes."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.selector import Part, Selection, coming_changes, select
from checklist.rulefiles.loader import read_rules
from tests.factories import GOOD_RULES, SHIPPED_RULES, documents_of

COMMUNE, AGENCY = UnitKind.COMMUNE, UnitKind.AGENCY
SOE, EMPLOYER = UnitKind.STATE_ENTERPRISE, UnitKind.EMPLOYER

L10_COMMUNE = "áp dụng Luật 10/2022/QH15, Chương II (cấp xã), hiệu lực từ 01/07/2023 đến nay."
L10_AGENCY = "áp dụng Luật 10/2022/QH15, Chương III (cơ quan, đơn vị), hiệu lực từ 01/07/2023 đến nay."
L10_SOE = "áp dụng Luật 10/2022/QH15, Chương IV (doanh nghiệp nhà nước), hiệu lực từ 01/07/2023 đến nay."
PL34 = "áp dụng Pháp lệnh 34/2007/PL-UBTVQH11, hiệu lực từ 01/07/2007 đến hết 30/06/2023."
ND04 = "áp dụng Nghị định 04/2015/NĐ-CP và Thông tư 01/2016/TT-BNV, hiệu lực từ 25/02/2015 đến hết 30/06/2023."
ND145_SOE = "áp dụng Nghị định 145/2020/NĐ-CP, Chương V, hiệu lực từ 01/02/2021 đến hết 30/06/2023."
ND145 = "áp dụng Nghị định 145/2020/NĐ-CP, Chương V, hiệu lực từ 01/02/2021 đến nay."
NOT_ENCODED = "văn bản này chưa có bộ quy định trong phần mềm."
NOTHING = "không tìm thấy văn bản áp dụng."

# Kind, day, the rule books (or else the instruments) that governed, and how the sentence goes on after the day.
ROWS: tuple[tuple[UnitKind, date, tuple[str, ...], str], ...] = (
    (COMMUNE, date(2007, 6, 30), ("nd-79-2003",), "Nghị định 79/2003/NĐ-CP"),
    (COMMUNE, date(2007, 7, 1), ("pl-34-2007",), PL34),
    (COMMUNE, date(2015, 2, 24), ("pl-34-2007",), PL34),
    (COMMUNE, date(2015, 2, 25), ("pl-34-2007",), PL34),
    (COMMUNE, date(2021, 1, 31), ("pl-34-2007",), PL34),
    (COMMUNE, date(2021, 2, 1), ("pl-34-2007",), PL34),
    (COMMUNE, date(2023, 6, 30), ("pl-34-2007",), PL34),
    (COMMUNE, date(2023, 7, 1), ("luat-10-2022-xa",), L10_COMMUNE),
    (COMMUNE, date(2026, 11, 21), ("luat-10-2022-xa",), L10_COMMUNE),
    (AGENCY, date(2007, 6, 30), ("nd-71-1998",), "Nghị định 71/1998/NĐ-CP"),
    (AGENCY, date(2007, 7, 1), ("nd-71-1998",), "Nghị định 71/1998/NĐ-CP"),
    (AGENCY, date(2015, 2, 24), ("nd-71-1998",), "Nghị định 71/1998/NĐ-CP"),
    (AGENCY, date(2015, 2, 25), ("nd-04-2015",), ND04),
    (AGENCY, date(2021, 1, 31), ("nd-04-2015",), ND04),
    (AGENCY, date(2021, 2, 1), ("nd-04-2015",), ND04),
    (AGENCY, date(2023, 6, 30), ("nd-04-2015",), ND04),
    (AGENCY, date(2023, 7, 1), ("luat-10-2022-co-quan",), L10_AGENCY),
    (AGENCY, date(2026, 11, 21), ("luat-10-2022-co-quan",), L10_AGENCY),
    (SOE, date(2007, 6, 30), ("nd-07-1999",), "Nghị định 07/1999/NĐ-CP"),
    (SOE, date(2007, 7, 1), ("nd-07-1999",), "Nghị định 07/1999/NĐ-CP"),
    (SOE, date(2015, 2, 24), ("nd-60-2013",), "Nghị định 60/2013/NĐ-CP"),
    (SOE, date(2015, 2, 25), ("nd-60-2013",), "Nghị định 60/2013/NĐ-CP"),
    (SOE, date(2021, 1, 31), ("nd-149-2018",), "Nghị định 149/2018/NĐ-CP"),
    (SOE, date(2021, 2, 1), ("nd-145-2020",), ND145_SOE),
    (SOE, date(2023, 6, 30), ("nd-145-2020",), ND145_SOE),
    (SOE, date(2023, 7, 1), ("luat-10-2022-dnnn",), L10_SOE),
    (SOE, date(2026, 11, 21), ("luat-10-2022-dnnn",), L10_SOE),
    (EMPLOYER, date(2007, 6, 30), ("nd-87-2007",), "Nghị định 87/2007/NĐ-CP"),
    (EMPLOYER, date(2007, 7, 1), ("nd-87-2007",), "Nghị định 87/2007/NĐ-CP"),
    (EMPLOYER, date(2015, 2, 24), ("nd-60-2013",), "Nghị định 60/2013/NĐ-CP"),
    (EMPLOYER, date(2015, 2, 25), ("nd-60-2013",), "Nghị định 60/2013/NĐ-CP"),
    (EMPLOYER, date(2021, 1, 31), ("nd-149-2018",), "Nghị định 149/2018/NĐ-CP"),
    (EMPLOYER, date(2021, 2, 1), ("nd-145-2020",), ND145),
    (EMPLOYER, date(2023, 6, 30), ("nd-145-2020",), ND145),
    (EMPLOYER, date(2023, 7, 1), ("nd-145-2020",), ND145),
    (EMPLOYER, date(2026, 11, 21), ("nd-145-2020",), ND145),
)
WHO = {
    COMMUNE: "Xã, phường, thị trấn (nay là xã, phường, đặc khu)",
    AGENCY: "Cơ quan hành chính, đơn vị sự nghiệp công lập",
    SOE: "Doanh nghiệp nhà nước",
    EMPLOYER: "Người sử dụng lao động",
}


@pytest.fixture(scope="module", params=["in order", "reversed"])
def pack(request: pytest.FixtureRequest) -> RulePack:
    """The shipped rules, read in one order of files and in the other."""
    documents = list(documents_of(SHIPPED_RULES).items())
    shipped = [(name, document) for name, document in documents if not name.startswith("examples/")]
    return read_rules(dict(shipped if request.param == "in order" else shipped[::-1]), frozenset()).pack


@pytest.fixture(params=["in order", "reversed"])
def versions(request: pytest.FixtureRequest) -> RulePack:
    """Two versions of one regulation, in either order of files."""
    documents = list(documents_of(GOOD_RULES).items())
    return read_rules(dict(documents if request.param == "in order" else documents[::-1]), frozenset()).pack


def on(pack: RulePack, kind: UnitKind, day: date) -> Part:
    """The one part of a day."""
    (part,) = select(pack, kind, Period(day, day)).parts
    return part


def named(part: Part) -> tuple[str, ...]:
    """The ids of the rule books, or of the instruments where no rule book encodes them."""
    return tuple(book.id for book in part.books) or tuple(instrument.id for instrument in part.instruments)


def told(selection: Selection) -> list[tuple[str, tuple[str, ...]]]:
    """The parts: each period with what governed it."""
    return [(str(part.period), named(part)) for part in selection.parts]


@pytest.mark.parametrize(("kind", "day", "ids", "sentence"), ROWS)
def test_the_law_of_a_day_is_named_with_the_sentence_that_says_why(
    pack: RulePack, kind: UnitKind, day: date, ids: tuple[str, ...], sentence: str
) -> None:
    part = on(pack, kind, day)

    assert named(part) == ids
    assert part.why.vi.startswith(f"{WHO[kind]}, ngày {day.day:02d}/{day.month:02d}/{day.year}: ")
    rest = part.why.vi.partition(f"/{day.year}: ")[2]
    if part.books:
        assert rest == sentence
    else:
        assert rest.startswith(f"khi đó áp dụng {sentence} (")
        assert rest.endswith(NOT_ENCODED)
    assert str(day) in part.why.en


def test_where_nothing_is_known_nothing_is_offered(pack: RulePack) -> None:
    part = on(pack, EMPLOYER, date(2000, 1, 1))

    assert (part.books, part.instruments) == ((), ())
    assert part.why.vi.endswith(NOTHING)


@pytest.mark.parametrize(
    ("kind", "period", "parts"),
    [
        (
            COMMUNE,
            "2023-01-01..2023-12-31",
            [("2023-01-01..2023-06-30", ("pl-34-2007",)), ("2023-07-01..2023-12-31", ("luat-10-2022-xa",))],
        ),
        (
            AGENCY,
            "2015-01-01..2015-12-31",
            [("2015-01-01..2015-02-24", ("nd-71-1998",)), ("2015-02-25..2015-12-31", ("nd-04-2015",))],
        ),
        (
            SOE,
            "2020-07-01..2024-06-30",
            [
                ("2020-07-01..2021-01-31", ("nd-149-2018",)),
                ("2021-02-01..2023-06-30", ("nd-145-2020",)),
                ("2023-07-01..2024-06-30", ("luat-10-2022-dnnn",)),
            ],
        ),
        (EMPLOYER, "2023-01-01..2023-12-31", [("2023-01-01..2023-12-31", ("nd-145-2020",))]),
        (EMPLOYER, "2026-01-01..2026-12-31", [("2026-01-01..2026-12-31", ("nd-145-2020",))]),
        (
            COMMUNE,
            "2023-06-30..2023-07-01",
            [("2023-06-30..2023-06-30", ("pl-34-2007",)), ("2023-07-01..2023-07-01", ("luat-10-2022-xa",))],
        ),
    ],
)
def test_a_period_is_split_where_the_law_changes_and_nowhere_else(
    pack: RulePack, kind: UnitKind, period: str, parts: list[tuple[str, tuple[str, ...]]]
) -> None:
    selection = select(pack, kind, Period.parse(period))

    assert told(selection) == parts
    assert selection.straddles is (len(parts) > 1)


@pytest.mark.parametrize("kind", UnitKind)
def test_the_parts_of_a_long_period_cover_each_day_once_and_agree_with_the_law_of_that_day(
    pack: RulePack, kind: UnitKind
) -> None:
    whole = Period(date(1998, 1, 1), date(2026, 11, 21))
    parts = select(pack, kind, whole).parts

    assert (parts[0].period.start, parts[-1].period.end) == (whole.start, whole.end)
    for before, after in pairwise(parts):
        assert after.period.start == before.period.end + timedelta(1)
        assert named(before) != named(after)
    for part in parts:
        for day in (part.period.start, part.period.end):
            assert named(on(pack, kind, day)) == named(part)


def test_two_versions_of_a_regulation_share_out_a_period_by_its_days(versions: RulePack) -> None:
    selection = select(versions, AGENCY, Period.parse("2019-07-01..2020-06-30"))

    assert told(selection) == [
        ("2019-07-01..2019-12-31", ("mau-1-2010",)),
        ("2020-01-01..2020-06-30", ("mau-2-2020",)),
    ]


def test_a_coming_change_names_what_begins_and_what_ends(pack: RulePack) -> None:
    ((day, what),) = coming_changes(pack, EMPLOYER, date(2026, 7, 20))

    assert day == date(2026, 9, 10)
    assert what.vi == (
        "Người sử dụng lao động, từ ngày 10/09/2026: áp dụng Nghị định 283/2026/NĐ-CP; "
        "không còn áp dụng Nghị định 12/2022/NĐ-CP."
    )


def test_a_rule_book_that_leaves_one_kind_of_unit_is_named_by_its_part(pack: RulePack) -> None:
    day, what = coming_changes(pack, SOE, date(2023, 6, 30))[0]

    assert day == date(2023, 7, 1)
    assert what.vi.endswith("áp dụng Luật 10/2022/QH15; không còn áp dụng Nghị định 145/2020/NĐ-CP, Chương V.")


@pytest.mark.parametrize("kind", UnitKind)
def test_a_change_is_no_longer_coming_on_its_day(pack: RulePack, kind: UnitKind) -> None:
    for day, _ in coming_changes(pack, kind, date(2000, 1, 1)):
        assert day not in [coming for coming, _ in coming_changes(pack, kind, day)]
    assert coming_changes(pack, kind, date(2026, 11, 21)) == ()
