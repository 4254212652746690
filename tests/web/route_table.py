"""What every route answers to every role, for the own unit and for another: one row a route and method.

A route without a row fails ``test_routes``, and so does a row without a route. Addresses may hold ``{unit}``,
``{assessment}``, ``{requirement}`` (a scored one of the assessment's rule book) and ``{user}`` (an officer's account),
and so may the values of a form; those of a committee's routes may hold ``{register_unit}``, ``{campaign}`` and
``{submission}``.
A POST is sent with its form token and with ``form``; an empty one shows that the reader was let in by the view's own
refusal (400, 422) and changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ROLES = ("officer", "head", "co_signer", "committee_member", "auditor", "chair", "administrator")
KEEPER, VISITOR = "keeper", "visitor"
READERS = (VISITOR, *ROLES, KEEPER)
"""``keeper`` is an administrator of the whole installation, ``visitor`` is nobody."""
TARGETS = ("own", "other")

VIEW = frozenset({"officer", "head", "co_signer"})
ANSWER = SEAL = frozenset({"officer", "head"})
SIGN = frozenset({"head", "co_signer"})
PUBLISH = frozenset({"head"})
MANAGE = frozenset({"administrator"})
RECEIVE, AUDIT, CONCLUDE = (frozenset({role}) for role in ("committee_member", "auditor", "chair"))
OVERSEE = RECEIVE | AUDIT | CONCLUDE
CONSOLIDATED = "/ban-chi-dao/tong-hop/{campaign}/bao-cao"
OF_A_UNIT = ("{unit}", "{assessment}", "{requirement}", "{user}")

TO_LOG_IN, DENIED, UNKNOWN = 303, 403, 404

Expected = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Route:
    """A row: where to go, what is sent, and the status by (reader, target)."""

    address: str
    expected: Expected
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def targets(self) -> tuple[str, ...]:
        """Only an address that names something of a unit has another unit to try."""
        return TARGETS if any(each in self.address for each in OF_A_UNIT) else TARGETS[:1]


def everyone(status: int, **readers: int) -> Expected:
    """The same for all, but for the ``readers`` named."""
    return {(reader, target): readers.get(reader, status) for reader in READERS for target in TARGETS}


def logged_in(status: int, **readers: int) -> Expected:
    """For whoever is logged in."""
    return everyone(status, **{VISITOR: TO_LOG_IN, **readers})


def managers(own: int, other: int, keeper: int) -> Expected:
    """For administrators: of the own unit, of another (whose accounts do not exist for them), of the installation."""
    expected = dict(everyone(DENIED, visitor=TO_LOG_IN, keeper=keeper))
    return expected | {("administrator", "own"): own, ("administrator", "other"): other}


def of_unit(allowed: frozenset[str], status: int) -> Expected:
    """For ``allowed`` roles in their own unit; other roles there are refused, and other units do not exist."""
    expected = dict(everyone(UNKNOWN, visitor=TO_LOG_IN))
    return expected | {(role, "own"): status if role in allowed else DENIED for role in ROLES}


def of_committee(allowed: frozenset[str], status: int) -> Expected:
    """For ``allowed`` roles of the committee; its other roles are refused, and for all others there is no such page."""
    roles = {role: status if role in allowed else DENIED for role in OVERSEE}
    return everyone(UNKNOWN, visitor=TO_LOG_IN, **roles)


ROUTES: Mapping[tuple[str, str], Route] = {
    # Rule pages
    ("GET", "static"): Route("/static/site.css", everyone(200)),
    ("GET", "pages.start"): Route("/", everyone(200)),
    ("GET", "pages.regulation"): Route("/quy-dinh/nd-145-2020", everyone(200)),
    ("GET", "pages.old_and_new_law"): Route("/quy-dinh/pl-34-2007/doi-chieu", everyone(200)),
    ("GET", "pages.law"): Route("/luat", everyone(200)),
    ("GET", "pages.instruments"): Route("/van-ban", everyone(200)),
    ("GET", "pages.health"): Route("/khoe", everyone(200)),
    ("POST", "pages.choose_language"): Route("/ngon-ngu", everyone(303), {"lang": "en", "next": "/"}),
    # Logging in; somebody who is logged in is led on
    ("GET", "auth.log_in_form"): Route("/dang-nhap", everyone(303, visitor=200)),
    ("POST", "auth.log_in_now"): Route("/dang-nhap", everyone(422), {"username": "nobody", "password": "?"}),
    ("POST", "auth.log_out_now"): Route("/dang-xuat", everyone(303)),
    ("GET", "auth.held_forms"): Route("/noi-dung-giu-lai", logged_in(200)),
    ("POST", "auth.drop_held_form"): Route("/noi-dung-giu-lai/0/bo", logged_in(303)),
    # Setting up: over as soon as there is an account
    ("GET", "setup.form"): Route("/thiet-lap", everyone(303)),
    ("POST", "setup.set_up_now"): Route("/thiet-lap", everyone(303)),
    # Accounts
    ("GET", "accounts.overview"): Route("/tai-khoan", logged_in(200)),
    ("POST", "accounts.add"): Route(
        "/tai-khoan?don_vi={unit}",
        managers(own=422, other=400, keeper=422),
        {"username": "?", "name": "", "role": "officer", "unit_id": "{unit}"},
    ),
    ("POST", "accounts.close"): Route("/tai-khoan/{user}/khoa", managers(own=303, other=404, keeper=303)),
    ("POST", "accounts.reopen"): Route("/tai-khoan/{user}/mo", managers(own=303, other=404, keeper=303)),
    ("POST", "accounts.renew"): Route("/tai-khoan/{user}/cap-lai", managers(own=200, other=404, keeper=200)),
    ("GET", "accounts.password_form"): Route("/tai-khoan/mat-khau", logged_in(200)),
    ("POST", "accounts.change_own_password"): Route("/tai-khoan/mat-khau", logged_in(422)),
    ("GET", "accounts.unit_form"): Route("/tai-khoan/don-vi-moi", managers(own=404, other=404, keeper=200)),
    ("POST", "accounts.add_new_unit"): Route("/tai-khoan/don-vi-moi", managers(own=404, other=404, keeper=422)),
    ("GET", "committee.add_form"): Route("/tai-khoan/ban-chi-dao", managers(own=404, other=404, keeper=404)),
    ("POST", "committee.add_now"): Route("/tai-khoan/ban-chi-dao", managers(own=404, other=404, keeper=404)),
    # A committee: home, what is printed of it
    ("GET", "committee.home"): Route("/ban-chi-dao", of_committee(OVERSEE, 200)),
    ("GET", "committee.settings"): Route("/ban-chi-dao/thong-tin", of_committee(OVERSEE, 200)),
    ("POST", "committee.save_settings"): Route("/ban-chi-dao/thong-tin", of_committee(RECEIVE, 422), {"revision": "1"}),
    # Receiving (the receipt and the file do not exist; the tests of receiving fetch such as do), a submission
    ("GET", "receiving.start"): Route("/ban-chi-dao/tiep-nhan", of_committee(OVERSEE, 200)),
    ("POST", "receiving.send"): Route("/ban-chi-dao/tiep-nhan", of_committee(RECEIVE, 422)),
    ("GET", "receiving.receipt"): Route("/ban-chi-dao/tiep-nhan/tn-0", of_committee(OVERSEE, 404)),
    ("POST", "receiving.add_one"): Route("/ban-chi-dao/tiep-nhan/tn-0/tep", of_committee(RECEIVE, 400)),
    ("POST", "receiving.end"): Route("/ban-chi-dao/tiep-nhan/tn-0/xong", of_committee(RECEIVE, 404)),
    ("GET", "receiving.scan_form"): Route("/ban-chi-dao/tiep-nhan/ban-giay", of_committee(RECEIVE, 200)),
    ("POST", "receiving.scan_now"): Route("/ban-chi-dao/tiep-nhan/ban-giay", of_committee(RECEIVE, 422)),
    ("GET", "receiving.submission"): Route("/ban-chi-dao/bai-nop/{submission}", of_committee(OVERSEE, 200)),
    ("GET", "receiving.data"): Route("/ban-chi-dao/bai-nop/{submission}/assessment.json", of_committee(OVERSEE, 200)),
    ("GET", "receiving.download"): Route("/ban-chi-dao/bai-nop/{submission}/tep/0", of_committee(OVERSEE, 404)),
    ("POST", "receiving.assign"): Route("/ban-chi-dao/bai-nop/{submission}/don-vi", of_committee(RECEIVE, 409)),
    ("POST", "receiving.decide_version"): Route(
        "/ban-chi-dao/bai-nop/{submission}/thay-the", of_committee(RECEIVE, 404)
    ),
    # Audit: the queue, one submission, one requirement. The requirement “0” does not exist, and nothing is open yet
    ("GET", "audit.queue"): Route("/ban-chi-dao/tham-dinh", of_committee(OVERSEE, 200)),
    ("POST", "audit.draw_sample"): Route("/ban-chi-dao/tham-dinh/mau", of_committee(AUDIT, 422), {"dot": "{campaign}"}),
    ("GET", "audit.case"): Route("/ban-chi-dao/tham-dinh/{submission}", of_committee(OVERSEE, 200)),
    ("POST", "audit.begin"): Route("/ban-chi-dao/tham-dinh/{submission}/mo", of_committee(AUDIT, 303)),
    ("GET", "audit.item"): Route("/ban-chi-dao/tham-dinh/{submission}/yeu-cau/0", of_committee(OVERSEE, 404)),
    ("POST", "audit.save"): Route("/ban-chi-dao/tham-dinh/{submission}/yeu-cau/0", of_committee(AUDIT, 404)),
    ("POST", "audit.put_forward"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/trinh", of_committee(AUDIT, 422), {"revision": "1"}
    ),
    ("POST", "audit.give_back"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/tra-lai", of_committee(AUDIT, 422), {"revision": "1"}
    ),
    ("POST", "audit.settle"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/ket-luan", of_committee(CONCLUDE, 422), {"revision": "1"}
    ),
    # The register: units, villages, lists from files (that with the digest “0” does not exist)
    ("GET", "register.overview"): Route("/ban-chi-dao/don-vi", of_committee(OVERSEE, 200)),
    ("GET", "register.new_form"): Route("/ban-chi-dao/don-vi/them", of_committee(RECEIVE, 200)),
    ("POST", "register.add"): Route("/ban-chi-dao/don-vi/them", of_committee(RECEIVE, 422)),
    ("POST", "register.move"): Route("/ban-chi-dao/don-vi/chuyen", of_committee(RECEIVE, 422)),
    ("GET", "register.show"): Route("/ban-chi-dao/don-vi/{register_unit}", of_committee(OVERSEE, 200)),
    ("GET", "register.edit_form"): Route("/ban-chi-dao/don-vi/{register_unit}/sua", of_committee(RECEIVE, 200)),
    ("POST", "register.save"): Route(
        "/ban-chi-dao/don-vi/{register_unit}/sua", of_committee(RECEIVE, 422), {"revision": "1"}
    ),
    ("GET", "register.end_form"): Route("/ban-chi-dao/don-vi/{register_unit}/ket-thuc", of_committee(RECEIVE, 200)),
    ("POST", "register.end"): Route("/ban-chi-dao/don-vi/{register_unit}/ket-thuc", of_committee(RECEIVE, 422)),
    ("GET", "register.turn_form"): Route("/ban-chi-dao/don-vi/{register_unit}/thay-doi", of_committee(RECEIVE, 200)),
    ("POST", "register.turn"): Route("/ban-chi-dao/don-vi/{register_unit}/thay-doi", of_committee(RECEIVE, 422)),
    ("POST", "register.add_one_village"): Route(
        "/ban-chi-dao/don-vi/{register_unit}/thon", of_committee(RECEIVE, 404), {"village_name": "Bản Lằn"}
    ),
    ("POST", "register.end_one_village"): Route(
        "/ban-chi-dao/don-vi/{register_unit}/thon/ket-thuc", of_committee(RECEIVE, 404)
    ),
    ("GET", "register.import_form"): Route("/ban-chi-dao/nhap/don-vi", of_committee(RECEIVE, 200)),
    ("POST", "register.upload"): Route("/ban-chi-dao/nhap/don-vi", of_committee(RECEIVE, 422)),
    ("GET", "register.preview"): Route("/ban-chi-dao/nhap/don-vi/0", of_committee(RECEIVE, 404)),
    ("POST", "register.apply"): Route("/ban-chi-dao/nhap/thon/0", of_committee(RECEIVE, 404)),
    ("GET", "register.template"): Route("/ban-chi-dao/nhap/thon/mau.xlsx", of_committee(RECEIVE, 200)),
    ("GET", "register.export"): Route("/ban-chi-dao/nhap/don-vi/danh-sach.csv", of_committee(OVERSEE, 200)),
    # The papers of an audit (the minutes do not exist; the audit is not open)
    ("GET", "visits.papers"): Route("/ban-chi-dao/tham-dinh/{submission}/bien-ban", of_committee(OVERSEE, 200)),
    ("POST", "visits.start"): Route("/ban-chi-dao/tham-dinh/{submission}/bien-ban", of_committee(AUDIT, 422)),
    ("GET", "visits.show"): Route("/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0", of_committee(OVERSEE, 404)),
    ("POST", "visits.save"): Route("/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0", of_committee(AUDIT, 400)),
    ("POST", "visits.make_pdf"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0/in", of_committee(AUDIT, 404), {"revision": "1"}
    ),
    ("POST", "visits.scan"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0/ban-ky-tay", of_committee(AUDIT, 404), {"revision": "1"}
    ),
    ("POST", "visits.follow"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0/theo-doi",
        of_committee(AUDIT | RECEIVE, 404),
        {"revision": "1"},
    ),
    ("GET", "visits.paper"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0/bien-ban.pdf", of_committee(OVERSEE, 404)
    ),
    ("GET", "visits.signed_paper"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0/ban-ky-tay", of_committee(OVERSEE, 404)
    ),
    ("POST", "visits.add_photos"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0/anh", of_committee(AUDIT, 404), {"revision": "1"}
    ),
    ("POST", "visits.save_photos"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0/anh/luu", of_committee(AUDIT, 404), {"revision": "1"}
    ),
    ("GET", "visits.photo"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0/anh/1.jpg", of_committee(OVERSEE, 404)
    ),
    ("GET", "visits.notes"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/bien-ban/bb-0/phieu-ghi-nhan.pdf", of_committee(OVERSEE, 404)
    ),
    ("GET", "visits.notice"): Route("/ban-chi-dao/tham-dinh/{submission}/thong-bao", of_committee(OVERSEE, 404)),
    ("POST", "visits.save_notice"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/thong-bao", of_committee(AUDIT | CONCLUDE, 404)
    ),
    ("POST", "visits.issue_notice"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/thong-bao/ban-hanh", of_committee(CONCLUDE, 404)
    ),
    ("POST", "visits.sign_notice"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/thong-bao/ky", of_committee(RECEIVE | CONCLUDE, 404)
    ),
    ("POST", "visits.upload_notice"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/thong-bao/ky/tai-len", of_committee(RECEIVE | CONCLUDE, 404)
    ),
    ("GET", "visits.notice_pdf"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/thong-bao/thong-bao.pdf", of_committee(OVERSEE, 404)
    ),
    ("GET", "visits.remedies_pdf"): Route(
        "/ban-chi-dao/tham-dinh/{submission}/khac-phuc/ke-hoach.pdf", of_committee(OVERSEE, 404)
    ),
    # Recognition and certificates (the decision and the certificate do not exist; their tests make some)
    ("GET", "recognition.overview"): Route("/ban-chi-dao/cong-nhan", of_committee(OVERSEE, 200)),
    ("POST", "recognition.start"): Route(
        "/ban-chi-dao/cong-nhan", of_committee(RECEIVE | CONCLUDE, 422), {"dot": "{campaign}"}
    ),
    ("GET", "recognition.show"): Route("/ban-chi-dao/cong-nhan/qd-0", of_committee(OVERSEE, 404)),
    ("POST", "recognition.save"): Route(
        "/ban-chi-dao/cong-nhan/qd-0", of_committee(RECEIVE | CONCLUDE, 404), {"revision": "1"}
    ),
    ("POST", "recognition.issue_now"): Route(
        "/ban-chi-dao/cong-nhan/qd-0/ban-hanh", of_committee(CONCLUDE, 404), {"revision": "1"}
    ),
    ("POST", "recognition.drop"): Route(
        "/ban-chi-dao/cong-nhan/qd-0/bo", of_committee(RECEIVE | CONCLUDE, 404), {"revision": "1"}
    ),
    ("GET", "recognition.paper"): Route("/ban-chi-dao/cong-nhan/qd-0/van-ban.pdf", of_committee(OVERSEE, 404)),
    ("POST", "recognition.sign"): Route("/ban-chi-dao/cong-nhan/qd-0/ky", of_committee(RECEIVE | CONCLUDE, 404)),
    ("POST", "recognition.upload"): Route(
        "/ban-chi-dao/cong-nhan/qd-0/ky/tai-len", of_committee(RECEIVE | CONCLUDE, 404)
    ),
    ("GET", "certificates.overview"): Route("/ban-chi-dao/giay", of_committee(OVERSEE, 200)),
    ("GET", "certificate_batches.show"): Route("/ban-chi-dao/cong-nhan/qd-0/giay", of_committee(OVERSEE, 404)),
    ("POST", "certificate_batches.give"): Route("/ban-chi-dao/cong-nhan/qd-0/giay", of_committee(CONCLUDE, 404)),
    ("POST", "certificate_batches.sign_all"): Route(
        "/ban-chi-dao/cong-nhan/qd-0/giay/ky", of_committee(RECEIVE | CONCLUDE, 404)
    ),
    ("GET", "certificate_batches.packed"): Route(
        "/ban-chi-dao/cong-nhan/qd-0/giay/tat-ca.zip", of_committee(OVERSEE, 404)
    ),
    ("GET", "certificates.show"): Route("/ban-chi-dao/giay/gcn-0", of_committee(OVERSEE, 404)),
    ("GET", "certificates.download"): Route("/ban-chi-dao/giay/gcn-0/giay.pdf", of_committee(OVERSEE, 404)),
    ("POST", "certificates.upload"): Route("/ban-chi-dao/giay/gcn-0/tai-len", of_committee(RECEIVE | CONCLUDE, 404)),
    ("POST", "certificates.revoke_now"): Route("/ban-chi-dao/giay/gcn-0/thu-hoi", of_committee(CONCLUDE, 404)),
    ("POST", "certificates.restore_now"): Route("/ban-chi-dao/giay/gcn-0/bo-thu-hoi", of_committee(CONCLUDE, 404)),
    ("POST", "certificates.expire_now"): Route("/ban-chi-dao/giay/gcn-0/het-han", of_committee(CONCLUDE, 404)),
    ("POST", "certificates.replace_now"): Route("/ban-chi-dao/giay/gcn-0/thay", of_committee(CONCLUDE, 404)),
    # Looking up a certificate and checking a file: for everybody
    ("GET", "lookup.form"): Route("/tra-cuu", everyone(200)),
    ("GET", "lookup.one"): Route("/tra-cuu/0000-0000", everyone(404)),
    ("GET", "lookup.register"): Route("/so-giay-cong-nhan", everyone(200)),
    ("GET", "lookup.check_form"): Route("/kiem-tra", everyone(200)),
    ("POST", "lookup.check_now"): Route("/kiem-tra", everyone(422)),
    # The campaigns
    ("GET", "campaigns.overview"): Route("/ban-chi-dao/dot", of_committee(OVERSEE, 200)),
    ("GET", "campaigns.new_form"): Route("/ban-chi-dao/dot/moi", of_committee(RECEIVE, 200)),
    ("POST", "campaigns.add"): Route("/ban-chi-dao/dot/moi", of_committee(RECEIVE, 422)),
    ("GET", "campaigns.show"): Route("/ban-chi-dao/dot/{campaign}", of_committee(OVERSEE, 200)),
    ("GET", "campaigns.edit_form"): Route("/ban-chi-dao/dot/{campaign}/sua", of_committee(RECEIVE, 200)),
    ("POST", "campaigns.save"): Route("/ban-chi-dao/dot/{campaign}/sua", of_committee(RECEIVE, 422), {"revision": "1"}),
    ("POST", "campaigns.move"): Route(
        "/ban-chi-dao/dot/{campaign}/tinh-trang", of_committee(RECEIVE, 422), {"state": "planned"}
    ),
    ("POST", "campaigns.delete"): Route(
        "/ban-chi-dao/dot/{campaign}/xoa", of_committee(RECEIVE, 422), {"revision": "1"}
    ),
    ("GET", "campaigns.pick"): Route("/ban-chi-dao/dot/{campaign}/don-vi?tim=1", of_committee(RECEIVE, 200)),
    ("POST", "campaigns.choose"): Route("/ban-chi-dao/dot/{campaign}/don-vi", of_committee(RECEIVE, 422)),
    ("POST", "campaigns.drop"): Route("/ban-chi-dao/dot/{campaign}/don-vi/bo", of_committee(RECEIVE, 422)),
    ("GET", "campaigns.remind"): Route("/ban-chi-dao/dot/{campaign}/nhac", of_committee(RECEIVE, 200)),
    ("POST", "campaigns.note_reminders"): Route("/ban-chi-dao/dot/{campaign}/nhac", of_committee(RECEIVE, 422)),
    ("GET", "campaigns.waivers"): Route("/ban-chi-dao/dot/{campaign}/mien", of_committee(OVERSEE, 200)),
    ("POST", "campaigns.ask"): Route("/ban-chi-dao/dot/{campaign}/mien", of_committee(RECEIVE, 422)),
    ("POST", "campaigns.approve"): Route("/ban-chi-dao/dot/{campaign}/mien/0/duyet", of_committee(CONCLUDE, 404)),
    ("POST", "campaigns.withdraw"): Route("/ban-chi-dao/dot/{campaign}/mien/0/rut", of_committee(OVERSEE, 404)),
    # Follow-up (the remedy does not exist; the tests of follow-up have some), and the calendar of nobody
    ("GET", "follow_up.overview"): Route("/ban-chi-dao/khac-phuc", of_committee(OVERSEE, 200)),
    ("POST", "follow_up.make_address"): Route("/ban-chi-dao/khac-phuc/lich", of_committee(OVERSEE, 200)),
    ("GET", "follow_up.feed"): Route("/lich/khong-co.ics", everyone(404)),
    ("GET", "follow_up.new_form"): Route("/ban-chi-dao/khac-phuc/moi/{submission}", of_committee(RECEIVE, 200)),
    ("POST", "follow_up.add"): Route("/ban-chi-dao/khac-phuc/moi/{submission}", of_committee(RECEIVE, 422)),
    ("GET", "follow_up.remedy"): Route("/ban-chi-dao/khac-phuc/kp-0", of_committee(OVERSEE, 404)),
    ("POST", "follow_up.change"): Route("/ban-chi-dao/khac-phuc/kp-0/sua", of_committee(RECEIVE, 404)),
    ("POST", "follow_up.report"): Route("/ban-chi-dao/khac-phuc/kp-0/bao-cao", of_committee(RECEIVE, 404)),
    ("POST", "follow_up.check"): Route(
        "/ban-chi-dao/khac-phuc/kp-0/phuc-tra", of_committee(AUDIT, 404), {"to": "confirmed"}
    ),
    # Roll-up
    ("GET", "rollup.overview"): Route("/ban-chi-dao/tong-hop", of_committee(OVERSEE, 200)),
    ("GET", "rollup_figures.figures"): Route("/ban-chi-dao/tong-hop/so-lieu", of_committee(OVERSEE, 200)),
    ("GET", "committee_figures.sheet"): Route("/ban-chi-dao/dot/{campaign}/so-lieu", of_committee(OVERSEE, 200)),
    ("POST", "committee_figures.save"): Route(
        "/ban-chi-dao/dot/{campaign}/so-lieu", of_committee(RECEIVE | CONCLUDE, 400)
    ),
    ("GET", "committee_figures.download"): Route(
        "/ban-chi-dao/dot/{campaign}/so-lieu.xlsx", of_committee(OVERSEE, 200)
    ),
    ("POST", "committee_figures.upload"): Route(
        "/ban-chi-dao/dot/{campaign}/so-lieu/tep", of_committee(RECEIVE | CONCLUDE, 422)
    ),
    ("GET", "consolidated.report"): Route(f"{CONSOLIDATED}", of_committee(OVERSEE, 200)),
    ("POST", "consolidated.save"): Route(f"{CONSOLIDATED}", of_committee(RECEIVE | CONCLUDE, 422), {"revision": "0"}),
    ("GET", "consolidated.draft"): Route(f"{CONSOLIDATED}/du-thao.pdf", of_committee(OVERSEE, 200)),
    ("GET", "consolidated.tables"): Route(f"{CONSOLIDATED}/bieu.xlsx", of_committee(OVERSEE, 200)),
    ("POST", "consolidated.issue_now"): Route(
        f"{CONSOLIDATED}/ban-hanh", of_committee(CONCLUDE, 422), {"revision": "0"}
    ),
    ("POST", "consolidated.renew"): Route(f"{CONSOLIDATED}/ban-moi", of_committee(RECEIVE | CONCLUDE, 409)),
    ("POST", "consolidated.sign"): Route(f"{CONSOLIDATED}/ky", of_committee(RECEIVE | CONCLUDE, 422)),
    ("POST", "consolidated.upload"): Route(f"{CONSOLIDATED}/ky/tai-len", of_committee(RECEIVE | CONCLUDE, 422)),
    ("GET", "consolidated.kept_paper"): Route(f"{CONSOLIDATED}/1.pdf", of_committee(OVERSEE, 404)),
    ("GET", "consolidated.kept_tables"): Route(f"{CONSOLIDATED}/1.xlsx", of_committee(OVERSEE, 404)),
    # The walk through an assessment
    ("GET", "walk.overview"): Route("/danh-gia/{assessment}", of_unit(VIEW, 200)),
    ("GET", "walk.search"): Route("/danh-gia/{assessment}/tim?q=cong", of_unit(VIEW, 200)),
    ("GET", "walk.right"): Route("/danh-gia/{assessment}/cong-khai", of_unit(VIEW, 303)),
    ("GET", "walk.article"): Route("/danh-gia/{assessment}/to-chuc-thuc-hien/dieu-4", of_unit(VIEW, 200)),
    ("GET", "walk.requirement"): Route("/danh-gia/{assessment}/yeu-cau/{requirement}", of_unit(VIEW, 303)),
    ("POST", "walk.save"): Route("/danh-gia/{assessment}/yeu-cau/{requirement}", of_unit(ANSWER, 400)),
    ("POST", "uploads.add_evidence"): Route(
        "/danh-gia/{assessment}/yeu-cau/{requirement}/minh-chung", of_unit(ANSWER, 422)
    ),
    ("POST", "walk.all_met"): Route("/danh-gia/{assessment}/to-chuc-thuc-hien/dieu-4/tat-ca-dat", of_unit(ANSWER, 303)),
    # The workbook (that with the digest “0” does not exist) and the blank forms
    ("GET", "workbook.start"): Route("/danh-gia/{assessment}/bang-tinh", of_unit(VIEW, 200)),
    ("GET", "workbook.download"): Route("/danh-gia/{assessment}/bang-tinh/tra-loi.xlsx", of_unit(VIEW, 200)),
    ("POST", "workbook.upload"): Route("/danh-gia/{assessment}/bang-tinh", of_unit(ANSWER, 422)),
    ("GET", "workbook.changes"): Route("/danh-gia/{assessment}/bang-tinh/0", of_unit(ANSWER, 404)),
    ("POST", "workbook.save"): Route("/danh-gia/{assessment}/bang-tinh/0", of_unit(ANSWER, 404)),
    # Figures, and the event books (one that no unit keeps does not exist)
    ("GET", "figures.sheet"): Route("/danh-gia/{assessment}/so-lieu", of_unit(VIEW, 200)),
    ("POST", "figures.save"): Route("/danh-gia/{assessment}/so-lieu", of_unit(ANSWER, 400)),
    ("GET", "books.overview"): Route("/don-vi/{unit}/so", of_unit(VIEW, 200)),
    ("GET", "books.book"): Route("/don-vi/{unit}/so/khong-co", of_unit(VIEW, 404)),
    ("POST", "books.add"): Route("/don-vi/{unit}/so/khong-co", of_unit(ANSWER, 404)),
    ("GET", "books.entry"): Route("/don-vi/{unit}/so/khong-co/0", of_unit(ANSWER, 404)),
    ("POST", "books.change"): Route("/don-vi/{unit}/so/khong-co/0", of_unit(ANSWER, 404)),
    ("POST", "books.remove"): Route("/don-vi/{unit}/so/khong-co/0/xoa", of_unit(ANSWER, 404)),
    ("GET", "paper_source.ask"): Route("/danh-gia/{assessment}/tu-phieu-giay", of_unit(ANSWER, 200)),
    ("POST", "paper_source.begin"): Route("/danh-gia/{assessment}/tu-phieu-giay", of_unit(ANSWER, 422)),
    ("POST", "paper_source.end"): Route("/danh-gia/{assessment}/tu-phieu-giay/thoi", of_unit(ANSWER, 303)),
    ("GET", "forms.overview"): Route("/danh-gia/{assessment}/bieu-mau", of_unit(VIEW, 200)),
    ("GET", "samples.fetch"): Route("/danh-gia/{assessment}/mau/khong-co.docx", of_unit(VIEW, 404)),
    ("GET", "forms.of_right"): Route("/danh-gia/{assessment}/bieu-mau/cong-khai.pdf", of_unit(VIEW, 200)),
    ("GET", "forms.of_article"): Route("/danh-gia/{assessment}/bieu-mau/cong-khai/khong-co.pdf", of_unit(VIEW, 404)),
    # Evidence
    ("GET", "evidence.overview"): Route("/danh-gia/{assessment}/minh-chung", of_unit(VIEW, 200)),
    ("POST", "evidence.add"): Route("/danh-gia/{assessment}/minh-chung", of_unit(ANSWER, 422)),
    ("GET", "evidence.of_requirement"): Route("/danh-gia/{assessment}/minh-chung/{requirement}", of_unit(VIEW, 200)),
    ("POST", "evidence.attach"): Route("/danh-gia/{assessment}/minh-chung/{requirement}/dung", of_unit(ANSWER, 303)),
    ("POST", "evidence.detach"): Route("/danh-gia/{assessment}/minh-chung/{requirement}/go", of_unit(ANSWER, 303)),
    # A paper that does not exist; the tests of evidence fetch one that does
    ("GET", "papers.show"): Route("/danh-gia/{assessment}/tai-lieu/tl-0", of_unit(VIEW, 404)),
    ("GET", "papers.download"): Route("/danh-gia/{assessment}/tai-lieu/tl-0/tep", of_unit(VIEW, 404)),
    ("GET", "papers.picture"): Route("/danh-gia/{assessment}/tai-lieu/tl-0/anh-nho.jpg", of_unit(VIEW, 404)),
    ("POST", "papers.describe"): Route("/danh-gia/{assessment}/tai-lieu/tl-0", of_unit(ANSWER, 404)),
    ("POST", "papers.remove"): Route("/danh-gia/{assessment}/tai-lieu/tl-0/xoa", of_unit(ANSWER, 404)),
    # A unit's work
    ("GET", "units.dashboard"): Route("/don-vi/{unit}", of_unit(VIEW, 200)),
    ("GET", "units.start_form"): Route("/don-vi/{unit}/bat-dau", of_unit(ANSWER, 200)),
    ("POST", "units.start_now"): Route("/don-vi/{unit}/bat-dau", of_unit(ANSWER, 400)),
    # The settings of a draft, and its answers that no longer fit the rules
    ("GET", "settings.page"): Route("/danh-gia/{assessment}/thiet-lap", of_unit(VIEW, 200)),
    ("POST", "settings.save_hand_in"): Route("/danh-gia/{assessment}/thiet-lap/nop", of_unit(ANSWER, 400)),
    ("POST", "settings.save_unit_profile"): Route("/danh-gia/{assessment}/thiet-lap/dac-diem", of_unit(ANSWER, 400)),
    ("GET", "settings.misfit_list"): Route("/danh-gia/{assessment}/quy-dinh-da-doi", of_unit(VIEW, 200)),
    ("POST", "settings.clear_misfit"): Route("/danh-gia/{assessment}/quy-dinh-da-doi/bo", of_unit(ANSWER, 400)),
    # Report, review, sealing, signing, files
    ("GET", "seal.report"): Route("/danh-gia/{assessment}/bao-cao", of_unit(VIEW, 200)),
    ("POST", "seal.save"): Route("/danh-gia/{assessment}/bao-cao", of_unit(ANSWER, 400)),
    ("GET", "seal.review_form"): Route("/danh-gia/{assessment}/ra-soat", of_unit(VIEW, 200)),
    ("GET", "seal.draft_report"): Route("/danh-gia/{assessment}/ban-thao.pdf", of_unit(VIEW, 200)),
    ("POST", "seal.seal_now"): Route("/danh-gia/{assessment}/chot", of_unit(SEAL, 422)),
    ("POST", "seal.reopen"): Route("/danh-gia/{assessment}/mo-lai", of_unit(SEAL, 422)),
    ("POST", "seal.drop"): Route("/danh-gia/{assessment}/bo-phien-ban", of_unit(SEAL, 409)),
    ("POST", "minutes.attach"): Route("/danh-gia/{assessment}/bien-ban", of_unit(ANSWER, 422)),
    ("GET", "minutes.download"): Route("/danh-gia/{assessment}/bien-ban", of_unit(VIEW, 404)),
    ("POST", "minutes.remove"): Route("/danh-gia/{assessment}/bien-ban/xoa", of_unit(ANSWER, 303)),
    ("GET", "sign.slots"): Route("/danh-gia/{assessment}/ky", of_unit(VIEW, 200)),
    ("POST", "sign.sign_now"): Route("/danh-gia/{assessment}/ky", of_unit(SIGN, 422)),
    ("POST", "sign.upload"): Route("/danh-gia/{assessment}/ky/tai-len", of_unit(VIEW, 422)),
    ("POST", "sign.upload_scanned"): Route("/danh-gia/{assessment}/ky/ban-quet", of_unit(VIEW, 422)),
    ("GET", "sign.kept_files"): Route("/danh-gia/{assessment}/tep", of_unit(VIEW, 200)),
    ("GET", "sign.download"): Route("/danh-gia/{assessment}/tep/1", of_unit(VIEW, 404)),
    ("GET", "sign.confirmation"): Route("/danh-gia/{assessment}/phieu-xac-nhan", of_unit(VIEW, 404)),
    # What units show to everybody (nobody in the world published anything; the tests of publishing do), surveys
    ("GET", "published.overview"): Route("/cong-khai", everyone(200)),
    ("GET", "published.unit"): Route("/cong-khai/khong-co", everyone(404)),
    ("GET", "published.report"): Route("/cong-khai/khong-co/bao-cao/ck-0", everyone(404)),
    ("GET", "board.overview"): Route("/cong-khai/khong-co/niem-yet", everyone(404)),
    ("GET", "board.file"): Route("/cong-khai/khong-co/niem-yet/ny-0/tep", everyone(404)),
    ("GET", "survey.ask"): Route("/khao-sat/0", everyone(404)),
    ("POST", "survey.send"): Route("/khao-sat/0", everyone(404)),
    # A unit's own public side; its head publishes. The item and the survey do not exist
    ("GET", "unit_public.overview"): Route("/don-vi/{unit}/cong-khai", of_unit(VIEW, 200)),
    ("POST", "unit_public.open_now"): Route("/don-vi/{unit}/cong-khai/mo", of_unit(PUBLISH, 400)),
    ("POST", "unit_public.close_now"): Route("/don-vi/{unit}/cong-khai/dong", of_unit(PUBLISH, 422), {"revision": "1"}),
    ("GET", "unit_public.result"): Route("/don-vi/{unit}/cong-khai/ket-qua/{assessment}", of_unit(VIEW, 404)),
    ("POST", "unit_public.prepare_now"): Route("/don-vi/{unit}/cong-khai/ket-qua/{assessment}", of_unit(ANSWER, 404)),
    ("POST", "unit_public.publish_now"): Route(
        "/don-vi/{unit}/cong-khai/ket-qua/{assessment}/dang", of_unit(PUBLISH, 404)
    ),
    ("POST", "unit_public.withdraw_now"): Route(
        "/don-vi/{unit}/cong-khai/ket-qua/{assessment}/rut", of_unit(ANSWER, 404)
    ),
    ("GET", "unit_public.items"): Route("/don-vi/{unit}/cong-khai/niem-yet", of_unit(VIEW, 200)),
    ("POST", "unit_public.add_item"): Route("/don-vi/{unit}/cong-khai/niem-yet", of_unit(ANSWER, 422)),
    ("GET", "unit_public.log"): Route("/don-vi/{unit}/cong-khai/niem-yet/so", of_unit(VIEW, 200)),
    ("GET", "unit_public.item"): Route("/don-vi/{unit}/cong-khai/niem-yet/ny-0", of_unit(VIEW, 404)),
    ("POST", "unit_public.save_item"): Route("/don-vi/{unit}/cong-khai/niem-yet/ny-0", of_unit(ANSWER, 404)),
    ("POST", "unit_public.mask_item"): Route("/don-vi/{unit}/cong-khai/niem-yet/ny-0/che", of_unit(ANSWER, 404)),
    ("POST", "unit_public.post_now"): Route("/don-vi/{unit}/cong-khai/niem-yet/ny-0/dang", of_unit(PUBLISH, 404)),
    ("POST", "unit_public.take_down_now"): Route("/don-vi/{unit}/cong-khai/niem-yet/ny-0/go", of_unit(ANSWER, 404)),
    ("POST", "unit_public.remove_now"): Route("/don-vi/{unit}/cong-khai/niem-yet/ny-0/xoa", of_unit(ANSWER, 400)),
    ("GET", "unit_public.file"): Route("/don-vi/{unit}/cong-khai/niem-yet/ny-0/tep", of_unit(VIEW, 404)),
    ("GET", "unit_public.surveys"): Route("/don-vi/{unit}/cong-khai/khao-sat", of_unit(VIEW, 200)),
    ("POST", "unit_public.open_one"): Route("/don-vi/{unit}/cong-khai/khao-sat", of_unit(ANSWER, 422)),
    ("POST", "unit_public.close_one"): Route("/don-vi/{unit}/cong-khai/khao-sat/0/dong", of_unit(ANSWER, 404)),
    ("GET", "unit_public.poster"): Route("/don-vi/{unit}/cong-khai/khao-sat/0", of_unit(VIEW, 404)),
    ("GET", "unit_public.qr"): Route("/don-vi/{unit}/cong-khai/khao-sat/0/qr.svg", of_unit(VIEW, 404)),
}
