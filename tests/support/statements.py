"""Tables as grids of words: what a page shows, what a CSV file says, and what a test expects of both.

An expectation is a drawing: `# caption`, then a line for each row of the table, heads included, its cells between bars.
A name in brackets stands for words given once, `-` for 原文未提及, `?` for 未归类 and `=` for 没有归类到这里的陈述.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from tests.support.dom import Page, below, classes
from tests.support.exports import csv_rows, squeezed

Grid = list[list[str]]
"""Rows of cells without white space, the first of them the caption alone."""

TableCell = tuple[str, str, str, str]
"""Caption of the table, heading of the row, heading of the column, words."""

WORDS = {
    "not_stated": "原文未提及",
    "not_classified": "未归类",
    "not_researched": "尚未录入",
    "not_applicable": "不适用",
    "disputed": "存疑待核",
}
_SHORT = {"-": "原文未提及", "?": "未归类", "=": "没有归类到这里的陈述"}
READ = "（查阅1份，核对2024年1月3日）"
"""What is said of a text that was read, behind what is not there."""
_NAME = re.compile(r"\[([a-z0-9-]+)\]")
_HIDDEN = {"derived", "report", "visually-hidden", "relation"}


def parse_drawing(drawing: str, names: Mapping[str, str] | None = None) -> list[Grid]:
    """The grids that a drawing stands for."""
    grids: list[Grid] = []
    for text in filter(None, map(str.strip, drawing.splitlines())):
        if text.startswith("# "):
            grids.append([[_cell(text.removeprefix("# "), names or {}).removeprefix(".")]])
        else:
            grids[-1].append([_cell(part.strip(), names or {}) for part in text.split("|")])
    return grids


def _cell(text: str, names: Mapping[str, str]) -> str:
    text = _SHORT.get(text, text)
    while _NAME.search(text):
        text = _NAME.sub(lambda match: names[match[1]], text)
    return squeezed(text)


def read_grids(page: Page) -> list[Grid]:
    """Every table of a page, and every list of facts that stands in none, in the order of the page.

    Answer tables have a test of their own (`tests/pages/test_answers.py`).
    """
    return [
        _table(node) if node.tag == "table" else _facts(node)
        for node in page.all("table", "dl")
        if not any(above.tag in ("table", "dl", "footer") for above in page.ancestors(node))
        and "answer" not in classes(node)
        and not {"header-table", "provenance"} & (classes(node) | {c for a in page.ancestors(node) for c in classes(a)})
    ]


def _table(table: Element) -> Grid:
    rows = [[_read_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in below(table, "tr")]
    return [[_words(next(below(table, "caption")))], *rows]


def _facts(facts: Element) -> Grid:
    cells = [_read_cell(part) for part in below(facts, "dt", "dd")]
    return [[""], *(list(pair) for pair in zip(cells[::2], cells[1::2], strict=True))]


def _read_cell(cell: Element) -> str:
    """The words of a cell; a plan by its place. A state that the words do not begin with is a mistake, and shown."""
    for label in (node for node in below(cell) if "label__place" in classes(node)):
        return _words(label)
    return _with_state(_words(cell), cell.get("data-state", "value"))


def _words(node: Element) -> str:
    return squeezed("".join(_visible(node)))


def _visible(node: Element) -> Iterator[str]:
    if node.tag in ("details", "button", "svg") or node.get("aria-hidden") == "true" or classes(node) & _HIDDEN:
        return
    yield node.text or ""
    for child in node:
        yield from _visible(child)
        yield child.tail or ""


def flatten(grid: Grid) -> list[TableCell]:
    """The cells of a grid as a CSV file lists them; the last cell of a short row spans the columns that are left."""
    (caption,), heads, *rows = grid
    group = ""
    cells: list[TableCell] = []
    for row in rows:
        if len(row) == 1:
            group = f"{row[0]}/"
            continue
        last = len(row) - 1
        columns = [*heads[1:last], "/".join(heads[last:] if len(row) < len(heads) else heads[last : last + 1])]
        cells += [(caption, group + row[0], column, words) for column, words in zip(columns, row[1:], strict=True)]
    return cells


def csv_cells(file: Path) -> list[TableCell]:
    """The cells of a CSV file, as `flatten` gives them; a state that the words do not say is shown as on pages."""
    return [
        (
            squeezed(row["表"]),
            squeezed(row["行"]),
            squeezed(row["列"]),
            _with_state(squeezed(row["内容"]), row["状态"]),
        )
        for row in csv_rows(file.read_bytes())
    ]


def _with_state(words: str, state: str) -> str:
    """The words, and before them their state where they do not begin with it, which is a mistake."""
    said = next((name for name, word in WORDS.items() if words.startswith(word)), "value")
    return words if said == state else f"({state}){words}"


PLACES = {
    "e": "山东省济南市历下区",
    "w": "上海市徐汇区",
    "unread": f"原文未提及{READ}",
    "looked": READ.removesuffix("）"),
    "e-housing-note": "设立服务窗口，其余是探索、鼓励和力争。第5段",
    "e-reward-bodies": "水手工作机构（区水手办 牵头） 财政部门（区财政局 主管）",
    "w-reward-bodies": "财政部门（区财政局 牵头） 水手工作机构（区水手办 配合）",
    "e-platform": "人社部门（区人社局 牵头） 财政部门（区财政局 配合） "
    "水手工作机构（区水手领导小组 审定） 科技部门（区科技局 主管）",
}
BLOCKS = {
    "e-home": "安住工程 牵头：区房管局（房管部门） "
    "承诺力度：明确（2条）、力争（1条）、鼓励支持（1条）、探索研究（1条） 状态：计划实施 出处：第5段 "
    "东区安住。 具体举措：服务窗口、共有产权住房、宿舍 建成公寓：200套（目标，力争）",
    "e-window": "安住工程 牵头：区房管局（房管部门） 承诺力度：明确 状态：计划实施 出处：第5段 "
    "东区安住。 具体举措：服务窗口",
    "e-help": "安住工程 牵头：区房管局（房管部门） 承诺力度：力争（1条）、鼓励支持（1条）、探索研究（1条） "
    "状态：计划实施 出处：第5段 东区安住。 具体举措：共有产权住房、宿舍 建成公寓：200套（目标，力争）",
    "e-reward": "英雄激励 牵头：区水手办（水手工作机构，只写在“领军水手奖金”） 承诺力度：明确 "
    "状态：计划实施 出处：第6段 东区发钱。 领军水手奖金：10万元（奖金，明确） 企业补贴：5万元（补贴，明确）",
    "e-prize": "英雄激励 牵头：区水手办（水手工作机构） 承诺力度：明确 状态：计划实施 出处：第6段 "
    "东区发钱。 领军水手奖金：10万元（奖金，明确）",
    "e-subsidy": "英雄激励 牵头：没有写到牵头 承诺力度：明确 状态：计划实施 出处：第6段 "
    "东区发钱。 企业补贴：5万元（补贴，明确）",
    "e-house": "水手之家 牵头：区人社局（人社部门） 承诺力度：明确 状态：计划实施 出处：第7段 "
    "东区交友。 具体举措：场地",
    "e-founding": "水手之家 牵头：区人社局（人社部门） 承诺力度：明确 状态：计划实施 出处：第7段 东区交友。",
    "e-rooms": "水手之家 牵头：没有写到牵头 承诺力度：明确 状态：计划实施 出处：第7段 东区交友。 具体举措：场地",
    "e-salon": "水手之家 牵头：没有写到牵头 承诺力度：明确 状态：计划实施 出处：第7段 "
    "东区交友。 具体举措：沙龙 沙龙的时间：每年年底（频次，明确）",
    "w-home": "安住工程 牵头：区房管局（房管部门） 承诺力度：用词探索研究（1条）、已有做法（2条） "
    "状态：已完成、计划实施 出处：第4段 西边建了公寓。 具体举措：共有产权住房 建成的公寓：150套（结果，已有做法）",
    "w-reward": "英雄激励 牵头：区财政局（财政部门） 承诺力度：已有做法 状态：已完成 出处：第5段 "
    "西边给过奖。 给水手的奖金：8万元（奖金，已有做法）",
    "w-house": "水手之家 牵头：原文未提及 承诺力度：已有做法 状态：已在实施 出处：第6段 西边开课。",
    "w-course": "水手之家 牵头：原文未提及 承诺力度：已有做法 状态：已在实施 出处：第6段 "
    "西边开课。 具体举措：开班 开班的时间：每月（频次，已有做法）",
    "w-school": "水手之家 牵头：原文未提及 承诺力度：已有做法 状态：已在实施 出处：第6段 西边开课。 具体举措：子女入学",
}
"""The programmes as comparisons show them in full, with what their statements under one term or another say."""
SUMMARY = re.compile("[东西][区边][^。]*。")


def without_summary(block: str) -> str:
    """A block of a programme whose summary stands higher in its column.

    >>> without_summary("英雄激励 出处：第6段 东区发钱。 企业补贴：5万元")
    '英雄激励 出处：第6段  企业补贴：5万元'
    """
    return SUMMARY.sub("", block, count=1)


BLOCKS_AGAIN = {f"{name}-again": without_summary(block) for name, block in BLOCKS.items()}
