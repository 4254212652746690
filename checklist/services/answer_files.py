"""Reading an answer file from disk: strict YAML, then the domain's parser; every fault with its key path or line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.answers import Answer, AnswerSet, Evidence
from checklist.domain.faults import AnswerFault, AnswersInvalid
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import sha256
from checklist.domain.text import Text
from checklist.rulefiles.strict_yaml import Document, load_yaml
from checklist.services.errors import FileRefused

LARGEST_FILE = 16 * 1024 * 1024
LARGEST_EVIDENCE = 50 * 1024 * 1024


def read_answer_file(path: Path, pack: RulePack) -> tuple[AnswerSet, Mapping[str, bytes]]:
    """The answers of a file and the evidence files they name, by SHA-256.

    Evidence files are looked up beside the answer file and never outside its folder. Raises :class:`FileRefused` and
    :class:`AnswersInvalid`.
    """
    document = load_yaml(read_text(path))
    if document.problems:
        raise AnswersInvalid(AnswerFault(_place(document, path_, line), Text(message, message))
                             for path_, line, message in document.problems)  # fmt: skip
    answers = parse_answers(document.data, pack)
    return with_evidence_files(answers, path.parent)


def _place(document: Document, path: tuple[str | int, ...], line: int) -> str:
    keys = ".".join(str(part) for part in path)
    return f"{keys} (dòng {line})" if keys else f"dòng {line}"


def read_text(path: Path) -> str:
    """A UTF-8 text file within the size cap. Raises :class:`FileRefused`."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FileRefused(
                f"Tệp {path.name} lớn hơn 16 MB; tệp trả lời không thể lớn như vậy.",
                f"{path.name} is larger than 16 MB; no answer file is.",
            )
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise FileRefused(
            f"Không mở được tệp {path.name}: {error.strerror}.", f"{path.name} cannot be opened: {error.strerror}."
        ) from error
    except UnicodeDecodeError as error:
        raise FileRefused(
            f"Tệp {path.name} không phải chữ UTF-8; lưu lại tệp ở mã UTF-8.",
            f"{path.name} is no UTF-8 text; save it as UTF-8.",
        ) from error


def with_evidence_files(answers: AnswerSet, folder: Path) -> tuple[AnswerSet, dict[str, bytes]]:
    """The answers with the SHA-256 of every evidence file they name, and those files' bytes."""
    files: dict[str, bytes] = {}
    faults: list[AnswerFault] = []
    result: dict[str, Answer] = {}
    for key, answer in answers.answers.items():
        evidence = tuple(
            _hashed(piece, folder, f"answers.{key}.evidence[{number}].file", files, faults)
            for number, piece in enumerate(answer.evidence, 1)
        )
        result[key] = replace(answer, evidence=evidence)
    if faults:
        raise AnswersInvalid(faults)
    return replace(answers, answers=result), files


def _hashed(piece: Evidence, folder: Path, path: str, files: dict[str, bytes], faults: list[AnswerFault]) -> Evidence:
    if not piece.file:
        return piece
    target = (folder / piece.file).resolve()
    if not target.is_relative_to(folder.resolve()) or not target.is_file():
        message = f"không có tệp “{piece.file}” cạnh tệp trả lời"
        faults.append(AnswerFault(path, Text(message, f"no file {piece.file!r} beside the answer file")))
        return piece
    if target.stat().st_size > LARGEST_EVIDENCE:
        faults.append(AnswerFault(path, Text(f"tệp “{piece.file}” lớn hơn 50 MB", "the file is larger than 50 MB")))
        return piece
    content = target.read_bytes()
    digest = sha256(content)
    files[digest] = content
    return replace(piece, sha256=digest)
