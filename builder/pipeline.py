"""load -> parse -> check -> route -> render -> export -> index -> publish: the stages, each timed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import field
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from builder.checks import check, drafts, labels, vocabulary
from builder.compare.earlier_weights import EarlierWeights
from builder.content.earlier_files import EarlierFiles
from builder.content.earlier_texts import EarlierTexts
from builder.content.near_paths import right_paths
from builder.content.parse import parse
from builder.content.read import ReadFiles, load
from builder.evidence.ledger.ledger import EarlierEvidence, Ledger, keep_ledger
from builder.evidence.ledger.remembered import EarlierComparisons
from builder.evidence.locks.gone_programmes import explain_gone
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.archive import check as check_archive
from builder.evidence.sources.possession import Possession, open_archive, possession
from builder.evidence.verification.miscited import CitationRepairs, explain_citations
from builder.findings.finding import Finding, Severity, sort_findings
from builder.model.earlier_site import EarlierSite
from builder.model.language import in_language
from builder.model.site import Site
from builder.processes.collector import collect_after
from builder.processes.program import program_sum
from builder.processes.stages import Log, timed
from builder.publish.extra import write_others
from builder.publish.memory import Memory, folder_of
from builder.publish.parts import FinishedPart
from builder.publish.staging import Publication, Staging, Written, open_publication
from builder.register.lost import find_lost, with_lost
from builder.render.contexts import context_of
from builder.render.on_executor import render_on_executor
from builder.render.records import records_of, units_of_content
from builder.render.render import RenderedPage, asset_files, render_all
from builder.render.reuse import EarlierPages
from builder.render.reuse_shared import EarlierData, EarlierIndexes
from builder.render.templates import load_templates
from builder.routes.collisions import find_collisions
from builder.routes.redirects import moved_downloads
from builder.routes.route import route
from builder.routes.signposts import signpost_files
from builder.search import index
from builder.search.documents import HeldDocument
from builder.search.lexicon import read_lexicon
from builder.store.access import Access
from builder.text.values import value_class
from builder.views.card import undrawable_plans
from builder.views.context import Context
from builder.views.page import Page, count_pages


@value_class
class Checked:
    """Content that has been checked. It has pages only when nothing keeps them from being made."""

    site: Site
    ledger: Ledger
    pages: list[Page]
    findings: list[Finding]
    files: int
    archived: bool
    possession: Possession
    repairs: CitationRepairs
    """Which citations are off, and what they should be."""


@value_class
class EarlierCheck:
    """What one process reads again and again, as it was read, made and compared the last time."""

    files: ReadFiles = field(default_factory=dict)
    models: EarlierFiles = field(default_factory=EarlierFiles)
    site: EarlierSite = field(default_factory=EarlierSite)
    evidence: EarlierEvidence = field(default_factory=EarlierEvidence)


@value_class
class EarlierWork:
    """What an earlier process read, compared and weighed, where it is remembered."""

    texts: EarlierTexts | None = None
    comparisons: EarlierComparisons | None = None
    weights: EarlierWeights | None = None


NOTHING = EarlierWork()


@value_class
class Publishing:
    """Where a site is published, with which files beside its own, and under which conditions: see `publish`."""

    output: Path
    extra: Mapping[str, bytes] = field(default_factory=dict)
    full: bool = False
    time: int | None = None
    older: bool = False
    open_data: bool = True
    """Whether the open data as a whole are written; without them, `data.html` and what leads there are no use."""
    parts: Sequence[FinishedPart] = ()
    """What other jobs have made of this very site."""

    def recall(self) -> Memory:
        """What earlier builds into the output have left, and the other jobs."""
        return Memory(folder_of(self.output), (part.memory for part in self.parts))

    def open(self, memory: Memory) -> AbstractContextManager[Publication]:
        """Begin to publish. Raise as `open_publication` does."""
        files = [part.files for part in self.parts]
        return open_publication(
            self.output, full=self.full, time=self.time, older=self.older, parts=files, memory=memory
        )


@value_class
class Built:
    """A published site."""

    pages: int
    changed: int
    reused: int
    """Pages that had been made before."""
    find_undrawn: Callable[[], Mapping[str, str]]
    """Looks for plans without a picture of their own, by their keys, with the characters that the fonts lack."""


def check_content(
    content: Path,
    *,
    shown_as: str,
    sources: Path | Access | None,
    log: Log,
    with_drafts: bool = False,
    earlier: EarlierCheck | None = None,
    work: EarlierWork = NOTHING,
) -> Checked:
    """Load, parse, check and route. `sources` overrides the store named in `site.yaml`.

    Drafts are left out of the site, with a finding for each, unless it is made `with_drafts`. What has not changed is
    remembered by `earlier` from one check to the next, by `work` from one process to the next.
    Raise `NoContentError` when there is no content folder, `ArchiveError` for a store that cannot be read.
    """
    with timed(log, "load") as done:
        files_before = earlier.files if earlier else None
        records, in_text = load(content, shown_as=shown_as, earlier=files_before, texts=work.texts)
        done(len(records))
    with timed(log, "parse") as done:
        unread = _files_with_errors(in_text) | right_paths(in_text)
        site, findings = parse(records, content=shown_as, unread=unread, earlier=earlier.models if earlier else None)
        site = earlier.site.hand_down(site) if earlier else site
        files = len(records)
        del records  # the site has all that is needed of them
        done(len(site.all_plans))
    with timed(log, "check") as done:
        archive, trouble = open_archive(site, content, sources if isinstance(sources, Access) else Access(sources))
        findings += [*check(site), *drafts.check_drafts(site, with_drafts=with_drafts)]
        findings += labels.check(site, with_drafts=with_drafts)
        ledger, in_evidence, repairs = _check_evidence(
            site, archive, [*in_text, *findings], earlier.evidence if earlier else None, work.comparisons
        )
        findings += drafts.downgrade_draft_findings(site, in_evidence, with_drafts=with_drafts)
        done(len(findings))
    findings = in_text + _of_other_lines(findings, in_text)
    if not with_drafts:
        site = site.published
    site = in_language(site)
    with timed(log, "route") as done:
        # What a lock lacks keeps nothing from being compared with what was published: often both are one mistake.
        of_content = (mistake for mistake in findings if not mistake.rule.startswith("lock-"))
        pages = [] if _has_errors(of_content) else route(site, work.weights)
        findings += find_collisions(pages)
        lost = list(find_lost(site, pages, site.register, site.changes)) if pages else []
        findings = with_lost(findings, lost)
        done(len(pages))
    held = possession(site, archive, trouble)
    return Checked(site, ledger, pages, sort_findings(findings), files, archive is not None, held, repairs)


def build(
    checked: Checked,
    *,
    templates: Path,
    publishing: Publishing,
    jobs: int,
    log: Log,
    progress: Callable[[int], None],
    today: date | None = None,
    own_templates: Path | None = None,
    executor: Executor | None = None,
) -> Built:
    """Publish a site without errors. Reviews are counted from `today`; files of `own_templates` replace `templates`.

    The workers of an `executor` render the pages, where there is one, in place of `jobs` processes of this machine.
    """
    site, pages, program = checked.site, checked.pages, program_sum()
    memory = publishing.recall()
    loaded = load_templates(templates, own_templates)
    new_context = partial(context_of, site, loaded, checked.ledger, today=today)
    render = partial(render_on_executor, executor) if executor else partial(render_all, jobs=jobs)
    with publishing.open(memory) as publication:
        staging = publication.staging
        with timed(log, "data") as done:
            earlier_data = EarlierData(memory, staging, context=new_context(), program=program)
            context, data = earlier_data.make(wanted=publishing.open_data)
            done(len(data))
        with timed(log, "render") as done:
            earlier_pages = EarlierPages(memory, staging, templates=loaded, context=context, program=program)
            rendered = render(loaded, context, pages, staging.write, earlier=earlier_pages, progress=progress)
            files = asset_files(loaded, context) | signpost_files(context, pages)
            units = memory.keep(chain(records_of(pages, rendered, earlier_pages), earlier_data.records()))
            done(len(rendered))
        written = data | {path: file for page in rendered for path, file in page.files.items()}
        log("export", len(written) - len(rendered) - len(data), sum(page.seconds for page in rendered))
        documents, reused = list(_documents(pages, context, rendered)), sum(page.is_earlier for page in rendered)
        del earlier_data, earlier_pages, context, rendered  # as large as all that is made from here on without them
        collect_after(len(pages) - reused)
        with timed(log, "index") as done:
            earlier_indexes = EarlierIndexes(memory, staging, program=program)
            written |= _write_index(site, documents, staging, earlier_indexes, jobs=jobs)
            done(len(documents))
        with timed(log, "write") as done:
            written |= write_others(staging, written, moved_downloads(pages), files, publishing.extra)
            changed = publication.finish(written)
            memory.forget_others(
                units | memory.keep(earlier_indexes.records()) | units_of_content(site, checked.ledger)
            )
            done(changed)
    return Built(count_pages(pages), changed, reused, lambda: undrawable_plans(new_context()))


def _write_index(
    site: Site, documents: list[HeldDocument], staging: Staging, earlier: EarlierIndexes, *, jobs: int
) -> dict[str, Written]:
    """Write the files of the search index; those of earlier ones are taken over as the index is made."""
    files = index.index_documents(documents, read_lexicon(site), jobs=jobs, earlier=earlier)
    return {path: staging.write(path, data) for path, data in files} | earlier.written


def _documents(pages: Sequence[Page], context: Context, rendered: Sequence[RenderedPage]) -> Iterator[HeldDocument]:
    for page, result in zip(pages, rendered, strict=True):
        if result.text and (entry := page.search_entry(context.site, context.t)):
            yield HeldDocument(page.path, entry, result.text)


def blocks_publishing(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether these findings keep a site from being published."""
    if strict:
        return any(finding.severity is not Severity.NOTICE for finding in findings)
    return _has_errors(findings)


def _check_evidence(
    site: Site,
    archive: Archive | None,
    before: Sequence[Finding],
    earlier: EarlierEvidence | None,
    comparisons: EarlierComparisons | None,
) -> tuple[Ledger, list[Finding], CitationRepairs]:
    """Compare claims with sources. Files with errors, found `before` or in the archive, are not compared."""
    findings = list(check_archive(site, archive)) if archive else []
    broken = _files_with_errors([*before, *findings]) | vocabulary.list_files(site, before)
    ledger, problems = keep_ledger(site, archive, broken=broken, earlier=earlier, comparisons=comparisons)
    return ledger, *explain_citations(site, archive, explain_gone(site, [*findings, *problems]))


def _of_other_lines(findings: Iterable[Finding], in_text: Iterable[Finding]) -> list[Finding]:
    """Leave out what is said of a value whose very text is wrong: that comes from the same mistake."""
    wrong = {(finding.place.file, finding.place.line) for finding in in_text if finding.severity is Severity.ERROR}
    return [each for each in findings if each.rule == "missing-key" or (each.place.file, each.place.line) not in wrong]


def _files_with_errors(findings: Iterable[Finding]) -> set[str]:
    return {finding.place.file for finding in findings if finding.severity is Severity.ERROR}


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
