"""A build for which nothing has changed ends before it begins; the smallest change of anything, and it does not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import builder.cli.build
import builder.cli.unchanged
import builder.pipeline
from tests.conftest import MINIMAL, TEMPLATES, files_of
from tests.support.commands import run

NOTHING = "没有任何改动"
PLAN = "content/districts/aa/plan-a"


class Site:
    """A site and all that its builds are made of, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.options: list[str] = []
        self.environment: dict[str, str] = {}
        shutil.copytree(MINIMAL, folder / "content")
        shutil.copytree(TEMPLATES, folder / "site_templates")
        for name in ("texts", "extra", "own"):
            (folder / name).mkdir()

    def build(self) -> bool:
        """Build; whether it was said that nothing has changed."""
        given = ["--sources", "texts", "--templates", "own", "--jobs", "1", *self.options]
        done = run("build", *given, cwd=self.folder, environment=self.environment)
        assert done.returncode == 0, done.stderr
        return NOTHING in done.stdout

    def replace(self, name: str, old: str, new: str) -> None:
        file = self.folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site that has just been built."""
    monkeypatch.setattr(builder.cli.build, "TEMPLATES", tmp_path / "site_templates")
    built = Site(tmp_path)
    assert not built.build()
    return built


@pytest.fixture
def pipeline_runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A name for each time that the pipeline begins."""
    runs: list[str] = []
    check = builder.pipeline.check_content

    def noted(*given: object, **named: object) -> object:
        runs.append("check")
        return check(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("builder.cli.checking.check_content", noted)
    return runs


def edit_a_programme(site: Site) -> None:
    file = next((site.folder / PLAN / "programmes").iterdir())
    file.write_text(file.read_text("utf-8") + "\n再补一句。\n", encoding="utf-8")


def rename_a_programme(site: Site) -> None:
    file = next((site.folder / PLAN / "programmes").iterdir())
    file.rename(file.with_name(f"{file.stem}-b.md"))


def edit_the_vocabulary(site: Site) -> None:
    site.replace("content/vocabularies/themes.yaml", "label: 安住", "label: 安家")


def edit_a_setting(site: Site) -> None:
    site.replace("content/site.yaml", "https://test.example/", "https://pages.example.com/")


def edit_a_template(site: Site) -> None:
    site.replace("site_templates/components/cell/cell.html", "<a ", '<a data-new="" ')


def edit_the_styles(site: Site) -> None:
    site.replace("site_templates/styles/print.css", "}", "}\n")


def edit_the_words(site: Site) -> None:
    site.replace("site_templates/strings.yaml", "首页", "开始")


def add_a_template(site: Site) -> None:
    page = (site.folder / "site_templates/pages/not_found.html").read_text("utf-8")
    (site.folder / "own/pages").mkdir()
    (site.folder / "own/pages/not_found.html").write_text(page + "<!-- -->", encoding="utf-8")


def add_a_file(site: Site) -> None:
    (site.folder / "extra/CNAME").write_text("pages.example.com")


def add_a_text(site: Site) -> None:
    (site.folder / "texts/a.txt").write_text("原文")


def name_a_day(site: Site) -> None:
    site.environment["SOURCE_DATE_EPOCH"] = "1800000000"


def ask_for_drafts(site: Site) -> None:
    site.options.append("--drafts")


def ask_for_all_anew(site: Site) -> None:
    site.options.append("--full")


def change_the_program(_: Site) -> None:
    """As if another version were installed: the test puts another sum in place of the program's."""


def edit_a_published_page(site: Site) -> None:
    page = site.folder / "public/index.html"
    data = page.read_bytes()
    page.unlink()
    page.write_bytes(data + b" ")


def edit_a_published_page_and_hide_it(site: Site) -> None:
    """Of its size, and of its time: nothing but the time of the inode tells."""
    page = site.folder / "public/index.html"
    status, data = page.stat(), page.read_bytes()
    page.write_bytes(data.replace(b"<h1", b"<h2", 1))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


def lose_a_published_page(site: Site) -> None:
    (site.folder / "public/index.html").unlink()


def lose_the_published_site(site: Site) -> None:
    shutil.rmtree(site.folder / "public")


def lose_what_is_remembered(site: Site) -> None:
    shutil.rmtree(site.folder / ".cache")


def tear_what_is_remembered(site: Site) -> None:
    for file in (site.folder / ".cache/public").iterdir():
        file.write_bytes(file.read_bytes()[:-3])


CHANGES: tuple[Callable[[Site], None], ...] = (
    edit_a_programme,
    rename_a_programme,
    edit_the_vocabulary,
    edit_a_setting,
    edit_a_template,
    edit_the_styles,
    edit_the_words,
    add_a_template,
    add_a_file,
    add_a_text,
    name_a_day,
    ask_for_drafts,
    ask_for_all_anew,
    change_the_program,
    edit_a_published_page,
    edit_a_published_page_and_hide_it,
    lose_a_published_page,
    lose_the_published_site,
    lose_what_is_remembered,
    tear_what_is_remembered,
)


def test_a_build_of_the_same_says_so_and_reads_nothing(site: Site, pipeline_runs: list[str]) -> None:
    before = files_of(site.folder / "public")
    assert site.build()
    assert pipeline_runs == []
    assert files_of(site.folder / "public") == before


@pytest.mark.slow
def test_any_change_is_built_and_then_there_is_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """One site for all changes, each on top of the last: to start from nothing each time would take a minute."""
    for change in CHANGES:
        change(site)
        if change is change_the_program:
            for name in ("program_sum", "add_up_program"):
                monkeypatch.setattr(builder.cli.unchanged, name, lambda: "another")
        assert not site.build(), change.__name__
        if change is ask_for_all_anew:
            site.options.remove("--full")
        assert site.build(), change.__name__
    grown = files_of(site.folder / "public")
    site.options += ["--full", "--output", "new"]
    site.build()
    assert grown == files_of(site.folder / "new")


def test_what_the_check_said_is_said_again(site: Site) -> None:
    site.replace("content/vocabularies/themes.yaml", "label: 安住", "label: 安住 ")
    first, second = (run("build", cwd=site.folder) for _ in range(2))
    assert NOTHING in second.stdout
    assert "没有找到存档" in second.stderr
    assert [line for line in first.stderr.splitlines() if line in second.stderr] == second.stderr.splitlines()


@pytest.mark.parametrize(("options", "texts"), [([], "archive"), (["--sources", "texts"], "texts")])
def test_texts_count_where_the_site_names_them_and_where_the_command_does(
    site: Site, options: list[str], texts: str
) -> None:
    (site.folder / "archive").mkdir()
    with (site.folder / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write("archive: archive\n")

    def repeats() -> bool:
        return NOTHING in run("build", *options, cwd=site.folder).stdout

    assert [repeats(), repeats()] == [False, True]
    (site.folder / texts / "more.txt").write_text("原文")
    assert [repeats(), repeats()] == [False, True]


def test_a_file_that_changes_during_the_build_leaves_nothing_to_repeat(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_a_programme(site)
    report = builder.pipeline.blocks_publishing

    def meanwhile(*given: object, **named: bool) -> bool:
        edit_a_programme(site)
        return report(*given, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(builder.pipeline, "blocks_publishing", meanwhile)
        assert not site.build()
    assert not site.build()
    assert site.build()


def test_a_build_of_what_has_been_taken_back_since_is_not_repeated(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sum is taken before the content is read: it must not stand for what was written in between."""
    file = next((site.folder / PLAN / "programmes").iterdir())
    before = file.read_bytes()
    check = builder.pipeline.check_content

    def meanwhile(*given: object, **named: object) -> object:
        edit_a_programme(site)
        return check(*given, **named)  # type: ignore[arg-type]

    lose_what_is_remembered(site)
    with monkeypatch.context() as patched:
        patched.setattr("builder.cli.checking.check_content", meanwhile)
        assert not site.build()
    assert "再补一句。" in published(site)
    file.write_bytes(before)
    assert not site.build()
    assert "再补一句。" not in published(site)
    assert site.build()


def published(site: Site) -> str:
    """All pages of programmes, as they are published."""
    return "".join(page.read_text("utf-8") for page in sorted((site.folder / "public/districts").rglob("*.html")))


def test_a_linked_file_is_built_every_time(site: Site) -> None:
    (site.folder / "page.txt").write_text("a")
    os.symlink(site.folder / "page.txt", site.folder / "own/page.txt")
    assert [site.build(), site.build()] == [False, False]
