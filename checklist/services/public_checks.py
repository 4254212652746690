"""What stands against publishing a text: secrecy marks stop it, personal identifiers must be masked or answered for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklist.domain.public.identifiers import Identifier, find_identifiers, mask
from checklist.domain.public.secrecy import find_secret_marks
from checklist.domain.regulation import Regulation
from checklist.domain.text import Text
from checklist.domain.values import is_forbidden
from checklist.services.errors import Refused

IN_FILE_NAME = re.compile(r"[_.]+")
DIGEST = re.compile(r"[0-9a-f]{64}")
REPORT_TEXTS = Text("Lời văn của báo cáo", "Texts of the report")
UNIT_FACTS = Text("Thông tin đơn vị trong báo cáo", "The unit's facts in the report")
OTHER_TEXTS = Text("Nội dung khác của báo cáo", "Other contents of the report")


class Consent(StrEnum):
    """Why something that looks personal may stay as it is."""

    ORDERED_BY_LAW = "theo-luat"
    NOT_PERSONAL = "khong-ca-nhan"


@dataclass(frozen=True, slots=True)
class Spotted:
    """A personal identifier and where it stands."""

    place: Text
    identifier: Identifier


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in texts: identifiers, and secrecy marks with their places."""

    spotted: tuple[Spotted, ...]
    secret: tuple[tuple[Text, str], ...]


class SecretText(Refused):
    """A secrecy mark stops the publication, whatever anybody confirms."""

    def __init__(self, place: Text, mark: str) -> None:
        super().__init__(
            f"Không đăng được: {place.vi} có dấu “{mark}”. Tài liệu thuộc bí mật nhà nước không được công khai; "
            "nếu ghi nhầm, hãy bỏ dấu mật theo đúng quy định rồi đăng lại.",
            f"This cannot be published: {place.en} bears the mark “{mark}”. State secrets are not disclosed; if the "
            "mark is a mistake, have it removed as the rules require, then publish again.",
        )


class PersonalData(Refused):
    """What looks like personal identifiers is in the way until it is masked or answered for."""

    def __init__(self, spotted: tuple[Spotted, ...]) -> None:
        super().__init__(
            f"Còn {len(spotted)} chỗ giống thông tin định danh cá nhân. Hãy che bớt, hoặc xác nhận vì sao để nguyên.",
            f"{len(spotted)} places look like personal identifiers. Mask them, or confirm why they stay.",
        )
        self.spotted = spotted


def check_texts(texts: Iterable[tuple[Text, str]]) -> Checked:
    """What stands in texts, each given with the name of its place."""
    spotted: list[Spotted] = []
    secret: list[tuple[Text, str]] = []
    for place, text in texts:
        secret += [(place, found.mark) for found in find_secret_marks(text)]
        spotted += [Spotted(place, found) for found in find_identifiers(text)]
    return Checked(tuple(spotted), tuple(secret))


def let_pass(checked: Checked, consent: Consent | None) -> None:
    """Refuse what may not be published. Raises :class:`SecretText` and :class:`PersonalData`."""
    for place, mark in checked.secret:
        raise SecretText(place, mark)
    if checked.spotted and consent is None:
        raise PersonalData(checked.spotted)


def words_of_file(name: str) -> str:
    """A file's name as words, so that marks between underscores and dots are seen."""
    return IN_FILE_NAME.sub(" ", name)


def masked_file_name(name: str) -> str:
    """The name under which a file is served, its identifiers masked and nothing in it that could be a path."""
    return tidy(mask(name)).replace("/", "-").replace("\\", "-").replace("\n", " ").replace("*", "x")


def texts_of_report(content: Mapping[str, Any], regulation: Regulation) -> Iterator[tuple[Text, str]]:
    """Every text that a unit wrote into a sealed report, with its place."""
    given, known = content["input"], regulation.by_id()
    for key, value in given.items():
        if key == "answers":
            for requirement, answer in value.items():
                asked = known.get(requirement)
                cite = asked.cite[0] if asked and asked.cite else None
                vi = f"câu trả lời về {cite.short_vi()}" if cite else f"câu trả lời {requirement}"
                en = f"the answer about {cite.short_en()}" if cite else f"the answer {requirement}"
                yield from ((Text(vi, en), text) for text in _strings(answer))
        else:
            place = {"report": REPORT_TEXTS, "unit": UNIT_FACTS}.get(key, OTHER_TEXTS)
            yield from ((place, text) for text in _strings(value))


def tidy(text: str) -> str:
    """A typed text as it is kept: composed letters, no control characters, no white space around it."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in composed if not is_forbidden(letter)).strip()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if not DIGEST.fullmatch(value):
            yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)
