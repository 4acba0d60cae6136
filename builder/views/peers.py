"""Groups of districts: how many of a kind state something, and the data by which readers count groups of their own."""

from __future__ import annotations

from builder.compare.contexts import kind_of
from builder.compare.peer_groups import SMALLEST, KindCount, Standing, Standings, large_kinds
from builder.model.site import District
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.shared_results import term_name, terms_by_name

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


def peers_view(context: Context) -> PeersView:
    """All districts, and what each says under each term."""
    districts, terms = context.site.districts, terms_by_name(context.site)
    find = Standings(context.site, context.editions, context.coverage).find
    standings = {name: [find(district, *term) for district in districts] for name, term in terms.items()}
    return PeersView(
        smallest=SMALLEST,
        districts=tuple(_district(district) for district in districts),
        kinds=tuple((kind, context.t(f"context.kinds.{kind}")) for kind in large_kinds(districts)),
        standings=tuple((name, "".join(_SIGNS[each] for each in own)) for name, own in standings.items()),
    )


def _district(district: District) -> tuple[str, str, str, str, str]:
    kind = kind_of(district)
    return district.code, district.id, district.name.shown, district.full_name, kind.value if kind else ""


def term_peers(page: PageContext, vocabulary: str, term: str) -> TermPeers:
    """How many districts of each kind state something under a term; no words where no kind is known of enough."""
    name = term_name(vocabulary, term)
    parts = [_count_words(page, count) for count in page.shared.kinds_of_places[name]]
    words = page.t("peers.kinds", parts=page.t("suggest.join").join(parts)) if parts else ""
    return TermPeers(name, words)


def _count_words(page: PageContext, count: KindCount) -> str:
    kind = page.t(f"context.kinds.{count.kind}")
    words = page.t("peers.of_kind", kind=kind, all=count.all, stated=count.stated)
    return words + (page.t("peers.unknown", count=count.unknown) if count.unknown else "")
