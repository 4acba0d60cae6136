"""The version of a term changes with what states it or its promises, that of a plan with those that implement it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.model.superiors import Superiors
from builder.render.contexts import context_of
from builder.render.templates import load_templates
from tests.conftest import ROOT, TEMPLATES, SiteFrom, checked

PROGRAMMES = "districts/aa/plan-a/programmes"
HOMES = """whole: [themes, target_groups, bodies, status, force]
quantities:
- {id: homes, label: 住房, nature: target, value: 5, unit: 套, printed: 5套}
"""
AGAIN = HOMES.replace("homes", "again").replace("}", ", repeats: housing/homes}")


def version_of(content: Path, vocabulary: str, term: str) -> str:
    result = checked(content, sources=None)
    context = context_of(result.site, load_templates(TEMPLATES), result.ledger)
    return context.versions.of_term(vocabulary, term, result.site.plans)


def write_quantities(file: Path, quantities: str) -> None:
    _, head, body = file.read_text("utf-8").split("---\n", 2)
    file.write_text(f"---\n{head}{quantities}---\n{body}", encoding="utf-8")


@pytest.mark.parametrize(("repeats", "is_shown"), [(False, False), (True, True)])
def test_a_term_rests_on_a_programme_of_another_only_for_a_promise_that_it_repeats(
    site_from: SiteFrom, repeats: bool, is_shown: bool
) -> None:
    content = site_from({})
    write_quantities(content / PROGRAMMES / "housing.md", HOMES)
    write_quantities(content / PROGRAMMES / "fund.md", AGAIN if repeats else "")
    before = version_of(content, "themes", "funding")
    with (content / PROGRAMMES / "housing.md").open("a", encoding="utf-8") as file:
        file.write("\n再补一句。\n")
    assert (version_of(content, "themes", "funding") != before) == is_shown


@pytest.mark.parametrize(
    "file", ["districts/aa/district.yaml", "districts/aa/plan-a/plan.yaml", "vocabularies/themes.yaml"]
)
def test_a_term_rests_on_every_plan_on_its_district_and_on_its_vocabulary(site_from: SiteFrom, file: str) -> None:
    content = site_from({})
    before = version_of(content, "themes", "housing")
    with (content / file).open("a", encoding="utf-8") as written:
        written.write("# 一句说明\n")
    assert version_of(content, "themes", "housing") != before


def test_a_superior_document_rests_on_the_plans_that_implement_it_and_they_on_it(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "sites" / "superiors", content)
    before = versions_of_plans(content)
    with (content / "districts/north/sailor-2024/plan.yaml").open("a", encoding="utf-8") as written:
        written.write("# 一句说明\n")
    after = versions_of_plans(content)
    changed = {key for key in before if before[key] != after[key]}
    site = checked(content, sources=None).site
    (own,) = (plan for plan in site.plans if plan.key == "north.sailor-2024")
    above = Superiors(site).superior_of(own)
    assert above is not None
    assert changed == {own.key, above.key}


def versions_of_plans(content: Path) -> dict[str, str]:
    result = checked(content, sources=None)
    versions = context_of(result.site, load_templates(TEMPLATES), result.ledger).versions
    return {plan.key: versions.of_plan(plan) for plan in result.site.all_plans}
