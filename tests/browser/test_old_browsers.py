"""In a browser that cannot take addresses apart, every page stands without scripts' help, and says what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

CANNOT = "delete window.URLSearchParams;"
CHOICES = "?plans=east.sailor-2020&items=east.sailor-2020.home&q=水手"


def test_no_kind_of_page_fails(visit: Open, minimal_origin: str, minimal_kinds: dict[str, str]) -> None:
    opened, failed = visit(script=CANNOT), {}
    for kind, path in minimal_kinds.items():
        opened.go(f"{minimal_origin}{path}?plans=aa.plan-a&items=aa.plan-a.housing&q=安住&mark=安住&columns=nature")
        if opened.problems:
            failed[kind] = list(opened.problems)
    assert failed == {}


@pytest.mark.parametrize(
    ("path", "words", "shown"),
    [
        ("compare/index.html", "自选对比需要浏览器运行脚本", ".compare__default"),
        ("compare/materials.html", "材料篮在浏览器里保存和生成", ".lead"),
        ("search.html", "搜索在浏览器里进行", "h2:has-text('区县')"),
    ],
)
def test_what_needs_scripts_says_so_and_leads_on(
    visit: Open, statements_site: Path, path: str, words: str, shown: str
) -> None:
    page = visit(f"{statements_site.as_uri()}/{path}{CHOICES}", script=CANNOT).page
    page.get_by_text(words).first.wait_for()
    assert page.locator("main").locator(shown).first.is_visible()
    assert page.locator("#compare-find").is_hidden()
