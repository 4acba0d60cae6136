"""The versions of data: fingerprints of the content files that a page rests on (decision 6)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from builder.compare.coverage import PlanCoverage, TermCoverage
from builder.compare.stated_quantities import StatedQuantity
from builder.model.site import District, Origin, Plan, Programme, Site, Vocabulary


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
    for coverage, entries in plans:
        origins += [coverage.plan.district.origin, coverage.plan.origin]
        covered = coverage.find(term, vocabulary.name)
        programmes = [*covered.programmes, *_repeating(covered, entries)]
        origins += {programme.id: programme.origin for programme in programmes}.values()
    return version(origins)


def _repeating(covered: TermCoverage, entries: Iterable[StatedQuantity]) -> Iterator[Programme]:
    """The programmes that state in other words what is under a term."""
    keys = {statement.key for statement in covered.statements if statement.quantity}
    for stated in (each for each in entries if each.repetitions) if keys else ():
        places = (stated, *stated.repetitions)
        if any(place.key in keys for place in places):
            yield from (place.programme for place in places if place.programme)


def _origins_of(site: Site, district: District) -> list[Origin]:
    plans = site.plans_of(district)
    programmes = [programme.origin for plan in plans for programme in plan.programmes]
    own = [district.origin, *([district.context_origin] if district.context else [])]
    return [*own, *(o for plan in plans for o in (plan.origin, plan.summary_origin)), *programmes]
