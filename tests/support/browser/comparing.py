"""The free comparison as tests read and drive it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page, expect

from tests.support.browser.fixtures import Visit

LIWAN, MINHANG, QINHUAI = "liwan.opinions-2013", "minhang.stay-2022", "qinhuai.three-shifts-2017"
HUANGPU, SHIZHONG = "huangpu.five-environments-2016", "shizhong-jinan.ten-highlights-2011"
ALL = (HUANGPU, LIWAN, MINHANG, QINHUAI, SHIZHONG)
THREE = (LIWAN, MINHANG, QINHUAI)
ATTRACTION = "themes.attraction"
EVERYTHING = f"facts,overview,{ATTRACTION},instruments,target-groups,agencies"
INDEX = "compare/index.html"

READ = """tables => tables.flatMap(table => [...table.querySelectorAll('tr[data-row]')].map(row => {
    const bare = node => { const copy = node.cloneNode(true);
        copy.querySelectorAll('.relation, details, button').forEach(one => one.remove());
        return copy.textContent.replace(/\\s+/g, ''); };
    return {
        id: row.dataset.row,
        relation: row.dataset.relation || '',
        words: (row.querySelector('th .relation') || {textContent: ''}).textContent,
        label: bare(row.querySelector('th')),
        cells: [...row.querySelectorAll('td')].map(cell => ({
            state: cell.dataset.state,
            own: (cell.querySelector('.relation') || {textContent: ''}).textContent,
            text: cell.querySelector('.programme')
                ? [...cell.querySelectorAll('.programme__note')].map(bare).join('') : bare(cell),
            links: [...cell.querySelectorAll('a')]
                .filter(one => !cell.contains(one.closest('.programme, details'))).map(one => one.href),
            programmes: [...cell.querySelectorAll('.programme')].map(one => ({
                name: one.querySelector('a').textContent, href: one.querySelector('a').href,
                again: !one.querySelector('dl'), text: bare(one),
                summary: [...one.querySelectorAll('.programme__summary')].map(bare).join(''),
            })),
        })),
    };
}))"""


def query(plans: tuple[str, ...], rows: str = "", more: str = "") -> str:
    """The address of a comparison below the site's root."""
    return f"{INDEX}?plans={','.join(plans)}" + (f"&rows={rows}" if rows else "") + more


def settled(opened: Visit) -> Page:
    """The page, once the table is drawn or a message says why there is none."""
    opened.page.wait_for_selector("#compared, [data-messages] li", state="attached")
    return opened.page


def read(page: Page, tables: str = "#compared") -> list[dict[str, Any]]:
    """Every row of the tables: its relation and words, and of each cell its state, text, links and programmes."""
    rows: list[dict[str, Any]] = page.locator(tables).evaluate_all(READ)
    return rows


def columns(page: Page) -> list[str]:
    """The keys of the plans that stand side by side."""
    keys: list[str] = page.locator("[data-column]").evaluate_all("all => all.map(one => one.dataset.column)")
    return keys


def messages(page: Page) -> list[str]:
    return page.locator("[data-messages] li").all_inner_texts()


def open_chooser(page: Page) -> None:
    """Show where plans are looked up: it is closed while plans stand side by side."""
    if page.locator("#compare-find").is_hidden():
        page.get_by_role("button", name="＋ 加一份").click()


def opened_rows(rows: Iterable[dict[str, Any]]) -> str:
    """What an address says so that rows show whole programmes."""
    return "&open=" + ",".join(row["id"] for row in rows if row["id"].endswith(".programmes"))


def look_up(page: Page, text: str) -> list[str]:
    """The keys of the plans that a search offers."""
    open_chooser(page)
    page.locator("#compare-find").fill(text)
    expect(page.locator("[data-status]")).not_to_have_text("")
    keys: list[str] = page.locator("[data-pick]").evaluate_all("all => all.map(one => one.dataset.pick)")
    return keys
