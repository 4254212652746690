"""English whole: every page that links lead to, for every role, says nothing in Vietnamese but what units wrote.

The pages are walked by their links, with the language chosen by the switch. What the unit itself wrote, what the rule
files keep in Vietnamese within their English, and what is marked as Vietnamese may stand.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from checklist.domain.rulepack import RulePack
from checklist.services.evidence import NewPaper, Upload, add_paper
from tests.cases import ROOT
from tests.documents.pictures import a_photo
from tests.documents.signed_files import signed_elsewhere
from tests.web.client import MADE_AT, ClientRequest, World
from tests.web.pages import VIETNAMESE_LETTERS, Page, check_page, squeezed
from tests.web.sealing import OFFICER, fill_in, sealed
from tests.web.test_language import citations, texts_in, vietnamese_words

ROLES = ("visitor", "officer", "head", "co_signer", "administrator", "keeper", "committee_member", "auditor", "chair")
MOST_PAGES = 400
# Pages of one kind are all alike: so many of each are enough.
MOST_ALIKE = 3
LIKE = re.compile(
    r"[0-9a-f]{16,}|(?<=/)(dieu|khoan)[^/]*|[a-z]+[0-9]+\.[a-z0-9.]+|nd-[0-9-]+|pl-[0-9-]+|luat-[a-z0-9-]+"
)
ONE, TWO = "pl34.d5.k1", "pl34.d5.k2"
SIGNERS = ("Người ký bằng công cụ khác", "CA gốc thử", "Đơn vị thử")
TITLES = ("Biên bản niêm yết số 1", "Trang tin xã", "Ảnh bảng tin", "Bản đã ký")


@pytest.fixture(scope="module")
def full(world_folder: World, tmp_path_factory: pytest.TempPathFactory) -> ClientRequest:
    """A world with answers, papers of every sort and report texts in its draft."""
    world = world_folder.copy(tmp_path_factory.mktemp("english") / "instance")
    draft = fill_in(world.workspace, world.own.assessment_id)
    given = (
        (NewPaper(title=TITLES[0], reference="15/BB-UBND"), None),
        (NewPaper(title=TITLES[1], link="https://xa.example/1"), None),
        (NewPaper(title=TITLES[2]), Upload("a.jpg", io.BytesIO(a_photo(taken="2020:03:05 08:10:11")))),
        (NewPaper(title=TITLES[3]), Upload("ky.pdf", io.BytesIO(signed_elsewhere()))),
    )
    for paper, upload in given:
        add_paper(world.workspace, draft, paper, upload, [ONE, TWO], at=MADE_AT, by=OFFICER)
    return ClientRequest(world.app(), world)


def own_texts(world: World) -> list[str]:
    """Whatever units, committees and their people wrote and the database keeps as text, the longest first.

    The trail of what was done is left out: there the program itself writes.
    """
    found = set(SIGNERS)
    # What a committee received is kept as bytes: it was made from the samples.
    for path in (ROOT / "tests" / "samples").glob("*.yaml"):
        found |= set(strings_in(yaml.safe_load(path.read_text("utf-8"))))
    with world.workspace.database() as db:
        for table in set(db.table_names()) - {"audit"}:
            for row in db.query(f"SELECT * FROM {table}"):
                found |= {text for value in row.values() for text in written_in(value)}
    found |= {line for text in found for line in map(squeezed, text.splitlines())}
    return sorted((text for text in found if VIETNAMESE_LETTERS.search(text)), key=len, reverse=True)


def written_in(value: Any) -> Iterator[str]:
    """The lines of every text in a column, which may hold JSON."""
    if isinstance(value, str):
        try:
            data = json.loads(value)
        except ValueError:
            data = value
        for text in strings_in(data):
            yield from (line for line in map(squeezed, text.splitlines()) if line)


def strings_in(value: Any) -> Iterator[str]:
    """Every text inside plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for item in value.values() for text in strings_in(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in strings_in(item))


def data_words(pack: RulePack) -> set[str]:
    """The Vietnamese words that the rule files keep in their English: điểm đ, numbers of instruments."""
    data = [text.en for text in texts_in(pack)] + [pack.cite(place).en for place in citations(pack)]
    return vietnamese_words([*data, *(instrument.number or "" for instrument in pack.instruments.values())])


def walked(client: ClientRequest, role: str) -> Iterator[tuple[str, Page]]:
    """The pages that links lead to from the start page, as a role sees them."""
    if role != "visitor":
        client.log_in(role)
    client.http.post("/ngon-ngu", data={"csrf_token": client.form_token(), "lang": "en", "next": "/"})
    waiting, seen, alike = ["/"], {"/"}, dict[str, int]()
    while waiting and len(seen) < 5 * MOST_PAGES:
        address = waiting.pop(0)
        kind = LIKE.sub("*", address.partition("?")[0])
        alike[kind] = alike.get(kind, 0) + 1
        if alike[kind] > MOST_ALIKE:
            continue
        answer = client.http.get(address, follow_redirects=True)
        if answer.mimetype != "text/html":
            answer.close()
            continue
        page = check_page(answer, answer.status_code)
        yield address, page
        for link in page.select("//a/@href"):
            place = link.partition("#")[0]
            if place.startswith("/") and place not in seen:
                seen.add(place)
                waiting.append(place)


def vietnamese_left(page: Page, own: list[str], known: set[str]) -> set[str]:
    """The texts of an English page in which Vietnamese is left."""
    left = set()
    for text in page.texts_outside("vi"):
        rest = text
        for each in own:
            rest = rest.replace(each, "")
        if vietnamese_words([rest]) - known:
            left.add(text)
    return left


@pytest.mark.parametrize("role", ROLES)
def test_no_page_of_a_draft_says_anything_in_vietnamese(full: ClientRequest, pack: RulePack, role: str) -> None:
    client, own, known = ClientRequest(full.app, full.world), own_texts(full.world), data_words(pack)

    pages = list(walked(client, role))

    assert len(pages) > 4
    assert all(page.tree.get("lang") == "en" for _, page in pages)
    assert {address: left for address, page in pages if (left := vietnamese_left(page, own, known))} == {}


@pytest.mark.parametrize("role", ["head", "co_signer"])
def test_no_page_of_a_sealed_report_says_anything_in_vietnamese(
    full: ClientRequest, pack: RulePack, tmp_path: Path, role: str
) -> None:
    world = full.world.copy(tmp_path / "instance")
    sealed(world.workspace, world.own.assessment_id)
    client, own, known = ClientRequest(world.app(), world), own_texts(world), data_words(pack)

    pages = dict(walked(client, role))

    assert any(address.endswith("/ky") for address in pages)
    assert {address: left for address, page in pages.items() if (left := vietnamese_left(page, own, known))} == {}
