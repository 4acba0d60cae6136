"""What Lighthouse says of the pages where readers begin: `python -m tests.browser.lighthouse LIGHTHOUSE [BUILT SITE]`.

LIGHTHOUSE is the program, installed from `tests/tools/lighthouse` (`npm ci` there). Each page is looked at three times
as a phone on a slow network (its simulated throttling), and the median of the figures is printed, with the audits that
take points away. What the machine does besides makes performance worse, never better.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from tests.browser.tasks import PAGES
from tests.conftest import ROOT, publish_site
from tests.support.browser.chromium import FLAGS, executable
from tests.support.browser.fixtures import served

RUNS = 3
LIMIT_S = 300
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"largest-contentful-paint": "LCP", "total-blocking-time": "TBT", "cumulative-layout-shift": "CLS"}
MORE_PAGES = {"programme": "districts/liwan/opinions-2013/talent-fund.html"}


def look_at(program: str, address: str) -> dict[str, Any]:
    """The report on a page."""
    wanted = f"--only-categories={','.join(CATEGORIES)}"
    flags = f"--chrome-flags={' '.join(FLAGS)}"
    command = [program, address, "--output=json", "--quiet", wanted, flags]
    environment = os.environ | {"CHROME_PATH": executable() or ""}
    ended = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=LIMIT_S)
    report: dict[str, Any] = json.loads(ended.stdout)
    return report


def faults(report: dict[str, Any]) -> Iterator[str]:
    """The audits that take points away from anything but performance."""
    for name in CATEGORIES[1:]:
        for part in report["categories"][name]["auditRefs"]:
            score = report["audits"][part["id"]]["score"]
            if part["weight"] and score is not None and score < 1:
                yield f"{name}: {part['id']}"


def summarize(kind: str, reports: list[dict[str, Any]]) -> str:
    """The median of the figures of a page, and its faults."""
    scores = [round(100 * median(each["categories"][name]["score"] for each in reports)) for name in CATEGORIES]
    times = {word: median(each["audits"][audit]["numericValue"] for each in reports) for audit, word in TIMES.items()}
    words = ", ".join(
        f"{word} {value:.3f}" if word == "CLS" else f"{word} {value:.0f} ms" for word, value in times.items()
    )
    return "; ".join([f"{kind}: {' / '.join(map(str, scores))}, {words}", *sorted(set(faults(reports[0])))])


@contextmanager
def built_site(arguments: list[str]) -> Iterator[Path]:
    """The site that was named, or the repository's own, built for this."""
    if arguments:
        yield Path(arguments[0]).resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "public"
        publish_site(ROOT / "content", site)
        yield site


def main(arguments: list[str]) -> None:
    """Look at each page."""
    program = shutil.which(arguments[0]) if arguments else None
    if program is None:
        sys.exit(__doc__)
    with built_site(arguments[1:]) as site, served(site) as root:
        for kind, path in (PAGES | MORE_PAGES).items():
            reports = [look_at(program, root + path) for _ in range(RUNS)]
            print(summarize(kind, reports), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
