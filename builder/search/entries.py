"""How a page is found: what kind of thing it shows, under which names, and by what it can be narrowed down.

A page joins the search by telling its `SearchEntry`; its words are read from the page itself when it has been rendered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import field, replace

from builder.model.editions import Step
from builder.model.ids import ids_of
from builder.model.schema.plan import Organisation
from builder.model.schema.vocabulary import Term
from builder.model.site import District, Plan, Programme, Site, TextPage
from builder.model.statements import coded_terms_of, level_of, programme_statements
from builder.search.name import Name, aliases, in_both, in_english, names_of, site_words, usual_words
from builder.search.usual import (
    english_words_for_term,
    former_places,
    short_place,
    words_for_page,
    words_for_term,
)
from builder.text.strings import Strings
from builder.text.values import value_class

FACETS = (
    "kind",
    "province",
    "city",
    "district",
    "plan",
    "plan_kind",
    "year",
    "theme",
    "instrument",
    "target_group",
    "agency",
    "commitment",
    "status",
)
KINDS = (
    "district",
    "theme",
    "instrument",
    "target_group",
    "agency",
    "indicator",
    "list",
    "plan",
    "programme",
    "measure",
    "quantity",
    "organisation",
    "who",
    "gaps",
    "pair",
    "text",
    "source",
)
"""In the order in which equal names are shown. Measures, quantities and organisations are places in a page."""
FACET_KINDS = {
    "themes": "theme",
    "instruments": "instrument",
    "target-groups": "target_group",
    "agencies": "agency",
    "indicators": "indicator",
}
"""By vocabulary, the kind of the page of each of its terms; it is also the name of the facet, but for indicators."""


@value_class
class SearchEntry:
    """`where`: the place and text it belongs to. `facets`: labels by facet; not all pages have all.

    Beside `names`, a page is found by its main heading.
    """

    kind: str
    names: tuple[Name, ...] = ()
    where: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    english: str = ""
    """The page in English that names in English lead to, if there is one beside the Chinese."""


def district_entry(site: Site, t: Strings, district: District) -> SearchEntry:
    """By its names with and without what lies above it, in English too, its code, and its former names and ids."""
    name = district.name
    names = (name.shown, name.zh, district.full_name, f"{district.city}{name.zh}", short_place(name.zh))
    others = (district.code, *ids_of(district))
    plans = site.plans_of(district)
    facets = _place(district) | {
        "plan_kind": _labels(site, "plan-kinds", [plan.kind for plan in plans]),
        "year": tuple(dict.fromkeys(str(plan.year) for plan in plans if plan.year)),
    }
    own = tuple(
        Name(text, "district", place=name.zh if text.endswith(name.zh) else text) for text in dict.fromkeys(names)
    )
    former = (
        each
        for printed, words in former_places(district)
        for each in usual_words("district", words, t("search.formerly", name=district.full_name, former=printed))
    )
    names_and_others = (*own, *in_english("district", name), *aliases("district", *others), *former)
    where = "".join(dict.fromkeys((district.province, district.city)))
    return SearchEntry("district", names_and_others, where, facets)


def area_entry(_site: Site, _t: Strings, name: str, code: str) -> SearchEntry:
    """The list of the districts of a province or city, by its name and code."""
    return SearchEntry(
        "list", (*names_of("list", name, short_place(name)), *aliases("list", code)), facets={"province": (name,)}
    )


def list_entry(_site: Site, t: Strings, called: str = "") -> SearchEntry:
    """A page that puts together what is on other pages, by its heading and what readers call it (`words_for_page`)."""
    return SearchEntry("list", site_words("list", words_for_page(t, called)) if called else ())


def gaps_entry(_site: Site, _t: Strings, district: District) -> SearchEntry:
    """What sets a district apart."""
    return SearchEntry("gaps", where=district.full_name, facets=_place(district))


def who_entry(site: Site, _t: Strings, plan: Plan) -> SearchEntry:
    """Who does what in a plan."""
    return SearchEntry("who", where=plan_where(plan), facets=_text(site, plan))


def pair_entry(_site: Site, _t: Strings, left: Plan, right: Plan) -> SearchEntry:
    """Two plans side by side, in whichever order one names them."""
    places = (left.district.name.zh, right.district.name.zh)
    names = aliases("pair", f"{places[0]} {places[1]}", f"{places[1]} {places[0]}")
    both = {"district": (left.district.full_name, right.district.full_name)}
    return SearchEntry("pair", names, facets={name: tuple(dict.fromkeys(values)) for name, values in both.items()})


def edition_entry(_site: Site, _t: Strings, step: Step) -> SearchEntry:
    """An edition beside the one before it, by the titles of both."""
    earlier, later = step.earlier, step.later
    names = aliases(
        "pair", f"{earlier.short_title} {later.short_title}", f"{later.district.name.zh} {later.short_title}"
    )
    return SearchEntry("pair", names, facets={"district": (later.district.full_name,)})


def term_entry(site: Site, _t: Strings, vocabulary: str, term: Term) -> SearchEntry:
    """The page of a term that has one: by its label, in English too, and by the words that readers use for it."""
    kind = FACET_KINDS[vocabulary]
    facets: dict[str, tuple[str, ...]] = {} if kind == "indicator" else {kind: (term.label.shown,)}
    label = term.label
    usual = usual_words(kind, words_for_term(site, vocabulary, term), label.shown)
    english = tuple(
        Name(word, kind, is_alias=True, english=label.en or label.shown, is_usual=True, title=label.shown)
        for word in english_words_for_term(site, term)
    )
    return SearchEntry(kind, (*in_both(kind, label), *usual, *english), facets=facets)


def plan_entry(site: Site, _t: Strings, plan: Plan) -> SearchEntry:
    """By its titles, and each organisation that it names."""
    bodies = tuple(
        Name(text, "organisation", organisation_anchor(printed))
        for printed, body in plan.organisations.items()
        for text in dict.fromkeys((printed, *([body.full_name.zh] if body.full_name else []), *body.also_printed))
    )
    themes = [term for facet, term in sorted(coded_terms_of(plan)) if facet == "themes"]
    facets = _text(site, plan) | {
        "theme": _labels(site, "themes", themes),
        "agency": _agencies(site, plan.organisations.values()),
    }
    return SearchEntry(
        "plan", (*names_of("plan", plan.title, plan.short_title), *bodies), plan.district.full_name, facets
    )


def organisation_anchor(printed: str) -> str:
    """Where pages of a plan name an organisation: what leads there stays when others are registered before it.

    >>> organisation_anchor("区财政局")
    'organisation-53ff0111'
    """
    return f"organisation-{hashlib.sha256(printed.encode()).hexdigest()[:8]}"


def programme_entry(site: Site, _t: Strings, plan: Plan, programme: Programme) -> SearchEntry:
    """By its name, and the names of its measures."""
    measures = tuple(Name(item.name.shown, "measure", f"m-{item.id}") for item in programme.measures)
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
    names = (*in_both("programme", programme.name), *measures)
    return SearchEntry("programme", names, plan_where(plan), facets)


def source_entry(site: Site, _t: Strings, plan: Plan) -> SearchEntry:
    """By the words of the source alone: its title is the plan's, which shall come first."""
    return SearchEntry("source", (), plan_where(plan), _text(site, plan))


def text_entry(_site: Site, _t: Strings, page: TextPage) -> SearchEntry:
    """By its title, and the words that readers use for it."""
    return SearchEntry("text", (*in_both("text", page.title), *site_words("text", page.called)))


def glossary_entry(site: Site, t: Strings) -> SearchEntry:
    """By the labels of all terms, each at its place; behind the pages that some have, to which English names lead."""
    terms = (
        replace(name, anchor=f"{vocabulary}-{term.id}", is_alias=name.is_alias or vocabulary in FACET_KINDS)
        for vocabulary, listed in site.vocabularies.items()
        for term in listed.terms.values()
        for name in (Name(term.label.shown, "text"), *in_english("text", term.label))
        if not (name.english and vocabulary in FACET_KINDS)
    )
    sections = (
        Name(t(f"vocabulary.{vocabulary}"), "text", vocabulary, is_alias=vocabulary in FACET_KINDS)
        for vocabulary in site.vocabularies
    )
    return SearchEntry("text", (*terms, *sections, *site_words("text", words_for_page(t, "glossary"))))


def plan_where(plan: Plan) -> str:
    """A plan as results name it, with its place."""
    return f"{plan.district.full_name} {plan.short_title}"


def _place(district: District) -> dict[str, tuple[str, ...]]:
    return {"province": (district.province,), "city": (district.city,), "district": (district.full_name,)}


def _text(site: Site, plan: Plan) -> dict[str, tuple[str, ...]]:
    years = (str(plan.year),) if plan.year else ()
    return _place(plan.district) | {
        "plan": (plan_where(plan),),
        "plan_kind": _labels(site, "plan-kinds", [plan.kind]),
        "year": years,
    }


def _labels(site: Site, vocabulary: str, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(site.term(vocabulary, term_id).label.shown for term_id in dict.fromkeys(ids)))


def _agencies(site: Site, bodies: Iterable[Organisation]) -> tuple[str, ...]:
    return _labels(site, "agencies", [body.agency for body in bodies])
