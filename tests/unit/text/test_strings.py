"""What a site calls its facets stands in the words of the interface as it was written, whatever it looks like."""

from __future__ import annotations

import pytest

from builder.text.strings import strings_from

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
    assert [words("forms", count=count) for count in (1, 2)] == [f"{count} {name} of {name}" for count in (1, 2)]
