"""Open data made beside earlier ones: what has not changed is copied from there, and the bytes are as from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder import pipeline
from builder.data import files
from builder.data.block import RowBlock
from builder.render import reuse_shared
from builder.text.packed import ZipWriter
from tests.conftest import SUPERIORS, files_of, publish_site
from tests.support.data import API
from tests.support.edits import replace_in

JINAN, NORTH, MARKET = "jinan.sailor-2023", "north.sailor-2024", "market.sailor-2024"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(SUPERIORS, tmp_path / "content")


@pytest.fixture
def encoded_plans(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The plans of which statements are made as rows."""
    plans: set[str] = set()

    def noted(kind: type, rows: list[object]) -> RowBlock:
        plans.update(row.plan for row in rows if kind.__name__ == "StatementRecord")  # type: ignore[attr-defined]
        return RowBlock(kind, rows)

    monkeypatch.setattr(files, "RowBlock", noted)
    return plans


def programme(content: Path, plan: str, name: str) -> Path:
    return content / "districts" / plan.replace(".", "/") / "programmes" / f"{name}.md"


def add_a_sentence(content: Path) -> None:
    with programme(content, NORTH, "salon").open("a", encoding="utf-8") as file:
        file.write("\n再补一句。\n")


def change_a_number_above(content: Path) -> None:
    replace_in(programme(content, JINAN, "award"), "value: 15", "value: 16")
    replace_in(programme(content, JINAN, "award"), "每人发给奖金15万元", "每人发给奖金16万元")


def remove_a_plan(content: Path) -> None:
    shutil.rmtree(content / "districts/market")


def remove_a_programme(content: Path) -> None:
    programme(content, NORTH, "salon").unlink()


def rename_a_programme(content: Path) -> None:
    file = programme(content, MARKET, "award")
    file.rename(file.with_name("medal.md"))


def change_a_term(content: Path) -> None:
    replace_in(content / "vocabularies/themes.yaml", "definition: ", "definition: 新的")


def change_what_district_it_is(content: Path) -> None:
    replace_in(content / "districts/north/district.yaml", "'370102'", "'370105'")
    replace_in(content / "districts/north/district.yaml", "历下区", "天桥区")


EDITS = (
    add_a_sentence,
    change_a_number_above,
    remove_a_plan,
    remove_a_programme,
    rename_a_programme,
    change_a_term,
    change_what_district_it_is,
)


def differing(content: Path, output: Path) -> list[str]:
    """The files of the open data that a build from nothing makes otherwise."""
    fresh = output.with_name("fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    publish_site(content, fresh, full=True)
    grown, new = files_of(output), files_of(fresh)
    return [path for path in {*grown, *new} if path.startswith(API) and grown.get(path) != new.get(path)]


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_data_are_those_of_a_build_from_nothing(
    content: Path, tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    publish_site(content, tmp_path / "public")
    edit(content)
    publish_site(content, tmp_path / "public")
    assert differing(content, tmp_path / "public") == []


@pytest.mark.parametrize("edit", [change_a_number_above, remove_a_plan])
def test_after_an_edit_is_undone_the_data_are_those_of_before(
    content: Path, tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    output, districts = tmp_path / "public", content / "districts"
    shutil.copytree(districts, tmp_path / "before")
    publish_site(content, output)
    before = files_of(output)
    edit(content)
    publish_site(content, output)
    shutil.rmtree(districts)
    shutil.copytree(tmp_path / "before", districts)
    publish_site(content, output)
    after = files_of(output)
    assert [path for path in {*before, *after} if path.startswith(API) and before.get(path) != after.get(path)] == []


def test_what_is_packed_and_has_not_changed_is_taken_over(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    take = ZipWriter.take

    def noted(self: ZipWriter, package: ZipFile, name: str) -> None:
        copied.append(name)
        take(self, package, name)

    monkeypatch.setattr(ZipWriter, "take", noted)
    publish_site(content, tmp_path / "public")
    assert copied == []
    for _ in range(2):  # what was taken over can be taken over again
        copied.clear()
        add_a_sentence(content)
        publish_site(content, tmp_path / "public")
        assert {"xl/worksheets/sheet3.xml", "quantities.csv"} <= {*copied}


def test_rows_are_made_of_the_plans_that_have_changed_and_of_those_that_are_compared_with_them(
    content: Path, tmp_path: Path, encoded_plans: set[str]
) -> None:
    output = tmp_path / "public"
    publish_site(content, output)
    assert encoded_plans == {JINAN, NORTH, MARKET}
    encoded_plans.clear()
    add_a_sentence(content)
    publish_site(content, output)
    assert encoded_plans == {NORTH}
    encoded_plans.clear()
    publish_site(content, output)
    assert encoded_plans == set()
    remove_a_programme(content)
    publish_site(content, output)
    assert encoded_plans == {NORTH}, "what a build of the same content remembers is lost"
    encoded_plans.clear()
    change_a_number_above(content)
    publish_site(content, output)
    assert encoded_plans == {JINAN, NORTH, MARKET}


def published_table_edited(_: Path, output: Path) -> None:
    _rewrite(output / API / "statements.csv", lambda data: data.replace("聚航".encode(), "散航".encode()))


def published_database_gone(_: Path, output: Path) -> None:
    (output / API / "data.sqlite").unlink()


def published_package_torn(_: Path, output: Path) -> None:
    _rewrite(output / API / "data.zip", lambda data: data[:-7])


def memory_torn(memory: Path, _: Path) -> None:
    for file in memory.iterdir():
        _rewrite(file, lambda data: data[:-7])


def memory_gone(memory: Path, _: Path) -> None:
    shutil.rmtree(memory)


def _rewrite(file: Path, change: Callable[[bytes], bytes]) -> None:
    data = file.read_bytes()
    file.unlink()
    assert change(data) != data
    file.write_bytes(change(data))


@pytest.mark.parametrize(
    "damage",
    [published_table_edited, published_database_gone, published_package_torn, memory_torn, memory_gone],
)
def test_what_is_damaged_is_made_anew(
    content: Path, tmp_path: Path, encoded_plans: set[str], damage: Callable[[Path, Path], None]
) -> None:
    output = tmp_path / "public"
    publish_site(content, output)
    damage(tmp_path / ".cache" / "public", output)
    add_a_sentence(content)
    encoded_plans.clear()
    publish_site(content, output)
    assert encoded_plans == {JINAN, NORTH, MARKET}
    assert differing(content, output) == []


def another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "program_sum", lambda: "another")


def another_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reuse_shared.sqlite3, "sqlite_version", "0.0")  # type: ignore[attr-defined]


@pytest.mark.parametrize("change", [another_program, another_library])
def test_another_program_copies_nothing(
    content: Path,
    tmp_path: Path,
    encoded_plans: set[str],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[pytest.MonkeyPatch], None],
) -> None:
    output = tmp_path / "public"
    publish_site(content, output)
    change(monkeypatch)
    add_a_sentence(content)
    encoded_plans.clear()
    publish_site(content, output)
    assert encoded_plans == {JINAN, NORTH, MARKET}
