"""The settings of a draft: due date, scoring scheme, bonus and penalty points, and the unit's profile."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from checklist.services.draft_settings import settings_of
from checklist.services.drafts import evaluate_draft, load_draft, save_answer
from checklist.store import audit
from tests.web.client import MADE_AT, OTHER, ClientRequest
from tests.web.pages import Page
from tests.web.sealing import fill_in, sample, sealed
from tests.web.walking import Walker

PROFILE: dict[str, Any] = {f"profile.{key}": str(value).lower() for key, value in sample()["unit"]["profile"].items()}
NO_BROADCAST: dict[str, Any] = {**PROFILE, "profile.has_broadcast": "false"}
ONLY_WITH_BROADCAST = "Yêu cầu không còn áp dụng (1)"


def hand_in(walker: Walker, status: int = 303, /, **fields: Any) -> Page:
    """Send the form of due date, scheme and adjustments; its revision is the one that stands unless given."""
    fields.setdefault("revision", str(settings_of(walker.draft).revision))
    return walker.client.post(f"{walker.base}/thiet-lap/nop", status, **fields)


def profile(walker: Walker, status: int = 303, /, **fields: Any) -> Page:
    """Send the form of the profile."""
    fields.setdefault("revision", str(walker.draft.head.revision))
    return walker.client.post(f"{walker.base}/thiet-lap/dac-diem", status, **fields)


def falling_out(walker: Walker) -> str:
    """The requirement that a commune without a broadcasting system need not answer."""
    page = profile(walker, 200, **NO_BROADCAST)
    (link,) = page.tree.xpath("//section[@aria-labelledby='thay-doi']//ul//a/@href")
    return str(link).rpartition("/")[2]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_whole_in_both_languages(walker: Walker, language: str) -> None:
    page = walker.page(f"/thiet-lap?lang={language}")

    assert page.tree.get("lang") == language


def test_it_stands_among_the_tabs(walker: Walker) -> None:
    page = walker.page()

    assert page.select(f"//nav[@class='tabs']//a[@href='{walker.base}/thiet-lap']")


def test_the_due_date_is_kept_beside_the_closing_date(walker: Walker) -> None:
    hand_in(walker, ngay_nop="20/12/2020")

    assert settings_of(walker.draft).due_on == date(2020, 12, 20)
    page = walker.page("/thiet-lap")
    assert page.tree.xpath("//input[@name='ngay_nop']/@value") == ["20/12/2020"]
    assert "31/12/2020" in page.text


@pytest.mark.parametrize("typed", ["31/02/2020", "mai", "01/01/2019", "01/01/2030"])
def test_a_due_date_that_will_not_do_is_told_at_its_field(walker: Walker, typed: str) -> None:
    page = hand_in(walker, 422, ngay_nop=typed)

    assert page.by_id("ngay_nop-fault")
    assert page.tree.xpath("//input[@name='ngay_nop']/@value") == [typed]
    assert settings_of(walker.draft).revision == 0


def test_one_scheme_alone_is_shown_with_its_source_and_not_asked(walker: Walker) -> None:
    page = walker.page("/thiet-lap")

    assert "Mặc định của phần mềm" in page.by_id("thang_diem")
    assert not page.select("//input[@name='thang_diem']")


def test_bonus_and_penalty_change_the_score_within_their_caps(walker: Walker) -> None:
    fill_in(walker.client.world.workspace, walker.draft.head.id)
    before = evaluate_draft(walker.draft, walker.client.world.workspace.pack).score.total
    fields = {"bonus-1.points": "9", "bonus-1.reason": "Mô hình điểm", "penalty-1.points": "0,5"}
    hand_in(walker, **fields, **{"penalty-1.reason": "Báo cáo muộn"})

    score = evaluate_draft(walker.draft, walker.client.world.workspace.pack).score
    assert (score.bonus, score.penalty) == (Fraction(5), Fraction(1, 2))
    assert score.total == min(100, before + 5 - score.penalty)
    assert "thưởng 5, trừ 0,50" in walker.page("/thiet-lap").text


@pytest.mark.parametrize(
    ("field", "value"), [("bonus-2.points", "-1"), ("bonus-2.points", "nhiều"), ("bonus-2.reason", "")]
)
def test_points_need_a_number_and_a_reason(walker: Walker, field: str, value: str) -> None:
    fields = {"bonus-2.points": "1", "bonus-2.reason": "Lý do", field: value}
    page = hand_in(walker, 422, **fields)

    assert page.by_id(f"bonus-1.{field.partition('.')[2]}-fault")
    assert settings_of(walker.draft).bonus == ()


def test_a_line_left_blank_is_dropped(walker: Walker) -> None:
    hand_in(walker, **{"bonus-1.points": "1", "bonus-1.reason": "Một", "bonus-2.points": "2", "bonus-2.reason": "Hai"})
    hand_in(walker, **{"bonus-1.points": "", "bonus-1.reason": "", "bonus-2.points": "2", "bonus-2.reason": "Hai"})

    assert [line["reason"] for line in settings_of(walker.draft).bonus] == ["Hai"]


def test_whoever_is_slower_sees_both_settings_and_chooses(walker: Walker) -> None:
    hand_in(walker, ngay_nop="20/12/2020")
    page = hand_in(walker, 409, revision="0", ngay_nop="25/12/2020")
    assert "20/12/2020" in page.text
    assert "25/12/2020" in page.text
    (standing,) = page.tree.xpath("//button[@name='over']/@value")
    hand_in(walker, ngay_nop="25/12/2020", revision="0", over=standing)

    assert settings_of(walker.draft).due_on == date(2020, 12, 25)


def test_settings_and_report_texts_are_not_in_each_others_way(walker: Walker) -> None:
    page = walker.page("/bao-cao")
    (revision,) = page.tree.xpath("//form[@class='answer']//input[@name='revision']/@value")
    hand_in(walker, ngay_nop="20/12/2020")
    walker.client.post(f"{walker.base}/bao-cao", revision=revision, situation="Tình hình")
    hand_in(walker, ngay_nop="21/12/2020")

    assert walker.draft.report.body["situation"] == ["Tình hình"]
    assert settings_of(walker.draft).due_on == date(2020, 12, 21)


def test_settings_changed_after_the_review_stop_the_sealing(walker: Walker) -> None:
    workspace, identifier = walker.client.world.workspace, walker.draft.head.id
    fill_in(workspace, identifier)
    (reviewed,) = walker.page("/ra-soat").tree.xpath("//input[@name='ma']/@value")
    hand_in(walker, **{"bonus-1.points": "1", "bonus-1.reason": "Một"})
    walker.client.post(f"{walker.base}/chot", 409, ma=reviewed)

    assert walker.draft.head.state == "draft"


def test_what_is_sealed_keeps_its_settings_and_a_new_version_takes_them_along(walker: Walker) -> None:
    workspace, identifier = walker.client.world.workspace, walker.draft.head.id
    fill_in(workspace, identifier)
    hand_in(walker, ngay_nop="20/12/2020", **{"bonus-1.points": "1", "bonus-1.reason": "Một"})
    sealed(workspace, identifier)
    hand_in(walker, 409, ngay_nop="30/12/2020")
    onward = walker.client.post(f"{walker.base}/mo-lai", ly_do="Sửa").response.location
    newer = load_draft(workspace, onward.rpartition("/")[2])

    assert [settings_of(each).due_on for each in (walker.draft, newer)] == [date(2020, 12, 20)] * 2
    assert settings_of(newer).bonus == settings_of(walker.draft).bonus


def test_another_profile_is_shown_with_its_effect_before_it_is_saved(walker: Walker) -> None:
    page = profile(walker, 200, **NO_BROADCAST)

    assert ONLY_WITH_BROADCAST in page.text
    assert page.tree.xpath("//section[@aria-labelledby='thay-doi']//button/@name") == ["xac_nhan"]
    assert walker.draft.head.profile["has_broadcast"] is True


def test_hiding_saving_and_showing_again_keeps_the_answer(walker: Walker) -> None:
    asked = falling_out(walker)
    walker.send(asked, declared="partly", cause="Loa hỏng")
    kept = walker.body(asked)
    assert "được giữ" in profile(walker, 200, **NO_BROADCAST).text
    profile(walker, xac_nhan="1", **NO_BROADCAST)
    walker.send(next(name for name in walker.draft.regulation.by_id() if name != asked), declared="done")
    assert walker.draft.head.profile["has_broadcast"] is False
    assert "hiện lại" in profile(walker, 200, **PROFILE).text
    profile(walker, xac_nhan="1", **PROFILE)

    assert walker.body(asked) == kept


def test_a_profile_that_changes_no_requirement_is_saved_at_once(walker: Walker) -> None:
    profile(walker, **{**PROFILE, "profile.villages": "12"})

    assert walker.draft.head.profile["villages"] == 12
    assert walker.draft.unit.profile["villages"] == 12


def test_a_change_of_the_profile_stands_in_the_trail(walker: Walker) -> None:
    profile(walker, xac_nhan="1", **NO_BROADCAST)
    with walker.client.world.workspace.database() as db:
        entry = audit.of_subject(db, walker.draft.head.id)[-1]

    assert entry.action == "draft.profile"
    assert [entry.detail[side]["has_broadcast"] for side in ("before", "after")] == [True, False]


def test_a_profile_left_open_is_told_and_what_was_typed_stays(walker: Walker) -> None:
    page = profile(walker, 422, **{**PROFILE, "profile.households": "", "profile.villages": "nhiều"})

    assert page.select("//a[@href='#profile-profile.households']")
    assert page.tree.xpath("//input[@name='profile.villages']/@value") == ["nhiều"]


def test_whoever_is_slower_sees_both_profiles_and_chooses(walker: Walker) -> None:
    profile(walker, **{**PROFILE, "profile.villages": "12"})
    page = profile(walker, 409, revision="1", **{**PROFILE, "profile.villages": "13"})
    (standing,) = page.tree.xpath("//button[@name='over']/@value")
    assert page.words("//div[@class='refused']//dd") == ["12", "13"]
    profile(walker, revision="1", over=standing, **{**PROFILE, "profile.villages": "13"})

    assert walker.draft.head.profile["villages"] == 13


def test_a_co_signer_only_looks(walker: Walker) -> None:
    walker.client.log_out().log_in("co_signer")

    assert walker.page("/thiet-lap").select("//fieldset[@disabled]")


def test_a_scheme_of_the_installation_can_be_chosen(fresh: ClientRequest, tmp_path: Path) -> None:
    world = fresh.world.copy(tmp_path / "instance")
    own = world.folder / "rules" / "scoring"
    own.mkdir(parents=True)
    shipped = world.workspace.rules_folder / "scoring" / "pl-34-2007-100.yaml"
    text = shipped.read_text(encoding="utf-8").replace("id: pl-34-2007-100", "id: tinh-minh-100")
    (own / "tinh-minh-100.yaml").write_text(text.replace("bonus_cap: 5", "bonus_cap: 3"), encoding="utf-8")
    walker = Walker(ClientRequest(world.app(), world).log_in("officer"))
    assert len(walker.page("/thiet-lap").select("//input[@name='thang_diem']")) == 2
    hand_in(walker, thang_diem="tinh-minh-100", **{"bonus-1.points": "5", "bonus-1.reason": "Một"})

    found = evaluate_draft(walker.draft, world.workspace.pack)
    assert (found.scoring.id, found.score.bonus) == ("tinh-minh-100", Fraction(3))
    start = walker.client.get(f"/don-vi/{world.own.unit_id}/bat-dau?loai=nam&nam=2019")
    assert len(start.select("//input[@name='thang_diem']")) == 2


def test_another_units_settings_do_not_exist(fresh: ClientRequest) -> None:
    fresh.log_in("officer", OTHER).get(f"/danh-gia/{fresh.world.own.assessment_id}/thiet-lap", 404)


def test_an_answer_saved_while_the_profile_changes_is_not_touched(walker: Walker) -> None:
    asked = falling_out(walker)
    save_answer(
        walker.client.world.workspace, walker.draft.head.id, asked, {"declared": "done"}, 0, at=MADE_AT, by="xa.head"
    )
    profile(walker, xac_nhan="1", **NO_BROADCAST)

    assert walker.body(asked)["declared"] == "done"
