"""The data with which the home page answers for any district of the country, recorded or not."""

from __future__ import annotations

from builder import urls
from builder.compare.nearest import NationalPlace, list_places, nearest_districts
from builder.model.site import District
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.pieces import Link


@value_class
class PlaceEntry:
    """A place by its full name; where it leads if it is recorded, and else the code of what is near."""

    full_name: str
    short_name: str
    href: str
    near: str
    spellings: str
    """What may be typed of it, in a file of a letter, with spaces between."""


@value_class
class PlacesView:
    """`places/<part>.js`."""

    part: str
    places: tuple[PlaceEntry, ...]
    near: tuple[tuple[str, tuple[Link, ...]], ...]


def places_view(context: Context, part: str) -> PlacesView:
    """A part of the list of places. Its addresses are those of the home page."""
    page = context.page(urls.HOME)
    nearest = nearest_districts(context.site)
    places = list_places(context.site, part, nearest)
    codes = sorted({place.near for place in places if place.near})

    def link(district: District) -> Link:
        return Link(district.full_name, page.href(urls.district_url(district)))

    entries = (
        PlaceEntry(
            full_name=_full_name(page, place),
            short_name=place.division.name,
            href=link(place.district).href if place.district else "",
            near=place.near,
            spellings=" ".join(place.spellings),
        )
        for place in places
    )
    return PlacesView(part, tuple(entries), tuple((code, tuple(map(link, nearest[code]))) for code in codes))


def _full_name(page: PageContext, place: NationalPlace) -> str:
    """A place with what lies above it; by a former name, what it is called now."""
    if place.district and place.former:
        return page.t("search.formerly", name=place.district.full_name, former=place.former)
    return "".join(dict.fromkeys((place.division.province, place.division.city, place.division.name)))
