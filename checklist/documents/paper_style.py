"""The part of a paper's style that follows from its layout, its code and its annexes: sizes, margins boxes, pages."""

from __future__ import annotations

from checklist.domain.papers.certificate import CertificatePage
from checklist.domain.papers.common import Issuing
from checklist.domain.papers.document import Document
from checklist.domain.papers.profiles import Profile
from checklist.domain.report import DRAFT_MARK, SAMPLE_MARK

FOOT = 'font: 8.5pt "Liberation Serif"; white-space: nowrap'
INITIALS = '"Trang " counter(page) "/" counter(pages) " – ký nháy: ………………"'

SEPARATOR = ' " · " '
LINE_BREAK = r'"\A "'


def page_style(page: Document | CertificatePage, code: str, issuing: Issuing) -> str:
    """The style sheet of one paper."""
    rules = [_sizes(page.profile)]
    if isinstance(page, CertificatePage):
        rules.append("@page { size: A4 landscape; margin: 0 }")
    else:
        rules += [_margins(page.profile), *_feet(page, code, issuing.is_sample), *_annexes(page)]
    if issuing.is_draft:
        rules.append(_draft(page))
    return "\n".join(rules)


def _sizes(profile: Profile) -> str:
    return (
        f"html {{ --body: {profile.body_size}pt; --line: {profile.line_height}; --indent: {profile.indent}; "
        f"--header: {profile.header_size}pt; --kind: {profile.kind_size}pt; --subject: {profile.subject_size}pt; "
        f"--recipients: {profile.recipients_size}pt }}"
    )


def _margins(profile: Profile) -> str:
    # The number of a Party paper stands 10 mm below the edge, that of a State paper in the middle of the margin.
    where = "vertical-align: top; padding-top: 10mm" if profile.is_party else "vertical-align: middle"
    return (
        "@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); "
        f'font: {profile.body_size}pt "Liberation Serif"; {where} }} }}\n'
        "@page :first { @top-center { content: none } }"
    )


def _feet(page: Document, code: str, is_sample: bool) -> list[str]:
    parts = [f'"Mã: {code}"', INITIALS] if page.has_initials else [f'"Mã: {code}"']
    if is_sample:
        whole = _sample_foot(parts)
        first = whole if page.has_code else _sample_foot([])
        return [f"@page {{ {whole} }}", f"@page :first {{ {first} }}"]
    boxes = [f"@bottom-left {{ content: {parts[0]}; {FOOT} }}"]
    boxes += [f"@bottom-right {{ content: {part}; {FOOT} }}" for part in parts[1:]]
    none = "" if page.has_code else "@page :first { @bottom-left { content: none } }"
    return [f"@page {{ {' '.join(boxes)} }}", none]


def _sample_foot(parts: list[str]) -> str:
    content = " ".join([f'"{SAMPLE_MARK}"', LINE_BREAK, SEPARATOR.join(parts)] if parts else [f'"{SAMPLE_MARK}"'])
    return f'@bottom-center {{ content: {content}; font: bold 8.5pt/1.5 "Liberation Serif"; white-space: pre }}'


def _annexes(page: Document) -> list[str]:
    """Every annex starts a page and counts its own; those of minutes are pages of the minutes, initialled alike."""
    rules = []
    for place, annex in enumerate(page.annexes, 1):
        name = f"annex{place}"
        rules.append(f".{name} {{ page: {name}; break-before: page }}")
        rules.append(f"@page {name} {{ size: A4{' landscape' if annex.is_landscape else ''} }}")
        if not page.has_initials:
            rules.append(f"@page :nth(1 of {name}) {{ counter-reset: page 1; @top-center {{ content: none }} }}")
    return rules


def _draft(page: Document | CertificatePage) -> str:
    # The margin box takes no room of the text; its word is turned about the box's edge moved to the middle of the page.
    upright, across = "translate(105mm, 0) rotate(-52deg)", "translate(148mm, 0) rotate(-32deg)"
    look = (
        f'content: "{DRAFT_MARK}"; font: bold 96pt "Liberation Serif"; white-space: nowrap; width: 30mm; '
        "text-align: left; text-indent: -75mm; opacity: 0.12; transform-origin: 0 50%"
    )
    if isinstance(page, CertificatePage):
        return f"@page {{ @left-middle {{ {look}; transform: {across} }} }}"
    rules = [f"@page {{ @left-middle {{ {look}; transform: {upright} }} }}"]
    rules += [
        f"@page annex{place} {{ @left-middle {{ transform: {across} }} }}"
        for place, annex in enumerate(page.annexes, 1)
        if annex.is_landscape
    ]
    return "\n".join(rules)
