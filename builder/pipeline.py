"""The stages, top to bottom: load, parse, check, route, render, index, write."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from builder import urls
from builder.checks import check, drafts
from builder.content.json_schema import number_keys
from builder.content.parse import parse
from builder.content.read import load, load_files
from builder.evidence import archive
from builder.evidence.archive import load_sources
from builder.evidence.ledger import Ledger, keep_ledger
from builder.export import export
from builder.findings.finding import Finding, Severity, in_order
from builder.model.site import Site
from builder.publish import publish
from builder.render import environment, render, render_all
from builder.routes import Page, collisions, robots, route, sitemap
from builder.search import index
from builder.templates import Templates, load_templates
from builder.text.strings import strings_from
from builder.views.context import context
from builder.yamltext.decoding import as_stored
from builder.yamltext.fix import fixed

Log = Callable[[str, int, float], None]
"""Told of each finished stage: its name, how many things it handled, seconds."""

Files = Callable[[str], bytes | None]
"""The file at a path of the site, None where there is none."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known once content is checked. There are pages only when nothing keeps them from being made."""

    site: Site
    ledger: Ledger
    pages: list[Page]
    findings: list[Finding]
    files: int
    archived: bool


@dataclass(frozen=True, slots=True)
class Built:
    """A published site."""

    pages: int
    changed: int


def check_content(
    content: Path, *, shown_as: str, sources: Path | None, log: Log, with_drafts: bool = False
) -> Checked:
    """Load, parse, check and route. `sources` overrides the directory named in `site.yaml`.

    Drafts are left out of the site, and told as one finding each, unless it is made `with_drafts`.
    Raise `FileNotFoundError` when there is no content folder.
    """
    with _timed(log, "load") as done:
        records, in_text = load(content, shown_as=shown_as)
        done(len(records))
    with _timed(log, "parse") as done:
        unread = [one.place.file for one in in_text if one.severity is Severity.ERROR]
        site, findings = parse(records, content=shown_as, unread=unread)
        done(len(site.plans))
    with _timed(log, "check") as done:
        directory = sources or default_sources(site, content)
        findings += [*check(site), *drafts.marked(site, with_drafts=with_drafts)]
        files = [source.file for plan in site.plans for source in plan.sources]
        texts = load_sources(directory, files) if directory else None
        evidence = list(archive.check(site, texts)) if texts is not None else []
        broken = {one.place.file for one in (*in_text, *findings, *evidence) if one.severity is Severity.ERROR}
        ledger, problems = keep_ledger(site, texts, broken=broken)
        findings += drafts.downgrade_draft_findings(site, [*evidence, *problems], with_drafts=with_drafts)
        done(len(findings))
    findings = in_text + _of_other_lines(findings, in_text)
    if not with_drafts:
        site = drafts.published(site)
    with _timed(log, "route") as done:
        pages = [] if _errors(findings) else route(site)
        findings += collisions(pages)
        done(len(pages))
    return Checked(site, ledger, pages, in_order(findings), len(records), directory is not None)


def build(
    checked: Checked,
    *,
    templates: Path,
    output: Path,
    jobs: int,
    full: bool,
    log: Log,
    progress: Callable[[int], None],
    today: date | None = None,
) -> Built:
    """Render and write a site that has been checked and has no errors. `today` is the day to count reviews from."""
    with _timed(log, "render") as done:
        loaded = load_templates(templates)
        shared = context(checked.site, strings_from(loaded.strings), checked.ledger, today=today)
        rendered = render_all(loaded, shared, checked.pages, jobs=jobs, progress=progress)
        files = rendered.files
        files |= _assets(loaded)
        files["sitemap.xml"] = sitemap(checked.site, checked.pages)
        files["robots.txt"] = robots(checked.site)
        done(len(checked.pages))
    log("export", rendered.exported, rendered.seconds)
    with _timed(log, "index") as done:
        wanted = [index.SearchPage(one.path, one.found, files[one.path]) for one in checked.pages if one.found]
        files |= index.files(wanted, jobs=jobs or os.cpu_count() or 1)
        done(len(wanted))
    with _timed(log, "write") as done:
        changed = publish(files, output, full=full)
        done(changed)
    return Built(sum(page.path.endswith(".html") for page in checked.pages), changed)


def files_on_demand(checked: Checked, *, templates: Path, today: date | None = None) -> Files:
    """The files of a site without errors, each made when it is asked for by its path."""
    loaded = load_templates(templates)
    shared = context(checked.site, strings_from(loaded.strings), checked.ledger, today=today)
    env = environment(loaded, shared.t)
    pages = {page.path: page for page in checked.pages}
    ready = _assets(loaded)

    @cache
    def searched() -> dict[str, bytes]:
        wanted = [index.SearchPage(one.path, one.found, render(env, shared, one)) for one in checked.pages if one.found]
        return index.files(wanted, jobs=os.cpu_count() or 1)

    def file(path: str) -> bytes | None:
        if path.startswith(f"{urls.SEARCH_FILES}/"):
            return searched().get(path)
        if path in pages:
            return render(env, shared, pages[path])
        page = pages.get(f"{path.rpartition('.')[0]}.html")
        if page and page.exported:
            return export(shared, page.path, render(env, shared, page)).get(path)
        return ready.get(path)

    return file


def _assets(loaded: Templates) -> dict[str, bytes]:
    """The files that do not depend on content: style sheet, scripts, and what is copied as it is."""
    files = {urls.STYLES: loaded.styles.encode(), urls.SCRIPT: loaded.script.encode()}
    files |= {urls.page_script_url(name): text.encode() for name, text in loaded.page_scripts.items()}
    return files | {f"static/{name}": data for name, data in loaded.static.items()}


def locks(checked: Checked) -> dict[str, str]:
    """The evidence locks as they should be, by path below the content folder, of all plans whose source is at hand."""
    return {
        f"districts/{plan.district.id}/{plan.id}/evidence.lock": page.lock
        for plan in checked.site.plans
        if not plan.draft and (page := checked.ledger.get(plan.key)) and page.lock
    }


def repairs(content: Path) -> dict[str, tuple[list[str], list[str]]]:
    """The lines before and after of every content file in which something can be mended without losing anything."""
    numbers = number_keys()
    found = {}
    for file, kind, data in load_files(content):
        text = fixed(data, file, prose=kind in ("summary", "lock"), numbers=numbers)
        if text is not None and text.encode() != data:
            found[file] = (as_stored(data).split("\n"), text.split("\n"))
    return found


def blocks_publishing(findings: list[Finding], *, strict: bool) -> bool:
    """Whether these findings keep a site from being published."""
    return any(one.severity is not Severity.NOTICE for one in findings) if strict else _errors(findings)


def _of_other_lines(findings: list[Finding], in_text: list[Finding]) -> list[Finding]:
    """Without what is said of a value whose very text is wrong: that comes from the same mistake."""
    wrong = {(one.place.file, one.place.line) for one in in_text if one.severity is Severity.ERROR}
    return [one for one in findings if one.rule == "missing-key" or (one.place.file, one.place.line) not in wrong]


def _errors(findings: list[Finding]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def default_sources(site: Site, content: Path) -> Path | None:
    """The directory that `site.yaml` names, if it is there: a clone need not have the archive."""
    directory = named_sources(site, content)
    return directory if directory and directory.is_dir() else None


def named_sources(site: Site, content: Path) -> Path | None:
    """The directory that `site.yaml` names, whether or not it is there."""
    return content.absolute().parent / site.config.sources if site.config.sources else None


@contextmanager
def _timed(log: Log, stage: str) -> Iterator[Callable[[int], None]]:
    start, count = time.perf_counter(), 0

    def done(number: int) -> None:
        nonlocal count
        count = number

    yield done
    log(stage, count, time.perf_counter() - start)
