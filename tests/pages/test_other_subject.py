"""A site on another field of policy, made of content alone: built, compared, searched, exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ELDER_CARE, checked
from tests.support.dom import read, text
from tests.support.exports import squeezed

SOURCES = ELDER_CARE.with_name("elder-care-sources")
FIELDS = ("data.html",)
"""The page of the open data, whose fields have the same names on every site."""
OURS = ("人才", "talent", "住房补贴", "rcaj")


def search_data(site: Path, name: str) -> Any:
    """What a script file of the search hands over."""
    words = (site / f"search/{name}.js").read_text("utf-8")
    return json.loads(words.removeprefix(f'bilinSearch.take("{name}",').removesuffix(");\n").replace("<\\/", "</"))


def words_of(site: Path, page: str) -> str:
    """What a page says, without spaces."""
    return squeezed(text(read(site).page(page).body))


def test_the_content_is_in_order_with_its_sources_and_with_its_locks_alone() -> None:
    for sources in (SOURCES, None):
        result = checked(ELDER_CARE, sources=sources)
        assert [finding.rule for finding in result.findings if not finding.rule.startswith("placeholder")] == []
        marks = {mark.state for page in result.ledger.values() for mark in page.marks.values()}
        assert ("verbatim" if sources else "attested") in marks
    assert sum(len(plan.programmes) for plan in result.site.plans) == 5


def test_no_file_of_it_says_what_the_site_of_this_repository_is_about(elder_care_site: Path) -> None:
    files = [
        path for path in elder_care_site.rglob("*") if path.suffix in (".html", ".js", ".csv", ".svg", ".json", ".xml")
    ]
    assert len(files) > 60
    said = [(path.name, word) for path in files for word in OURS if word in path.read_text("utf-8").lower()]
    assert said == []


def test_no_page_calls_a_facet_what_another_field_calls_it(elder_care_site: Path) -> None:
    pages = [path for path in elder_care_site.rglob("*.html") if path.name not in FIELDS]
    assert len(pages) > 40
    said = {path.name: word for path in pages for word in ("主题", "政策工具") if word in path.read_text("utf-8")}
    assert said == {}


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("districts/index.html", "已收录的 2 个区县及其养老服务政策文本"),
        ("themes/index.html", "养老服务政策的服务类别，每一项各区县怎么写"),
        ("themes/meals.html", "各区县的养老服务政策文本在服务类别“老年助餐”之下写了什么、谁来做、承诺力度如何"),
        ("compare/index.html", "任选两至四份养老服务政策文本，按服务类别、方式、服务人群和机构逐项并排"),
    ],
)
def test_pages_call_the_field_what_the_content_calls_it(elder_care_site: Path, page: str, words: str) -> None:
    assert f'<meta name="description" content="{words}">' in (elder_care_site / page).read_text("utf-8")


def test_what_the_interface_gives_as_examples_is_of_the_content(elder_care_site: Path) -> None:
    assert "输入文本里的词：助餐补贴、床位" in words_of(elder_care_site, "index.html")
    assert "例如jjzh。" in words_of(elder_care_site, "search.html")
    assert "例如：松柏、songbai、sb、990101" in words_of(elder_care_site, "compare/index.html")


def test_both_districts_are_compared_on_a_theme_and_an_indicator(elder_care_site: Path) -> None:
    meals = words_of(elder_care_site, "themes/meals.html")
    assert all(words in meals for words in ("2份写到，2份写明资金或待遇的金额", "每餐3元", "每餐2元"))
    beds = words_of(elder_care_site, "indicators/beds.html")
    assert all(words in beds for words in ("没有口径相同的第二个", "要做的；存量；", "要做的；期内数；"))
    pair = words_of(elder_care_site, "compare/ginkgo.opinions-2024-vs-pine.action-2023.html")
    assert "2个都写到" in pair


def test_search_knows_its_places_topics_and_common_words(elder_care_site: Path) -> None:
    lexicon = search_data(elder_care_site, "lexicon")
    assert lexicon["common"] == ["养老服务"]
    topics = [topic[:6] for topic in lexicon["topics"]]
    assert ["theme", "themes/meals.html", "老年助餐", [], ["助餐"], "meals"] in topics
    assert "样例市松柏区" in str(lexicon["places"])


def test_tables_are_exported(elder_care_site: Path) -> None:
    assert "助餐补贴" in (elder_care_site / "themes/meals.csv").read_text("utf-8")
