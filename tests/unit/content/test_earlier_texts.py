"""What an earlier build read of a file is what reading it again gives, and whatever is not just that is read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.content import read as reading
from builder.content.earlier_texts import EarlierTexts
from builder.content.layout import Kind
from builder.content.read import Record, load, read
from builder.findings.finding import Finding
from builder.publish.memory import Memory
from tests.conftest import STATEMENTS
from tests.support.edits import programmes

Loaded = tuple[list[Record], list[Finding]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STATEMENTS, tmp_path / "content"))


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose text is read, one after the other."""
    files: list[str] = []

    def noted(data: bytes, file: str, kind: Kind, ids: tuple[str, ...]) -> tuple[Record | None, list[Finding]]:
        files.append(file)
        return read(data, file, kind, ids)

    monkeypatch.setattr(reading, "read", noted)
    return files


def load_with(content: Path, program: str = "a") -> Loaded:
    """Load as a process does that knows nothing but what earlier ones kept."""
    texts = EarlierTexts(Memory(content.parent / "cache"), program=program)
    return load(content, shown_as="content", texts=texts)


def load_anew(content: Path) -> Loaded:
    return load(content, shown_as="content")


def test_records_of_an_earlier_build_are_those_of_reading_again(content: Path, read_files: list[str]) -> None:
    first = load_with(content)
    assert first == load_anew(content)
    read_files.clear()
    again = load_with(content)
    assert read_files == []
    assert again == first
    trees = [{record.file: record.tree.root for record in each[0] if record.tree} for each in (first, again)]
    assert trees[0] == trees[1]


def test_a_file_that_has_changed_is_read_and_no_other(content: Path, read_files: list[str]) -> None:
    load_with(content)
    file = programmes(content)[0]
    file.write_text(file.read_text("utf-8") + "又一句。\n", encoding="utf-8")
    read_files.clear()
    loaded = load_with(content)
    assert read_files == [f"content/{file.relative_to(content).as_posix()}"]
    assert loaded == load_anew(content)
    read_files.clear()
    load_with(content)
    assert read_files == []


def test_what_is_wrong_with_a_file_is_told_each_time(content: Path) -> None:
    file = programmes(content)[0]
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    first, second = load_with(content), load_with(content)
    assert [mistake.rule for mistake in second[1]] == ["line-ends"]
    assert first == second == load_anew(content)


def deleted(files: list[Path]) -> None:
    for file in files:
        file.unlink()


def torn(files: list[Path]) -> None:
    for file in files:
        file.write_bytes(file.read_bytes()[:-3])


def exchanged(files: list[Path]) -> None:
    held = [file.read_bytes() for file in files]
    for file, of_another in zip(files, [*held[1:], held[0]], strict=True):
        file.write_bytes(of_another)


def of_something_else(files: list[Path]) -> None:
    for file in files:
        file.write_bytes(b"\x00\xff{}")


@pytest.mark.parametrize("damage", [deleted, torn, exchanged, of_something_else])
def test_damage_to_what_was_kept_costs_time_only(
    content: Path, read_files: list[str], damage: Callable[[list[Path]], None]
) -> None:
    load_with(content)
    every = {*read_files}
    damage(sorted((content.parent / "cache").iterdir()))
    read_files.clear()
    loaded = load_with(content)
    assert {*read_files} == every
    assert loaded == load_anew(content)


def test_another_program_reads_everything(content: Path, read_files: list[str]) -> None:
    load_with(content)
    every = {*read_files}
    read_files.clear()
    loaded = load_with(content, program="another")
    assert {*read_files} == every
    assert loaded == load_anew(content)


def test_what_was_read_is_kept_with_its_district(content: Path) -> None:
    records, _ = load_with(content)
    files = [record for record in records if record.file.startswith("content/districts/")]
    districts = {record.ids[0] for record in files}
    memory = Memory(content.parent / "cache")
    kept = {
        name: {each.file for each in files if memory.recall(f":values/districts/{name}", each.file)}
        for name in districts
    }
    assert kept == {name: {each.file for each in files if f"/districts/{name}/" in each.file} for name in districts}
    assert len(kept) > 1


def test_where_nothing_can_be_kept_everything_is_read(content: Path, read_files: list[str]) -> None:
    (content.parent / "cache").write_bytes(b"")
    assert load_with(content) == load_anew(content)
    every = {*read_files}
    read_files.clear()
    loaded = load_with(content)
    assert {*read_files} == every
    assert loaded == load_anew(content)
