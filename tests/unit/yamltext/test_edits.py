"""Edits of a text: those that touch each other are all made, of those that overlap the first, and places stay known."""

from __future__ import annotations

import pytest

from builder.yamltext.edits import Edit, apply_edits

LINE = "abcdef"


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([(0, 2, "X"), (2, 4, "YYY")], "XYYYef"),
        ([(2, 4, "YYY"), (0, 2, "X")], "XYYYef"),
        ([(0, 3, "X"), (2, 4, "YYY")], "Xdef"),
        ([(2, 2, "-"), (2, 2, "+")], "ab-+cdef"),
        ([(6, 6, "!")], "abcdef!"),
        ([(0, 6, "")], ""),
    ],
)
def test_edits_that_touch_are_all_made_and_of_those_that_overlap_the_first(
    edits: list[tuple[int, int, str]], after: str
) -> None:
    wanted = [Edit(line=2, start=start, end=end, text=text) for start, end, text in edits]
    assert apply_edits(f"first\n{LINE}\nlast", wanted).text == f"first\n{after}\nlast"


def test_a_line_is_counted_from_where_the_text_begins() -> None:
    edit = Edit(line=12, start=0, end=1, text="X")
    assert apply_edits(f"first\n{LINE}", [edit], first_line=11).text == "first\nXbcdef"


def test_a_column_of_the_edited_line_is_told_in_the_line_before() -> None:
    edited = apply_edits(LINE, [Edit(line=1, start=1, end=3, text="XXXX"), Edit(line=1, start=4, end=5, text="")])
    assert edited.text == "aXXXXdf"
    assert [edited.column(1, at) for at in range(len(edited.text))] == [0, 1, 2, 3, 3, 3, 5]
    assert edited.column(2, 3) == 3
