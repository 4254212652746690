"""Working a draft in the browser: starting it, answering a row, the workbook, the report, sealing, signing."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from checklist.domain.regulation import Regulation
from checklist.services.drafts import Draft, load_draft
from checklist.services.workspace import Workspace
from checklist.web.answer_forms import form_from_answer
from tests.browser.hands import Hands
from tests.browser.reader import Reader
from tests.services.test_workbook import register_of
from tests.web.client import PASSWORD
from tests.web.sealing import ticks

SAVED = re.compile(r"Đã lưu \d\d:\d\d")
REGISTER_FIRST = 5
"""The first line of a register below its headings."""


@dataclass
class Walk:
    """A reader with hands at the draft ``assessment``, answering as ``given`` says."""

    reader: Reader
    hands: Hands
    given: Mapping[str, Any]
    has_script: bool = True
    assessment: str = ""

    @property
    def page(self) -> Page:
        """The page the reader looks at."""
        return self.reader.page

    @property
    def workspace(self) -> Workspace:
        """The installation behind the pages."""
        return self.reader.world.workspace

    @property
    def draft(self) -> Draft:
        """The draft as it is stored."""
        return load_draft(self.workspace, self.assessment)

    @property
    def base(self) -> str:
        """The address of the draft."""
        return f"/danh-gia/{self.assessment}"

    def press_on(self, target: Locator) -> None:
        """Press what leads to another page, and wait until that is there."""
        with self.page.expect_navigation():
            self.hands.press(target)

    def log_in(self, username: str) -> None:
        """Log in as somebody, through the page."""
        self.page.goto(f"{self.reader.server.address}/dang-nhap")
        self.hands.write(self.page.locator("#username"), username)
        self.hands.write(self.page.locator("#password"), PASSWORD)
        self.press_on(self.page.get_by_role("main").get_by_role("button"))

    def log_out(self) -> None:
        """Log out, by the button in the frame."""
        self.press_on(self.page.locator(".account button"))

    def start(self, first: str, last: str, profile: Mapping[str, Any]) -> None:
        """Begin an assessment on the unit's page: period, proposed law, plain questions."""
        self.press_on(self.page.locator('a[href*="/bat-dau"]').first)
        self.hands.pick(self.page.locator("#loai"), "tu-chon")
        self.hands.write(self.page.locator("#tu"), first)
        self.hands.write(self.page.locator("#den"), last)
        self.press_on(self.page.get_by_role("button", name="Xem quy định áp dụng"))
        for key, value in profile.items():
            field = self.page.locator(f'[name="profile.{key}"]')
            if isinstance(value, bool):
                self.hands.choose(self.page.locator(f'[name="profile.{key}"][value="{str(value).lower()}"]'))
            else:
                self.hands.write(field, str(value))
        self.press_on(self.page.locator('form[method="post"] button.button').last)
        self.assessment = self.page.url.rstrip("/").rpartition("/")[2]

    def row(self, requirement: str) -> Locator:
        """The row of a requirement."""
        return self.page.locator(f'article[id="{requirement}"]')

    def shown(self) -> list[str]:
        """The requirements of this page that are asked."""
        asked = self.page.locator(".answer:has(.answer-form)").evaluate_all("rows => rows.map(row => row.id)")
        return [str(each) for each in asked]

    def form_of(self, requirement: str) -> dict[str, str]:
        """What ``given`` answers, as the fields of the row."""
        return form_of(self.draft.regulation, requirement, self.given["answers"].get(requirement, {}))

    def answer(self, requirement: str) -> None:
        """Answer a row field by field, in the order in which the page shows them."""
        row, form = self.row(requirement), self.form_of(requirement)
        self._make_room(row, form)
        # Some fields come and go with what is answered, so those that are there are looked for again after each.
        left = dict(form)
        while left:
            names = row.locator("[name]").evaluate_all(_SHOWN)
            name = next((each for each in names if each in left), None)
            if name is None:
                self._open_more(row, left)
                continue
            self._fill(row, name, left.pop(name))
        self._save(row)

    def add_file(self, requirement: str, file: Path) -> None:
        """Let a file prove an answer, in its own row."""
        row = self.row(requirement)
        papers = row.locator(".papers")
        before = papers.locator("> ul > li").count()
        self.hands.attach(papers.locator('input[type="file"]'), file)
        if not self.has_script:
            self.press_on(papers.get_by_role("button", name="Tải lên"))
        expect(self.row(requirement).locator(".papers > ul > li")).to_have_count(before + 1)

    def go_on(self) -> bool:
        """The next page of the walk; false on the last one."""
        onward = self.page.locator('a[rel="next"]')
        if not onward.count():
            return False
        address = str(onward.get_attribute("href"))
        self.hands.press(onward)
        self.page.wait_for_url(f"**{address}")
        return True

    def use_workbook(self, folder: Path, *, without: frozenset[str]) -> int:
        """Answer the rest in the workbook: download, fill, upload, look, apply. Returns how many answers changed."""
        self.page.goto(f"{self.reader.server.address}{self.base}")
        self.press_on(self.page.locator('a[href*="/bang-tinh"]').first)
        with self.page.expect_download() as download:
            self.hands.press(self.page.locator('a[href*="tra-loi.xlsx"]'))
        rest = {key: value for key, value in self.given["answers"].items() if key not in without}
        filled = folder / "tra-loi.xlsx"
        filled.write_bytes(filled_workbook(download.value.path().read_bytes(), self.draft.regulation, rest))
        self.hands.attach(self.page.locator("#file"), filled)
        self.press_on(self.page.locator('form[enctype="multipart/form-data"] button'))
        changes = self.page.locator('input[name^="dung."]').count()
        self.press_on(self.page.locator('form:has(input[name^="dung."]) button'))
        return changes

    def write_report(self) -> None:
        """The unit's own words, and who signs."""
        report = self.given["report"]
        self.press_on(self.page.locator("nav.tabs a", has_text="Báo cáo"))
        fields = self.page.locator("main [name]").evaluate_all(_SHOWN)
        texts = {key: _lines(value) for key, value in report.items() if key not in ("co_signers", "organisation")}
        for name in dict.fromkeys(fields):
            if name in texts:
                self.hands.write(self.page.locator(f'[name="{name}"]'), texts[name])
        for signer in report.get("co_signers", ()):
            if "key" in signer:
                self.hands.choose(self.page.locator(f'[name="co_signers-{signer["key"]}.on"]'))
                self.hands.write(self.page.locator(f'[name="co_signers-{signer["key"]}.name"]'), signer["name"])
        self.press_on(self.page.locator('main form[action*="/bao-cao"] button').last)
        expect(self.page.locator("#da-luu")).to_be_visible()

    def seal(self) -> None:
        """Review, then seal."""
        self.press_on(self.page.locator("nav.tabs a", has_text="Rà soát"))
        self.press_on(self.page.get_by_role("button", name="Chốt báo cáo"))
        expect(self.page.locator("main .notice").first).to_contain_text("đã chốt")

    def sign(self, slot: str, p12: Path | None = None, password: str = "") -> None:
        """Sign a slot on the page of the slots, with the instance's key or a certificate file."""
        self.page.goto(f"{self.reader.server.address}{self.base}/ky")
        card = self.page.locator(f"#slot-{slot}")
        if p12 is None:
            self.hands.choose(card.locator('[name="cach"][value="noi-bo"]'))
        else:
            self.hands.choose(card.locator('[name="cach"][value="p12"]'))
            self.hands.attach(card.locator('[name="p12"]'), p12)
            self.hands.write(card.locator('[name="mat_khau"]'), password)
        self.press_on(card.locator("button"))
        expect(self.page.locator(f"#slot-{slot} .label")).to_have_text("Đã ký")

    def download_signed(self) -> bytes:
        """The last signed file, from the page of the files."""
        self.press_on(self.page.locator("nav.tabs a", has_text="Tệp"))
        with self.page.expect_download() as download:
            self.hands.press(self.page.locator('a[href*="/tep/"]').first)
        return download.value.path().read_bytes()

    def _make_room(self, row: Locator, form: Mapping[str, str]) -> None:
        wanted = max((int(name[8:].partition(".")[0]) for name in form if name.startswith("records-")), default=0)
        while wanted and (there := row.locator(".record").count()) < wanted:
            add = row.get_by_role("button", name="Thêm một lần")
            # A record with nothing in it is none, so the one before is begun first.
            begun = next((name for name in form if name.startswith(f"records-{there}.")), None)
            if begun is not None:
                self._fill(row, begun, form[begun])
            if self.has_script:
                self.hands.press(add)
            else:
                self.press_on(add)
            expect(row.locator(".record")).to_have_count(there + 1)

    def _open_more(self, row: Locator, left: Mapping[str, str]) -> None:
        """What is wanted next is folded away, or comes with the server's answer."""
        if "supplied_by" in left and not row.locator("details.source[open]").count():
            self.hands.press(row.locator("details.source summary"))
            return
        if not self.has_script:
            self._save(row)
        name = next(iter(left))
        expect(row.locator(f'[name="{name}"]').first).to_be_visible()

    def _fill(self, row: Locator, name: str, value: str) -> None:
        field = row.locator(f'[name="{name}"]')
        kind = field.first.evaluate("each => each.type")
        if kind == "radio":
            self.hands.choose(row.locator(f'[name="{name}"][value="{value}"]'))
        elif kind == "select-one":
            self.hands.pick(field, value)
        else:
            self.hands.write(field, value)

    def _save(self, row: Locator) -> None:
        if not self.has_script:
            self.press_on(row.locator('button[name="save"]'))
        expect(row.locator(".saved-at")).to_have_text(SAVED)


_SHOWN = """all => all.filter(each => each.type !== "hidden" && each.checkVisibility()
    && each.tagName !== "BUTTON").map(each => each.name)"""


def form_of(regulation: Regulation, requirement: str, answer: Mapping[str, Any]) -> dict[str, str]:
    """A plain answer as the fields of its row."""
    asked = regulation.by_id()[requirement]
    facts = regulation.record_set_facts(asked.for_each) if asked.for_each else ()
    return form_from_answer(asked, facts, {**answer, "points": ticks(answer.get("points"))})


def filled_workbook(content: bytes, regulation: Regulation, answers: Mapping[str, Any]) -> bytes:
    """The workbook with ``answers`` typed into it, as an officer does without a network."""
    book = load_workbook(io.BytesIO(content))
    lines = (line for sheet in book.worksheets for line in sheet.iter_rows(min_row=4, max_col=5))
    cells = {(line[0].value, line[1].value): line[4] for line in lines}
    for requirement, answer in answers.items():
        for name, value in form_of(regulation, requirement, answer).items():
            if (requirement, name) in cells:
                cells[requirement, name].value = value
        if answer.get("records"):
            register = register_of(book, requirement)
            columns = {cell.value: place for place, cell in enumerate(register[3], 1)}
            for line, record in enumerate(answer["records"], REGISTER_FIRST):
                for key, value in record.items():
                    register.cell(line, columns[key]).value = value
    out = io.BytesIO()
    book.save(out)
    book.close()
    return out.getvalue()


def _lines(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value)
