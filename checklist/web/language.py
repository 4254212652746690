"""The language of a page: Vietnamese unless the reader chose English, by ``?lang=en`` or by the switch."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from flask import Flask, has_request_context, request, session

from checklist.domain.text import Text

VIETNAMESE, ENGLISH = "vi", "en"
LANGUAGES = (VIETNAMESE, ENGLISH)
PARAMETER = "lang"
# Controls, halves of a pair, and code points that never are characters.
NOT_IN_PAGES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def register(app: Flask) -> None:
    """Make templates print every :class:`Text` in the reader's language, and links keep a language in the address."""
    app.jinja_options = {**app.jinja_options, "finalize": in_reader_language}
    app.url_defaults(keep_language)


def current_language() -> str:
    """The language of this request: the address first, then what the switch stored, then Vietnamese."""
    for choice in (request.args.get(PARAMETER), session.get(PARAMETER)):
        if choice in LANGUAGES:
            return str(choice)
    return VIETNAMESE


def other_language() -> str:
    """The language that the switch offers."""
    return VIETNAMESE if current_language() == ENGLISH else ENGLISH


def choose(language: str) -> None:
    """Remember ``language`` for this reader; one that does not exist is an error of the caller."""
    if language not in LANGUAGES:
        raise ValueError(language)
    session.permanent = True
    session[PARAMETER] = language


def in_reader_language(value: Any) -> Any:
    """``value`` as a template prints it: a :class:`Text` in the reader's language, anything else unchanged.

    Characters that no page may hold, typed and now shown again with the sentence that refuses them, show as ``\ufffd``.
    """
    if isinstance(value, Text):
        value = value.in_language(current_language())
    # Markup has been through here before; most texts are printable, and then nothing is copied.
    if type(value) is str and not value.isprintable():
        return NOT_IN_PAGES.sub("\ufffd", value)
    return value


def keep_language(endpoint: str, values: dict[str, Any]) -> None:
    """Carry a language given in the address over to the links of the page."""
    if not has_request_context() or endpoint in ("static", "pages.choose_language"):
        return
    choice = request.args.get(PARAMETER)
    if choice in LANGUAGES:
        values.setdefault(PARAMETER, choice)


def address_without_language() -> str:
    """Where the reader is now, for coming back after the switch; the start page when this is no page to get."""
    if request.method != "GET" or request.routing_exception is not None:
        return "/"
    query = urlencode([(key, value) for key, value in request.args.items(multi=True) if key != PARAMETER])
    return f"{request.path}?{query}" if query else request.path


def safe_address(address: str) -> str:
    """``address`` when it is a path on this site, else the start page: the switch must not send readers elsewhere."""
    # Browsers read "//host" and "/\\host" as another site.
    local = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if local and address.isprintable() else "/"
