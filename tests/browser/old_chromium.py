"""What an old Chromium makes of a built site: `python -m tests.browser.old_chromium CHROMIUM SITE [--read]`.

CHROMIUM is the program of the version that is tried; `LD_LIBRARY_PATH` has to name the libraries that came with it. The
npm packages `@sparticuz/chromium` (109.0.6) and `chrome-aws-lambda` (1.20.4, Chromium 78) hold both, with brotli.
Playwright cannot drive a browser as old, so it is driven over a pipe. Each page is opened from its folder, and what its
scripts offer is pressed; with `--read` it is only opened. Whatever the console calls an error fails.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.browser.tasks import PAGES
from tests.support.browser.comparing import INDEX
from tests.support.browser.devtools import OldPage, PageError, opened_page

UNKNOWN_SOURCE = "invalid source: ''wasm-unsafe-eval''. It will be ignored"
"""What a browser without that word of the policy says of the page of the search, which works without it there."""
FILES = """window.made = [];
const make = URL.createObjectURL;
URL.createObjectURL = (data) => {
  const reader = new FileReader();
  reader.onload = () => { window.made.push(String(reader.result).slice(0, 2)); };
  reader.readAsBinaryString(data);
  return make.call(URL, data);
};"""
"""Keeps the first two characters of each file that a page makes."""

SHOWN = "[...document.querySelectorAll('{}')].filter(one => one.offsetParent).length"


@dataclass(frozen=True, slots=True)
class Press:
    """What a reader does on a page, as a script, and the condition that comes true."""

    name: str
    act: str
    result: str


def click(selector: str) -> str:
    """Press the first element of a selector."""
    return f"document.querySelector(`{selector}`).click()"


def write(selector: str, words: str) -> str:
    """Type words into the first box of a selector."""
    box = f"const box = document.querySelector(`{selector}`)"
    return f"{{ {box}; box.focus(); box.value = '{words}'; box.dispatchEvent(new Event('input', {{bubbles: true}})); }}"


def holds(selector: str, words: str) -> str:
    """Whether the first element of a selector has some words."""
    return f"(document.querySelector(`{selector}`) || {{textContent: ''}}).textContent.includes('{words}')"


def button(words: str) -> str:
    """Press the first button that says some words."""
    return f"[...document.querySelectorAll('button')].find(one => one.textContent.includes('{words}')).click()"


def has_file(count: int, kind: str) -> str:
    """Whether so many files were made, the last with these two characters first."""
    return f"window.made.length === {count} && window.made[{count - 1}] === '{kind}'"


LARGE = (
    Press("large type", click("[data-size=elder]"), "document.documentElement.classList.contains('font-elder')"),
    Press("usual type", click("[data-size=elder]"), "!document.documentElement.classList.contains('font-elder')"),
)
DRAWN = {
    **dict.fromkeys(PAGES, "document.querySelector('[data-size]')"),
    "compare": "document.querySelector('#compared tr[data-row]')",
    "search": "document.querySelector('[data-result]')",
}
"""What scripts put on each of the pages where readers begin."""
FILTERED = "[data-filters] input[type=search]"
PLAN_ROWS = SHOWN.format("main tr[data-plan]")
MATRIX_ROWS = SHOWN.format(".matrix tbody tr")
PRESSES = {
    "home": (
        *LARGE,
        Press("finder of a place", write(".places__input", "天河"), holds(".places", "荔湾")),
        Press("filter", write(FILTERED, "荔湾"), f"{MATRIX_ROWS} === 1"),
        Press("basket of plans", click("main button[aria-label^=加入对比][aria-label*=荔湾区]"), holds(".basket", "1")),
    ),
    "theme": (
        Press("suggestions", write("#q", "荔湾"), holds(".searchbox__option", "荔湾")),
        Press("row", click("td.answer__amount"), "document.querySelector('tr button.material')"),
        Press("basket of rows", click("tr button.material"), holds(".materials__link", "1")),
    ),
    "materials": (
        Press("row that was kept", "0", "document.querySelector('[data-full] tbody tr')"),
        Press("memo in Word", button("Word"), has_file(1, "PK")),
        Press("memo in Excel", button("Excel"), has_file(2, "PK")),
    ),
    "compare": (
        Press("topic", click("[data-focus='tab themes.funding']"), "location.search.includes('funding')"),
        Press("Word", click("[data-focus=word]"), has_file(1, "PK")),
        Press("Excel", button("Excel"), has_file(2, "PK")),
        Press("plan taken out", click("[data-focus^='remove ']"), "!location.search.includes('liwan')"),
    ),
    "chooser": (
        Press("plans found", write("#compare-find", "荔湾"), "document.querySelector('[data-found] button')"),
        Press("plan chosen", click("[data-found] button"), "location.search.includes('liwan')"),
    ),
    "numbers": (
        Press("filter", write(FILTERED, "荔湾"), f"{PLAN_ROWS} > 0 && {PLAN_ROWS} < 150"),
        Press("facet", click(".filters__option input"), "location.search.includes('unit=')"),
    ),
    "plan": LARGE,
    "source": (Press("archived text", button("存档原样"), "document.querySelector('.reading--archived')"),),
    "search": (Press("groups", button("按类型"), "document.querySelector('.results__group')"),),
}
MORE = {
    "materials": "compare/materials.html",
    "chooser": INDEX,
    "numbers": "numbers/index.html",
    "source": "districts/liwan/opinions-2013/source.html",
}


def failures(page: OldPage, kind: str, *, presses: bool) -> list[str]:
    """What of an open page does not come true, and what its console calls an error."""
    faults = [] if page.until(f"!!{DRAWN.get(kind, DRAWN['home'])}") else ["scripts did not run"]
    for press in PRESSES.get(kind, ()) if presses else ():
        try:
            page.evaluate(press.act)
        except PageError as error:
            faults.append(f"{press.name}: {error}")
        else:
            faults += [] if page.until(f"!!({press.result})") else [f"{press.name}: nothing came of it"]
    return faults + [problem for problem in page.problems if UNKNOWN_SOURCE not in problem]


def main(program: str, site: str, *, presses: bool = True) -> None:
    """Open the pages where readers begin; end with an error if one is not what it should be."""
    is_wrong = False
    with opened_page(program, before=FILES) as page:
        print(page.call("Browser.getVersion")["product"])
        for kind, path in {**PAGES, **MORE}.items():
            page.go(f"{Path(site).resolve().as_uri()}/{path}")
            faults = failures(page, kind, presses=presses)
            pressed = len(PRESSES.get(kind, ())) if presses else 0
            print(f"{kind}: {'; '.join(faults) or f'well, {pressed} presses'}")
            is_wrong = is_wrong or bool(faults)
    sys.exit(is_wrong)


if __name__ == "__main__":
    main(*sys.argv[1:3], presses="--read" not in sys.argv)
