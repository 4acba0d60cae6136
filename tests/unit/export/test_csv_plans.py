"""Which plan a line of a CSV file is of: that of a heading, or else of its row."""

from __future__ import annotations

from dataclasses import replace

from builder.model.site import Plan
from builder.model.types import Span
from builder.views.context import PageContext
from builder.views.tables import heading, line, text_cell
from builder.views.who import who_view
from tests.support.exports import csv_rows
from tests.unit.export.conftest import Export, export_on, page_on
from tests.unit.export.test_tables import row_of, table_of

COLUMNS = ("区划代码", "政策文本", "类型", "年份")


def test_a_line_names_the_plan_of_its_row_where_no_heading_does(page: PageContext, export_of: Export) -> None:
    plan = page.site.plans[0]
    row = row_of(heading("甲", "row"), text_cell("乙"))
    table = table_of(replace(row, plan=plan.key), row, columns=("项", "数"))
    lines = [[line[name] for name in COLUMNS] for line in csv_rows(export_of(table)["csv"])]
    assert lines == [[plan.district.code, plan.title, "意见", "2022"], ["不适用"] * 4]


def test_paragraphs_that_a_cell_sums_up_are_named_with_their_source_where_there_are_several(page: PageContext) -> None:
    (plan,) = page.site.plans
    annex = plan.sources[0].model_copy(update={"id": "annex", "title": "附件"})
    both = plan.model_copy(update={"sources": [*plan.sources, annex]})

    def cited(own: Plan, *cites: Span) -> str:
        table = table_of(replace(row_of(replace(text_cell("甲"), cites=cites)), plan=own.key))
        (row,) = csv_rows(export_on(page_on(replace(page.site, plans=(own,))))(table)["csv"])
        return row["出处（段落）"]

    assert cited(plan, Span(None, 2, 2)) == "第2段"
    assert cited(both, Span(None, 2, 2), Span("annex", 3, 4)) == f"{plan.sources[0].title}第2段、附件第3—4段"


def test_a_heading_without_words_leaves_no_sign_behind(export_of: Export) -> None:
    table = table_of(row_of(heading("甲", "row"), heading("", "row"), text_cell("乙")), columns=("项", "", "数"))
    (row,) = csv_rows(export_of(table)["csv"])
    assert (row["行"], row["列"], row["内容"]) == ("甲", "数", "乙")


def test_who_does_what_is_of_its_plan_in_every_line(page: PageContext, export_of: Export) -> None:
    plan = page.site.plans[0]
    table = who_view(page.shared, plan).table
    assert table
    lines = csv_rows(export_of(table)["csv"])
    said = {tuple(line[name] for name in (*COLUMNS, "来源标题")) for line in lines}
    assert said == {(plan.district.code, plan.title, "意见", "2022", plan.sources[0].title)}


def test_a_cell_of_several_plans_names_each_of_them_and_their_sources(page: PageContext, export_of: Export) -> None:
    plans = page.site.plans[:2]
    cell = replace(text_cell("乙"), plans=tuple(plan.key for plan in plans))
    (line,) = csv_rows(export_of(table_of(row_of(heading("甲", "row"), cell), columns=("项", "数")))["csv"])
    assert line["区划代码"].split("；") == [plan.district.code for plan in plans]
    assert line["政策文本"].split("；") == [plan.title for plan in plans]
    assert line["来源标题"].split("；") == [plan.sources[0].title for plan in plans]


def test_a_file_with_a_cell_a_line_has_what_the_page_says_once_above_its_rows(export_of: Export) -> None:
    amount = heading("数额", "row", notes=[line("≠ 不能直接比", role="relation")])
    alone = replace(amount, alone="数额 ≠ 不能直接比（级别不同）")
    table = table_of(row_of(alone, "5亿元"), row_of(amount, "3亿元"), columns=("内容", "甲"))
    rows = csv_rows(export_of(table)["csv"])
    assert [row["行"] for row in rows] == ["数额 ≠ 不能直接比（级别不同）", "数额 ≠ 不能直接比"]
