"""What others have put beside a site or into it is neither overwritten nor deleted; what they add lives in `extra/`."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.findings.errors import NotOursError, UsageError
from builder.publish import versions
from builder.publish.extra import read_extra, require_free
from builder.publish.folder import MANIFEST, MARK
from tests.conftest import files_of
from tests.support.publishing import publish
from tests.unit.publish.test_publish import NEW, OLD, published_old, whole


def _letter(output: Path) -> None:
    output.mkdir()
    (output / "letter.txt").write_text("mine")


def _sums(output: Path) -> None:
    _letter(output)
    (output / MANIFEST).write_bytes(whole({"letter.txt": b"mine"})[MANIFEST])


def _added(output: Path) -> None:
    publish(OLD, output)
    (output / "CNAME").write_text("mine")


def _added_link(output: Path) -> None:
    publish(OLD, output)
    (output / "letters").symlink_to(output.parent)


def _file(output: Path) -> None:
    output.write_text("mine")


def _link(output: Path) -> None:
    _letter(output.with_name("elsewhere"))
    output.symlink_to(output.with_name("elsewhere"))


def _store_of_others(output: Path) -> None:
    _letter(output.with_name(".public.versions"))


def _store_marked_otherwise(output: Path) -> None:
    store = output.with_name(".public.versions")
    store.mkdir()
    (store / MARK).write_text("mine")


def _store_link(output: Path) -> None:
    _letter(output.with_name("elsewhere"))
    output.with_name(".public.versions").symlink_to(output.with_name("elsewhere"))


def _lock_link(output: Path) -> None:
    publish(OLD, output)
    output.with_name("letter.txt").write_text("mine")
    lock = output.with_name(".public.versions") / "lock"
    lock.unlink()
    lock.symlink_to(output.with_name("letter.txt"))


def _lock_pipe(output: Path) -> None:
    publish(OLD, output)
    lock = output.with_name(".public.versions") / "lock"
    lock.unlink()
    os.mkfifo(lock)


FOREIGN = (
    *(_letter, _sums, _added, _added_link, _file, _link),
    *(_store_of_others, _store_marked_otherwise, _store_link, _lock_link, _lock_pipe),
)


@pytest.mark.parametrize("plant", FOREIGN, ids=lambda plant: plant.__name__.strip("_"))
def test_what_is_of_others_is_neither_replaced_nor_deleted(tmp_path: Path, plant: Callable[[Path], None]) -> None:
    plant(tmp_path / "public")
    before = files_of(tmp_path)
    for _ in range(3):
        with pytest.raises(NotOursError):
            publish(NEW, tmp_path / "public")
    assert files_of(tmp_path).items() >= before.items()


def test_what_has_the_name_of_a_file_of_ours_is_replaced_and_not_followed(tmp_path: Path) -> None:
    output, letter = published_old(tmp_path), tmp_path / "letter.txt"
    store = tmp_path / ".public.versions"
    letter.write_text("mine")
    for number, name in enumerate(("new", "state.json.new", "state.json")):
        for plant in (os.mkfifo, lambda path: path.symlink_to(letter)):
            (store / name).unlink(missing_ok=True)
            plant(store / name)
            publish({**OLD, "index.html": b"%d" % number}, output)
            assert files_of(output) == whole({**OLD, "index.html": b"%d" % number})
    assert letter.read_text() == "mine"


def test_a_name_among_the_versions_that_is_taken_is_passed_over(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    letter = tmp_path / ".public.versions" / "2" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text("mine")
    for number in range(4):
        publish({"index.html": b"%d" % number}, output)
    assert files_of(output) == whole({"index.html": b"3"})
    assert letter.read_text() == "mine"


@pytest.mark.parametrize("name", ["../../letter.txt", "{folder}/letter.txt", "linked/letter.txt"])
def test_an_old_version_whose_manifest_names_files_of_others_takes_none_with_it(tmp_path: Path, name: str) -> None:
    output, letter = published_old(tmp_path, builds=2), tmp_path / "letter.txt"
    letter.write_text("mine")
    old = tmp_path / ".public.versions" / "1"
    (old / "linked").symlink_to(tmp_path)
    (old / MANIFEST).write_text(f"{'0' * 64}  {name.format(folder=tmp_path)}\n")
    for number in range(4):
        publish({"index.html": b"%d" % number}, output)
    assert letter.read_text() == "mine"


def test_a_stranger_in_an_old_version_outlives_it(tmp_path: Path) -> None:
    output = published_old(tmp_path, builds=2)
    letter = tmp_path / ".public.versions" / "1" / "letter.txt"
    letter.write_text("mine")
    for number in range(4):
        publish({"index.html": b"%d" % number}, output)
    assert files_of(letter.parent) == {"letter.txt": b"mine"}


def test_a_pipe_with_the_name_of_a_page_is_replaced_and_blocks_nothing(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    (output / "index.html").unlink()
    os.mkfifo(output / "index.html")
    for number in range(4):
        publish({**OLD, "index.html": b"%d" % number}, output)
    assert files_of(output) == whole({**OLD, "index.html": b"3"})


def test_a_link_planted_in_place_of_a_page_is_not_followed(tmp_path: Path) -> None:
    output = published_old(tmp_path)
    outside = tmp_path / "outside.html"
    outside.write_bytes(NEW["index.html"])
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(outside)
    publish(NEW, output)
    assert not (output / "index.html").is_symlink()
    assert outside.read_bytes() == NEW["index.html"]


def test_a_site_that_an_earlier_build_has_left_is_known_by_its_files(tmp_path: Path) -> None:
    names = ("index.html", "404.html", "sitemap.xml", "search/start.js", "assets/site.css")
    output = tmp_path / "public"
    publish(dict.fromkeys(names, b"old"), output)
    (output / MARK).unlink()
    publish(NEW, output)
    assert files_of(output) == whole(NEW)


def test_what_an_operator_adds_is_published_with_the_site(tmp_path: Path) -> None:
    (tmp_path / ".well-known").mkdir()
    (tmp_path / ".well-known" / "proof").write_bytes(b"mine")
    extra = read_extra(tmp_path)
    require_free(extra, OLD)
    assert extra == {".well-known/proof": b"mine"}


@pytest.mark.parametrize("name", ["index.html", "a", "b/under-a-file", MANIFEST, MARK])
def test_what_an_operator_adds_takes_nothings_place(name: str) -> None:
    with pytest.raises(UsageError, match="extra-taken"):
        require_free([name], OLD)


def test_a_file_to_add_has_a_name_that_is_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).touch()
    with pytest.raises(UsageError, match="extra-name"):
        read_extra(tmp_path)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.EMFILE])
def test_a_lock_that_cannot_be_opened_is_not_told_as_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Of another user, on a disk that cannot be written. Root may open everything, so the system is played here."""
    output = published_old(tmp_path)

    def refuse(path: Path, _flags: int) -> int:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(versions, "open_plain", refuse)
    with pytest.raises(OSError, match=os.strerror(code)):
        publish(NEW, output)


@pytest.mark.parametrize("kind", ["link", "pipe", "link to a folder"])
def test_only_files_can_be_added(tmp_path: Path, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(tmp_path / "x")
    else:
        (tmp_path / "x").symlink_to("/etc/passwd" if kind == "link" else "/etc")
    with pytest.raises(UsageError, match="extra-kind"):
        read_extra(tmp_path)
