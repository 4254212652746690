"""The same report gives the same bytes: in two processes, whatever the hash seed, the time zone and the folder."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pikepdf

from checklist.documents.fonts import FOLDER
from tests.documents.render_samples import opened, ordinary, rendered
from tests.domain.report_samples import a_case, seven_verdicts

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (
    "import hashlib; from tests.documents.render_samples import ordinary; print(hashlib.sha256(ordinary()).hexdigest())"
)


def rendered_elsewhere(folder: Path, **environment: str) -> str:
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stderr == ""
    return made.stdout.strip()


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    here = hashlib.sha256(ordinary()).hexdigest()
    one = rendered_elsewhere(ROOT, PYTHONHASHSEED="1", TZ="Asia/Ho_Chi_Minh")
    other = rendered_elsewhere(tmp_path, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C", HOME=str(tmp_path))

    assert one == other == here


def test_rendering_twice_in_one_process_gives_the_same_bytes() -> None:
    again = rendered(seven_verdicts(), verification_url="https://example.vn/tra-cuu")

    assert again == ordinary()


def test_different_reports_have_different_identifiers() -> None:
    def identifier(pdf: bytes) -> bytes:
        array = opened(pdf).trailer.ID
        assert isinstance(array, pikepdf.Array)
        return bytes(array[0])

    assert identifier(ordinary()) != identifier(rendered(a_case()))


def test_the_fonts_are_shipped_whole_with_their_licence() -> None:
    names = {path.name for path in FOLDER.iterdir()}

    assert {f"LiberationSerif-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")} <= names
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
