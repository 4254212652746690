"""Rules that changed under a draft: what no longer fits is told, shown and cleared one by one."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.services.drafts import load_draft
from checklist.services.misfits import NOT_ASKED, misfits
from checklist.store import answers as answer_rows
from checklist.store import assessments, audit, drafts
from tests.web.client import MADE_AT
from tests.web.pages import Page
from tests.web.walking import Walker

LIST = "/quy-dinh-da-doi"
GONE = "pl34.d99.k9"


@pytest.fixture
def plain(walker: Walker) -> str:
    """A requirement with facts of its own."""
    return next(
        each.id
        for each in walker.draft.regulation.requirements
        if each.facts and not each.for_each and each.points == ()
    )


def stored(walker: Walker, requirement: str, body: dict[str, Any], declared: str | None = "done") -> None:
    """Put an answer into the store as rules that are gone let it be saved."""
    with walker.client.world.workspace.database() as db:
        answer_rows.save(
            db, walker.draft.head.id, requirement, declared=declared, body=body, expected_revision=0, at=MADE_AT,
            by="xa.officer",
        )  # fmt: skip


def clear(walker: Walker, path: str, status: int = 303) -> Page:
    """Clear what stands at a path."""
    return walker.client.post(f"{walker.base}{LIST}/bo", status, cho=path)


def left(walker: Walker) -> list[str]:
    """The paths of what does not fit."""
    return [each.path for each in misfits(walker.draft, walker.client.world.workspace.pack)]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rest", ["", "/cong-khai", "/ra-soat", "/thiet-lap", "/quy-dinh-da-doi"])
def test_every_page_of_the_draft_says_what_no_longer_fits(walker: Walker, plain: str, rest: str, language: str) -> None:
    stored(walker, plain, {"facts": {"old_question": "Giá trị cũ"}})
    status = 200 if rest in ("/thiet-lap", "/quy-dinh-da-doi") else 409
    page = walker.client.get(f"{walker.base}{rest}?lang={language}", status)

    words = {"vi": "không còn khớp", "en": "fit"}
    assert words[language] in page.text
    assert ("Giá trị cũ" in page.text) == (rest != "/thiet-lap")


def test_a_value_is_cleared_alone_and_the_rest_of_its_answer_stays(walker: Walker, plain: str) -> None:
    stored(walker, plain, {"facts": {"old_question": "Giá trị cũ", "older": 7}, "cause": "Vì mưa"}, "partly")
    clear(walker, f"answers.{plain}.facts.old_question")

    assert left(walker) == [f"answers.{plain}.facts.older"]
    assert walker.body(plain) == {"facts": {"older": 7}, "cause": "Vì mưa", "declared": "partly"}


def test_what_is_cleared_stays_readable_with_who_cleared_it(walker: Walker, plain: str) -> None:
    stored(walker, plain, {"facts": {"old_question": "Giá trị <b>cũ</b>"}})
    clear(walker, f"answers.{plain}.facts.old_question")

    assert "Giá trị <b>cũ</b>" in walker.page(LIST).by_id("main")
    with walker.client.world.workspace.database() as db:
        entry = audit.of_subject(db, walker.draft.head.id)[-1]
    assert (entry.action, entry.detail["value"], entry.actor) == ("draft.clear", "Giá trị <b>cũ</b>", "xa.officer")


def test_once_all_is_cleared_the_walk_goes_on(walker: Walker, plain: str) -> None:
    stored(walker, plain, {"facts": {"old_question": "x"}})
    clear(walker, f"answers.{plain}.facts.old_question")

    walker.page()
    assert walker.page(LIST).select(f"//a[@class='button'][@href='{walker.base}']")


def test_a_status_that_is_no_more_is_cleared(walker: Walker, plain: str) -> None:
    stored(walker, plain, {"points": {"z": "done"}, "remedy": {"gone": "x", "what": "Sửa"}})
    for path in left(walker):
        clear(walker, path)

    assert walker.body(plain)["remedy"] == {"what": "Sửa"}


def test_a_record_loses_only_the_field_that_does_not_fit(walker: Walker) -> None:
    asked = next(each for each in walker.draft.regulation.requirements if each.for_each)
    key = next(
        fact.key for fact in walker.draft.regulation.record_set_facts(str(asked.for_each)) if fact.kind == "date"
    )
    stored(walker, asked.id, {"records": [{key: "2020-02-01"}, {key: "2020-03-01", "old": 1}]})
    clear(walker, f"answers.{asked.id}.records[2].old")

    assert walker.body(asked.id)["records"] == [{key: "2020-02-01"}, {key: "2020-03-01"}]


def test_an_answer_whose_requirement_is_gone_waits_and_stands_against_sealing(walker: Walker) -> None:
    stored(walker, GONE, {"facts": {"a": 1}})
    walker.page()
    assert GONE in walker.page(LIST).text
    assert "không có yêu cầu này" in walker.page("/ra-soat").text.lower()
    clear(walker, f"answers.{GONE}")

    assert GONE not in walker.draft.rows
    assert "không có yêu cầu này" not in walker.page("/ra-soat").text.lower()


def test_the_review_leads_from_an_answer_that_is_gone_to_the_list_that_clears_it(walker: Walker) -> None:
    stored(walker, GONE, {"facts": {"a": 1}})
    (link,) = walker.page("/ra-soat").select(f"//section[@class='todo']//a[@href='{walker.base}{LIST}']")

    assert GONE in link.text_content()


def test_a_question_that_is_gone_is_told_in_words_made_for_the_list(walker: Walker, plain: str) -> None:
    stored(walker, plain, {"facts": {"old_question": "x"}})
    (misfit,) = misfits(walker.draft, walker.client.world.workspace.pack)

    assert misfit.why == NOT_ASKED


def test_a_profile_question_that_is_gone_is_cleared_and_a_new_one_is_asked(walker: Walker) -> None:
    head = walker.draft.head
    profile = {key: value for key, value in head.profile.items() if key != "villages"} | {"wards": 3}
    with walker.client.world.workspace.database() as db:
        assessments.save_profile(db, head.id, profile, head.revision)
    assert set(left(walker)) == {"unit.profile.wards", "unit.profile.villages"}
    page = walker.page(LIST)
    assert page.select(f"//a[@href='{walker.base}/thiet-lap#dac-diem']")
    clear(walker, "unit.profile.wards")

    assert left(walker) == ["unit.profile.villages"]
    walker.page("/thiet-lap")


def test_a_scheme_and_a_text_that_are_gone_are_cleared(walker: Walker) -> None:
    identifier = walker.draft.head.id
    with walker.client.world.workspace.database() as db:
        drafts.save_report_texts(db, identifier, {"motto": "Cũ"}, expected_revision=0, at=MADE_AT, by="x")
        drafts.save_settings(db, identifier, {"scoring": "cu-100"}, expected_revision=0, at=MADE_AT, by="x")
    assert sorted(left(walker)) == ["report.motto", "scoring"]
    for path in ("report.motto", "scoring"):
        clear(walker, path)

    assert left(walker) == []


def test_only_what_does_not_fit_can_be_cleared(walker: Walker, plain: str) -> None:
    walker.send(plain, declared="done")
    clear(walker, f"answers.{plain}", 409)

    assert plain in walker.draft.rows


def test_what_was_sent_meanwhile_is_shown_word_for_word(walker: Walker, plain: str) -> None:
    stored(walker, GONE.replace("k9", "k8"), {})
    with walker.client.world.workspace.database() as db:
        drafts.save_report_texts(db, walker.draft.head.id, {"motto": "Cũ"}, expected_revision=0, at=MADE_AT, by="x")
    page = walker.send(plain, 409, declared="done", cause="Điều tôi vừa gõ")

    assert "Điều tôi vừa gõ" in page.by_id("main")
    assert (
        load_draft(walker.client.world.workspace, walker.draft.head.id).rows[plain].body["cause"] == "Điều tôi vừa gõ"
    )


def test_a_co_signer_sees_them_without_the_way_to_clear(walker: Walker, plain: str) -> None:
    stored(walker, plain, {"facts": {"old_question": "x"}})
    walker.client.log_out().log_in("co_signer")

    assert not walker.page(LIST).select("//main//form[@method='post']")


def test_the_dashboard_says_so(walker: Walker, plain: str) -> None:
    stored(walker, plain, {"facts": {"old_question": "x"}})
    page = walker.client.get(f"/don-vi/{walker.client.world.own.unit_id}")

    assert page.select(f"//a[@href='{walker.base}{LIST}']")
