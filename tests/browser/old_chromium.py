"""What an old Chromium makes of a built site: `python -m tests.browser.old_chromium CHROMIUM SITE`.

CHROMIUM is the program of the version that is tried; `LD_LIBRARY_PATH` has to name the libraries that came with it. The
npm packages `@sparticuz/chromium` (109.0.6) and `chrome-aws-lambda` (1.20.4, Chromium 78) hold both, with brotli.
Playwright cannot drive a browser as old, so each page is opened from its folder by the program itself, which prints
what scripts have made of it. A script that it cannot read makes nothing; what the console says it does not tell.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.browser.tasks import PAGES

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote")
DRAWN_BY_SCRIPTS = {"compare": 'id="compared"', "search": "data-result="}
"""What scripts alone put on a page; elsewhere the buttons of the size of type are looked for."""
LIMIT_S = 60


def open_page(program: str, address: str) -> str:
    """A page as scripts have left it."""
    command = [program, *FLAGS, "--virtual-time-budget=6000", "--dump-dom", address]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=LIMIT_S).stdout


def main(program: str, site: str) -> None:
    """Open the pages where readers begin; end with an error if one is not what it should be."""
    is_wrong = False
    for kind, path in PAGES.items():
        dom = open_page(program, f"{Path(site).resolve().as_uri()}/{path}")
        has_run = DRAWN_BY_SCRIPTS.get(kind, "data-size=") in dom
        print(f"{kind}: scripts {'ran' if has_run else 'DID NOT RUN'}")
        is_wrong = is_wrong or not has_run
    sys.exit(is_wrong)


if __name__ == "__main__":
    main(*sys.argv[1:3])
