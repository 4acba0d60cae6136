"""The terms of a facet: themes, instruments, target groups, agencies."""

from __future__ import annotations

from builder import urls
from builder.compare.coverage import FACETS
from builder.compare.provinces import fits_one_table
from builder.model.schema.vocabulary import Term
from builder.text.values import value_class
from builder.views.answer_finding import finding_words
from builder.views.answers import answers
from builder.views.context import Context, PageContext
from builder.views.frames import Heading, page_frame
from builder.views.links import term_link
from builder.views.peers import TermPeers, term_peers
from builder.views.pieces import Frame, Link
from builder.views.provenance import plans_provenance


@value_class
class TermSummary:
    """A term in the list."""

    name: Link
    definition: str
    example: str
    finding: str
    programmes: str
    peers: TermPeers


@value_class
class FacetsView:
    """`themes/index.html`, `instruments/index.html`, `target-groups/index.html`, `agencies/index.html`."""

    frame: Frame
    name: str
    terms: tuple[TermSummary, ...]
    others: tuple[Link, ...]
    """The lists of the other facets."""


def facets_view(context: Context, vocabulary: str) -> FacetsView:
    """All terms of a facet with their definitions."""
    page = context.page(urls.facet_list_url(vocabulary))
    site = context.site
    name = page.t(f"vocabulary.{vocabulary}")
    return FacetsView(
        frame=page_frame(
            page,
            Heading.below_home(name, page.t("facets.description", name=name)),
            provenance=plans_provenance(page, site.plans),
            current=urls.facet_list_url(vocabulary),
        ),
        name=name,
        terms=tuple(_summary(page, vocabulary, term) for term in site.vocabularies[vocabulary].terms.values()),
        others=tuple(
            Link(page.t(f"vocabulary.{facet}"), page.href(urls.facet_list_url(facet)))
            for facet in FACETS
            if facet != vocabulary
        ),
    )


def _summary(page: PageContext, vocabulary: str, term: Term) -> TermSummary:
    plans = page.shared.editions.in_force(page.site.plans)
    covered = [page.shared.coverage[plan.key].find(term.id, vocabulary) for plan in plans]
    return TermSummary(
        name=term_link(page, vocabulary, term.id),
        definition=term.definition.shown,
        example=term.example.shown,
        finding=term_finding(page, vocabulary, term.id),
        programmes=page.t("matrix.count", count=sum(len(coverage.programmes) for coverage in covered)),
        peers=term_peers(page, vocabulary, term.id),
    )


def term_finding(page: PageContext, vocabulary: str, term: str) -> str:
    """What all plans in force say under a term, in a sentence; of very many only how many say anything."""
    plans = page.shared.editions.in_force(page.site.plans)
    if fits_one_table(page.site):
        return finding_words(page, answers(page, vocabulary, term, plans), short=True)
    stated = sum(page.shared.coverage[plan.key].find(term, vocabulary).state == "value" for plan in plans)
    return page.t("facets.plans", count=stated, all=len(plans))
