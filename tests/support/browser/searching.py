"""The search page in a browser, driven as a reader drives it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from playwright.sync_api import Page, expect

COUNT = "[data-result-count]"
RESULT = "[data-result]"
ALL_AT_ONCE = """async ({query, everything}) => {
    const count = document.querySelector('[data-result-count]');
    const box = document.getElementById('q');
    const until = fine => new Promise(resolve => {
        const look = () => fine() ? resolve() : setTimeout(look, 5);
        look();
    });
    history.replaceState(null, '', '?q=' + encodeURIComponent(query) + '&group=none');
    dispatchEvent(new PopStateEvent('popstate'));
    await until(() => count.textContent);
    for (let more; everything && (more = document.querySelector('[data-more]'));) {
        const shown = document.querySelectorAll('[data-result]').length;
        more.click();
        await until(() => document.querySelectorAll('[data-result]').length > shown);
    }
    return [...document.querySelectorAll('[data-result]')].map(one =>
        [one.querySelector('a').pathname.slice(1), one.dataset.exact]);
}"""
"""As a reader who comes back to a query with the back button, and may ask for everything; much quicker than typing."""


@dataclass(frozen=True)
class Result:
    """A result as it is drawn: where its link leads, whether it is exact, its words."""

    path: str
    anchor: str
    exact: bool
    text: str


def search(page: Page, origin: str, query: str) -> str:
    """Search by the address; return what the page says of the number of results."""
    page.goto(f"{origin}search.html?q={quote(query)}")
    return ended(page)


def retype(page: Page, query: str) -> str:
    """Search by typing into the page that is open."""
    before = page.evaluate(f"document.querySelector('{COUNT}').textContent = ''")
    assert before == ""
    page.locator("#q").fill("")
    page.locator("#q").fill(query)
    return ended(page)


def ended(page: Page) -> str:
    """Wait until the search has ended; return what is said of the number of results."""
    count = page.locator(COUNT)
    expect(count).not_to_be_empty(timeout=20_000)
    return count.inner_text()


def results(page: Page, origin: str, *, everything: bool = True) -> list[Result]:
    """The results in order, also those behind a button."""
    while everything and page.locator("[data-more]").count():
        shown = page.locator(RESULT).count()
        page.locator("[data-more]").click()
        expect(page.locator(RESULT)).not_to_have_count(shown)
    drawn = page.evaluate(
        f"""[...document.querySelectorAll('{RESULT}')].map(one =>
        [one.querySelector('a').getAttribute('href'), one.dataset.exact, one.innerText])"""
    )
    return [_result(origin, *shape) for shape in drawn]


def _result(origin: str, href: str, exact: str, text: str) -> Result:
    parts = urlsplit(urljoin(f"{origin}search.html", href))
    return Result(parts.path.removeprefix(urlsplit(origin).path), parts.fragment, exact == "true", text)
