"""The whole flow: the same content gives the same bytes anywhere, and a failed build changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import signal
from datetime import datetime
from pathlib import Path

import pytest

from builder.pipeline import Publishing, build, check_content
from tests.conftest import MINIMAL, TEMPLATES, BuildFrom, SiteFrom, checked, files_of, publish_site, silent
from tests.support import contents
from tests.support.commands import run

STAGES = ("load", "parse", "check", "route", "render", "index", "write")


def test_an_incremental_build_gives_what_a_full_build_gives(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({})
    publish_site(content, tmp_path / "grown")
    text = (content / "districts/aa/plan-a/summary.md").read_text()
    (content / "districts/aa/plan-a/summary.md").write_text(text + "\n补一句。\n")
    (content / "districts/aa/plan-a/programmes/fund.md").rename(
        content / "districts/aa/plan-a/programmes/sailor-fund.md"
    )
    publish_site(content, tmp_path / "grown")
    publish_site(content, tmp_path / "grown")
    publish_site(content, tmp_path / "new", full=True)
    assert files_of(tmp_path / "grown") == files_of(tmp_path / "new")


def test_the_order_in_which_files_were_made_does_not_matter(tmp_path: Path) -> None:
    names = sorted(path.relative_to(MINIMAL) for path in MINIMAL.rglob("*") if path.is_file())
    for folder, order in (("a", names), ("b", list(reversed(names)))):
        for name in order:
            (tmp_path / folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(MINIMAL / name, tmp_path / folder / "content" / name)
        publish_site(tmp_path / folder / "content", tmp_path / folder / "out")
    assert files_of(tmp_path / "a/out") == files_of(tmp_path / "b/out")


def with_another_summary(folder: Path) -> Path:
    content = contents.copy(folder)
    (content / "districts/aa/plan-a/summary.md").write_text("全新的摘要。\n")
    return content


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_any_stage_the_published_site_is_whole(
    minimal_site: Path, build_from: BuildFrom, tmp_path: Path, stage: str
) -> None:
    output = tmp_path / "public"
    shutil.copytree(minimal_site, output)
    old, new = files_of(output), files_of(build_from(with_another_summary))
    content = with_another_summary(tmp_path)

    def die(finished: str, _count: int, _seconds: float) -> None:
        if finished == stage:
            os.kill(os.getpid(), signal.SIGKILL)

    pid = os.fork()
    if pid == 0:
        result = check_content(content, shown_as="content", sources=None, log=die)
        build(result, templates=TEMPLATES, publishing=Publishing(output), jobs=1, log=die, progress=lambda _: None)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
    assert files_of(output) == (new if stage == "write" else old)


def test_interrupted_while_rendering_the_published_site_is_whole(minimal_site: Path, tmp_path: Path) -> None:
    output = tmp_path / "public"
    shutil.copytree(minimal_site, output)
    old = files_of(output)
    content = with_another_summary(tmp_path)

    def interrupt(page: int) -> None:
        if page == 5:
            raise KeyboardInterrupt

    result = checked(content)
    with pytest.raises(KeyboardInterrupt):
        build(result, templates=TEMPLATES, publishing=Publishing(output), jobs=1, log=silent, progress=interrupt)
    assert files_of(output) == old


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("pages/programme.html", "{% extends 'base.html' %}{% block main %}{{ v.no_such_thing }}{% endblock %}"),
        ("pages/programme.html", "{% if %}"),
        ("pages/programme.html", "{% extends 'gone.html' %}"),
        ("pages/plan.html", "{{ t('no.such.words') }}"),
    ],
    ids=["undefined name", "syntax", "missing base", "missing words"],
)
def test_a_broken_template_leaves_the_published_site(
    minimal_site: Path, tmp_path: Path, template: str, text: str
) -> None:
    templates, output = tmp_path / "site_templates", tmp_path / "public"
    shutil.copytree(TEMPLATES, templates)
    shutil.copytree(minimal_site, output)
    old = files_of(output)
    (templates / template).write_text(text)
    with pytest.raises(Exception, match=r"\S"):
        publish_site(MINIMAL, output, templates=templates)
    assert files_of(output) == old


def test_the_data_version_changes_with_the_content_and_only_then(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({})
    publish_site(content, tmp_path / "one")
    (content / "districts/aa/plan-a/summary.md").write_text("全新的摘要。\n")
    publish_site(content, tmp_path / "two")
    first, two = files_of(tmp_path / "one"), files_of(tmp_path / "two")
    changed = {path for path in first if first[path] != two.get(path)}
    assert {"districts/aa.html", "districts/aa/plan-a.html", "index.html"} <= changed
    assert changed.isdisjoint({"districts/bb.html", "districts/aa/plan-a/housing.html"})


def test_sources_that_differ_from_their_pin_are_found_only_with_the_archive(
    site_from: SiteFrom, tmp_path: Path
) -> None:
    content, archive = site_from({}), tmp_path / "archive"
    archive.mkdir()
    (archive / "source.txt").write_text("别的文字\n")
    assert [finding.rule for finding in checked(content, sources=archive).findings] == ["source-changed"]
    assert checked(content, sources=None).findings == []
    assert not checked(content, sources=None).archived


def test_the_json_schema_is_the_same_every_time(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert run("schema", tmp_path / folder).returncode == 0
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")
    for text in files_of(tmp_path / "a").values():
        assert json.loads(text)["type"] in ("object", "array")


@pytest.mark.parametrize(("day", "due"), [("2024-06-01", False), ("2025-06-01", True)])
def test_a_check_older_than_the_limit_shows_that_it_is_due(tmp_path: Path, day: str, due: bool) -> None:
    epoch = str(int(datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp()))
    done = run("build", "--quiet", "--content", MINIMAL, cwd=tmp_path, environment={"SOURCE_DATE_EPOCH": epoch})
    assert done.returncode == 0
    plan, page = (tmp_path / "public/districts/aa" / name for name in ("plan-a.html", "plan-a/fund.html"))
    assert ("待复核" in plan.read_text()) is due
    assert ("核对 2024年1月3日，待复核" in page.read_text()) is due


def test_without_a_given_day_nothing_is_due(minimal_site: Path) -> None:
    assert not any("待复核" in data.decode() for path, data in files_of(minimal_site).items() if path.endswith(".html"))
