"""The document that a plan implements: linked, with the other plans that implement it, and held against each."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.conftest import BuildFrom
from tests.pages.test_links import target
from tests.support import contents
from tests.support.dom import Built, Page, below, having, read, text
from tests.support.exports import csv_rows
from tests.support.statements import Grid, parse_drawing, read_grids

CITY, NORTH, MARKET = "jinan/sailor-2023", "north/sailor-2024", "market/sailor-2024"
NUMBERS, THEMES = "上级与本级的数字，逐个对照", "上级写到的主题，本级怎样写"
SUPERIOR = "implements: {{title: 市的意见, number: 市字〔2023〕1号, level: city{url}}}\n"


def implementing(folder: Path) -> Path:
    """Two districts whose plans implement the same document of their city; one of them knows where it is published."""
    content = contents.copy(folder)
    districts = content / "districts"
    shutil.copytree(districts / "aa" / "plan-a", districts / "bb" / "plan-b")
    for path, url in (("aa/plan-a", ", url: 'https://city.example/1'"), ("bb/plan-b", "")):
        file = districts / path / "plan.yaml"
        file.write_text(file.read_text("utf-8") + SUPERIOR.format(url=url), "utf-8")
    return content


@pytest.fixture(scope="session")
def site(build_from: BuildFrom) -> Built:
    return read(build_from(implementing))


def cell(page: Page, label: str) -> Element | None:
    pairs = (list(row) for row in page.all("div"))
    facts = (pair for pair in pairs if [each.tag for each in pair] == ["dt", "dd"])
    return next((value for name, value in facts if text(name) == label), None)


def words(page: Page, label: str) -> str:
    own = cell(page, label)
    return "" if own is None else text(own)


def links(page: Page, label: str) -> list[str]:
    """Where a value leads: addresses of the web, and pages of the site by their paths."""
    own = cell(page, label)
    hrefs = [] if own is None else [str(link.get("href")) for link in below(own, "a")]
    return [href if "://" in href else target(page, href)[0] for href in hrefs if not href.startswith("#")]


def test_the_document_is_linked_where_its_address_is_known(site: Built) -> None:
    own, others = site.page("districts/aa/plan-a.html"), site.page("districts/bb/plan-b.html")
    assert links(own, "所落实的上级文件") == ["https://city.example/1"]
    assert links(others, "所落实的上级文件") == []
    assert "《市的意见》（市字〔2023〕1号）" in words(others, "所落实的上级文件")


def test_the_other_plans_that_implement_it_stand_beside_it(site: Built) -> None:
    assert links(site.page("districts/aa/plan-a.html"), "同样落实这份文件的文本") == ["districts/bb/plan-b.html"]
    assert links(site.page("districts/bb/plan-b.html"), "同样落实这份文件的文本") == ["districts/aa/plan-a.html"]


def test_a_plan_that_names_no_document_says_nothing_of_it(minimal: Built) -> None:
    assert cell(minimal.page("districts/aa/plan-a.html"), "同样落实这份文件的文本") is None


def test_the_data_have_its_number_and_address(site: Built) -> None:
    row = json.loads((site.folder / "api/v1/plans/aa.plan-a.json").read_text("utf-8"))["plan"]
    assert (row["implements"], row["implements_number"]) == ("市的意见", "市字〔2023〕1号")
    assert row["implements_url"] == "https://city.example/1"


@pytest.fixture(scope="session")
def recorded(build_from: BuildFrom) -> Built:
    return read(build_from(contents.with_superiors))


def plan_page(site: Built, plan: str) -> Page:
    return site.page(f"districts/{plan}.html")


def grid(page: Page, caption: str) -> Grid:
    return next(each for each in read_grids(page) if each[0] == [caption])


def test_numbers_of_both_levels_stand_beside_each_other_with_how_they_stand(recorded: Built) -> None:
    drawing = """
    # 上级与本级的数字，逐个对照
    数字 | 山东省济南市《水手工作意见》（意见，2023年） | 山东省济南市历下区《水手工作意见》（意见，2024年） | 上级—本级
    两级都写的（6 行）
    公寓套数 | 200套公寓套数；安住工程；到2027年明确 第4段 | 50套公寓套数；安住工程；到2027年力争 第4段 | [lower]
    奖金数额 | 每人15万元领军水手奖金；英雄奖励明确 第5段 | 每人15万元领军水手奖金；英雄奖励明确 第5段 | 相同
    引进人数 | 300人引进水手；聚航工程；到2027年明确 第6段 | 100人引进水手；聚航计划；到2027年明确 第6段 | [period]
    驿站数 | 10个建成驿站；驿站建设；到2026年明确 第7段 | 10个建成驿站；驿站建设；到2027年明确 第7段 | 相同，晚于上级
    租房补贴 | 每人每月1500元博士租房补贴；租房补贴明确 第8段 | 每人每年12,000元博士租房补贴；租房补贴明确 第8段 | [per]
    租房补贴 | 每人每月1000元硕士租房补贴；租房补贴明确 第8段 | 没有对应的数字 | 另一方没有对应的数
    上级写、本级没有的（1 行）
    学校数 | 2个水手学校；到2027年明确 第9段 | 原文未提及[read]学校数、学校”） | 本级未提及
    本级写、上级没有的（1 行）
    沙龙场数 | 原文未提及[read]沙龙场数、沙龙”） | 每年4场水手沙龙明确 第9段 | 上级未提及
    """
    names = {
        "lower": "低于上级期限相同总量，两级范围不同，只比数字",
        "period": "不可直接比较期限相同期间长短不同（上级5年，本级4年）",
        "per": "不可直接比较频次不同（上级每人每月，本级每人每年）",
        "read": "（查阅1份，核对2025年1月3日；查过“",
    }
    assert [grid(plan_page(recorded, NORTH), NUMBERS)] == parse_drawing(drawing, names)


def test_what_is_not_read_is_not_called_missing_and_what_nothing_tells_apart_is_not_paired(recorded: Built) -> None:
    rows = {row[0]: row for row in grid(plan_page(recorded, MARKET), NUMBERS) if len(row) == 4}
    assert rows["公寓套数"][-1] == "不可直接比较口径不同（上级存量，本级累计）"
    assert rows["奖金数额"][-1] == "高于上级"
    assert rows["驿站数"][-1] == "高于上级，早于上级总量，两级范围不同，只比数字"
    assert rows["租房补贴"][-1] == "不止一个数，不逐个对应"
    assert rows["学校数"][-2:] == ["尚未录入", "还不能说本级没有写"]


def test_themes_of_the_superior_document_stand_beside_what_the_plan_has(recorded: Built) -> None:
    north, market = ({row[0]: row for row in grid(plan_page(recorded, each), THEMES)} for each in (NORTH, MARKET))
    assert north["安住"][-1] == "两级都写同名项目：安住工程同名项目：租房补贴"
    assert north["聚航"][1:] == ["聚航工程明确", "聚航计划明确", "两级都写"]
    assert north["培养"][-1] == "本级未提及"
    assert market["培养"][-2:] == ["尚未录入", "还不能说本级没有写"]


def test_the_document_leads_to_the_plans_that_implement_it_and_back(recorded: Built) -> None:
    city = plan_page(recorded, CITY)
    rows = grid(city, "落实《水手工作意见》的文本")[2:]
    assert [row[-1] for row in rows] == [
        "相同2、低于1、晚于1、本级没有的1、上级没有的1、不可直接比较或没有对应3",
        "高于2、早于1、本级没有的2、不可直接比较或没有对应2",
    ]
    (section,) = (each for each in city.all("table") if "落实" in text(each))
    leads = {target(city, str(link.get("href"))) for link in below(section, "a")}
    assert (f"districts/{NORTH}.html", "superior") in leads
    assert "superior" in plan_page(recorded, NORTH).ids()
    assert f"districts/{CITY}.html" in links(plan_page(recorded, MARKET), "所落实的上级文件")


def test_documents_are_listed_whether_they_are_recorded_or_not(recorded: Built) -> None:
    page = recorded.page("superiors.html")
    rows = grid(page, "上级文件和落实它的文本")[2:]
    assert [row[:3] for row in rows] == [
        ["山东省水手工作意见省级文件", "鲁字〔2022〕5号", "尚未收录"],
        ["济南市关于水手工作的意见市级文件", "济字〔2023〕1号", "山东省济南市"],
    ]
    assert "尚未收录" in words(plan_page(recorded, CITY), "所落实的上级文件")
    districts = recorded.page("districts/index.html")
    assert "superiors.html" in {target(districts, str(link.get("href")))[0] for link in districts.all("a")}


def test_a_city_is_counted_among_no_districts(recorded: Built) -> None:
    """It is recorded beside its districts, and compared with none of them as if it were alike."""
    matrix = having(recorded.page("index.html").root, "matrix")[0]
    assert {each.get("data-plan") for each in having(matrix, "label")} == {"north.sailor-2024", "market.sailor-2024"}
    for path in ("themes/housing.html", "indicators/flats.html", "numbers/index.html", "districts/north/gaps.html"):
        page = recorded.page(path)
        leads = {target(page, str(link.get("href")))[0] for link in below(page.first("main"), "a")}
        assert not [lead for lead in leads if lead.startswith("districts/jinan")], path
    assert not (recorded.folder / "districts/jinan/gaps.html").exists()
    assert "与其他区县对比" not in text(recorded.page("districts/jinan.html").root)


def test_a_site_that_names_no_document_has_no_list_of_them(minimal: Built) -> None:
    assert not (minimal.folder / "superiors.html").exists()


def test_the_tables_can_be_taken_away(recorded: Built) -> None:
    rows = csv_rows((recorded.folder / f"districts/{NORTH}.csv").read_bytes())
    assert {row["表"] for row in rows} == {NUMBERS, THEMES}
    assert any(row["列"] == "上级—本级" and row["内容"].startswith("低于上级") for row in rows)
    listed = csv_rows((recorded.folder / "superiors.csv").read_bytes())
    assert [row["内容"] for row in listed if row["列"] == "收录"] == ["尚未收录", "山东省济南市"]
    below = {row["政策文本"] for row in listed if row["列"] == "落实它的文本"}
    assert below
    assert "不适用" not in below
    assert not (recorded.folder / f"districts/{NORTH}/home.csv").exists()


def test_the_pages_in_english_have_the_comparison_in_english(recorded: Built) -> None:
    main = text(recorded.page(f"en/districts/{NORTH}.html").first("main"))
    assert "lower than the superior" in main
    assert "later than the superior" in main
    assert "the frequency differs" in main
    assert "not recorded yet" in text(recorded.page("en/superiors.html").first("main"))


def test_the_markdown_twin_has_the_comparison(recorded: Built) -> None:
    twin = (recorded.folder / f"districts/{NORTH}.md").read_text("utf-8")
    assert NUMBERS in twin
    assert "低于上级" in twin


def test_the_version_of_a_plan_is_that_of_both_levels(recorded: Built) -> None:
    """What its page shows changes with the superior document too."""
    documents = [
        json.loads((recorded.folder / f"api/v1/{name}.json").read_text("utf-8"))
        for name in ("plans/north.sailor-2024", "districts/north")
    ]
    version, own = (document["about"]["edition"] for document in documents)
    assert version != own
    assert version in text(plan_page(recorded, NORTH).first("footer"))


def test_the_data_say_how_each_number_stands(recorded: Built) -> None:
    document = json.loads((recorded.folder / "api/v1/plans/north.sailor-2024.json").read_text("utf-8"))
    assert document["plan"]["implements_plan"] == "jinan.sailor-2023"
    stands = {row["indicator"]: (row["relation"], row["due"], row["reasons"]) for row in document["superiors"][:5]}
    assert stands == {
        "flats": ("lower", "same", None),
        "prizes": ("same", None, None),
        "recruits": ("unlike", "same", ["period"]),
        "stations": ("same", "later", None),
        "rents": ("unlike", None, ["per"]),
    }
    missing = {row["relation"]: row["missing"] for row in document["superiors"]}
    assert missing["missing"] == {"own_quantities": "not_stated"}
    assert missing["extra"] == {"superior_quantities": "not_stated"}
    districts = json.loads((recorded.folder / "api/v1/districts/jinan.json").read_text("utf-8"))
    assert districts["district"]["level"] == "city"
