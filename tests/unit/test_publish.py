"""Publishing is all or nothing: whatever happens, the output is the old site whole or the new one whole."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import publish as publishing
from builder.findings.errors import BusyError, NotOursError
from builder.publish import MANIFEST, publish
from tests.conftest import files_of

OLD = {"index.html": b"old", "a/one.html": b"one", "a/gone.html": b"gone", "b": b"a file that becomes a folder"}
NEW = {"index.html": b"new, and longer", "a/one.html": b"one", "b/two.html": b"two", "c/d/three.html": b"three" * 2_000}


def whole(files: dict[str, bytes]) -> dict[str, bytes]:
    return {**files, MANIFEST: publishing.manifest(files)}


def published_old(folder: Path, *, builds: int = 1) -> Path:
    """A published old site; after two builds there is a staging folder as well."""
    output = folder / "public"
    for number in range(builds):
        publish({**OLD, "index.html": b"older"} if number < builds - 1 else OLD, output)
    return output


def test_where_the_swap_takes_two_steps_the_next_build_puts_the_old_site_back(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    output.rename(tmp_path / ".public.previous")
    publishing._recover(output)
    assert files_of(output) == whole(OLD)


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
