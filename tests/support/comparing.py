"""Plans and sites made of nothing but what comparisons look at: places, terms, kinds, years and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from builder.compare.coverage import Coverage, PlanCoverage, cover
from builder.evidence.completeness.silence import Silence, Silences, recall_silences
from builder.model.schema.plan import Organisation
from builder.model.schema.statement import Measure, Quantity
from builder.model.schema.vocabulary import Term
from builder.model.site import Plan, Programme, Site, Vocabulary
from builder.model.types import Absent
from tests.conftest import MINIMAL, checked

SMALLEST = checked(MINIMAL, sources=None).site
CODES = ["110101", "110102", "370103", "370104", "370402", "440103"]
THEMES = ("housing", "funding", "culture", "sport")
INSTRUMENTS = ("fund", "prize", "training")
GROUPS = ("all", "young", "nurses")
BODIES = {"区财政局": "finance", "财政所": "finance", "区委组织部": "organisation", "区住建局": "organisation"}
"""The registered bodies of every plan here, each with its type."""
LEVELS: Mapping[str, Mapping[str, Any]] = {
    "firm": {"verbs": ["设立", "拟定", "实施"]},
    "strive": {"verbs": ["力争", "争取", "求"]},
    "explore": {"verbs": ["探索", "研究", "拟", "探求"]},
    "reported": {"promises": False, "reports": True},
}
STATUSES: Mapping[str, Mapping[str, object]] = {
    "planned": {},
    "existing": {},
    "completed": {"promises": False},
}
KINDS: Mapping[str, Mapping[str, object]] = {"opinions": {}, "news": {"reports": True}}

Terms = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""Themes, instruments and target groups of a programme."""


def vocabulary(name: str, terms: Sequence[str] | Mapping[str, Mapping[str, object]]) -> Vocabulary:
    """The vocabulary of the smallest site, with these terms, or with terms that have these fields."""
    model = SMALLEST.vocabularies[name]
    first = next(iter(model.terms.values()))
    fields = terms if isinstance(terms, Mapping) else {term: {} for term in terms}
    own = {id_: first.model_copy(update={"verbs": [], "id": id_} | dict(more)) for id_, more in fields.items()}
    return Vocabulary(name, own, model.origin)


VOCABULARIES = SMALLEST.vocabularies | {
    "themes": vocabulary("themes", THEMES),
    "instruments": vocabulary("instruments", INSTRUMENTS),
    "target-groups": vocabulary("target-groups", GROUPS),
    "commitments": vocabulary("commitments", LEVELS),
    "statuses": vocabulary("statuses", STATUSES),
    "plan-kinds": vocabulary("plan-kinds", KINDS),
}


def term_of(name: str, **more: Any) -> Term:
    """A term with this id and these other fields."""
    return Term.model_validate({"id": name, "label": name, "definition": "甲", "example": "乙"} | more)


def vocabulary_of(name: str, *terms: Term) -> Vocabulary:
    """A vocabulary of these terms."""
    return Vocabulary(name, {term.id: term for term in terms}, SMALLEST.vocabularies[name].origin)


def measure_of(name: str = "prize", /, **coding: Any) -> Measure:
    """A measure that writes this of itself: `themes`, `lead`, `force`, ..."""
    return Measure.model_validate({"id": name, "name": name} | coding)


def quantity_of(name: str = "amount", /, **fields: Any) -> Quantity:
    """A number that writes this of itself; of a measure with `measure`."""
    given = {"id": name, "label": name, "nature": "target", "value": "5", "printed": "五"}
    return Quantity.model_validate(given | fields)


def programme_of(terms: Terms, *, name: str = "one", words: str = "", **fields: Any) -> Programme:
    """A programme whose general statement has these terms, whose summary is `words`, and with these other fields.

    Nothing of it holds of its measures and quantities unless `whole` says so.
    """
    themes, instruments, groups = terms
    update = {
        "id": name,
        "themes": list(themes),
        "instruments": list(instruments) or Absent.model_validate("not_stated"),
        "target_groups": list(groups),
        "measures": [],
        "quantities": [],
        "whole": [],
        "body": words,
    }
    model = SMALLEST.plans[0].programmes[0]
    return model.model_copy(update=update | {"name": model.name.model_copy(update={"zh": ""})} | fields)


def plan_of(
    programmes: Sequence[Terms | Programme], *, code: str = "370103", name: str = "p", extent: str = "complete"
) -> Plan:
    """A plan of these programmes, or of programmes with these terms."""
    model = SMALLEST.plans[0]
    district = model.district.model_copy(update={"id": f"d{code}", "code": code})
    paths = tuple(
        programme if isinstance(programme, Programme) else programme_of(programme, name=f"one{number}")
        for number, programme in enumerate(programmes)
    )
    bodies = {body: Organisation(agency=agency) for body, agency in BODIES.items()}
    update = {
        "id": name,
        "district": district,
        "programmes": paths,
        "extent": extent,
        "quantities": [],
        "organisations": bodies,
    }
    return model.model_copy(update=update)


def covered(plan: Plan, silences: Silences | None = None) -> PlanCoverage:
    """The coverage of a plan whose text was searched and has no word of what it is not coded by, but for `silences`."""
    site = site_of([plan])
    return PlanCoverage(site, plan, {**find_nothing(site, plan), **(silences or {})})


def find_nothing(site: Site, plan: Plan) -> dict[str, Silence]:
    """The silences of a plan whose text was searched and has no word of what it is not coded by."""
    return recall_silences(site, plan, lambda _, silence: silence.is_silent)


def cover_searched(site: Site, silences: Mapping[str, Silences] | None = None) -> Coverage:
    """The coverage of plans whose texts were searched and have no such word, but for `silences` by key of a plan."""
    own = {plan.key: {**find_nothing(site, plan), **(silences or {}).get(plan.key, {})} for plan in site.plans}
    return cover(site, own)


def site_of(plans: list[Plan], *, bare: tuple[str, ...] = (), table_plans: int = 60) -> Site:
    """A site of these plans, and of districts without any."""
    limits = SMALLEST.config.limits.model_copy(update={"table_plans": table_plans})
    districts = {plan.district.id: plan.district for plan in plans}
    for code in bare:
        districts[f"d{code}"] = SMALLEST.districts[0].model_copy(update={"id": f"d{code}", "code": code})
    return Site(
        config=SMALLEST.config.model_copy(update={"limits": limits}),
        vocabularies=VOCABULARIES,
        districts=tuple(sorted(districts.values(), key=lambda item: item.code)),
        plans=tuple(sorted(plans, key=lambda item: (item.district.code, item.id))),
        pages=(),
    )


TERMS = st.tuples(
    st.lists(st.sampled_from(THEMES), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(INSTRUMENTS), max_size=3, unique=True),
    st.lists(st.sampled_from(GROUPS), min_size=1, max_size=2, unique=True),
)
SITES = st.builds(
    lambda plans, table: site_of(
        [plan_of(item, code=code, name=f"p{n}", extent=extent) for (code, n), (item, extent) in plans.items()],
        bare=("130102",),
        table_plans=table,
    ),
    st.dictionaries(
        st.tuples(st.sampled_from(CODES), st.integers(1, 2)),
        st.tuples(st.lists(TERMS, max_size=4), st.sampled_from(["complete", "complete", "partial"])),
        max_size=8,
    ),
    st.sampled_from([2, 60]),
)
