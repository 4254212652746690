"""Signing a slot of a report: with a certificate file given now, or with the instance's own key."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from checklist.documents.attached_data import extract_attachment
from checklist.documents.instance_ca import ROOT_FILE, InstanceCa, instance_signer, make_instance_ca
from checklist.documents.signers import Signer, load_pkcs12
from checklist.documents.signing import sign_pdf
from checklist.documents.signing_errors import RootAlreadyTrusted, SigningRefused
from checklist.documents.token import open_token
from checklist.documents.trust import add_root
from checklist.domain.report import CO_SIGNER_SLOT, HEAD_SLOT
from checklist.domain.seal import BadSeal, read_seal
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace

CA_NAME = "Gốc chữ ký nội bộ"


@dataclass(frozen=True, slots=True)
class Token:
    """A hardware token behind a PKCS#11 ``module`` (the path of its library).

    The PIN is used for one signature and never stored or logged.
    """

    module: str
    label: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts and when; ``p12`` and its password are used for one signature and never stored or logged."""

    at: datetime
    actor: str
    p12: bytes | None = field(default=None, repr=False)
    password: str = field(default="", repr=False)
    token: Token | None = None


def sign_slot(workspace: Workspace, pdf: bytes, slot: str, hand: Hand) -> bytes:
    """``pdf`` with ``slot`` signed. Raises :class:`Refused` with the signer's sentence; ``pdf`` is not changed."""
    try:
        if hand.token is not None:
            with open_token(hand.token.module, hand.token.label, hand.token.pin) as key:
                return sign_pdf(pdf, slot, key, at=hand.at)
        signer = load_pkcs12(hand.p12, hand.password) if hand.p12 is not None else _own(workspace, pdf, slot, hand.at)
        return sign_pdf(pdf, slot, signer, at=hand.at)
    except SigningRefused as error:
        raise Refused(error.vi, error.en) from error
    except BadSeal as error:
        raise Refused(str(error), "The data inside this PDF cannot be read.") from error


def _own(workspace: Workspace, pdf: bytes, slot: str, at: datetime) -> Signer:
    """The instance's signer for a slot of the unit whose report this is."""
    given = read_seal(extract_attachment(pdf))["input"]
    person = _person(given["report"], slot)
    return instance_signer(instance_ca(workspace, at), slot, given["unit"]["name"], at, person=person)


def _person(report: Mapping[str, Any], slot: str) -> str | None:
    """Who the report says will sign a slot; ``None`` where it names nobody."""
    if slot == HEAD_SLOT:
        return report.get("signer_name")
    names = {
        f"{CO_SIGNER_SLOT}{number}": signer.get("name") for number, signer in enumerate(report.get("co_signers", ()), 1)
    }
    return names.get(slot) or None


def instance_ca(workspace: Workspace, at: datetime) -> InstanceCa:
    """The instance's own authority, made on first use and trusted by this instance (and by no other)."""
    is_new = not (workspace.keys / ROOT_FILE).exists()
    ca = make_instance_ca(workspace.keys, CA_NAME, at)
    if is_new:  # once: an operator who later stops trusting it is not overruled
        workspace.own_root.write_bytes(ca.root_pem)
        with suppress(RootAlreadyTrusted):
            add_root(workspace.trust, ca.root_pem)
    return ca
