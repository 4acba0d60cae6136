"""Groups of districts: how many of a kind state something, and the data by which readers count groups of their own."""

from __future__ import annotations

from builder.compare.contexts import kind_of
from builder.compare.coverage import FACETS
from builder.compare.peer_groups import (
    SMALLEST,
    KindCount,
    Standing,
    count_kinds,
    counted_plans,
    large_kinds,
    standing_of,
)
from builder.model.site import District
from builder.text.values import value_class
from builder.views.context import Context, PageContext

_SIGNS: dict[Standing, str] = {"stated": "1", "silent": "0", "unknown": "-"}


@value_class
class PeersView:
    """`compare/peers.js`."""

    smallest: int
    districts: tuple[tuple[str, str, str, str, str], ...]
    """Code, id, name, full name and kind of each; the kind is empty where it is not known."""
    kinds: tuple[tuple[str, str], ...]
    """Kinds of which there are enough to be a group, with their words."""
    standings: tuple[tuple[str, str], ...]
    """By the name of a term: a sign for each district, in their order."""


@value_class
class TermPeers:
    """A term by its permanent name among all, and how many districts of each kind that is known of enough state it."""

    term: str
    words: str


def term_name(vocabulary: str, term: str) -> str:
    """The permanent name of a term among those of all facets."""
    return f"{vocabulary}.{term}"


def peers_view(context: Context) -> PeersView:
    """All districts, and what each says under each term."""
    districts, vocabularies = context.site.districts, context.site.vocabularies
    terms = [(name, term) for name in FACETS for term in vocabularies[name].terms]
    standings = {term_name(*each): [_standing(context, district, *each) for district in districts] for each in terms}
    return PeersView(
        smallest=SMALLEST,
        districts=tuple(_district(district) for district in districts),
        kinds=tuple((kind, context.t(f"context.kinds.{kind}")) for kind in large_kinds(districts)),
        standings=tuple((name, "".join(_SIGNS[each] for each in own)) for name, own in standings.items()),
    )


def _district(district: District) -> tuple[str, str, str, str, str]:
    kind = kind_of(district)
    return district.code, district.id, district.name.shown, district.full_name, kind.value if kind else ""


def _standing(context: Context, district: District, vocabulary: str, term: str) -> Standing:
    plans = counted_plans(context.site, context.editions, district)
    return standing_of(context.coverage[plan.key].find(term, vocabulary) for plan in plans)


def term_peers(page: PageContext, vocabulary: str, term: str) -> TermPeers:
    """How many districts of each kind state something under a term; no words where no kind is known of enough."""
    groups = large_kinds(page.site.districts)
    members = (district for group in groups.values() for district in group)
    standings = {district.id: _standing(page.shared, district, vocabulary, term) for district in members}
    parts = [_count_words(page, count) for count in count_kinds(groups, standings)]
    words = page.t("peers.kinds", parts=page.t("suggest.join").join(parts)) if parts else ""
    return TermPeers(term_name(vocabulary, term), words)


def _count_words(page: PageContext, count: KindCount) -> str:
    kind = page.t(f"context.kinds.{count.kind}")
    words = page.t("peers.of_kind", kind=kind, all=count.all, stated=count.stated)
    return words + (page.t("peers.unknown", count=count.unknown) if count.unknown else "")
