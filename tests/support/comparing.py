"""Plans and sites made of nothing but what comparisons look at: places, terms, kinds, years and words."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from builder.model.site import Plan, Programme, Site, Vocabulary
from builder.model.types import Absent
from tests.conftest import MINIMAL, checked

SMALLEST = checked(MINIMAL, sources=None).site
CODES = ["110101", "110102", "370103", "370104", "370402", "440103"]
THEMES = ("housing", "funding", "culture", "sport")
INSTRUMENTS = ("fund", "prize", "training")
GROUPS = ("all", "young", "nurses")

Terms = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""Themes, instruments and target groups of a programme."""


def vocabulary(name: str, ids: Sequence[str]) -> Vocabulary:
    """The vocabulary of the smallest site, with these terms."""
    model = SMALLEST.vocabularies[name]
    first = next(iter(model.terms.values()))
    return Vocabulary(name, {id_: first.model_copy(update={"id": id_}) for id_ in ids}, model.origin)


VOCABULARIES = SMALLEST.vocabularies | {
    name: vocabulary(name, ids)
    for name, ids in (("themes", THEMES), ("instruments", INSTRUMENTS), ("target-groups", GROUPS))
}


def programme_of(terms: Terms, *, name: str = "one", words: str = "") -> Programme:
    """A programme with these themes, instruments and target groups, whose summary is `words`."""
    themes, instruments, groups = terms
    update = {
        "id": name,
        "themes": list(themes),
        "instruments": list(instruments) or Absent.model_validate("not_stated"),
        "target_groups": list(groups),
        "measures": [],
        "body": words,
    }
    model = SMALLEST.plans[0].programmes[0]
    return model.model_copy(update=update | {"name": model.name.model_copy(update={"zh": ""})})


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
    return model.model_copy(update={"id": name, "district": district, "programmes": paths, "extent": extent})


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
