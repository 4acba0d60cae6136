"""What an earlier build weighed is what is weighed from nothing, and is only asked for where nothing has changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builder.compare import page_weight
from builder.compare.coverage import FACETS, PlanCoverage
from builder.compare.earlier_weights import EarlierWeights
from builder.compare.page_weight import TermPages
from builder.model.site import Plan, Site
from builder.publish.memory import Memory
from tests.conftest import ROOT, checked

STATEMENTS = ROOT / "tests/sites/statements"
EAST = "districts/east/sailor-2020"
BOTH = {"east.sailor-2020", "west.report-2022"}


def parts_of(site: Site, earlier: EarlierWeights | None = None) -> object:
    """The parts of all pages of terms, of a site that has more plans than go side by side."""
    config = site.config.model_copy(update={"limits": site.config.limits.model_copy(update={"side_plans": 1})})
    site = replace(site, config=config)
    pages = TermPages(site, earlier)
    parts = [pages.split(site, facet, term) for facet in FACETS for term in site.vocabularies[facet].terms]
    weights = [pages.weigh(facet, term, site.plans) for facet in FACETS for term in site.vocabularies[facet].terms]
    pages.end()
    return parts, weights


def remembered(folder: Path, program: str = "a") -> EarlierWeights:
    return EarlierWeights(Memory(folder), program=program)


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plans that are read anew to be weighed, one after the other."""
    plans: list[str] = []
    cover = PlanCoverage

    def noted(site: Site, plan: Plan, silences: dict[str, object]) -> object:
        plans.append(plan.key)
        return cover(site, plan, silences)  # type: ignore[arg-type]

    monkeypatch.setattr(page_weight, "PlanCoverage", noted)
    return plans


def test_a_plan_is_weighed_again_when_it_has_changed_and_not_else(tmp_path: Path, weighed: list[str]) -> None:
    content, cache = tmp_path / "content", tmp_path / "cache"
    shutil.copytree(STATEMENTS, content)

    def weigh(program: str = "a") -> tuple[object, set[str]]:
        site = checked(content).site
        weighed.clear()
        return parts_of(site, remembered(cache, program)), {*weighed}

    first, of_all = weigh()
    assert of_all == BOTH
    assert weigh() == (first, set())
    file = next((content / EAST / "programmes").iterdir())
    file.write_text(file.read_text("utf-8") + "又一句。\n", encoding="utf-8")
    now, of_the_edited = weigh()
    assert of_the_edited == {"east.sailor-2020"}
    assert (now, set()) == weigh() == (parts_of(checked(content).site), set())
    assert weigh("another")[1] == BOTH


def test_a_torn_memory_costs_time_alone(tmp_path: Path, weighed: list[str]) -> None:
    site = checked(STATEMENTS).site
    first = parts_of(site, remembered(tmp_path))
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:-7])
    weighed.clear()
    assert parts_of(site, remembered(tmp_path)) == first
    assert {*weighed} == BOTH


def test_what_shows_no_part_leaves_nothing(tmp_path: Path) -> None:
    site = checked(STATEMENTS).site
    pages = TermPages(site, remembered(tmp_path))
    assert pages.split(site, "themes", next(iter(site.vocabularies["themes"].terms))) == ()
    pages.end()
    assert [*tmp_path.iterdir()] == []
