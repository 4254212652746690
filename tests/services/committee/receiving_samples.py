"""A committee with its register and a campaign, reports of many units made quickly, and ways of breaking them.

The reports carry real seals under the small rule book of the tests of rule files, and are signed by real (test)
certificates; only their pages are short, as drawing a full report takes most of a second.
"""

from __future__ import annotations

import functools
import hashlib
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from checklist.documents.signing import sign_pdf
from checklist.documents.trust import add_root
from checklist.domain.answer_parsing import parse_answers
from checklist.domain.answers import Unit
from checklist.domain.assessing import assess
from checklist.domain.assessment import Assessment
from checklist.domain.committee.campaigns import Asked, Campaign, CampaignState
from checklist.domain.committee.register import Category, RegisterUnit
from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.seal import Seal, assessment_id, canonical, seal, sha256
from checklist.services.record import unit_id_of
from checklist.services.rules import loaded_rules
from checklist.services.working_calendar import calendar_for
from checklist.services.workspace import Workspace
from checklist.store import campaigns, committee, register, units
from tests.documents import signed_files
from tests.documents.pki import NOW, Identity, make_root, make_signer
from tests.documents.test_tamper_elsewhere import add_annotation, add_page, forged, swap_attachment, updated
from tests.documents.unsigned_pdf import make_unsigned_pdf
from tests.factories import GOOD_RULES

RECEIVED_AT = NOW + timedelta(days=20)
PERIOD = Period(date(2025, 1, 1), date(2025, 12, 31))
REGULATION, SCORING, CAMPAIGN = "mau-2-2020", "mau-100", "dot-2025"
SUPERIOR = "Ủy ban nhân dân xã Ánh Dương"


def clock() -> datetime:
    """When everything is received."""
    return RECEIVED_AT


def office(folder: Path, members: int = 0, *, campaign: bool = True) -> Workspace:
    """A committee's installation: ``members`` units in its register, all in an open campaign, one root trusted."""
    workspace = Workspace(folder / "instance", GOOD_RULES)
    add_root(workspace.trust, signed_files.root().pem)
    made = datetime(2025, 12, 1, tzinfo=UTC)
    with workspace.database() as db:
        units.add(db, units.Unit("bcd", "Văn phòng", "agency", "", "", {}, False, made))
        committee.add(db, committee.Committee("Ban Chỉ đạo", "", "", "nd30", "BCĐ", "", "bcd", 1, made))
        register.add(db, [registered(number) for number in range(1, members + 1)])
        if campaign:
            asked = {UnitKind.AGENCY: Asked(REGULATION, SCORING)}
            opened = Campaign(
                CAMPAIGN, "Đợt năm 2025", PERIOD, date(2026, 3, 31), asked, CampaignState.OPEN, 1, made, "t"
            )
            campaigns.add(db, opened)
            ids = [registered(number).id for number in range(1, members + 1)]
            campaigns.add_units(db, CAMPAIGN, ids, at=made, by="t")
    return workspace


def registered(number: int) -> RegisterUnit:
    """The unit of this number as the register has it."""
    unit = Unit(f"Trường Mầm non số {number}", UnitKind.AGENCY, {}, SUPERIOR, "Ánh Dương")
    return RegisterUnit(
        unit_id_of(unit), "", unit.name, unit.kind, Category.SCHOOL, None, SUPERIOR, None, None, "", False, 1,
        datetime(2025, 12, 1, tzinfo=UTC), "t",
    )  # fmt: skip


def answers(number: int, **changes: Any) -> dict[str, Any]:
    """What the unit of this number answers; ``changes`` replace answers by requirement (``d9k1``…)."""
    given = {
        "m2.d5.k1": {"declared": "done", "points": {"a": "done", "b": "done"}},
        "m2.d6": {"declared": "done", "facts": {"posted_on": "2025-01-01", "removed_on": "2025-03-01"}},
        "m2.d9.k1": {
            "declared": "done",
            "records": [
                {"held_on": "2025-03-01", "present": 18, "members": 20},
                {"held_on": "2025-09-01", "present": 18, "members": 20},
            ],
        },
    }
    unit = registered(number)
    return {
        "unit": {
            "name": unit.name,
            "kind": "agency",
            "parent": SUPERIOR,
            "place": "Ánh Dương",
            "profile": {"headcount": 20 + number % 7, "has_union": False, "area": "rural"},
        },
        "regulation": REGULATION,
        "period": str(PERIOD),
        "report": {"signer_name": "Nguyễn Thị Ánh Dương", "signer_title": "Hiệu trưởng"},
        "answers": {**given, **changes},
    }


def assessed(data: dict[str, Any], rules_folder: Path = GOOD_RULES) -> Assessment:
    """The assessment of such answers."""
    pack = loaded_rules(rules_folder).pack
    read = parse_answers(data, pack)
    return assess(pack, read, calendar_for(read))


def sealed(data: dict[str, Any], rules_folder: Path = GOOD_RULES) -> Seal:
    """The seal of such answers."""
    return seal(assessed(data, rules_folder), loaded_rules(rules_folder).sources)


def raised_score(data: dict[str, Any]) -> Seal:
    """A seal whose score was raised by hand and made consistent with itself again."""
    content = json.loads(sealed(data).payload)
    del content["assessment"]
    content["result"] = {**content["result"], "score": 100, "grade": "Tốt", "compliance_exact": "3/3"}
    return resealed(content)


def resealed(content: dict[str, Any]) -> Seal:
    """The seal of any content."""
    identifier = assessment_id(canonical(content))
    payload = canonical({**content, "assessment": identifier})
    return Seal(identifier, payload, sha256(payload), content["rules"]["digest"])


@functools.cache
def _layout() -> bytes:
    """The short report without data of its own: drawn once, as drawing takes most of the time."""
    return make_unsigned_pdf(attachment=b"{}", slots=("Head", "Organisation"))


def unsigned(made: Seal | bytes, **layout: Any) -> bytes:
    """A short unsigned report that carries a seal; ``layout`` has it drawn anew."""
    payload = made if isinstance(made, bytes) else made.payload
    if layout:
        return make_unsigned_pdf(attachment=payload, slots=("Head", "Organisation"), **layout)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_layout())) as document:
        attached = document.Root.Names.EmbeddedFiles.Names[1].EF.F
        attached.write(payload)
        attached.Params.Size = len(payload)
        attached.Params.CheckSum = pikepdf.String(hashlib.md5(payload).digest())
        stated = document.Root.Metadata.read_bytes()
        document.Root.Metadata.write(stated.replace(sha256(b"{}").encode(), sha256(payload).encode()))
        mode = pikepdf.ObjectStreamMode.generate
        document.save(out, static_id=True, fix_metadata_version=False, object_stream_mode=mode)
    return out.getvalue()


def signed(made: Seal | bytes, identity: Identity | None = None, *, at: datetime = NOW, **layout: Any) -> bytes:
    """A short report that carries a seal, signed by the head."""
    return sign_pdf(unsigned(made, **layout), "Head", (identity or signed_files.head()).signer, at=at)


@functools.cache
def stranger() -> Identity:
    """A signer under a root that nobody here trusts."""
    return make_signer(make_root("CA gốc không ai biết"))


@functools.cache
def outcast() -> Identity:
    """A signer whose certificate was revoked."""
    return make_signer(signed_files.root(), "Người đã mất thiết bị ký")


def revocations(*revoked: Identity, issuer: Identity | None = None, made: datetime = NOW, number: int = 1) -> bytes:
    """A list of revoked certificates, signed by the trusted test root unless another issuer is given."""
    root = issuer or signed_files.root()
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(root.certificate.subject)
        .last_update(made)
        .next_update(made + timedelta(days=30))
        .add_extension(x509.CRLNumber(number), critical=False)
    )
    for identity in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(identity.certificate.serial_number)
        builder = builder.add_revoked_certificate(entry.revocation_date(made - timedelta(days=1)).build())
    return builder.sign(root.key, hashes.SHA256()).public_bytes(Encoding.DER)


def flipped(pdf: bytes, position: int) -> bytes:
    """``pdf`` with one bit of one byte turned over."""
    return pdf[:position] + bytes([pdf[position] ^ 1]) + pdf[position + 1 :]


def flipped_in_text(pdf: bytes) -> bytes:
    """A byte of the first page changed."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        drawn = bytes(document.pages[0].Contents.read_raw_bytes())
    return flipped(pdf, pdf.index(drawn) + len(drawn) // 2)


def flipped_in_attachment(pdf: bytes) -> bytes:
    """A byte of the attached data changed."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        data = bytes(document.Root.Names.EmbeddedFiles.Names[1].EF.F.read_raw_bytes())
    return flipped(pdf, pdf.index(data) + len(data) // 2)


def flipped_in_signature(pdf: bytes) -> bytes:
    """A digit of the signature itself changed."""
    start, end = signed_files.contents_span(pdf)
    place = start + len(pdf[start:end].rstrip(b">").rstrip(b"0")) - 8
    return pdf[:place] + (b"1" if pdf[place : place + 1] != b"1" else b"2") + pdf[place + 1 :]


def encrypted(pdf: bytes) -> bytes:
    """``pdf`` with a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    return out.getvalue()


def garbage(megabytes: int = 50) -> bytes:
    """So much that begins like a PDF."""
    return b"%PDF-1.7\n" + bytes(megabytes * 1024 * 1024)


Break = Callable[[Seal], bytes]

TWELVE_WAYS: dict[str, Break] = {
    "text_changed": lambda made: flipped_in_text(signed(made)),
    "data_changed": lambda made: flipped_in_attachment(signed(made)),
    "signature_damaged": lambda made: flipped_in_signature(signed(made)),
    "page_added": lambda made: updated(signed(made), add_page),
    "annotation_added": lambda made: updated(signed(made), add_annotation),
    "signature_forged": lambda made: forged(),
    "certificate_expired": lambda made: signed_files.signed_elsewhere(
        unsigned(made), certify=True, valid_until=NOW - timedelta(days=1)
    ),
    "certificate_revoked": lambda made: signed(made, outcast()),
    "signer_unknown": lambda made: signed(made, stranger()),
    "truncated": lambda made: signed(made)[: len(signed(made)) * 2 // 3],
    "encrypted": lambda made: encrypted(signed(made)),
    "too_large": lambda made: garbage(),
}
"""Ways of breaking a report by the guard that must refuse it."""

OTHER_WAYS: dict[str, Break] = {
    "empty": lambda made: b"",
    "not_pdf": lambda made: made.payload,
    "unreadable": lambda made: b"%PDF-1.7\n" + made.payload + b"\n%%EOF",
    "unsigned": unsigned,
    "attachment_swapped": lambda made: updated(signed(made), swap_attachment),
    "appended": lambda made: signed(made) + b"\n",
    "data_foreign": lambda made: signed(b'{"format":"another/1"}'),
    "seal_broken": lambda made: signed(made.payload.replace(b"2025-03-01", b"2025-03-02")),
    "result_not_own": lambda made: signed(raised_score(answers(1, **{"m2.d6": {"declared": "not_done"}}))),
    "data_missing": lambda made: signed(made, digest="none"),
    "signed_in_future": lambda made: signed(made, at=RECEIVED_AT + timedelta(days=30)),
}
"""The other guards that a file can meet."""
