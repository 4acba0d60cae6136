"""The document of a city, a province or the state that a plan implements, and the plans that implement it too."""

from __future__ import annotations

from collections.abc import Iterator

from builder import urls
from builder.compare.superior import SuperiorComparison, compare_superior
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.claims import claimed_value
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.links import plan_name_link
from builder.views.pieces import Fact, Link, Value
from builder.views.superior_tables import implementing_table, numbers_table, themes_table
from builder.views.tables import Table
from builder.views.values import stated_value

_COUNTED = ("same", "higher", "lower", "due.later", "due.earlier", "missing", "extra")
_NOT_COMPARED = ("unlike", "several", "unmatched")


@value_class
class SuperiorSection:
    """A plan beside the recorded document that it implements: what there is in a sentence, numbers, themes."""

    lead: str
    superior: Link
    numbers: Table | None
    themes: Table | None
    unlisted: str


@value_class
class SuperiorParts:
    """What the page of a plan has of documents above it and below it; files to take away where there are tables."""

    section: SuperiorSection | None
    implementing: Table | None
    downloads: Downloads | None


def superior_facts(page: PageContext, plan: Plan) -> Iterator[Fact]:
    """What the plan implements, with a link where it is recorded or published, and who else does; maybe nothing."""
    superior = plan.implements
    if superior is None:
        return
    recorded = page.shared.superiors.superior_of(plan)
    number = stated_value(page, superior.number)
    words = number.items[0].text if number.items else number.text
    text = page.t("plan.superior", title=superior.title, number=words)
    links = [Link(text, superior.url or "", note=page.t(f"superior.{superior.level}"))]
    links.append(_recorded_link(page, recorded) if recorded else Link(page.t("superior.unrecorded")))
    yield Fact(page.t("plan.implements"), claimed_value(page, Value("value", tuple(links)), f"{plan.key}.implements"))
    others = page.shared.superiors.beside(plan)
    if others:
        yield Fact(page.t("plan.implement_too"), Value("value", tuple(plan_name_link(page, each) for each in others)))


def _recorded_link(page: PageContext, superior: Plan) -> Link:
    return Link(page.t("superior.recorded"), page.href(urls.plan_url(superior)))


def compare_with_superior(context: Context, plan: Plan) -> SuperiorComparison | None:
    """A plan held against the document that it implements; nothing where that is not recorded."""
    superior = context.superiors.superior_of(plan)
    if superior is None:
        return None
    return compare_superior(context.site, plan, superior, context.coverage, context.quantities)


def superior_parts(page: PageContext, plan: Plan) -> SuperiorParts:
    """The sections on the page of a plan."""
    compared = compare_with_superior(page.shared, plan)
    section = _section(page, compared) if compared else None
    below = page.shared.superiors.implementing(plan)
    implementing = implementing_table(page, plan, [(each, _counts(page, each)) for each in below]) if below else None
    tables = [table for table in (section.numbers, section.themes) if table] if section else []
    tables += [implementing] if implementing else []
    plans = (plan, *((compared.superior,) if compared else ()), *below)
    notes = (section.lead, section.unlisted, page.t("superior.note")) if section else ()
    return SuperiorParts(section, implementing, downloads(page, plans, tables, *notes) if tables else None)


def _section(page: PageContext, compared: SuperiorComparison) -> SuperiorSection:
    unlisted = page.t("superior.unlisted", count=compared.unlisted) if compared.unlisted else ""
    return SuperiorSection(
        lead=page.t("superior.lead", counts=count_words(page, compared)),
        superior=plan_name_link(page, compared.superior),
        numbers=numbers_table(page, compared),
        themes=themes_table(page, compared),
        unlisted=unlisted,
    )


def _counts(page: PageContext, plan: Plan) -> str:
    compared = compare_with_superior(page.shared, plan)
    return count_words(page, compared) if compared else ""


def count_words(page: PageContext, compared: SuperiorComparison) -> str:
    """How many numbers stand how, in words; what is not compared is one count."""
    counts = compared.counts
    parts = [(page.t(f"superior.count.{name.replace('.', '_')}"), counts[name]) for name in _COUNTED]
    parts.append((page.t("superior.count.not_compared"), sum(counts[name] for name in _NOT_COMPARED)))
    named = [page.t("superior.count.of", word=word, count=count) for word, count in parts if count]
    return page.t("superior.count.join").join(named) or page.t("superior.count.none")
