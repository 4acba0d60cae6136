"""What a site publishes: its pages, and on them the measures and quantities, each with its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from builder import urls
from builder.content.layout import REGISTER
from builder.content.register import register_text
from builder.findings.finding import Place
from builder.model.origin import Spot
from builder.model.register import Registered, figure_of
from builder.model.site import Plan, Site
from builder.model.statements import Statement, claim_of, list_statements, spot_of
from builder.text.values import value_class
from builder.views.page import Page


@value_class
class Standing:
    """A measure or a quantity where it stands: `url` ends in its anchor, `former` are the anchors it had before."""

    url: str
    former: tuple[str, ...]
    claim: str
    spot: Spot
    figure: str = ""
    """Of a quantity."""

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.spot.place

    @property
    def entry(self) -> Registered:
        """How the register knows it."""
        return Registered(self.url, self.figure)

    @property
    def urls(self) -> Iterator[str]:
        """Every address that leads to it on its page."""
        page = self.url.partition("#")[0]
        yield from (self.url, *(f"{page}#{anchor}" for anchor in self.former))


def list_standing(site: Site) -> Iterator[Standing]:
    """Lists the measures and quantities of all plans."""
    for plan in site.all_plans:
        yield from _list_standing(site, plan)


def standing_by_page(site: Site, key: str) -> dict[str, dict[str, Standing]]:
    """The measures and quantities of a plan, by page and by every address that leads to one; none of a district."""
    plan = site.plan(key)
    return site.once(plan, "standing by page", partial(_sort_by_page, site, plan)) if plan else {}


def _sort_by_page(site: Site, plan: Plan) -> dict[str, dict[str, Standing]]:
    by_page: dict[str, dict[str, Standing]] = {}
    for each in _list_standing(site, plan):
        by_page.setdefault(each.url.partition("#")[0], {}).update(dict.fromkeys(each.urls, each))
    return by_page


def owner_of(page: str) -> str:
    """The plan, or the district, that the path of a page names; of two that it compares, both as their pair is named.

    >>> [owner_of(f"districts/aa{rest}.html") for rest in ("/plan-a/fund", "/plan-a", "")]
    ['aa.plan-a', 'aa.plan-a', 'aa']
    >>> owner_of("compare/aa.plan-a-vs-bb.plan-b.html")
    'aa.plan-a-vs-bb.plan-b'
    """
    return ".".join(page.removesuffix(".html").split("/")[1:3])


def _list_standing(site: Site, plan: Plan) -> list[Standing]:
    statements = (each for each in list_statements(site, plan) if each.measure or each.quantity)
    return [_standing(plan, statement) for statement in statements]


def list_published(site: Site, pages: Iterable[Page]) -> list[Registered]:
    """Lists what the register has to know of a site: its pages, measures, and quantities with their figures."""
    own = [Registered(page.path) for page in pages if page.is_published and page.path != urls.PAGE_404]
    return own + [standing.entry for standing in list_standing(site)]


def register_texts(site: Site, pages: Iterable[Page]) -> dict[str, str]:
    """The files of the register, by path below the content folder, with all that a site publishes added to them."""
    written = {entry.line: _file_of(entry) for entry in site.register}
    files: dict[str, list[Registered]] = {}
    for entry in (*site.register, *list_published(site, pages)):
        files.setdefault(written.get(entry.line) or REGISTER.path_of(register_of(site, entry)), []).append(entry)
    return {file: register_text(entries) for file, entries in files.items()}


def _file_of(entry: Registered) -> str:
    return "/".join(entry.place.file.split("/")[-2:])


def register_of(site: Site, entry: Registered) -> str:
    """The id of the register's file that an address belongs to: that of the city of its plan or district.

    A pair belongs to that of its first plan. A file a city stays small however many districts there are, and editors of
    different cities never meet in one.
    """
    district = site.district_by_any_id(owner_of(entry.page).partition(".")[0])
    is_of_place = entry.page.startswith(("districts/", "compare/")) and district is not None
    return f"city-{district.code[:4]}" if district and is_of_place else "site"


def _standing(plan: Plan, statement: Statement) -> Standing:
    programme, measure, quantity = statement.programme, statement.measure, statement.quantity
    claim, spot = claim_of(plan, statement), spot_of(programme or plan, statement)
    if quantity:
        former = tuple(f"q-{old}" for old in quantity.aliases)
        return Standing(urls.quantity_url(plan, programme, quantity.id), former, claim, spot, figure_of(quantity))
    assert programme
    assert measure
    former = tuple(f"m-{old}" for old in measure.aliases)
    return Standing(urls.measure_url(plan, programme, measure.id), former, claim, spot)
