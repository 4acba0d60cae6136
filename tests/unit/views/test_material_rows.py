"""What the basket of materials knows of a plan beside its rows: silences by term, and why a cell has no one level."""

from __future__ import annotations

import json

import pytest

from builder.export.maker import maker_data
from builder.render.templates import load_templates
from builder.text.strings import strings_from
from builder.views.materials import materials_view, plan_materials_view
from tests.conftest import TEMPLATES
from tests.unit.views.test_comparing_fairly import context, text, unchanged


def silent(**fields: object) -> dict[str, str]:
    """What is told of the silences of a plan that names nothing."""
    nothing = {"programmes": (), "quantities": []} | fields
    site = context(lambda plan: plan.model_copy(update=nothing))
    return dict(plan_materials_view(site, site.site.plans[0]).silences)


def test_what_was_searched_is_told_of_every_silent_term_that_no_comparison_tells() -> None:
    """Of themes it stands in the first row of each."""
    silences = silent()
    assert {"instruments.fund", "target-groups.all", "agencies.organisation", "indicators.duration"} <= silences.keys()
    assert not [name for name in silences if name.startswith("themes.")]
    assert all("查阅 1 份，核对" in words and "查过“" in words for words in silences.values())


def test_a_plan_that_was_not_searched_is_said_to_be_silent_about_nothing() -> None:
    assert silent(extent="partial") == {}


def test_where_there_is_no_one_level_of_firmness_the_cell_says_why() -> None:
    site = context(unchanged)
    levels = dict(plan_materials_view(site, site.site.plans[0]).levels)
    assert {cell.state for cell in levels.values()} == {"not_applicable"}
    assert len({text(cell) for cell in levels.values()}) == len(levels)


def test_the_page_names_the_texts_that_the_site_holds_and_not_itself_as_the_source() -> None:
    site = context(unchanged, unchanged)
    source = materials_view(site).frame.provenance[0]
    assert [item.text for item in source.cell.items] == ["2 份政策文本"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_no_two_columns_of_a_file_have_one_name(language: str) -> None:
    """Those of the page, of its numbers and of its sources stand beside each other in CSV."""
    strings = load_templates(TEMPLATES).strings
    assert language in strings
    t = strings_from(strings[language], "政策")
    own = [t(f"materials.column.{name}") for name in ("plan", "what", "content", "firmness", "cite")]
    answers = [t(f"answer.column.{name}") for name in ("plan", "what", "groups", "amount", "who", "firmness", "cite")]
    for columns in (own, answers):
        names = [*columns, *_names_in_files(maker_data(t))]
        assert len(set(names)) == len(names), names


def _names_in_files(script: str) -> list[str]:
    words = json.loads(script.rpartition("bilin.memo.words = ")[2].rstrip(";\n"))
    return [*words["amount_head"], *words["source_head"][1:]]
