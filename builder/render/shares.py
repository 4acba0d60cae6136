"""A share of the pages of a site, made by a job of its own: which pages it has, and the part that comes of it.

Pages of a kind cost about the same, and neighbours among them, such as districts of a city or parts of a term, show
the same parts: so a share has a run of each kind (decision 47).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from builder import urls
from builder.evidence.ledger.ledger import Ledger
from builder.model.site import Site
from builder.processes.program import program_sum
from builder.processes.stages import Log, timed
from builder.publish.parts import NewPart, Share
from builder.render.contexts import context_of
from builder.render.records import records_of
from builder.render.render import render_all
from builder.render.reuse import EarlierPages
from builder.render.reuse_shared import EarlierData
from builder.render.templates import Templates
from builder.views.page import Page

_DATA_COSTS = 10
"""The open data, which are made with the first share, take as long as a tenth of the pages."""


def pages_of_share(share: Share, pages: Sequence[Page]) -> list[Page]:
    """The pages of a share, in their order. Each page is in just one share, whatever the machine."""
    kinds: dict[tuple[str, bool], list[Page]] = {}
    for page in pages:
        kinds.setdefault((page.template, page.is_english), []).append(page)
    number_of: dict[str, int] = {}
    dealt = 0
    for kind in kinds.values():
        if len(kind) >= share.total:
            size = len(kind) * (_DATA_COSTS + 1)
            ends = ((len(kind) + _DATA_COSTS * at) * share.total // size for at in range(len(kind)))
            number_of |= zip((page.path for page in kind), ends, strict=True)
        else:
            number_of |= {page.path: (dealt + at) % share.total for at, page in enumerate(kind)}
            dealt += len(kind)
    return [page for page in pages if _number(page, number_of) == share.number - 1]


def _number(page: Page, number_of: dict[str, int]) -> int:
    """The share of a page, from 0 on; the page of the open data lists what the first makes."""
    return 0 if page.path == urls.DATA else number_of[page.path]


def make_part(
    part: NewPart,
    site: Site,
    ledger: Ledger,
    pages: Sequence[Page],
    *,
    templates: Templates,
    jobs: int,
    log: Log,
    progress: Callable[[int], None],
    today: date | None = None,
) -> Iterable[tuple[str, Mapping[str, object] | None]]:
    """Write the files of these pages into a part, and with the page of the open data those too.

    Give what is to be remembered of them, by unit. See `pipeline.build`, which makes all pages so.
    """
    staging, program = part.staging, program_sum()
    with timed(log, "data") as done:
        context = context_of(site, templates, ledger, today=today)
        before = EarlierData(part.memory, staging, context=context, program=program)
        if any(page.path == urls.DATA for page in pages):
            context, data = before.make()
            done(len(data))
    with timed(log, "render") as done:
        # What was remembered of an earlier part is deleted with it.
        earlier = EarlierPages(part.memory, staging, templates=templates, context=context, program=program, stays=False)
        rendered = render_all(templates, context, pages, staging.write, jobs=jobs, earlier=earlier, progress=progress)
        done(len(rendered))
    return chain(records_of(pages, rendered, earlier), before.records())
