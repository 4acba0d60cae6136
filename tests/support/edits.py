"""Edits of the content and the templates of two sites of the tests, each of another kind."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT

Edit = Callable[[Path, Path], None]
"""Changes a content folder, or a templates folder."""
PLAN = "districts/aa/plan-a"
STATEMENTS = ROOT / "tests" / "sites" / "statements"
EDITIONS = ROOT / "tests" / "sites" / "editions"


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
    text = text.replace("number: '1'", "number: '4'")  # a copy with all that names a programme would be a mistake
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


def say_what_is_known_of_a_district(content: Path, _: Path) -> None:
    """Say of a district that nothing is known beside its plans, then how large it is."""
    file = content / "districts/east/context.yaml"
    lines = [f"{each}: not_researched\n" for each in ("kind", "population", "gdp", "revenue")]
    figure = "[{year: 2020, value: 12.5, source: {title: 统计公报}}]" if file.exists() else "not_researched"
    file.write_text("".join([*lines, f"area: {figure}\n"]), encoding="utf-8")


def remove_a_line_of_a_lock(content: Path, _: Path) -> None:
    file = content / EAST / "evidence.lock"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]), encoding="utf-8")


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
    replaced(f"{WEST}/summary.md", "。", "！"),
    say_what_is_known_of_a_district,
    say_what_is_known_of_a_district,
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

NORTH = "districts/north/sailor-2024/programmes"
EDITS_OF_EDITIONS: tuple[Edit, ...] = (
    replaced(f"{NORTH}/home.md", "continues: [home]\n", ""),
    replaced(f"{NORTH}/award.md", "continues: [award]", "continues: [home]"),
    replaced("districts/north/sailor-2018/programmes/award.md", "continues: [prize]\n", ""),
)
