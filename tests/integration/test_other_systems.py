"""What this program needs of a system it also does without: what cannot be run here is taken away (Windows, macOS)."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from builder.processes import confined, lifeline
from builder.processes.caged import CageError, run_caged
from tests.conftest import MINIMAL, ROOT, files_of
from tests.integration.test_caged import count, sleep
from tests.support.commands import bare_environment, run
from tests.support.plain_sums import plain_sums
from tests.support.processes import children, survivors


def on_windows(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "warn_default_encoding", "-m", "tests.support.windows", *map(str, arguments)]
    environment = bare_environment() | {"PYTHONIOENCODING": "cp936"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", errors="strict", check=False
    )


def test_a_system_that_lacks_what_windows_lacks_builds_the_same_bytes(tmp_path: Path) -> None:
    here, output = tmp_path / "here", tmp_path / "there"
    assert run("build", "--content", MINIMAL, "--output", here).returncode == 0
    for options in (["--jobs", "2"], ["--full"]):
        done = on_windows("build", "--content", MINIMAL, "--output", output, "--lang", "zh", *options)
        assert done.returncode == 0, done.stderr
        assert files_of(output) == files_of(here)
    assert "网页" in done.stdout  # whatever the code page of the console is
    done = on_windows("rollback", "--output", output)
    assert done.returncode == 0, done.stderr
    assert files_of(output) == files_of(here)


def test_a_wrong_number_of_processes_is_a_sentence_there_as_well() -> None:
    done = on_windows("build", "--jobs", "x")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The script in front of confined programs as it runs where the system does not kill children, as on macOS."""
    script = tmp_path / "lifeline.py"
    text = Path(lifeline.__file__).read_text("utf-8")
    assert text.count('sys.platform.startswith("linux")') == 1
    script.write_text(text.replace('sys.platform.startswith("linux")', "False"), "utf-8")
    monkeypatch.setattr(lifeline, "__file__", str(script))


@pytest.mark.usefixtures("watched")
def test_a_cage_holds_where_the_system_kills_no_children() -> None:
    before = set(children(os.getpid()))  # the process of the tests may have a browser of its own
    assert run_caged(count, b"x" * 1_000) == 1_000
    with pytest.raises(CageError) as caught:
        run_caged(sleep, b"", seconds=3)
    assert caught.value.reason == "time"
    assert survivors(set(children(os.getpid())) - before) == []


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize("end", [KeyboardInterrupt, subprocess.TimeoutExpired])
def test_nothing_confined_is_left_when_the_waiting_ends(
    monkeypatch: pytest.MonkeyPatch, end: type[BaseException], tmp_path: Path
) -> None:
    running = tmp_path / "running"
    script = f"echo $$ > '{running}.new'; mv '{running}.new' '{running}'; exec sleep 600"

    def communicate(_self: object, timeout: float) -> None:
        while not running.exists():
            pass
        raise end([], timeout)

    monkeypatch.setattr(subprocess.Popen, "communicate", communicate)
    with pytest.raises(end):
        confined.run_confined(["/bin/sh", "-c", script], seconds=5, memory=2**30, file_size=2**20)
    assert survivors([int(running.read_text())]) == []


@pytest.mark.usefixtures("watched")
def test_a_command_is_ended_though_the_end_is_asked_for_while_it_starts(tmp_path: Path) -> None:
    front, running = Path(lifeline.__file__), tmp_path / "running"
    text, start = front.read_text("utf-8"), "child = subprocess.Popen(command)"
    assert text.count(start) == 1
    front.write_text(text.replace(start, f"{start}, time.sleep(0.5)\n    child = child[0]"), "utf-8")
    script = f"echo $$ > '{running}'; kill -TERM $PPID; exec sleep 600"
    command = [sys.executable, "-I", "-S", str(front), str(os.getpid()), str(2**30), str(2**20)]
    done = subprocess.run([*command, "/bin/sh", "-c", script], check=False)
    assert survivors([int(running.read_text())]) == []
    assert done.returncode == 137


def test_sites_of_two_systems_are_told_apart_by_what_they_hold_and_not_by_how_it_is_packed(tmp_path: Path) -> None:
    def site(name: str, level: int, word: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.pf_index").write_bytes(gzip.compress(word.encode() * 99, level))
        with zipfile.ZipFile(folder / "a.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
            package.writestr("word/document.xml", word * 99)
        (folder / "SHA256SUMS").write_text(name)
        return folder

    first, packed_otherwise, another = site("1", 9, "县"), site("2", 1, "县"), site("3", 9, "区")
    assert len(list(plain_sums(first))) == 2
    assert list(plain_sums(first)) == list(plain_sums(packed_otherwise))
    assert not set(plain_sums(first)) & set(plain_sums(another))


WRITING = re.compile(r"\.write_text\([^\n]*|(?<!_archive\.)open\([^\n]*\"[wxa]\"[^\n]*")
"""Text is written; the parts of an archive are bytes."""


def test_texts_are_written_with_the_same_ends_of_lines_everywhere() -> None:
    for path in sorted((ROOT / "builder").rglob("*.py")):
        for call in WRITING.findall(path.read_text("utf-8")):
            assert "newline=" in call or "os.devnull" in call, (path, call)
