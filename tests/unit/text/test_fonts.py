"""The fonts of pictures have every character of every division's name, and draw each of them."""

from __future__ import annotations

import struct

import pytest

from builder.export.card.canvas import face
from builder.model.divisions import all_divisions
from builder.text.fonts import WEIGHTS, Weight, characters_of, font_bytes, glyphs, missing_glyphs

NAMES = "".join(sorted(set("".join(f"{place.province}{place.city}{place.name}" for place in all_divisions()))))
NO_CHARACTER = "\U0010fffd"


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_font_has_every_character_of_every_division(weight: Weight) -> None:
    assert "鄠" in NAMES
    assert set(NAMES) - set(characters_of(font_bytes(weight))) == set()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_font_draws_what_it_says_it_has(weight: Weight) -> None:
    font = face(weight, 20)
    box = bytes(font.getmask(NO_CHARACTER))
    assert any(box)
    drawn = {character: bytes(font.getmask(character)) for character in NAMES}
    assert [character for character, mask in drawn.items() if mask == box or not any(mask)] == []


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_text_is_as_long_as_its_signs_together(weight: Weight) -> None:
    texts = ("AVATAR, To WAVE. Ty", "fi fl ffi -- 1,000—2.5万元", "“《关于…》”，（A·B）", NAMES[:500])
    fonts = [face(weight, size) for size in (16, 33, 76)]
    assert [text for font in fonts for text in texts if font.length(text) != font.getlength(text)] == []


def test_the_characters_of_gb_2312_can_be_drawn() -> None:
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    assert missing_glyphs("".join(row.decode("gb2312", "ignore") for row in rows)) == ""


def test_characters_that_cannot_be_drawn_are_named_once() -> None:
    assert missing_glyphs("㑇区䢺县㑇") == "㑇䢺"
    assert "䢺" not in glyphs()


def test_a_font_without_a_known_table_is_refused() -> None:
    with pytest.raises(ValueError, match="format 12"):
        characters_of(b"OTTO" + struct.pack(">4H", 0, 0, 0, 0))
