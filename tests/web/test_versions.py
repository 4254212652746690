"""A new version in the browser: begun from the files page, its changes shown while it is open and once it is sealed."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.services.drafts import load_draft
from checklist.services.figures import save_sheet, sheet_of
from checklist.services.versions import open_new_version
from tests.web.client import MADE_AT, ClientRequest, World
from tests.web.sealing import OFFICER, sealed

ANSWER = "pl34.d5.k1"


@pytest.fixture
def officer(sealed_world: World, tmp_path_factory: pytest.TempPathFactory) -> ClientRequest:
    world = sealed_world.copy(tmp_path_factory.mktemp("copy") / "instance")
    return ClientRequest(world.app(), world).log_in("officer")


def base(client: ClientRequest) -> str:
    return f"/danh-gia/{client.world.own.assessment_id}"


def changed_version(client: ClientRequest) -> str:
    """The address of a new version in which one answer reads otherwise."""
    workspace = client.world.workspace
    old = load_draft(workspace, client.world.own.assessment_id)
    new = open_new_version(workspace, old, "Ban Chỉ đạo trả lại", at=MADE_AT, by=OFFICER)
    form: dict[str, Any] = {"revision": str(old.revision_of(ANSWER)), "declared": "not_done"}
    client.post(f"/danh-gia/{new}/yeu-cau/{ANSWER}", **form)
    return f"/danh-gia/{new}"


def test_the_files_page_begins_a_new_version_with_a_reason(officer: ClientRequest) -> None:
    page = officer.get(f"{base(officer)}/tep")
    assert page.by_id("mo-lai") == "Lập phiên bản mới"
    new = officer.post(f"{base(officer)}/mo-lai", ly_do="Bị trả lại").response.location

    assert "Lý do: Bị trả lại" in officer.get(f"{new}/ra-soat").text
    assert not officer.get(f"{base(officer)}/tep").select("//*[@id='mo-lai']")


def test_whoever_may_not_seal_is_offered_no_new_version(officer: ClientRequest) -> None:
    page = officer.log_out().log_in("co_signer").get(f"{base(officer)}/tep")

    assert not page.select("//*[@id='mo-lai']")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_review_of_a_version_shows_what_it_changes(officer: ClientRequest, language: str) -> None:
    new = changed_version(officer)
    page = officer.get(f"{new}/ra-soat?lang={language}")

    rows = page.words("//table[contains(@class, 'changes')]//tr")
    wanted = {"vi": ("Đơn vị khai", "Đạt", "Không đạt"), "en": ("Declared", "Met", "Not met")}
    assert any(all(word in row for word in wanted[language]) for row in rows), rows


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_review_of_a_version_names_the_figures_it_changes(officer: ClientRequest, language: str) -> None:
    workspace = officer.world.workspace
    old = load_draft(workspace, officer.world.own.assessment_id)
    new = open_new_version(workspace, old, "Sai số liệu", at=MADE_AT, by=OFFICER)
    draft = load_draft(workspace, new)
    save_sheet(
        workspace, draft, {"A11": {"value": 48328}}, sheet_of(workspace, draft).shown,
        groups=(), included=True, at=MADE_AT, by=OFFICER,
    )  # fmt: skip
    page = officer.get(f"/danh-gia/{new}/ra-soat?lang={language}")

    rows = page.words("//table[contains(@class, 'changes')]//tr")
    name = getattr(workspace.pack.indicators["A11"].name, language)
    assert any(row.startswith(f"A11 {name}") and row.endswith("48.328") for row in rows), rows


def test_the_files_of_a_sealed_version_still_show_it(officer: ClientRequest) -> None:
    new = changed_version(officer)
    sealed(officer.world.workspace, new.rpartition("/")[2])
    page = officer.get(f"{new}/tep")

    assert "Phiên bản 2" in page.by_id("phien-ban")
    assert "Đơn vị khaiBản đã chốt: ĐạtBản này: Không đạt" in page.words("//table[contains(@class, 'changes')]//tr")


def test_the_walk_of_a_sealed_report_is_read_only_and_whole(officer: ClientRequest) -> None:
    for rest in ("", "/cong-khai/dieu-5", "/bao-cao", "/minh-chung"):
        assert not officer.get(f"{base(officer)}{rest}").select("//main//textarea[not(ancestor::fieldset[@disabled])]")
