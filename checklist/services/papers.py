"""The committee's papers: issued as PDF into the file store, signed in their fields.

Which paper stands for which decision or audit is kept by the caller: here a paper goes in and bytes come out.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from checklist.documents.attached_data import PAPER_NAME, extract_attachment
from checklist.documents.instance_ca import instance_signer
from checklist.documents.papers import render_paper
from checklist.documents.signers import Signer, load_pkcs12
from checklist.documents.signing import sign_pdf
from checklist.documents.signing_errors import SigningRefused
from checklist.documents.token import open_token
from checklist.domain.papers.lay_out import Paper
from checklist.domain.papers.payload import BadPaper, PaperFacts, facts_of, read_paper, seal_paper, signer_of
from checklist.services.errors import Refused
from checklist.services.signing import Hand, instance_ca
from checklist.services.workspace import Workspace
from checklist.store import files


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper that is kept: ``sha256`` is the address of its bytes, ``code`` what is printed on it."""

    sha256: str
    size: int
    code: str
    digest: str


def issue(workspace: Workspace, paper: Paper) -> IssuedPaper:
    """Print ``paper`` and keep its bytes; issuing the same paper again gives the same address."""
    seal = seal_paper(paper)
    kept = files.store(workspace.files, io.BytesIO(render_paper(paper)), allowed=(files.PDF,))
    return IssuedPaper(kept.sha256, kept.size, seal.code, seal.digest)


def sign_paper(workspace: Workspace, pdf: bytes, slot: str, hand: Hand) -> bytes:
    """``pdf`` with ``slot`` signed; the card names the title printed on the paper. Raises :class:`Refused`.

    With neither certificate file nor token the instance's own key signs, in the name the paper prints.
    """
    try:
        content = read_paper(extract_attachment(pdf, PAPER_NAME))
        person, role = signer_of(content, slot)
        if hand.token is not None:
            with open_token(hand.token.module, hand.token.label, hand.token.pin) as key:
                return sign_pdf(pdf, slot, key, at=hand.at, role=role or None)
        return sign_pdf(pdf, slot, _signer(workspace, facts_of(content), slot, person, hand), at=hand.at,
                        role=role or None)  # fmt: skip
    except SigningRefused as error:
        raise Refused(error.vi, error.en) from error
    except BadPaper as error:
        raise Refused(str(error), "The data inside this PDF cannot be read.") from error


def _signer(workspace: Workspace, facts: PaperFacts, slot: str, person: str, hand: Hand) -> Signer:
    if hand.p12 is not None:
        return load_pkcs12(hand.p12, hand.password)
    ca = instance_ca(workspace, hand.at)
    return instance_signer(ca, slot, facts.issuer, hand.at, person=person or None)
