"""A site made by several jobs and joined is, byte for byte, the site of a single job, whatever befell a part."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from builder.publish.parts import MARK, Unusable, read_part
from builder.render import shares
from tests.conftest import MINIMAL, ROOT, SiteFrom, files_of
from tests.support.commands import run

SUMMARY = "districts/aa/plan-a/summary.md"


def build(content: Path, output: Path, *options: str | Path) -> str:
    """Build a site or a part in one process; return what is said of it."""
    done = run("build", "--content", content, "--output", output, "--jobs", "1", *options)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def build_shares(content: Path, folder: Path, *, total: int = 3) -> None:
    """Make all parts in a folder."""
    for number in range(1, total + 1):
        build(content, folder / f"part-{number}", "--share", f"{number}/{total}")


def assert_same(site: Path, alone: Path) -> None:
    """Compare every byte."""
    given, wanted = files_of(site), files_of(alone)
    assert [path for path in sorted({*given, *wanted}) if given.get(path) != wanted.get(path)] == []


@pytest.fixture(scope="session")
def three_parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest site in three parts; a test that changes them takes a copy."""
    folder = tmp_path_factory.mktemp("shares") / "parts"
    build_shares(MINIMAL, folder)
    return folder


@pytest.fixture
def parts(three_parts: Path, tmp_path: Path) -> Path:
    """A copy of the three parts."""
    return shutil.copytree(three_parts, tmp_path / "parts")


def test_parts_are_joined_to_the_site_of_a_single_job(three_parts: Path, tmp_path: Path, minimal_site: Path) -> None:
    before = files_of(three_parts)
    said = build(MINIMAL, tmp_path / "public", "--parts", three_parts)
    assert_same(tmp_path / "public", minimal_site)
    assert "其余在这里生成" in said
    number = said.partition(" 个文件中沿用 ")
    assert number[0].split()[-1] == number[2].split()[0], "everything comes from the parts"
    assert files_of(three_parts) == before


def test_each_page_is_in_a_single_part(three_parts: Path, minimal_site: Path) -> None:
    held = [{*files_of(three_parts / f"part-{number}" / "files")} for number in (1, 2, 3)]
    assert sum(map(len, held)) == len(set().union(*held))
    assert all(held)
    assert set().union(*held) <= {*files_of(minimal_site)}


def test_after_an_edit_shares_are_made_and_joined_where_earlier_ones_are(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({})
    build_shares(content, tmp_path / "parts")
    build(content, tmp_path / "public", "--parts", tmp_path / "parts")
    (content / SUMMARY).write_text("全新的摘要。\n", encoding="utf-8")
    with (content / "districts/aa/plan-a/programmes/fund.md").open("a", encoding="utf-8") as file:
        file.write("\n再补一句。\n")
    build_shares(content, tmp_path / "parts")
    build(content, tmp_path / "public", "--parts", tmp_path / "parts")
    build(content, tmp_path / "alone", "--full")
    assert_same(tmp_path / "public", tmp_path / "alone")


def test_what_no_part_has_is_made_by_the_last_job(parts: Path, tmp_path: Path, minimal_site: Path) -> None:
    shutil.rmtree(parts / "part-2")
    said = build(MINIMAL, tmp_path / "public", "--parts", parts, "--parts", parts / "part-2")
    assert_same(tmp_path / "public", minimal_site)
    assert f"没有 {parts / 'part-2'}" in said
    assert "缺少第 2/3 份" in said


def test_a_part_of_other_content_is_told_and_not_used(site_from: SiteFrom, parts: Path, tmp_path: Path) -> None:
    content = site_from({SUMMARY: "全新的摘要。\n"})
    said = build(content, tmp_path / "public", "--parts", parts)
    build(content, tmp_path / "alone", "--full")
    assert_same(tmp_path / "public", tmp_path / "alone")
    assert said.count("来自另外的内容") == 3


@pytest.mark.parametrize("option", [("--drafts",), ("--templates", "own")])
def test_a_part_made_with_other_options_is_told_and_not_used(parts: Path, tmp_path: Path, option: list[str]) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "styles").mkdir()
    given = [str(own) if each == "own" else each for each in option]
    assert build(MINIMAL, tmp_path / "public", "--parts", parts, *given).count("选项、模板或日期") == 3


def lose_a_file(part: Path) -> None:
    next(path for path in (part / "files").rglob("*.html")).unlink()


def change_a_file(part: Path) -> None:
    for path in (part / "files").rglob("*.html"):
        path.write_text("<p>nothing of ours</p>", encoding="utf-8")


def tear_the_memory(part: Path) -> None:
    for path in (part / "memory").iterdir():
        path.write_bytes(path.read_bytes()[:-3])


def tear_the_mark(part: Path) -> None:
    (part / MARK).write_bytes(b"bilin part 1: ")


def say_unfinished(part: Path) -> None:
    (part / MARK).write_bytes(b"bilin part 1: unfinished\n")


def empty(part: Path) -> None:
    shutil.rmtree(part)
    part.mkdir()


def same_share(part: Path) -> None:
    shutil.rmtree(part)
    shutil.copytree(part.with_name("part-1"), part)


@pytest.mark.parametrize(
    "damage", [lose_a_file, change_a_file, tear_the_memory, tear_the_mark, say_unfinished, empty, same_share]
)
def test_a_damaged_part_costs_time_only(
    parts: Path, tmp_path: Path, minimal_site: Path, damage: Callable[[Path], None]
) -> None:
    damage(parts / "part-2")
    build(MINIMAL, tmp_path / "public", *(each for n in (1, 2, 3) for each in ("--parts", parts / f"part-{n}")))
    assert_same(tmp_path / "public", minimal_site)


def test_parts_that_may_only_be_read_are_joined(parts: Path, tmp_path: Path, minimal_site: Path) -> None:
    for path in (*parts.rglob("*"), parts):
        path.chmod(path.stat().st_mode & ~0o222)
    build(MINIMAL, tmp_path / "public", "--parts", parts)
    for path in (parts, *parts.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)
    assert_same(tmp_path / "public", minimal_site)


def test_a_published_site_is_no_part(minimal_site: Path, tmp_path: Path) -> None:
    site = shutil.copytree(minimal_site, tmp_path / "site")
    assert "是已发布的网站" in build(MINIMAL, tmp_path / "public", "--parts", site)
    assert_same(tmp_path / "public", minimal_site)


def refused(*options: str | Path) -> str:
    """What is said where a build is refused."""
    done = run("build", "--content", MINIMAL, "--jobs", "1", *options)
    assert done.returncode == 2, done.stderr
    return done.stderr


@pytest.mark.parametrize("share", ["0/4", "5/4", "x", "1", "1/0", "-1/2", "1/4/2", "01/4", "1 / 4", "１/4", ""])
def test_a_share_that_is_none_is_refused(tmp_path: Path, share: str) -> None:
    assert "2/4" in refused("--output", tmp_path / "part", "--share", share)
    assert not (tmp_path / "part").exists()


def test_options_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    part = ("--output", tmp_path / "part", "--share", "1/2")
    assert "--parts" in refused(*part, "--parts", tmp_path)
    assert "--executor" in refused(*part, "--executor", "dask:tcp://127.0.0.1:1")
    assert "--full" in refused("--output", tmp_path / "public", "--parts", tmp_path / "part", "--full")
    assert "--output" in refused("--share", "1/2")


def test_an_output_that_is_a_part_to_be_joined_is_refused(parts: Path) -> None:
    before = files_of(parts)
    assert "重叠" in refused("--output", parts / "part-1", "--parts", parts / "part-1")
    assert "重叠" in refused("--output", parts / "public", "--parts", parts)
    assert files_of(parts) == before


def test_a_site_is_never_published_into_a_part_nor_a_part_written_into_a_site(
    parts: Path, minimal_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(minimal_site, tmp_path / "site")
    before = files_of(parts), files_of(site)
    refused("--output", parts / "part-1")
    assert "不是 --share 写下的" in refused("--output", site, "--share", "1/3")
    assert (files_of(parts), files_of(site)) == before


def test_a_share_that_ends_before_its_time_does_not_look_finished(
    parts: Path, tmp_path: Path, minimal_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(shares, "render_all", broken)
        done = run("build", "--content", MINIMAL, "--output", parts / "part-1", "--share", "1/3", "--full")
    assert done.returncode == 130
    assert read_part(parts / "part-1") == Unusable(parts / "part-1", "unfinished")
    assert "没有做完" in build(MINIMAL, tmp_path / "public", "--parts", parts)
    assert_same(tmp_path / "public", minimal_site)


def broken(*_: object, **__: object) -> list[object]:
    """Is interrupted."""
    raise KeyboardInterrupt


def test_content_with_errors_makes_no_part(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({"districts/aa/plan-a/plan.yaml": "title: 1\n"})
    done = run("build", "--content", content, "--output", tmp_path / "part", "--share", "1/2")
    assert done.returncode == 1
    assert not (tmp_path / "part").exists()


@pytest.mark.slow
def test_the_workflow_of_the_manual_makes_the_site_of_a_single_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workflow,) = re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "docs/scaling.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    jobs = yaml.safe_load(workflow)["jobs"]
    (share,), (join,) = (
        [step["run"] for step in jobs[job]["steps"] if "bilin build" in step.get("run", "")]
        for job in ("part", "build")
    )
    shutil.copytree(MINIMAL, tmp_path / "content")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")
    for number in jobs["part"]["strategy"]["matrix"]["share"]:
        bilin(tmp_path, share.replace("${{ matrix.share }}", str(number)))
        (tmp_path / "part").rename(tmp_path / "parts" / f"part-{number}")
    assert "缺少" not in bilin(tmp_path, join)
    build(tmp_path / "content", tmp_path / "alone", "--full")
    assert_same(tmp_path / "public", tmp_path / "alone")


def bilin(folder: Path, line: str) -> str:
    """Run what a line of a workflow asks of the program, in a folder; return what is said."""
    (folder / "parts").mkdir(exist_ok=True)
    done = run(*line.partition("bilin ")[2].split(), cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stderr
