"""Publishing is all or nothing: whatever happens, the output is the old site whole or the new one whole."""

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
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import publish as publishing
from builder.findings.errors import BusyError, NotOursError
from builder.publish import MANIFEST, publish
from tests.conftest import ROOT, files_of

OLD = {"index.html": b"old", "a/one.html": b"one", "a/gone.html": b"gone", "b": b"a file that becomes a folder"}
NEW = {"index.html": b"new, and longer", "a/one.html": b"one", "b/two.html": b"two", "c/d/three.html": b"three" * 2_000}
FILE_EVENTS = ("open", "os.", "shutil.", "ctypes.dlsym")


def whole(files: dict[str, bytes]) -> dict[str, bytes]:
    return {**files, MANIFEST: publishing.manifest(files)}


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


def published_old(folder: Path, *, builds: int = 1) -> Path:
    """A published old site; after two builds there is a staging folder as well."""
    output = folder / "public"
    for number in range(builds):
        publish({**OLD, "index.html": b"older"} if number < builds - 1 else OLD, output)
    return output


@pytest.mark.parametrize("builds", [1, 3])
@pytest.mark.parametrize("at_once", [True, False])
def test_killed_before_any_file_operation_the_output_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builds: int, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(publishing, "_exchange_at_once", lambda _left, _right: False)
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


def test_where_the_swap_takes_two_steps_the_next_build_puts_the_old_site_back(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    output.rename(tmp_path / ".public.previous")
    publishing._recover(output)
    assert files_of(output) == whole(OLD)


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
from tests.test_write import OLD, whole, publish, files_of
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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "e/f/g", "h"]), st.binary(max_size=8)), min_size=1))
def test_after_any_sequence_of_builds_the_output_is_exactly_the_last(sites: list[dict[str, bytes]]) -> None:
    with TemporaryDirectory() as folder:
        output = Path(folder) / "public"
        for site in sites:
            publish(site, output)
            assert files_of(output) == whole(site)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish(OLD, output)
    assert publish(OLD, output) == 0
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / ".public.staging").rglob("*.html")}
    assert publish({**OLD, "index.html": b"new"}, output) == 1
    after = {path: (output / path.relative_to(tmp_path / ".public.staging")).stat().st_mtime_ns for path in before}
    assert {path.name for path in before if before[path] != after[path]} == {"index.html"}


def test_a_full_build_gives_the_same_files(tmp_path: Path) -> None:
    output = published_old(tmp_path, builds=3)
    publish(NEW, output, full=True)
    assert files_of(output) == whole(NEW)


def test_the_manifest_can_be_checked_with_sha256sum(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish(NEW, output)
    subprocess.run(["sha256sum", "--check", "--quiet", MANIFEST], cwd=output, check=True)


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(NotOursError):
        publish(NEW, tmp_path)
    assert files_of(tmp_path) == {"letter.txt": b"mine"}


@pytest.mark.parametrize("kind", ["file", "link"])
def test_an_output_that_is_not_a_folder_is_refused(tmp_path: Path, kind: str) -> None:
    output = tmp_path / "public"
    if kind == "file":
        output.write_text("mine")
    else:
        output.symlink_to(tmp_path)
    with pytest.raises(NotOursError):
        publish(NEW, output)


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    publish(NEW, tmp_path / "public")
    assert files_of(tmp_path / "public") == whole(NEW)


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    with publishing._lock(output), pytest.raises(BusyError):
        publish(NEW, output)
    assert files_of(output) == whole(OLD)


def test_a_link_planted_in_the_staging_folder_is_not_followed(tmp_path: Path) -> None:
    output = published_old(tmp_path, builds=2)
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    staged = tmp_path / ".public.staging" / "index.html"
    staged.unlink()
    staged.symlink_to(outside)
    publish(NEW, output)
    assert outside.read_text() == "mine"
    assert files_of(output) == whole(NEW)
