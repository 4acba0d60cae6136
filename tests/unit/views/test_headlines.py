"""What stands for a programme: its number, the same on every page, or where its numbers are."""

from __future__ import annotations

from typing import Any

from builder.model.schema.plan import Section
from builder.model.schema.statement import Quantity
from builder.model.site import Plan
from builder.model.types import Span
from builder.views.headlines import programme_headline, unheaded_link
from builder.views.plan_programmes import ProgrammeRow, programme_groups
from builder.views.programme import programme_view
from builder.views.programme_explorer import programme_explorer_view
from tests.unit.views.test_comparing_fairly import Change, context, quantity, text

OF_PLAN, BELOW, NONE = "见文本的量化目标", "见量化内容", "没有写明数字"


def with_programme(*own: Quantity, goals: tuple[Quantity, ...] = (), **fields: Any) -> Change:
    """A plan of one programme with these numbers, and with these of its own."""

    def change(plan: Plan) -> Plan:
        programme = plan.programmes[0].model_copy(update={"quantities": list(own), "measures": []} | fields)
        structure = [Section.model_validate({"title": "二、任务", "cite": ["4-9"]})]
        return plan.model_copy(update={"programmes": (programme,), "quantities": list(goals), "structure": structure})

    return change


def row_of(change: Change) -> ProgrammeRow:
    listed = context(change)
    ((row,),) = (group.rows for group in programme_groups(listed.page("index.html"), listed.site.plans[0]))
    return row


def numbers_of(change: Change) -> tuple[str, str, str]:
    """The number of the programme on its own page, in the table of its plan, and in the list of all programmes."""
    listed = context(change)
    plan, page = listed.site.plans[0], listed.page("index.html")
    (programme,) = plan.programmes
    headline, row = programme_headline(page, plan, programme), row_of(change)
    table = programme_explorer_view(listed).table
    assert table
    (cells,) = (each.cells for group in table.groups for each in group.rows)
    return (
        headline.figure if headline else unheaded_link(page, plan, programme).text,
        row.headline.figure if row.headline else row.unheaded.text,
        text(cells[-2]).split()[0],
    )


def test_one_number_stands_for_a_programme_everywhere() -> None:
    for own, words in (
        ([quantity("scope", nature="result"), quantity("goal", value="70")], "70年"),
        ([quantity("bare", unit=None)], BELOW),
        ([quantity("doubtful", disputed="原件不清")], BELOW),
        ([], NONE),
    ):
        assert numbers_of(with_programme(*own)) == (words,) * 3


def test_a_programme_whose_paragraphs_state_goals_of_the_plan_does_not_say_that_it_states_no_number() -> None:
    cite = [Span(None, 5, 6)]
    goal = quantity("goal", cite=["6"])
    assert numbers_of(with_programme(goals=(goal,), cite=cite)) == (OF_PLAN,) * 3
    assert numbers_of(with_programme(quantity("own", value="70"), goals=(goal,), cite=cite)) == ("70年",) * 3
    part = quantity("part", nature="scope", cite=["6"])
    for goals in ((quantity("goal", cite=["7"]),), (part,)):
        assert numbers_of(with_programme(goals=goals, cite=cite)) == (NONE,) * 3


def test_beside_its_number_an_item_cites_its_own_paragraph() -> None:
    cite = [Span(None, 2, 2), Span(None, 4, 4), Span(None, 6, 6)]
    row = row_of(with_programme(cite=cite, number="3", section="二、任务"))
    assert "第6段" in row.cite.text


def test_the_time_of_a_number_is_not_told_as_that_of_its_programme() -> None:
    change = with_programme(
        quantity("a", label="甲", period="今年"), quantity("b", period="今年"), quantity("c", label="丙", by="2025")
    )
    listed = context(change, with_programme(quantity()))
    own, bare = (programme_view(listed, plan, plan.programmes[0]).card[-1].cell.items for plan in listed.site.plans)
    assert [(link.text, link.note) for link in own] == [("今年", "甲等 2 处数字"), ("到2025年", "丙")]
    assert [link.text for link in bare] == ["2022年至2025年"]
