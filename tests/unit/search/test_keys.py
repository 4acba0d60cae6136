"""The keys under which the names of a large site stand: whatever one types of a name leads to it, or is told of."""

from __future__ import annotations

import random
import re

import pytest

from builder.search import keys
from builder.search.keys import NameKey, bare, find_keys

SYLLABLES = {
    "水": "shui",
    "手": "shou",
    "网": "wang",
    "区": "qu",
    "长": "chang",
    "宁": "ning",
    "山": "shan",
    "岸": "an",
}


def named(text: str) -> tuple[str, str]:
    return text, " ".join(SYLLABLES.get(character, character) for character in bare(text))


def names(count: int) -> list[tuple[str, str]]:
    """Names that share much with each other, some of them of several pages."""
    drawn = random.Random(1)
    own = [named("".join(drawn.choices([*SYLLABLES], k=drawn.randint(2, 8)))) for _ in range(count)]
    return [*own, *own[: count // 5], *[named("水手网")] * 50]


def typed_of(text: str, readings: str) -> set[str]:
    """Whatever one can type of a name: any run of its characters, syllables from any on, and any run of initials."""
    syllables = readings.split(" ")
    initials = "".join(syllable[0] for syllable in syllables)
    sounds = ["".join(syllables[at:]) for at in range(len(syllables))]
    parts = (run[at:end] for run in (text, initials) for at in range(len(run)) for end in range(at + 1, len(run) + 1))
    return {*parts, *(sound[:end] for sound in sounds for end in range(1, len(sound) + 1))}


def look_up(by_text: dict[str, NameKey], typed: str) -> NameKey | None:
    """The longest key that something begins with, as a browser finds it: the first that is not split, or all of it."""
    first = 2 if "a" <= typed[0] <= "z" else 1
    for end in range(min(first, len(typed)), len(typed) + 1):
        key = by_text.get(typed[:end])
        if key is None or not key.is_split:
            return key
    return by_text[by_text[typed].onto or typed]


@pytest.fixture
def small_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that even a few names exceed."""
    monkeypatch.setattr(keys, "EACH_KEY", 6)
    monkeypatch.setattr(keys, "MAX_HELD", 12)
    monkeypatch.setattr(keys, "HELD_OF_SPLIT", 4)


@pytest.mark.usefixtures("small_keys")
def test_whatever_is_typed_of_a_name_leads_to_it_or_to_how_many_there_are() -> None:
    rows = names(150)
    by_text = {key.text: key for key in find_keys(rows)}
    matching_of: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for typed in typed_of(*row):
            matching_of.setdefault(typed, set()).add(number)
    whole = 0
    # A lone letter is looked for in texts only.
    for typed, matching in ((typed, all_of) for typed, all_of in matching_of.items() if not re.match(r"[a-z]$", typed)):
        key = look_up(by_text, typed)
        assert key is not None
        assert len(key.held) <= 12
        if len(key.held) == key.total:
            whole += 1
            assert matching <= set(key.held), typed
        else:
            assert len(matching) <= key.total
    assert whole > 1_000


@pytest.mark.usefixtures("small_keys")
def test_a_key_holds_names_that_are_what_is_typed_and_each_other_name_before_any_twice() -> None:
    rows = [named("水手网")] * 50 + [named(f"长宁{each}水手网") for each in "山岸区"]
    key = {key.text: key for key in find_keys(rows)}["ssw"]
    assert (key.held, key.total, key.is_split) == ([0, 1, 2, 3, 4, 5, 50, 51, 52, 6, 7, 8], 53, False)


@pytest.mark.usefixtures("small_keys")
def test_what_many_pages_are_called_is_not_split_into_keys_that_would_hold_the_same() -> None:
    by_text = {key.text for key in find_keys([named("水手网")] * 50)}
    assert by_text == {"水", "手", "网", "s", "sh", "ss", "sw", "w", "wa"}


@pytest.mark.usefixtures("small_keys")
def test_a_key_that_has_the_same_as_a_longer_one_leaves_them_to_it() -> None:
    rows = [named(f"长宁{each}") for each in ("水", "手", "网", "区", "山", "岸", "水手")]
    by_text = {key.text: key for key in find_keys(rows)}
    begun = ("ch", "cha", "chan", "chang", "changn", "changni", "changnin")
    expected = {"长": "长宁", **dict.fromkeys(begun, "changning"), "ni": "ning", "nin": "ning"}
    assert {text: key.onto for text, key in by_text.items() if key.onto} == expected
    assert (by_text["chang"].held, by_text["chang"].is_split) == ((), True)
    assert (len(by_text["changning"].held), by_text["changning"].total, by_text["changning"].is_split) == (4, 7, True)


def test_a_single_letter_leads_to_names_that_are_written_with_it() -> None:
    by_text = {
        key.text: key for key in find_keys([named("水手网"), ("a类水手", "a lei shui shou"), ("attraction", "")])
    }
    assert (by_text["a"].held, by_text["a"].total, by_text["a"].is_split) == ([1, 2], 2, True)


def test_marks_are_left_out() -> None:
    assert {key.text for key in find_keys([("“水手”·网", "")])} == {"水", "手", "网"}
    assert bare("“水手”·网（a%）𠀀") == "水手网a%𠀀"
