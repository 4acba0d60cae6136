"""What an address that is gone belonged to, and what it is probably called now."""

from __future__ import annotations

from collections.abc import Mapping

from builder import urls
from builder.compare.coverage import FACETS
from builder.findings.finding import Finding, Place, finding
from builder.model.origin import Origin
from builder.model.site import Site
from builder.text.did_you_mean import nearest
from builder.text.values import value_class

_NEAR = {"lost": "lost-near", "lost-page": "lost-page-near"}
"""The rule for what is gone and probably has another name now."""


@value_class
class Vanished:
    """The largest thing that is gone with an address: a district rather than its plans. `near` may be its new id."""

    rule: str
    address: str
    old: str
    place: Place
    claim: str = ""
    near: str = ""

    def finding(self, count: int) -> Finding:
        """The one finding of all `count` addresses that are gone with it."""
        rule = _NEAR[self.rule] if self.near else self.rule
        return finding(
            self.place,
            rule,
            address=self.address,
            count=count,
            claim=self.claim,
            old=self.old,
            near=self.near,
            file=self.place.file,
        )


def find_vanished(site: Site, path: str, registered: set[str]) -> Vanished:
    """What vanished with the page at `path`. What is not among the `registered` pages is new, and may be the same."""
    for key in urls.paired_plans(path):
        if not site.plan_by_any_key(key):
            path = f"districts/{key.replace('.', '/')}.html"
    parts = path.removesuffix(".html").split("/")
    if parts[0] == "districts" and len(parts) > 1:
        return _of_place(site, parts[1:], registered)
    if parts[0] in (*FACETS, "indicators") and len(parts) > 1:
        return _of_term(site, parts[0], parts[1], registered)
    pages = {page.id: page.origin for page in site.pages if urls.text_page_url(page.id) not in registered}
    return _choose("lost-page", path, parts[-1], "", Place(site.changes_origin.file), pages)


def _of_place(site: Site, ids: list[str], registered: set[str]) -> Vanished:
    """A district, a plan or a programme."""
    district = site.district_by_any_id(ids[0])
    if district is None:
        new = {each.id: each.origin for each in site.all_districts if urls.district_url(each) not in registered}
        return _choose("lost", f"districts/{ids[0]}.html", ids[0], ids[0], Place(site.changes_origin.file), new)
    plan = site.plan_by_any_key(".".join(ids[:2])) if len(ids) > 1 else None
    if plan is None:
        claim, address = ".".join(ids[:2]), f"districts/{'/'.join(ids[:2])}.html"
        new = {each.id: each.origin for each in site.plans_of(district) if urls.plan_url(each) not in registered}
        return _choose("lost", address, ids[-1 if len(ids) < 2 else 1], claim, district.origin.at(), new)
    new = {each.id: each.origin for each in plan.programmes if urls.programme_url(plan, each) not in registered}
    address = f"districts/{'/'.join(ids)}.html"
    return _choose("lost", address, ids[-1], f"{plan.key}.{ids[-1]}", plan.origin.at(), new)


def _of_term(site: Site, vocabulary: str, term_id: str, registered: set[str]) -> Vanished:
    terms, origin = site.vocabularies[vocabulary].terms, site.vocabularies[vocabulary].origin
    new = [term for term in terms if urls.facet_url(vocabulary, term) not in registered]
    near = _likeliest(term_id, new)
    place = origin.at(list(terms).index(near)) if near else origin.at()
    return Vanished("lost-page", urls.facet_url(vocabulary, term_id), term_id, place, near=near)


def _choose(rule: str, address: str, old: str, claim: str, holder: Place, new: Mapping[str, Origin]) -> Vanished:
    near = _likeliest(old, list(new))
    return Vanished(rule, address, old, new[near].at() if near else holder, claim, near)


def _likeliest(old: str, new: list[str]) -> str:
    """The new id that was probably the old one: the only one, or the one most like it."""
    return new[0] if len(new) == 1 else nearest(old, new) or ""
