"""``assess``, ``sign``, ``verify``, ``reopen``, ``why``: a report from its answers to its proof."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.cli.common import current_rules, current_workspace, refusing
from checklist.cli.signer import with_signer

if TYPE_CHECKING:
    from checklist.services.signing import Hand


@click.command("assess")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Tệp PDF sẽ ghi.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Tệp kết quả đối chiếu (JSON) sẽ ghi.")
@click.option("--unsigned", is_flag=True, help="Chốt và kết xuất, chưa ký.")
@refusing
@with_signer
def assess(answers: Path, out: Path, json_file: Path | None, unsigned: bool, hand: Hand) -> None:
    """Đối chiếu, chốt, kết xuất và ký bản tự đánh giá từ tệp trả lời."""
    from checklist.services.assess import assess_file, keep_unsigned, sign_and_keep
    from checklist.services.outcome import findings_json, summary_lines
    from checklist.services.outputs import write_all

    current_rules()
    workspace = current_workspace()
    report = assess_file(workspace, answers)
    pdf = report.pdf if unsigned else sign_and_keep(workspace, report, hand)
    if unsigned:
        keep_unsigned(workspace, report, hand)
    outputs = {out: pdf}
    if json_file is not None:
        outputs[json_file] = findings_json(report.seal.assessment, report.assessment).encode()
    write_all(outputs)
    for line in summary_lines(report.seal.assessment, report.assessment, report.notices):
        click.echo(line)
    click.echo(f"\nĐã ghi {out}")


@click.command("sign")
@click.argument("pdf", type=click.Path(path_type=Path))
@click.option("--slot", required=True, help="Ô ký: CoSigner1, CoSigner2…, Head, Organisation.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Tệp PDF sẽ ghi.")
@refusing
@with_signer
def sign(pdf: Path, slot: str, out: Path, hand: Hand) -> None:
    """Ký thêm một ô trên bản PDF đã chốt; không có --p12, --pkcs11 thì ký bằng chữ ký nội bộ của phần mềm."""
    from checklist.services.outputs import read_pdf, write_all
    from checklist.services.signing import sign_slot

    write_all({out: sign_slot(current_workspace(), read_pdf(pdf), slot, hand)})
    click.echo(f"Đã ký ô {slot}: {out}")


@click.command("verify")
@click.argument("pdf", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@refusing
def verify(pdf: Path, as_json: bool) -> None:
    """Kiểm tra một tệp PDF: chữ ký, dữ liệu đính kèm, tính lại kết quả. Thoát 0 khi hợp lệ, 1 khi không."""
    import json

    from checklist.services.outputs import read_any
    from checklist.services.verify import report_lines, verify_file

    current_rules()
    checked = verify_file(current_workspace(), read_any(pdf), at=datetime.now(UTC))
    if as_json:
        click.echo(json.dumps(checked.plain(), ensure_ascii=False, indent=2))
    else:
        for line in report_lines(checked):
            click.echo(line)
    raise SystemExit(0 if checked.is_valid else 1)


@click.command("why")
@click.argument("assessment")
@click.argument("requirement")
@refusing
def why(assessment: str, requirement: str) -> None:
    """Vì sao một yêu cầu có kết quả như vậy trong một bản tự đánh giá đã chốt."""
    from checklist.services.explain import explain

    for line in explain(current_workspace(), assessment, requirement):
        click.echo(line)


@click.command("reopen")
@click.argument("assessment")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Tệp PDF chưa ký sẽ ghi.")
@refusing
def reopen(assessment: str, out: Path) -> None:
    """Kết xuất lại bản đã chốt đúng như khi chốt, theo bộ quy định đã chốt cùng."""
    from checklist.services.explain import reprint
    from checklist.services.outputs import write_all

    write_all({out: reprint(current_workspace(), assessment)})
    click.echo(f"Đã ghi {out}")
