"""Reading citations: always a list, each of an instrument that exists."""

from __future__ import annotations

import re

from checklist.domain.law import Citation
from checklist.rulefiles.reader import Reader

ARTICLE = re.compile(r"[1-9][0-9]*[a-z]?(-[1-9][0-9]*)?")
POINT = re.compile(r"[a-zđ][0-9]?")


def read_citations(reader: Reader, instrument: str, *, required: bool, key: str = "cite") -> tuple[Citation, ...]:
    """The citations under ``key``; ``instrument`` is the document where a citation names none."""
    citations = tuple(_citation(item, instrument) for item in reader.items(key, required=required))
    if required and reader.has(key) and not citations:
        reader.fault(f"thiếu căn cứ: “{key}” cần ít nhất một mục", key)
    return citations


def _citation(reader: Reader, instrument: str) -> Citation:
    article, clause = reader.string("article", required=False), reader.integer("clause", required=False)
    point = reader.string("point", required=False)
    if article and not ARTICLE.fullmatch(article):
        reader.fault(f"số điều “{article}” không đúng dạng (39, 12a hoặc 15-16)", "article")
    if point and not POINT.fullmatch(point):
        reader.fault(f"điểm “{point}” không đúng dạng (một chữ cái)", "point")
    if (clause is not None and not article) or (point and clause is None and not article):
        reader.fault("có khoản hoặc điểm thì phải có điều")
    document = reader.string("document", required=False) or instrument
    reader.done()
    return Citation(document, article or None, clause, point or None)
