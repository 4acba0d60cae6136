"""How a page is found: what kind of thing it shows, under which names, and by what it can be narrowed down.

A page joins the search by telling its `SearchEntry`; its words are read from the page itself when it has been rendered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import field

from builder.model.editions import Step
from builder.model.schema.plan import Organisation
from builder.model.schema.vocabulary import Term
from builder.model.site import District, Plan, Programme, Site, TextPage
from builder.model.statements import coded_terms_of, level_of, programme_statements
from builder.model.types import Text
from builder.search.usual import former_places, short_place, words_for_page, words_for_term
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
class Name:
    """A name that leads to a page, or to the place `anchor` in it.

    An alias, such as a code or an English name, stands behind the proper names of other pages.
    """

    text: str
    kind: str
    anchor: str = ""
    is_alias: bool = False
    place: str = ""
    """The end of the name that is a place's, of which every reading counts."""
    is_english: bool = False
    is_usual: bool = False
    """An alias that is a word, which readers use for the page: it is read, and leads there from its beginning."""
    title: str = ""
    """What the page is called where this name leads to it, if not as its heading says."""


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
    others = (district.code, district.id, *district.aliases)
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
        for each in _usual("district", words, t("search.formerly", name=district.full_name, former=printed))
    )
    names_and_others = (*own, *_in_english("district", name), *_others("district", *others), *former)
    where = "".join(dict.fromkeys((district.province, district.city)))
    return SearchEntry("district", names_and_others, where, facets)


def area_entry(_site: Site, _t: Strings, name: str, code: str) -> SearchEntry:
    """The list of the districts of a province or city, by its name and code."""
    return SearchEntry(
        "list", (*_names("list", name, short_place(name)), *_others("list", code)), facets={"province": (name,)}
    )


def list_entry(_site: Site, t: Strings, called: str = "") -> SearchEntry:
    """A page that puts together what is on other pages, by its heading and what readers call it (`words_for_page`)."""
    return SearchEntry("list", _usual("list", words_for_page(t, called)) if called else ())


def gaps_entry(_site: Site, _t: Strings, district: District) -> SearchEntry:
    """What sets a district apart."""
    return SearchEntry("gaps", where=district.full_name, facets=_place(district))


def who_entry(site: Site, _t: Strings, plan: Plan) -> SearchEntry:
    """Who does what in a plan."""
    return SearchEntry("who", where=plan_where(plan), facets=_text(site, plan))


def pair_entry(_site: Site, _t: Strings, left: Plan, right: Plan) -> SearchEntry:
    """Two plans side by side, in whichever order one names them."""
    places = (left.district.name.zh, right.district.name.zh)
    names = _others("pair", f"{places[0]} {places[1]}", f"{places[1]} {places[0]}")
    both = {"district": (left.district.full_name, right.district.full_name)}
    return SearchEntry("pair", names, facets={name: tuple(dict.fromkeys(values)) for name, values in both.items()})


def edition_entry(_site: Site, _t: Strings, step: Step) -> SearchEntry:
    """An edition beside the one before it, by the titles of both."""
    earlier, later = step.earlier, step.later
    names = _others(
        "pair", f"{earlier.short_title} {later.short_title}", f"{later.district.name.zh} {later.short_title}"
    )
    return SearchEntry("pair", names, facets={"district": (later.district.full_name,)})


def term_entry(site: Site, _t: Strings, vocabulary: str, term: Term) -> SearchEntry:
    """The page of a term that has one: by its label, in English too, and by the words that readers use for it."""
    kind = FACET_KINDS[vocabulary]
    facets: dict[str, tuple[str, ...]] = {} if kind == "indicator" else {kind: (term.label.shown,)}
    names = (*_in_both(kind, term.label), *_usual(kind, words_for_term(site, vocabulary, term), term.label.shown))
    return SearchEntry(kind, names, facets=facets)


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
        "plan", (*_names("plan", plan.title, plan.short_title), *bodies), plan.district.full_name, facets
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
    names = (*_in_both("programme", programme.name), *measures)
    return SearchEntry("programme", names, plan_where(plan), facets)


def source_entry(site: Site, _t: Strings, plan: Plan) -> SearchEntry:
    """By the words of the source alone: its title is the plan's, which shall come first."""
    return SearchEntry("source", (), plan_where(plan), _text(site, plan))


def text_entry(_site: Site, _t: Strings, page: TextPage) -> SearchEntry:
    """By its title."""
    return SearchEntry("text", _in_both("text", page.title))


def glossary_entry(site: Site, t: Strings) -> SearchEntry:
    """By the labels of all terms, each at its place; behind the pages that some of them have."""
    terms = (
        Name(term.label.shown, "text", f"{name}-{term.id}", is_alias=name in FACET_KINDS)
        for name, vocabulary in site.vocabularies.items()
        for term in vocabulary.terms.values()
    )
    return SearchEntry("text", (*terms, *_usual("text", words_for_page(t, "glossary"))))


def plan_where(plan: Plan) -> str:
    """A plan as results name it, with its place."""
    return f"{plan.district.full_name} {plan.short_title}"


def _names(kind: str, *texts: str) -> tuple[Name, ...]:
    return tuple(Name(text, kind) for text in dict.fromkeys(texts))


def _in_both(kind: str, text: Text) -> tuple[Name, ...]:
    """A name as it is shown, and in the other language."""
    others = () if text.shown == text.zh else _others(kind, text.zh)
    return (Name(text.shown, kind), *others, *_in_english(kind, text))


def _in_english(kind: str, text: Text) -> tuple[Name, ...]:
    """A name in English, unless it is shown in English."""
    return (Name(text.en, kind, is_alias=True, is_english=True),) if text.en and text.en != text.shown else ()


def _others(kind: str, *texts: str | None) -> tuple[Name, ...]:
    return tuple(Name(text, kind, is_alias=True) for text in dict.fromkeys(texts) if text)


def _usual(kind: str, words: Iterable[str], title: str = "") -> tuple[Name, ...]:
    return tuple(Name(text, kind, is_alias=True, is_usual=True, title=title) for text in words)


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
