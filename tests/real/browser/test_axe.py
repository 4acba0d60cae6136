"""Every kind of page before axe: no violation, wide or narrow, large, dark, in forced colours and as printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from tests.conftest import BuildFrom
from tests.support import contents, hostile
from tests.support.browser.fixtures import NARROW, WIDE, Open, Visit

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
LOOKS: dict[str, dict[str, Any]] = {
    "narrow": {"size": NARROW},
    "largest font": {"size": WIDE, "script": "localStorage.setItem('bilin-font', 'large');"},
    "large type": {"size": WIDE, "script": "localStorage.setItem('bilin-font', 'elder');"},
    "dark": {"size": WIDE, "color_scheme": "dark"},
    "forced colours": {"size": WIDE, "forced_colors": "active"},
}


def violations(opened: Visit) -> list[str]:
    """What axe finds wrong with the page that is open. Axe asks for a context that ignores the page's policy."""
    opened.unfold()
    results: list[dict[str, Any]] = Axe().run(opened.page, options=OPTIONS).response["violations"]
    return [f"{result['id']}: {node['html'][:120]}" for result in results for node in result["nodes"]]


@pytest.mark.slow
def test_no_kind_of_page_has_a_violation(visit: Open, origin: str, middling_kinds: dict[str, str]) -> None:
    """A page of each kind, once; other sizes and media on the smallest site, where axe takes less time."""
    opened = visit(bypass_csp=True)
    for kind in opened.tour(origin, middling_kinds):
        assert violations(opened) == [], kind


@pytest.mark.parametrize(
    "look",
    [pytest.param(look, marks=[] if look["size"] == NARROW else pytest.mark.slow) for look in LOOKS.values()],
    ids=LOOKS,
)
def test_no_kind_of_page_has_a_violation_however_it_is_looked_at(
    visit: Open, minimal_origin: str, minimal_kinds: dict[str, str], look: dict[str, Any]
) -> None:
    opened = visit(**look, bypass_csp=True)
    for kind in opened.tour(minimal_origin, minimal_kinds):
        assert violations(opened) == [], kind


def test_no_kind_of_page_has_a_violation_as_printed(
    visit: Open, minimal_origin: str, minimal_kinds: dict[str, str]
) -> None:
    opened = visit(bypass_csp=True)
    opened.page.emulate_media(media="print")
    for kind in opened.tour(minimal_origin, minimal_kinds):
        # Nobody points at paper.
        assert [violation for violation in violations(opened) if not violation.startswith("target-size")] == [], kind


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(contents.many, marks=pytest.mark.slow),
        contents.archived,
        contents.without_districts,
        hostile.hostile,
    ],
)
def test_sites_of_every_size_have_no_violation(
    visit: Open, build_from: BuildFrom, make: Callable[[Path], Path]
) -> None:
    site = build_from(make)
    opened = visit(bypass_csp=True)
    plan = "districts/aa/plan-a"
    for path in ("index.html", "districts/index.html", "districts/37.html", f"{plan}/fund.html", f"{plan}/source.html"):
        if (site / path).is_file():
            opened.go(f"{site.as_uri()}/{path}")
            assert violations(opened) == [], path


@pytest.mark.parametrize(("size", "media"), [(WIDE, "screen"), (NARROW, "screen"), (WIDE, "print")])
def test_a_superior_document_beside_its_plans_has_no_violation(
    visit: Open, build_from: BuildFrom, size: tuple[int, int], media: str
) -> None:
    site = build_from(contents.with_superiors)
    opened = visit(size=size, bypass_csp=True)
    opened.page.emulate_media(media=media)  # type: ignore[arg-type]
    for name in ("superiors", "districts/jinan", "districts/jinan/sailor-2023", "districts/north/sailor-2024"):
        opened.go(f"{site.as_uri()}/{name}.html")
        assert [each for each in violations(opened) if media == "screen" or "target-size" not in each] == [], name


def test_axe_really_looks(visit: Open, minimal_origin: str) -> None:
    opened = visit(minimal_origin, bypass_csp=True)
    opened.page.evaluate("document.querySelector('main').innerHTML += '<img src=\"\"><button></button>'")
    assert {violation.partition(":")[0] for violation in violations(opened)} >= {"image-alt", "button-name"}
