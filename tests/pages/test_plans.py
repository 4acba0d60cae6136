"""Pages of districts, plans and programmes: what a source is, when it is from, and which place it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.conftest import MINIMAL, SiteFrom, file_of, publish_site
from tests.pages.test_links import target
from tests.support import contents
from tests.support.dom import Built, Page, below, facts, having, read, text

HEADER = ["标题", "发文机关", "文号", "成文日期", "发布日期", "来源网址", "怎样得到原文", "效力状态"]
DATED = {"成文日期", "发布日期", "抓取日期", "收录日期", "最近核对", "更新日期", "施行日期"}
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
DISTRICT = re.compile(r"districts/[a-z][a-z0-9-]*\.html")
PLAN = re.compile(r"districts/[a-z][^/]*/(?!gaps\.)[^/]+\.html")
PROGRAMME = re.compile(r"districts/[^/]+/[^/]+/[^/]+\.html")


def pages(built: Built, kind: re.Pattern[str]) -> list[Page]:
    return [page for page in built.pages if kind.fullmatch(page.path) and not page.is_redirect and not _index(page)]


def _index(page: Page) -> bool:
    return page.path.endswith("index.html")


def header_tables(page: Page) -> Iterator[dict[str, Element]]:
    """The rows of each source's header table, by label."""
    for table in having(page.root, "header-table"):
        yield {text(row[0]): row[1] for row in below(table, "tr")}


def test_every_source_has_a_header_table_in_the_form_of_government_sites(built: Built) -> None:
    for page in pages(built, PLAN):
        tables = list(header_tables(page))
        assert tables, page.path
        for rows in tables:
            assert list(rows)[: len(HEADER)] == HEADER, page.path
            assert [label for label, cell in rows.items() if not text(cell)] == [], page.path


def test_what_a_source_does_not_carry_is_said_to_be_missing_in_the_original(built: Built) -> None:
    for page in pages(built, PLAN):
        for rows in header_tables(page):
            silent = {label: text(cell) for label, cell in rows.items() if cell.get("data-state") == "not_stated"}
            # An address that is missing says why, and where the text can be had.
            assert {words.partition("（")[0] for words in silent.values()} <= {"原文未载"}, page.path


def test_unknown_fields_of_a_header_table_read_so(minimal: Built) -> None:
    (rows,) = header_tables(minimal.page("districts/aa/plan-a.html"))
    shown = {label: text(rows[label]) for label in HEADER}
    assert shown == {
        "标题": "市中区关于水手工作的意见",
        "发文机关": "市中区委、市中区政府",
        "文号": "原文未载",
        "成文日期": "2022年8月3日",
        "发布日期": "2022年8月5日",
        "来源网址": "原文未载（测试文本没有网址）",
        "怎样得到原文": "没有原始网址；存档文本由本站保存，可以凭校验值索取（联系方式见页脚）",
        "效力状态": "原文未载",
    }


def test_dates_are_shown_as_precisely_as_they_are_known(built: Built) -> None:
    for page in built.pages:
        for time in page.all("time"):
            match = DATE.fullmatch(time.get("datetime", ""))
            assert match, (page.path, time.attrib)
            parts = zip(match.groups(), "年月日", strict=True)
            assert text(time) == "".join(f"{int(part)}{unit}" for part, unit in parts if part), page.path


@pytest.mark.parametrize(
    ("written", "shown"), [("2022", "2022年"), ("2022-08", "2022年8月"), ("2022-08-03", "2022年8月3日")]
)
def test_the_precision_of_a_date_is_never_invented(site_from: SiteFrom, written: str, shown: str) -> None:
    plan = (MINIMAL / "districts/aa/plan-a/plan.yaml").read_text("utf-8")
    content = site_from({"districts/aa/plan-a/plan.yaml": plan.replace("issued: 2022-08-03", f"issued: {written}")})
    path = "districts/aa/plan-a.html"
    (rows,) = header_tables(Page(path, file_of(content, path)))
    (time,) = below(rows["成文日期"], "time")
    assert (time.get("datetime"), text(rows["成文日期"])) == (written, shown)


def test_dates_that_stand_for_themselves_can_be_read_by_machines(built: Built) -> None:
    for page in built.pages:
        labelled = [*facts(page.root).items(), *(row for rows in header_tables(page) for row in rows.items())]
        for label, cell in labelled:
            if label in DATED and cell.get("data-state") == "value":
                marked = [element for element in below(cell) if element.tag == "time"]
                dates = re.sub(r"（另有 \d+ 份没有发布日期）$", "", text(cell))
                assert dates == "至".join(text(table) for table in marked), (page.path, label)


@pytest.mark.parametrize("kind", [DISTRICT, PLAN, PROGRAMME], ids=["district", "plan", "programme"])
def test_a_place_is_named_by_its_full_path_and_code(built: Built, kind: re.Pattern[str]) -> None:
    places = {page.path.removesuffix(".html"): _place(page) for page in pages(built, DISTRICT)}
    for page in pages(built, kind):
        name, code = places["/".join(page.path.removesuffix(".html").split("/")[:2])]
        assert re.fullmatch(r"[1-9]\d{5}", code), page.path
        assert name in text(page.first("main")), page.path
        assert code in text(page.first("main")), page.path


def _place(page: Page) -> tuple[str, str]:
    return text(page.first("h1")), text(facts(page.first("main"))["行政区划代码"])


def test_two_districts_of_one_name_have_a_page_each(minimal: Built) -> None:
    jinan, zaozhuang = (minimal.page(f"districts/{name}.html") for name in ("aa", "bb"))
    assert (text(jinan.first("h1")), text(zaozhuang.first("h1"))) == ("山东省济南市市中区", "山东省枣庄市市中区")
    assert facts(jinan.first("main"))["行政区划代码"].text == "370103"
    assert facts(zaozhuang.first("main"))["行政区划代码"].text == "370402"


def test_the_code_on_the_page_of_a_plan_is_that_of_its_district(minimal: Built) -> None:
    plan = minimal.page("districts/aa/plan-a.html")
    assert text(facts(plan.first("main"))["区县"]) == "山东省济南市市中区（370103）"
    assert "370103" in text(minimal.page("districts/aa/plan-a/fund.html").first("main"))


def test_tables_never_name_a_place_without_the_city_it_is_in(minimal: Built) -> None:
    """Both districts of the site are called 市中区."""
    for page in minimal.pages:
        for heading in page.all("th"):
            for match in re.finditer("市中区", text(heading)):
                assert text(heading)[: match.start()].endswith(("济南市", "枣庄市")), (page.path, text(heading))


def test_a_plan_lists_its_programmes_in_the_order_of_their_numbers(minimal: Built) -> None:
    (table,) = having(minimal.page("districts/aa/plan-a.html").root, "programmes")
    rows = [row for row in below(table, "tr") if row[0].tag == "td"]
    assert [(row[0].text or "").strip() for row in rows] == ["1", "2"]
    assert [text(row[1][0]) for row in rows] == ["安住计划", "水手资金"]


def test_a_correction_is_shown_with_what_was_printed_and_why(minimal: Built) -> None:
    page = minimal.page("districts/aa/plan-a/source.html")
    (row,) = [row for row in page.all("tr") if any(True for _ in below(row, "del"))]
    assert [text(cell) for cell in row] == ["510年", "5—10年", "第2段", "数字", "连接号丢失", "高"]
    (note,) = having(page.root, "reading__repair")
    assert text(note) == "510年 → 5—10年 （数字；连接号丢失）"


def test_why_a_text_is_read_otherwise_is_said_once(site_from: SiteFrom) -> None:
    """A reason of three lines stood beside twenty-three paragraphs of a source."""
    plan = (
        (MINIMAL / "districts/aa/plan-a/plan.yaml")
        .read_text("utf-8")
        .replace("        paragraphs: [2]", "        paragraphs: [2, 3]")
    )
    path = "districts/aa/plan-a/source.html"
    page = Page(path, file_of(site_from({"districts/aa/plan-a/plan.yaml": plan}), path))
    notes = [text(note) for note in having(page.root, "reading__repair")]
    assert notes == ["510年 → 5—10年 （数字；连接号丢失）", "510年 → 5—10年 （同第2段）"]


def test_a_plan_and_its_district_lead_to_who_does_what_before_all_else(minimal: Built) -> None:
    """It stood at the foot of a plan, some eight screens down."""
    plans = [page.path for page in minimal.pages if re.fullmatch(r"districts/[^/]+/[^/]+/who\.html", page.path)]
    assert plans
    for path in plans:
        plan = path.replace("/who.html", ".html")
        for page in (minimal.page(plan), minimal.page(f"{plan.rpartition('/')[0]}.html")):
            links = [node for actions in having(page.root, "keys__actions") for node in below(actions, "a")]
            assert path in {target(page, str(link.get("href")))[0] for link in links}, page.path


def test_a_plan_leads_to_the_repairs_of_its_sources(minimal: Built) -> None:
    page = minimal.page("districts/aa/plan-a.html")
    (link,) = [link for link in page.all("a") if "修正 1 处" in text(link)]
    path, anchor = target(page, link.attrib["href"])
    assert path == "districts/aa/plan-a/source.html"
    assert anchor in minimal.page(path).ids()


MANAGED = """\
whole: [themes, instruments, target_groups, status, force]
measures:
  - id: plan
    name: 安住计划
    manage: [区财政局]
    cite: [2]
---
提供"""


@pytest.mark.parametrize(("make", "mark"), [(contents.copy, "no"), (contents.archived, "yes")])
def test_a_programme_says_which_of_its_facts_were_found_in_the_source(
    tmp_path: Path, make: Callable[[Path], Path], mark: str
) -> None:
    """A role is found under its printed label; any other role, and what we classify ourselves, waits for a reader."""
    content = make(tmp_path)
    programme = content / "districts/aa/plan-a/programmes/housing.md"
    programme.write_text(programme.read_text("utf-8").replace("---\n提供", MANAGED), "utf-8")
    publish_site(content, tmp_path / "public")
    shown = facts(read(tmp_path / "public").page("districts/aa/plan-a/housing.html").first("main"))
    printed, read_off = ("牵头", "配合"), ("主管", "主题", "政策工具", "对象", "状态", "承诺力度")
    expected = dict.fromkeys(printed, mark) | dict.fromkeys(read_off, "no")
    assert {label: shown[label].get("data-verified") for label in expected} == expected


def test_a_district_counts_under_each_theme_what_the_page_of_its_plan_names_there(built: Built) -> None:
    counted = [
        (page, cell, link)
        for page in pages(built, DISTRICT)
        for cell in page.all("td")
        for link in below(cell, "a")
        if re.fullmatch(r"\d+ 个项目", text(link))
    ]
    assert counted or not pages(built, PLAN)
    for page, cell, link in counted:
        path, anchor = target(page, str(link.get("href")))
        (row,) = (each for each in built.page(path).all("tr") if each.get("id") == anchor)
        assert text(link) == f"{len(list(below(row[1], 'a')))} 个项目", (page.path, anchor)
        assert re.search(r"（[^（）]+ \d+）", text(cell)), (page.path, anchor)
