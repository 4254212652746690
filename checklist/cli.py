"""The same services from a shell: ``flask --app checklist …``.

Exit codes: 0 done, 1 the answer is no (rule files refused, a signature not valid), 2 bad input. What needs the PDF
libraries is imported in its command, so that ``rules check`` does not wait for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click
from flask import Flask, current_app

from checklist.domain.dates import BadPeriod, Period
from checklist.domain.faults import AnswersInvalid
from checklist.domain.law import SourceCheck
from checklist.domain.requirement import Kind
from checklist.services.answer_template import answer_template
from checklist.services.errors import Refused
from checklist.services.rules import LoadedRules, RuleFilesInvalid, count_rules, export_lines
from checklist.services.workspace import Workspace

Command = Callable[..., Any]

PASSWORD_VARIABLE = "CHECKLIST_P12_PASSWORD"


def register(app: Flask) -> None:
    """Add every command to the application."""
    for command in (rules_group, answers_group, assess, sign, verify, trust_group, why, db_group, demo):
        app.cli.add_command(command)


def current_workspace() -> Workspace:
    """The installation this application runs in."""
    return Workspace(Path(current_app.config["INSTANCE_FOLDER"]), Path(current_app.config["RULES_FOLDER"]))


def current_rules(*, err: bool = True) -> LoadedRules:
    """The rules of this installation; exit 1 with every fault (on standard error if ``err``) when refused."""
    try:
        return current_workspace().rules
    except RuleFilesInvalid as error:
        for fault in error.faults:
            click.echo(f"rules/{fault}", err=err)
        click.echo(f"Tệp quy định có {len(error.faults)} lỗi; chưa nạp bộ quy định nào.", err=err)
        raise SystemExit(1) from error


def bad_input(lines: list[str]) -> NoReturn:
    """Exit 2 with one line a fault on standard error."""
    for line in lines:
        click.echo(line, err=True)
    raise SystemExit(2)


def refusing(command: Command) -> Command:
    """Turn refusals of the services into exit 2 with their sentences."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except AnswersInvalid as error:
            count = len(error.faults)
            bad_input([*map(str, error.faults), f"Tệp trả lời có {count} chỗ phải sửa; chưa ghi gì."])
        except Refused as error:
            bad_input([str(error)])

    return wrapped


@click.group("rules")
def rules_group() -> None:
    """Bộ quy định: kiểm tra, xuất dữ liệu."""


@rules_group.command("check")
def rules_check() -> None:
    """Kiểm tra mọi tệp quy định; in bảng tổng hợp, hoặc mọi lỗi kèm tệp và dòng."""
    counts = count_rules(current_rules(err=False).pack)
    heads = ["regulation", "requirements", "scored", "checks", *SourceCheck, *Kind]
    click.echo(
        "  ".join(f"{head:>{max(len(head), 6)}}" if index else f"{head:<22}" for index, head in enumerate(heads))
    )
    for count in counts:
        numbers: list[int] = [count.requirements, count.scored, count.checks]
        numbers += [count.by_source.get(source, 0) for source in SourceCheck]
        numbers += [count.by_kind.get(kind, 0) for kind in Kind]
        cells = [f"{number:>{max(len(head), 6)}}" for head, number in zip(heads[1:], numbers, strict=True)]
        click.echo("  ".join([f"{count.regulation:<22}", *cells]))


@rules_group.command("export")
@click.option("--json", "as_json", is_flag=True, required=True, help="Mỗi dòng một đối tượng JSON.")
def rules_export(as_json: bool) -> None:
    """Xuất mọi yêu cầu với đủ các trường."""
    for line in export_lines(current_rules().pack):
        click.echo(line)


@click.group("answers")
def answers_group() -> None:
    """Tệp trả lời của một đơn vị."""


@answers_group.command("template")
@click.option("--regulation", required=True, help="Mã bộ quy định, ví dụ nd-145-2020.")
@click.option("--period", required=True, help="Kỳ đánh giá TỪ..ĐẾN, ví dụ 2025-01-01..2025-12-31.")
@click.option("--set", "settings", multiple=True, help="key=value: name, kind hoặc một đặc điểm của đơn vị.")
@refusing
def answers_template(regulation: str, period: str, settings: tuple[str, ...]) -> None:
    """In tệp trả lời mẫu: mọi yêu cầu ràng buộc đơn vị, kèm điều được hỏi."""
    pack = current_rules().pack
    if regulation not in pack.regulations:
        bad_input([f"--regulation: không có bộ quy định “{regulation}”; các bộ có: {', '.join(pack.regulations)}"])
    try:
        span = Period.parse(period)
    except BadPeriod:
        bad_input([f"--period: kỳ “{period}” không hợp lệ; ghi TỪ..ĐẾN, ví dụ 2025-01-01..2025-12-31"])
    pairs = [setting.partition("=") for setting in settings]
    if any(not separator for _, separator, _ in pairs):
        bad_input(["--set: ghi dạng key=value"])
    click.echo(answer_template(pack, regulation, span, {key: value for key, _, value in pairs}), nl=False)


@click.command("assess")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Tệp PDF sẽ ghi.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Tệp kết quả đối chiếu (JSON) sẽ ghi.")
@click.option("--p12", type=click.Path(path_type=Path), help="Chứng thư số của người ký (.p12, .pfx).")
@click.option("--p12-password-file", type=click.Path(path_type=Path), help="Tệp chứa mật khẩu; nếu không sẽ hỏi.")
@click.option("--unsigned", is_flag=True, help="Chốt và kết xuất, chưa ký.")
@refusing
def assess(
    answers: Path, out: Path, json_file: Path | None, p12: Path | None, p12_password_file: Path | None, unsigned: bool
) -> None:
    """Đối chiếu, chốt, kết xuất và ký bản tự đánh giá từ tệp trả lời."""
    from checklist.services.assess import assess_file, keep_unsigned, sign_and_keep
    from checklist.services.outcome import findings_json, summary_lines
    from checklist.services.outputs import write_all

    current_rules()
    workspace = current_workspace()
    hand = _hand(p12, p12_password_file)
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
@click.option("--p12", type=click.Path(path_type=Path), help="Chứng thư số của người ký (.p12, .pfx).")
@click.option("--p12-password-file", type=click.Path(path_type=Path), help="Tệp chứa mật khẩu; nếu không sẽ hỏi.")
@refusing
def sign(pdf: Path, slot: str, out: Path, p12: Path | None, p12_password_file: Path | None) -> None:
    """Ký thêm một ô trên bản PDF đã chốt; không có --p12 thì ký bằng chữ ký nội bộ của phần mềm."""
    from checklist.services.outputs import read_pdf, write_all
    from checklist.services.signing import sign_slot

    write_all({out: sign_slot(current_workspace(), read_pdf(pdf), slot, _hand(p12, p12_password_file))})
    click.echo(f"Đã ký ô {slot}: {out}")


def _hand(p12: Path | None, password_file: Path | None) -> Any:
    """Who signs: the certificate file with its password, or nobody in particular (the instance's own key)."""
    from checklist.services.outputs import read_small
    from checklist.services.signing import Hand

    at = datetime.now(UTC)
    if p12 is None:
        return Hand(at=at, actor="cli")
    if password_file is not None:
        password = read_small(password_file).decode("utf-8", "replace").rstrip("\r\n")
    elif PASSWORD_VARIABLE in os.environ:
        password = os.environ[PASSWORD_VARIABLE]
    else:
        password = click.prompt("Mật khẩu chứng thư số", hide_input=True, default="", show_default=False)
    return Hand(at=at, actor="cli", p12=read_small(p12), password=password)


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


@click.group("trust")
def trust_group() -> None:
    """Chứng thư số gốc được tin cậy trên máy này."""


@trust_group.command("add")
@click.argument("pem", type=click.Path(path_type=Path))
@refusing
def trust_add(pem: Path) -> None:
    """Tin cậy một chứng thư số gốc (PEM)."""
    from checklist.services.outputs import read_small
    from checklist.services.trusted_roots import add_root

    click.echo(add_root(current_workspace(), read_small(pem), at=datetime.now(UTC)))


@trust_group.command("list")
def trust_list() -> None:
    """Liệt kê các chứng thư số gốc được tin cậy."""
    from checklist.services.trusted_roots import root_lines

    for line in root_lines(current_workspace()):
        click.echo(line)


@trust_group.command("remove")
@click.argument("fingerprint")
@refusing
def trust_remove(fingerprint: str) -> None:
    """Thôi tin cậy một chứng thư số gốc, theo phần đầu của dấu vân tay SHA-256."""
    from checklist.services.trusted_roots import remove_root

    click.echo(remove_root(current_workspace(), fingerprint, at=datetime.now(UTC)))


@click.command("why")
@click.argument("assessment")
@click.argument("requirement")
@refusing
def why(assessment: str, requirement: str) -> None:
    """Vì sao một yêu cầu có kết quả như vậy trong một bản tự đánh giá đã chốt."""
    from checklist.services.explain import explain

    for line in explain(current_workspace(), assessment, requirement):
        click.echo(line)


@click.group("db")
def db_group() -> None:
    """Cơ sở dữ liệu."""


@db_group.command("upgrade")
def db_upgrade() -> None:
    """Đưa cơ sở dữ liệu lên phiên bản mới nhất."""
    with current_workspace().database():
        click.echo("Cơ sở dữ liệu đã ở phiên bản mới nhất.")


@click.command("demo")
@refusing
def demo() -> None:
    """Đi hết một đợt tự đánh giá với ba đơn vị mẫu."""
    from checklist.services.demo import run_demo

    current_rules()
    workspace = current_workspace()
    samples = Path(current_app.config["SAMPLES_FOLDER"])
    for line in run_demo(workspace, samples, workspace.folder / "demo", at=datetime.now(UTC)):
        click.echo(line)
