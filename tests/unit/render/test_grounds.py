"""Where what names follow from is the same, each of them comes to the same; where it is not, that is told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.render.content_sums import file_of
from builder.render.contexts import context_of
from builder.render.inputs import Inputs
from builder.render.templates import load_templates
from builder.views.context import Context
from tests.conftest import ROOT, TEMPLATES, checked

SITE = ROOT / "tests/sites/statements"
EAST = "districts/east/sailor-2020"
HOME = f"{EAST}/programmes/home.md"


def names_of(context: Context) -> Iterator[str]:
    """What pages may have read of plans, by name."""
    for district in context.site.districts:
        yield from (f"gaps\t{district.id}", f"past gaps\t{district.id}")
    yield from (f"kinds\t{name}" for name in context.kinds_of_places)
    for plan in context.site.all_plans:
        yield f"version\tterm\tthemes\thousing\t{plan.key}"
        yield f"suggestions\t{plan.key}"
        yield from (f"coverage\t{plan.key}", f"plan\t{plan.key}\tsummary", f"evidence\t{plan.key}\tresults")
        for programme in plan.programmes:
            file, own = file_of(programme), f"{plan.key}.{programme.id}"
            yield from (f"programme\t{file}\t{field}" for field in type(programme).model_fields)
            yield from (f"measure\t{file}\t{measure.id}\tsummary" for measure in programme.measures)
            yield from (
                f"claims\t{own}",
                f"marks\t{own}",
                f"similar\t{context.site.config.locale}\t{plan.key}\t{programme.id}",
            )


def read_site(content: Path) -> tuple[Inputs, list[str]]:
    result = checked(content, sources=None)
    context = context_of(result.site, load_templates(TEMPLATES), result.ledger)
    return Inputs(context), list(names_of(context))


def copied(folder: Path) -> Path:
    return Path(shutil.copytree(SITE, folder / "content"))


def test_every_name_of_a_plan_has_a_ground_and_others_have_none(tmp_path: Path) -> None:
    inputs, names = read_site(copied(tmp_path))
    assert all(map(inputs.grounds.of, names))
    others = (
        "coverage\t*",
        "marks\t*",
        "coverage\tgone.plan",
        "similar\tzh-Hans\tgone.plan\tx",
        "data\t",
        "version\tterm\tthemes\thousing\t*",
        "version\tterm\tthemes\thousing\tgone.plan",
    )
    assert not any(map(inputs.grounds.of, (*others, "version\tall", "district\teast\tcontext")))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (HOME, "东区安住。", "东区安家。"),
        (HOME, "force: 探索", "force: 鼓励"),
        (HOME, "themes: [housing]", "themes: [family]"),
        (f"{EAST}/summary.md", "。", "！"),
        (f"{EAST}/plan.yaml", "checked:", "# 一句说明\nchecked:"),
    ],
)
def test_what_has_the_same_grounds_after_an_edit_comes_to_the_same(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    content = copied(tmp_path)
    before, names = read_site(content)
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    after, _ = read_site(content)
    firm = {
        name
        for name in names
        for ground in [before.grounds.of(name)]
        if after.grounds.sum(ground) == before.grounds.sum(ground)
    }
    assert {name for name in firm if before.sum(name) != after.sum(name)} == set()
    assert "coverage\twest.report-2022" in firm
    assert "coverage\teast.sailor-2020" not in firm


def test_what_is_known_of_a_district_is_of_the_ground_of_suggestions(tmp_path: Path) -> None:
    content = copied(tmp_path)
    before, _ = read_site(content)
    (content / "districts/east/context.yaml").write_text("population: []\n", encoding="utf-8")
    after, _ = read_site(content)
    ground = before.grounds.of("suggestions\teast.sailor-2020")
    assert ground == before.grounds.of("past gaps\t*") == after.grounds.of("gaps\teast")
    assert before.grounds.sum(ground) != after.grounds.sum(ground)


def test_an_edited_sentence_leaves_what_all_plans_cover(tmp_path: Path) -> None:
    content = copied(tmp_path)
    before, _ = read_site(content)
    names = ["gaps\teast", "suggestions\teast.sailor-2020"]
    file = content / HOME
    file.write_text(file.read_text("utf-8") + "再补一句。\n", encoding="utf-8")
    after, _ = read_site(content)
    after.take([(name, f"earlier {name}") for name in names], before.grounds_of(names))
    assert [after.sum(name) for name in names] == [f"earlier {name}" for name in names]


def test_sums_are_taken_over_where_the_grounds_are_the_same_and_nowhere_else(tmp_path: Path) -> None:
    inputs, _ = read_site(copied(tmp_path))
    east, west = "coverage\teast.sailor-2020", "coverage\twest.report-2022"
    grounds = inputs.grounds_of([east, west])
    inputs.take([(east, "earlier"), (west, "earlier")], grounds | {inputs.grounds.of(east): "others"})
    assert (inputs.sum(west), inputs.sum(east) == "earlier") == ("earlier", False)
