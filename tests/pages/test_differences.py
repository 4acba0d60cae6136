"""Pages of what sets districts apart, of who does what, and of what may be compared with what."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.conftest import MINIMAL, SOURCES, SiteFrom, file_of
from tests.pages.test_links import links, target
from tests.support.dom import Built, Page, below, having, text

GAPS = re.compile(r"districts/[^/]+/gaps\.html")
WHO = re.compile(r"districts/[^/]+/[^/]+/who\.html")
FUND = "districts/aa/plan-a/programmes/fund.md"
Neighbours = Callable[[str], Page]
NOT_HOUSING = """
not_coded:
  - {term: themes.housing, paragraphs: [2], reason: 另一份文本的项目}
  - {term: agencies.organisation, paragraphs: [2], reason: 另一份文本的项目}
"""


def minimal_file(name: str) -> str:
    return (MINIMAL / name).read_text("utf-8")


def text_of_neighbour() -> bytes:
    """The text of the first plan, without the number that makes an item of its housing."""
    return (SOURCES / "source.txt").read_bytes().replace("1.安住计划".encode(), "安住计划".encode())


def with_neighbour(extent: str = "complete", more: str = "") -> dict[str, str | bytes | None]:
    """The minimal site's second district with the plan of the first, but for the programme on housing."""
    plan = minimal_file("districts/aa/plan-a/plan.yaml").replace("extent: complete", f"extent: {extent}")
    plan = plan.replace("source.txt", "other.txt")
    plan = re.sub("[0-9a-f]{64}", hashlib.sha256(text_of_neighbour()).hexdigest(), plan)
    plan = plan.replace("not_encoded:\n", "not_encoded:\n  - {paragraphs: [2], reason: 另一份文本的项目}\n", 1)
    return {
        "districts/bb/plan-a/plan.yaml": plan + more,
        "districts/bb/plan-a/summary.md": minimal_file("districts/aa/plan-a/summary.md"),
        "districts/bb/plan-a/programmes/fund.md": minimal_file(FUND).replace("[安住计划](housing.md)", "安住"),
    }


@pytest.fixture
def neighbours(site_from: SiteFrom) -> Neighbours:
    """A page of two districts with a plan each, whose texts are at hand; the second has nothing on housing."""
    return with_texts(site_from, NOT_HOUSING)


def with_texts(site_from: SiteFrom, more: str) -> Neighbours:
    archive = {"site.yaml": minimal_file("site.yaml") + "sources: archive\n"}
    content = site_from(with_neighbour(more=more) | archive)
    shutil.copytree(SOURCES, content.parent / "archive")
    (content.parent / "archive" / "other.txt").write_bytes(text_of_neighbour())
    return lambda path: Page(path, file_of(content, path))


def test_a_theme_of_two_plans_keeps_the_anchors_that_it_had(neighbours: Neighbours, tmp_path: Path) -> None:
    themes = tmp_path / "content/vocabularies/themes.yaml"
    themes.write_text(re.sub(r"- id: (\w+)\n", r"- id: \1\n  aliases: [old-\1]\n", themes.read_text("utf-8")), "utf-8")
    ids = {*neighbours("compare/aa.plan-a-vs-bb.plan-a.html").ids()}
    assert ids >= {"both-themes-funding", "both-themes-old-funding", "left-themes-housing", "left-themes-old-housing"}


def test_without_the_texts_nothing_is_missing_and_nothing_is_anyone_s_own(site_from: SiteFrom) -> None:
    """Neither has a lock: whether the other has it, nobody has looked."""
    content = site_from(with_neighbour())
    lacking, having_it = (
        Page(path, file_of(content, path)) for path in ("districts/bb/gaps.html", "districts/aa/gaps.html")
    )
    (lead,) = [paragraph for paragraph in lacking.all("p") if paragraph.get("data-state") == "not_researched"]
    assert "还没有在原文里逐词查过" in text(lead)
    assert rows(lacking) == {}
    cell = rows(having_it)["安住"][3]
    assert (cell.get("data-state"), text(cell)) == ("not_researched", "尚未检索原文")


def rows(page: Page) -> dict[str, Element]:
    """The rows of a page's tables by their heading."""
    return {text(row[0]): row for table in page.tables() for row in below(table, "tr") if row[0].get("scope") == "row"}


def gap_pages(built: Built) -> list[Page]:
    return [page for page in built.pages if GAPS.fullmatch(page.path) and not page.is_redirect]


def test_every_district_has_a_page_of_gaps_that_its_own_page_leads_to(built: Built) -> None:
    for page in gap_pages(built):
        district = built.page(page.path.replace("/gaps.html", ".html"))
        assert page.path in {target(district, link)[0] for link in links(district)}


def test_a_page_of_gaps_never_offers_a_programme_of_its_own_district_as_missing(built: Built) -> None:
    for page in gap_pages(built):
        own = page.path.removesuffix("gaps.html")
        for table in page.tables():
            if (table[0].get("id") or "").startswith("missing-"):
                assert not [end for end in _ends(page, table) if end.startswith(own)], page.path
            else:
                assert {end for end in _ends(page, table) if end.count("/") == 3} <= {
                    end for end in _ends(page, table) if end.startswith(own)
                }, page.path


def _ends(page: Page, node: Element) -> set[str]:
    return {target(page, link.attrib["href"])[0] for link in below(node, "a")}


def test_gaps_name_the_programmes_of_the_others_with_their_citation(neighbours: Neighbours) -> None:
    row = rows(neighbours("districts/bb/gaps.html"))["安住"]
    assert text(row[1]) == "1 份，1 个项目"
    assert "山东省济南市市中区《水手工作意见》（意见，2022年）：安住计划" in text(row[2])
    assert re.search(r"第\d", text(row[2]))
    assert (row[3].get("data-state"), text(row[3])) == ("not_stated", "原文未提及")


def test_that_a_text_is_of_the_district_by_inference_is_said_before_its_gaps(site_from: SiteFrom) -> None:
    inferred = "place: {inferred: true, reason: 文中写到同市的另一个区, cite: [1]}\n"
    page = with_texts(site_from, NOT_HOUSING + inferred)
    words = "是本区的文本，这是推断，原文没有写明。"
    assert words in text(page("districts/bb/gaps.html").first("main"))
    assert words not in text(page("districts/aa/gaps.html").first("main"))


def test_what_only_one_district_has_is_listed_there(neighbours: Neighbours) -> None:
    page = neighbours("districts/aa/gaps.html")
    assert next(table[0].get("id") for table in page.tables()) == "own-themes-caption"
    assert "安住" in rows(page)
    assert "查阅 1 份" in text(page.first("main"))


def test_without_a_plan_or_with_half_of_one_nothing_is_concluded(minimal: Built, site_from: SiteFrom) -> None:
    path = "districts/bb/gaps.html"
    half = Page(path, file_of(site_from(with_neighbour(extent="partial")), path))
    for page in (minimal.page(path), half):
        assert not [
            element for element in page.all() if element.get("data-state") == "not_stated" and element.tag != "dd"
        ]
        (lead,) = [paragraph for paragraph in page.all("p") if paragraph.get("data-state") == "not_researched"]
        assert "不能" in text(lead)


def test_every_plan_has_a_page_of_who_does_what(built: Built) -> None:
    for page in built.pages:
        if WHO.fullmatch(page.path) and not page.is_redirect:
            plan = built.page(page.path.replace("/who.html", ".html"))
            assert page.path in {target(plan, link)[0] for link in links(plan)}
            assert having(page.root, "who") or "写明的责任机构：原文未提及" in text(page.first("main"))


def test_a_body_stands_beside_its_type_with_what_it_leads_and_supports(minimal: Built) -> None:
    (table,) = having(minimal.page("districts/aa/plan-a/who.html").root, "who")
    shown = {text(row[0]): [text(cell) for cell in row[1:]] for row in below(table, "tr") if len(row) > 1}
    heads = shown.pop("机构（原文名称）")
    assert heads == ["牵头", "配合"]
    for body, cells in shown.items():
        assert re.fullmatch(r".+（.+）", body)
        assert len(cells) == len(heads)
        assert all(cell == "没有归类到这里的陈述" or re.search("（[^（）]+）", cell) for cell in cells)


@pytest.mark.parametrize(
    ("extent", "words"), [("complete", "原文未提及（查阅 1 份，核对 2024年1月3日）"), ("partial", "尚未录入")]
)
def test_where_nobody_leads_the_text_is_silent_only_if_all_of_it_is_recorded(
    site_from: SiteFrom, extent: str, words: str
) -> None:
    plan = minimal_file("districts/aa/plan-a/plan.yaml").replace("extent: complete", f"extent: {extent}")
    changes: dict[str, str | bytes | None] = {"districts/aa/plan-a/plan.yaml": plan}
    for name in (FUND, FUND.replace("fund", "housing")):
        changes[name] = re.sub(r"^lead: .*", "lead: not_stated", minimal_file(name), flags=re.MULTILINE)
    path = "districts/aa/plan-a/who.html"
    page = Page(path, file_of(site_from(changes), path))
    assert [text(each) for each in page.all("p") if text(each).startswith("牵头的机构")] == [f"牵头的机构：{words}"]


def test_the_counts_of_agencies_lead_to_exactly_the_programmes_they_count(built: Built) -> None:
    page = built.page("agencies/index.html")
    listed: dict[str, dict[str, str]] = {}
    anchor = ""
    for row in (row for table in having(page.root, "medium") for row in below(table, "tr")):
        # The rows of the other roles follow the one that links lead to.
        anchor = row.get("id") or anchor
        head, *cells = row
        for note in having(head, "quantity__note"):
            if count := sum(1 for cell in cells for _ in below(cell, "a")):
                listed.setdefault(anchor, {})[text(note)] = str(count)
    for table in having(page.root, "who"):
        for link in (link for cell in below(table, "td") for link in below(cell, "a")):
            counts = dict(re.findall(r"([^\s·]+)\s(\d+)", text(link)))
            assert listed[link.attrib["href"].removeprefix("#")] == counts


def test_comparable_programmes_are_of_other_districts_and_say_why(built: Built) -> None:
    for page in built.pages:
        own = "/".join(page.path.split("/")[:2])
        for item in having(page.root, "comparable__item"):
            name, plan = list(below(item, "a"))[:2]
            assert not target(page, name.attrib["href"])[0].startswith(f"{own}/"), page.path
            assert "同一主题：" in text(item), page.path
            assert re.search(r"（.+，(\d{4}年|原文未提及)）", text(plan)), page.path


def test_where_nothing_is_comparable_the_page_says_so(minimal: Built) -> None:
    page = minimal.page("districts/aa/plan-a/fund.html")
    assert not having(page.root, "comparable")
    assert "没有找到可比的项目" in text(page.first("main"))


def test_a_comparable_programme_leads_to_the_pair_of_plans(neighbours: Neighbours) -> None:
    page = neighbours("districts/bb/plan-a/fund.html")
    item = having(page.root, "comparable__item")[0]
    assert "承诺力度：力争" in text(item)
    assert target(page, list(below(item, "a"))[-1].attrib["href"])[0] == "compare/aa.plan-a-vs-bb.plan-a.html"


@pytest.mark.xdist_group("large_site")
def test_a_suggestion_without_a_page_of_its_own_leads_to_the_free_comparison(large: Built) -> None:
    seen = set()
    for page in large.pages:
        if re.fullmatch(r"districts/d\d+/plan-a\.html", page.path):
            seen |= {link for link in links(page) if "compare/index.html?plans=" in link}
    key = r"d\d{6}\.plan-\w+"
    assert seen
    assert [item for item in seen if not re.fullmatch(rf"\.\./\.\./compare/index\.html\?plans={key},{key}", item)] == []
