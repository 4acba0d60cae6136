"""Question pages: the finding in a sentence, and the answer table that bears it out, statement by statement."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.support.dom import Built, below, classes, having, read, text

Rows = list[list[str]]


def answer(site: Path, path: str, *, name: str = "answer") -> Rows:
    """The rows of an answer table, each with the place of its plan."""
    page = read(site).page(path)
    (table,) = [table for table in page.tables() if table.get("id") == name]
    rows: Rows = []
    place = ""
    for row in (row for body in below(table, "tbody") for row in below(body, "tr")):
        cells = list(row)
        if cells[0].get("scope") == "rowgroup":
            place = text(having(cells.pop(0), "label__place")[0])
        rows.append([place, *("".join(_words(cell).split()) for cell in cells)])
    return rows


def _words(cell: Element) -> str:
    """The words of a cell without the mark of what was computed."""
    if "derived" in classes(cell):
        return ""
    return (cell.text or "") + "".join(_words(child) + (child.tail or "") for child in cell)


WEST, EAST = "上海市徐汇区", "山东省济南市历下区"


def test_each_number_stands_on_a_line_with_its_own_firmness_and_body(statements_site: Path) -> None:
    assert answer(statements_site, "agencies/finance.html") == [
        [
            WEST,
            "给水手的奖金奖金见“英雄激励”",
            "领军水手",
            "8万元8万元=80,000元",
            "区财政局牵头区水手办配合",
            "已有做法",
            "第5段",
        ],
        [EAST, "企业补贴补贴见“英雄激励”", "用人单位", "5万元5万元=50,000元", "区财政局主管", "明确", "2（第6段）"],
        [EAST, "建成公寓目标见“安住工程”", "没有另写对象", "200套", "区房管局牵头区财政局配合", "力争", "1（第5段）"],
        [
            EAST,
            "服务窗口、共有产权住房、宿舍、水手之家另有4处只有名目，列在下面",
            "没有写数额",
            "逐项见下表",
            "明确2，鼓励支持1，探索研究1",
        ],
    ]


def test_what_is_only_named_is_told_apart_and_nothing_twice(statements_site: Path) -> None:
    names = [row[:2] for row in answer(statements_site, "agencies/finance.html", name="names")]
    numbers = [row[:2] for row in answer(statements_site, "agencies/finance.html")]
    assert names
    assert not {tuple(row) for row in names} & {tuple(row) for row in numbers}


def test_where_no_plan_gives_a_number_the_names_are_the_answer(statements_site: Path) -> None:
    page = read(statements_site).page("agencies/hr.html")
    assert [text(summary) for summary in page.all("summary") if "只有名目" in text(summary)] == []
    assert answer(statements_site, "agencies/hr.html", name="names") == [
        [WEST, "水手之家", "没有另写对象", "区人社局提及", "已有做法", "第6段"],
        [EAST, "水手之家", "没有另写对象", "区人社局牵头区财政局配合区水手领导小组审定", "明确", "3（第7段）"],
    ]


def test_a_silent_plan_says_what_was_searched(statements_site: Path) -> None:
    rows = answer(statements_site, "agencies/health.html")
    assert [row[1] for row in rows] == ["原文未提及（查阅1份，核对2024年1月3日；查过“卫生部门、卫健局”）"] * 2


@pytest.mark.parametrize(
    ("path", "finding"),
    [
        ("agencies/finance.html", "2 份写到，2 份写明资金或待遇的金额，1 份有明确的承诺"),
        ("agencies/hr.html", "2 份写到，没有写明数字，1 份有明确的承诺"),
        ("agencies/health.html", "2 份文本都没有写到"),
    ],
)
def test_the_finding_counts_what_the_table_shows(statements_site: Path, path: str, finding: str) -> None:
    (shown,) = having(read(statements_site).page(path).root, "answer__finding")
    assert text(shown) == finding


def test_the_first_row_of_an_answer_comes_before_everything_else_but_the_finding(built: Built) -> None:
    for page in built.pages:
        if tables := [table for table in page.tables() if "answer" in classes(table)]:
            assert page.tables()[0] is tables[0], page.path
