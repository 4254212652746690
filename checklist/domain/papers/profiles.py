"""The two official layouts: ``nd30`` for State bodies, ``hd05`` for Party bodies. A paper is one or the other.

Which one follows from the body that issues the paper, never from who is logged in. Everything in which the two differ
stands here and nowhere else: words, punctuation, order of number and type, sizes.

Sources: ``nd30`` – Nghị định 30/2020/NĐ-CP, Phụ lục I and III; ``hd05`` – Hướng dẫn 05-HD/VPTW of 27/5/2026, known from
two agreeing summaries and not from its full text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

BLANK = "\u00a0" * 6


class LayoutId(StrEnum):
    """The layouts by name."""

    STATE = "nd30"
    PARTY = "hd05"


@dataclass(frozen=True, slots=True)
class Profile:
    """One layout. Sizes are points, widths millimetres; the letters count for capitals in the left of the header."""

    id: LayoutId
    right_header: tuple[str, ...]
    separator: str
    number_form: str
    on_behalf: str
    for_head: str
    heading_mark: str
    subject_mark: str
    end: str
    files_copy: str
    is_bold_title: bool
    body_size: int
    line_height: str
    header_size: int
    header_letters: int
    kind_size: int
    subject_size: int
    indent: str
    recipients_size: int

    @property
    def is_party(self) -> bool:
        """Whether this is the layout of Party bodies."""
        return self.id is LayoutId.PARTY

    def number(self, number: str, kind: str, symbol: str) -> str:
        """The number line of a paper of ``kind``: a blank for the clerk unless ``number`` is given.

        A number that holds a slash is given in full and printed as it is.
        """
        return f"{self.number_form.split('{')[0]}{self.full_number(number, kind, symbol) or self._blank(kind, symbol)}"

    def full_number(self, number: str, kind: str, symbol: str) -> str:
        """The number as others cite it (``15/QĐ-BCĐ``, ``15-TB/BCĐ``); empty while there is none."""
        number = number.strip()
        if not number or "/" in number:
            return number
        return self._form().format(number=f"{int(number):02d}" if number.isdecimal() else number, kind=kind,
                                   symbol=symbol)  # fmt: skip

    def ended(self, text: str) -> str:
        """``text`` closed the way the last sentence of a paper is."""
        return f"{text.rstrip(' ./;')}{self.end}"

    def heading(self, number: str) -> str:
        """The number of a heading of the first level: ``I.`` or ``I-``."""
        return f"{number}{self.heading_mark}"

    def _blank(self, kind: str, symbol: str) -> str:
        return self._form().format(number=BLANK, kind=kind, symbol=symbol)

    def _form(self) -> str:
        return self.number_form[self.number_form.index("{") :]


STATE = Profile(
    id=LayoutId.STATE,
    right_header=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    separator="",
    number_form="Số: {number}/{kind}-{symbol}",
    on_behalf="TM.",
    for_head="KT.",
    heading_mark=".",
    subject_mark="",
    end="./.",
    files_copy="Lưu: VT",
    is_bold_title=True,
    body_size=13,
    line_height="1.25",
    header_size=12,
    header_letters=23,
    kind_size=14,
    subject_size=14,
    indent="1.27cm",
    recipients_size=11,
)
PARTY = Profile(
    id=LayoutId.PARTY,
    right_header=("ĐẢNG CỘNG SẢN VIỆT NAM",),
    separator="*",
    number_form="Số {number}-{kind}/{symbol}",
    on_behalf="T/M",
    for_head="K/T",
    heading_mark="-",
    subject_mark="-----",
    end=".",
    files_copy="Lưu Văn phòng",
    is_bold_title=False,
    body_size=14,
    line_height="19pt",
    header_size=14,
    header_letters=21,
    kind_size=15,
    subject_size=14,
    indent="1cm",
    recipients_size=12,
)
PROFILES: Mapping[LayoutId, Profile] = {LayoutId.STATE: STATE, LayoutId.PARTY: PARTY}
