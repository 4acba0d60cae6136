"""A text of 200 MB, wherever it lies, is a line that says so, and is never read into memory."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SiteFrom
from tests.support.commands import bare_environment

MEGABYTE = 1024 * 1024
SIZE = 200 * MEGABYTE


MEASURE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(done.stdout)
"""
"""A small process that starts the command: the peak of a process counts what started it, and a test run is large."""


def run_measured(*arguments: str | Path) -> tuple[int, list[str], float]:
    """The exit code of a command, what it says but for the site's own gaps, and its peak memory in bytes."""
    command = [sys.executable, "-c", MEASURE, sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=bare_environment(), cwd=ROOT, check=True)
    first, *said = done.stdout.splitlines()
    code, peak = map(int, first.split())
    unit = 1 if sys.platform == "darwin" else 1024
    return code, [line for line in said if "MB" in line], peak * unit


def large(path: Path) -> Path:
    """A file that is all holes."""
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.truncate(SIZE)
    return path


def store(folder: Path, form: str) -> Path:
    """A store in which the text of the smallest site is that large."""
    text = large(folder / "store/source.txt")
    if form == "folder":
        return text.parent
    with zipfile.ZipFile(folder / "store.zip", "w", zipfile.ZIP_STORED) as packed:
        packed.write(text, "source.txt")
    return folder / "store.zip"


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_an_archived_text_that_is_too_large_is_one_line(site_from: SiteFrom, tmp_path: Path, form: str) -> None:
    code, lines, peak = run_measured("check", "--content", site_from({}), "--sources", store(tmp_path, form))
    assert (code, len(lines)) == (1, 1)
    assert "source.txt 有 200 MB，超过 16 MB，没有读" in lines[0]
    assert peak < SIZE


@pytest.mark.parametrize(
    ("command", "limit"),
    [(("archive", "add", "large.txt"), 16), (("import", "large.html", "--district", "bb", "--plan", "p"), 10)],
    ids=["archive", "import"],
)
def test_a_file_that_is_too_large_is_refused_in_one_line(
    site_from: SiteFrom, tmp_path: Path, command: tuple[str, ...], limit: int
) -> None:
    path = large(tmp_path / next(word for word in command if word.startswith("large")))
    words = [path if word == path.name else word for word in command]
    code, lines, peak = run_measured(*words, "--content", site_from({}), "--sources", path.parent)
    assert (code, len(lines)) == (2, 1)
    assert f"超过 {limit} MB" in lines[0]
    assert peak < SIZE
