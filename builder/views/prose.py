"""An editor's Markdown on a page."""

from __future__ import annotations

from markupsafe import Markup

from builder.checks.links import target_file
from builder.text import markdown
from builder.text.markdown_source import resolved_source
from builder.views.claims import claim_state, mark_line, report_link
from builder.views.context import PageContext
from builder.views.pieces import Prose


def prose_block(page: PageContext, text: str, file: str, *, under: int, claim: str = "") -> Prose:
    """An editor's Markdown, written in content file `file` (below the content folder), as safe HTML."""

    def resolve(target: str) -> str:
        return page.href(page.shared.pages_of_files[target_file(file, target)])

    html = Markup(markdown.to_html(text, resolve=resolve, under=under))  # noqa: S704  (sanitised there)
    source = resolved_source(text, resolve=resolve, under=under)
    if not claim:
        return Prose(html, source)
    return Prose(html, source, claim, claim_state(page, claim), mark_line(page, [claim]), report_link(page, claim))
