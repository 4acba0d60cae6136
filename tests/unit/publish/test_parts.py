"""A part of a site is taken for what it is: finished and of this very content, or not used, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.findings.errors import BusyError, UsageError
from builder.publish import parts
from builder.publish.parts import (
    Basis,
    FinishedPart,
    Share,
    Unusable,
    find_parts,
    open_part,
    read_part,
    require_part,
    select,
)
from builder.publish.staging import Staging
from tests.conftest import files_of
from tests.support.publishing import publish

BASIS = Basis("program", "content", "options")
HALF = Share(1, 2)


def make_part(folder: Path, share: Share = HALF, basis: Basis = BASIS, data: bytes = b"a") -> Path:
    """A finished part with a page."""
    with open_part(folder) as part:
        part.staging.write("aa/index.html", data)
        part.finish([("aa", {"aa/index.html": {"key": "1"}})], share, basis)
    return folder


def test_a_finished_part_tells_its_share_and_what_it_was_made_of(tmp_path: Path) -> None:
    folder = make_part(tmp_path / "part")
    assert read_part(folder) == FinishedPart(folder, HALF, BASIS)
    assert files_of(folder / "files") == {"aa/index.html": b"a"}


def test_a_part_has_neither_a_start_page_nor_a_manifest_nor_hidden_files(tmp_path: Path) -> None:
    names = {path.name for path in make_part(tmp_path / "part").iterdir()}
    assert names == {"bilin-part.txt", "files", "memory", "lock"}


def absent(folder: Path) -> None:
    assert not folder.exists()


def empty(folder: Path) -> None:
    folder.mkdir()


def site(folder: Path) -> None:
    publish({"index.html": b""}, folder)


def foreign(folder: Path) -> None:
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")


def file(folder: Path) -> None:
    folder.write_bytes(b"PK")


def unfinished(folder: Path) -> None:
    with open_part(folder) as part:
        part.staging.write("index.html", b"")


def unfinished_again(folder: Path) -> None:
    make_part(folder)
    unfinished(folder)


def torn(folder: Path) -> None:
    mark = make_part(folder) / parts.MARK
    mark.write_bytes(mark.read_bytes()[:-3])


def edited(folder: Path) -> None:
    mark = make_part(folder) / parts.MARK
    mark.write_bytes(mark.read_bytes().replace(b'"content"', b'"CONTENT"'))


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (absent, "absent"),
        (empty, "empty"),
        (site, "site"),
        (foreign, "foreign"),
        (file, "foreign"),
        (unfinished, "unfinished"),
        (unfinished_again, "unfinished"),
        (torn, "torn"),
        (edited, "torn"),
    ],
)
def test_what_is_no_finished_part_is_not_used(tmp_path: Path, damage: Callable[[Path], None], reason: str) -> None:
    damage(tmp_path / "part")
    assert read_part(tmp_path / "part") == Unusable(tmp_path / "part", reason)


@pytest.mark.parametrize("name", ["program", "content", "options"])
def test_a_part_of_another_basis_is_not_used(tmp_path: Path, name: str) -> None:
    basis = Basis(**{"program": "program", "content": "content", "options": "options", name: "another"})
    part = read_part(make_part(tmp_path / "part", basis=basis))
    assert select([part], BASIS) == ([], [Unusable(tmp_path / "part", name)])


def test_of_parts_with_the_same_share_the_first_is_used(tmp_path: Path) -> None:
    first, second = (read_part(make_part(tmp_path / name)) for name in ("a", "b"))
    assert select([first, second], BASIS) == ([first], [Unusable(tmp_path / "b", "twice")])


def test_shares_that_no_part_has_are_told(tmp_path: Path) -> None:
    usable = [FinishedPart(tmp_path, Share(number, 4), BASIS) for number in (1, 4)]
    assert parts.shares_lacking(usable) == [Share(2, 4), Share(3, 4)]
    assert parts.shares_lacking([*usable, FinishedPart(tmp_path, HALF, BASIS)]) == []
    assert parts.shares_lacking([]) == []


def test_a_folder_of_parts_stands_for_them(tmp_path: Path) -> None:
    second, first = (make_part(tmp_path / "parts" / name) for name in ("b", "a"))
    (tmp_path / "parts" / "notes").mkdir()
    assert list(find_parts([tmp_path / "parts", second])) == [first, second, second]
    assert list(find_parts([tmp_path / "none"])) == [tmp_path / "none"]


@pytest.mark.parametrize("fill", [site, foreign])
def test_nothing_but_a_part_is_written_over(tmp_path: Path, fill: Callable[[Path], None]) -> None:
    fill(tmp_path / "part")
    before = files_of(tmp_path / "part")
    with pytest.raises(UsageError), open_part(tmp_path / "part"):
        pass
    assert files_of(tmp_path / "part") == before


def test_a_link_to_a_part_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(make_part(tmp_path / "part"))
    with pytest.raises(UsageError):
        require_part(tmp_path / "link")


def test_a_part_is_made_anew_in_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    make_part(tmp_path / "part")
    make_part(tmp_path / "part", Share(2, 2), data=b"b")
    assert read_part(tmp_path / "part") == FinishedPart(tmp_path / "part", Share(2, 2), BASIS)
    assert files_of(tmp_path / "part" / "files") == {"aa/index.html": b"b"}


def test_a_part_that_ended_before_its_time_leaves_the_files_of_the_one_before_to_take_over(tmp_path: Path) -> None:
    unfinished_again(tmp_path / "part")
    assert files_of(tmp_path / "part" / "files") == {"aa/index.html": b"a"}
    make_part(tmp_path / "part")
    assert isinstance(read_part(tmp_path / "part"), FinishedPart)


def test_a_part_is_made_by_a_single_process(tmp_path: Path) -> None:
    with open_part(tmp_path / "part"), pytest.raises(BusyError), open_part(tmp_path / "part"):
        pass


@pytest.mark.parametrize("path", ["../secret", "/etc/hostname", "a/../../secret", "./a", ""])
def test_no_path_of_a_record_leaves_the_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "secret").write_bytes(b"a")
    (tmp_path / "files" / "a").write_bytes(b"a")
    staging = Staging(tmp_path / "new" / "site", None, [tmp_path / "files"])
    digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert staging.take_over({path: digest}) is None
    assert staging.take_over({"a": digest}) is not None
