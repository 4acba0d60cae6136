"""What is remembered of a site stays as it is where an edit changes nothing of it, and is never believed of another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.publish.memory import Memory
from builder.render.reuse import READS
from builder.search import names
from tests.conftest import STATEMENTS, files_of, publish_site

EAST, KEPT = "districts/east", "themes/housing"
"""A unit whose pages show what is edited, and a unit of which none does."""
FILE = f"{EAST}/sailor-2020/programmes/reward.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A site of two districts that has been published."""
    content = Path(shutil.copytree(STATEMENTS, tmp_path / "content"))
    publish_site(content, tmp_path / "public")
    return content


def file_of_unit(tmp_path: Path, unit: str) -> Path:
    """Where a unit is remembered."""
    return Memory._path(tmp_path / ".cache" / "public", unit)


def edit(content: Path, text: str = "再补一句。") -> None:
    with (content / FILE).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def is_as_from_nothing(content: Path, tmp_path: Path) -> bool:
    """Whether the published site is that of a build from nothing."""
    shutil.rmtree(tmp_path / "new", ignore_errors=True)
    publish_site(content, tmp_path / "new", full=True)
    return files_of(tmp_path / "public") == files_of(tmp_path / "new")


def test_of_a_unit_in_which_nothing_changes_no_record_is_written(
    content: Path, tmp_path: Path, viewed: list[str]
) -> None:
    east, kept = (file_of_unit(tmp_path, unit) for unit in (EAST, KEPT))
    before = east.stat().st_ino, kept.stat().st_ino
    edit(content)
    publish_site(content, tmp_path / "public")
    assert east.stat().st_ino != before[0]
    assert kept.stat().st_ino == before[1]
    # And it is still believed afterwards, by its key of then.
    edit(content, "又补一句。")
    viewed.clear()
    publish_site(content, tmp_path / "public")
    assert f"{EAST}/sailor-2020/reward.html" in viewed
    assert not [path for path in viewed if path.startswith(KEPT)]
    assert is_as_from_nothing(content, tmp_path)


@pytest.mark.parametrize("unit", [EAST, KEPT, READS, "themes"])
def test_a_unit_that_an_earlier_build_wrote_is_not_believed(content: Path, tmp_path: Path, unit: str) -> None:
    """As where the file could not be written since."""
    file = file_of_unit(tmp_path, unit)
    earlier = file.read_bytes()
    edit(content)
    publish_site(content, tmp_path / "public")
    file.write_bytes(earlier)
    edit(content, "又补一句。")
    publish_site(content, tmp_path / "public")
    assert is_as_from_nothing(content, tmp_path)
    file.write_bytes(earlier)
    publish_site(content, tmp_path / "public")
    assert is_as_from_nothing(content, tmp_path)


def test_a_unit_keeps_the_key_with_which_it_was_written(content: Path, tmp_path: Path) -> None:
    reads = file_of_unit(tmp_path, READS)
    before = Memory(reads.parent).recall(READS, READS)
    edit(content)
    publish_site(content, tmp_path / "public")
    after = Memory(reads.parent).recall(READS, READS)
    assert before
    assert after
    assert after["units"][KEPT] == before["units"][KEPT]
    assert after["units"][EAST] != before["units"][EAST]


def test_files_of_names_are_written_anew_where_one_of_their_names_changes(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "MAX_NAMES_UNSPLIT", 1)
    monkeypatch.setattr(names, "EACH_FILE", 4)
    written: list[str] = []
    make = names.name_script

    def noted(name: str, *rest: object) -> bytes:
        written.append(name)
        return make(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(names, "name_script", noted)
    publish_site(content, tmp_path / "public", full=True)
    every, parted = {*written}, file_of_unit(tmp_path, ":names").stat().st_ino
    for text in ("再补一句。", "又补一句。"):
        written.clear()
        edit(content, text)
        publish_site(content, tmp_path / "public")
        assert 0 < len(written) < len(every)
        assert file_of_unit(tmp_path, ":names").stat().st_ino == parted
        assert is_as_from_nothing(content, tmp_path)
    lost = next(tmp_path.glob("public/search/names-*.js"))
    lost.unlink()
    edit(content, "还补一句。")
    publish_site(content, tmp_path / "public")
    assert is_as_from_nothing(content, tmp_path)
