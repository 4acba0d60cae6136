"""The JSON file of each page that is about one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from builder import urls
from builder.compare.coverage import FACETS
from builder.compare.indicators import compare_indicator
from builder.data.context_rows import context_rows, ratio_rows
from builder.data.documents import (
    Caveat,
    ComparableNumbers,
    DistrictDocument,
    Head,
    IndicatorDocument,
    PlanDocument,
    PlanUnderTerm,
    ProgrammeDocument,
    TermDocument,
)
from builder.data.records import SCHEMA_VERSION
from builder.data.rows import (
    district_row,
    evidence_rows,
    organisation_rows,
    plan_row,
    programme_row,
    quantity_id,
    silence_row,
    silence_rows,
    source_rows,
    statement_id,
    term_row,
)
from builder.data.statement_rows import quantity_row, quantity_rows, statement_rows
from builder.data.superior_rows import superior_rows
from builder.findings.finding import Place
from builder.model.schema.site import Config
from builder.model.schema.vocabulary import Indicator
from builder.model.site import District, Plan, Programme, Site
from builder.model.types import Absent
from builder.views.context import Context
from builder.views.page import Page

TEMPLATE = "record"
_Document = Callable[[Context], object]


def object_pages(site: Site) -> Iterator[Page]:
    """A file for each district, plan, programme, term of a facet, and indicator."""
    for district in site.all_districts:
        path, place = urls.data_url("districts", district.id), district.origin.at()
        yield _page(path, partial(district_document, district=district), place)
    for plan in site.all_plans:
        yield from site.once(plan, "documents", partial(_pages_of_plan, plan))
    for facet in FACETS:
        place = site.vocabularies[facet].origin.at()
        for term in site.vocabularies[facet].terms:
            yield _page(urls.data_url(facet, term), partial(term_document, facet=facet, term=term), place)
    for indicator in site.indicators:
        place = site.vocabularies["indicators"].origin.at()
        path = urls.data_url("indicators", indicator.id)
        yield _page(path, partial(indicator_document, indicator=indicator), place)


def _pages_of_plan(plan: Plan) -> list[Page]:
    pages = [_page(urls.data_url("plans", plan.key), partial(plan_document, plan=plan), plan.origin.at())]
    for programme in plan.programmes:
        path, place = urls.data_url("programmes", f"{plan.key}.{programme.id}"), programme.origin.at()
        pages.append(_page(path, partial(programme_document, plan=plan, programme=programme), place))
    return pages


def _page(path: str, document: _Document, place: Place) -> Page:
    return Page(path, TEMPLATE, partial(_view, document=document), place)


def _view(context: Context, document: _Document) -> Any:
    return document(context)


def licence_words(config: Config) -> str:
    """The licence of the content, or the state of there being none."""
    return config.licence.state if isinstance(config.licence, Absent) else config.licence.name


def _head(context: Context, schema: str, path: str, page: str, edition: str) -> Head:
    schema_path = urls.bulk_url(f"schema/{schema}.json")
    return Head(SCHEMA_VERSION, schema_path, edition, licence_words(context.site.config), path, page)


def district_document(context: Context, district: District) -> DistrictDocument:
    """A district and its plans."""
    path, page = urls.data_url("districts", district.id), urls.district_url(district)
    head = _head(context, "district-document", path, page, context.versions.of_district(district.id))
    return DistrictDocument(
        about=head,
        district=district_row(district),
        context=tuple(context_rows(district)),
        ratios=tuple(ratio_rows(context, district)),
        plans=tuple(plan_row(context, plan) for plan in context.site.plans_of(district)),
    )


def plan_document(context: Context, plan: Plan) -> PlanDocument:
    """A plan with all that it states."""
    path, page = urls.data_url("plans", plan.key), urls.plan_url(plan)
    return PlanDocument(
        about=_head(context, "plan-document", path, page, context.versions.of_plan(plan)),
        district=district_row(plan.district),
        plan=plan_row(context, plan),
        summary=plan.summary,
        caveats=tuple(Caveat(name, text.zh) for name, text in plan.caveats.items()),
        sources=tuple(source_rows(plan)),
        organisations=tuple(organisation_rows(plan)),
        programmes=tuple(programme_row(plan, programme) for programme in plan.programmes),
        statements=tuple(statement_rows(context, plan)),
        quantities=tuple(quantity_rows(context, plan)),
        silences=tuple(silence_rows(context, plan)),
        superiors=tuple(superior_rows(context, plan)),
    )


def programme_document(context: Context, plan: Plan, programme: Programme) -> ProgrammeDocument:
    """A programme with all that it states."""
    path, page = urls.data_url("programmes", f"{plan.key}.{programme.id}"), urls.programme_url(plan, programme)
    edition = context.versions.of_programme(plan, programme)
    return ProgrammeDocument(
        about=_head(context, "programme-document", path, page, edition),
        plan=plan_row(context, plan),
        programme=programme_row(plan, programme),
        summary=programme.body,
        statements=tuple(statement_rows(context, plan, programme)),
        quantities=tuple(quantity_rows(context, plan, programme)),
        evidence=tuple(evidence_rows(context, plan, programme)),
    )


def term_document(context: Context, facet: str, term: str) -> TermDocument:
    """A term of a facet across all plans."""
    edition = context.versions.of_term(facet, term, context.site.plans)
    head = _head(context, "term-document", urls.data_url(facet, term), urls.facet_url(facet, term), edition)
    plans = tuple(_under_term(context, plan, facet, term) for plan in context.site.plans)
    return TermDocument(head, term_row(context.site, facet, term), plans)


def _under_term(context: Context, plan: Plan, facet: str, term: str) -> PlanUnderTerm:
    covered = context.coverage[plan.key].find(term, facet)
    programmes = tuple(f"{plan.key}.{programme.id}" for programme in covered.programmes)
    statements = tuple(statement_id(plan, statement.key) for statement in covered.statements)
    return PlanUnderTerm(plan.key, covered.state, covered.plan_roles, programmes, statements)


def indicator_document(context: Context, indicator: Indicator) -> IndicatorDocument:
    """An indicator across all plans."""
    site, name = context.site, indicator.id
    compared = compare_indicator(site, indicator, site.plans, context.quantities_by_indicator)
    grouped = [stated for group in compared.groups for stated in group.quantities]
    silences = (silence_row(context, plan, "indicators", name) for plan in compared.silent)
    path, page = urls.data_url("indicators", name), urls.indicator_url(name)
    return IndicatorDocument(
        about=_head(
            context, "indicator-document", path, page, context.versions.of_term("indicators", name, site.plans)
        ),
        indicator=term_row(site, "indicators", name),
        groups=tuple(
            ComparableNumbers(group.key.unit, group.apart, tuple(map(quantity_id, group.quantities)))
            for group in compared.groups
        ),
        unstated=tuple(map(quantity_id, compared.unstated)),
        quantities=tuple(quantity_row(context, stated) for stated in (*grouped, *compared.unstated)),
        silences=tuple(silence for silence in silences if silence),
    )
