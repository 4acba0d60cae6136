"""A build that takes over what earlier ones made gives what a build from nothing gives, whatever was changed since."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from builder import pipeline
from builder.render import render
from builder.views.context import Context
from builder.views.page import Page
from tests.conftest import MINIMAL, ROOT, TEMPLATES, SiteFrom, files_of, publish_site

Edit = Callable[[Path, Path], None]
"""Changes a content folder, or a templates folder."""
PLAN = "districts/aa/plan-a"
STATEMENTS = ROOT / "tests" / "sites" / "statements"


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def programmes(content: Path) -> list[Path]:
    return sorted(content.glob("districts/*/*/programmes/*.md"))


def add_a_sentence(content: Path, _: Path) -> None:
    file = random.Random(len(programmes(content))).choice(programmes(content))
    file.write_text(file.read_text("utf-8") + "\n再补一句。\n", encoding="utf-8")


def rename_a_programme(content: Path, _: Path) -> None:
    file = programmes(content)[0]
    file.rename(file.with_name(f"{file.stem}-b.md"))


def copy_a_programme(content: Path, _: Path) -> None:
    file = programmes(content)[0]
    text = file.read_text("utf-8").replace("水手资金", "水手基金").replace("number: '2'", "number: '3'")
    file.with_name(f"{file.stem}-copy.md").write_text(text, encoding="utf-8")


def remove_a_programme(content: Path, _: Path) -> None:
    programmes(content)[0].unlink()


def change_the_summary_of_a_plan(content: Path, _: Path) -> None:
    (content / PLAN / "summary.md").write_text("全新的摘要。\n", encoding="utf-8")


def change_when_a_plan_was_checked(content: Path, _: Path) -> None:
    replace_in(content / PLAN / "plan.yaml", "checked: 2024-01-03", "checked: 2024-01-04")


def change_a_term(content: Path, _: Path) -> None:
    replace_in(content / "vocabularies/themes.yaml", "label: 安住", "label: 安家")


def change_a_setting(content: Path, _: Path) -> None:
    replace_in(content / "site.yaml", "https://test.example/", "https://pages.example.com/")


def change_a_template(_: Path, templates: Path) -> None:
    replace_in(templates / "components/cell/cell.html", "<a ", '<a data-new="" ')


def change_words(_: Path, templates: Path) -> None:
    file = templates / "strings.yaml"
    file.write_text(file.read_text("utf-8").replace("首页", "开始"), encoding="utf-8")


def replaced(file: str, old: str, new: str) -> Edit:
    """An edit of one place of a file of the content."""

    def edit(content: Path, _: Path) -> None:
        replace_in(content / file, old, new)

    return edit


def say_more_of_a_part(content: Path, _: Path) -> None:
    """Give a part of a measure a summary, or a longer one."""
    file = content / EAST / "programmes/home.md"
    text = file.read_text("utf-8")
    old = "    summary: 给人办事" if "summary: 给人办事" in text else "    name: 服务窗口\n"
    new = f"{old}办事" if "summary" in old else f"{old}    summary: 给人办事。\n"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def remove_a_line_of_a_lock(content: Path, _: Path) -> None:
    file = content / EAST / "evidence.lock"
    file.write_text("".join(file.read_text("utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")


EAST, WEST = "districts/east/sailor-2020", "districts/west/report-2022"
EDITS_OF_STATEMENTS: tuple[Edit, ...] = (
    replaced(f"{EAST}/programmes/home.md", "东区安住。", "东区安家。"),
    replaced(f"{EAST}/programmes/home.md", "themes: [housing]", "themes: [family]"),
    replaced(f"{EAST}/programmes/home.md", "number: '1'", "number: '9'"),
    replaced(f"{EAST}/programmes/home.md", "force: 探索", "force: 鼓励"),
    replaced(f"{EAST}/programmes/home.md", "label: 建成公寓", "label: 造好的公寓"),
    replaced(f"{EAST}/programmes/home.md", "name: 宿舍", "name: 集体宿舍"),
    replaced(f"{EAST}/programmes/home.md", "lead: [区房管局]", "lead: not_stated"),
    say_more_of_a_part,
    say_more_of_a_part,
    replaced(f"{WEST}/programmes/home.md", "status: completed", "status: planned"),
    replaced(f"{WEST}/programmes/home.md", "name: 安住工程", "name: {zh: 安住工程, en: Homes}"),
    replaced(f"{WEST}/programmes/home.md", "    indicator: flats\n", ""),
    replaced(f"{WEST}/programmes/home.md", "西边建了公寓。", "西边建了不少公寓。"),
    replaced(f"{WEST}/plan.yaml", "checked:", "# 一句说明\nchecked:"),
    remove_a_line_of_a_lock,
)
EDITS_OF_EDITIONS: tuple[Edit, ...] = (
    replaced("districts/north/sailor-2024/programmes/home.md", "continues: [home]\n", ""),
    replaced("districts/north/sailor-2018/programmes/award.md", "continues: [prize]\n", ""),
)
EDITS: tuple[Edit, ...] = (
    add_a_sentence,
    rename_a_programme,
    copy_a_programme,
    change_the_summary_of_a_plan,
    change_when_a_plan_was_checked,
    change_a_term,
    change_a_setting,
    change_a_template,
    change_words,
    remove_a_programme,
)
SITES = [(MINIMAL, EDITS), (STATEMENTS, EDITS_OF_STATEMENTS), (STATEMENTS.with_name("editions"), EDITS_OF_EDITIONS)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("site", "edits"), SITES)
def test_after_edits_in_any_order_the_site_is_that_of_a_build_from_nothing(
    tmp_path: Path, site: Path, edits: Sequence[Edit], seed: int
) -> None:
    content, templates = tmp_path / "content", tmp_path / "templates"
    shutil.copytree(site, content)
    shutil.copytree(TEMPLATES, templates)
    publish_site(content, tmp_path / "grown", templates=templates)
    order = [*edits]
    random.Random(seed).shuffle(order)
    for edit in order:
        edit(content, templates)
        publish_site(content, tmp_path / "grown", templates=templates)
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        publish_site(content, tmp_path / "new", templates=templates, full=True)
        grown, new = files_of(tmp_path / "grown"), files_of(tmp_path / "new")
        assert [path for path in {*grown, *new} if grown.get(path) != new.get(path)] == [], edit.__name__


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that are rendered, one after the other."""
    paths: list[str] = []
    make = render.make_page

    def noted(env: object, context: object, page: Page, view: object) -> tuple[dict[str, bytes], float]:
        paths.append(page.path)
        return make(env, context, page, view)  # type: ignore[arg-type]

    monkeypatch.setattr(render, "make_page", noted)
    return paths


def test_what_has_not_changed_is_not_rendered_again(site_from: SiteFrom, tmp_path: Path, rendered: list[str]) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    assert rendered
    rendered.clear()
    assert publish_site(content, output) == 0
    assert rendered == []
    (content / PLAN / "summary.md").write_text("全新的摘要。\n", encoding="utf-8")
    publish_site(content, output)
    assert f"{PLAN}.html" in rendered
    assert "districts/bb.html" not in rendered


@pytest.fixture
def viewed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages whose views are made, one after the other."""
    paths: list[str] = []
    make = render.view_of

    def noted(context: Context, page: Page) -> object:
        paths.append(page.path)
        return make(context, page)

    monkeypatch.setattr(render, "view_of", noted)
    return paths


def test_only_pages_that_read_what_has_changed_are_looked_at(
    site_from: SiteFrom, tmp_path: Path, viewed: list[str]
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    every = {*viewed}
    viewed.clear()
    with (content / PLAN / "programmes" / "fund.md").open("a", encoding="utf-8") as file:
        file.write("\n再补一句。\n")
    publish_site(content, output)
    assert {f"{PLAN}/fund.html", "themes/funding.html", "index.html", f"{PLAN}.html"} <= {*viewed}
    assert {"themes/housing.html", "districts/bb.html", "api/v1/themes/housing.json"} & {*viewed} == set()
    viewed.clear()
    change_when_a_plan_was_checked(content, TEMPLATES)
    publish_site(content, output)
    assert {*viewed} == every


def test_a_page_of_another_program_is_looked_at_again(
    site_from: SiteFrom, tmp_path: Path, viewed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    every = {*viewed}
    viewed.clear()
    monkeypatch.setattr(pipeline, "program_sum", lambda: "another")
    publish_site(content, output)
    assert {*viewed} == every


def test_where_only_the_version_of_data_differs_it_is_exchanged(
    site_from: SiteFrom, tmp_path: Path, rendered: list[str]
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    before = files_of(output)
    rendered.clear()
    replace_in(content / PLAN / "programmes" / "fund.md", "number: '2'", "number: '2' # 一句说明")
    assert publish_site(content, output) > 0
    # These say more than once what version they are of, or nothing else.
    assert {path for path in rendered if not path.startswith("api/")} <= {"data.html"}
    publish_site(content, tmp_path / "new", full=True)
    after = files_of(output)
    assert {path for path in after if path.endswith((".html", ".md", ".csv")) and after[path] != before[path]}
    assert after == files_of(tmp_path / "new")


def test_an_edited_programme_changes_only_the_pages_that_rest_on_it(
    site_from: SiteFrom, tmp_path: Path, rendered: list[str]
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    before = files_of(output)
    rendered.clear()
    with (content / PLAN / "programmes" / "fund.md").open("a", encoding="utf-8") as file:
        file.write("\n再补一句。\n")
    publish_site(content, output)
    after = files_of(output)
    changed = {path for path in after if after[path] != before.get(path)}
    assert f"{PLAN}/fund.html" in rendered
    assert {f"{PLAN}/fund.html", "themes/funding.html", "api/v1/themes/funding.json", f"{PLAN}.html"} <= changed
    assert {f"{PLAN}/housing.html", "themes/housing.html", "api/v1/themes/housing.json"} & changed == set()


def cleared(memory: Path, _: Path) -> None:
    shutil.rmtree(memory)


def torn(memory: Path, _: Path) -> None:
    for file in memory.iterdir():
        file.write_bytes(file.read_bytes()[:-7])


def exchanged(memory: Path, _: Path) -> None:
    files = sorted(memory.iterdir())
    data = [file.read_bytes() for file in files]
    for file, foreign in zip(files, [*data[1:], data[0]], strict=True):
        file.write_bytes(foreign)


def in_the_way(memory: Path, _: Path) -> None:
    shutil.rmtree(memory)
    memory.write_text("no folder")


def published_page_edited(_: Path, output: Path) -> None:
    page = output / f"{PLAN}.html"
    data = page.read_bytes()
    page.unlink()
    page.write_bytes(data.replace(b"<h1", b"<h1 onclick=''", 1))


@pytest.mark.parametrize("damage", [cleared, torn, exchanged, in_the_way, published_page_edited])
def test_damage_to_what_is_remembered_costs_time_only(site_from: SiteFrom, tmp_path: Path, damage: Edit) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    before = files_of(output)
    damage(tmp_path / ".cache" / "public", output)
    publish_site(content, output)
    assert files_of(output) == before
