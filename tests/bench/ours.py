"""`python -m tests.bench.ours CONTENT OUTPUT`: our build of the pages that Hugo builds too, in a process of its own.

It imports nothing but the program: what tests import would count as ours.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from builder.cli.options import TEMPLATES
from builder.pipeline import Checked, Publishing, build, check_content
from builder.processes.collector import collect_rarely
from builder.views.page import Page

_KINDS = frozenset({"home", "plan", "programme"})


def build_ours(content: Path, output: Path) -> None:
    """Build the pages that Hugo builds too."""
    collect_rarely()
    checked = check_clones(content)
    if not checked.pages:
        raise SystemExit(f"the content has errors: {checked.findings[:3]}")
    pages = [replace(page, exported=False, entry=None) for page in checked.pages if _is_of_both(page)]
    build(
        replace(checked, pages=pages),
        templates=TEMPLATES,
        publishing=Publishing(output, open_data=False),
        jobs=0,
        log=lambda *_: None,
        progress=lambda _: None,
    )


def _is_of_both(page: Page) -> bool:
    return page.template in _KINDS or (page.path.startswith("themes/") and page.path.endswith(".html"))


def check_clones(content: Path) -> Checked:
    """Check without an archive, whatever lies beside the scratch folder: clones have no texts of their own."""
    empty = content.parent / "no-texts"
    empty.mkdir(exist_ok=True)
    return check_content(content, shown_as="content", sources=empty, log=lambda *_: None)


if __name__ == "__main__":
    build_ours(Path(sys.argv[1]), Path(sys.argv[2]))
