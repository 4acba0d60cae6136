"""Publishing is all or nothing: whatever happens, the output is the old site whole or the new one whole."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.findings.errors import BusyError, NoVersionError, OlderError
from builder.publish import roll_back, versions
from builder.publish.folder import MANIFEST, MARK, mark_text, sums_text
from builder.publish.versions import Versions
from tests.conftest import files_of
from tests.support.publishing import publish

OLD = {"index.html": b"old", "a/one.html": b"one", "a/gone.html": b"gone", "b": b"a file that becomes a folder"}
NEW = {"index.html": b"new, and longer", "a/one.html": b"one", "b/two.html": b"two", "c/d/three.html": b"three" * 2_000}


def whole(files: dict[str, bytes]) -> dict[str, bytes]:
    sums = sums_text({path: hashlib.sha256(data).hexdigest() for path, data in files.items()})
    return {**files, MANIFEST: sums, MARK: mark_text(sums)}


def published_old(folder: Path, *, builds: int = 1) -> Path:
    """A published old site; after two builds there is a version beside it."""
    output = folder / "public"
    for number in range(builds):
        publish({**OLD, "index.html": b"older %d" % number} if number < builds - 1 else OLD, output)
    return output


def kept(output: Path) -> list[dict[str, bytes]]:
    store = output.with_name(f".{output.name}.versions")
    return [files_of(path) for path in sorted(store.iterdir()) if path.is_dir()]


@given(st.lists(st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "e/f/g", "h"]), st.binary(max_size=8)), min_size=1))
def test_after_any_sequence_of_builds_the_output_is_exactly_the_last(sites: list[dict[str, bytes]]) -> None:
    with TemporaryDirectory() as folder:
        output = Path(folder) / "public"
        for site in sites:
            publish(site, output)
            assert files_of(output) == whole(site)


def test_what_did_not_change_is_the_same_file_and_what_did_is_not(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    before = {path: (output / path).stat().st_ino for path in OLD}
    assert publish(OLD, output) == 0
    assert publish({**OLD, "index.html": b"new"}, output) == 1
    after = {path: (output / path).stat().st_ino for path in OLD}
    assert {path for path in before if before[path] != after[path]} == {"index.html"}


def test_a_folder_that_was_published_is_never_written_to_again(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    descriptor = os.open(output, os.O_RDONLY)  # as a mounted folder, or a server that has it open
    for number in range(versions.KEPT):
        publish({**NEW, "number": b"%d" % number}, output)
        seen = {path: (Path(f"/proc/self/fd/{descriptor}") / path).read_bytes() for path in (*OLD, MANIFEST)}
        assert seen == {path: whole(OLD)[path] for path in seen}
    os.close(descriptor)


def test_two_versions_stay_beside_the_published_one(tmp_path: Path) -> None:
    output = tmp_path / "public"
    for number in range(5):
        publish({"index.html": b"%d" % number}, output)
    assert [site["index.html"] for site in kept(output)] == [b"2", b"3"]


def test_a_build_that_changes_nothing_is_no_version(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    publish(OLD, output)
    assert kept(output) == []


def test_a_published_file_that_somebody_has_edited_is_written_anew(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    (output / "index.html").write_bytes(b"0ld")
    publish(OLD, output)
    assert files_of(output) == whole(OLD)


def test_rolling_back_publishes_the_version_before_and_once_more_returns(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    publish(NEW, output)
    assert roll_back(output) == (1, [2])
    assert files_of(output) == whole(OLD)
    assert roll_back(output) == (2, [1])
    assert files_of(output) == whole(NEW)


def test_after_a_rollback_the_next_build_keeps_what_was_published_last(tmp_path: Path) -> None:
    output = published_old(tmp_path, builds=3)
    roll_back(output)
    publish(NEW, output)
    assert roll_back(output)[0] == 2


@pytest.mark.parametrize("version", [3, 9])
def test_there_is_no_way_to_a_version_that_is_not_kept(tmp_path: Path, version: int) -> None:
    output = published_old(tmp_path, builds=3)
    with pytest.raises(NoVersionError):
        roll_back(output, to=version)


def test_a_version_that_somebody_has_edited_is_not_published_again(tmp_path: Path) -> None:
    output = published_old(tmp_path, builds=2)
    (tmp_path / ".public.versions" / "1" / "index.html").write_bytes(b"edited")
    with pytest.raises(NoVersionError):
        roll_back(output)
    assert files_of(output) == whole(OLD)


def test_older_content_replaces_newer_only_when_asked(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish(NEW, output, time=2)
    with pytest.raises(OlderError):
        publish(OLD, output, time=1)
    assert files_of(output) == whole(NEW)
    publish(OLD, output, time=1, older=True)
    assert files_of(output) == whole(OLD)
    publish(NEW, output, time=2)
    roll_back(output)
    publish({**OLD, "x": b""}, output, time=1)


def test_a_full_build_gives_the_same_files_and_none_of_the_old_ones(tmp_path: Path) -> None:
    output = published_old(tmp_path, builds=3)
    before = (output / "a/one.html").stat().st_ino
    publish(NEW, output, full=True)
    assert files_of(output) == whole(NEW)
    assert (output / "a/one.html").stat().st_ino != before


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    publish(NEW, tmp_path / "public")
    assert files_of(tmp_path / "public") == whole(NEW)
    assert kept(tmp_path / "public") == []


def test_a_site_that_somebody_has_deleted_is_published_again(tmp_path: Path) -> None:
    output = published_old(tmp_path, builds=2)
    for path in (*OLD, MANIFEST, MARK):
        (output / path).unlink()
    (output / "a").rmdir()
    output.rmdir()
    publish(NEW, output, time=1)
    assert files_of(output) == whole(NEW)


TORN = ("", "{", "[]", '{"current": 1, "unknown": 2}', '{"current": "x"}', '{"order": 3}', '{"times": []}')
TORN_SWITCHES = ('{"switch": ["../elsewhere", 3, ""]}', '{"switch": ["new", "3", ""]}', '{"switch": [1, 2]}')


@pytest.mark.parametrize("text", [*TORN, *TORN_SWITCHES])
def test_a_torn_record_of_the_versions_stops_no_build(tmp_path: Path, text: str) -> None:
    output = published_old(tmp_path, builds=3)
    (tmp_path / ".public.versions" / "state.json").write_text(text)
    publish(NEW, output)
    assert files_of(output) == whole(NEW)
    roll_back(output)
    assert files_of(output) == whole(OLD)


@pytest.mark.parametrize("slot", ["new", "1"])
def test_what_died_before_it_had_published_leaves_known_how_new_the_published_site_is(
    tmp_path: Path, slot: str
) -> None:
    output = tmp_path / "public"
    publish(NEW, output, time=2)
    state = tmp_path / ".public.versions" / "state.json"
    state.write_text(json.dumps(json.loads(state.read_text()) | {"switch": [slot, 2, "0" * 64]}))
    with pytest.raises(OlderError):
        publish(OLD, output, time=1)
    assert files_of(output) == whole(NEW)


def test_a_record_of_the_versions_that_is_gone_stops_no_later_build_and_leaves_no_version_for_ever(
    tmp_path: Path,
) -> None:
    output = published_old(tmp_path, builds=4)
    store = tmp_path / ".public.versions"
    (store / "state.json").unlink()
    for number in range(4):
        publish({**NEW, "number.html": b"%d" % number}, output)
    assert files_of(output) == whole({**NEW, "number.html": b"3"})
    assert sum(path.name.isdecimal() for path in store.iterdir()) == 2


@contextmanager
def failing_rename(
    monkeypatch: pytest.MonkeyPatch, name: str, target: Path | None, error: BaseException
) -> Iterator[None]:
    """Meanwhile what is called `name` cannot be renamed to `target`, or to anything."""
    rename = Path.rename

    def fail(path: Path, to: Path) -> Path:
        if path.name == name and target in (None, to):
            raise error
        return rename(path, to)

    with monkeypatch.context() as failing:
        failing.setattr(Path, "rename", fail)
        yield


def test_a_system_that_refuses_the_second_rename_keeps_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows renames no folder of which somebody has a file open."""
    output = published_old(tmp_path)
    monkeypatch.setattr(versions, "exchange_at_once", lambda _left, _right: False)
    with failing_rename(monkeypatch, "new", output, PermissionError(13, "in use")):
        with pytest.raises(PermissionError):
            publish(NEW, output)
        assert files_of(output) == whole(OLD)
    publish(NEW, output)
    assert files_of(output) == whole(NEW)


def test_what_died_between_two_renames_and_its_record_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new site is published, and the old one still stands aside without a number."""
    output = published_old(tmp_path)
    store = tmp_path / ".public.versions"
    monkeypatch.setattr(versions, "exchange_at_once", lambda _left, _right: False)
    with failing_rename(monkeypatch, "aside", None, KeyboardInterrupt()), pytest.raises(KeyboardInterrupt):
        publish(NEW, output)
    assert (store / "aside").is_dir()
    publish({**NEW, "more.html": b"more"}, output)
    assert kept(output) == [whole(OLD), whole(NEW)]
    assert sorted(path.name for path in store.iterdir() if path.is_dir()) == ["1", "2"]


def test_a_disk_without_locks_is_not_another_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = published_old(tmp_path)

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(versions, "lock", refuse)
    with pytest.raises(OSError, match=os.strerror(errno.ENOLCK)):
        publish(NEW, output)
    assert files_of(output) == whole(OLD)


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    with Versions(output).lock(), pytest.raises(BusyError):
        publish(NEW, output)
    assert files_of(output) == whole(OLD)
