"""A published file that nobody has touched is known without being read; whatever touches it is seen."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.publish import folder, staging
from builder.publish.memory import Memory
from builder.publish.staging import Staging, Written, open_publication
from builder.publish.untouched import Untouched

BYTES = {"a.html": b"first", "b/c.csv": b"second"}
FILE = "a.html"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is noted there")


def sum_of(path: str) -> str:
    """The sum of a file as it is published."""
    return hashlib.sha256(BYTES[path]).hexdigest()


class Site:
    """A site of two files, published again and again, and what is remembered of it."""

    def __init__(self, root: Path) -> None:
        self.output, self.memory = root / "public", root / ".cache"
        self.file = self.output / FILE

    def publish(self, before: Callable[[Staging], None] = lambda _: None) -> dict[str, Written]:
        """Publish the files, taken over where they can be; `before` they are published something may happen."""
        with open_publication(self.output, memory=Memory(self.memory)) as publication:
            files = {path: self._make(publication.staging, path) for path in BYTES}
            before(publication.staging)
            publication.finish(files)
        return files

    @staticmethod
    def _make(to: Staging, path: str) -> Written:
        earlier = to.take_over({path: sum_of(path)})
        return earlier[path] if earlier else to.write(path, BYTES[path])

    def age(self) -> None:
        """Make the bytes of all files an hour old, and publish them so."""
        for path in BYTES:
            status = (self.output / path).stat()
            os.utime(self.output / path, ns=(status.st_atime_ns, status.st_mtime_ns - 3_600 * 10**9))
        self.publish()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site whose files are known."""
    built = Site(tmp_path)
    built.publish()
    built.age()
    return built


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are read to be known."""
    paths: list[str] = []
    add_up = folder.sum_plain

    def noted(path: Path | str) -> str | None:
        paths.append(Path(path).name)
        return add_up(path)

    monkeypatch.setattr(staging, "sum_plain", noted)
    return paths


def test_what_nobody_touched_is_taken_over_unread(site: Site, read: list[str]) -> None:
    assert not any(file.is_new for file in site.publish().values())
    assert not any(file.is_new for file in site.publish().values())
    assert read == []


def written_to(file: Path) -> None:
    file.write_bytes(b"FIRST")


def written_to_with_its_time_set_back(file: Path) -> None:
    status = file.stat()
    file.write_bytes(b"FIRST")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def exchanged_for_another_of_its_time(file: Path) -> None:
    status = file.stat()
    file.unlink()
    file.write_bytes(b"FIRST")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize(
    "touch",
    [written_to, written_to_with_its_time_set_back, exchanged_for_another_of_its_time],
)
def test_a_file_that_was_edited_by_hand_is_made_anew(site: Site, touch: Callable[[Path], None]) -> None:
    touch(site.file)
    assert site.publish()[FILE].is_new
    assert site.file.read_bytes() == BYTES[FILE]


def test_a_file_that_nobody_touched_is_not_known_by_another_sum(site: Site) -> None:
    untouched = Untouched(site.output, Memory(site.memory))
    assert untouched.has(FILE, sum_of(FILE))
    assert not untouched.has(FILE, sum_of("b/c.csv"))


def test_a_manifest_that_was_exchanged_makes_nothing_known(site: Site) -> None:
    manifest = site.output / folder.MANIFEST
    of_another = sum_of("b/c.csv")
    manifest.write_bytes(manifest.read_bytes().replace(sum_of(FILE).encode(), of_another.encode()))
    assert not Untouched(site.output, Memory(site.memory)).has(FILE, of_another)


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a minute go by."""
    later = time.time_ns() + 60 * 10**9
    monkeypatch.setattr("builder.publish.untouched.now", lambda: later)


def test_what_was_written_well_before_the_end_is_known(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path)
    site.publish(lambda _: later(monkeypatch))
    read.clear()
    site.publish()
    assert read == []


def test_a_file_that_is_edited_while_it_is_taken_over_is_not_known_afterwards(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(_: Staging) -> None:
        written_to(site.file)
        later(monkeypatch)

    site.publish(edit)
    assert site.file.read_bytes() == b"FIRST"  # as ever, for this time
    assert site.publish()[FILE].is_new
    assert site.file.read_bytes() == BYTES[FILE]


def test_a_file_is_read_whose_last_change_may_not_be_the_last_at_its_time(tmp_path: Path, read: list[str]) -> None:
    site = Site(tmp_path)
    site.publish()
    read.clear()
    site.publish()
    assert read == [Path(path).name for path in BYTES]


def test_of_another_site_of_the_same_name_nothing_is_known(site: Site, read: list[str]) -> None:
    with open_publication(site.output) as publication:
        publication.finish({FILE: publication.staging.write(FILE, b"other")})
    site.publish()
    assert read == [Path(path).name for path in BYTES]


@pytest.mark.parametrize("is_torn", [True, False])
def test_without_what_was_noted_files_are_read(site: Site, read: list[str], is_torn: bool) -> None:
    for record in site.memory.iterdir():
        record.write_bytes(record.read_bytes()[:-3] if is_torn else b"")
    assert not any(file.is_new for file in site.publish().values())
    assert read == [Path(path).name for path in BYTES]
