"""Files that are handed over: those to be saved, and pictures of our own making, which alone a page may show."""

from __future__ import annotations

from flask import Response

PICTURE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
A_DAY, ASK_AGAIN = "private, max-age=86400", "no-cache, private"


def download_answer(content: bytes, name: str, media: str = "application/pdf") -> Response:
    """A file to be saved, never shown inline and never kept on the way."""
    answer = Response(content, mimetype=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def picture_answer(drawn: bytes | str, media: str = "image/jpeg", *, keep: str = A_DAY) -> Response:
    """A picture that was made here; opened by itself it runs and loads nothing. ``keep`` tells the browser how long."""
    headers = {"Content-Security-Policy": PICTURE_POLICY, "Cache-Control": keep}
    return Response(drawn, mimetype=media, headers=headers)
