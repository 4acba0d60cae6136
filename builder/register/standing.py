"""What a site publishes: its pages, and on them the measures and quantities, each with its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder import urls
from builder.content.layout import REGISTER
from builder.content.register import register_text
from builder.findings.finding import Place
from builder.model.register import Registered, figure_of
from builder.model.schema.statement import Measure, Quantity
from builder.model.site import Plan, Programme, Site
from builder.pages import Page


@dataclass(frozen=True, slots=True)
class Standing:
    """A measure or a quantity where it stands: `url` ends in its anchor, `former` are the anchors it had before."""

    url: str
    former: tuple[str, ...]
    claim: str
    place: Place
    figure: str = ""
    """Of a quantity."""

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
    for plan in site.plans:
        for index, quantity in enumerate(plan.quantities):
            yield _quantity(plan, None, quantity, index)
        for programme in plan.programmes:
            for index, measure in enumerate(programme.measures):
                yield _measure(plan, programme, measure, index)
            for index, quantity in enumerate(programme.quantities):
                yield _quantity(plan, programme, quantity, index)


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

    A file a city stays small however many districts there are, and editors of different cities never meet in one.
    """
    keys = urls.paired_plans(entry.page) or (".".join(entry.page.removesuffix(".html").split("/")[1:3]),)
    district = site.district_once(keys[0].partition(".")[0])
    is_of_place = entry.page.startswith(("districts/", "compare/")) and district is not None
    return f"city-{district.code[:4]}" if district and is_of_place else "site"


def _measure(plan: Plan, programme: Programme, measure: Measure, index: int) -> Standing:
    former = tuple(f"m-{old}" for old in measure.aliases)
    claim, place = f"{plan.key}.{programme.id}.{measure.id}", programme.origin.at("measures", index)
    return Standing(urls.measure_url(plan, programme, measure.id), former, claim, place)


def _quantity(plan: Plan, programme: Programme | None, quantity: Quantity, index: int) -> Standing:
    former = tuple(f"q-{old}" for old in quantity.aliases)
    url, place = urls.quantity_url(plan, programme, quantity.id), (programme or plan).origin.at("quantities", index)
    claim = ".".join(part for part in (plan.key, programme.id if programme else "", quantity.id) if part)
    return Standing(url, former, claim, place, figure_of(quantity))
