"""The trusted roots: what may be added, how they are listed and how they are removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.documents.certificates import fingerprint
from checklist.documents.signing_errors import (
    RootAlreadyTrusted,
    RootNotAuthority,
    RootNotFound,
    RootNotReadable,
    RootPrefixAmbiguous,
)
from checklist.documents.trust import add_root, list_roots, load_roots, remove_root
from tests.documents import signed_files as files
from tests.documents.pki import make_intermediate, make_root


def test_an_added_root_is_listed_under_its_fingerprint(tmp_path: Path) -> None:
    added = add_root(tmp_path / "trust", files.root().pem)

    assert list_roots(tmp_path / "trust") == [added]
    assert added.name == "CA gốc thử"
    assert (tmp_path / "trust" / f"{fingerprint(files.root().certificate)}.pem").is_file()


def test_the_added_root_is_trusted(tmp_path: Path) -> None:
    add_root(tmp_path, files.root().pem)

    assert files.check(files.signed_once(), *load_roots(tmp_path)).bottom_line


def test_windows_line_ends_and_text_around_the_certificate_do_no_harm(tmp_path: Path) -> None:
    added = add_root(tmp_path, b"Ghi chu\r\n" + files.root().pem.replace(b"\n", b"\r\n"))

    assert added.fingerprint == fingerprint(files.root().certificate)


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"junk",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        files.root().pem * 2,
        files.root().pem + b"-----BEGIN PRIVATE KEY-----\n",
        files.root().pem + bytes(70_000),
    ],
    ids=["empty", "junk", "damaged", "two", "with-key", "large"],
)
def test_what_is_not_one_certificate_is_refused(tmp_path: Path, pem: bytes) -> None:
    with pytest.raises(RootNotReadable, match="không phải một chứng thư số gốc dạng PEM"):
        add_root(tmp_path, pem)
    assert list_roots(tmp_path) == []


def test_a_signers_certificate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RootNotAuthority, match="không phải chứng thư số gốc của tổ chức cấp chứng thư số"):
        add_root(tmp_path, files.head().pem)


def test_an_intermediate_authority_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RootNotAuthority):
        add_root(tmp_path, make_intermediate(files.root()).pem)


def test_a_root_is_not_added_twice(tmp_path: Path) -> None:
    add_root(tmp_path, files.root().pem)

    with pytest.raises(RootAlreadyTrusted, match="đã có trong danh sách tin cậy"):
        add_root(tmp_path, files.root().pem)


def test_a_root_is_removed_by_the_beginning_of_its_fingerprint(tmp_path: Path) -> None:
    added = add_root(tmp_path, files.root().pem)
    kept = add_root(tmp_path, make_root("Gốc khác").pem)

    removed = remove_root(tmp_path, added.grouped_fingerprint[:14])

    assert removed == added
    assert list_roots(tmp_path) == [kept]


@pytest.mark.parametrize("prefix", ["", "0123", "g" * 64, "../../etc"])
def test_a_prefix_that_names_no_root_is_refused(tmp_path: Path, prefix: str) -> None:
    add_root(tmp_path, files.root().pem)

    with pytest.raises(RootNotFound, match="Không có chứng thư số gốc nào"):
        remove_root(tmp_path, prefix)


def test_too_short_a_prefix_is_refused_even_if_it_fits(tmp_path: Path) -> None:
    added = add_root(tmp_path, files.root().pem)

    with pytest.raises(RootNotFound):
        remove_root(tmp_path, added.fingerprint[:7])


def test_a_file_that_was_put_there_under_another_name_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(files.root().pem)
    (tmp_path / f"{'0' * 64}.pem").write_bytes(b"junk")

    assert load_roots(tmp_path) == []


def test_a_folder_that_does_not_exist_holds_no_roots(tmp_path: Path) -> None:
    assert list_roots(tmp_path / "none") == []


def test_the_ambiguous_prefix_has_its_own_sentence() -> None:
    assert "nhập dài hơn" in str(RootPrefixAmbiguous(prefix="abcd"))
