"""Pages rendered by the workers of an executor, on this machine or others. The bytes come back and are written here.

A worker is sent once what all pages are made of, makes of it what this process would, and renders the pages whose
numbers it is given (decision 41). It must run the same program: another might make other bytes.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import field, replace
from functools import lru_cache
from typing import Any

from builder.findings.errors import ClusterError
from builder.processes.cluster import ClusterExecutor
from builder.processes.once import in_turn
from builder.processes.program import program_sum
from builder.processes.workers import portable
from builder.render.contexts import context_of
from builder.render.inputs import Inputs, Names
from builder.render.render import RenderedPage, Write, environments, languages, make_page, page_before, view_of
from builder.render.reuse import EarlierPages
from builder.render.templates import Templates
from builder.search.text import PackedPage, read_packed_page
from builder.text.reads import recorded
from builder.text.values import value_class
from builder.views.context import Context
from builder.views.page import Page

AT_ONCE = 8
"""Pages that a worker is given at a time."""
WAITING = 64
"""Shares of pages that are given out at once: what comes back is written before more is."""
PATIENCE = 10.0
"""Seconds without a page after which a cluster is asked whether it is still there."""


@value_class
class Kit:
    """All that pages are made of, as it is sent: pickled, with its sum and that of the program."""

    digest: str
    program: str
    data: bytes = field(compare=False, repr=False)


@value_class
class PageBytes:
    """A page made elsewhere: its files by path, what search reads of it, seconds of exporting, and what it read."""

    files: dict[str, bytes]
    text: PackedPage | None
    seconds: float
    reads: Names | None


@value_class
class Refusal:
    """What comes back in place of pages: the error that arose; none where the worker runs another program."""

    error: Exception | None


Share = Sequence[int]
"""Pages by their numbers."""


def pack(templates: Templates, context: Context, pages: Sequence[Page]) -> Kit:
    """Pack what pages are made of. What follows from the site is not sent, but made again there."""
    parts = (templates, context.site, context.ledger, context.today, context.data, list(pages))
    data = pickle.dumps(parts, pickle.HIGHEST_PROTOCOL)
    return Kit(hashlib.sha256(data).hexdigest(), program_sum(), data)


@in_turn
def make_pages(kit: Kit, share: Share) -> list[PageBytes] | Refusal:
    """On a worker: render pages."""
    if program_sum() != kit.program:
        return Refusal(None)
    try:
        make = _open_workshop(kit)
        return [*map(make, share)]
    except Exception as error:
        return Refusal(portable(error))


@lru_cache(maxsize=1)
def _open_workshop(kit: Kit) -> Callable[[int], PageBytes]:
    """What a worker makes pages with, made of the kit once for all shares."""
    templates, site, ledger, today, data, pages = pickle.loads(kit.data)  # noqa: S301  (it comes from our own parent)
    context = replace(context_of(site, templates, ledger, today=today), data_files=data)
    in_languages = languages(environments(templates, site), context)
    inputs = Inputs(context)

    def make(number: int) -> PageBytes:
        page = pages[number]
        env, own_context = in_languages[page.is_english]
        with recorded() as noted:
            files, seconds = make_page(env, own_context, page, view_of(own_context, page))
        text = read_packed_page(files[page.path]) if page.entry else None
        return PageBytes(files, text, seconds, inputs.names(noted))

    return make


def render_on_executor(
    executor: Executor,
    templates: Templates,
    context: Context,
    pages: Sequence[Page],
    write: Write,
    *,
    earlier: EarlierPages,
    progress: Callable[[int], None] = lambda _: None,
) -> list[RenderedPage]:
    """Render pages on the workers of an executor, but for those made before, and write them here.

    Raise `ClusterError`.
    """
    rendered: dict[int, RenderedPage] = {}
    for number, page in enumerate(pages):
        if before := earlier.find(page):
            rendered[number] = page_before(before)
    wanted = [number for number in range(len(pages)) if number not in rendered]
    shares = [wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)]
    for share, results in _results(executor, pack(templates, context, pages), shares) if wanted else ():
        for number, result in zip(share, results, strict=True):
            files = {path: write(path, data) for path, data in result.files.items()}
            rendered[number] = RenderedPage(files, result.text, result.seconds, earlier.number(result.reads))
            progress(len(rendered))
    return [rendered[number] for number in range(len(pages))]


def _results(
    executor: Executor, kit: Kit, shares: Sequence[Share]
) -> Generator[tuple[Share, list[PageBytes]], None, None]:
    """What comes back, as it comes."""
    waiting: dict[Future[list[PageBytes] | Refusal], Share] = {}
    ahead = iter(shares)
    try:
        sent: Any = executor.share(kit) if isinstance(executor, ClusterExecutor) else kit
        while True:
            while len(waiting) < WAITING and (share := next(ahead, None)):
                waiting[executor.submit(make_pages, sent, share)] = share
            if not waiting:
                return
            done, _ = wait(waiting, timeout=PATIENCE, return_when=FIRST_COMPLETED)
            if not done and isinstance(executor, ClusterExecutor):
                executor.require_alive()
            for future in done:
                yield waiting.pop(future), _pages_of(future)
    finally:
        for future in waiting:
            future.cancel()


def _pages_of(future: Future[list[PageBytes] | Refusal]) -> list[PageBytes]:
    """The pages of a share. Raise what arose in their place; `ClusterError` where it arose outside of this program."""
    try:
        result = future.result()
    except Exception as error:
        raise ClusterError("lost", f"{type(error).__name__}: {error}") from error
    if isinstance(result, Refusal):
        raise result.error or ClusterError("program", "")
    return result
