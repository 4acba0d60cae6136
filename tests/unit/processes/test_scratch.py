"""The folder for what is there for the time being is chosen without writing into it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from builder.processes.scratch import temporary_place

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
