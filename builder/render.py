"""Pages -> bytes. Templates escape everything and stop at an undefined name; views hold all the logic."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import jinja2
from markupsafe import Markup

from builder.load import Templates
from builder.routes import Page
from builder.strings import MissingWordsError, Strings
from builder.views.context import Context

PARALLEL_FROM = 1_000
"""Pages from which on more than one process is worth its start."""


class BrokenTemplateError(Exception):
    """A template that cannot be rendered: its name, the line, and why."""

    def __init__(self, name: str, line: int, problem: str) -> None:
        super().__init__(name, line, problem)
        self.name, self.line, self.problem = name, line, problem


def environment(templates: Templates, strings: Strings) -> jinja2.Environment:
    """The one environment that every page is rendered in."""
    env = jinja2.Environment(
        loader=jinja2.FunctionLoader(partial(_source, templates.sources)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals["t"] = strings
    env.filters["json"] = _json
    return env


def render(env: jinja2.Environment, context: Context, page: Page) -> bytes:
    """One page. Raise `BrokenTemplateError`."""
    name = page.source
    try:
        return env.get_template(name).render(v=page.view(context)).encode()
    except jinja2.TemplateSyntaxError as error:
        raise BrokenTemplateError(error.name or name, error.lineno, str(error.message)) from error
    except (jinja2.TemplateError, MissingWordsError) as error:
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
) -> dict[str, bytes]:
    """All pages by path. `jobs` is the number of processes, 0 for as many as are worth it."""
    env = environment(templates, context.t)
    jobs = jobs or (os.cpu_count() or 1 if len(pages) >= PARALLEL_FROM else 1)
    rendered = _each(env, context, pages) if jobs == 1 else _parallel(env, context, pages, jobs)
    files = {}
    for number, (page, data) in enumerate(zip(pages, rendered, strict=True), 1):
        files[page.path] = data
        progress(number)
    return files


def _each(env: jinja2.Environment, context: Context, pages: Sequence[Page]) -> Iterator[bytes]:
    return (render(env, context, page) for page in pages)


_work: tuple[jinja2.Environment, Context, Sequence[Page]]
"""What a worker renders, inherited from its parent when it is forked: nothing of it has to be pickled."""


def _parallel(env: jinja2.Environment, context: Context, pages: Sequence[Page], jobs: int) -> Iterator[bytes]:
    global _work
    _work = (env, context, pages)
    forking = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=forking) as pool:
        yield from pool.map(_render_at, range(len(pages)), chunksize=64)


def _render_at(index: int) -> bytes:
    env, context, pages = _work
    return render(env, context, pages[index])
