"""Where pages lead: every link arrives, and nothing is fetched from anywhere else."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from tests.support import contents
from tests.support.dom import Built, Page, below, read, text

FILE_NAME = re.compile(r"[a-z0-9._-]+")
EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
MAX_PATH = 150
XLINK = "{http://www.w3.org/1999/xlink}href"


def loaded(page: Page) -> Iterator[str]:
    """The addresses that a browser fetches by itself to show the page; a picture of the page itself is none."""
    for element in page.all():
        names = ["src", "srcset", "poster", "data", "background", "xlink:href", XLINK]
        for name in names + (["href"] if element.tag in ("link", "use", "image") else []):
            if name in element.attrib and not element.attrib[name].startswith("#"):
                yield element.attrib[name]


def links(page: Page) -> Iterator[str]:
    """The addresses that the page leads to: links, and where it sends the reader by itself."""
    for link in page.all("a", "area"):
        if "href" in link.attrib:
            yield link.attrib["href"]
    if page.is_redirect:
        yield _sent_to(page)


def target(page: Page, address: str) -> tuple[str, str]:
    """The file and the anchor that an internal address means, its query aside; the 404 page counts from the root."""
    path, _, anchor = address.partition("#")
    path = path.partition("?")[0]
    if not path:
        return page.path, unquote(anchor)
    if path.startswith("/"):
        return unquote(path[1:]), unquote(anchor)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path))), unquote(anchor)


def test_no_page_loads_anything_from_another_place(built: Built) -> None:
    results = {(page.path, address) for page in built.pages for address in loaded(page) if EXTERNAL.match(address)}
    assert results == set()


def test_style_sheets_load_nothing_at_all(built: Built) -> None:
    for name in built.files:
        if name.endswith((".css", ".svg")):
            sheet = re.sub(r'xmlns(:\w+)?="[^"]*"', "", (built.folder / name).read_text("utf-8"))
            assert not re.search(r"@import|url\(|https?:|//\w", sheet, re.IGNORECASE), name


NAMESPACE = re.compile(r"http://(schemas\.openxmlformats\.org|www\.w3\.org|schemas\.microsoft\.com|purl\.org)/")
"""What the parts of a Word or Excel file call their vocabularies; nobody asks for it."""


def test_scripts_ask_for_nothing_and_name_no_address(built: Built) -> None:
    """But for the scripts of the search page, which fetch the index."""
    for name in built.files - {"assets/search.js", "search/pagefind.js"}:
        if name.endswith(".js"):
            script = NAMESPACE.sub("", (built.folder / name).read_text("utf-8"))
            assert not re.search(r"https?:|fetch\(|XMLHttpRequest|sendBeacon|import\b|WebSocket", script), name


def test_everything_a_page_loads_is_part_of_the_site(built: Built) -> None:
    missing = {
        (page.path, address)
        for page in built.pages
        for address in loaded(page)
        if target(page, address)[0] not in built.files
    }
    assert missing == set()


def test_every_internal_link_leads_to_a_file_and_an_anchor_that_exist(built: Built) -> None:
    anchors = {page.path: set(page.ids()) for page in built.pages}
    broken = [
        (page.path, address)
        for page in built.pages
        for address in set(links(page))
        if not EXTERNAL.match(address) and not _arrives(target(page, address), built, anchors)
    ]
    assert broken == []


def _arrives(end: tuple[str, str], built: Built, anchors: dict[str, set[str]]) -> bool:
    path, anchor = end
    return path in built.files and (not anchor or anchor in anchors.get(path, set()))


def test_links_are_relative_and_name_their_file_so_that_any_prefix_works(built: Built) -> None:
    loose = {
        (page.path, link)
        for page in built.pages
        for link in (*links(page), *loaded(page))
        if not EXTERNAL.match(link) and page.path != "404.html" and not _explicit(link)
    }
    assert loose == set()


def _explicit(address: str) -> bool:
    path = address.partition("#")[0]
    return not path.startswith("/") and (not path or "." in posixpath.basename(path))


def test_the_404_page_links_from_the_root_since_it_is_shown_at_any_depth(built: Built) -> None:
    page = built.page("404.html")
    addresses = [link for link in (*links(page), *loaded(page)) if not link.startswith("#")]
    assert addresses
    assert [address for address in addresses if not address.startswith("/")] == []


def test_the_404_page_of_a_site_below_a_prefix_links_below_that_prefix(registered_site: Path) -> None:
    page = read(registered_site).page("404.html")
    addresses = [link for link in (*links(page), *loaded(page)) if not link.startswith(("#", "https://"))]
    assert addresses
    assert [address for address in addresses if not address.startswith(contents.PREFIX)] == []


def test_external_links_are_web_addresses_that_tell_nothing_of_the_reader(built: Built) -> None:
    assert [link.attrib for link in _external(built) if not _discreet(link)] == []


def test_links_of_editors_and_operators_tell_nothing_of_the_reader(registered_site: Path) -> None:
    external = _external(read(registered_site))
    assert {link.attrib["href"].partition("?")[0] for link in external} >= {
        "https://test.example/issues",
        contents.EXTERNAL,
    }
    assert [link.attrib for link in external if not _discreet(link)] == []


def _external(built: Built) -> list[Element]:
    return [link for page in built.pages for link in page.all("a") if EXTERNAL.match(link.get("href", ""))]


def _discreet(link: Element) -> bool:
    secure = urlsplit(link.attrib["href"]).scheme in ("http", "https")
    return secure and set((link.get("rel") or "").split()) >= {"noopener", "noreferrer"}


def test_every_link_says_where_it_leads(built: Built) -> None:
    silent = {(page.path, link.get("href")) for page in built.pages for link in page.all("a") if not text(link)}
    assert silent == set()


def test_the_addresses_in_references_by_id_exist(built: Built) -> None:
    for page in built.pages:
        ids = set(page.ids())
        for element in page.all():
            for name in ("aria-labelledby", "aria-describedby", "for", "headers"):
                assert set((element.get(name) or "").split()) <= ids, (page.path, element.attrib)


def test_no_id_is_used_twice_in_a_page(built: Built) -> None:
    twice = {page.path: [item for item, n in Counter(page.ids()).items() if n > 1] for page in built.pages}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_file_names_suit_every_file_system(built: Built) -> None:
    files = built.files - {"SHA256SUMS"}
    assert [file for file in files if not all(FILE_NAME.fullmatch(part) for part in file.split("/"))] == []
    assert [file for file in files if len(file) > MAX_PATH] == []
    assert len({file.casefold() for file in files}) == len(files)


def test_every_page_can_be_reached_from_the_home_page(built: Built) -> None:
    by_path = {page.path: page for page in built.pages}
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = by_path[waiting.pop()]
        ends = {target(page, link)[0] for link in links(page) if not EXTERNAL.match(link)} & by_path.keys()
        waiting += sorted(ends - reached)
        reached |= ends
    lost = by_path.keys() - reached
    assert [path for path in lost if path != "404.html" and not by_path[path].is_redirect] == []


def test_the_sitemap_lists_exactly_the_pages_worth_finding(built: Built) -> None:
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.fromstring((built.folder / "sitemap.xml").read_bytes())
    listed = [element.text or "" for element in root.iter(f"{namespace}loc")]
    listed = [address for address in listed if "/en/" not in address]
    worth = {page.path for page in built.chinese.pages if page.path != "404.html" and not page.is_redirect}
    base = listed[0][: -len(min(worth))]
    assert listed == sorted(base + path for path in worth)
    assert urlsplit(base).scheme in ("http", "https")
    assert base.endswith("/")


def test_robots_may_read_everything_and_are_told_of_the_sitemap(built: Built) -> None:
    lines = (built.folder / "robots.txt").read_text("utf-8").splitlines()
    assert "User-agent: *" in lines
    assert not [line for line in lines if line.startswith("Disallow") and line != "Disallow:"]
    assert any(re.fullmatch(r"Sitemap: https?://\S+/sitemap\.xml", line) for line in lines)


@pytest.mark.xdist_group("large_site")
def test_old_addresses_lead_to_the_new_ones(large: Built) -> None:
    redirects = {page.path: page for page in large.pages if page.is_redirect}
    assert {
        "districts/once.html",
        "districts/once/gaps.html",
        "districts/once/plan-a.html",
        "districts/once/plan-old/who.html",
        "districts/once/plan-old/money.html",
    } <= redirects.keys()
    for page in redirects.values():
        sent = _sent_to(page)
        assert target(page, sent)[0] in large.files
        assert any(meta.get("content") == "noindex" for meta in page.all("meta")), page.path
        assert any(link.get("href") == sent for link in below(page.first("main"), "a")), page.path


def _sent_to(page: Page) -> str:
    """Where a page sends its reader by itself."""
    refreshed = (meta.get("content") or "" for meta in page.all("meta") if meta.get("http-equiv") == "refresh")
    return next(refreshed, "").partition("url=")[2]


@pytest.mark.xdist_group("large_site")
def test_a_long_list_is_split_by_province_and_every_district_is_found(large_site: Path, large: Built) -> None:
    home = set(links(large.page("index.html")))
    provinces = {path for path in large.files if re.fullmatch(r"districts/\d\d\.html", path)}
    assert provinces <= home
    assert not [element for element in home if re.fullmatch(r"districts/d\d{6}\.html", element)]
    listed = {target(large.page(path), link)[0] for path in provinces for link in links(large.page(path))}
    folders = {path.name for path in (large_site / "districts").glob("d*.html")}
    assert folders
    assert {f"districts/{name}" for name in folders} <= listed
