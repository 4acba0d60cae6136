"""The former names of a district stand among what is known of it, each with its year and source."""

from __future__ import annotations

from dataclasses import replace

from builder import urls
from builder.data.rows import district_row
from builder.model.schema.context import Reference
from builder.model.schema.district import FormerName
from builder.model.site import Site
from builder.model.types import Text
from builder.render.templates import interface_words, load_templates
from builder.views.context import build_context
from builder.views.district_context import district_context
from builder.views.pieces import Fact
from builder.views.places import places_view
from tests.conftest import MINIMAL, TEMPLATES, checked

FORMER = FormerName(
    name=Text(zh="芳村区"),
    year=2005,
    source=Reference(title="调整的通知", publisher="市政府", url="https://www.example.cn/a"),
)
CONTENT = checked(MINIMAL, sources=None)


def merged() -> Site:
    first, *others = CONTENT.site.districts
    return replace(CONTENT.site, districts=(first.model_copy(update={"former_names": [FORMER]}), *others))


def facts_of(site: Site) -> tuple[Fact, ...]:
    context = build_context(site, interface_words(load_templates(TEMPLATES), site.config), CONTENT.ledger)
    district = site.districts[0]
    return district_context(context.page(urls.district_url(district)), district, ()).facts


def test_a_former_name_leads_to_its_source_and_names_the_year() -> None:
    *_, fact = facts_of(merged())
    (link,) = fact.cell.items
    assert (link.text, link.href, link.note) == ("芳村区", "https://www.example.cn/a", "2005年，市政府《调整的通知》")


def test_a_district_without_any_says_nothing_of_it() -> None:
    assert len(facts_of(CONTENT.site)) == len(facts_of(merged())) - 1


def test_the_home_page_tells_what_a_former_name_is_called_now() -> None:
    site = merged()
    context = build_context(site, interface_words(load_templates(TEMPLATES), site.config), CONTENT.ledger)
    district = site.districts[0]
    (place,) = (each for each in places_view(context, "f").places if each.short_name == "芳村区")
    assert place.full_name == f"{district.full_name}（原芳村区）"
    assert place.href == urls.district_url(district)


def test_the_open_data_have_former_names_in_their_order() -> None:
    assert [district_row(site.districts[0]).former_names for site in (merged(), CONTENT.site)] == [("芳村区",), None]
