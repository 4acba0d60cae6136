"""Programmes stand in the order of the text, whatever else they cite, and no heading comes twice."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.schema.plan import Section
from builder.model.site import Programme
from builder.model.text_order import heading_of, printed_number, sort_by_text
from tests.conftest import MINIMAL, checked

MODEL = checked(MINIMAL, sources=None).site.plans[0].programmes[0]


def section(title: str, cite: str) -> Section:
    return Section.model_validate({"title": title, "cite": [cite]})


PATHS = [section("三", "10-12"), section("四", "20-35"), section("（一）", "21-23"), section("（二）", "24-30")]
FIRST, SECOND = "四 / （一）", "四 / （二）"


def programme(
    name: str, *cite: str, number: str | None = None, section: str | None = None, part_of: str | None = None
) -> Programme:
    spans = Section.model_validate({"title": "x", "cite": list(cite)}).cite
    update = {"id": name, "number": number, "section": section, "part_of": part_of, "cite": spans}
    return MODEL.model_copy(update=update)


def order(*programmes: Programme) -> list[str]:
    return [each.id for each in sort_by_text(programmes, PATHS)]


def test_an_item_that_also_cites_the_goals_stands_in_its_own_section() -> None:
    items = [
        programme("d", "18", "28", number="4", section=SECOND),
        programme("e", "18", "24", "29", number="5", section=SECOND),
        programme("a", "22", number="1", section=FIRST),
        programme("c", "24", "25", number="1", section=SECOND),
        programme("b", "23", number="2", section=FIRST),
        programme("goals", "11", section="三"),
    ]
    assert order(*items) == ["goals", "a", "b", "c", "d", "e"]


def test_numbers_are_read_as_numbers_and_not_as_words() -> None:
    assert order(*(programme(f"p{n}", "25", number=str(n), section=SECOND) for n in (10, 9, 2))) == ["p2", "p9", "p10"]


def test_what_has_no_number_stands_among_the_numbered_by_its_paragraph() -> None:
    head = programme("head", "24", section="四")
    items = [programme("z1", "25", number="1", section=SECOND), programme("z2", "27", number="2", section=SECOND)]
    assert order(*items, head, programme("between", "26", section=SECOND)) == ["head", "z1", "between", "z2"]


def test_the_paragraph_of_an_item_is_its_own_and_not_that_of_the_goals() -> None:
    items = [programme("a1", "18", "28", number="4", section=SECOND), programme("z", "27", section=SECOND)]
    assert order(*items) == ["z", "a1"]


def test_parts_come_after_their_whole() -> None:
    whole, part = programme("whole", "25"), programme("part", "25", part_of="whole")
    assert order(part, programme("after", "26"), whole) == ["whole", "part", "after"]


def test_without_any_structure_the_paragraph_decides() -> None:
    items = [programme("b", "9"), programme("a", "3"), programme("c", "12")]
    assert [each.id for each in sort_by_text(items, [])] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("item", "heading"),
    [
        (programme("p", "22", section=FIRST), FIRST),
        (programme("p", "24", section="四"), SECOND),
        (programme("p", "20", section="四"), "四"),
        (programme("p", "11", section="三"), "三"),
        (programme("p", "5", section="没有这一章"), "没有这一章"),
        (programme("p", "22"), ""),
    ],
)
def test_a_general_sentence_of_an_inner_heading_stands_under_it(item: Programme, heading: str) -> None:
    assert heading_of(item, PATHS) == heading


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["三", "四", FIRST, SECOND]),
        st.lists(st.integers(10, 30), min_size=1, max_size=3),
        st.none() | st.integers(1, 12),
    ),
    max_size=8,
).map(
    lambda many: [
        programme(f"p{at}", *map(str, cite), number=None if number is None else str(number), section=title)
        for at, (title, cite, number) in enumerate(many)
    ]
)


@given(ITEMS)
def test_no_heading_comes_twice_and_numbers_rise_under_each(items: list[Programme]) -> None:
    ordered = sort_by_text(items, PATHS)
    assert sorted(each.id for each in ordered) == sorted(each.id for each in items)
    headings = [heading for heading, _ in groupby(ordered, key=lambda each: heading_of(each, PATHS))]
    assert len(headings) == len(set(headings))
    for _, group in groupby(ordered, key=lambda each: heading_of(each, PATHS)):
        numbers = [int(each.number) for each in group if each.number]
        assert numbers == sorted(numbers)


@given(ITEMS, st.randoms())
def test_the_order_of_the_files_does_not_matter(items: list[Programme], random: object) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sort_by_text(shuffled, PATHS) == sort_by_text(items, PATHS)


@pytest.mark.parametrize(("title", "number"), [("（二）交流平台", "（二）"), ("二、交流平台", "二"), ("交流平台", "")])
def test_a_programme_that_is_a_heading_has_the_number_of_the_heading(title: str, number: str) -> None:
    """The page said that the text gives none, beside the heading that prints it."""
    heading = programme("head", "24").model_copy(update={"name": MODEL.name.model_copy(update={"zh": "交流平台"})})
    assert printed_number(heading, [section("四、平台", "20-35"), section(title, "24-30")]) == number
    assert printed_number(heading.model_copy(update={"number": "3"}), [section(title, "24-30")]) == "3"
