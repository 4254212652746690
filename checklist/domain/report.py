"""The report: everything the page and the PDF print, already worded and formatted.

A template only lays out what stands here: no arithmetic, no law, no choice of words by verdict. Numbers inside
sentences are bound to the findings; the unit's own words are lines of their own (:attr:`LineKind.OWN`).

The free texts a unit may give (``answers.report``) are the closed list :data:`REPORT_KEYS`, read by
:mod:`checklist.domain.report_keys`. What each prints:

- header and number: ``number``, ``symbol``, ``issued_on``, ``place`` (left blank for the clerk when absent);
- opening: ``addressee`` (Kính gửi), ``basis_plan`` (Thực hiện Kế hoạch số …), ``data_as_of`` (default: the period's
  end; also the date of the PDF);
- I: ``situation``, ``advantages``, ``difficulties``; II: ``leadership``; III: ``impact``;
- IV: ``strengths``, ``shortcomings``, ``causes_objective``, ``causes_subjective``, ``lessons``;
- V: ``tasks``; VI: ``recommendations_committee``, ``recommendations_superior``;
- signatures: ``signer_authority`` (lines above the title, parted by ``/``; ``-`` for none), ``signer_title``,
  ``signer_name``, ``co_signers`` (``key`` of the regulation or an own ``title``; ``name``), ``organisation`` (whether
  the organisation signs too, default yes), ``prepared_by``, ``recipients`` (Nơi nhận);
- ``verification_url``: the address the QR code leads to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checklist.domain.report_keys import REPORT_KEYS as REPORT_KEYS

EMPTY = "Không phát sinh trong kỳ."
NO_FIGURE = "chưa có số liệu"
TO_BE_ADDED = "chưa có – phải bổ sung"
SAMPLE_MARK = "TÀI LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
DRAFT_MARK = "DỰ THẢO"
STANDING = "BẢN TỰ ĐÁNH GIÁ – CHƯA THẨM ĐỊNH"

HEAD_SLOT = "Head"
ORGANISATION_SLOT = "Organisation"
CO_SIGNER_SLOT = "CoSigner"


class LineKind(StrEnum):
    """How a line of running text is set."""

    SENTENCE = "sentence"  # made from the data, figures bound
    OWN = "own"  # the unit's own words
    BULLET = "bullet"
    DETAIL = "detail"  # a bullet under a bullet
    LABEL = "label"  # "a) Nguyên nhân khách quan"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or bullet."""

    text: str
    kind: LineKind = LineKind.SENTENCE


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; ``is_group`` rows are headings or totals within it, ``is_part`` rows break one down."""

    cells: tuple[str, ...]
    is_group: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: column titles, rows, and notes under it. Without rows, :data:`EMPTY` is printed instead."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its text, its table and its parts; ``number`` is as printed (``III``, ``2``)."""

    number: str
    title: str
    lines: tuple[Line, ...] = ()
    parts: tuple[Section, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The head of the first page; names are upper case and already broken into balanced lines."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The boxed figures on the first page."""

    counted: str
    done: str
    partly: str
    not_done: str
    compliance: str
    points: str
    grade: str
    knocked_out: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One requirement in the table of scores. ``id`` is the requirement's and names the row in the PDF."""

    id: str
    number: str
    text: str
    citation: str
    maximum: str
    verdict: str
    proof: str
    figures: str
    earned: str
    evidence: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """The requirements of one right, with their sum."""

    number: str
    title: str
    maximum: str
    earned: str
    ratio: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class ScoreTotal:
    """One of the closing rows of the table of scores."""

    label: str
    maximum: str
    earned: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the picture of results: how many requirements of a right stand how."""

    label: str
    done: int
    partly: int
    not_done: int
    undetermined: int


@dataclass(frozen=True, slots=True)
class Signer:
    """A printed place to sign: the lines above the signature, the name below it, the field's name in the PDF."""

    slot: str
    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What ties the paper to its data. ``qr`` is what the code holds; ``None`` while nothing is sealed."""

    rows: tuple[tuple[str, str], ...]
    digest: str | None
    qr: str | None
    explanation: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole self-assessment as printed."""

    assessment: str
    digest: str | None
    language: str
    data_as_of: date
    is_sample: bool
    is_draft: bool
    unit: str
    title: str
    subject: str
    header: Header
    addressees: tuple[str, ...]
    notices: tuple[str, ...]
    opening: str
    summary: Summary
    sections: tuple[Section, ...]
    bars: tuple[Bar, ...]
    closing: str
    recipients: tuple[str, ...]
    head: Signer
    co_signers: tuple[Signer, ...]
    organisation: bool
    prepared_by: str
    annex_reference: str
    scores: tuple[ScoreGroup, ...]
    score_totals: tuple[ScoreTotal, ...]
    score_notes: tuple[str, ...]
    figures: Table
    evidence: Table
    remedies: Table
    excluded: Table
    legal_points: Table
    verification: Verification
    indicators: Table | None = None

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of the signature fields in the order of signing; a draft has none."""
        if self.is_draft:
            return ()
        people = (*(signer.slot for signer in self.co_signers), self.head.slot)
        return (*people, ORGANISATION_SLOT) if self.organisation else people
