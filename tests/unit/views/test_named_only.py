"""The row of a plan that only names things: what is counted, what is cut off, and firmness that adds up."""

from __future__ import annotations

import re
from typing import Any

import pytest

from builder.model.schema.statement import Measure, Quantity
from builder.model.types import Absent
from builder.views.answers import answers, build_answer
from builder.views.pieces import Link
from builder.views.tables import Table
from tests.support.comparing import Terms, measure_of, programme_of, quantity_of
from tests.unit.views.test_comparing_fairly import Change, context, text

LEVELS = ("firm", "strive", "firm", "", "strive", "firm")
"""Of measures in turn; nobody has said how firm the fourth is."""
GENERAL: Terms = (["housing"], [], [])
UNKNOWN = Absent.model_validate("not_stated")


def row(*measures: Measure, quantities: tuple[Quantity, ...] = (), **general: Any) -> tuple[str, str]:
    """What the row of a plan with one programme on housing names, and how firm it says that this is."""
    cells = answer(*measures, quantities=quantities, **general)[0].groups[1].rows[0].cells
    return text(cells[1]), text(cells[-1])


def answer(*measures: Measure, quantities: tuple[Quantity, ...] = (), **general: Any) -> tuple[Table, Table]:
    """The answer about housing where a plan has an amount and the other names only: its table, and the names."""
    named = programme_of(GENERAL, measures=list(measures), quantities=list(quantities), **general)
    priced = programme_of(GENERAL, quantities=[quantity_of(themes=["housing"])])
    both = context(_with(priced), _with(named))
    page = both.page("themes/housing.html")
    plan_answers = answers(page, "themes", "housing", both.site.plans)
    built = build_answer(page, both.site.term("themes", "housing"), plan_answers)
    assert built.table
    assert built.names
    return built.table, built.names


def _with(programme: Any) -> Change:
    return lambda plan: plan.model_copy(update={"programmes": (programme,), "quantities": []})


def measures(count: int) -> list[Measure]:
    levels = ({"commitment": level} if level else {} for level in LEVELS)
    return [measure_of(f"m{at}", themes=["housing"], **level) for at, level in zip(range(count), levels, strict=False)]


def total(words: str) -> int:
    return sum(int(number) for number in re.findall(r"\d+", words))


def test_general_sentences_are_counted_with_the_names_that_they_stand_above() -> None:
    names, firmness = row(*measures(3), commitment="firm")
    assert names == "m0、m1、m2 共 3 处，都只有名目；另有总领句 1 处，力度一并计入"
    assert firmness == "明确 3，力争 1"


def test_an_open_number_firmer_than_its_measure_is_counted_as_well() -> None:
    number = quantity_of(themes=["housing"], measure="m1", value="not_stated", commitment="firm")
    names, firmness = row(*measures(2), quantities=(number,), commitment=UNKNOWN, force=None)
    assert "共 2 处，都只有名目；另有总领句 1 处、力度不同的未写数额项 1 处，力度一并计入" in names
    assert firmness == "明确 2，力争 1，没有归类 1"


@pytest.mark.parametrize("count", range(1, len(LEVELS) + 1))
def test_the_parts_add_up_to_the_whole(count: int) -> None:
    names, firmness = row(*measures(count), commitment="strive")
    assert total(firmness) == total(names.partition("共")[2]) == count + 1


def test_how_firm_they_are_stands_under_its_own_heading_and_the_rest_a_link_away() -> None:
    """Counts of firmness under the heading of who acts would be taken for bodies."""
    table, names = answer(*measures(2))
    cells = table.groups[1].rows[0].cells
    heads = [text(head) for head in table.columns]
    starts = [sum(cell.columns for cell in cells[:at]) for at in range(len(cells))]
    assert [heads[start] for start in starts] == ["区县与文本", "给什么、做什么", "多少", "谁办", "力度"]
    assert [text(cell) for cell in cells[2:4]] == ["没有写数额", "逐项见下表"]
    (link,) = cells[3].blocks[0].lines[0].pieces
    assert isinstance(link, Link)
    assert link.href.removeprefix("#") in {group.rows[0].cells[0].id for group in names.groups}


def test_names_that_are_cut_off_are_said_to_go_on() -> None:
    assert "m2、m3 共 4 处" in row(*measures(4))[0]
    assert "m2、m3等 共 5 处" in row(*measures(5))[0]


def test_beside_its_numbers_a_plan_names_the_rest() -> None:
    mixed = programme_of(GENERAL, measures=measures(5), quantities=[quantity_of(themes=["housing"])])
    alone = context(_with(mixed))
    page = alone.page("themes/housing.html")
    plan_answers = answers(page, "themes", "housing", alone.site.plans)
    table = build_answer(page, alone.site.term("themes", "housing"), plan_answers).table
    assert table
    number, rest = table.groups[0].rows
    assert number.id
    assert text(rest.cells[0]) == "m0、m1、m2、m3等 另有 5 处只有名目，列在下面"
    assert [text(cell) for cell in rest.cells[1:]] == ["没有写数额", "逐项见下表", "明确 2，力争 2，没有归类 1"]


def test_what_is_left_out_heads_no_row_below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.views.answers.rows_of_each", lambda *_: 1)
    several = programme_of(GENERAL, measures=measures(3))
    alone = context(_with(several))
    page = alone.page("themes/housing.html")
    plan_answers = answers(page, "themes", "housing", alone.site.plans)
    table = build_answer(page, alone.site.term("themes", "housing"), plan_answers).table
    assert table
    rest = table.groups[0].rows[-1]
    assert [(text(cell), cell.scope) for cell in rest.cells] == [("另有 2 处", "row"), ("见这份文本的项目", "")]
