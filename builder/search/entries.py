"""How a page is found: what kind of thing it shows, under which names, and by what it can be narrowed down.

A page joins the search by carrying a `SearchEntry`; its words are read from the page itself when it has been rendered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.model.schema.plan import Organisation
from builder.model.schema.vocabulary import Term
from builder.model.site import District, Plan, Programme, Site, TextPage
from builder.model.statements import coded_terms_of, level_of, programme_statements

FACETS = (
    "kind",
    "province",
    "city",
    "district",
    "plan_kind",
    "year",
    "theme",
    "instrument",
    "target_group",
    "agency",
    "commitment",
    "status",
)
KINDS = ("district", "programme", "plan", "theme", "indicator", "measure", "organisation", "source", "text")
"""In the order in which equal names are shown. Measures and organisations are places in a page, not pages."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that leads to a page, or to the place `anchor` in it."""

    text: str
    kind: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """`where`: the place and text it belongs to. `facets`: labels by facet; not all pages have all."""

    kind: str
    names: tuple[Name, ...]
    where: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)


def district_entry(site: Site, district: District) -> SearchEntry:
    """By its name, its full name and its names with and without the city."""
    names = (district.name.zh, district.full_name, f"{district.city}{district.name.zh}")
    plans = site.plans_of(district)
    facets = _place(district) | {
        "plan_kind": _labels(site, "plan-kinds", [plan.kind for plan in plans]),
        "year": tuple(dict.fromkeys(str(plan.year) for plan in plans if plan.year)),
    }
    return SearchEntry("district", _names("district", *names), f"{district.province}{district.city}", facets)


def plan_entry(site: Site, plan: Plan) -> SearchEntry:
    """By its titles, and each organisation that it names."""
    bodies = tuple(
        Name(text, "organisation", organisation_anchor(number))
        for number, (printed, body) in enumerate(plan.organisations.items(), 1)
        for text in dict.fromkeys((printed, *([body.full_name.zh] if body.full_name else []), *body.also_printed))
    )
    themes = [term for facet, term in sorted(coded_terms_of(plan)) if facet == "themes"]
    facets = _text(site, plan) | {
        "theme": _labels(site, "themes", themes),
        "agency": _agencies(site, plan.organisations.values()),
    }
    return SearchEntry(
        "plan", (*_names("plan", plan.title, plan.short_title), *bodies), plan.district.full_name, facets
    )


def organisation_anchor(number: int) -> str:
    """Where the page of a plan names its organisation number `number`, from 1."""
    return f"organisation-{number}"


def programme_entry(site: Site, plan: Plan, programme: Programme) -> SearchEntry:
    """By its name, and the names of its measures."""
    measures = tuple(Name(item.name.zh, "measure", f"m-{item.id}") for item in programme.measures)
    statements = [*programme_statements(programme)]
    terms = [(facet, term) for statement in statements for facet, term in sorted(statement.terms)]
    bodies = [plan.organisations[name] for statement in statements for name in statement.bodies()]
    levels = [level for statement in statements if (level := level_of(site, plan, statement.coding))]
    states = [statement.coding.status for statement in statements if statement.coding.status]
    by_facet = {
        name: _labels(site, facet, [term for own, term in terms if own == facet])
        for name, facet in (("theme", "themes"), ("instrument", "instruments"), ("target_group", "target-groups"))
    }
    facets = (
        _text(site, plan)
        | by_facet
        | {
            "agency": _agencies(site, bodies),
            "commitment": _labels(site, "commitments", levels),
            "status": _labels(site, "statuses", states),
        }
    )
    return SearchEntry("programme", (*_names("programme", programme.name.zh), *measures), _where(plan), facets)


def source_entry(site: Site, plan: Plan) -> SearchEntry:
    """By the words of the source alone: its title is the plan's, which shall come first."""
    return SearchEntry("source", (), _where(plan), _text(site, plan))


def theme_entry(term: Term) -> SearchEntry:
    """By its label."""
    return SearchEntry("theme", _names("theme", term.label.zh), facets={"theme": (term.label.zh,)})


def indicator_entry(term: Term) -> SearchEntry:
    """The page of an indicator."""
    return SearchEntry("indicator", _names("indicator", term.label.zh))


def text_entry(page: TextPage) -> SearchEntry:
    """By its title."""
    return SearchEntry("text", _names("text", page.title.zh))


def glossary_entry(site: Site) -> SearchEntry:
    """By the labels of all terms, each at its place; themes have pages of their own."""
    terms = (
        Name(term.label.zh, "text", f"{name}-{term.id}")
        for name, vocabulary in site.vocabularies.items()
        if name != "themes"
        for term in vocabulary.terms.values()
    )
    return SearchEntry("text", tuple(terms))


def _where(plan: Plan) -> str:
    return f"{plan.district.full_name} {plan.short_title}"


def _names(kind: str, *texts: str) -> tuple[Name, ...]:
    return tuple(Name(text, kind) for text in dict.fromkeys(texts))


def _place(district: District) -> dict[str, tuple[str, ...]]:
    return {"province": (district.province,), "city": (district.city,), "district": (district.full_name,)}


def _text(site: Site, plan: Plan) -> dict[str, tuple[str, ...]]:
    years = (str(plan.year),) if plan.year else ()
    return _place(plan.district) | {"plan_kind": _labels(site, "plan-kinds", [plan.kind]), "year": years}


def _labels(site: Site, vocabulary: str, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(site.term(vocabulary, term_id).label.zh for term_id in ids))


def _agencies(site: Site, bodies: Iterable[Organisation]) -> tuple[str, ...]:
    return _labels(site, "agencies", [body.agency for body in bodies])
