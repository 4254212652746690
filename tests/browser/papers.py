"""Small files to prove things with."""

from __future__ import annotations

from pathlib import Path

PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {}\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def pdf(path: Path, text: str) -> Path:
    """A PDF at ``path`` that differs from others by its ``text``."""
    path.write_bytes(PDF.format(text).encode())
    return path
