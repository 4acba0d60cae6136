"""`python -m tests.bench.spellings`: whether search leads first to a place that is typed in Latin letters.

Builds a synthetic country of the places in `hand-spelt.yaml` and asks for each as it is spelt there, and with its first
character written and the rest spelt.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from builder.model.divisions import divisions_named
from builder.text.pinyin import place_readings
from tests.bench.grades import read_spelt
from tests.bench.synthetic import write_country
from tests.conftest import publish_site
from tests.support.browser.chromium import launch
from tests.support.browser.fixtures import served
from tests.support.browser.searching import RESULT, search


def main() -> None:
    """Print for each way of typing how many places came first, and those that did not."""
    spelt = read_spelt()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        content, site = Path(scratch, "content"), Path(scratch, "public")
        write_country(content, districts=[divisions_named(name)[0].code for name in spelt], programmes=1)
        publish_site(content, site)
        browser = launch(playwright)
        with served(site) as origin:
            page = browser.new_page()
            _print_missed(page, origin, "spelt", spelt.items())
            _print_missed(page, origin, "a character, the rest spelt", _mixed(spelt))
        browser.close()


def _mixed(spelt: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, letters in spelt.items():
        syllables = next(reading for reading in place_readings(name) if "".join(reading) == letters)
        yield name, name[0] + "".join(syllables[1:])


def _print_missed(page: Page, origin: str, way: str, asked: Iterable[tuple[str, str]]) -> None:
    pairs = list(asked)
    missed = [pair for pair in pairs if not _is_first(page, origin, *pair)]
    print(f"{way}: {len(pairs) - len(missed)} of {len(pairs)}", *(" ".join(pair) for pair in missed), sep="\n  ")


def _is_first(page: Page, origin: str, name: str, query: str) -> bool:
    search(page, origin, query)
    first = page.locator(RESULT).first
    return first.count() > 0 and name in first.inner_text()


if __name__ == "__main__":
    main()
