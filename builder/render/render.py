"""Pages -> bytes, with the files exported from them. Templates escape everything and stop at an undefined name."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any

import jinja2
from markupsafe import Markup

from builder import urls
from builder.data.encoding import compact_json
from builder.export import export, export_file
from builder.export.maker import maker_data
from builder.export.markdown import export_markdown, has_markdown
from builder.findings.errors import BrokenTemplateError
from builder.model.site import Site
from builder.processes.workers import can_share, share
from builder.publish.staging import Written
from builder.render.compiled import compiled_templates
from builder.render.inputs import Names, Numbers
from builder.render.reuse import EarlierPages, PageBefore, closure_of
from builder.render.template_code import WORDS, Fragments, LeanEnvironment
from builder.render.templates import Templates, interface_words
from builder.search.text import PackedPage, read_packed_page
from builder.text.foreign import CHINESE, mark_chinese
from builder.text.reads import recorded
from builder.text.strings import MissingWordsError, Strings
from builder.text.values import value_class
from builder.views.context import Context
from builder.views.page import Page

PARALLEL_FROM = 300
"""Pages from which on more than one process is worth its start."""
EXPORT_COUNTS = 1
"""To export a page takes about as long as to render this many."""

Write = Callable[[str, bytes], Written]
"""Writes a file at a path of the site, from any process."""


@value_class
class RenderedPage:
    """What is earlier of a page that has been written, with the files exported from it; `seconds` are of exporting."""

    files: dict[str, Written]
    text: PackedPage | None
    """What search reads of it; None where it is not searched."""
    seconds: float
    reads: Numbers | None = None
    """What was read of the content for it, by the numbers of names (`EarlierPages`); None where nobody can tell."""
    is_earlier: bool = False
    """Whether it was made before, and taken over."""
    is_kept: bool = False
    """Whether what is remembered of it stays as it is: of such a page nobody tells the reads again."""


Rendered = tuple[RenderedPage, Names | None]
"""A page as a process hands it back: what was read to make it still by name, which another process can number."""


def environment(templates: Templates, strings: Strings, placed: frozenset[str] | None = None) -> jinja2.Environment:
    """The one environment that every page of a language is rendered in.

    `placed`: the keys of words that the other languages have too; all, where there is no other.
    """
    placed = strings.keys if placed is None else placed
    env = LeanEnvironment(
        bytecode_cache=compiled_templates(placed),
        cache_size=-1,  # all stay at hand, and none is put in order of its last use at each import of each page
        loader=jinja2.FunctionLoader(partial(_source, templates.sources)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.placed = placed
    env.globals[WORDS] = strings
    env.globals["fragment"] = Fragments()
    env.filters["json"] = _json if strings.locale == CHINESE else _foreign_json
    return env


Language = tuple[jinja2.Environment, Context]
"""What pages in a language are rendered with."""


def environments(templates: Templates, site: Site) -> dict[bool, jinja2.Environment]:
    """What the pages of a site are rendered in, by whether they are the pages in English of a site in Chinese."""
    sites = {False: site} | ({True: site.english} if site.english else {})
    words = {is_english: interface_words(templates, each.config) for is_english, each in sites.items()}
    placed = frozenset.intersection(*(strings.keys for strings in words.values()))
    return {is_english: environment(templates, strings, placed) for is_english, strings in words.items()}


def languages(envs: Mapping[bool, jinja2.Environment], context: Context) -> dict[bool, Language]:
    """What pages are rendered with, by the same."""
    contexts = {False: context} | ({True: context.english} if context.english else {})
    return {is_english: (envs[is_english], each) for is_english, each in contexts.items()}


def render(env: jinja2.Environment, context: Context, page: Page) -> bytes:
    """One page. Raise `BrokenTemplateError`."""
    return _render(env, page, view_of(context, page))


def render_export(context: Context, page: Page, kind: str) -> bytes | None:
    """The tables of an exported page as a file of one kind; None when it has none."""
    return export_file(context, page.path, view_of(context, page), kind)


def render_files(env: jinja2.Environment, context: Context, page: Page) -> dict[str, bytes]:
    """One page and the files exported from it, by path. Raise `BrokenTemplateError`."""
    return make_page(env, context, page, view_of(context, page))[0]


def view_of(context: Context, page: Page) -> Any:
    """What a page is rendered from."""
    with _broken_template(page.source):
        return page.view(context)


def _render(env: jinja2.Environment, page: Page, view: Any) -> bytes:
    with _broken_template(page.source):
        text = env.get_template(page.source).render(v=view)
    words = env.globals[WORDS]
    assert isinstance(words, Strings)
    is_foreign = words.locale != CHINESE and page.path.endswith(".html")
    return (mark_chinese(text) if is_foreign else text).encode()


@contextmanager
def _broken_template(name: str) -> Iterator[None]:
    """Say of an error in which template it arose."""
    try:
        yield
    except jinja2.TemplateSyntaxError as error:
        raise BrokenTemplateError(error.name or name, error.lineno, str(error.message)) from error
    except (jinja2.TemplateError, MissingWordsError, AttributeError) as error:
        raise BrokenTemplateError(*_place(error, name), str(error)) from error


def _json(value: object) -> Markup:
    """A value as a literal of a script file, where two line separators of Unicode would end a line."""
    text = compact_json(value)
    return Markup(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704  (never within HTML)


def _foreign_json(value: object) -> Markup:
    """A value as a literal; of HTML, what is Chinese in it is marked."""
    return _json(mark_chinese(value) if isinstance(value, Markup) else value)


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
    write: Write,
    *,
    jobs: int,
    earlier: EarlierPages | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> list[RenderedPage]:
    """Render and write all pages and the files exported from them, in `jobs` processes, 0 for as many as are worth it.

    Each process writes what it has rendered; what it hands back is small. What `earlier` builds made of the same is not
    rendered again.
    """
    in_languages = languages(environments(templates, context.site), context)
    work_on = partial(write_page, in_languages, write, earlier)
    work = len(pages) + EXPORT_COUNTS * sum(page.exported for page in pages)
    jobs = jobs or (os.cpu_count() or 1 if work >= PARALLEL_FROM else 1)
    if jobs > 1 and can_share():
        _compile(in_languages, templates, pages)
    rendered = []
    with closing(_render_each(work_on, pages, jobs)) as results:
        for number, (result, reads) in enumerate(results, 1):
            rendered.append(replace(result, reads=earlier.number(reads)) if earlier and reads is not None else result)
            progress(number)
    return rendered


def _compile(in_languages: Mapping[bool, Language], templates: Templates, pages: Iterable[Page]) -> None:
    """Compile what pages are rendered with, before processes are forked: each would do it anew.

    What is wrong with a template is told by the page that wants it.
    """
    for is_english, source in dict.fromkeys((page.is_english, page.source) for page in pages):
        env = in_languages[is_english][0]
        for name in sorted(closure_of(source, templates.sources)):
            with suppress(jinja2.TemplateError):
                env.get_template(name)


def _render_each(
    work_on: Callable[[Page], Rendered], pages: Sequence[Page], jobs: int
) -> Generator[Rendered, None, None]:
    if jobs == 1 or not can_share():
        yield from map(work_on, pages)
        return
    # Exported pages stand together and are slow: small shares, so that no process is left with all of them.
    at_once = max(1, min(64, len(pages) // (jobs * 16)))
    global _work
    _work = (work_on, pages)
    yield from share(_work_at, range(len(pages)), jobs=jobs, at_once=at_once)


_work: tuple[Callable[[Page], Rendered], Sequence[Page]]
"""What a worker does, inherited from its parent when it is forked: nothing of it has to be pickled."""


def _work_at(index: int) -> Rendered:
    work_on, pages = _work
    return work_on(pages[index])


def write_page(
    in_languages: Mapping[bool, Language], write: Write, earlier: EarlierPages | None, page: Page
) -> Rendered:
    """Render and write a page and its exports, or take them over from an earlier build; with it, what was read."""
    env, context = in_languages[page.is_english]
    if earlier is None:
        return _write(write, page, *make_page(env, context, page, view_of(context, page))), None
    if before := earlier.find(page):
        return page_before(before), None
    with recorded() as noted:
        files, seconds = make_page(env, context, page, view_of(context, page))
    return _write(write, page, files, seconds), earlier.inputs.names(noted)


def page_before(before: PageBefore) -> RenderedPage:
    """A page that has been taken over."""
    return RenderedPage(before.files, before.text, 0.0, before.reads, is_earlier=True, is_kept=before.is_kept)


def _write(write: Write, page: Page, files: Mapping[str, bytes], seconds: float) -> RenderedPage:
    text = read_packed_page(files[page.path]) if page.entry else None
    return RenderedPage({path: write(path, data) for path, data in files.items()}, text, seconds)


def make_page(env: jinja2.Environment, context: Context, page: Page, view: Any) -> tuple[dict[str, bytes], float]:
    """A page and its exports by path, and the processor time that the exports took, in seconds."""
    data = _render(env, page, view)
    start = time.process_time()
    exports = export(context, page.path, view) if page.exported else {}
    if has_markdown(page.template) and not page.is_english:
        exports[urls.markdown_url(page.path)] = export_markdown(context.t, page.template, view)
    if card := getattr(view, "card", None) if page.template == "plan" else None:
        from builder.export.card import draw_card  # with what draws pictures

        exports[urls.export_url(page.path, "png")] = draw_card(card)
    return {page.path: data, **exports}, time.process_time() - start if exports else 0.0


def asset_files(templates: Templates, context: Context) -> dict[str, bytes]:
    """The files that do not depend on content: style sheet, scripts, and what is copied as it is."""
    files = {urls.STYLES: templates.styles.encode(), urls.SCRIPT: templates.script.encode()}
    files |= {urls.page_script_url(name): text.encode() for name, text in templates.page_scripts.items()}
    memo = files[urls.page_script_url("memo")]
    files[urls.page_script_url("memo")] = memo + maker_data(context.t).encode()
    if context.english:
        files[urls.page_script_url("memo-en")] = memo + maker_data(context.english.t).encode()
    return files | {f"static/{name}": data for name, data in templates.static.items()}
