"""The files of the two plans made for it say what their pages are expected to say, cell by cell.

The expectations are those of `tests/pages/test_statements_*.py`, written from the sources.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests.conftest import STATEMENTS, checked
from tests.pages import test_statements_bodies as bodies
from tests.pages import test_statements_sides as side_by_side
from tests.pages import test_statements_terms as terms
from tests.support import data
from tests.support.exports import NUMBER, command_file, squeezed, xlsx_sheets
from tests.support.statements import Grid, csv_cells, flatten, parse_drawing

EAST, WEST = "east.sailor-2020", "west.report-2022"
NAMES = (
    terms.NAMES
    | bodies.NAMES
    | side_by_side.NAMES
    | {
        "e-recruits": "引进领军水手：30名（目标，期内数，到2024年，力争）",
        "w-recruits": "引进的水手：28名（结果，期内数，两年来，已有做法）",
    }
)
DRAWN = {
    path: parse_drawing(drawing, module.NAMES)
    for module in (terms, bodies, side_by_side)
    for path, drawing in module.PAGES.items()
    if path not in terms.LISTS
}
NOT_TAKEN_AWAY = {"", "各文本的日期与实施期（与上图相同）"}
"""Lists of facts, and what stands below the timeline of the home page, are on pages only."""
ANSWER = re.compile("：(各区县给什么|只有名目)")
"""Answer tables: `tests/pages/test_answers.py` holds them against the sources."""
CELL_OF_PLAN = re.compile(r"^(.*区)\d{6}.*$")
RELATION = re.compile(r"[＝◆◇≠○？－].*$")


def exported_grids(path: str) -> list[Grid]:
    """What a page is expected to give away."""
    return [grid for grid in DRAWN[path] if grid[0][0] not in NOT_TAKEN_AWAY]


@pytest.mark.parametrize("path", DRAWN)
def test_every_cell_of_a_csv_file(statements_site: Path, path: str) -> None:
    cells = csv_cells(statements_site / path.replace(".html", ".csv"))
    shown = [(table, RELATION.sub("", row), *rest) for table, row, *rest in cells if not ANSWER.search(table)]
    assert shown == [cell for grid in exported_grids(path) for cell in flatten(grid)]


@pytest.mark.parametrize("path", DRAWN)
def test_every_cell_of_a_workbook(path: str) -> None:
    sheets = xlsx_sheets(command_file(STATEMENTS, path, "xlsx"))
    *tables, _sources = sheets.values()
    shown = [[[_cell(cell) for cell in row] for row in sheet[: sheet.index([])]] for sheet in tables]
    kept = [sheet for sheet in shown if not ANSWER.search(sheet[0][0])]
    bare = [[sheet[0], *([RELATION.sub("", row[0]), *row[1:]] for row in sheet[1:])] for sheet in kept]
    assert bare == exported_grids(path)


def _cell(text: str) -> str:
    """The words of a cell, a plan by its place, without the numbers of notes."""
    return CELL_OF_PLAN.sub(r"\1", squeezed(NUMBER.sub("", text)))


# The data of the free comparison


@cache
def column(site: Path, plan: str) -> dict[str, Any]:
    """The data of a plan's column."""
    text = (site / "compare" / "plans" / f"{plan}.js").read_text("utf-8")
    data: dict[str, Any] = json.loads(text.partition("=")[2].strip().removesuffix(";"))
    return data


def row_words(site: Path, plan: str) -> dict[str, str]:
    """By row: the words that the free comparison shows of a plan."""
    data = column(site, plan)
    details = column(site, f"{plan}.details")
    words = {}
    for row, (_, _, pieces, _, *rest) in data["sides"].items():
        programmes = [_programme(details, name) for name in (rest[0] if rest else [])]
        note = [rest[1]] if len(rest) > 1 else []
        words[row] = _text("".join([*note, *(data["pieces"][piece] for piece in pieces), *programmes]))
    return words


def _programme(data: dict[str, Any], part: str) -> str:
    """A programme where it stands first in a column."""
    programme, head, tail = data["parts"][part]
    summary, evidence = data["programmes"][programme]
    return f"{head}{summary}{tail}{evidence}"


def _text(html: str) -> str:
    return squeezed("".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext()))


ASPECTS = {
    "概要": "summary",
    "承诺力度": "commitments",
    "机构与角色": "agencies",
    "对象": "target-groups",
    "政策工具": "instruments",
}
FACTS = {
    "文本类型": "kind",
    "发文机关": "issuer",
    "成文日期": "issued",
    "发布日期": "published",
    "实施期": "period",
    "录入程度": "extent",
    "项目": "count",
}
# What no page shows so: in how much of each theme, and whether under a tool, a group, a type of body, the plans have.
ROWS = """
# overview
row | east | west
recruit | 见文本的总目标（力争1） | 见文本的总目标（已有做法1）
housing | 1个项目（[e-all]） | 1个项目（用词探索研究1，已有做法2）
reward | 1个项目（明确3） | 1个项目（已有做法2）
platform | 1个项目（明确2） | 1个项目（已有做法1）
culture | 1个项目（明确1） | ?
training | ? | 1个项目（已有做法1）
family | - | 1个项目（已有做法1）
health | - | -
# themes
row | east | west
recruit.numbers | [e-recruits] | [w-recruits]
housing.numbers | 建成公寓：200套（目标，力争） | 建成的公寓：150套（结果，已有做法）
reward.numbers | 领军水手奖金：10万元（奖金，明确）企业补贴：5万元（补贴，明确） | 给水手的奖金：8万元（奖金，已有做法）
platform.numbers | 没有写到数 | 没有写到数
culture.numbers | 沙龙的时间：每年年底（频次，明确） | ?
training.numbers | ? | 开班的时间：每月（频次，已有做法）
family.numbers | - | 没有写到数
health.numbers | - | -
recruit.programmes | 见文本的总目标 | 见文本的总目标
housing.programmes | [e-home] | [w-home]
reward.programmes | [e-reward] | [w-reward]
platform.programmes | [e-house] | [w-house]
culture.programmes | [e-salon] | ?
training.programmes | ? | [w-course]
family.programmes | - | [w-school]
health.programmes | - | -
# instruments
row | east | west
service | 安住工程（明确1） | -
home-help | 安住工程（力争1，鼓励支持1，探索研究1） | 安住工程（用词探索研究1，已有做法2）
prize | 英雄激励（明确1） | 英雄激励（已有做法2）
allowance | 英雄激励（明确1） | -
event | 水手之家（明确1） | ?
course | - | 水手之家（已有做法1）
# target-groups
row | east | west
all | 安住工程（明确1） | 安住工程（已有做法2）
leading | 英雄激励（明确2） 引进领军水手（力争1） | 英雄激励（已有做法2） 引进的水手（已有做法1）
firms | 安住工程（鼓励支持1） 英雄激励（明确1） | -
experts | 安住工程（探索研究1） | 引进的水手（已有做法1）
youth | - | 水手之家（已有做法1）
# agencies
row | east | west
party | 发文（水手工作意见） 审定本文本（水手工作意见） | -
government | 发文（水手工作意见） | -
office | 英雄激励（明确1） 水手之家（明确1） | 英雄激励（已有做法2）
hr | 水手之家（明确1） | 水手之家（已有做法1） 发文（水手工作总结）
finance | 安住工程（[e-all]） 英雄激励（明确1） 水手之家（明确1） | 英雄激励（已有做法2）
housing | 安住工程（[e-all]） | 安住工程（用词探索研究1，已有做法2）
publicity | 水手之家（明确1） | ?
science | 水手之家（明确1） | -
education | 水手之家（明确1） | -
street | ? | -
health | - | -
# indicators
row | east | west
recruits | 引进领军水手：30名（目标，期内数，到2024年，力争） | 引进的水手：28名（结果，期内数，两年来，已有做法）
flats | 建成公寓：200套（目标，力争） | 建成的公寓：150套（结果，已有做法）
trainees | ? | -
patients | - | -
"""


def list_expected_rows(place: int) -> dict[str, str]:
    """What the free comparison is expected to show of a plan: the first one (east), or the second."""
    rows: dict[str, str] = {}
    for grid in parse_drawing(ROWS, NAMES):
        rows |= {f"{grid[0][0]}.{row[0]}": row[1 + place] for row in grid[2:]}
    for path in terms.THEMES:
        (grid,) = DRAWN[path]
        theme = path.removesuffix(".html").replace("/", ".")
        rows |= {f"{theme}.{ASPECTS[row[0]]}": row[2 - place] for row in grid[2:]}
    facts = next(grid for grid in DRAWN[next(iter(side_by_side.PAIR))] if grid[0][0] == "两份文本的基本信息")
    return rows | {f"facts.{FACTS[row[0]]}": row[1 + place] for row in facts[2:]}


@pytest.mark.parametrize(("place", "plan"), [(0, EAST), (1, WEST)])
def test_every_row_of_the_free_comparisons_data(statements_site: Path, place: int, plan: str) -> None:
    assert row_words(statements_site, plan) == list_expected_rows(place)


@pytest.mark.parametrize("plan", [EAST, WEST])
def test_every_row_is_in_the_state_that_its_words_say(statements_site: Path, plan: str) -> None:
    states = {"原文未提及": "not_stated", "未归类": "not_classified"}
    words = row_words(statements_site, plan)
    shown = {row: side[0] for row, side in column(statements_site, plan)["sides"].items()}
    assert shown == {row: states.get(text.partition("（")[0], "value") for row, text in words.items()}


def test_the_locks_know_what_the_sources_bear_out() -> None:
    """Read with their sources, the plans have no mistakes; what nobody has classified or recorded is told."""
    result = checked(STATEMENTS, sources=STATEMENTS.with_name("statements-sources"))
    silences = [finding for finding in result.findings if finding.rule != "coverage-words"]
    said = [(finding.rule, str(finding.values.get("term"))) for finding in silences]
    assert sorted(said) == [
        ("silence-unclassified", "agencies.publicity"),
        ("silence-unclassified", "agencies.street"),
        ("silence-unclassified", "indicators.trainees"),
        ("silence-unclassified", "instruments.event"),
        ("silence-unclassified", "themes.culture"),
        ("silence-unclassified", "themes.training"),
    ]


# The open data

STATED = """
# statements
statement | commitment | target groups | bodies
east.sailor-2020.goal-recruits | strive | leading | .
east.sailor-2020.home.general | firm | . | lead 区房管局、partners 区财政局
east.sailor-2020.home.window | firm | all | lead 区房管局、partners 区财政局
east.sailor-2020.home.shared | explore | experts | lead 区房管局、partners 区财政局
east.sailor-2020.home.dorm | support | firms | lead 区房管局、partners 区财政局
east.sailor-2020.home.flats | strive | . | lead 区房管局、partners 区财政局
east.sailor-2020.reward.general | firm | leading | .
east.sailor-2020.reward.prize | firm | leading | lead 区水手办
east.sailor-2020.reward.subsidy | firm | firms | manage 区财政局
east.sailor-2020.house.general | firm | . | lead 区人社局、partners 区财政局、approve 区水手领导小组
east.sailor-2020.house.salon | firm | . | joint 区委宣传部、joint 团区委、mention 区教育局
east.sailor-2020.house.yearly | firm | . | joint 区委宣传部、joint 团区委、mention 区教育局
east.sailor-2020.house.rooms | firm | . | manage 区科技局
west.report-2022.recruited | reported | leading、experts | .
west.report-2022.home.general | reported | all | lead 区房管局
west.report-2022.home.shared | explore | . | lead 区房管局
west.report-2022.home.flats | reported | all | lead 区房管局
west.report-2022.reward.general | reported | leading | lead 区财政局、partners 区水手办
west.report-2022.reward.prize | reported | leading | lead 区财政局、partners 区水手办
west.report-2022.house.general | reported | . | mention 区人社局
west.report-2022.house.course | reported | youth | .
west.report-2022.house.school | reported | . | .
west.report-2022.house.monthly | reported | youth | .
"""


def test_the_open_data_say_of_each_statement_how_firm_for_whom_and_by_whom(statements_site: Path) -> None:
    (grid,) = parse_drawing(STATED)
    rows = {row["id"]: row for row in data.read_rows(statements_site, "statements")}
    shown = [[name, *map(squeezed, _said(row))] for name, row in rows.items()]
    assert sorted(shown) == sorted(["" if cell == "." else cell for cell in row] for row in grid[2:])


def _said(row: dict[str, Any]) -> tuple[str, str, str]:
    bodies = "、".join(f"{body['role']} {body['name']}" for body in row["bodies"] or ())
    return str(row["commitment"]), "、".join(row["target_groups"] or ()), bodies


@pytest.mark.parametrize(("place", "plan"), [(0, EAST), (1, WEST)])
def test_the_open_data_have_the_silences_that_the_free_comparison_shows(
    statements_site: Path, place: int, plan: str
) -> None:
    facets = ("themes", "instruments", "target-groups", "agencies", "indicators")
    states = {"原文未提及": "not_stated", "未归类": "not_classified"}
    cells = {}
    for row, words in list_expected_rows(place).items():
        facet, _, term = row.replace("overview.", "themes.").partition(".")
        state = states.get(words.partition("（")[0])
        if state and facet in facets and "." not in term:
            cells[facet, term] = state
    rows = data.read_rows(statements_site, "silences")
    recorded = {(row["vocabulary"], row["term"]): row["state"] for row in rows if row["plan"] == plan}
    assert recorded == cells
