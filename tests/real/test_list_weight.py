"""Lists are split by rows: no part of all programmes, or of superior documents, is too heavy where names are long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from builder import urls
from builder.compare.list_parts import PROGRAMME_ROWS_OF_PART, SUPERIOR_ROWS
from builder.compare.page_weight import MOST
from builder.compare.region_parts import RegionPart
from builder.model.site import Plan
from builder.pipeline import Checked
from builder.views.page import Page
from builder.views.programme_explorer import programme_explorer_view
from builder.views.superiors import superiors_view
from tests.bench.clones import write_clones
from tests.conftest import checked, show_site

DISTRICTS = 40
LONG_NAMES = "65"
"""A province whose prefectures have names of up to eleven characters."""
SUPERIOR = """implements:
  title: 中共自治州委员会 自治州人民政府关于进一步加强新时代人才工作加快推进人才集聚工程的实施意见
  number: 自治州党发〔2012〕{}号
  level: city
  url: https://www.example.gov.cn/zwgk/zcwj/gongbao/2012/04/content_{}.html
"""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def clones(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    content = tmp_path_factory.mktemp("list-weight") / "content"
    write_clones(content, districts=DISTRICTS, province=LONG_NAMES)
    for number, file in enumerate(sorted(content.glob("districts/*/*/plan.yaml"))):
        name_superior(file, number)
    return checked(content, sources=None)


def test_a_full_part_of_all_programmes_is_light_where_places_have_long_names(clones: Checked) -> None:
    ordered = sorted(clones.site.plans, key=lambda plan: -len(plan.district.full_name))
    plans = max((fill(ordered[start:]) for start in range(10)), key=count)
    assert count(plans) >= 0.97 * PROGRAMME_ROWS_OF_PART
    part = RegionPart("6527-6530", "", tuple(plan.district for plan in plans), plans)
    page = Page(
        urls.programmes_url(part.code),
        "programmes",
        partial(programme_explorer_view, part=part),
        plans[0].origin.at(),
        exported=True,
    )
    data = show_site(replace(clones, pages=[page]))(page.path)
    assert data
    assert len(data) <= MOST.bytes


def name_superior(file: Path, number: int) -> None:
    """Let a plan implement a document that no other does."""
    lines = file.read_text("utf-8")
    before, _, after = lines.partition("implements:\n")
    rest = after[after.index("extent:") :] if after else ""
    file.write_text(before + rest + SUPERIOR.format(number, number), "utf-8")


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_full_part_of_superior_documents_is_light_where_places_have_long_names(
    clones: Checked, language: str
) -> None:
    plans = sorted(clones.site.plans, key=lambda plan: -len(plan.district.full_name))[:30]
    small, large = (weigh_superiors(clones, language, plans[:count]) for count in (10, 30))
    each = (large - small) / 20
    assert large + each * (SUPERIOR_ROWS - 30) <= MOST.bytes


def weigh_superiors(clones: Checked, language: str, plans: Sequence[Plan]) -> int:
    """How many bytes a part with the documents of these plans has."""
    part = RegionPart("65", "", tuple(plan.district for plan in plans), tuple(plans))
    whole = next(page for page in clones.pages if page.path == f"{language}superiors.html")
    page = replace(whole, path=f"{language}superiors/65.html", view=partial(superiors_view, part=part))
    data = show_site(replace(clones, pages=[page]))(page.path)
    assert data
    return len(data)


def fill(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """As many of these plans as a part may hold, the first of them first."""
    filled: list[Plan] = []
    for plan in plans:
        if count([*filled, plan]) <= PROGRAMME_ROWS_OF_PART:
            filled.append(plan)
    return tuple(filled)


def count(plans: Sequence[Plan]) -> int:
    """How many rows they take."""
    return sum(len(plan.programmes) for plan in plans)
