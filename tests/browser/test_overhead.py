"""What the walk asks of an officer beyond the facts and the evidence themselves, in clicks and keystrokes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from checklist.domain.articles import met_together
from checklist.web.walk_state import articles_of_draft
from tests.browser.counting import CountingMouse
from tests.browser.hands import Mouse
from tests.browser.papers import pdf
from tests.browser.reader import DESK, Reader, reader_of
from tests.browser.server import Server, free_port
from tests.browser.walking import SAVED, Walk
from tests.browser.worlds import KINDERGARTEN, sample
from tests.web.client import World

pytestmark = pytest.mark.browser

MOST = 3


@pytest.fixture(scope="module")
def served(offices_folder: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, Server]]:
    """One server for the tests here."""
    world = offices_folder.copy(tmp_path_factory.mktemp("overhead") / "instance")
    server = Server(world.folder, free_port())
    server.start()
    yield world, server
    server.kill()


@pytest.fixture
def walk(served: tuple[World, Server], offices_folder: World, chromium: Browser) -> Iterator[Walk]:
    """The officer of a kindergarten who has just begun its assessment of a half year."""
    world, server = served
    world.put_back(offices_folder)
    for reader in reader_of(server, world, chromium, **DESK):
        yield begun(reader, world)


def begun(reader: Reader, world: World) -> Walk:
    # Who supplied an answer may be said and need not be; she does not.
    given = sample(KINDERGARTEN)
    answers = {key: {name: value for name, value in answer.items() if name != "supplied_by"}
               for key, answer in given["answers"].items()}  # fmt: skip
    walk = Walk(reader, CountingMouse(), {**given, "answers": answers})
    walk.log_in(world.other.accounts["officer"].username)
    walk.start("01/09/2022", "31/12/2022", walk.given["unit"]["profile"])
    hands(walk).counted.clear()
    return walk


def answer_page(walk: Walk, shown: list[str]) -> None:
    """Answer what needs its own words, then declare the rest of the article met at once."""
    article = next(each for each in articles_of_draft(walk.draft) if shown[0] in {one.id for one in each.requirements})
    plain = [each.id for each in met_together(article, walk.draft.rows)]
    given = {key: walk.given["answers"][key] for key in shown if key in walk.given["answers"]}
    together = [key for key in plain if given.get(key) == {**given.get(key, {}), "declared": "done"}]
    if len(together) < 2:
        together = []
    for requirement in given:
        if requirement not in together:
            walk.answer(requirement)
    if together:
        walk.press_on(walk.page.locator("form.bulk button"))


def titles(walk: Walk, requirement: str) -> list[str]:
    """The papers that prove an answer."""
    return [paper["title"] for paper in walk.given["answers"].get(requirement, {}).get("evidence", ())]


def prove(walk: Walk, requirement: str, title: str, papers: dict[str, Path], folder: Path) -> None:
    """Let a paper serve an answer: one of those just used, else its file."""
    if title in papers and offer(walk, requirement, title).count():
        pick_paper(walk, requirement, title)
        return
    papers.setdefault(title, pdf(folder / f"{len(papers)}.pdf", title))
    walk.add_file(requirement, papers[title])


def offer(walk: Walk, requirement: str, title: str) -> Locator:
    return walk.row(requirement).locator('.papers button[name="evidence"]', has_text=title[:50])


def pick_paper(walk: Walk, requirement: str, title: str) -> None:
    """Choose one of the papers that the row offers: this is naming the evidence, which is not counted."""
    before = walk.row(requirement).locator(".papers > ul > li").count()
    Mouse().press(offer(walk, requirement, title))
    expect(walk.row(requirement).locator(".papers > ul > li")).to_have_count(before + 1)


def hands(walk: Walk) -> CountingMouse:
    assert isinstance(walk.hands, CountingMouse)
    return walk.hands


def test_an_ordinary_kindergarten_needs_under_three_clicks_and_keystrokes_a_requirement(
    walk: Walk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every requirement is answered on its page, each with the papers that the kindergarten has for it."""
    answered, papers = set[str](), dict[str, Path]()
    walk.press_on(walk.page.locator("section.todo a.button"))
    while True:
        shown = walk.shown()
        for requirement in shown:
            for title in titles(walk, requirement):
                prove(walk, requirement, title, papers, tmp_path)
        if shown:
            answer_page(walk, shown)
        answered.update(shown)
        if not walk.go_on():
            break

    rows, per_requirement = walk.draft.rows, hands(walk).total / len(answered)
    points = sum(len(row.body.get("points") or ()) for row in rows.values())
    line = f"clicks per requirement: {per_requirement:.2f}"
    of_points = f"with the {points} ticks of sub-points {(hands(walk).total + points) / len(answered):.2f}"
    with capsys.disabled():
        sys.stdout.write(f"\n{line} ({len(answered)} requirements, {dict(hands(walk).counted)}; {of_points})\n")
    assert rows.keys() >= answered - {key for key in answered if key not in walk.given["answers"]}
    assert {key: row.declared for key, row in rows.items()} == {
        key: answer["declared"] for key, answer in walk.given["answers"].items()
    }
    assert sum(map(len, walk.draft.evidence.values())) == sum(
        len(set(titles(walk, key))) for key in walk.given["answers"]
    )
    assert per_requirement < MOST


def test_a_bare_tick_costs_no_less_than_a_tick_with_its_proof(walk: Walk, tmp_path: Path) -> None:
    walk.press_on(walk.page.locator("section.todo a.button"))
    bare, proved, reused = [each for each in walk.shown() if "points" not in walk.given["answers"][each]][:3]
    costs = {}
    for requirement in (bare, proved, reused):
        before = hands(walk).total
        walk.hands.choose(walk.row(requirement).locator('[name="declared"][value="done"]'))
        expect(walk.row(requirement).locator(".saved-at")).to_have_text(SAVED)
        if requirement == proved:
            walk.add_file(requirement, pdf(tmp_path / "Thông báo.pdf", "thông báo"))
        elif requirement == reused:
            pick_paper(walk, requirement, "Thông báo")
        costs[requirement] = hands(walk).total - before

    assert costs[bare] >= costs[proved]
    assert costs[bare] >= costs[reused]
