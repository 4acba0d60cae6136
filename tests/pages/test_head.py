"""The head of every page: encoding, metadata, titles, and the policy that keeps everything foreign out."""

from __future__ import annotations

import struct
from collections import Counter
from itertools import pairwise

import pytest

from tests.conftest import MINIMAL, TEMPLATES, SiteFrom, checked, file_of, files_at, show_site
from tests.sites_invalid import PLAN, minimal
from tests.support.dom import Built, Page, below, text

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
SEARCHING = CSP.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""What the search page may do besides, and no other: run Pagefind's WebAssembly."""
NAMED = {"renderer": "webkit", "referrer": "no-referrer", "format-detection": "telephone=no"}
LOADING = {"link", "script", "style", "img", "iframe", "object", "embed", "video", "audio", "source"}


def test_every_page_is_read_without_a_parse_error(built: Built) -> None:
    assert {page.path: page.errors for page in built.pages if page.errors} == {}


def test_every_page_declares_utf_8_within_the_first_1024_bytes(built: Built) -> None:
    assert [page.path for page in built.pages if b'<meta charset="utf-8">' not in page.data[:1024]] == []
    assert {page.encoding for page in built.pages} == {"utf-8"}


def test_every_page_starts_as_html5_in_chinese(built: Built) -> None:
    assert [page.path for page in built.pages if not page.data.startswith(b"<!DOCTYPE html>\n")] == []
    assert {page.first("html").get("lang") for page in built.pages} == {"zh-CN"}


def test_every_page_carries_the_metadata_that_browsers_here_ask_for(built: Built) -> None:
    assert {page.path: wrong for page in built.pages if (wrong := _wrong_metadata(page))} == {}


def _wrong_metadata(page: Page) -> list[str]:
    named = {str(meta.get("name")): str(meta.get("content")) for meta in page.all("meta")}
    equivalent = {meta.get("http-equiv"): meta.get("content") for meta in page.all("meta")}
    wrong = [name for name, content in NAMED.items() if named.get(name) != content]
    wrong += [] if "width=device-width" in named.get("viewport", "") else ["viewport"]
    wrong += [] if equivalent.get("X-UA-Compatible") == "IE=edge" else ["X-UA-Compatible"]
    return wrong + ([] if named.get("description", "").strip() else ["description"])


def test_every_page_has_one_title_that_ends_in_the_name_of_the_site(built: Built) -> None:
    name = _site_name(built)
    assert {page.path for page in built.pages if len(list(below(page.first("head"), "title"))) != 1} == set()
    assert [
        page.path for page in built.pages if page.path != "index.html" and not _title(page).endswith(f" - {name}")
    ] == []
    assert name in _title(built.page("index.html"))


def test_no_two_pages_share_a_title(built: Built) -> None:
    titles = Counter(_title(page) for page in built.pages)
    assert [title for title, number in titles.items() if number > 1] == []


def test_every_page_has_exactly_one_main_heading_that_says_something(built: Built) -> None:
    headings = {page.path: [text(heading) for heading in page.all("h1")] for page in built.pages}
    assert {path: item for path, item in headings.items() if len(item) != 1 or not item[0]} == {}


def test_headings_go_down_one_level_at_a_time(built: Built) -> None:
    assert {page.path: levels for page in built.pages if _skips(levels := _levels(page))} == {}


@pytest.mark.parametrize(
    "written", ["# 甲\n## 乙", "## 甲\n### 乙", "### 甲\n# 乙\n###### 丙", "#### 甲\n## 乙\n### 丙"]
)
def test_headings_of_an_editor_go_down_one_level_at_a_time(site_from: SiteFrom, written: str) -> None:
    head = "title: 关于\ndescription: 关于\nrecorded: 2024-01-02\nchecked: 2024-01-03"
    content = site_from({"pages/about.md": f"---\n{head}\n---\n{written}\n"})
    levels = _levels(Page("about.html", file_of(content, "about.html")))
    assert levels[:2] == [1, 2]
    assert not _skips(levels)


def _levels(page: Page) -> list[int]:
    return [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]


def _skips(levels: list[int]) -> bool:
    return any(below > above + 1 for above, below in pairwise(levels))


def test_the_content_security_policy_stands_before_anything_is_loaded(built: Built) -> None:
    assert {page.path: wrong for page in built.pages if (wrong := _policy_problem(page))} == {}


def _policy_problem(page: Page) -> str:
    for element in page.all():
        if element.tag == "meta" and element.get("http-equiv") == "Content-Security-Policy":
            policy = SEARCHING if page.path == "search.html" else CSP
            return "" if element.get("content") == policy else "another policy"
        if element.tag in LOADING:
            return f"<{element.tag}> before the policy"
    return "no policy"


def test_no_page_holds_a_script_style_or_handler_of_its_own(built: Built) -> None:
    assert {page.path: code for page in built.pages if (code := inline_code(page))} == {}


def inline_code(page: Page) -> list[str]:
    """What the policy would block, and what it must never come to."""
    results = ["style" for _ in page.all("style")]
    results += ["script" for script in page.all("script") if not script.get("src") or "".join(script.itertext())]
    for element in page.all():
        results += [f"{element.tag} {name}" for name in element.attrib if name == "style" or name.startswith("on")]
        results += [
            f"{element.tag} {value}" for value in element.attrib.values() if value.lower().startswith("javascript:")
        ]
    return results


def test_nothing_moves_plays_or_pops_up_by_itself(built: Built) -> None:
    moving = {"marquee", "blink", "dialog", "video", "audio", "iframe", "object", "embed"}
    assert {page.path for page in built.pages for _ in page.all(*moving)} == set()


def test_every_page_says_what_is_shown_beside_a_link_to_it(built: Built) -> None:
    wanted = {"og:type", "og:site_name", "og:title", "og:description"}
    assert [page.path for page in built.pages if not wanted <= _shown_beside_links(page).keys()] == []
    assert {page.path for page in built.pages if "og:image" in _shown_beside_links(page)} == set()


def test_a_site_with_an_address_has_a_picture_beside_links_to_it(site_from: SiteFrom) -> None:
    settings = (MINIMAL / "site.yaml").read_text("utf-8").replace("https://test.example/", "https://bilin.gov.cn/a/")
    shown = _shown_beside_links(Page("index.html", file_of(site_from({"site.yaml": settings}), "index.html")))
    assert shown["og:image"] == "https://bilin.gov.cn/a/static/card.png"
    assert shown["og:url"] == "https://bilin.gov.cn/a/index.html"
    assert (shown["og:image:width"], shown["og:image:height"]) == _size_of(_site_card())
    assert "测试站" in shown["og:image:alt"]


def test_a_plan_has_a_picture_of_its_own_which_its_programmes_show_too(site_from: SiteFrom) -> None:
    settings = (MINIMAL / "site.yaml").read_text("utf-8").replace("https://test.example/", "https://bilin.gov.cn/a/")
    names = ("districts/aa/plan-a.html", "districts/aa/plan-a/fund.html", "districts/aa/plan-a.png")
    files = files_at(site_from({"site.yaml": settings}), *names)
    for name in names[:2]:
        shown = _shown_beside_links(Page(name, files[name]))
        assert shown["og:image"] == "https://bilin.gov.cn/a/districts/aa/plan-a.png"
        assert (shown["og:image:width"], shown["og:image:height"]) == _size_of(files["districts/aa/plan-a.png"])
        assert "市中区关于水手工作的意见" in shown["og:image:alt"]


def test_a_plan_that_cannot_be_drawn_shows_the_picture_of_the_site_and_has_no_other(site_from: SiteFrom) -> None:
    settings = (MINIMAL / "site.yaml").read_text("utf-8").replace("https://test.example/", "https://bilin.gov.cn/a/")
    rare = minimal(PLAN).replace("title: 市中区关于", "title: 䢺区关于", 1)
    content = site_from({"site.yaml": settings, PLAN: rare})
    page = Page("districts/aa/plan-a.html", file_of(content, "districts/aa/plan-a.html"))
    assert _shown_beside_links(page)["og:image"] == "https://bilin.gov.cn/a/static/card.png"
    assert [link for link in page.all("a") if (link.get("href") or "").endswith(".png")] == []
    assert show_site(checked(content, sources=None))("districts/aa/plan-a.png") is None


def test_the_pictures_of_a_site_are_those_that_its_pages_link_to(built: Built) -> None:
    linked = {
        f"{page.path.rpartition('/')[0]}/{link.get('href')}"
        for page in built.pages
        for link in page.all("a")
        if (link.get("href") or "").endswith(".png")
    }
    beside = {f"{page.path.removesuffix('.html')}.png" for page in built.pages}
    assert linked == built.files & beside
    assert [name for name in linked if _size_of((built.folder / name).read_bytes()) != ("1200", "630")] == []


def _shown_beside_links(page: Page) -> dict[str, str]:
    metas = {str(meta.get("property")): str(meta.get("content") or "") for meta in page.all("meta")}
    return {name: content for name, content in metas.items() if name.startswith("og:") and content.strip()}


def _site_card() -> bytes:
    return (TEMPLATES / "static" / "card.png").read_bytes()


def _size_of(picture: bytes) -> tuple[str, str]:
    """The width and height that the head of a PNG file gives."""
    width, height = struct.unpack(">II", picture[16:24])
    return str(width), str(height)


def _title(page: Page) -> str:
    return text(page.first("title"))


def _site_name(built: Built) -> str:
    """As the header of the home page shows it."""
    links = [link for link in built.page("index.html").all("a") if link.get("class") == "header__name"]
    return text(links[0])
