"""How a page is found: what kind of thing it shows, under which names, and by what it can be narrowed down.

A page joins the search by carrying a `SearchEntry`; its words are read from the page itself when it has been rendered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.model.schema.plan import Organisation
from builder.model.schema.vocabulary import Term
from builder.model.site import District, Plan, Programme, Site, TextPage
from builder.model.types import Absent

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


def district(site: Site, one: District) -> SearchEntry:
    """By its name, its full name and its names with and without the city."""
    names = (one.name.zh, one.full_name, f"{one.city}{one.name.zh}")
    plans = site.plans_of(one)
    facets = _place(one) | {
        "plan_kind": _labels(site, "plan-kinds", [plan.kind for plan in plans]),
        "year": tuple(dict.fromkeys(str(plan.year) for plan in plans if plan.year)),
    }
    return SearchEntry("district", _names("district", *names), f"{one.province}{one.city}", facets)


def plan(site: Site, one: Plan) -> SearchEntry:
    """By its titles, and each organisation that it names."""
    bodies = tuple(
        Name(text, "organisation", organisation_anchor(number))
        for number, (printed, body) in enumerate(one.organisations.items(), 1)
        for text in dict.fromkeys((printed, *([body.full_name.zh] if body.full_name else []), *body.also_printed))
    )
    items = one.programmes
    facets = _text(site, one) | {
        "theme": _labels(site, "themes", [term for item in items for term in item.themes]),
        "agency": _agencies(site, one.organisations.values()),
    }
    return SearchEntry("plan", (*_names("plan", one.title, one.short_title), *bodies), one.district.full_name, facets)


def organisation_anchor(number: int) -> str:
    """Where the page of a plan names its organisation number `number`, from 1."""
    return f"organisation-{number}"


def programme(site: Site, of: Plan, one: Programme) -> SearchEntry:
    """By its name, and the names of its measures."""
    measures = tuple(Name(item.name.zh, "measure", f"m-{item.id}") for item in one.measures)
    named = [*_stated(one.lead), *_stated(one.partners)]
    facets = _text(site, of) | {
        "theme": _labels(site, "themes", one.themes),
        "instrument": _labels(site, "instruments", _stated(one.instruments)),
        "target_group": _labels(site, "target-groups", one.target_groups),
        "agency": _agencies(site, [of.organisations[name] for name in named]),
        "commitment": _labels(site, "commitments", _stated(one.commitment)),
        "status": _labels(site, "statuses", _stated(one.status)),
    }
    return SearchEntry("programme", (*_names("programme", one.name.zh), *measures), _where(of), facets)


def source(site: Site, of: Plan) -> SearchEntry:
    """By the words of the source alone: its title is the plan's, which shall come first."""
    return SearchEntry("source", (), _where(of), _text(site, of))


def theme(term: Term) -> SearchEntry:
    """By its label."""
    return SearchEntry("theme", _names("theme", term.label.zh), facets={"theme": (term.label.zh,)})


def indicator(term: Term) -> SearchEntry:
    """The page of an indicator."""
    return SearchEntry("indicator", _names("indicator", term.label.zh))


def text(page: TextPage) -> SearchEntry:
    """By its title."""
    return SearchEntry("text", _names("text", page.title.zh))


def glossary(site: Site) -> SearchEntry:
    """By the labels of all terms, each at its place; themes have pages of their own."""
    terms = (
        Name(term.label.zh, "text", f"{name}-{term.id}")
        for name, vocabulary in site.vocabularies.items()
        if name != "themes"
        for term in vocabulary.terms.values()
    )
    return SearchEntry("text", tuple(terms))


def _where(of: Plan) -> str:
    return f"{of.district.full_name} {of.short_title}"


def _names(kind: str, *texts: str) -> tuple[Name, ...]:
    return tuple(Name(one, kind) for one in dict.fromkeys(texts))


def _place(one: District) -> dict[str, tuple[str, ...]]:
    return {"province": (one.province,), "city": (one.city,), "district": (one.full_name,)}


def _text(site: Site, one: Plan) -> dict[str, tuple[str, ...]]:
    years = (str(one.year),) if one.year else ()
    return _place(one.district) | {"plan_kind": _labels(site, "plan-kinds", [one.kind]), "year": years}


def _labels(site: Site, vocabulary: str, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(site.term(vocabulary, one).label.zh for one in ids))


def _agencies(site: Site, bodies: Iterable[Organisation]) -> tuple[str, ...]:
    return _labels(site, "agencies", [one.agency for one in bodies])


def _stated(value: list[str] | str | Absent) -> list[str]:
    if isinstance(value, Absent):
        return []
    return [value] if isinstance(value, str) else value
