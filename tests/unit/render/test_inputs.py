"""What a page read has another sum when it says something else, and the same when it does not."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builder.model.site import Plan, Programme
from builder.render.content_sums import file_of
from builder.render.contexts import context_of
from builder.render.inputs import Inputs
from builder.render.templates import load_templates
from builder.routes.route import route
from builder.text.reads import recorded
from builder.views.context import Context
from tests.conftest import ROOT, TEMPLATES, checked

SITE = ROOT / "tests/sites/statements"
EDITIONS = ROOT / "tests/sites/editions"
HOME = "districts/east/sailor-2020/programmes/home.md"
UNRESEARCHED = "".join(f"{each}: not_researched\n" for each in ("kind", "population", "gdp", "revenue", "area"))
EAST, WEST = "version\tdistrict\teast", "version\tdistrict\twest"


def read_site(content: Path) -> Context:
    result = checked(content, sources=None)
    return context_of(result.site, load_templates(TEMPLATES), result.ledger)


@pytest.fixture(scope="module")
def before() -> Context:
    return read_site(SITE)


def edited(folder: Path, file: str, old: str, new: str) -> Context:
    content = folder / "content"
    shutil.copytree(SITE, content)
    text = (content / file).read_text("utf-8") if old else ""
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return read_site(content)


def home_of(context: Context) -> tuple[Plan, Programme]:
    plan = context.site.plan("east.sailor-2020")
    assert plan
    home = plan.programme("home")
    assert home
    return plan, home


def renamed(context: Context, name: str) -> str:
    """A name as it is in another content folder."""
    _, home = home_of(context)
    return name.replace("FILE", file_of(home))


def test_the_page_of_a_term_reads_of_all_places_only_how_many_of_a_kind_say_something(before: Context) -> None:
    page = next(page for page in route(before.site) if page.path == "themes/housing.html")
    with recorded() as noted:
        page.view(before)
    names = Inputs(before).names(noted) or ()
    assert "kinds\tthemes.housing" in names
    assert "district" not in {name.partition("\t")[0] for name in names}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        (
            "东区安住。",
            "东区安家。",
            {"programme\tFILE\tbody", "programme\tFILE\torigin", EAST, "version\tall"},
        ),
        ("force: 探索", "force: 鼓励", {"programme\tFILE\tmeasures", "coverage\teast.sailor-2020", EAST}),
        ("number: '1'", "number: '7'", {"programme\tFILE\tnumber"}),
        ("themes: [housing]", "themes: [family]", {"coverage\teast.sailor-2020", "gaps\teast", "gaps\twest"}),
    ],
)
def test_only_the_sums_of_what_says_something_else_change(
    before: Context, tmp_path: Path, old: str, new: str, changed: set[str]
) -> None:
    after = edited(tmp_path, HOME, old, new)
    first, second = Inputs(before), Inputs(after)
    names = {
        *(f"programme\tFILE\t{field}" for field in ("body", "origin", "measures", "number", "cite")),
        *("coverage\teast.sailor-2020", "coverage\twest.report-2022", "gaps\teast", "gaps\twest"),
        *(EAST, WEST, "version\tall", "evidence\teast.sailor-2020\tmatches"),
    }
    differing = {name for name in names if first.sum(renamed(before, name)) != second.sum(renamed(after, name))}
    assert changed <= differing
    assert "programme\tFILE\tcite" not in differing
    assert WEST not in differing
    assert all(first.sum(renamed(before, name)) for name in names)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("districts/east/sailor-2020/plan.yaml", "checked:", "# 一句说明\nchecked:"),
        ("districts/east/district.yaml", "name:", "# 一句说明\nname:"),
        ("vocabularies/themes.yaml", "- id:", "# 一句说明\n- id:"),
        ("site.yaml", "https://", "https://other."),
    ],
)
def test_every_page_is_made_of_all_other_content(
    before: Context, tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert Inputs(before).base != Inputs(edited(tmp_path, file, old, new)).base


def test_every_page_is_made_of_all_words_and_of_what_they_are_called(before: Context) -> None:
    words = before.t.words
    key = next(iter(words))
    called = {f"{each}.other" if each == key else each: text for each, text in words.items()}
    for changed in ({**words, key: "别的"}, called):
        after = replace(before, t=replace(before.t, words=changed))
        assert Inputs(before).base != Inputs(after).base


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        ("districts/east/sailor-2020/summary.md", "。", "！", "plan\teast.sailor-2020\tsummary"),
        ("districts/east/context.yaml", "", UNRESEARCHED, "district\teast\tcontext"),
    ],
)
def test_what_stands_in_another_file_of_a_plan_or_a_district_is_told_apart(
    before: Context, tmp_path: Path, file: str, old: str, new: str, changed: str
) -> None:
    first, second = Inputs(before), Inputs(edited(tmp_path, file, old, new))
    plan, district = "plan\teast.sailor-2020", "district\teast"
    names = {f"{plan}\tsummary", f"{plan}\treadings", f"{district}\tcontext", EAST, WEST}
    assert first.base == second.base
    assert {name for name in names if first.sum(name) != second.sum(name)} == {changed, EAST}


def test_a_version_that_a_page_shows_is_read_by_its_own_name_and_comes_to_its_digits(before: Context) -> None:
    plan, home = home_of(before)
    term = ("themes", "housing", before.site.plans)
    with recorded() as reads:
        shown = [before.versions.of_all(), before.versions.of_plan(plan), before.versions.of_programme(plan, home)]
        shown += [before.versions.of_district("east"), before.versions.of_plans([plan]), before.versions.of_term(*term)]
        shown += [before.versions.of_outline(), before.versions.of_term("themes", "housing", [plan])]
    inputs = Inputs(before)
    names = inputs.names(reads)
    assert names
    assert all(name.startswith("version\t") for name in names)
    assert {inputs.sum(name) for name in names} == {*shown}


def test_no_page_is_made_of_what_a_measure_says_unless_it_reads_it(before: Context, tmp_path: Path) -> None:
    after = edited(tmp_path, HOME, "东区安住。", "东区安家。")
    assert Inputs(before).base == Inputs(after).base


def test_nothing_that_is_counted_rests_on_the_summary_of_a_part(before: Context, tmp_path: Path) -> None:
    after = edited(tmp_path, HOME, "    name: 服务窗口\n", "    name: 服务窗口\n    summary: 给人办事。\n")
    first, second = Inputs(before), Inputs(after)
    own = ("measure\tFILE\twindow\tsummary", "measure\tFILE\tdorm\tsummary")
    names = (*own, "coverage\teast.sailor-2020", "programme\tFILE\tmeasures")
    same = [first.sum(renamed(before, name)) == second.sum(renamed(after, name)) for name in names]
    assert same == [False, True, True, False]


def test_what_continues_a_programme_has_a_name_of_its_own(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(EDITIONS, content)
    (first,) = (plan for plan in read_site(content).site.plans if plan.id == "sailor-2018")
    names = [f"successors\t{first.key}\t{programme}" for programme in ("home", "award")]
    sums = [Inputs(read_site(content)).sum(name) for name in names]
    file = content / "districts/north/sailor-2024/programmes/home.md"
    file.write_text(file.read_text("utf-8").replace("continues: [home]\n", ""), encoding="utf-8")
    after = read_site(content)
    assert [Inputs(after).sum(name) == total for name, total in zip(names, sums, strict=True)] == [False, True]
    plan = after.site.plan(first.key)
    home = plan.programme("home") if plan else None
    assert plan
    assert home
    with recorded() as reads:
        after.editions.programmes_after(plan, home)
    assert Inputs(after).names(reads) == (names[0],)


def test_who_shows_the_summary_of_a_part_has_read_it(before: Context) -> None:
    plan, home = home_of(before)
    (part,) = (each.measure for each in before.coverage[plan.key].statements if each.key == "home/window")
    assert part
    with recorded() as reads:
        assert part.summary is None
    assert Inputs(before).names(reads) == (f"measure\t{file_of(home)}\twindow\tsummary",)


def test_what_cannot_be_named_has_no_names(before: Context) -> None:
    plan, home = home_of(before)
    inputs = Inputs(before)
    with recorded() as reads:
        assert home.model_copy().body  # another object, which no later build can find
    assert inputs.names(reads) is None
    with recorded() as reads:
        assert plan.lock is not None
    assert inputs.names(reads) is None


def test_all_fields_at_once_are_all_fields(before: Context) -> None:
    _, home = home_of(before)
    inputs = Inputs(before)
    with recorded() as reads:
        assert home.model_dump()
    names = inputs.names(reads)
    assert names == (f"programme\t{file_of(home)}\t*",)


def test_a_part_that_pages_share_was_read_by_each_of_them(before: Context) -> None:
    _, home = home_of(before)
    reads = []
    for path in ("themes/a.html", "themes/b.html"):
        with recorded() as noted:
            before.page(path).keep(("body of home",), lambda _: home.body)
        reads.append(Inputs(before).names(noted))
    assert reads == [(f"programme\t{file_of(home)}\tbody",)] * 2


def test_programmes_of_the_same_name_are_told_apart_by_their_districts(before: Context) -> None:
    _, home = home_of(before)
    file = home.origin.file.replace("districts/east/", "districts/of-another-name/")
    assert file != home.origin.file
    assert file_of(home.model_copy(update={"origin": replace(home.origin, file=file)})) != file_of(home)
