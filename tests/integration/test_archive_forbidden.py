"""A store that may not be read: one line, for the folder as for a text in it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.findings.errors import ArchiveError
from builder.findings.messages import messages
from builder.store.access import Access, load_texts
from builder.store.wanted import Wanted, digest
from tests.sites_invalid import unprivileged

TEXT = "意见\n".encode()
WANTED = Wanted(digest(TEXT), "a.txt")


@pytest.fixture
def store() -> Iterator[Path]:
    """A folder with a text, below one that an unprivileged user can enter, unlike `tmp_path`."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "store"
        folder.mkdir()
        (folder / "a.txt").write_bytes(TEXT)
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize("mode", [0o000, 0o600, 0o100])
def test_a_folder_without_permission_is_one_line(store: Path, mode: int) -> None:
    store.chmod(mode)
    with unprivileged(), pytest.raises(ArchiveError) as raised:
        load_texts(Access(store), [Wanted("0" * 64, "b.txt")])
    assert raised.value.key == "archive-forbidden"
    assert raised.value.message(messages("zh")).count("\n") == 0


def test_a_zip_without_permission_is_one_line(store: Path) -> None:
    (store / "a.txt").chmod(0)
    with unprivileged(), pytest.raises(ArchiveError) as raised:
        load_texts(Access(store / "a.txt"), [WANTED])
    assert raised.value.key == "archive-forbidden"


def test_a_text_without_permission_is_a_problem_of_its_own(store: Path) -> None:
    good = "附件\n".encode()
    (store / "b.txt").write_bytes(good)
    (store / "a.txt").chmod(0)
    with unprivileged():
        loaded = load_texts(Access(store), [WANTED, Wanted(digest(good), "b.txt")])
    assert loaded.texts == {digest(good): good}
    assert loaded.problems[WANTED.sha256].kind == "source-unreadable"
