"""A paper as printed: already worded, in the order of the page. A template only lays out what stands here."""

from __future__ import annotations

from dataclasses import dataclass, field

from checklist.domain.papers.grade_bars import GradeChart
from checklist.domain.papers.line_breaks import balanced_lines
from checklist.domain.papers.profiles import Profile
from checklist.domain.papers.tables import Table
from checklist.domain.report import Header, Line

# Letters of bold 14 pt that fit one line of the page.
SUBJECT_LETTERS = 64
AUTHORITY_LETTERS = 50
# Capitals of 14 pt above a signature's name.
OFFICE_LETTERS = 22
# Capitals of 12 pt above one of three signatures in a row.
WITNESS_LETTERS = 24


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first or second level; ``number`` is as printed (``III.``, ``2.``)."""

    number: str
    title: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Article:
    """``Điều 1.`` of a decision with its text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Boxes:
    """A few figures in boxes on the first page: label and value."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence in bold that nobody must overlook."""

    text: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture by the address of its file, with what stands under it."""

    sha256: str
    caption: str


@dataclass(frozen=True, slots=True)
class Photos:
    """Pictures, two in a row."""

    photos: tuple[Photo, ...]


Block = Line | Heading | Article | Boxes | Statement | Photos | GradeChart | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: authority lines and ``title`` above, ``office`` and ``name`` below, its field in the PDF."""

    slot: str
    authority: tuple[str, ...]
    title: str
    office: str
    name: str
    seal: bool
    hint: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything above the signature."""
        return (*self.authority, self.title)

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title of one who signs beside others, in balanced lines."""
        return balanced_lines(self.title, WITNESS_LETTERS)

    @property
    def office_lines(self) -> tuple[str, ...]:
        """The signer's own office in balanced lines of capitals."""
        return balanced_lines(self.office, OFFICE_LETTERS, upper=True)


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own; ``tables`` of a consolidated report have no number but their code."""

    number: str
    title: str
    reference: str
    blocks: tuple[Block, ...]
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper in reading order. ``witnesses`` sign in a row of their own, instead of ``signature``.

    ``has_initials`` prints the line for initials in the foot of every page; ``has_code`` the code of the paper there.
    ``beside_code`` are lines under a QR code, which then stands in the place of ``recipients``.
    """

    profile: Profile
    kind: str
    subject: str
    title: str
    issuer: str
    header: Header
    blocks: tuple[Block, ...]
    closing: tuple[Line | Article | Statement, ...]
    recipients: tuple[str, ...] = ()
    signature: Signature | None = None
    witnesses: tuple[Signature, ...] = ()
    addressees: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    authority: str = ""
    bases: tuple[str, ...] = ()
    enacting: str = ""
    annexes: tuple[Annex, ...] = ()
    proof: tuple[tuple[str, str], ...] = field(default=())
    has_initials: bool = False
    has_code: bool = False
    beside_code: tuple[str, ...] = ()

    @property
    def subject_lines(self) -> tuple[str, ...]:
        """The subject in balanced lines."""
        return balanced_lines(self.subject, SUBJECT_LETTERS)

    @property
    def authority_lines(self) -> tuple[str, ...]:
        """Who decides, in balanced lines of capitals."""
        return balanced_lines(self.authority, AUTHORITY_LETTERS, upper=True)

    @property
    def signers(self) -> tuple[Signature, ...]:
        """Everyone who signs, in the order of signing."""
        return (*self.witnesses, *((self.signature,) if self.signature else ()))
