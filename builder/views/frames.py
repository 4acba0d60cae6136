"""What surrounds a page's own content: title, trail, navigation, how to cite it, footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder import urls
from builder.model.site import District, Plan
from builder.model.types import Absent
from builder.text.foreign import CHINESE, ENGLISH
from builder.text.values import shared, value_class
from builder.views.claims import report_link
from builder.views.context import PageContext
from builder.views.lineage import ended_notes
from builder.views.material_names import MOST
from builder.views.pieces import (
    Alternate,
    Around,
    Assets,
    BasketPlace,
    Footer,
    Frame,
    Link,
    MarkLine,
    NavItem,
    SearchScope,
    Value,
)
from builder.views.provenance import Provenance, site_provenance
from builder.views.values import date_link

_NAV = (
    ("home", urls.HOME, ()),
    ("questions", urls.THEMES, (urls.facet_list_url("instruments"), urls.facet_list_url("target-groups"))),
    ("districts", urls.DISTRICTS, ()),
    ("numbers", urls.NUMBERS, (urls.INDICATORS, urls.TIMELINE)),
    ("programmes", urls.PROGRAMMES, ()),
    ("who", urls.AGENCIES, ()),
    ("compare", urls.COMPARE, ()),
)
"""The main navigation in the words of readers: a name, where it leads, and the other lists that belong to it."""

_MORE = (
    ("instruments", urls.facet_list_url("instruments")),
    ("target-groups", urls.facet_list_url("target-groups")),
    ("indicators", urls.INDICATORS),
    ("timeline", urls.TIMELINE),
    ("sitemap", urls.SITEMAP_PAGE),
    ("glossary", urls.GLOSSARY),
    ("method", urls.text_page_url("method")),
    ("about", urls.text_page_url("about")),
    ("materials", urls.MATERIALS),
    ("changes", urls.CHANGES),
    ("data", urls.DATA),
)

_LISTED = frozenset((urls.SEARCH, *(target for _, target, *_ in _NAV), *(target for _, target in _MORE)))

ANY = "x-default"
"""For readers whose language is unknown."""


@value_class
class Heading:
    """What a page is called, what it is about, and where it stands."""

    title: str
    """Its `h1`."""
    description: str
    """In a sentence, for search engines and bookmarks."""
    breadcrumb: Sequence[Link]
    """The way to it from the home page, which is not in it."""
    within: Sequence[str] = ()
    """What keeps the title of its window apart from that of other pages with this title."""

    @staticmethod
    def below_home(title: str, description: str) -> Heading:
        """That of a page to which the home page leads at once."""
        return Heading(title, description, [Link(title)])


def page_frame(
    page: PageContext,
    heading: Heading,
    *,
    provenance: Provenance,
    current: str = "",
    contents: Sequence[Link] = (),
    marks: MarkLine | None = None,
    scope: SearchScope | None = None,
    about: Sequence[Plan] = (),
) -> Frame:
    """The frame of a page.

    `current`: the address of the list in the navigation that it belongs to; `about`: plans of which it says so where
    they hold no longer.
    """
    return Frame(
        path=page.address,
        lang=page.config.locale,
        title=heading.title,
        window_title=" - ".join(dict.fromkeys((heading.title, *heading.within, page.config.name.shown))),
        description=heading.description,
        site_name=page.config.name.shown,
        around=page.keep(
            ("around", _folder(page), current, _listed_path(page)), lambda _: shared(_around(page, current))
        ),
        card=page.shared.public_url(urls.CARD),
        breadcrumb=(Link(page.t("nav.home"), page.href(urls.HOME)), *heading.breadcrumb),
        provenance=provenance.facts,
        provenance_words=_provenance_words(page, provenance),
        contents=tuple(contents),
        citation=_citation(page, heading.title, provenance),
        marks=marks,
        scope=scope,
        own_data=_data_href(page),
        markdown=_markdown_href(page),
        address=page.shared.public_url(page.address),
        twin=page.twin,
        alternates=_alternates(page),
        finder=page.href(urls.OPEN_SEARCH) if page.shared.public_url("") else "",
        footer=_footer(page, provenance),
        ended=ended_notes(page, about),
        drafts=_unfinished_links(page, provenance.plans),
    )


def site_frame(page: PageContext, heading: Heading) -> Frame:
    """The frame of a page about the site itself."""
    return page_frame(page, heading, provenance=site_provenance(page, None, version=page.shared.versions.of_outline()))


def _folder(page: PageContext) -> str:
    """By what a link to a page or file differs that is not current."""
    return page.path.rpartition("/")[0]


def _listed_path(page: PageContext) -> str:
    """The page, if something around it leads to it: from itself a link is another than from the rest of the folder."""
    return page.path if page.path in _LISTED else ""


def _around(page: PageContext, current: str) -> Around:
    return Around(
        home=page.href(urls.HOME),
        assets=_assets(page),
        search=page.href(urls.SEARCH),
        data=page.href(f"{urls.SEARCH_FILES}/start.js"),
        nav=tuple(_nav_item(page, name, target, current in (target, *others)) for name, target, others in _NAV),
        compare=page.href(urls.COMPARE),
        materials=BasketPlace(page.href(urls.MATERIALS), MOST),
        links=tuple(_nav_item(page, *item, is_current=False) for item in _MORE),
        registrations=tuple(Link(entry.label, entry.url or "") for entry in page.config.registrations),
    )


def _assets(page: PageContext) -> Assets:
    early = urls.page_script_url("early")
    return Assets(*map(page.href, (urls.STYLES, urls.SCRIPT, early, "static/icon.svg", urls.PEERS)))


def _data_href(page: PageContext) -> str:
    """The JSON file of what a page is about; a part of a page that is split has that of the whole."""
    files = page.shared.data_of_pages
    path = files.get(page.path) or files.get(f"{page.path.rpartition('/')[0]}.html", "")
    return page.href(path) if path else ""


def _markdown_href(page: PageContext) -> str:
    """The twin in Markdown; pages in English that lie beside Chinese ones have none, as they have no downloads."""
    has_twin = urls.has_markdown(page.path) and not page.shared.is_beside
    return page.href(urls.markdown_url(page.path)) if has_twin else ""


def without_files(frame: Frame, address: str | None = None) -> Frame:
    """The frame of a page that only says where something is now: no files lie beside it.

    `address`: of the page that it leads to. Programs that find two addresses for one page believe neither.
    """
    return replace(frame, own_data="", markdown="", picture="", address=frame.address if address is None else address)


def section_links(
    page: PageContext, family: str, shown: Mapping[str, bool], titles: Mapping[str, str] | None = None
) -> list[Link]:
    """The sections of a page that are shown, in the order of the page. `titles`: those without a word of `family`."""
    words = titles or {}
    return [
        Link(words.get(name) or page.t(f"{family}.{name}"), f"#{name}") for name, is_shown in shown.items() if is_shown
    ]


def _footer(page: PageContext, provenance: Provenance) -> Footer:
    version = provenance.version
    days = [plan.checked for plan in provenance.plans] or [text.checked for text in page.site.pages]
    newest = max(days, key=lambda day: day.earliest, default=None)
    return Footer(
        maintainer=_words_or_nothing(page.config.maintainer),
        contact=_words_or_nothing(page.config.contact),
        report=Link(page.t("footer.report_form"), report_link(page, version=version)),
        reference=page.t("footer.reference", path=page.address, version=version),
        report_text=page.t("footer.report_body", path="{address}", claim="{claim}", version=version),
        version=version,
        updated=date_link(page, newest) if newest else Link(page.t("state.not_researched")),
    )


def _unfinished_links(page: PageContext, plans: Sequence[Plan]) -> tuple[Link, ...]:
    """Plans that are drafts or have some."""
    return tuple(
        Link(f"{plan.district.name.shown} {plan.short_title}", page.href(urls.plan_url(plan)))
        for plan in plans
        if _is_unfinished(page, plan)
    )


def _is_unfinished(page: PageContext, plan: Plan) -> bool:
    return page.hold(("unfinished", plan.key), lambda _: plan.is_unfinished)


def _words_or_nothing(value: str | Absent) -> str:
    """What the operator has filled in; what is missing is left out, and `check` says so."""
    return "" if isinstance(value, Absent) else value


def _provenance_words(page: PageContext, provenance: Provenance) -> str:
    """What stands for the provenance while it is folded: a text by its short title, the long would take three lines."""
    source, *_, checked = (_plain(page, fact.cell) for fact in provenance.facts)
    source = next((plan.short_title for plan in provenance.plans if plan.title == source), source)
    return page.t("provenance.folded", source=source, checked=checked)


def _citation(page: PageContext, title: str, provenance: Provenance) -> str:
    """How to cite a page: its title, the site, what it rests on and when that was checked."""
    values = {"site": page.config.name.shown, "checked": _plain(page, provenance.facts[-1].cell)}
    return page.t("side.citation", title=title, version=provenance.version, path=page.address, **values)


def _plain(page: PageContext, value: Value) -> str:
    return page.t("provenance.to").join(item.text for item in value.items) or value.text


def _nav_item(page: PageContext, name: str, target: str, is_current: bool) -> NavItem:
    here = "page" if target == page.path else "true"
    is_foreign = page.shared.is_beside and not urls.has_english(target)
    return NavItem(page.t(f"nav.{name}"), page.href(target), here if is_current else "", CHINESE if is_foreign else "")


def _alternates(page: PageContext) -> tuple[Alternate, ...]:
    """The page in both languages, by full addresses, once the site has one of its own."""
    if not page.twin or not page.shared.public_url(""):
        return ()
    return tuple(
        Alternate(language, page.shared.public_url(path))
        for language, path in ((CHINESE, page.path), (ENGLISH, urls.english_url(page.path)), (ANY, page.path))
    )


def place_trail(page: PageContext, district: District) -> list[Link]:
    """Province, city and district; a municipality once. A place above districts stands under the list of its kind."""
    return page.keep(("trail", _folder(page), district.id), lambda _: _place_trail(page, district))


def _place_trail(page: PageContext, district: District) -> list[Link]:
    if district.level != "district":
        own = Link(district.name.shown, page.href(urls.district_url(district)))
        return [Link(page.t("superior.list"), page.href(urls.SUPERIORS)), own]
    province = urls.province_url(district.code)
    links = [Link(district.province, page.href(province))]
    if district.city != district.province:
        split = district.code[:2] in page.shared.by_city
        city = urls.city_url(district.code) if split else f"{province}#c{district.code[:4]}"
        links.append(Link(district.city, page.href(city)))
    return [*links, Link(district.name.shown, page.href(urls.district_url(district)))]
