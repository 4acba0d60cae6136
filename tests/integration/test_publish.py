"""Publishing is all or nothing, also when a process is killed before any file operation, or the disk is full."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.publish import roll_back, versions
from builder.publish.folder import MANIFEST
from tests.conftest import ROOT, files_of
from tests.support.publishing import publish
from tests.unit.publish.test_publish import NEW, OLD, published_old, whole

FILE_EVENTS = ("open", "os.", "shutil.", "ctypes.dlsym")


def in_child(work: Callable[[], None]) -> int:
    """Run `work` in a forked process; return its exit status, negative for the signal that killed it."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill_at(event_number: int) -> None:
    """Make this process die, as by `kill -9`, before its n-th operation on files."""
    count = 0

    def hook(event: str, _arguments: object) -> None:
        nonlocal count
        if event.startswith(FILE_EVENTS):
            count += 1
            if count == event_number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


@pytest.mark.parametrize("builds", [1, pytest.param(3, marks=pytest.mark.slow)])
@pytest.mark.parametrize("at_once", [True, False])
def test_killed_before_any_file_operation_the_output_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builds: int, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(versions, "exchange_at_once", lambda _left, _right: False)
    seen, event, status = set(), 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        event += 1
        folder = tmp_path / str(event)
        output = published_old(folder, builds=builds)

        def work(event: int = event, output: Path = output) -> None:
            kill_at(event)
            publish(NEW, output)

        status = in_child(work)
        if at_once:
            assert files_of(output) in (whole(OLD), whole(NEW))
        seen.add(output.exists() and files_of(output) == whole(OLD))
        publish(NEW, output)
        assert files_of(output) == whole(NEW)
        shutil.rmtree(folder)
    assert status == 0
    assert event > 10
    assert seen == {True, False}


def test_the_first_publication_killed_anywhere_leaves_nothing_or_the_whole_site(tmp_path: Path) -> None:
    event, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        event += 1
        output = tmp_path / str(event) / "public"

        def work(event: int = event, output: Path = output) -> None:
            kill_at(event)
            publish(NEW, output)

        status = in_child(work)
        assert not output.exists() or files_of(output) == whole(NEW)
    assert status == 0


@pytest.mark.parametrize("at_once", [True, False])
def test_a_rollback_killed_before_any_file_operation_leaves_a_whole_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(versions, "exchange_at_once", lambda _left, _right: False)
    event, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        event += 1
        output = published_old(tmp_path / str(event))
        publish(NEW, output)

        def work(event: int = event, output: Path = output) -> None:
            kill_at(event)
            roll_back(output)

        status = in_child(work)
        if at_once:
            assert files_of(output) in (whole(OLD), whole(NEW))
        publish(OLD, output)
        assert files_of(output) == whole(OLD)
        roll_back(output)
        assert files_of(output) == whole(NEW)
    assert status == 0


def test_a_folder_that_is_held_open_stays_whole_while_builds_are_killed(tmp_path: Path) -> None:
    """What a container has mounted, or a server in a chroot: the folder itself, whatever name it gets."""
    event, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        event += 1
        output = published_old(tmp_path / str(event))
        mounted = os.open(output, os.O_RDONLY)

        def work(event: int = event, output: Path = output) -> None:
            kill_at(event)
            publish(NEW, output)

        status = in_child(work)
        publish({**NEW, "more.html": b""}, output)
        assert files_of(Path(f"/proc/self/fd/{mounted}")) == whole(OLD)
        os.close(mounted)
    assert status == 0


def test_a_file_that_cannot_be_written_leaves_the_old_site(tmp_path: Path) -> None:
    output = published_old(tmp_path)

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
            publish(NEW, output)
        os._exit(7)

    assert in_child(work) == 7
    assert files_of(output) == whole(OLD)


FULL_DISK = """
import subprocess, sys
from pathlib import Path
from tests.unit.publish.test_publish import OLD, whole, publish, files_of
disk = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], check=True)
publish(OLD, disk / "public")
try:
    publish({**OLD, "large.html": b"x" * 100_000}, disk / "public")
except OSError as error:
    assert error.errno == 28, error
    assert files_of(disk / "public") == whole(OLD)
    publish(OLD | {"small.html": b"x"}, disk / "public")
    assert files_of(disk / "public") == whole(OLD | {"small.html": b"x"})
    sys.exit(28)
"""


def test_a_full_disk_leaves_the_old_site_and_a_later_build_works(tmp_path: Path) -> None:
    own_mounts = ["unshare", "--user", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*own_mounts, "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk of his own")
    run = subprocess.run([*own_mounts, sys.executable, "-c", FULL_DISK, str(tmp_path)], check=False, cwd=ROOT)
    assert run.returncode == errno.ENOSPC


def test_the_manifest_can_be_checked_with_sha256sum(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish(NEW, output)
    subprocess.run(["sha256sum", "--check", "--quiet", MANIFEST], cwd=output, check=True)
