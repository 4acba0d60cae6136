"""The files of a site that follow from views: open data, pages, and what is there once. What makes them then goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from builder.processes.stages import Log, timed
from builder.publish.memory import Memory
from builder.publish.staging import Staging, Written
from builder.render.records import records_of
from builder.render.render import RenderedPage, asset_files
from builder.render.reuse import EarlierPages
from builder.render.reuse_shared import EarlierData
from builder.render.templates import Templates
from builder.routes.signposts import signpost_files
from builder.text.values import value_class
from builder.views.context import Context
from builder.views.page import Page

Render = Callable[..., list[RenderedPage]]
"""`render_all`, or what does as it does, told of everything but templates, context, pages, `write` and `earlier`."""


@value_class
class SiteFiles:
    """Files of the open data, and pages with the files exported from them, all written; others are to be written."""

    data: Mapping[str, Written]
    pages: list[RenderedPage]
    others: Mapping[str, bytes]


def make_files(
    context: Context,
    templates: Templates,
    pages: Sequence[Page],
    staging: Staging,
    memory: Memory,
    program: str,
    render: Render,
    log: Log,
    *,
    open_data: bool = True,
) -> SiteFiles:
    """Write open data, unless a site goes without, and pages, and remember what they are made of.

    What is remembered would hold the context, which takes as much room as all that is made after the pages: it is kept
    now, before anything is published. A record of a file that never is costs time, as any that is wrong.
    """
    with timed(log, "data") as done:
        before = EarlierData(memory, staging, context=context, program=program)
        context, data = before.make() if open_data else (context, {})
        done(len(data))
    with timed(log, "render") as done:
        earlier = EarlierPages(memory, staging, templates=templates, context=context, program=program)
        rendered = render(templates, context, pages, staging.write, earlier=earlier)
        memory.keep(chain(records_of(pages, rendered, earlier), before.records()))
        done(len(rendered))
    return SiteFiles(data, rendered, asset_files(templates, context) | signpost_files(context, pages))
