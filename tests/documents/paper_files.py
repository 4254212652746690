"""The papers of the samples as files, rendered once each, with no complaint of the renderer let pass."""

from __future__ import annotations

import functools
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass

from checklist.documents.papers import render_paper
from checklist.domain.papers.lay_out import Paper
from checklist.domain.papers.profiles import LayoutId
from tests.documents.render_samples import no_complaints
from tests.domain.paper_samples import PARTY, STATE, every_paper

NAMES = tuple(every_paper(STATE))
BOTH = (STATE, PARTY)
MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A word and where it stands, in millimetres from the top left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def rendered(paper: Paper) -> bytes:
    """The PDF of a paper."""
    with no_complaints():
        return render_paper(paper)


@functools.cache
def sample(layout: LayoutId, name: str) -> bytes:
    """One of the sample papers."""
    return rendered(every_paper(layout)[name])


def words_on(pdf: bytes, page: int) -> list[Word]:
    """The words of a page."""
    made = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-"], input=pdf, capture_output=True, check=True
    )
    return [
        Word(
            element.text or "",
            *(float(element.attrib[key]) / MILLIMETRE for key in ("xMin", "yMin", "xMax", "yMax")),
        )
        for element in ElementTree.fromstring(made.stdout).iter("{http://www.w3.org/1999/xhtml}word")
    ]


def line_of(words: list[Word], text: str) -> list[Word]:
    """The neighbouring words that make up ``text``."""
    wanted = text.split()
    for start in range(len(words)):
        found = words[start : start + len(wanted)]
        if [word.text for word in found] == wanted:
            return found
    raise AssertionError(f"not on the page: {text}")
