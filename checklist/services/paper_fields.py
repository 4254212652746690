"""What is typed about a paper: read, or refused with a sentence for each field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.domain.values import Faults
from checklist.services.errors import FieldsRefused

LONGEST_TITLE, LONGEST_REFERENCE = 300, 1000
OTHER = "other_document"
FILE, LINK, REFERENCE, TITLE, KIND, DATED = "file", "link", "reference", "title", "kind", "dated"


@dataclass(frozen=True, slots=True)
class NewPaper:
    """What is typed about a paper; blank is not given. ``dated`` is the day on the paper or of the photo.

    Where no day is typed for a new photo, the day is taken that the camera wrote into its file.
    """

    kind: str = ""
    title: str = ""
    reference: str = ""
    link: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class PaperFields:
    """The same, read. ``title`` may be empty."""

    kind: str
    title: str
    reference: str
    link: str
    dated: date | None


class PaperRefused(FieldsRefused):
    """A paper that was not kept."""


def read_paper(given: NewPaper, pack: RulePack, *, has_file: bool) -> PaperFields:
    """Read what is typed. Raises :class:`PaperRefused` with every fault."""
    read = Faults()
    title, reference = read.text(given.title, TITLE), read.text(given.reference, REFERENCE)
    link, kind = read.text(given.link, LINK), given.kind or OTHER
    dated = read.day(given.dated.strip() or None, DATED)
    if kind not in pack.evidence:
        read.add(KIND, "loại tài liệu này không có trong danh mục", "this kind is not in the catalogue")
    if len(title) > LONGEST_TITLE:
        read.add(TITLE, f"tên tài liệu dài quá {LONGEST_TITLE} ký tự", f"the title is over {LONGEST_TITLE} characters")
    for name, text in ((REFERENCE, reference), (LINK, link)):
        if len(text) > LONGEST_REFERENCE:
            read.add(name, f"dài quá {LONGEST_REFERENCE} ký tự", f"longer than {LONGEST_REFERENCE} characters")
    if link and (not link.startswith(("http://", "https://")) or any(letter.isspace() for letter in link)):
        read.add(LINK, "đường dẫn phải bắt đầu bằng http:// hoặc https:// và không có dấu cách",
                 "a link begins with http:// or https:// and has no spaces")  # fmt: skip
    if not has_file and not reference and not link and not read.found:
        read.add(FILE, "cần có tệp, đường dẫn, hoặc số, ký hiệu của văn bản giấy",
                 "a file, a link or the number of a paper is needed")  # fmt: skip
    if read.found:
        raise PaperRefused({fault.path: _sentence(fault.message) for fault in read.found})
    return PaperFields(kind, title, reference, link, dated)


def file_title(name: str) -> str:
    """A title out of a file's name; empty where that is no name at all."""
    stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    reader = Faults()
    title = reader.text(" ".join(stem.split())[:LONGEST_TITLE], TITLE)
    return "" if reader.found else title


def kind_title(kind: str, pack: RulePack) -> str:
    """What a paper is called that nobody named."""
    return pack.evidence[kind].vi if kind in pack.evidence else kind


def _sentence(message: Text) -> Text:
    return Text(f"{message.vi[:1].upper()}{message.vi[1:]}.", f"{message.en[:1].upper()}{message.en[1:]}.")
