"""What readers take away of a page: its tables, their files, and what a copied table has to say about its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder import urls
from builder.model.schema.plan import Source
from builder.model.site import Plan
from builder.model.types import Absent
from builder.text.strings import Strings
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.evidence import reference_words
from builder.views.links import place_words
from builder.views.pieces import Link, MarkLine
from builder.views.table_marks import mark_line_of
from builder.views.tables import Table
from builder.views.values import date_link


@value_class
class CitedSource:
    """How files cite a source. Links to its paragraphs begin with `start`; `words` leave `{paragraph}` open."""

    start: str
    words: str
    title: str
    url: str
    day: str
    """When it was checked, in words, and as its plan has it."""
    checked: str


@value_class
class PlanSource:
    """By the key of a plan: its place, title, sources with their addresses, and when it was checked, in words."""

    plan: str
    words: str
    cited: tuple[CitedSource, ...] = ()


@value_class
class PlanReference:
    """How a paper cites a plan: `words` with `{paragraph}` left open, where the original is, when it was checked."""

    words: str
    url: str
    checked: str


def plan_reference(page: PageContext, plan: Plan) -> PlanReference:
    """What the notes of a memo say of a plan."""
    words = reference_words(page, plan, "{paragraph}")
    return PlanReference(words, url_words(page.t, plan.sources[0]), date_link(page, plan.checked).text)


@value_class
class Downloads:
    """What can be taken away of a page: its tables, what has to be read with them, and the sources of their plans."""

    files: tuple[Link, ...]
    """Those that lie beside the page: what each is called, where it is and what it is good for."""
    maker: str
    """The script that makes the others."""
    name: str
    """What the others are called, without their kind."""
    path: str
    """What `bilin export` calls the page."""
    address: str
    """Of the page, in full where the site has an address."""
    sources: tuple[PlanSource, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    """What has to be read with the tables, as the page says it."""


def downloads(
    page: PageContext, plans: Sequence[Plan], tables: Iterable[Table], *notes: str, marks: MarkLine | None = None
) -> Downloads:
    """For a page that `routes` marks as exported: its `tables`, which show `plans`. Empty notes say nothing.

    `marks`: those of the tables, if the page has counted them.
    """
    tables = tuple(tables)
    marks = marks or mark_line_of(page, tables)
    said = (*notes, page.t("export.marks", words=marks.words) if marks else "")
    csv = page.href(urls.export_url(page.path, "csv"))
    return Downloads(
        files=(Link(page.t("export.csv.name"), csv, note=page.t("export.csv.note")),),
        maker=page.href(urls.page_script_url("memo-en" if page.shared.is_beside else "memo")),
        name=file_name(page.path),
        path=page.path,
        address=full_address(page, page.address),
        sources=plan_sources(page, plans),
        tables=tables,
        notes=tuple(note for note in said if note),
    )


def plan_sources(page: PageContext, plans: Sequence[Plan]) -> tuple[PlanSource, ...]:
    """Where plans come from, and how files cite them."""
    return tuple(_plan_source(page, plan) for plan in plans)


def _plan_source(page: PageContext, plan: Plan) -> PlanSource:
    # Only where links begin differs from page to page.
    words, cited = page.hold(
        ("source", plan.key), lambda anywhere: (_words(anywhere, plan), _cite_sources(anywhere, plan))
    )
    address = page.href(urls.source_url(plan))
    return PlanSource(plan.key, words, tuple([_starting(address, each) for each in cited]))


def _starting(address: str, cited: CitedSource) -> CitedSource:
    return CitedSource(f"{address}{cited.start}", cited.words, cited.title, cited.url, cited.day, cited.checked)


def file_name(path: str) -> str:
    """What a file that is made of a page is called, without its kind.

    >>> file_name("themes/housing.html"), file_name("numbers/index.html"), file_name("index.html")
    ('themes-housing', 'numbers', 'index')
    """
    return path.removesuffix(".html").removesuffix("/index").replace("/", "-")


def full_address(page: PageContext, target: str) -> str:
    """The full address of a page; before the site has an address of its own, only where the page lies in it."""
    return page.shared.public_url(target) or target


def _cite_sources(page: PageContext, plan: Plan) -> tuple[CitedSource, ...]:
    """The sources of a plan, each with the beginning of its anchors in place of that of its links."""
    words = reference_words(page, plan, "{paragraph}")
    day, checked = date_link(page, plan.checked).text, str(plan.checked)
    return tuple(
        CitedSource(
            start=f"#{urls.paragraph_anchor(source.id, '')}",
            words=words,
            title=source.title,
            url=url_words(page.t, source),
            day=day,
            checked=checked,
        )
        for source in plan.sources
    )


def _words(page: PageContext, plan: Plan) -> str:
    sources = "；".join(
        page.t("export.copied_source", title=source.title, url=url_words(page.t, source)) for source in plan.sources
    )
    day = date_link(page, plan.checked).text
    return page.t("export.copied_plan", place=place_words(page, plan), title=plan.title, sources=sources, checked=day)


def url_words(t: Strings, source: Source) -> str:
    """The address of the original, or why there is none."""
    if isinstance(source.url, Absent):
        words = t("source.not_printed" if source.url.state == "not_stated" else f"state.{source.url.state}")
        return t("source.no_url", state=words, reason=source.url.note) if source.url.note else words
    return source.url
