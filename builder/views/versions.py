"""The versions of data: fingerprints of the content files that a page rests on (decision 6)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from builder.compare.coverage import Coverage, PlanCoverage, TermCoverage
from builder.compare.stated_quantities import StatedQuantity
from builder.model.origin import Origin
from builder.model.site import District, Plan, Programme, Site, Vocabulary
from builder.model.superiors import Superiors
from builder.text.reads import ALL, apart, note

KIND = "version"
"""Of a read: the version that a page says it is of, by how it is made."""
OF_TERM = "term"
"""How the version of a term is made: its name goes on with the vocabulary, the term, and the keys of plans."""


class DataVersions:
    """The versions that pages say they are of. Each is noted by its name, from which a later build makes it again.

    All that a page does with a version is to show its digits: where nothing else has changed of what it read, the
    digits of the one are exchanged for those of the other (decision 28).
    """

    def __init__(
        self,
        site: Site,
        coverage: Coverage,
        quantities: Mapping[str, Sequence[StatedQuantity]],
        superiors: Superiors,
    ) -> None:
        self._site, self._coverage, self._quantities, self._superiors = site, coverage, quantities, superiors
        self._plans = {plan.key: plan for plan in site.all_plans}
        self._districts = {district.id: version_of_district(site, district) for district in site.all_districts}
        self._ways: Mapping[str, Callable[..., str]] = {
            "all": lambda: version_of_site(site),
            "outline": lambda: version_of_outline(site),
            "district": self._districts.__getitem__,
            "plans": self._combine,
            "plan": self._make_of_plan,
            "programme": self._make_of_programme,
            OF_TERM: self._make_of_term,
        }
        self.find = cache(self._find)

    def _find(self, way: str, *names: str) -> str:
        """The version of this name. Raise `KeyError` where the site has nothing of such a name."""
        return apart(lambda: self._ways[way](*names))

    def _show(self, *name: str) -> str:
        note(KIND, *name)
        return self.find(*name)

    def of_all(self) -> str:
        """Of all content."""
        return self._show("all")

    def of_outline(self) -> str:
        """Of a page that names things and shows nothing of what they state."""
        return self._show("outline")

    def of_district(self, district: str) -> str:
        """The version of what a district has of its own; of all content where there is no such district."""
        return self._show("district", district) if district in self._districts else self.of_all()

    def of_plans(self, plans: Sequence[Plan]) -> str:
        """Of what a page shows that rests on `plans`: of their districts, or of all content."""
        if not plans or len(plans) == len(self._site.plans):
            return self.of_all()
        return self._show("plans", *sorted({plan.district.id for plan in plans}))

    def of_plan(self, plan: Plan) -> str:
        """Of the page of a plan: it shows what the plan implements, and how those that implement it do."""
        return self._show("plan", plan.key)

    def of_programme(self, plan: Plan, programme: Programme) -> str:
        """Of what a programme's page rests on: its own file, those of its plan and its district."""
        return self._show("programme", plan.key, programme.id)

    def of_term(self, vocabulary: str, term: str, plans: Sequence[Plan]) -> str:
        """Of what a page shows of a term, of an indicator too, in `plans`."""
        keys = [ALL] if len(plans) == len(self._site.plans) else [plan.key for plan in plans]
        return self._show(OF_TERM, vocabulary, term, *keys)

    def _combine(self, *districts: str) -> str:
        return combine(self._districts[district] for district in districts)

    def _make_of_plan(self, key: str) -> str:
        plan = self._plans[key]
        above = self._superiors.superior_of(plan)
        plans = (plan, *([above] if above else []), *self._superiors.implementing(plan))
        districts = sorted({each.district.id for each in plans})
        return self._combine(*districts) if len(districts) > 1 else self._districts[districts[0]]

    def _make_of_programme(self, key: str, programme_id: str) -> str:
        plan = self._plans[key]
        (programme,) = (each for each in plan.programmes if each.id == programme_id)
        return version_of_programme(plan, programme)

    def _make_of_term(self, vocabulary: str, term: str, *keys: str) -> str:
        plans = [plan.key for plan in self._site.plans] if keys == (ALL,) else keys
        shown = ((self._coverage[key], self._quantities[key]) for key in plans)
        return version_of_term(self._site.vocabularies[vocabulary], term, shown)


def version(origins: Iterable[Origin]) -> str:
    """The first 12 digits of a sha256 over the texts of content files.

    It stands in place of a commit id: the same content has the same version wherever it is built.
    """
    return combine(sorted(origin.digest for origin in origins))


def combine(digests: Iterable[str]) -> str:
    """The first 12 digits of a sha256 over digests, or versions, in this order."""
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:12]


def version_of_site(site: Site) -> str:
    """Of all content."""
    shared = [vocabulary.origin for vocabulary in site.vocabularies.values()] + [page.origin for page in site.pages]
    return version(shared + [origin for district in site.all_districts for origin in _origins_of(site, district)])


def version_of_outline(site: Site) -> str:
    """Of what names everything: the vocabularies, our own texts, the files of districts and plans."""
    origins = [vocabulary.origin for vocabulary in site.vocabularies.values()] + [page.origin for page in site.pages]
    return version([*origins, *(each.origin for each in site.all_districts), *(each.origin for each in site.all_plans)])


def version_of_district(site: Site, district: District) -> str:
    """Of what a district has of its own."""
    return version(_origins_of(site, district))


def version_of_programme(plan: Plan, programme: Programme) -> str:
    """Of what a programme's page rests on: its own file, those of its plan and its district."""
    return version([plan.district.origin, plan.origin, programme.origin])


def version_of_term(
    vocabulary: Vocabulary, term: str, plans: Iterable[tuple[PlanCoverage, Sequence[StatedQuantity]]]
) -> str:
    """Of what plans state under a term: the vocabulary, each plan and its district, the programmes under the term.

    `plans`: what each covers, and its quantities; a promise under the term brings the other places that state it.
    """
    origins = [vocabulary.origin]
    for coverage, quantities in plans:
        origins += [coverage.plan.district.origin, coverage.plan.origin]
        covered = coverage.find(term, vocabulary.name)
        programmes = [*covered.programmes, *_repeating(covered, quantities)]
        origins += {programme.id: programme.origin for programme in programmes}.values()
    return version(origins)


def _repeating(covered: TermCoverage, quantities: Iterable[StatedQuantity]) -> Iterator[Programme]:
    """The programmes that state in other words what is under a term."""
    keys = {statement.key for statement in covered.statements if statement.quantity}
    for stated in (each for each in quantities if each.repetitions) if keys else ():
        places = (stated, *stated.repetitions)
        if any(place.key in keys for place in places):
            yield from (place.programme for place in places if place.programme)


def _origins_of(site: Site, district: District) -> list[Origin]:
    plans = site.plans_of(district)
    programmes = [programme.origin for plan in plans for programme in plan.programmes]
    own = [district.origin, *([district.context_origin] if district.context else [])]
    return [*own, *(o for plan in plans for o in (plan.origin, plan.summary_origin)), *programmes]
