"""Every component, rendered from the examples beside it."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import html5lib
import jinja2
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from builder.compare.wording import Stretch
from builder.evidence.sources.quotes import Segment
from builder.render.render import environment
from builder.render.templates import load_templates
from builder.text.strings import strings_from
from builder.views.answers import Answer
from builder.views.as_of import AsOfPlace
from builder.views.charts.bars import Bar
from builder.views.charts.narrow import NarrowRow, NarrowTimeline
from builder.views.charts.strip import Strip
from builder.views.charts.timeline import Timeline
from builder.views.comparable import ComparableItem, Counterpart
from builder.views.corrections import ChangeRow
from builder.views.count_switch import Switch
from builder.views.district_lists import AreaList
from builder.views.districts import ThemeRow
from builder.views.downloads import Downloads, PlanSource
from builder.views.edition_programmes import WordingRow
from builder.views.evidence import MeasureRow, QuantityRow, QuoteView
from builder.views.explorer import Explorer
from builder.views.gaps import GapSection
from builder.views.headlines import Headline
from builder.views.home import Tile
from builder.views.keys import FilterKey
from builder.views.lineage import EditionRow, ProgrammeEdition
from builder.views.mark_table import MarkTable
from builder.views.matrix import Matrix
from builder.views.peers import TermPeers
from builder.views.pieces import Amount, Around, Ended, Fact, Link, MarkLine, Prose, SearchScope, Value
from builder.views.side_table import SideTable
from builder.views.source_sections import SourceSection
from builder.views.tables import Block, Cell, Evidence, Line, Piece, ReportMark, Table
from tests.conftest import TEMPLATES

FOLDERS = sorted(path.parent for path in TEMPLATES.glob("components/*/*.html"))
ARGUMENTS: dict[str, Any] = {
    "answer.a": Answer,
    "asof.of": AsOfPlace,
    "areas.areas": AreaList,
    "around.around": Around,
    "bars.b": Bar,
    "cell.cell": Value,
    "changes.rows": tuple[ChangeRow, ...],
    "cell.item": Link,
    "downloads.files": Downloads,
    "downloads.of": PlanSource,
    "draft.plans": tuple[Link, ...],
    "facts.items": tuple[Fact, ...],
    "filters.keys": tuple[FilterKey, ...],
    "filters.facets": list,
    "filters.orders": list,
    "comparable.fact": Fact,
    "comparable.items": tuple[ComparableItem, ...],
    "comparable.programme": Counterpart,
    "explorer.model": Explorer,
    "gaps.gap": GapSection,
    "headline.items": tuple[Headline, ...],
    "lineage.ended.notes": tuple[Ended, ...],
    "lineage.editions.rows": tuple[EditionRow, ...],
    "lineage.programmes.rows": tuple[ProgrammeEdition, ...],
    "lineage.link": Link,
    "links.links": tuple[Link, ...],
    "marks.counted": MarkLine,
    "marks.model": MarkTable,
    "matrix.m": Matrix,
    "searchbox.scope": SearchScope,
    "sides.table.side": SideTable,
    "peers.counted": TermPeers,
    "prose.p": Prose,
    "quantity.table.rows": tuple[QuantityRow, ...],
    "quantity.measures.rows": tuple[MeasureRow, ...],
    "quote.parts": tuple[Segment, ...],
    "quote.items": tuple[QuoteView, ...],
    "source.source": SourceSection,
    "strip.s": Strip,
    "subscribe.items": tuple[Link, ...],
    "switch.item": Switch,
    "table.all": tuple[Line, ...],
    "table.cell": Cell,
    "table.cell.box": Cell,
    "table.amount": Amount,
    "table.evidence.sentences": Evidence,
    "table.label.block": Block,
    "table.mark.part": ReportMark,
    "table.line": Line,
    "table.signs.cell": Cell,
    "table.piece.part": Piece,
    "table.table.model": Table,
    "table.value.part": Value,
    "themes.rows": tuple[ThemeRow, ...],
    "tile.items": tuple[Tile, ...],
    "timeline.nt": NarrowTimeline,
    "timeline.row": NarrowRow,
    "timeline.tl": Timeline,
    "wording.before": Link,
    "wording.after": Link,
    "wording.rows": tuple[WordingRow, ...],
    "wording.stretches": tuple[Stretch, ...],
}
"""What the arguments of components are made of. Others are plain words."""


PIECES = ["<", ">", "</", "b", "script", "&", "amp;", "#60;", '"', "'", "=", "{{", "}}", "{%", "7*7", "中", "，", " "]
WORDS = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map("".join)


@cache
def env() -> jinja2.Environment:
    templates = load_templates(TEMPLATES)
    return environment(templates, strings_from(templates.strings["zh-CN"], "政策"))


def examples(folder: Path) -> list[dict[str, Any]]:
    """None as long as nobody has written any."""
    file = folder / "examples.yaml"
    written = yaml.safe_load(file.read_text("utf-8")) if file.is_file() else []
    assert isinstance(written, list)
    return written


def rendered(folder: Path, example: dict[str, Any]) -> str:
    """A macro called with the arguments of an example, or a whole template without macros."""
    template = env().get_template(f"components/{folder.name}/{folder.name}.html")
    words = {key: value for key, value in example.items() if key not in ("name", "macro", "expect")}
    arguments = {key: as_typed(kind_of(folder.name, example, key), value) for key, value in words.items()}
    if "macro" not in example:
        return template.render(v=SimpleNamespace(**arguments))
    return str(getattr(template.module, example["macro"])(**arguments))


def kind_of(component: str, example: dict[str, Any], argument: str) -> Any:
    """The type of an argument, by component, and by macro where two call different things the same."""
    by_macro = f"{component}.{example.get('macro')}.{argument}"
    return ARGUMENTS.get(by_macro) or ARGUMENTS.get(f"{component}.{argument}", str)


def alternative(kind: types.UnionType, value: Any) -> Any:
    """The type of a union that has and needs what is written; the first one if it is plain."""
    kinds = [each for each in typing.get_args(kind) if dataclasses.is_dataclass(each)]
    return next(each for each in kinds if _fits(each, set(value))) if kinds else typing.get_args(kind)[0]


def _fits(kind: Any, names: set[str]) -> bool:
    fields = dataclasses.fields(kind)
    needed = {field.name for field in fields if field.default is dataclasses.MISSING}
    return needed <= names <= {field.name for field in fields}


def as_typed(kind: Any, value: Any) -> Any:
    """An example's plain value as the type that views hold."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(**{key: as_typed(hints[key], item) for key, item in value.items()})
    if typing.get_origin(kind) is tuple:
        return tuple(as_typed(typing.get_args(kind)[0], part) for part in value)
    if isinstance(kind, types.UnionType):
        return None if value is None else as_typed(alternative(kind, value), value)
    return Markup(value) if kind is Markup else value


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_component_has_an_example_of_each_of_its_macros(folder: Path) -> None:
    source = (folder / f"{folder.name}.html").read_text("utf-8")
    macros = set(re.findall(r"{% macro (\w+)", source))
    assert {example.get("macro") for example in examples(folder)} == (macros or {None})


@pytest.mark.parametrize(
    ("folder", "example"),
    [
        pytest.param(folder, example, id=f"{folder.name}: {example['name']}")
        for folder in FOLDERS
        for example in examples(folder)
    ],
)
def test_an_example_renders_as_it_says(folder: Path, example: dict[str, Any]) -> None:
    html = " ".join(rendered(folder, example).split())
    for expected in [example["expect"]] if isinstance(example["expect"], str) else example["expect"]:
        assert " ".join(expected.split()) in html
    assert " style=" not in html
    assert not re.search(r"\bon\w+=", re.sub(r"&\w+;[^<]*", "", html))


def test_names_of_examples_are_different_within_a_component() -> None:
    for folder in FOLDERS:
        names = [example["name"] for example in examples(folder)]
        assert len(names) == len(set(names)), folder.name


@given(WORDS, st.booleans())
def test_any_words_come_out_of_a_cell_as_they_went_in(words: str, absent: bool) -> None:
    cell = Value("disputed", text=words, note=words) if absent else Value("value", (Link(words, note=words),))
    html = str(env().get_template("components/cell/cell.html").module.block(cell))  # type: ignore[attr-defined]
    read = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert "".join(read.itertext()) == f"{words}（{words}）"


@given(WORDS)
def test_any_id_of_a_claim_comes_out_as_one_attribute(claim: str) -> None:
    attributes = env().get_template("components/cell/cell.html").module.attributes(Value("value", claim=claim))  # type: ignore[attr-defined]
    (element,) = html5lib.parseFragment(f"<p {attributes}></p>", namespaceHTMLElements=False)
    expected = {"data-claim": claim, "data-verified": "no", "data-mark": "unchecked"}
    assert element.attrib == {"data-state": "value"} | expected
