"""The version of a term: it changes with the programmes under it, and with those that state the same promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.render.contexts import context_of
from builder.render.templates import load_templates
from tests.conftest import TEMPLATES, SiteFrom, checked

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
