"""What Lighthouse says of the pages where readers begin: `python -m tests.browser.lighthouse LIGHTHOUSE [BUILT SITE]`.

LIGHTHOUSE is the program, installed from `tests/tools/lighthouse` (`npm ci` there). Each page is looked at three times
as a phone on a slow network (its simulated throttling), and the median of the figures is printed, with the audits that
take points away. Files are served packed, as hosts of static files do. What the machine does besides makes performance
worse, never better: its load is printed with the figures. `--only KIND,…` looks at some of the pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from tests.browser.tasks import PAGES
from tests.conftest import ROOT, publish_site
from tests.support.browser.chromium import FLAGS, executable

RUNS = 3
LIMIT_S = 300
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"largest-contentful-paint": "LCP", "total-blocking-time": "TBT", "cumulative-layout-shift": "CLS"}
MORE_PAGES = {
    "programme": "districts/liwan/opinions-2013/talent-fund.html",
    "pair": "compare/liwan.opinions-2013-vs-minhang.stay-2022.html",
    "search form": "search.html",
}


class Packed(SimpleHTTPRequestHandler):
    """The files of a folder, packed unless they are already."""

    def do_GET(self) -> None:
        """Answer with the file, or say that there is none."""
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = gzip.compress(file.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is the base class's)
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder that is served packed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("site", nargs="*")
    parser.add_argument("--only", default=",".join(PAGES | MORE_PAGES))
    chosen = parser.parse_args(arguments)
    program = shutil.which(chosen.program)
    if program is None:
        sys.exit(__doc__)
    with built_site(chosen.site) as site, served(site) as root:
        for kind in chosen.only.split(","):
            reports = [look_at(program, root + (PAGES | MORE_PAGES)[kind]) for _ in range(RUNS)]
            print(f"{summarize(kind, reports)}; load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
