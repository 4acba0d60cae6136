"""Lists are split by rows: a full part of any of them is not too heavy where the names of places are long.

What `python -m tests.bench.growth` would see at some number of districts is seen here at all: a part is weighed with
few and with more rows, and what a full one would have follows from these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from builder import urls
from builder.compare.list_parts import (
    INDICATOR_ROWS,
    NUMBER_ROWS_OF_PART,
    PROGRAMME_ROWS_OF_PART,
    SUPERIOR_ROWS,
    count_numbers,
)
from builder.compare.page_weight import MOST
from builder.compare.region_parts import RegionPart
from builder.model.site import Plan
from builder.pipeline import Checked
from builder.views.page import Page
from builder.views.programme_explorer import programme_explorer_view
from tests.bench.clones import write_clones
from tests.conftest import checked, show_site

DISTRICTS = 40
SENTENCES = 1_500
"""Bytes that a number of an indicator has besides where the archive is at hand: of the first districts, at most."""
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


def test_a_full_part_of_superior_documents_is_light_where_places_have_long_names(clones: Checked) -> None:
    weights = weigh_full(clones, {path: lambda _: 1 for path in ("superiors.html", "en/superiors.html")}, SUPERIOR_ROWS)
    assert max(weights.values()) <= MOST.bytes


def test_a_full_part_of_all_numbers_is_light_where_places_have_long_names(clones: Checked) -> None:
    def count_all(plan: Plan) -> int:
        return count_numbers(clones.site, plan).total()

    weights = weigh_full(clones, {"numbers/index.html": count_all}, NUMBER_ROWS_OF_PART)
    assert max(weights.values()) <= MOST.bytes


def test_a_full_part_of_any_indicator_is_light_with_its_sentences(clones: Checked) -> None:
    """In the heavier language, where each text in Chinese is marked."""

    def count_own(indicator: str) -> Callable[[Plan], int]:
        return lambda plan: count_numbers(clones.site, plan).get(indicator) or 1

    own = {f"en/indicators/{term.id}.html": count_own(term.id) for term in clones.site.indicators}
    weights = weigh_full(clones, own, INDICATOR_ROWS)
    room = MOST.bytes - INDICATOR_ROWS * SENTENCES
    assert {path: weight for path, weight in weights.items() if weight > room} == {}


def weigh_full(clones: Checked, lists: Mapping[str, Callable[[Plan], int]], rows: int) -> dict[str, float]:
    """How many bytes a part of so many rows would have, of lists by path with how many rows each plan brings.

    It follows from parts of ten and of twenty plans of the longest names.
    """
    plans = sorted(clones.site.plans, key=lambda plan: -len(plan.district.full_name))
    parts = {code: plans[:many] for code, many in (("65", 10), ("6501", 20))}
    wholes = {page.path: page for page in clones.pages if page.path in lists}
    pages = {(path, code): page_of(wholes[path], code, own) for path in lists for code, own in parts.items()}
    make = show_site(replace(clones, pages=[*pages.values()]))
    weights = {}
    for path, count_rows in lists.items():
        few, many = (sum(map(count_rows, own)) for own in parts.values())
        small, large = (len(make(pages[path, code].path) or b"") for code in parts)
        assert small < large
        weights[path] = small + (large - small) / (many - few) * (rows - few)
    return weights


def page_of(whole: Page, code: str, plans: Sequence[Plan]) -> Page:
    """The page of a part with these plans, of a list that is whole there."""
    part = RegionPart(code, "", tuple(plan.district for plan in plans), tuple(plans))
    folder = whole.path.removesuffix(".html").removesuffix("/index")
    view: Callable[..., Any] = whole.view
    return replace(whole, path=f"{folder}/{code}.html", view=partial(view, part=part))


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
