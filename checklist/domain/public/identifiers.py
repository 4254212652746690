"""Personal identifiers in a text that is about to be published: found with their place, and masked.

Vietnamese offices write them with spaces, dots or hyphens between groups of digits. What only looks alike - years,
days, numbers of documents, articles, amounts of money - is left alone. Names are not found: no pattern tells them
apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from checklist.domain.text import Text


class IdentifierKind(StrEnum):
    """What an identifier is, as far as its shape tells."""

    EMAIL = "email"
    CITIZEN = "citizen"
    OLD_CITIZEN = "old_citizen"
    PHONE = "phone"
    ACCOUNT = "account"


KIND_NAMES: Mapping[IdentifierKind, Text] = MappingProxyType(
    {
        IdentifierKind.EMAIL: Text("địa chỉ thư điện tử", "e-mail address"),
        IdentifierKind.CITIZEN: Text("số căn cước, số định danh cá nhân (12 số)", "citizen number (12 digits)"),
        IdentifierKind.OLD_CITIZEN: Text("số chứng minh nhân dân (9 số)", "old identity card number (9 digits)"),
        IdentifierKind.PHONE: Text("số điện thoại", "phone number"),
        IdentifierKind.ACCOUNT: Text("dãy số giống số tài khoản, số thẻ", "digits like those of an account or a card"),
    }
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier. ``start`` and ``end`` are places in the text, ``line`` counts from 1."""

    kind: IdentifierKind
    start: int
    end: int
    line: int
    text: str
    masked: str


# One space, dot or hyphen of any width; never two, which separate columns.
_S = "[ .\u00a0\u2007\u2009\u202f\u2010-\u2013-]"
# Not inside a longer number, a decimal, a day, a document number or a section number.
_LEFT, _RIGHT = r"(?<![0-9])(?<![0-9][.,/-])(?<!/)", r"(?![0-9])(?![.,-][0-9])(?!/[0-9A-Za-zĐđ])"

_EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_MOBILE = rf"(?:(?:\+|\b)84{_S}?\)?{_S}?0?|0)[35789](?:{_S}?[0-9]){{8}}"
_LANDLINE = rf"(?:\+84{_S}?\(?0?|\(?0)2[0-9]{{1,2}}\)?(?:{_S}?[0-9]){{7,8}}"
_PHONE = re.compile(rf"{_LEFT}\(?(?:{_MOBILE}|{_LANDLINE}){_RIGHT}")
# Codes of provinces run to 096, so a citizen number starts with 0; an amount of money never does.
_CITIZEN = re.compile(rf"{_LEFT}0[0-9]{{2}}(?:{_S}?[0-9]){{9}}{_RIGHT}")
_OLD_CITIZEN = re.compile(rf"{_LEFT}[0-9]{{9}}{_RIGHT}")
_OLD_CITIZEN_SPACED = re.compile(rf"{_LEFT}[0-9]{{3}}{_S}[0-9]{{3}}{_S}[0-9]{{3}}{_RIGHT}")
_CARD = re.compile(rf"{_LEFT}(?:9704|4[0-9]{{3}}|5[1-5][0-9]{{2}})(?:{_S}[0-9]{{4}}){{3}}(?:{_S}?[0-9]{{3}})?{_RIGHT}")
_LONG = re.compile(rf"{_LEFT}[0-9]{{10,19}}{_RIGHT}")
_NAMED_ACCOUNT = re.compile(rf"{_LEFT}[0-9](?:{_S}?[0-9]){{5,18}}{_RIGHT}")

_BEFORE, _AFTER = 60, 16
_MONEY_AFTER = re.compile(
    r"\s*(?:đồng|đ\b|vnđ|vnd|usd|triệu|tỷ|tỉ|nghìn|ngàn|%|m2|m²|m3|ha\b|kg|tấn|người|hộ\b|lượt)", re.I
)
_MONEY_BEFORE = re.compile(
    r"(?:số tiền|kinh phí|trị giá|giá trị|thành tiền|tổng (?:số|cộng|thu|chi|mức|kinh phí|dự toán)?|dự toán|quyết toán"
    r"|đóng góp|ủng hộ|thu được|chi hết|đã (?:thu|chi)|ngân sách|vốn|(?:vnđ|vnd))[^0-9.;\n]{0,24}$",
    re.I,
)
_TAX_BEFORE = re.compile(r"(?:mã số (?:thuế|doanh nghiệp|đơn vị)|mst|mã hồ sơ|mã đơn vị|mã qhns)[^0-9;\n]{0,12}$", re.I)
_DOCUMENT_BEFORE = re.compile(
    r"(?:quyết định|công văn|nghị quyết|thông báo|kế hoạch|văn bản|báo cáo)\s+số\s*:?\s*$", re.I
)
_ACCOUNT_BEFORE = re.compile(r"(?:\bstk|số tài khoản|số tk|tài khoản|\btk|số thẻ|account)[^0-9;\n]{0,40}$", re.I)
_CITIZEN_BEFORE = re.compile(
    r"(?:cmnd|cmtnd|\bcmt|chứng minh (?:nhân dân|thư)|căn cước|cccd|định danh)[^0-9;\n]{0,24}$", re.I
)
_MOMENT = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9].*")

Test = Callable[[str, str, str], bool]


def _anything(_found: str, _before: str, _after: str) -> bool:
    return True


def _phone_like(found: str, before: str, _after: str) -> bool:
    """Groups as phone numbers are spoken; ``03.05.07.2023`` and the like are days."""
    sizes = [len(group) for group in re.findall(r"[0-9]+", found)]
    spelled = all(size >= 2 for size in sizes)
    is_day = len(sizes) == 4 and sizes[0] == 2 and "84" not in found[:4]
    return spelled and not is_day and not _tax(before)


def _citizen_like(found: str, before: str, after: str) -> bool:
    groups = re.findall(r"[0-9]+", found)
    even = all(len(group) >= 2 for group in groups)
    return even and 1 <= int("".join(groups)[:3]) <= 96 and not _money(before, after) and not _tax(before)


def _old_citizen_like(_found: str, before: str, after: str) -> bool:
    if _CITIZEN_BEFORE.search(before):
        return True
    return not _money(before, after) and not _tax(before) and not _DOCUMENT_BEFORE.search(before)


def _named_citizen(_found: str, before: str, _after: str) -> bool:
    return bool(_CITIZEN_BEFORE.search(before))


def _named_account(_found: str, before: str, after: str) -> bool:
    return bool(_ACCOUNT_BEFORE.search(before)) and not _MONEY_AFTER.match(after)


def _account_like(found: str, before: str, after: str) -> bool:
    plain = not (_money(before, after) or _tax(before) or _DOCUMENT_BEFORE.search(before))
    return plain and not (len(found) in (12, 14, 17) and _MOMENT.fullmatch(found))


def _money(before: str, after: str) -> bool:
    return bool(_MONEY_AFTER.match(after) or _MONEY_BEFORE.search(before))


def _tax(before: str) -> bool:
    return bool(_TAX_BEFORE.search(before))


# In this order: what an earlier shape has taken, a later one leaves alone.
_SHAPES: tuple[tuple[IdentifierKind, re.Pattern[str], Test], ...] = (
    (IdentifierKind.EMAIL, _EMAIL, _anything),
    (IdentifierKind.ACCOUNT, _NAMED_ACCOUNT, _named_account),
    (IdentifierKind.CITIZEN, _CITIZEN, _citizen_like),
    (IdentifierKind.ACCOUNT, _CARD, _anything),
    (IdentifierKind.PHONE, _PHONE, _phone_like),
    (IdentifierKind.OLD_CITIZEN, _OLD_CITIZEN_SPACED, _named_citizen),
    (IdentifierKind.OLD_CITIZEN, _OLD_CITIZEN, _old_citizen_like),
    (IdentifierKind.ACCOUNT, _LONG, _account_like),
)


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """The identifiers in ``text``, by place."""
    taken: list[Identifier] = []
    for kind, shape, fits in _SHAPES:
        for match in shape.finditer(text):
            start, end = match.span()
            if any(start < each.end and each.start < end for each in taken):
                continue
            before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
            if fits(match[0], before, after):
                line = text.count("\n", 0, start) + 1
                taken.append(Identifier(kind, start, end, line, match[0], masked(kind, match[0])))
    return tuple(sorted(taken, key=lambda each: each.start))


def mask(text: str) -> str:
    """``text`` with every identifier masked; the text itself is nobody's but the caller's and stays as it is."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    last = 0
    for each in find_identifiers(text):
        yield text[last : each.start]
        yield each.masked
        last = each.end
    yield text[last:]


def masked(kind: IdentifierKind, found: str) -> str:
    """An identifier with its middle hidden: ``012******789``, ``ng***@example.vn``. Spaces and dots stay."""
    if kind is IdentifierKind.EMAIL:
        name, _, host = found.partition("@")
        return f"{name[:2] if len(name) > 3 else name[:1]}***@{host}"
    digits = sum(letter.isdigit() for letter in found)
    first, last = (2, 2) if digits <= 9 else (3, 3)
    if kind is IdentifierKind.PHONE and found.lstrip("(").startswith(("+", "84")):
        first = 4
    seen, out = 0, []
    for letter in found:
        if letter.isdigit():
            seen += 1
            out.append(letter if seen <= first or seen > digits - last else "*")
        else:
            out.append(letter)
    return "".join(out)
