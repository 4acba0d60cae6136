"""What programs are told of a site stays within what its formats and readers take, however large the site is."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from builder.findings.finding import Place
from builder.model.language import in_language
from builder.model.schema.plan import Inference
from builder.model.site import Site
from builder.render.contexts import context_of
from builder.render.templates import load_templates
from builder.routes import signposts
from builder.routes.signposts import llms_files, sitemap_files
from builder.views.context import Context
from builder.views.page import Page
from tests.conftest import TEMPLATES
from tests.unit.compare.test_plans import CODES, SMALLEST, plan_of, site_of

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAGES = [Page(f"{name}.html", "text", lambda _: None, Place("")) for name in "edcba"]


def context(site: Site) -> Context:
    return context_of(site, load_templates(TEMPLATES), {})


def addresses(data: bytes) -> list[str]:
    return [str(each.text).rpartition("/")[2] for each in ElementTree.fromstring(data).iter(f"{SPACE}loc")]


def test_addresses_that_fit_are_one_file() -> None:
    files = sitemap_files(SMALLEST, PAGES)
    assert list(files) == ["sitemap.xml"]
    assert ElementTree.fromstring(files["sitemap.xml"]).tag == f"{SPACE}urlset"
    assert addresses(files["sitemap.xml"]) == [f"{name}.html" for name in "abcde"]


def test_a_page_in_two_languages_names_both_and_any_other_page_none() -> None:
    pages = [Page(path, "text", lambda _: None, Place("")) for path in ("data.html", "themes/housing.html")]
    english = SMALLEST.config.model_copy(update={"english": True})
    for site in (SMALLEST, in_language(replace(SMALLEST, config=english))):
        root = ElementTree.fromstring(sitemap_files(site, pages)["sitemap.xml"])
        links = {
            str(url.findtext(f"{SPACE}loc")).rpartition("/")[2]: [
                (link.get("hreflang"), link.get("href")) for link in url.iter("{http://www.w3.org/1999/xhtml}link")
            ]
            for url in root
        }
        addresses = [site.config.address_of(path) for path in ("themes/housing.html", "en/themes/housing.html")]
        both = [*zip(("zh-CN", "en"), addresses, strict=True)] if site.english else []
        assert links == {"data.html": [], "housing.html": both}
        assert (site.english is None) == (site is SMALLEST)


def test_a_site_without_pages_has_a_file_all_the_same() -> None:
    assert addresses(sitemap_files(SMALLEST, [])["sitemap.xml"]) == []


def test_a_file_has_as_many_addresses_as_the_protocol_allows() -> None:
    assert (signposts.MOST_ADDRESSES, signposts.MOST_BYTES) == (50_000, 50_000_000)


@pytest.mark.parametrize(("limit", "value"), [("MOST_ADDRESSES", 2), ("MOST_BYTES", 130)])
def test_more_addresses_than_a_file_may_have_fill_several_that_the_first_lists(
    limit: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signposts, limit, value)
    files = sitemap_files(SMALLEST, PAGES)
    index = ElementTree.fromstring(files.pop("sitemap.xml"))
    assert index.tag == f"{SPACE}sitemapindex"
    assert [str(each.findtext(f"{SPACE}loc")) for each in index] == [SMALLEST.config.address_of(path) for path in files]
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    listed = [addresses(data) for data in files.values()]
    assert [len(each) for each in listed] == [2, 2, 1]
    assert [address for each in listed for address in each] == [f"{name}.html" for name in "abcde"]


def test_a_model_is_told_of_all_districts_while_one_table_holds_them() -> None:
    site = site_of([plan_of([], code=code) for code in CODES])
    files = llms_files(context(site))
    assert list(files) == ["llms.txt"]
    assert all(f"districts/d{code}.md" in files["llms.txt"].decode() for code in CODES)


def test_a_model_is_told_where_the_place_of_a_text_is_inferred() -> None:
    reason = Inference.model_validate({"inferred": True, "reason": "文中写到同市的另一个区", "cite": ["1"]})
    plan = plan_of([], code=CODES[0])
    site = site_of([plan.model_copy(update={"place": reason})])
    place = plan.district.full_name
    assert f"[{place}（推断） {plan.short_title}]" in llms_files(context(site))["llms.txt"].decode()


def test_a_model_is_told_of_every_term_that_has_a_page() -> None:
    text = llms_files(context(SMALLEST))["llms.txt"].decode()
    vocabularies = ("themes", "instruments", "target-groups", "agencies", "indicators")
    terms = [(name, term) for name in vocabularies for term in SMALLEST.vocabularies[name].terms.values()]
    assert terms
    assert [(name, term.id) for name, term in terms if f"[{term.label.zh}]({name}/{term.id}.md)" not in text] == []


def test_a_model_is_led_to_a_file_of_each_province_where_districts_are_many() -> None:
    site = site_of([plan_of([], code=code) for code in CODES], table_plans=5)
    files = {path: data.decode() for path, data in llms_files(context(site)).items()}
    assert list(files) == ["llms.txt", "llms-11.txt", "llms-37.txt", "llms-44.txt"]
    assert re.findall(r"\]\((?:https?://[^)]*/)?(llms-\d\d\.txt)\): (.*)", files["llms.txt"]) == [
        ("llms-11.txt", "2 个地方，2 份政策文本"),
        ("llms-37.txt", "3 个地方，3 份政策文本"),
        ("llms-44.txt", "3 个地方，3 份政策文本"),
    ]
    for code in CODES:
        own = [path for path, words in files.items() if f"districts/d{code}.md" in words]
        assert own == [f"llms-{code[:2]}.txt"]
        assert f"districts/d{code}/p.md" in files[own[0]]
