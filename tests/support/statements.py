"""Tables as grids of words: what a page shows, what a CSV file says, and what a test expects of both.

An expectation is a drawing: `# caption`, then a line for each row of the table, heads included, its cells between bars.
A name in brackets stands for words given once, `-` for 原文未提及 and `?` for 未归类.
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

WORDS = {
    "not_stated": "原文未提及",
    "not_classified": "未归类",
    "not_researched": "尚未录入",
    "not_applicable": "不适用",
    "disputed": "存疑待核",
}
_SHORT = {"-": "原文未提及", "?": "未归类"}
READ = "（查阅1份，核对2024年1月3日）"
"""What is said of a text that was read, behind what is not there."""
_NAME = re.compile(r"\[([a-z0-9-]+)\]")
_HIDDEN = {"verified", "report", "visually-hidden", "state__mark"}


def expected(drawing: str, names: Mapping[str, str] | None = None) -> list[Grid]:
    """The grids that a drawing stands for."""
    grids: list[Grid] = []
    for text in filter(None, map(str.strip, drawing.splitlines())):
        if text.startswith("# "):
            grids.append([[squeezed(text.removeprefix("# ")).removeprefix(".")]])
        else:
            grids[-1].append([_cell(part.strip(), names or {}) for part in text.split("|")])
    return grids


def _cell(text: str, names: Mapping[str, str]) -> str:
    text = _SHORT.get(text, text)
    while _NAME.search(text):
        text = _NAME.sub(lambda match: names[match[1]], text)
    return squeezed(text)


def shown_grids(page: Page) -> list[Grid]:
    """Every table of a page, and every list of facts that stands in none, in the order of the page."""
    return [
        _table(node) if node.tag == "table" else _facts(node)
        for node in page.all("table", "dl")
        if not any(above.tag in ("table", "dl", "footer") for above in page.ancestors(node))
        and not {"header-table", "provenance"} & (classes(node) | {c for a in page.ancestors(node) for c in classes(a)})
    ]


def _table(table: Element) -> Grid:
    rows = [[_shown(cell) for cell in row if cell.tag in ("td", "th")] for row in below(table, "tr")]
    return [[_words(next(below(table, "caption")))], *rows]


def _facts(facts: Element) -> Grid:
    cells = [_shown(part) for part in below(facts, "dt", "dd")]
    return [[""], *(list(pair) for pair in zip(cells[::2], cells[1::2], strict=True))]


def _shown(cell: Element) -> str:
    """The words of a cell; a plan by its place. A state that the words do not begin with is a mistake, and shown."""
    for label in (node for node in below(cell) if "label__place" in classes(node)):
        return _words(label)
    words, state = _words(cell), cell.get("data-state", "value")
    told = next((name for name, word in WORDS.items() if words.startswith(word)), "value")
    return words if told == state else f"({state}){words}"


def _words(node: Element) -> str:
    return squeezed("".join(_visible(node)))


def _visible(node: Element) -> Iterator[str]:
    if node.tag in ("details", "button", "svg") or node.get("aria-hidden") == "true" or classes(node) & _HIDDEN:
        return
    yield node.text or ""
    for child in node:
        yield from _visible(child)
        yield child.tail or ""


def flat(grid: Grid) -> list[tuple[str, str, str, str]]:
    """The cells of a grid as a CSV file lists them: table, row, column, words."""
    (caption,), heads, *rows = grid
    group, cells = "", []
    for row in rows:
        if len(row) == 1:
            group = f"{row[0]}/"
            continue
        spans = len(heads) - len(row)
        columns = [*heads[1 : len(row)], *([] if not spans else [])]
        columns[-1] = "/".join(heads[len(row) - 1 :]) if spans else columns[-1]
        cells += [(caption, f"{group}{row[0]}", column, words) for column, words in zip(columns, row[1:], strict=True)]
    return cells


def csv_cells(file: Path) -> list[tuple[str, str, str, str]]:
    """The cells of a CSV file, as `flat` gives them; a state that the words do not say is shown as on pages."""
    cells = []
    for row in csv_rows(file.read_bytes()):
        words, state = squeezed(row["内容"]), row["状态"]
        told = next((name for name, word in WORDS.items() if words.startswith(word)), "value")
        place = (squeezed(row[name]) for name in ("表", "行", "列"))
        cells.append((*place, words if told == state else f"({state}){words}"))
    return cells
