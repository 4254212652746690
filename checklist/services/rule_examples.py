"""Worked examples of rule books: shipped as data, never loaded, until someone copies one into the instance."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from checklist.rulefiles.loader import EXAMPLES, load_rules
from checklist.rulefiles.strict_yaml import load_yaml_file
from checklist.services.errors import FileRefused, NotFound, Refused
from checklist.services.rules import loaded_rules
from checklist.services.workspace import Workspace

HEAD_FILE = "regulation.yaml"


def examples(workspace: Workspace) -> dict[str, str]:
    """The Vietnamese titles of the worked examples by name."""
    folder = workspace.rules_folder / EXAMPLES
    return {path.parent.name: _title(path) for path in sorted(folder.glob(f"*/{HEAD_FILE}"))}


def _title(path: Path) -> str:
    data = load_yaml_file(path).data
    title = data.get("title") if isinstance(data, Mapping) else None
    return str(title.get("vi", "")) if isinstance(title, Mapping) else ""


def copy_example(workspace: Workspace, name: str) -> Path:
    """Copy an example into the local rule books; returns its new folder.

    Raises :class:`NotFound`, :class:`Refused` when a local book has that name, :class:`FileRefused`, and
    ``RuleFilesInvalid`` when the rules could not be loaded with it: nothing is copied then.
    """
    known = examples(workspace)
    if name not in known:
        held = ", ".join(known)
        raise NotFound(
            f"Không có bộ quy định mẫu “{name}”; các mẫu có: {held or 'chưa có mẫu nào'}.",
            f"There is no example “{name}”; there are: {held or 'none yet'}.",
        )
    home = workspace.folder / "rules"
    target = home / name
    if target.exists():
        raise Refused(
            f"{target} đã có; không ghi đè. Đổi tên hoặc chuyển thư mục đó đi rồi làm lại.",
            f"{target} exists and is not written over. Rename or move it, then try again.",
        )
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=workspace.folder, prefix=".example-") as held:
            trial = Path(held) / workspace.folder.name / home.name
            shutil.copytree(home, trial)
            shutil.copytree(workspace.rules_folder / EXAMPLES / name, trial / name)
            load_rules(workspace.rules_folder, trial)
            os.rename(trial / name, target)
    except OSError as error:
        raise FileRefused(
            f"Không chép được bộ quy định mẫu: {error.strerror}.", f"The example cannot be copied: {error.strerror}."
        ) from error
    loaded_rules.cache_clear()
    return target
