"""A process that reads the content again reads no file that nobody has touched; whatever touches one is seen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.content.read import ReadFiles, load
from builder.system.stamps import TELLING
from tests.conftest import SiteFrom

SUMMARY = "districts/aa/plan-a/summary.md"


def replaced(file: Path) -> None:
    file.write_text("换了一句。\n", encoding="utf-8")


def replaced_in_the_same_size_and_time(file: Path) -> None:
    status = file.stat()
    file.write_bytes(file.read_bytes().replace("的".encode(), "地".encode()))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def exchanged_for_another_of_its_time(file: Path) -> None:
    status, beside = file.stat(), file.with_name("beside.tmp")
    beside.write_bytes(file.read_bytes().replace("的".encode(), "地".encode()))
    os.utime(beside, ns=(status.st_atime_ns, status.st_mtime_ns))
    beside.replace(file)


TOUCHES = [replaced, replaced_in_the_same_size_and_time, exchanged_for_another_of_its_time]


@pytest.fixture
def much_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files were all written long ago."""
    monkeypatch.setattr("builder.content.read.now", lambda: time.time_ns() + 60 * 10**9)


@pytest.mark.skipif(not TELLING, reason="nothing is known by its stamp there")
@pytest.mark.usefixtures("much_later")
def test_a_file_that_nobody_has_touched_is_not_read_again(site_from: SiteFrom, monkeypatch: pytest.MonkeyPatch) -> None:
    content, earlier = site_from({}), ReadFiles()
    first = load(content, shown_as="content", earlier=earlier)
    monkeypatch.setattr(Path, "read_bytes", lambda file: pytest.fail(f"{file} is read"))
    assert load(content, shown_as="content", earlier=earlier) == first


@pytest.mark.skipif(not TELLING, reason="nothing is known by its stamp there")
@pytest.mark.usefixtures("much_later")
def test_a_file_that_was_written_anew_as_it_was_is_read_once(
    site_from: SiteFrom, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, earlier = site_from({}), ReadFiles()
    first = load(content, shown_as="content", earlier=earlier)
    (content / SUMMARY).write_bytes((content / SUMMARY).read_bytes())
    load(content, shown_as="content", earlier=earlier)
    monkeypatch.setattr(Path, "read_bytes", lambda file: pytest.fail(f"{file} is read"))
    assert load(content, shown_as="content", earlier=earlier) == first


@pytest.mark.usefixtures("much_later")
@pytest.mark.parametrize("touch", TOUCHES)
def test_a_file_that_somebody_has_touched_is_read_again(site_from: SiteFrom, touch: Callable[[Path], None]) -> None:
    content, earlier = site_from({SUMMARY: "一份政策的摘要。\n"}), ReadFiles()
    load(content, shown_as="content", earlier=earlier)
    touch(content / SUMMARY)
    again = load(content, shown_as="content", earlier=earlier)
    assert again == load(content, shown_as="content")
    assert next(record.body for record in again[0] if record.file.endswith(SUMMARY)) == (content / SUMMARY).read_text(
        "utf-8"
    )


@pytest.mark.parametrize("touch", TOUCHES)
def test_a_file_that_was_just_written_is_read_again_whatever_its_stamp(
    site_from: SiteFrom, touch: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    content, earlier = site_from({SUMMARY: "一份政策的摘要。\n"}), ReadFiles()
    monkeypatch.setattr("builder.system.stamps.stamp_of", lambda _: (1, 2, 3, 4))  # of a file system with a slow clock
    load(content, shown_as="content", earlier=earlier)
    touch(content / SUMMARY)
    assert load(content, shown_as="content", earlier=earlier) == load(content, shown_as="content")
