"""The stages, top to bottom: load, parse, check, route, render, index, write."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from builder import paths
from builder.checks import check
from builder.evidence import archive
from builder.evidence.ledger import Ledger, keep_ledger
from builder.findings import Finding, Severity, in_order
from builder.load import load, load_sources, load_templates
from builder.model import Site
from builder.parse import parse
from builder.render import render_all
from builder.routes import Page, collisions, robots, route, sitemap
from builder.search import index
from builder.strings import strings_from
from builder.views.context import context
from builder.write import publish

Log = Callable[[str, int, float], None]
"""Told of each finished stage: its name, how many things it handled, seconds."""


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


def examine(content: Path, *, shown_as: str, sources: Path | None, log: Log) -> Checked:
    """Load, parse, check and route. `sources` overrides the directory named in `site.yaml`.

    Raise `FileNotFoundError` when there is no content folder.
    """
    with _timed(log, "load") as done:
        records, findings = load(content, shown_as=shown_as)
        done(len(records))
    with _timed(log, "parse") as done:
        unread = [one.place.file for one in findings if one.severity is Severity.ERROR]
        site, problems = parse(records, content=shown_as, unread=unread)
        findings += problems
        done(len(site.plans))
    with _timed(log, "check") as done:
        directory = sources or _default_sources(site, content)
        findings += check(site)
        files = [source.file for plan in site.plans for source in plan.sources]
        texts = load_sources(directory, files) if directory else None
        if texts is not None:
            findings += archive.check(site, texts)
        broken = {one.place.file for one in findings if one.severity is Severity.ERROR}
        ledger, problems = keep_ledger(site, texts, broken=broken)
        findings += problems
        done(len(findings))
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
        files = render_all(loaded, shared, checked.pages, jobs=jobs, progress=progress)
        files[paths.STYLES] = loaded.styles.encode()
        files[paths.SCRIPT] = loaded.script.encode()
        files |= {paths.page_script(name): text.encode() for name, text in loaded.page_scripts.items()}
        files["sitemap.xml"] = sitemap(checked.site, checked.pages)
        files["robots.txt"] = robots(checked.site)
        files |= {f"static/{name}": data for name, data in loaded.static.items()}
        done(len(checked.pages))
    with _timed(log, "index") as done:
        wanted = [index.Rendered(one.path, one.found, files[one.path]) for one in checked.pages if one.found]
        files |= index.files(wanted, jobs=jobs or os.cpu_count() or 1)
        done(len(wanted))
    with _timed(log, "write") as done:
        changed = publish(files, output, full=full)
        done(changed)
    return Built(len(checked.pages), changed)


def locks(checked: Checked) -> dict[str, str]:
    """The evidence locks as they should be, by path below the content folder, of all plans whose source is at hand."""
    return {
        f"districts/{plan.district.id}/{plan.id}/evidence.lock": page.lock
        for plan in checked.site.plans
        if (page := checked.ledger.get(plan.key)) and page.lock
    }


def stops(findings: list[Finding], *, strict: bool) -> bool:
    """Whether these findings keep a site from being published."""
    return bool(findings) if strict else _errors(findings)


def _errors(findings: list[Finding]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def _default_sources(site: Site, content: Path) -> Path | None:
    """The directory that `site.yaml` names, if it is there: a clone need not have the archive."""
    if site.config.sources is None:
        return None
    directory = content.absolute().parent / site.config.sources
    return directory if directory.is_dir() else None


@contextmanager
def _timed(log: Log, stage: str) -> Iterator[Callable[[int], None]]:
    start, count = time.perf_counter(), 0

    def done(number: int) -> None:
        nonlocal count
        count = number

    yield done
    log(stage, count, time.perf_counter() - start)
