"""What is remembered of earlier builds is there whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.publish.memory import BUILD, FILES, Memory
from builder.publish.staging import Staging, Written

RECORD = {"key": "1", "files": {"a.html": "0"}}


def remembered(folder: Path) -> Path:
    """A folder with one unit, and its file."""
    Memory(folder).keep([("unit", {"a.html": RECORD})])
    return next(folder.iterdir())


def test_a_record_is_given_for_its_key_and_no_other(tmp_path: Path) -> None:
    remembered(tmp_path)
    memory = Memory(tmp_path)
    assert memory.find("unit", "a.html", "1") == RECORD
    assert [memory.find(*wanted) for wanted in (("unit", "a.html", "2"), ("unit", "b", "1"), ("b", "a.html", "1"))] == [
        None
    ] * 3


def torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def foreign(file: Path) -> None:
    file.write_bytes(b'\xff\xfe{"a.html": {}}')


def edited(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"0"', b'"1"'))


def linked(file: Path) -> None:
    target = file.with_name("elsewhere")
    file.rename(target)
    file.symlink_to(target)


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [torn, empty, foreign, edited, linked, folder_instead])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    damage(remembered(tmp_path))
    assert Memory(tmp_path).find("unit", "a.html", "1") is None
    Memory(tmp_path).keep([("unit", {"a.html": RECORD})])


def test_units_that_nobody_names_are_forgotten_and_whatever_else_lies_there_stays(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "own", [tmp_path / "part"])
    for folder in ("own", "part"):
        Memory(tmp_path / folder).keep([(unit, {"a.html": RECORD}) for unit in ("old", "new", BUILD, FILES)])
        (tmp_path / folder / "notes.txt").touch()
    memory.forget_others(["new"])
    own, part = Memory(tmp_path / "own"), Memory(tmp_path / "part")
    units = ("old", "new", BUILD, FILES)
    assert [unit for unit in units if own.recall(unit, "a.html")] == ["new", BUILD, FILES]
    assert [unit for unit in units if part.recall(unit, "a.html")] == [*units]
    assert (tmp_path / "own/notes.txt").exists()
    Memory(None).forget_others([])
    Memory(tmp_path / "never made").forget_others([])


def test_without_a_folder_or_where_none_can_be_made_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for memory in (Memory(None), Memory(tmp_path / "file")):
        memory.keep([("unit", {"a.html": RECORD})])
        assert memory.find("unit", "a.html", "1") is None


def test_files_are_taken_over_all_or_none_and_only_as_they_were(tmp_path: Path) -> None:
    published, digest = tmp_path / "public", "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    published.mkdir()
    (published / "a").write_bytes(b"a")
    staging = Staging(tmp_path / "new", published)
    assert staging.take_over({"a": digest, "gone": digest}) is None
    assert staging.take_over({"a": "0" * 64}) is None
    assert not staging.folder.exists()
    assert staging.take_over({"a": digest}) == {"a": Written(digest, is_new=False)}


def test_nothing_is_written_through_a_name_that_is_there(tmp_path: Path) -> None:
    published = tmp_path / "public"
    published.mkdir()
    (published / "a").write_bytes(b"a")
    staging = Staging(tmp_path / "new", published)
    staging.write("a", b"a")
    with pytest.raises(FileExistsError):
        staging.write("a", b"b")
    assert (published / "a").read_bytes() == b"a"
