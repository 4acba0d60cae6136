"""Pages -> bytes, with the files exported from them. Templates escape everything and stop at an undefined name."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import jinja2
from markupsafe import Markup

from builder.export import export
from builder.findings.errors import BrokenTemplateError
from builder.pages import Page
from builder.processes.workers import share
from builder.template_code import WORDS, LeanEnvironment
from builder.templates import Templates
from builder.text.strings import MissingWordsError, Strings
from builder.urls import export_url
from builder.views.context import Context
from builder.views.downloads import KINDS

PARALLEL_FROM = 1_000
"""Pages from which on more than one process is worth its start."""
EXPORT_COUNTS = 5
"""To export a page takes about as long as to render this many."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Files by path. `exported` of them were made from pages, which took `seconds` of processor time in all."""

    files: dict[str, bytes]
    exported: int
    seconds: float


def environment(templates: Templates, strings: Strings) -> jinja2.Environment:
    """The one environment that every page is rendered in."""
    env = LeanEnvironment(
        loader=jinja2.FunctionLoader(partial(_source, templates.sources)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals[WORDS] = strings
    env.filters["json"] = _json
    return env


def render(env: jinja2.Environment, context: Context, page: Page) -> bytes:
    """One page. Raise `BrokenTemplateError`."""
    return _render(env, context, page)[0]


def render_files(env: jinja2.Environment, context: Context, page: Page) -> dict[str, bytes]:
    """One page and the files exported from it, by path. Raise `BrokenTemplateError`."""
    return _make(env, context, page)[0]


def _render(env: jinja2.Environment, context: Context, page: Page) -> tuple[bytes, Any]:
    """One page, and the view that it is rendered from."""
    name = page.source
    try:
        view = page.view(context)
        return env.get_template(name).render(v=view).encode(), view
    except jinja2.TemplateSyntaxError as error:
        raise BrokenTemplateError(error.name or name, error.lineno, str(error.message)) from error
    except (jinja2.TemplateError, MissingWordsError, AttributeError) as error:
        raise BrokenTemplateError(*_place(error, name), str(error)) from error


def _json(value: object) -> Markup:
    """A value as a literal of a script file, where two line separators of Unicode would end a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704  (never within HTML)


def _source(sources: Mapping[str, str], name: str) -> tuple[str, str, None] | None:
    """A template's text under its own name, so that errors can tell where they happened."""
    return (sources[name], name, None) if name in sources else None


def _place(error: Exception, page: str) -> tuple[str, int]:
    """The innermost template on the stack of an error, and its line; the page's own template if there is none."""
    place, trace = (page, 1), error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith((".html", ".js")):
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def render_all(
    templates: Templates,
    context: Context,
    pages: Sequence[Page],
    *,
    jobs: int,
    progress: Callable[[int], None] = lambda _: None,
) -> Rendered:
    """All pages and the files exported from them. `jobs` is the number of processes, 0 for as many as are worth it."""
    env = environment(templates, context.t)
    work = len(pages) + EXPORT_COUNTS * sum(page.exported for page in pages)
    jobs = jobs or (os.cpu_count() or 1 if work >= PARALLEL_FROM else 1)
    rendered = _in_turn(env, context, pages) if jobs == 1 else _parallel(env, context, pages, jobs)
    files: dict[str, bytes] = {}
    seconds = 0.0
    for number, (files_of_page, seconds_of_page) in enumerate(rendered, 1):
        files |= files_of_page
        seconds += seconds_of_page
        progress(number)
    files |= _downloads_at_old_addresses(pages, files)
    return Rendered(files, len(files) - len(pages), seconds)


def _downloads_at_old_addresses(pages: Sequence[Page], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What can be taken away of a page that has moved: a table has no way to lead on, so it lies at both addresses."""
    pairs = ((export_url(page.path, kind), export_url(page.target, kind)) for page in pages for kind in KINDS)
    return {old: files[new] for old, new in pairs if new in files}


_PageFiles = tuple[dict[str, bytes], float]
"""A page and its exports by path, and the processor time that the exports took, in seconds."""


def _make(env: jinja2.Environment, context: Context, page: Page) -> _PageFiles:
    data, view = _render(env, context, page)
    if not page.exported:
        return {page.path: data}, 0.0
    start = time.process_time()
    exports = export(context, page.path, view)
    return {page.path: data, **exports}, time.process_time() - start


def _in_turn(env: jinja2.Environment, context: Context, pages: Sequence[Page]) -> Iterator[_PageFiles]:
    return (_make(env, context, page) for page in pages)


_work: tuple[jinja2.Environment, Context, Sequence[Page]]
"""What a worker renders, inherited from its parent when it is forked: nothing of it has to be pickled."""


def _parallel(env: jinja2.Environment, context: Context, pages: Sequence[Page], jobs: int) -> Iterator[_PageFiles]:
    global _work
    _work = (env, context, pages)
    # Exported pages stand together and are slow: small shares, so that no process is left with all of them.
    at_once = max(1, min(64, len(pages) // (jobs * 16)))
    return share(_make_at, range(len(pages)), jobs=jobs, at_once=at_once)


def _make_at(index: int) -> _PageFiles:
    env, context, pages = _work
    return _make(env, context, pages[index])
