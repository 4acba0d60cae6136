"""What was published stays where it was, leads on from there, or is said to be removed; figures need corrections."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.register.standing import register_texts
from tests.conftest import ROOT, SiteFrom, checked, files_at, findings
from tests.sites_invalid import DISTRICT, FUND, HOUSING, PLAN, changed, faults_in, minimal

REMOVAL = """- date: 2024-02-01
  claim: {claim}
  what: 项目
  before: 水手资金
  removed: true
  why: 与安住计划重复
  by: 编辑
"""
CORRECTION = REMOVAL.replace("  removed: true\n", "  after: 改正了\n")
THEMES = "vocabularies/themes.yaml"
CODING = "themes: [funding], instruments: [fund], target_groups: [all], lead: [区财政局], status: planned, force: 力争"
MEASURE = f"measures:\n  - {{{{id: {{id}}, name: 水手资金, {CODING}}}}}\n"
PRIZE = (
    "quantities:\n"
    f"  - {{{{id: {{id}}, label: 水手, nature: target, value: 5, unit: 万元, printed: 5万元, cite: [3], {CODING}}}}}\n"
)


def registered(content: Path) -> Path:
    """The content with all that it publishes in its register."""
    result = checked(content, sources=None)
    for name, text in register_texts(result.site, result.pages).items():
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text, "utf-8")
    return content


def edit(content: Path, changes: dict[str, str | bytes | None]) -> Path:
    for name, text in changes.items():
        assert isinstance(text, str)
        (content / name).write_text(text, "utf-8")
    return content


def rules(content: Path) -> list[tuple[str, str]]:
    return [(rule, file) for rule, file, _, _ in faults_in(content)]


@pytest.fixture
def content(site_from: SiteFrom) -> Path:
    return registered(site_from({}))


@pytest.mark.parametrize("renamed", ["districts/aa/plan-a/programmes/fund.md", "districts/aa/plan-a", "districts/aa"])
def test_what_is_gone_in_two_languages_is_one_finding(site_from: SiteFrom, renamed: str) -> None:
    content = registered(site_from({"site.yaml": minimal("site.yaml") + "english: true\n"}))
    assert any("en/districts/aa" in path.read_text("utf-8") for path in (content / "published").iterdir())
    (content / renamed).rename((content / renamed).with_name("renamed.md" if renamed.endswith(".md") else "renamed"))
    assert [rule for rule, _ in rules(content) if rule.startswith("lost")] == ["lost-near"]


def test_what_is_published_and_registered_has_no_findings(content: Path) -> None:
    assert rules(content) == []
    assert sorted(path.name for path in (content / "published").iterdir()) == [
        "city-3701.txt",
        "city-3704.txt",
        "site.txt",
    ]


def test_registering_again_changes_nothing(content: Path) -> None:
    before = {path: path.read_bytes() for path in (content / "published").iterdir()}
    registered(content)
    assert {path: path.read_bytes() for path in (content / "published").iterdir()} == before


def test_a_programme_that_is_gone_is_one_finding_and_leads_on_with_an_alias(content: Path) -> None:
    folder = content / "districts/aa/plan-a/programmes"
    (folder / "housing.md").rename(folder / "homes.md")
    (content / FUND).write_text(minimal(FUND).replace("housing.md", "homes.md"), "utf-8")
    homes = "districts/aa/plan-a/programmes/homes.md"
    assert rules(content) == [("lost-near", homes)]
    edit(content, {homes: minimal(HOUSING).replace("cite:", "aliases: [housing]\ncite:", 1)})
    assert rules(content) == []


def test_a_plan_and_a_district_that_are_gone_are_one_finding_each(content: Path) -> None:
    (content / "districts/aa/plan-a").rename(content / "districts/aa/plan-b")
    assert rules(content) == [("lost-near", "districts/aa/plan-b/plan.yaml")]
    (content / "districts/aa").rename(content / "districts/cc")
    assert rules(content) == [("lost-near", "districts/cc/district.yaml")]
    edit(content, {"districts/cc/district.yaml": minimal(DISTRICT) + "aliases: [aa]\n"})
    assert rules(content) == [("lost-near", "districts/cc/plan-b/plan.yaml")]
    edit(content, {"districts/cc/plan-b/plan.yaml": minimal(PLAN) + "aliases: [plan-a]\n"})
    assert rules(content) == []


def test_a_removal_that_is_listed_leaves_a_page_that_says_why(content: Path) -> None:
    (content / FUND).unlink()
    assert rules(content) == [("lost", PLAN)]
    edit(content, {"changes.yaml": REMOVAL.format(claim="aa.plan-a.fund")})
    assert rules(content) == []
    pages = files_at(content, "districts/aa/plan-a/fund.html", "changes.html")
    for name in ("districts/aa/plan-a/fund.html", "changes.html"):
        assert "与安住计划重复" in pages[name].decode()
    assert 'content="noindex"' in pages["districts/aa/plan-a/fund.html"].decode()


def test_a_removed_plan_keeps_all_of_its_addresses(content: Path) -> None:
    shutil.rmtree(content / "districts/aa/plan-a")
    assert rules(content) == [("lost", DISTRICT)]
    edit(content, {"changes.yaml": REMOVAL.format(claim="aa.plan-a")})
    assert rules(content) == []
    names = [f"districts/aa/plan-a{end}.html" for end in ("", "/fund", "/who", "/source", "/housing")]
    assert all("已撤下" in page.decode() for page in files_at(content, *names).values())


@pytest.mark.parametrize(
    ("site", "districts", "lists"),
    [
        ("superiors", ["jinan", "market", "north"], {"superiors.html": "districts/index.html"}),
        (
            "editions",
            ["north"],
            {"numbers/index-all.html": "numbers/index.html", "themes/housing/all.html": "themes/housing.html"},
        ),
    ],
)
def test_a_list_of_which_nothing_is_left_follows_from_what_is_gone_and_leads_on(
    site: str, districts: list[str], lists: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "tests/sites" / site, tmp_path / "content")
    content = registered(tmp_path / "content")
    assert all(f"{name}\n" in (content / "published/site.txt").read_text("utf-8") for name in lists)
    for district in districts:
        shutil.rmtree(content / "districts" / district)
    assert rules(content) == [("lost", "changes.yaml")] * len(districts)
    (content / "changes.yaml").write_text("".join(REMOVAL.format(claim=district) for district in districts), "utf-8")
    assert rules(content) == []
    targets = {page.path: page.target for page in checked(content, sources=None).pages}
    assert {name: targets[name] for name in lists} == lists


def test_a_district_turned_into_a_draft_is_lost_too(content: Path) -> None:
    edit(content, {PLAN: "draft: true\n" + minimal(PLAN)})
    assert [rule for rule, _ in rules(content) if rule != "draft"] == ["lost-draft"]


@pytest.mark.parametrize("part", [MEASURE, PRIZE])
def test_a_renamed_measure_or_quantity_is_found_and_leads_on_with_an_alias(site_from: SiteFrom, part: str) -> None:
    def fund(text: str) -> dict[str, str | bytes | None]:
        return changed(FUND, "cite: [3]\n", f"cite: [3]\n{text}")

    content = registered(site_from(fund(part.format(id="amount"))))
    assert rules(content) == []
    edit(content, fund(part.format(id="sum")))
    assert rules(content) == [("lost-near", FUND)]
    (lost,) = (finding for finding in findings(content, sources=None) if finding.rule == "lost-near")
    assert lost.values["near"] == "sum"
    edit(content, fund(part.format(id="sum, aliases: [amount]")))
    assert rules(content) == []


def test_a_quantity_that_is_gone_is_the_only_new_one_or_none_of_several(site_from: SiteFrom) -> None:
    def fund(*quantities: str) -> dict[str, str | bytes | None]:
        entries = "".join(each.partition("\n")[2] for each in quantities)
        return changed(FUND, "cite: [3]\n", f"cite: [3]\nquantities:\n{entries}")

    kept = PRIZE.format(id="kept").replace("value: 5", "value: 9")
    content = registered(site_from(fund(PRIZE.format(id="amount"), kept)))
    new = [PRIZE.format(id=name).replace("value: 5", f"value: {value}") for name, value in (("sum", 6), ("prize", 7))]
    edit(content, fund(kept, new[0]))
    assert rules(content) == [("lost-near", FUND)]
    edit(content, fund(kept, *new))
    assert rules(content) == [("lost", FUND)]


def test_a_new_measure_is_no_number_under_another_name(site_from: SiteFrom) -> None:
    def fund(text: str) -> dict[str, str | bytes | None]:
        return changed(FUND, "cite: [3]\n", f"cite: [3]\n{text}")

    content = registered(site_from(fund(PRIZE.format(id="amount"))))
    edit(content, fund(MEASURE.format(id="prize")))
    assert rules(content) == [("lost", FUND)]


def test_each_change_of_a_figure_takes_a_correction_of_its_own(content: Path) -> None:
    edit(content, changed(PLAN, "max: 10", "max: 9"))
    assert rules(content) == [("figure-changed", PLAN)]
    edit(content, {"changes.yaml": CORRECTION.format(claim="aa.plan-a")})
    assert rules(content) == [("figure-changed", PLAN)], "a correction of the plan is none of every figure in it"
    edit(content, {"changes.yaml": CORRECTION.format(claim="aa.plan-a.years")})
    assert rules(content) == []
    registered(content)
    edit(content, changed(PLAN, "max: 10", "max: 8"))
    assert rules(content) == [("figure-changed", PLAN)]
    (content / "changes.yaml").unlink()
    edit(content, changed(PLAN, "max: 10", "max: 9"))
    assert rules(content) == [("figure-changed", PLAN)], "what was corrected once stays listed"


def test_what_was_corrected_under_a_former_name_needs_no_second_correction(content: Path) -> None:
    edit(content, changed(PLAN, "max: 10", "max: 9"))
    edit(content, {"changes.yaml": CORRECTION.format(claim="aa.plan-a.years")})
    edit(content, changed(PLAN, "max: 10", "max: 9", "id: years", "id: period\n    aliases: [years]"))
    assert rules(content) == []


def test_a_new_name_is_no_way_around_a_correction(content: Path) -> None:
    (content / "districts/aa/plan-a").rename(content / "districts/aa/plan-b")
    text = changed(PLAN, "max: 10", "max: 9", "id: years", "id: period\n    aliases: [years]")[PLAN]
    edit(content, {"districts/aa/plan-b/plan.yaml": f"{text!s}aliases: [plan-a]\n"})
    assert rules(content) == [("figure-changed", "districts/aa/plan-b/plan.yaml")]


def test_a_renamed_term_is_one_finding_with_its_old_page(content: Path) -> None:
    edit(content, changed(THEMES, "id: culture", "id: arts"))
    assert rules(content) == [("lost-page-near", THEMES)]
    edit(content, changed(THEMES, "id: culture", "id: arts\n  aliases: [culture]"))
    assert rules(content) == []


def test_a_pair_that_has_no_page_any_longer_leads_to_the_free_comparison(site_from: SiteFrom) -> None:
    second = {"districts/bb/plan-b/plan.yaml": minimal(PLAN), "districts/bb/plan-b/summary.md": "摘要。\n"}
    content = registered(site_from(second))
    edit(content, {"site.yaml": minimal("site.yaml") + "limits: {pair_plans: 1}\n"})
    assert rules(content) == []
    pair = files_at(content, "compare/aa.plan-a-vs-bb.plan-b.html")["compare/aa.plan-a-vs-bb.plan-b.html"].decode()
    assert 'href="index.html?plans=aa.plan-a,bb.plan-b"' in pair


def test_other_mistakes_are_not_reported_as_losses(content: Path) -> None:
    (content / FUND).write_text("---\nname: [\n---\n正文。\n", "utf-8")
    assert "lost" not in {rule for rule, _ in rules(content)}
