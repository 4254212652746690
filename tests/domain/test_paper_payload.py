"""The data a paper carries: canonical, bound to its code, and read back as facts or refused."""

from __future__ import annotations

import json
from datetime import date

import pytest

from checklist.domain.papers.common import PaperKind
from checklist.domain.papers.payload import FORMAT, BadPaper, facts_of, is_paper, read_paper, seal_paper
from checklist.domain.papers.profiles import LayoutId
from checklist.domain.seal import assessment_id, canonical
from tests.domain.paper_form_samples import SCHOOL
from tests.domain.paper_samples import PARTY, STATE, certificate, conclusion, every_paper, issuing


@pytest.mark.parametrize("layout", [STATE, PARTY])
@pytest.mark.parametrize("name", every_paper(STATE))
def test_every_paper_is_read_back_with_its_code(name: str, layout: LayoutId) -> None:
    sealed = seal_paper(every_paper(layout)[name])
    content = read_paper(sealed.payload)

    assert content["format"] == FORMAT
    assert (content["code"], facts_of(content).code) == (sealed.code, sealed.code)


def test_the_same_paper_gives_the_same_data_and_another_another_code() -> None:
    assert seal_paper(certificate()) == seal_paper(certificate())
    assert seal_paper(certificate()).code != seal_paper(certificate(register_number="08/2026")).code


def test_the_facts_of_a_certificate_are_its_own_number_unit_grade_and_decision() -> None:
    facts = facts_of(read_paper(seal_paper(certificate()).payload))

    assert (facts.kind, facts.number, facts.unit, facts.grade) == (PaperKind.CERTIFICATE, "07/2026", SCHOOL, "Tốt")
    assert facts.decision == "15/QĐ-BCĐ 2026-01-22"
    assert facts.is_sample


@pytest.mark.parametrize(("layout", "number"), [(STATE, "21/TB-BCĐ"), (PARTY, "21-TB/BCĐ")])
def test_the_facts_name_the_number_as_others_cite_it(layout: LayoutId, number: str) -> None:
    paper = conclusion(layout, issuing=issuing(layout, number="21", issued_on=date(2026, 1, 26)))
    facts = facts_of(read_paper(seal_paper(paper).payload))

    assert (facts.number, facts.issued_on, facts.layout) == (number, "2026-01-26", layout)


def altered(**changes: object) -> bytes:
    content = json.loads(seal_paper(certificate()).payload)
    del content["code"]
    content |= changes
    return canonical({**content, "code": assessment_id(canonical(content))})


def test_data_whose_code_was_not_made_from_them_are_refused() -> None:
    payload = seal_paper(certificate()).payload.replace("Tốt".encode(), "Khá".encode())

    with pytest.raises(BadPaper, match="mã văn bản không khớp"):
        read_paper(payload)


def test_data_that_are_not_canonical_are_refused() -> None:
    with pytest.raises(BadPaper, match="chuẩn tắc"):
        read_paper(seal_paper(certificate()).payload + b" ")


@pytest.mark.parametrize("payload", [b"", b"[]", b"{}", b'{"format":"dan-chu-co-so/assessment/1"}', b"\xff"])
def test_other_data_are_refused(payload: bytes) -> None:
    assert not is_paper(payload)
    with pytest.raises(BadPaper):
        read_paper(payload)


@pytest.mark.parametrize("changes", [{"paper": None}, {"paper": {}}, {"kind": "letter"}, {"paper": {"issuing": []}}])
def test_data_without_what_a_paper_must_say_are_refused(changes: dict[str, object]) -> None:
    content = read_paper(altered(**changes))

    with pytest.raises(BadPaper, match="thiếu thông tin"):
        facts_of(content)
