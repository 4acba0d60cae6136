"""However a process ends, it leaves nothing behind, and says with its exit code and one line why."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from builder.findings.errors import WorkersError
from builder.processes.workers import share
from tests.conftest import MINIMAL, ROOT
from tests.support.commands import bare_environment
from tests.support.processes import survivors

WORKING = """
import os, signal, time
from builder.cli import start
from builder.processes.workers import share

def work(number):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(600)

for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, start._end)
list(share(work, range(2), jobs=2, at_once=1))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_its_parent(number: signal.Signals) -> None:
    command = [sys.executable, "-c", WORKING]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as parent:
        assert parent.stdout is not None
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        parent.send_signal(number)
        assert survivors(workers) == []
        assert parent.wait() != 0


def _die(_number: int) -> None:
    signal.raise_signal(signal.SIGKILL)


def test_a_worker_that_is_killed_is_an_error_with_a_remedy() -> None:
    with pytest.raises(WorkersError):
        list(share(_die, range(2), jobs=2, at_once=1))


def _fill(number: int) -> None:
    raise OSError(number, os.strerror(number))


def test_a_full_disk_that_a_worker_meets_is_a_full_disk_and_no_want_of_memory() -> None:
    with pytest.raises(OSError, match="No space left"):
        list(share(_fill, [errno.ENOSPC], jobs=2, at_once=1))
    with pytest.raises(WorkersError):
        list(share(_fill, [errno.ENOMEM], jobs=2, at_once=1))


class _UnsendableError(Exception):
    def __init__(self, words: str, reason: object) -> None:
        super().__init__(words)
        self.reason = reason


@pytest.mark.parametrize("reason", [None, lambda: None], ids=["is not read again", "is not sent"])
def test_an_error_that_cannot_leave_its_worker_is_told_in_words(reason: object) -> None:
    def fail(_number: int) -> None:
        raise _UnsendableError("planted", reason)

    with pytest.raises(RuntimeError, match=r"^_UnsendableError: planted$"):
        list(share(fail, range(2), jobs=2, at_once=1))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_ends_with_the_number_of_its_signal_and_a_line(number: signal.Signals) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "new", "district", "--content", str(MINIMAL), "--lang", "zh"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=bare_environment()
    ) as process:
        assert process.stderr is not None
        assert process.stderr.read(1)  # it asks a question, so it has come as far as its command
        process.send_signal(number)
        said = process.communicate()[1].decode()
    assert process.returncode == 128 + number
    assert said.splitlines()[-1].endswith("已中断")
    assert "Traceback" not in said


def test_what_whoever_starts_it_has_passed_over_stays_passed_over() -> None:
    """`nohup build.py serve &` goes on when the terminal is closed."""
    command = [sys.executable, str(ROOT / "build.py"), "new", "district", "--content", str(MINIMAL), "--lang", "zh"]
    with subprocess.Popen(
        command,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=bare_environment(),
    ) as process:
        assert process.stderr is not None
        assert process.stderr.read(1)
        process.send_signal(signal.SIGHUP)
        process.communicate(b"")  # the end of what it may read, and so its own
    assert process.returncode == 2


@pytest.mark.parametrize("limit", [40, 60, 80], ids="{} MB".format)
def test_too_little_memory_to_start_is_a_sentence(limit: int) -> None:
    def little() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit * 1024**2, limit * 1024**2))

    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "check", "--content", str(MINIMAL)],
        preexec_fn=little,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_closed_streams_are_no_error() -> None:
    command = f"exec '{sys.executable}' '{ROOT / 'build.py'}' check --content '{MINIMAL}' >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", command], check=False).returncode == 0


@pytest.mark.parametrize(("level", "code"), [("1", 0), ("2", 2)])
def test_without_docstrings_nothing_is_built_for_it_would_differ(level: str, code: int) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "check", "--content", str(MINIMAL), "--lang", "zh"]
    environment = bare_environment() | {"PYTHONOPTIMIZE": level}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert ("PYTHONOPTIMIZE=2" in done.stderr) == bool(code)


def test_a_closed_input_answers_nothing() -> None:
    command = f"exec '{sys.executable}' '{ROOT / 'build.py'}' new district --content '{MINIMAL}' --lang zh <&-"
    done = subprocess.run(
        ["/bin/sh", "-c", command], env=bare_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.endswith("缺少 --name\n")


def test_a_folder_that_is_gone_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    command = f"cd '{tmp_path}/gone'; rmdir '{tmp_path}/gone'; exec '{sys.executable}' '{ROOT / 'build.py'}' check"
    done = subprocess.run(
        ["/bin/sh", "-c", command], env=bare_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "当前所在的文件夹已经删去或移走" in done.stderr


@pytest.mark.parametrize("jobs", ["x", "-1", "100000"])
def test_a_bad_number_of_processes_is_wrong_usage(jobs: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "build", "--jobs", jobs], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


ENDING = """
import atexit, sys
from builder.cli import start

class Kept:
    def __del__(self):
        print("taken apart")

def command():
    atexit.register(print, "last")
    print("done", end=" ")
    sys.exit(3)

kept = Kept()
start._load = lambda: command
start.main()
"""


def test_at_the_end_what_was_asked_for_is_done_and_nothing_is_taken_apart() -> None:
    done = subprocess.run([sys.executable, "-c", ENDING], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (3, "done last\n", "")
