"""Pages, their files and the free comparison print the same tables: what a template looks like changes no file."""

from __future__ import annotations

import dataclasses
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import openpyxl
import pytest

from builder.export import KINDS, export_file
from builder.publish.staging import Written
from builder.render.render import environment, render_all
from builder.render.templates import Templates, load_templates
from builder.routes.route import route
from builder.text.strings import strings_from
from builder.views.context import Context, build_context
from builder.views.page import Page
from builder.views.pieces import Link
from builder.views.tables import Table, text_cell
from tests.conftest import MINIMAL, TEMPLATES, checked
from tests.support.contents import several
from tests.support.exports import csv_rows, word_file

MARK = "改过的一格"
STATIC = re.compile(r'<(\w+)((?: [\w-]+="[^"{}<>]*"){2,})(?=[ >{])')
"""A tag and its first attributes, where they are no work of the template's."""


@cache
def templates() -> Templates:
    return load_templates(TEMPLATES)


@cache
def context() -> Context:
    return build_context(checked(MINIMAL, sources=None).site, strings_from(templates().strings["zh-CN"], "政策"))


@cache
def pages() -> tuple[Page, ...]:
    return tuple(route(context().site))


def files_of(changed: Templates) -> dict[str, bytes]:
    files: dict[str, bytes] = {}

    def write(path: str, data: bytes) -> Written:
        files[path] = data
        return Written("", is_new=True)

    render_all(changed, context(), pages(), write, jobs=1)
    return files


@cache
def files() -> dict[str, bytes]:
    return files_of(templates())


def exports(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.endswith(".csv")}


def with_sources(pattern: re.Pattern[str], replacement: Any) -> Templates:
    """The templates with every match replaced."""
    sources = {name: pattern.sub(replacement, text) for name, text in templates().sources.items()}
    return dataclasses.replace(templates(), sources=sources)


def reversed_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]} {' '.join(reversed(tag[2].split(' ')[1:]))}"


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (re.compile(r'class="'), 'class="renamed-'),
        (STATIC, reversed_attributes),
        (re.compile(r"<(/?)small\b"), r"<\1span"),
    ],
    ids=["classes renamed", "attributes in another order", "another element"],
)
def test_what_templates_look_like_changes_no_file_to_take_away(pattern: re.Pattern[str], replacement: Any) -> None:
    before, after = files(), files_of(with_sources(pattern, replacement))
    assert before["themes/housing.html"] != after["themes/housing.html"] or before["index.html"] != after["index.html"]
    assert len(exports(before)) > 10
    assert exports(after) == exports(before)


def exported(context: Context) -> Iterator[tuple[Page, Any]]:
    """A page of each kind that has tables, with its view."""
    seen: set[str] = set()
    for page in route(context.site):
        if page.exported and page.template not in seen:
            view = page.view(context)
            if getattr(view, "downloads", None) and view.downloads.tables:
                seen.add(page.template)
                yield page, view


def with_cell(node: Any, old: Table, new: Table) -> Any:
    """A view, or a part of one, with a table in place of another."""
    if node is old:
        return new
    if isinstance(node, tuple):
        return tuple(with_cell(part, old, new) for part in node)
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        given = [field.name for field in dataclasses.fields(node) if field.init]
        parts = {name: with_cell(getattr(node, name), old, new) for name in given}
        if any(part is not getattr(node, name) for name, part in parts.items()):
            return dataclasses.replace(node, **parts)
    return node


def marked(table: Table) -> Table:
    """A table whose last value is another."""
    *groups, group = table.groups
    *rows, row = group.rows
    *cells, last = row.cells
    cell = dataclasses.replace(text_cell(Link(MARK)), columns=last.columns, label=last.label, state=last.state)
    row = dataclasses.replace(row, cells=(*cells, cell))
    return dataclasses.replace(table, groups=(*groups, dataclasses.replace(group, rows=(*rows, row))))


def test_a_cell_that_changes_does_so_on_the_page_and_in_every_file(tmp_path: Path) -> None:
    shared = build_context(checked(several(tmp_path), sources=None).site, context().t)
    env = environment(templates(), shared.t)
    kinds = set()
    for page, view in exported(shared):
        check_each_table(env, shared, page, view)
        kinds.add(page.template)
    assert kinds >= {
        "agencies",
        "compare",
        "districts",
        "facet",
        "home",
        "indicator",
        "pair",
        "timeline",
        "who",
    }


def check_each_table(env: jinja2.Environment, shared: Context, page: Page, view: Any) -> None:
    for table in view.downloads.tables:
        changed = with_cell(view, table, marked(table))
        csv, xlsx, word = (export_file(shared, page.path, changed, kind) or b"" for kind in KINDS)
        html = env.get_template(page.source).render(v=changed)
        book = openpyxl.load_workbook(io.BytesIO(xlsx))
        counts = [
            html.count(MARK),
            sum(row["内容"] == MARK for row in csv_rows(csv)),
            sum(cell.value == MARK for sheet in book for row in sheet.iter_rows() for cell in row),
            sum(cell == MARK for table in word_file(word).tables for row in table for cell in row),
        ]
        assert counts == [1, 1, 1, 1], (page.path, table.caption)


def column_of(key: str) -> dict[str, Any]:
    """The data of the free comparison, of one plan."""
    return data_of(files()[f"compare/plans/{key}.js"])


def data_of(script: bytes) -> dict[str, Any]:
    return dict(json.loads(script.decode().partition(" = ")[2].rstrip().removesuffix(";")))


def mark_up(html: str) -> str:
    return re.sub(r"\s+", "", html)


def cell_on_page(html: str, row: str) -> str:
    """What stands in the first cell of a row of a comparison."""
    row_match = re.search(rf'<tr data-row="{re.escape(row)}".*?<td[^>]*>(.*?)</td>', html, re.DOTALL)
    assert row_match, row
    return row_match[1]


def test_the_free_comparison_has_the_cells_that_pages_have() -> None:
    column = column_of("aa.plan-a")
    html = files()["themes/housing.html"].decode()
    for row in ("themes.housing.commitments", "themes.housing.target-groups", "themes.housing.agencies"):
        _, _, places, *_ = column["sides"][row]
        lines = [column["pieces"][place] for place in places]
        listed = "".join(f"<li>{line}</li>" for line in lines)
        shown = lines[0] if len(lines) == 1 else f'<ul class="values">{listed}</ul>'
        assert mark_up(cell_on_page(html, row)) == mark_up(shown), row


def test_a_value_that_changes_does_so_in_the_free_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    from builder.views import sides

    original = sides.term_sides

    def changed(*arguments: Any, **others: Any) -> dict[str, sides.Side]:
        unchanged = original(*arguments, **others)
        return {
            row: dataclasses.replace(side, value=dataclasses.replace(side.value, items=(Link(MARK),)))
            if row.endswith(".commitments") and side.value.state == "value"
            else side
            for row, side in unchanged.items()
        }

    monkeypatch.setattr("builder.views.all_rows.term_sides", changed)
    monkeypatch.setattr("builder.views.facets.term_sides", changed)
    changed_files = files_of(templates())
    assert MARK in data_of(changed_files["compare/plans/aa.plan-a.js"])["pieces"]
    assert MARK in changed_files["themes/housing.html"].decode()
    assert MARK in changed_files["themes/housing.csv"].decode("utf-8-sig")
