"""What a site calls its facets stands in the words of the interface as it was written, whatever it looks like."""

from __future__ import annotations

import pytest

from builder.text.strings import BrokenCatalogueError, MissingWordsError, Strings, strings_from

CATALOGUE = """
facet_name: {theme: theme, themes: themes}
plain: <Themes>
counted: '{count} <themes>'
forms: '{count} {count:<theme>/<themes>} of {subject}'
"""


@pytest.mark.parametrize("name", ["题", "<script>", "<theme>", "{count}", "{{ 7*7 }}", "{", "}", "{%", "}{", "%s"])
def test_a_name_that_looks_like_a_place_to_be_filled_is_only_a_name(name: str) -> None:
    words = strings_from(CATALOGUE, name, "en", (("theme", name), ("themes", name)))
    assert words("facet_name.themes") == name
    assert words("plain").lower() == name
    assert words("counted", count=2) == f"2 {name}"
    assert [words("forms", count=count) for count in (0, 1, 2)] == [f"{count} {name} of {name}" for count in (0, 1, 2)]


def test_only_one_has_a_form_of_its_own() -> None:
    words = Strings({"found": "{count} {count:text/texts}"})
    assert [words("found", count=count) for count in (0, 1, 2, 10, "1")] == [
        *("0 texts", "1 text", "2 texts", "10 texts", "1 text")
    ]


def test_a_catalogue_that_is_none_says_where_it_ceases_to_be() -> None:
    with pytest.raises(BrokenCatalogueError) as broken:
        strings_from("a: b\nc: d: e\n", "")
    assert broken.value.line == 2
    with pytest.raises(BrokenCatalogueError):
        strings_from("- a\n- b\n", "")


def test_words_that_nobody_wrote_are_no_empty_words() -> None:
    with pytest.raises(MissingWordsError):
        Strings({})("a")
    with pytest.raises(MissingWordsError):
        strings_from("a: <places>", "")
