"""What every route answers to every role, for the own unit and for another: one row a route and method.

A route without a row fails ``test_routes``, and so does a row without a route. Addresses may hold ``{unit}``,
``{assessment}``, ``{requirement}`` (a scored one of the assessment's rule book) and ``{user}`` (an officer's account),
and so may the values of a form.
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
MANAGE = frozenset({"administrator"})

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
        """Only an address that names a unit has another unit to try."""
        return TARGETS if "{" in self.address else TARGETS[:1]


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
    # The walk through an assessment
    ("GET", "walk.overview"): Route("/danh-gia/{assessment}", of_unit(VIEW, 200)),
    ("GET", "walk.search"): Route("/danh-gia/{assessment}/tim?q=cong", of_unit(VIEW, 200)),
    ("GET", "walk.right"): Route("/danh-gia/{assessment}/cong-khai", of_unit(VIEW, 303)),
    ("GET", "walk.article"): Route("/danh-gia/{assessment}/to-chuc-thuc-hien/dieu-4", of_unit(VIEW, 200)),
    ("GET", "walk.requirement"): Route("/danh-gia/{assessment}/yeu-cau/{requirement}", of_unit(VIEW, 303)),
    ("POST", "walk.save"): Route("/danh-gia/{assessment}/yeu-cau/{requirement}", of_unit(ANSWER, 400)),
    ("POST", "walk.all_met"): Route("/danh-gia/{assessment}/to-chuc-thuc-hien/dieu-4/tat-ca-dat", of_unit(ANSWER, 303)),
    # The workbook (that with the digest “0” does not exist) and the blank forms
    ("GET", "workbook.start"): Route("/danh-gia/{assessment}/bang-tinh", of_unit(VIEW, 200)),
    ("GET", "workbook.download"): Route("/danh-gia/{assessment}/bang-tinh/tra-loi.xlsx", of_unit(VIEW, 200)),
    ("POST", "workbook.upload"): Route("/danh-gia/{assessment}/bang-tinh", of_unit(ANSWER, 422)),
    ("GET", "workbook.changes"): Route("/danh-gia/{assessment}/bang-tinh/0", of_unit(ANSWER, 404)),
    ("POST", "workbook.save"): Route("/danh-gia/{assessment}/bang-tinh/0", of_unit(ANSWER, 404)),
    ("GET", "forms.overview"): Route("/danh-gia/{assessment}/bieu-mau", of_unit(VIEW, 200)),
    ("GET", "forms.of_right"): Route("/danh-gia/{assessment}/bieu-mau/cong-khai.pdf", of_unit(VIEW, 200)),
    ("GET", "forms.of_article"): Route("/danh-gia/{assessment}/bieu-mau/cong-khai/khong-co.pdf", of_unit(VIEW, 404)),
    # Evidence
    ("GET", "evidence.overview"): Route("/danh-gia/{assessment}/minh-chung", of_unit(VIEW, 200)),
    ("POST", "evidence.add"): Route("/danh-gia/{assessment}/minh-chung", of_unit(ANSWER, 422)),
    ("GET", "evidence.of_requirement"): Route("/danh-gia/{assessment}/minh-chung/{requirement}", of_unit(VIEW, 200)),
    ("POST", "evidence.attach"): Route("/danh-gia/{assessment}/minh-chung/{requirement}/dung", of_unit(ANSWER, 303)),
    ("POST", "evidence.detach"): Route("/danh-gia/{assessment}/minh-chung/{requirement}/go", of_unit(ANSWER, 303)),
    # A paper that does not exist; the tests of evidence fetch one that does
    ("GET", "evidence.paper"): Route("/danh-gia/{assessment}/tai-lieu/tl-0", of_unit(VIEW, 404)),
    ("GET", "evidence.download"): Route("/danh-gia/{assessment}/tai-lieu/tl-0/tep", of_unit(VIEW, 404)),
    ("POST", "evidence.remove"): Route("/danh-gia/{assessment}/tai-lieu/tl-0/xoa", of_unit(ANSWER, 404)),
    # A unit's work
    ("GET", "units.dashboard"): Route("/don-vi/{unit}", of_unit(VIEW, 200)),
    ("GET", "units.start_form"): Route("/don-vi/{unit}/bat-dau", of_unit(ANSWER, 200)),
    ("POST", "units.start_now"): Route("/don-vi/{unit}/bat-dau", of_unit(ANSWER, 400)),
    # Report, review, sealing, signing, files
    ("GET", "seal.report"): Route("/danh-gia/{assessment}/bao-cao", of_unit(VIEW, 200)),
    ("POST", "seal.save"): Route("/danh-gia/{assessment}/bao-cao", of_unit(ANSWER, 400)),
    ("GET", "seal.review_form"): Route("/danh-gia/{assessment}/ra-soat", of_unit(VIEW, 200)),
    ("GET", "seal.draft_report"): Route("/danh-gia/{assessment}/ban-thao.pdf", of_unit(VIEW, 200)),
    ("POST", "seal.seal_now"): Route("/danh-gia/{assessment}/chot", of_unit(SEAL, 422)),
    ("POST", "seal.reopen"): Route("/danh-gia/{assessment}/mo-lai", of_unit(SEAL, 422)),
    ("GET", "sign.slots"): Route("/danh-gia/{assessment}/ky", of_unit(VIEW, 200)),
    ("POST", "sign.sign_now"): Route("/danh-gia/{assessment}/ky", of_unit(SIGN, 422)),
    ("POST", "sign.upload"): Route("/danh-gia/{assessment}/ky/tai-len", of_unit(VIEW, 422)),
    ("POST", "sign.upload_scanned"): Route("/danh-gia/{assessment}/ky/ban-quet", of_unit(VIEW, 422)),
    ("GET", "sign.kept_files"): Route("/danh-gia/{assessment}/tep", of_unit(VIEW, 200)),
    ("GET", "sign.download"): Route("/danh-gia/{assessment}/tep/1", of_unit(VIEW, 404)),
}
