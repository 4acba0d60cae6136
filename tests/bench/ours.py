"""`python -m tests.bench.ours [--pages-alone] CONTENT OUTPUT`: our build of the pages that Hugo builds too.

It is a process of its own that imports nothing but the program: what tests import would count as ours. `--pages-alone`
leaves out the twins in Markdown and the pictures of plans, which no other generator makes.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2

from builder.pipeline import Checked, Publishing, build, check_content
from builder.processes.collector import collect_rarely
from builder.processes.program import TEMPLATES
from builder.render import render
from builder.views.context import Context
from builder.views.page import Page

PAGES_ALONE = "--pages-alone"
_KINDS = frozenset({"home", "plan", "programme"})


def build_ours(content: Path, output: Path, *, pages_alone: bool = False) -> None:
    """Build the pages that Hugo builds too."""
    collect_rarely()
    checked = check_clones(content)
    if not checked.pages:
        raise SystemExit(f"the content has errors: {checked.findings[:3]}")
    if pages_alone:
        render.make_page = _make_page_alone
    build(
        replace(checked, pages=pages_of_both(checked)),
        templates=TEMPLATES,
        publishing=Publishing(output, open_data=False),
        jobs=0,
        log=lambda *_: None,
        progress=lambda _: None,
    )


def _make_page_alone(
    env: jinja2.Environment,
    context: Context,  # noqa: ARG001  (as in `make_page`)
    page: Page,
    view: Any,
) -> tuple[dict[str, bytes], float]:
    """A page in Chinese without the files that are made beside it."""
    return {page.path: env.get_template(page.source).render(v=view).encode()}, 0.0


def pages_of_both(checked: Checked) -> list[Page]:
    """The pages that others build too, without their downloads and their part in search."""
    return [replace(page, exported=False, entry=None) for page in checked.pages if _is_of_both(page)]


def _is_of_both(page: Page) -> bool:
    return page.template in _KINDS or (page.path.startswith("themes/") and page.path.endswith(".html"))


def check_clones(content: Path) -> Checked:
    """Check without an archive, whatever lies beside the scratch folder: clones have no texts of their own."""
    empty = content.parent / "no-texts"
    empty.mkdir(exist_ok=True)
    return check_content(content, shown_as="content", sources=empty, log=lambda *_: None)


if __name__ == "__main__":
    *flags, source, target = sys.argv[1:]
    build_ours(Path(source), Path(target), pages_alone=PAGES_ALONE in flags)
