"""What readers take away of a page: its tables, their files, and what a copied table has to say about its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder import urls
from builder.model.schema.plan import Source
from builder.model.site import Plan
from builder.model.types import Absent
from builder.text.strings import Strings
from builder.views.context import PageContext
from builder.views.evidence import reference_words
from builder.views.parts import Link
from builder.views.tables import Table
from builder.views.values import date_link

KINDS = ("csv", "xlsx", "docx")


@dataclass(frozen=True, slots=True)
class PlanSource:
    """By the key of a plan: its place, title, sources with their addresses, and when it was checked, in words."""

    plan: str
    words: str


@dataclass(frozen=True, slots=True)
class PlanReference:
    """How a paper cites a plan: `words` with `{paragraph}` left open, where the original is, when it was checked."""

    words: str
    url: str
    checked: str


def plan_reference(page: PageContext, plan: Plan) -> PlanReference:
    """What the notes of a memo say of a plan."""
    words = reference_words(page, plan, "{paragraph}")
    return PlanReference(words, url_words(page.t, plan.sources[0]), date_link(page, plan.checked).text)


@dataclass(frozen=True, slots=True)
class Downloads:
    """What each file is called, where it lies and what it is good for; and the sources of the plans in the tables."""

    files: tuple[Link, ...]
    sources: tuple[PlanSource, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    """What has to be read with the tables, as the page says it."""


def downloads(page: PageContext, plans: Sequence[Plan], tables: Iterable[Table], *notes: str) -> Downloads:
    """For a page that `routes` marks as exported: its `tables`, which show `plans`. Empty notes say nothing."""
    return Downloads(
        files=tuple(
            Link(
                page.t(f"export.{kind}.name"),
                page.href(urls.export_url(page.path, kind)),
                note=page.t(f"export.{kind}.note"),
            )
            for kind in KINDS
        ),
        sources=tuple(PlanSource(plan.key, _words(page, plan)) for plan in plans),
        tables=tuple(tables),
        notes=tuple(note for note in notes if note),
    )


def _words(page: PageContext, plan: Plan) -> str:
    sources = "；".join(
        page.t("export.copied_source", title=source.title, url=url_words(page.t, source)) for source in plan.sources
    )
    day = date_link(page, plan.checked).text
    return page.t("export.copied_plan", place=plan.district.full_name, title=plan.title, sources=sources, checked=day)


def url_words(t: Strings, source: Source) -> str:
    """The address of the original, or why there is none."""
    if isinstance(source.url, Absent):
        words = t("source.not_printed" if source.url.state == "not_stated" else f"state.{source.url.state}")
        return t("source.no_url", state=words, reason=source.url.note) if source.url.note else words
    return source.url
