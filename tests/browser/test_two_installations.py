"""Two installations in two folders that share no file: a unit signs, the committee receives, audits, recognises and
gives the certificate, and the unit verifies that. Only PDFs and the root certificates go from one to the other.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from checklist.services.trusted_roots import add_root
from checklist.services.workspace import Workspace
from checklist.web.clock import legal_today
from tests.browser.reader import DESK, Reader, reader_of
from tests.browser.server import Server, free_port
from tests.browser.worlds import make_signed
from tests.cases import ROOT
from tests.web.client import COMMUNE, PASSWORD, World

pytestmark = pytest.mark.browser

TODAY = f"{legal_today():%d/%m/%Y}"
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){1,4}")


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[tuple[World, Server]]:
    """The unit's own installation, where a report has just been signed."""
    world = make_signed(tmp_path / "unit" / "instance")
    server = Server(world.folder, free_port())
    server.start()
    yield world, server
    server.kill()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Server]:
    """The committee's installation, as new as ``make run`` leaves it."""
    server = Server(tmp_path / "committee" / "instance", free_port())
    server.start()
    yield server
    server.kill()


class Committee:
    """The people of a committee at their browser, one after another."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.page = reader, reader.page
        self.passwords = {"thanh-vien": PASSWORD, "quan-tri": PASSWORD}

    def set_up(self) -> None:
        """The first visit: the committee, its agency and two accounts; then an auditor and a chair."""
        self.reader.go("/thiet-lap?cho=ban-chi-dao")
        self.fill(
            committee_name="Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Thử",
            committee_superior="Ủy ban nhân dân tỉnh Thử",
            committee_place="Thử",
            committee_layout="nd30",
            committee_symbol="BCĐ",
            unit_name="Sở Nội vụ tỉnh Thử",
            unit_kind="agency",
            unit_parent="Ủy ban nhân dân tỉnh Thử",
            unit_place="Thử",
            member_name="Trần Thị Thư",
            **{
                f"{who}_{field}": PASSWORD
                for who in ("member", "administrator")
                for field in ("password", "password_again")
            },
        )
        self.send(self.page.locator("main form.form button"))
        self.log_in("quan-tri")
        for role, username, name in (("auditor", "tham-dinh", "Lê Văn Thẩm"), ("chair", "truong-ban", "Phạm Thị Chủ")):
            self.reader.go("/tai-khoan")
            self.fill(role=role, name=name, username=username)
            self.send(self.page.locator('form[action="/tai-khoan"] button'))
            self.passwords[username] = self.page.locator("#new-password").inner_text()

    def open_campaign(self) -> None:
        """The commune into the register, a campaign of its period, the commune into the campaign."""
        self.log_in("thanh-vien")
        self.reader.go("/ban-chi-dao/don-vi/them")
        self.fill(name=COMMUNE.name, category="commune", superior=COMMUNE.parent)
        self.send(self.page.locator('form[action="/ban-chi-dao/don-vi/them"] button').last)
        self.reader.go("/ban-chi-dao/dot/moi")
        self.fill(name="Đợt đánh giá năm 2020", due_on="31/12/2026", period_from="01/01/2020", period_to="31/12/2020")
        # The rule books of that period are offered then.
        self.send(self.page.locator('button[formmethod="get"]'))
        for box in self.page.locator('[name^="takes."]:enabled').all():
            box.set_checked(box.get_attribute("name") == "takes.commune")
        self.page.select_option('[name="book.commune"]', "pl-34-2007")
        self.send(self.page.locator('form[action="/ban-chi-dao/dot/moi"] button').last)
        campaign = re.search(r"/dot/([^/?]+)", self.page.url)
        assert campaign
        self.reader.go(f"/ban-chi-dao/dot/{campaign[1]}/don-vi?tim=1")
        self.send(self.page.locator('button[name="all"]'))
        self.reader.go(f"/ban-chi-dao/dot/{campaign[1]}")
        self.send(self.page.locator('form:has([name="state"][value="open"]) button'))

    def receive(self, pdf: Path) -> None:
        """A signed report through the page that takes any number of them."""
        self.reader.go("/ban-chi-dao/tiep-nhan")
        self.page.set_input_files("#files", str(pdf))
        self.send(self.page.locator("form:has(#files) button").first)
        link = self.page.locator('#receipt a[href*="/bai-nop/"]').first
        expect(link).to_be_visible(timeout=30_000)
        self.send(link)
        expect(self.page.locator("main")).to_contain_text(COMMUNE.name)

    def audit(self) -> None:
        """One value lowered with its reason, put forward, concluded by the chair."""
        self.log_in("tham-dinh")
        self.reader.go("/ban-chi-dao/tham-dinh")
        self.send(self.page.locator('a[href*="/tham-dinh/bn-"]').first)
        case = self.page.url
        self.send(self.page.locator('form[action$="/mo"] button'))
        self.page.goto(f"{case}?loc=tat-ca")
        self.send(self.page.locator('a[href*="/yeu-cau/"]').first)
        self.fill(verdict="partly", reason="Niêm yết thiếu 02 thôn.", seen="Sổ niêm yết")
        self.send(self.page.locator("form.form button").last)
        self.page.goto(case)
        self.fill(remark="Đủ hồ sơ, thống nhất các nội dung còn lại.")
        self.send(self.page.locator('form[action$="/trinh"] button'))
        self.log_in("truong-ban")
        self.page.goto(case)
        self.fill(conclusion="Nhất trí với đề nghị của người thẩm định.")
        self.send(self.page.locator('form[action$="/ket-luan"] button').first)

    def recognise(self) -> bytes:
        """A decision with its number and day, and the signed certificate that cites it."""
        self.log_in("thanh-vien")
        self.reader.go("/ban-chi-dao/cong-nhan")
        self.page.select_option("#dot", index=0)
        self.send(self.page.locator('form[action="/ban-chi-dao/cong-nhan"] button'))
        decision = self.page.url.partition("?")[0]
        self.fill(signer_title="Trưởng ban", signer_name="Phạm Thị Chủ")
        self.send(self.page.locator(f'form[action="{decision.removeprefix(self.reader.server.address)}"] button'))
        self.log_in("truong-ban")
        self.page.goto(decision)
        self.fill(number="15", dated=TODAY)
        self.send(self.page.locator('form[action$="/ban-hanh"] button'))
        self.page.goto(f"{decision}/giay")
        self.fill(dated=TODAY)
        self.send(self.page.locator('form[action$="/giay"] button'))
        self.page.check('[name="cach"][value="noi-bo"]')
        self.send(self.page.locator('form[action$="/giay/ky"] button'))
        self.send(self.page.locator('a[href*="/ban-chi-dao/giay/"]').first)
        with self.page.expect_download() as download:
            self.page.locator('a[href$="/giay.pdf"]').click()
        return download.value.path().read_bytes()

    def look_up(self, code: str) -> None:
        """What a citizen sees who types the code of the certificate."""
        self.reader.go("/tra-cuu")
        self.fill(ma=code.lower())
        self.send(self.page.locator("main form button"))
        expect(self.page.locator("main")).to_contain_text("còn hiệu lực", ignore_case=True)
        expect(self.page.locator("main")).to_contain_text(COMMUNE.name)

    def log_in(self, username: str) -> None:
        """Somebody else at the same browser."""
        self.reader.context.clear_cookies()
        self.reader.go("/dang-nhap")
        self.fill(username=username, password=self.passwords[username])
        self.send(self.page.locator("main form button").first)

    def fill(self, **fields: str) -> None:
        """Fields by name: lists, boxes and lines."""
        for name, value in fields.items():
            field = self.page.locator(f'main [name="{name}"]').first
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def send(self, target: Locator) -> None:
        """Press it and wait for the page that answers, which is no refusal."""
        with self.page.expect_navigation():
            target.click()
        expect(self.page.locator(".faults-summary")).to_have_count(0)


def test_a_report_goes_to_the_committee_and_comes_back_as_a_certificate(
    unit: tuple[World, Server], office: Server, chromium: Browser, tmp_path: Path
) -> None:
    world, units_server = unit
    for reader in reader_of(units_server, world, chromium, **DESK):
        signed = tmp_path / "bao-cao.pdf"
        signed.write_bytes(_download_signed(reader))
    for reader in reader_of(office, world, chromium, **DESK):
        committee = Committee(reader)
        committee.set_up()
        add_root(_workspace(office), (world.folder / "instance-root.pem").read_bytes(), at=datetime.now(UTC))
        committee.open_campaign()
        committee.receive(signed)
        committee.audit()
        certificate = tmp_path / "giay.pdf"
        certificate.write_bytes(committee.recognise())
        words = _words(certificate)
        assert COMMUNE.name.upper() in words.upper()
        code = CODE.search(words)
        assert code
        committee.look_up(code[0])
    for reader in reader_of(units_server, world, chromium, **DESK):
        expect(_check(reader, certificate).locator("main p.doubt").first).to_be_visible()
        add_root(world.workspace, (office.folder / "instance-root.pem").read_bytes(), at=datetime.now(UTC))
        expect(_check(reader, certificate).locator("main p.saved")).to_be_visible()


def _download_signed(reader: Reader) -> bytes:
    page = reader.log_in("officer").go(f"{reader.draft}/tep")
    with page.expect_download() as download:
        page.locator('a[href*="/tep/"]').first.click()
    return download.value.path().read_bytes()


def _check(reader: Reader, pdf: Path) -> Page:
    page = reader.go("/kiem-tra")
    page.set_input_files("#tep", str(pdf))
    with page.expect_navigation():
        page.locator("main form button").click()
    return page


def _words(pdf: Path) -> str:
    """The text of a PDF on one line."""
    found = subprocess.run(["pdftotext", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True)
    return " ".join(found.stdout.decode().split())


def _workspace(server: Server) -> Workspace:
    return Workspace(server.folder, ROOT / "rules")
