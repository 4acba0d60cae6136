"""The folder for what is there for the time being is chosen without writing into it."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from builder.findings.errors import DiskError, disk_errors
from builder.processes.scratch import scratch_errors, scratch_folder, temporary_place
from tests.support.disks import files_up_to

VARIABLES = ("TMPDIR", "TEMP", "TMP")


@pytest.fixture(autouse=True)
def nothing_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  (pytest's own choice comes first)
    """Nobody has asked yet, and Python's own way, which leaves a file where a process is ended, is not gone."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", lambda: pytest.fail("a file is written to try"))
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", VARIABLES)
def test_the_folder_that_a_variable_names_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, str(tmp_path))
    assert (temporary_place(), tempfile.gettempdir()) == (str(tmp_path), str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_variable_that_names_no_folder_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "gone"))
    monkeypatch.setenv("TEMP", str(tmp_path))
    assert temporary_place() == str(tmp_path)


def test_what_somebody_has_chosen_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert temporary_place() == str(tmp_path)


def test_where_it_is_full_it_is_named_and_not_the_folder_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    of_site = disk_errors("disk", Path("public"))
    with files_up_to(1000), pytest.raises(DiskError) as full, of_site, scratch_folder("bilin-test-") as folder:
        (folder / "a").write_bytes(bytes(2000))
    assert (full.value.key, full.value.values["path"]) == ("scratch", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_want_of_space_stays_what_it_is() -> None:
    with pytest.raises(FileNotFoundError), scratch_errors():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "content")


def test_a_folder_of_a_killed_process_is_cleared_and_of_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    letter = tmp_path / "bilin-test-of-somebody"
    letter.mkdir()
    (tmp_path / "bilin-test-link").symlink_to(letter)
    left = tmp_path / "bilin-test-left"
    (left / "work").mkdir(parents=True)
    (left / "in-use").write_bytes(b"held\n")
    with scratch_folder("bilin-test-") as mine, scratch_folder("bilin-test-"):
        assert mine.exists()
        assert letter.exists()
        assert not left.exists()
    assert {path.name for path in tmp_path.iterdir()} == {letter.name, "bilin-test-link"}
