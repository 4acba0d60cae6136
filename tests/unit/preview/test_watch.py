"""The watcher tells of every change, also where the folder itself is exchanged, and of nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from builder.preview.watch import changes, read_stamps

SECONDS = 60
"""To wait for an event at most; a failing test waits so long, a passing one milliseconds."""
Start = Callable[[], Queue[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "deeper").mkdir(parents=True)
    (folder / "deeper" / "a.yaml").write_text("a: 1\n")
    return folder


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Watch the folder from the stamps of now on; the queue receives a word for each change."""
    stop, threads, stamps = threading.Event(), [], read_stamps([folder])

    def begin() -> Queue[str]:
        queue: Queue[str] = Queue()

        def watch() -> None:
            for _ in changes([folder], stop, stamps):
                queue.put("changed")

        threads.append(threading.Thread(target=watch))
        threads[-1].start()
        return queue

    yield begin
    stop.set()
    for thread in threads:
        thread.join(SECONDS)
        assert not thread.is_alive()


def test_what_changed_before_the_watcher_began_is_told(folder: Path, start: Start) -> None:
    (folder / "deeper" / "a.yaml").write_text("a: 22\n")
    assert start().get(timeout=SECONDS)


def test_each_way_to_change_a_file_is_told(folder: Path, start: Start) -> None:
    changes = start()
    file = folder / "deeper" / "a.yaml"
    (folder / "b.yaml").write_text("b: 1\n")
    assert changes.get(timeout=SECONDS)
    (folder / "new").mkdir()
    assert changes.get(timeout=SECONDS)
    draft = folder / "new" / "draft"
    draft.write_text("a: 3\n")
    assert changes.get(timeout=SECONDS)
    draft.replace(file)
    assert changes.get(timeout=SECONDS)
    file.unlink()
    assert changes.get(timeout=SECONDS)


def test_a_folder_that_goes_and_comes_back_is_watched_again(folder: Path, start: Start) -> None:
    changes = start()
    folder.rename(folder.with_name("elsewhere"))
    assert changes.get(timeout=SECONDS)
    (folder / "deeper").mkdir(parents=True)
    assert changes.get(timeout=SECONDS)
    (folder / "deeper" / "b.yaml").write_text("b: 1\n")
    assert changes.get(timeout=SECONDS)


def test_a_folder_that_comes_back_while_its_loss_is_told_is_told_too(folder: Path) -> None:
    stop = threading.Event()
    watched = changes([folder], stop, read_stamps([folder]))
    threading.Timer(1, folder.rename, [folder.with_name("elsewhere")]).start()
    threading.Timer(SECONDS, stop.set).start()
    next(watched)
    (folder / "deeper").mkdir(parents=True)
    next(watched)
    stop.set()
