"""Two sides differ by what they say: never by how much of it there is, and never where they cannot be compared."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compare.relation import (
    UNCOMPARED,
    conditions_key,
    failed_conditions,
    free_text_key,
    relate,
)

SHARED = {"unit": "人", "kind": "flow"}
WORDS = st.text("区委水手，“”—0１a A", max_size=8)
CONDITIONS = st.builds(
    lambda unit, kind: {"unit": unit, "kind": kind}, st.sampled_from("人元|;"), st.sampled_from(["flow", "=stock", ""])
)
KEYS = st.one_of(
    st.just(UNCOMPARED),
    st.just(""),
    st.sampled_from(["a", "a,b"]),
    WORDS.map(lambda words: free_text_key([words])),
    st.tuples(st.lists(CONDITIONS, min_size=1, max_size=2), st.sampled_from(["", "50", "~1f"])).map(
        lambda pair: conditions_key(*pair)
    ),
)


def sides(*keys: str) -> list[tuple[str, str]]:
    return [("value", key) for key in keys]


@pytest.mark.parametrize(
    ("keys", "relation"),
    [
        ((free_text_key(["区委"]), free_text_key(["区委"])), "same"),
        ((free_text_key(["区委"]), free_text_key(["区府"])), "worded"),
        (("", ""), "worded"),
        (("", free_text_key(["区委"])), "worded"),
        ((free_text_key(["区委"]), "a"), "different"),
        ((UNCOMPARED, UNCOMPARED), "uncompared"),
        ((conditions_key([SHARED], "50"), conditions_key([SHARED], "50")), "same"),
        ((conditions_key([SHARED], "50"), conditions_key([SHARED], "60")), "different"),
        ((conditions_key([SHARED], "50"), conditions_key([SHARED | {"kind": "stock"}], "50")), "unlike"),
        ((conditions_key([SHARED], "~1"), conditions_key([SHARED], "~2")), "worded"),
        ((conditions_key([SHARED], "~1"), conditions_key([SHARED], "50")), "different"),
    ],
)
def test_sides_relate_by_what_their_keys_are(keys: tuple[str, ...], relation: str) -> None:
    assert relate(sides(*keys)) == relate(sides(*reversed(keys))) == relation


@given(st.lists(KEYS, min_size=2, max_size=4))
def test_a_count_is_never_the_same_nor_different(keys: list[str]) -> None:
    assert relate(sides(*keys, UNCOMPARED)) == "uncompared"
    assert (relate(sides(*keys)) == "uncompared") == (UNCOMPARED in keys)


@given(st.lists(WORDS, min_size=1, max_size=3), st.sampled_from([" ", "\u3000", "\n", ""]))
def test_identical_words_are_the_same_whatever_their_spaces(words: list[str], space: str) -> None:
    spaced = [space.join(text) for text in words]
    assert relate(sides(free_text_key(words), free_text_key(spaced))) == "same"


@given(WORDS, WORDS)
def test_free_text_is_the_same_or_worded_and_never_different(ours: str, theirs: str) -> None:
    assert relate(sides(free_text_key([ours]), free_text_key([theirs]))) in ("same", "worded")


def test_the_parts_of_a_text_are_not_run_together() -> None:
    assert free_text_key(["区委", "水手"]) != free_text_key(["区委水手"])


@given(st.lists(CONDITIONS, min_size=1, max_size=3), st.lists(CONDITIONS, min_size=1, max_size=3))
def test_sides_are_unlike_exactly_when_their_conditions_are(
    ours: list[Mapping[str, str]], theirs: list[Mapping[str, str]]
) -> None:
    keys = conditions_key(ours, "50"), conditions_key(theirs, "50")
    as_sets = [{tuple(sorted(each.items())) for each in side} for side in (ours, theirs)]
    assert relate(sides(*keys)) == ("same" if as_sets[0] == as_sets[1] else "unlike")
    differing = {name for name in SHARED if {each[name] for each in ours} != {each[name] for each in theirs}}
    assert set(failed_conditions(keys)) == differing


def test_the_conditions_that_failed_are_those_that_all_sides_have() -> None:
    named, stated = conditions_key([{"amount": "none"}], "~1"), conditions_key([{"amount": "stated"} | SHARED], "50")
    assert failed_conditions([named, stated]) == failed_conditions([stated, named]) == ["amount"]
    assert failed_conditions(["a", "~1"]) == []


def test_what_a_side_leaves_open_is_named_as_unknown() -> None:
    keys = conditions_key([{"period": "36"}], "1"), conditions_key([{"period": "?a"}], "1")
    assert failed_conditions(keys) == ["period_unknown"]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"kind": "?a"}, {"kind": "?b"}, "unstated"),
        ({"kind": "?a"}, {}, "unstated"),
        ({"kind": "?a"}, {"kind": "?b", "unit": "户"}, "unlike"),
        ({"kind": "?"}, {"kind": "?"}, "same"),
    ],
)
def test_what_only_open_conditions_keep_apart_is_not_called_unlike(
    ours: dict[str, str], theirs: dict[str, str], expected: str
) -> None:
    keys = conditions_key([SHARED | ours], "50"), conditions_key([SHARED | theirs], "50")
    assert relate(sides(*keys)) == relate(sides(*reversed(keys))) == expected
