"""The table model as the component `table` prints it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.render.render import environment
from builder.render.templates import load_templates
from builder.text.strings import strings_from
from builder.views.pieces import Amount, Link, PlanLabel, Value
from builder.views.tables import (
    Cell,
    Group,
    Row,
    Table,
    cell_of,
    heading,
    line,
    plan_heading,
    text_cell,
    value_cell,
    value_lines,
    with_labels,
)
from tests.conftest import TEMPLATES

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


@cache
def component() -> object:
    templates = load_templates(TEMPLATES)
    env = environment(templates, strings_from(templates.strings["zh-CN"], "政策"))
    return env.get_template("components/table/table.html").module


def html_of(cell: Cell) -> Element:
    """The only body cell of a table, as a browser reads it."""
    table = Table(id="t", caption="表", columns=(heading("列", "col"),), groups=(Group((Row((cell,)),)),))
    html = component().table(table)  # type: ignore[attr-defined]
    root = html5lib.parseFragment(str(html), namespaceHTMLElements=False)
    (element,) = (node for node in root.iter() if node.tag in ("td", "th") and node.get("scope") != "col")
    return element  # type: ignore[no-any-return]


def words(cell: Cell) -> str:
    return "".join(html_of(cell).itertext())


@given(WORDS)
def test_any_words_come_out_of_a_cell_as_they_went_in(text: str) -> None:
    assert words(text_cell(text)) == text
    assert words(heading(Link(text, note=text), "row")) == f"{text}（{text}）"


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_a_listed_value_has_a_line_for_each_thing(texts: list[str]) -> None:
    value = Value("value", tuple(Link(text) for text in texts))
    cell = html_of(value_cell(value, listed=True))
    items = ["".join(item.itertext()) for item in cell.iter("li")]
    assert len(value_lines(value)) == len(texts)
    assert items == (texts if len(texts) > 1 else [])
    assert "".join(cell.itertext()) == "".join(texts)


@given(WORDS, WORDS)
def test_any_id_of_a_claim_and_any_key_come_out_as_one_attribute(claim: str, key: str) -> None:
    claimed = html_of(value_cell(Value("value", (Link("值"),), claim=claim, mark="verbatim")))
    expected = {"data-state": "value", "data-claim": claim, "data-verified": "yes", "data-mark": "verbatim"}
    assert claimed.attrib == expected
    label = PlanLabel(key, "地", "370103", "aa.html", "意见", "a.html", "意见", "2022年", "p")
    assert html_of(plan_heading(label, "row"))[0].get("data-plan") == key


def test_a_claim_stands_once_on_the_cell_or_within_it() -> None:
    value = Value("value", (Link("值"),), claim="aa.plan-a.fund.lead", mark="unchecked")
    whole = html_of(value_cell(value))
    within = html_of(cell_of([line(value)]))
    for cell in (whole, within):
        assert [part.get("data-claim") for part in cell.iter() if part.get("data-claim")] == ["aa.plan-a.fund.lead"]


@pytest.mark.parametrize("state", ["value", ""])
def test_a_unit_without_a_figure_is_a_mistake_of_ours(state: str) -> None:
    with pytest.raises(ValueError, match="万元"):
        Cell((), state, amount=Amount(unit="万元"))


@pytest.mark.parametrize(
    ("amount", "state"),
    [
        (Amount(unit="万元"), "not_stated"),
        (Amount(Decimal(0), unit="万元"), "value"),
        (Amount(max=Decimal(5), unit="万元"), "value"),
        (Amount(period="今年"), "value"),
        (None, "value"),
    ],
)
def test_a_figure_or_a_state_is_enough(amount: Amount | None, state: str) -> None:
    assert Cell((), state, amount=amount).amount is amount


def test_a_cell_says_the_head_of_its_column_unless_it_is_a_heading_or_spans_several() -> None:
    columns = tuple(heading(word, "col") for word in ("区", "金额", "说明"))
    rows = (
        Row((heading("甲区", "row"), text_cell("5"), text_cell("每年"))),
        Row((heading("乙区", "row"), text_cell("未写", columns=2))),
    )
    (group,) = with_labels(Table("t", "表", columns, (Group(rows),))).groups
    assert [[cell.label for cell in row.cells] for row in group.rows] == [["", "金额", "说明"], ["", ""]]
