"""Every district of the country is found by its name or its city's, with what is nearest where it is not recorded."""

from __future__ import annotations

from dataclasses import replace

from builder.compare.nearest import MAX_NEAREST, PARTS, NationalPlace, list_places, nearest_districts, part_of
from builder.model.divisions import all_divisions
from builder.model.schema.context import Reference
from builder.model.schema.district import FormerName
from builder.model.site import Site
from builder.model.types import Text
from tests.unit.compare.test_region_parts import site_at


def places_of(site: Site, part: str) -> tuple[NationalPlace, ...]:
    return list_places(site, part, nearest_districts(site))


def place(site: Site, name: str) -> NationalPlace:
    return next(each for each in places_of(site, part_of(name)) if each.division.name == name)


def near(site: Site, name: str) -> list[str]:
    return [district.code for district in nearest_districts(site).get(place(site, name).near, ())]


def test_a_district_that_is_recorded_is_given_itself() -> None:
    recorded = place(site_at(["440103"]), "荔湾区").district
    assert recorded
    assert recorded.code == "440103"


def test_the_nearest_of_the_same_city_come_before_those_of_the_province() -> None:
    site = site_at(["440103", "440305"])
    assert near(site, "天河区") == ["440103"]
    assert near(site, "禅城区") == ["440103", "440305"]


def test_where_the_province_has_none_nothing_is_near() -> None:
    assert near(site_at(["440103"]), "闵行区") == []


def test_no_more_than_a_few_are_named() -> None:
    site = site_at(["440103", "440104", "440105", "440106"])
    assert len(nearest_districts(site)["4401"]) == MAX_NEAREST


def test_every_place_is_found_by_its_own_name_and_its_citys() -> None:
    site = site_at(["440103"])
    parts = {part: places_of(site, part) for part in PARTS}
    for division in all_divisions():
        for name in (division.name, division.city):
            assert any(each.division is division for each in parts[part_of(name)]), division.code


def test_every_place_is_found_as_it_is_typed_in_letters_alone_and_behind_its_city() -> None:
    site = site_at(["440103"])
    parts = {part: places_of(site, part) for part in PARTS}
    typed = {"荔湾区": ("lw", "liwan", "gzlwq", "guangzhouliwan"), "闵行区": ("minhang", "mh", "shanghaiminhang")}
    for name, all_of in typed.items():
        for text in all_of:
            listed = [each for each in parts[text[0]] if each.division.name == name]
            assert any(spelling.startswith(text) for each in listed for spelling in each.spellings), text
    assert all(spelling[0] == letter for letter in "lsz" for each in parts[letter] for spelling in each.spellings)
    assert not any(each.spellings for each in parts[part_of("荔湾区")])


def test_a_district_is_found_by_a_former_name_and_how_that_is_spelt() -> None:
    site = site_at(["440103"])
    former = FormerName(name=Text(zh="芳村区"), year=2005, source=Reference(title="通知"))
    (district,) = site.districts
    after = replace(site, districts=(district.model_copy(update={"former_names": [former]}),))
    for part, spelt in ((part_of("芳村区"), ""), ("f", "fangcunqu"), ("g", "guangzhoufangcunqu")):
        (entry,) = (each for each in places_of(after, part) if each.former)
        assert (entry.former, entry.district and entry.district.code) == ("芳村区", "440103")
        assert not spelt or spelt in entry.spellings
    assert not any(each.former for each in places_of(after, "l"))
    bare = replace(after, plans=())
    assert not any(each.former for part in PARTS for each in places_of(bare, part)), "nothing of it could be read there"
