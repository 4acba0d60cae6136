"""The comparison with other generators: no run pays for what another wrote, and our pages can be built alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import generators, ours
from tests.conftest import MINIMAL, ROOT, files_of

_WRITE = "import sys, pathlib; path = pathlib.Path(sys.argv[1]); path.mkdir(); (path / 'index.html').write_text('<p>a')"


def test_what_was_written_stays_until_all_have_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", _WRITE]
    names = (generators.OURS, generators.ALONE, "hugo plain")
    generators._measure(dict.fromkeys(names, (command, tmp_path)), tmp_path / "written", districts=1, rounds=2)
    assert len(list((tmp_path / "written").rglob("index.html"))) == len(names) * 2
    printed = capsys.readouterr().out
    assert "ours to hugo plain: wall" in printed
    assert " user, " in printed


def test_pages_alone_are_the_same_pages_without_their_twins(tmp_path: Path) -> None:
    both, alone = _built(tmp_path / "both"), _built(tmp_path / "alone", ours.PAGES_ALONE)
    assert _pages_of(alone) == _pages_of(both)
    assert {Path(path).suffix for path in both.keys() - alone.keys()} == {".md", ".png"}


def _built(folder: Path, *flags: str) -> dict[str, bytes]:
    shutil.copytree(MINIMAL, folder / "content")
    command = [sys.executable, "-m", ours.__name__, *flags, str(folder / "content"), str(folder / "site")]
    subprocess.run(command, check=True, cwd=ROOT)
    return files_of(folder / "site")


def _pages_of(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.endswith(".html")}
