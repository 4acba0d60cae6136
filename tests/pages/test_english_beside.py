"""Pages in English beside those in Chinese: which there are, how one gets from one to the other, how search knows."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builder import urls
from builder.text.foreign import CHINESE
from tests.conftest import files_at
from tests.pages import test_frame, test_head, test_links, test_tables, test_weight
from tests.pages.test_english import FULL_WIDTH, HAN, unmarked
from tests.pages.test_other_subject import search_data
from tests.support import contents
from tests.support.dom import Built, Page, having, read, text

ADDRESS = "https://elder.example/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}link"
pytestmark = pytest.mark.xdist_group("bilingual_site")


@pytest.fixture(scope="session")
def bilingual(bilingual_site: Path) -> Built:
    return read(bilingual_site)


def english(built: Built) -> dict[str, Page]:
    """The pages in English, by the paths of their Chinese ones."""
    return {page.path.removeprefix("en/"): page for page in built.pages if page.path.startswith("en/")}


HOLDS = (
    test_links.test_no_page_loads_anything_from_another_place,
    test_links.test_everything_a_page_loads_is_part_of_the_site,
    test_links.test_every_internal_link_leads_to_a_file_and_an_anchor_that_exist,
    test_links.test_links_are_relative_and_name_their_file_so_that_any_prefix_works,
    test_links.test_external_links_are_web_addresses_that_tell_nothing_of_the_reader,
    test_links.test_every_link_says_where_it_leads,
    test_links.test_the_addresses_in_references_by_id_exist,
    test_links.test_no_id_is_used_twice_in_a_page,
    test_links.test_file_names_suit_every_file_system,
    test_links.test_every_page_can_be_reached_from_the_home_page,
    test_links.test_the_sitemap_lists_exactly_the_pages_worth_finding,
    test_head.test_every_page_is_read_without_a_parse_error,
    test_head.test_every_page_carries_the_metadata_that_browsers_here_ask_for,
    test_head.test_no_two_pages_share_a_title,
    test_head.test_every_page_has_exactly_one_main_heading_that_says_something,
    test_head.test_headings_go_down_one_level_at_a_time,
    test_head.test_the_pictures_of_a_site_are_those_that_its_pages_link_to,
    test_head.test_no_page_holds_a_script_style_or_handler_of_its_own,
    test_frame.test_at_most_one_entry_of_the_main_navigation_is_marked_as_current,
    test_frame.test_the_search_box_of_every_page_leads_to_the_search_page,
    test_frame.test_no_page_offers_a_control_that_needs_a_script,
    test_tables.test_every_table_has_a_caption_and_headings_with_their_scope,
    test_tables.test_every_row_has_a_heading_and_as_many_cells_as_the_head,
    test_weight.test_every_page_and_asset_keeps_within_its_budget,
)
"""What is true of the pages of every site, whatever their language."""


@pytest.mark.parametrize("holds", HOLDS, ids=lambda holds: holds.__name__.removeprefix("test_"))
def test_what_holds_of_every_page_holds_with_those_in_english(bilingual: Built, holds: Callable[[Built], None]) -> None:
    holds(bilingual)


def test_every_page_of_these_kinds_is_there_in_english_and_no_other_file_but_pictures(bilingual: Built) -> None:
    chinese = {page.path for page in bilingual.pages if not page.path.startswith("en/")}
    assert english(bilingual).keys() == {path for path in chinese if urls.has_english(path)}
    assert {
        "index.html",
        "districts/index.html",
        "districts/pine.html",
        "districts/pine/action-2023.html",
        "districts/pine/action-2023/meals.html",
        "districts/pine/action-2023/dinners.html",
        "themes/index.html",
        "themes/meals.html",
        "indicators/index.html",
    } <= english(bilingual).keys()
    others = {file for file in bilingual.files if file.startswith("en/") and not file.endswith(".html")}
    pictures = {file for file in bilingual.files if file.startswith("districts/") and file.endswith(".png")}
    assert others == {f"en/{picture}" for picture in pictures}
    assert "districts/pine/action-2023.png" in pictures


def test_the_header_leads_to_the_same_page_and_is_silent_where_there_is_none(bilingual: Built) -> None:
    for page in bilingual.pages:
        links = having(page.body, "header__language")
        path = page.path.removeprefix("en/")
        counterpart = path if path != page.path else f"en/{path}"
        if not urls.has_english(path):
            assert links == [], page.path
        else:
            [link] = links
            assert posixpath.normpath(posixpath.join(posixpath.dirname(page.path), link.attrib["href"])) == counterpart
            language = CHINESE if path != page.path else "en"
            assert (link.get("lang"), link.get("hreflang")) == (language, language)
            assert text(link) == ("中文" if path != page.path else "English")


def test_both_name_each_other_by_full_addresses_once_the_site_has_some(tmp_path: Path) -> None:
    content = contents.in_both_languages(tmp_path)
    site, own = content / "site.yaml", "https://elder.gov.cn/care/"
    site.write_text(site.read_text("utf-8").replace(ADDRESS, own), "utf-8")
    path = "themes/meals.html"
    both = {CHINESE: f"{own}{path}", "en": f"{own}en/{path}", "x-default": f"{own}{path}"}
    for name, data in files_at(content, path, f"en/{path}", "compare/index.html").items():
        links = list(Page(name, data).all("link"))
        alternates = {link.get("hreflang"): link.get("href") for link in links if link.get("hreflang")}
        assert alternates == ({} if name == "compare/index.html" else both)
        assert [link.get("href") for link in links if link.get("rel") == "canonical"] == [f"{own}{name}"]


def test_the_sitemap_says_which_pages_are_the_same(bilingual: Built) -> None:
    root = ElementTree.fromstring((bilingual.folder / "sitemap.xml").read_bytes())
    pages = {str(entry.findtext(f"{SITEMAP}loc")): entry.findall(XHTML) for entry in root}
    listed = {address.removeprefix(f"{ADDRESS}en/") for address in pages if address.startswith(f"{ADDRESS}en/")}
    assert listed == {path for path, page in english(bilingual).items() if not page.is_redirect}
    both = {"zh-CN": f"{ADDRESS}themes/meals.html", "en": f"{ADDRESS}en/themes/meals.html"}
    for address in both.values():
        assert {link.get("hreflang"): link.get("href") for link in pages[address]} == both
    assert pages[f"{ADDRESS}compare/index.html"] == []


def test_pages_in_english_lead_to_others_in_english_and_to_chinese_ones_where_there_are_none(bilingual: Built) -> None:
    page = english(bilingual)["districts/pine/action-2023/meals.html"]
    ends = {
        posixpath.normpath(posixpath.join(posixpath.dirname(page.path), link.get("href", "").partition("#")[0]))
        for link in page.all("a")
        if not link.get("href", "").startswith("#")
    }
    assert {"en/themes/meals.html", "en/districts/pine/action-2023.html", "compare/index.html"} <= ends
    assert "districts/pine/action-2023/source.html" in ends
    assert {end for end in ends if urls.has_english(end)} == {"districts/pine/action-2023/meals.html"}


def test_a_way_out_of_english_says_so(bilingual: Built) -> None:
    links = {text(link): link.get("hreflang") for link in having(english(bilingual)["index.html"].body, "nav__link")}
    assert (links["Districts"], links["Compare"]) == (None, CHINESE)
    assert not any(link.get("hreflang") for link in having(bilingual.page("index.html").body, "nav__link"))


def test_the_same_files_are_taken_away_and_made_with_english_words(bilingual: Built) -> None:
    page = english(bilingual)["themes/meals.html"]
    assert "../../themes/meals.csv" in {link.get("href") for link in page.all("a")}
    assert b"../../assets/memo-en.js" in page.data
    scripts = ((bilingual.folder / f"assets/{name}.js").read_text("utf-8") for name in ("memo-en", "memo"))
    english_maker, chinese_maker = (script.partition("window.bilin.memo.words =") for script in scripts)
    assert '"value": "' in english_maker[2]
    assert english_maker[0] == chinese_maker[0]
    assert not HAN.search(english_maker[2])


def test_whatever_is_chinese_on_an_english_page_is_marked(bilingual: Built) -> None:
    for page in english(bilingual).values():
        if not page.is_redirect:
            words = unmarked(bilingual.folder / page.path)
            assert [each for each in words if HAN.search(each) or FULL_WIDTH.search(each)] == [], page.path


def test_an_old_address_leads_to_the_page_in_its_language(bilingual: Built) -> None:
    old = english(bilingual)["districts/pine/action-2023/dinners.html"]
    assert old.is_redirect
    assert "meals.html" in {link.get("href") for link in old.all("a")}


def test_a_name_in_english_finds_the_page_in_english_and_no_page_twice(bilingual: Built) -> None:
    data = search_data(bilingual.folder, "names-0")
    ends = {name[0]: data["pages"][name[2]] for name in data["names"]}
    assert ends["Pine District"][0] == "en/districts/pine.html"
    assert ends["Pine District"][3] == "Pine District"
    assert ends["松柏区"][0] == "districts/pine.html"
    assert ends["Pine District"][1] == ends["松柏区"][1]
    indexed = search_data(bilingual.folder, "facets-s1")["ids"]
    assert len(indexed) == len(set(indexed))
    assert "en/" not in (bilingual.folder / "search/texts.js").read_text("utf-8")


def test_names_in_english_lead_to_the_pages_that_there_are_where_none_is_in_english(elder_care_site: Path) -> None:
    data = search_data(elder_care_site, "names-0")
    assert "Pine District" in {name[0] for name in data["names"]}
    assert all((elder_care_site / page[0]).is_file() for page in data["pages"])
