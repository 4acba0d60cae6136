"""`archive add|fetch|status`, `--require-sources` and the stores that `--sources` may name."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import pytest

from tests.conftest import SOURCES, SiteFrom, checked, files_of
from tests.support.commands import run
from tests.support.web_store import served_texts

SOURCE = (SOURCES / "source.txt").read_bytes()
SHA256 = hashlib.sha256(SOURCE).hexdigest()
ROW = f"{{}}  aa/plan-a  page  {SHA256[:12]}  source.txt"


def test_the_table_says_of_each_source_whether_its_text_is_at_hand(site_from: SiteFrom, tmp_path: Path) -> None:
    content, store = site_from({}), tmp_path / "store"
    store.mkdir()
    done = run("archive", "status", "--content", content, "--sources", store)
    assert (done.returncode, done.stdout.splitlines()) == (0, [ROW.format("缺失"), "存档 0/1 份"])
    (store / "source.txt").write_bytes(b"altered")
    done = run("archive", "status", "--content", content, "--sources", store)
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, ROW.format("不符"))
    (store / SHA256).write_bytes(SOURCE)
    done = run("archive", "status", "--content", content, "--sources", store)
    assert (done.returncode, done.stdout.splitlines()) == (0, [ROW.format("在手"), "存档 1/1 份"])


def test_a_text_is_put_in_under_its_sum_with_the_lines_that_pin_it(site_from: SiteFrom, tmp_path: Path) -> None:
    content, store = site_from({}), tmp_path / "store"
    done = run("archive", "add", SOURCES / "source.txt", "--content", content, "--sources", _new_folder(store))
    assert done.returncode == 0
    assert files_of(store) == {SHA256: SOURCE}
    assert f"  - file: source.txt\n    sha256: {SHA256}\n" in done.stdout
    assert (
        "已经在存档里" in run("archive", "add", SOURCES / "source.txt", "--content", content, "--sources", store).stdout
    )


def test_how_a_text_is_encoded_is_among_the_lines_that_pin_it(site_from: SiteFrom, tmp_path: Path) -> None:
    page = tmp_path / "公开页.html"
    page.write_bytes("<p>水手意见</p>".encode("gb18030"))
    done = run("archive", "add", page, "--content", site_from({}), "--sources", _new_folder(tmp_path / "store"))
    sha256 = hashlib.sha256(page.read_bytes()).hexdigest()
    assert f"  - file: {sha256[:12]}.html\n" in done.stdout
    assert done.stdout.endswith("    encoding: gb18030\n    format: html\n")


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "是空的"), (b"%PDF-1.4\0\xff\xfe\x00", "不是纯文本"), (b"x" * (16 * 1024 * 1024 + 1), "超过 16 MB")],
    ids=["empty", "binary", "large"],
)
def test_what_cannot_be_compared_is_not_kept(site_from: SiteFrom, tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a").write_bytes(data)
    store = _new_folder(tmp_path / "store")
    done = run("archive", "add", SOURCES / "source.txt", tmp_path / "a", "--content", site_from({}), "--sources", store)
    assert (done.returncode, words in done.stderr, files_of(store)) == (2, True, {})


@pytest.mark.parametrize("form", ["folder", "zip", "web"])
def test_what_plans_pin_is_fetched_from_any_store(site_from: SiteFrom, tmp_path: Path, form: str) -> None:
    content, target = site_from({}), tmp_path / "target"
    environment = {"BILIN_CACHE": str(tmp_path / "cache"), "BILIN_ARCHIVE_HEADER": "X-Secret: word"}
    with served_texts({SHA256: SOURCE}, secret="word") as server:
        stores: dict[str, Path | str] = {"folder": SOURCES, "zip": _packed(tmp_path), "web": server.place()}
        store = stores[form]
        fetch = ("archive", "fetch", "--to", target, "--content", content, "--sources", store)
        done = run(*fetch, environment=environment)
        assert (done.returncode, files_of(target)) == (0, {SHA256: SOURCE}), done.stderr
        assert "取来 1 份，原有 0 份" in done.stdout
        assert "取来 0 份，原有 1 份" in run(*fetch, environment=environment).stdout
    assert "word" not in done.stdout + done.stderr
    assert run("check", "--strict", "--require-sources", "--content", content, "--sources", target).returncode == 0


def test_fetching_says_what_the_store_lacks_and_fails_only_where_all_is_required(
    site_from: SiteFrom, tmp_path: Path
) -> None:
    fetch = (
        "archive",
        "fetch",
        "--to",
        tmp_path / "to",
        "--content",
        site_from({}),
        "--sources",
        _new_folder(tmp_path / "s"),
    )
    done = run(*fetch)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, ROW.format("缺失"))
    done = run(*fetch, "--require-sources")
    assert (done.returncode, "0/1" in done.stderr) == (1, True)


def test_a_build_says_how_many_texts_it_had(site_from: SiteFrom, tmp_path: Path) -> None:
    build = ("build", "--content", site_from({}), "--output", tmp_path / "out", "--jobs", "1")
    assert "存档 1/1 份" in run(*build, "--sources", SOURCES).stderr
    assert "没有找到存档" in run(*build).stderr
    quiet = run(*build, "--quiet", "--sources", SOURCES)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_nothing_is_published_where_all_texts_are_required_and_one_is_missing(
    site_from: SiteFrom, tmp_path: Path
) -> None:
    build = ("build", "--content", site_from({}), "--output", tmp_path / "out", "--require-sources")
    done = run(*build, "--sources", _new_folder(tmp_path / "store"))
    assert (done.returncode, (tmp_path / "out").exists()) == (1, False)
    assert re.search(rf"plan\.yaml:\d+:\d+: 缺失 source\.txt {SHA256}$", done.stderr, re.MULTILINE)
    assert run(*build).returncode == 1


def test_a_text_that_is_missing_stops_nothing(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({})
    assert run("check", "--strict", "--content", content, "--sources", _new_folder(tmp_path / "store")).returncode == 0


def test_the_environment_names_the_store_unless_an_option_does(site_from: SiteFrom, tmp_path: Path) -> None:
    status = ("archive", "status", "--content", site_from({}))
    environment = {"BILIN_ARCHIVE": str(SOURCES)}
    assert "存档 1/1 份" in run(*status, environment=environment).stdout
    assert "存档 0/1 份" in run(*status, "--sources", _new_folder(tmp_path / "s"), environment=environment).stdout


def test_an_archive_of_site_yaml_that_cannot_be_reached_is_done_without(site_from: SiteFrom, tmp_path: Path) -> None:
    content, cache = site_from({}), tmp_path / "cache"
    with (content / "site.yaml").open("a") as file:
        file.write("archive: https://archive.invalid/{sha256}\n")
    environment = {"BILIN_CACHE": str(cache)}
    done = run("check", "--strict", "--content", content, environment=environment)
    assert (done.returncode, "连不上" in done.stderr, "存档 0/1 份" in done.stderr) == (0, True, True)
    cache.mkdir()
    (cache / SHA256).write_bytes(SOURCE)
    done = run("check", "--strict", "--content", content, environment=environment)
    assert "存档 1/1 份" in done.stderr
    (cache / SHA256).unlink()
    assert run("archive", "fetch", "--content", content, environment=environment).returncode == 2


@pytest.mark.parametrize("key", ["archive", "sources"])
def test_the_archive_of_site_yaml_is_beside_the_content_under_its_new_and_its_old_name(
    site_from: SiteFrom, tmp_path: Path, key: str
) -> None:
    content = site_from({})
    with (content / "site.yaml").open("a") as file:
        file.write(f"{key}: store\n")
    assert not checked(content, sources=None).archived
    _new_folder(tmp_path / "store")
    assert run("archive", "add", SOURCES / "source.txt", "--content", content).returncode == 0
    assert checked(content, sources=None).possession.at_hand == 1


@pytest.mark.parametrize(
    ("store", "words"),
    [("nowhere", "找不到存档"), ("file", "不是文件夹，也不是能打开的 zip"), ("http://a.example/{sha256}", "不能用")],
)
def test_a_store_that_is_none_is_one_line(site_from: SiteFrom, tmp_path: Path, store: str, words: str) -> None:
    (tmp_path / "file").write_bytes(b"no zip")
    place = store if "://" in store else tmp_path / store
    done = run("check", "--content", site_from({}), "--sources", place)
    assert (done.returncode, done.stderr.count("\n"), words in done.stderr) == (2, 1, True)


@pytest.mark.parametrize(("store", "words"), [("file", "也不是能打开的 zip"), ("file/below", "无法写入")])
def test_no_text_is_kept_in_a_store_that_is_none(site_from: SiteFrom, tmp_path: Path, store: str, words: str) -> None:
    (tmp_path / "file").write_bytes(b"no zip")
    place = ("--content", site_from({}), "--sources", tmp_path / store, "--cache", tmp_path / "cache")
    done = run("archive", "add", SOURCES / "source.txt", *place)
    assert (done.returncode, words in done.stderr) == (2, True)
    assert not (tmp_path / "cache").exists()


def test_a_text_for_a_store_that_others_fill_waits_in_the_cache(site_from: SiteFrom, tmp_path: Path) -> None:
    content, cache = site_from({}), tmp_path / "cache"
    store = ("--content", content, "--sources", "https://archive.invalid/{sha256}?key=word", "--cache", cache)
    done = run("archive", "add", SOURCES / "source.txt", *store)
    assert (done.returncode, "交给维护者" in done.stdout, "word" in done.stdout) == (0, True, False)
    assert files_of(cache) == {SHA256: SOURCE}
    assert "存档 1/1 份" in run("check", *store).stderr


def _new_folder(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def _packed(folder: Path) -> Path:
    path = folder / "store.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(f"texts/{SHA256}", SOURCE)
    return path


def test_texts_that_were_fetched_before_are_not_asked_for_again(site_from: SiteFrom, tmp_path: Path) -> None:
    with served_texts({SHA256: SOURCE}) as server:
        fetch = ("archive", "fetch", "--to", tmp_path / "to", "--content", site_from({}), "--sources", server.place())
        assert run(*fetch).returncode == 0
        assert "取来 0 份，原有 1 份" in run(*fetch).stdout
    assert len(server.asked) == 1
    assert not (tmp_path / "cache").exists()
