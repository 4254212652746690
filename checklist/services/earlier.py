"""The answers of an earlier assessment, from its answer file or from its sealed PDF."""

from __future__ import annotations

from pathlib import Path

from checklist.documents.attached_data import ATTACHMENT_NAME, extract_attachment
from checklist.documents.signing_errors import AttachmentNotReadable
from checklist.domain.answer_parsing import parse_answers
from checklist.domain.answers import AnswerSet
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import BadSeal, read_seal
from checklist.services.answer_files import read_answer_file
from checklist.services.errors import Refused
from checklist.services.outputs import read_any

PDF = b"%PDF-"


def earlier_answers(path: Path, pack: RulePack) -> AnswerSet:
    """The answers in ``path``. They only propose, so signatures are not asked for.

    Raises ``AnswersInvalid``, ``FileRefused`` and :class:`Refused`.
    """
    content = read_any(path)
    if not content.startswith(PDF):
        return read_answer_file(path, pack)[0]
    try:
        return parse_answers(read_seal(extract_attachment(content, ATTACHMENT_NAME))["input"], pack, draft=True)
    except (BadSeal, AttachmentNotReadable) as error:
        raise Refused(
            f"Không đọc được câu trả lời trong {path.name}: {error}.",
            f"The answers in {path.name} cannot be read: {error}.",
        ) from error
