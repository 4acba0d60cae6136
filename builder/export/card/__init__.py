"""The picture of a plan, drawn of the words that its view chose: 1200 by 630 pixels, as Open Graph asks for.

The fonts are the program's own, so that a machine without any draws the same (decision 44).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import count

from builder.export.card.canvas import Canvas, Face, face
from builder.export.card.lines import balance, shorten
from builder.text.fonts import Weight
from builder.views.card import CardNumber, PlanCard

WIDTH, HEIGHT = 1200, 630
COLOURS = {
    "ink": "#17222d", "muted": "#4b5966", "paper": "#ffffff", "wash": "#f4f6f8", "line": "#dbe1e7",
    "accent": "#0f4c75", "accent-strong": "#0a3350", "seal": "#a63c2a",
    "firm-1": "#0b4468", "firm-1-ground": "#cfe3f1", "firm-2": "#1c5a80", "firm-2-ground": "#e3eff7",
    "firm-3": "#5b4a00", "firm-3-ground": "#fbf3d0", "firm-4": "#6a3d14", "firm-4-ground": "#fcebdd",
    "firm-5": "#46505a", "firm-5-ground": "#eceff2", "worded": "#4b5966", "worded-ground": "#ffffff",
}  # fmt: skip
"""By their names in `styles/tokens.css`, which a test holds them to."""
# Pixels, from the left and the top.
_EDGE = 72
_ROOM = WIDTH - 2 * _EDGE
_GAP, _MOST_WIDE = 16, 520
"""Between the boxes of numbers, and as wide as a box becomes."""
_PLACE = 158
"""The baseline of the name of the place: title and facts follow below it."""
_BOX_TOP, _BOX_BOTTOM = 396, 594
_PAD, _BAR = 20, 6
_TITLES = ((76, 1), (60, 2), (52, 2), (44, 2), (38, 3))
"""Sizes of a title above numbers, the largest first, each with the lines that it may take."""
_TITLES_ALONE = ((96, 1), (76, 2), (64, 3), (52, 4))
# Sizes and lines likewise, of what stands in the box of a number.
_FIGURES = ((48, 1), (42, 1), (36, 1), (32, 1), (28, 2), (24, 2))
_CHIPS = ((22, 1), (20, 1), (18, 1), (16, 1))
_LABELS = ((22, 2), (20, 3))


def draw_card(card: PlanCard) -> bytes:
    """Draw a picture as PNG."""
    canvas = Canvas(WIDTH, HEIGHT, COLOURS["paper"])
    _draw_head(canvas, card)
    numbers = _numbers_with_room(card.numbers)
    _draw_title(canvas, card, _TITLES if numbers else _TITLES_ALONE)
    width = min(_MOST_WIDE, _width_of(len(numbers))) if numbers else 0
    for place, number in enumerate(numbers):
        _draw_number(canvas, number, _EDGE + place * (width + _GAP), width)
    if not numbers:
        _draw_foot(canvas, card)
    return canvas.png()


def _draw_head(canvas: Canvas, card: PlanCard) -> None:
    """The name mark of the site, and what kind of text this is."""
    canvas.box((0, 0), (WIDTH, 16), COLOURS["accent"])
    _draw_mark(canvas, (_EDGE, 52), 48)
    kind = face("Regular", 28)
    words = shorten(card.kind, kind.length, _ROOM / 2)
    canvas.text((WIDTH - _EDGE - round(kind.length(words)), 87), words, kind, COLOURS["muted"])
    name = face("Bold", 34)
    room = _ROOM / 2 - 80
    canvas.text((_EDGE + 62, 88), shorten(card.site, name.length, room), name, COLOURS["accent-strong"])


def _draw_mark(canvas: Canvas, at: tuple[int, int], size: int) -> None:
    """The mark of `static/icon.svg`: two texts side by side."""
    unit, (left, top) = size / 32, at
    for page, ink, lines in ((1, "accent", (7, 7, 7)), (17, "seal", (7, 3, 7))):
        ground = COLOURS[ink]
        canvas.box((left + page * unit, top + 2 * unit), (14 * unit, 28 * unit), ground, radius=3 * unit)
        for row, length in enumerate(lines):
            start = (left + (page + 2.2) * unit, top + (8.2 + 6.5 * row) * unit)
            canvas.box(start, ((length + 2.6) * unit, 2.6 * unit), COLOURS["paper"], ground, 1.3 * unit)


def _draw_title(canvas: Canvas, card: PlanCard, sizes: tuple[tuple[int, int], ...]) -> None:
    """Place, title and facts, one below the other."""
    place = face("Bold", 32)
    canvas.text((_EDGE, _PLACE), shorten(card.place, place.length, _ROOM), place, COLOURS["accent"])
    font, lines = _fit(card.title, "Bold", sizes, _ROOM)
    step = round(font.size * 1.25)
    baseline = _PLACE + 20 + round(font.size * 0.95)
    for line in lines:
        canvas.text((_EDGE, baseline), line, font, COLOURS["ink"])
        baseline += step
    facts, words = _fit(" · ".join(card.facts), "Regular", ((28, 1), (24, 1), (20, 1)), _ROOM)
    canvas.text((_EDGE, baseline - step + 52), words[0], facts, COLOURS["muted"])


def _draw_number(canvas: Canvas, number: CardNumber, left: int, width: int) -> None:
    """A number in a box: how firm it is, what it comes to, what it counts."""
    ink, ground = _look(number.tone)
    box = (width, _BOX_BOTTOM - _BOX_TOP)
    canvas.box((left, _BOX_TOP), box, COLOURS["wash"])
    canvas.box((left, _BOX_TOP), (_BAR, box[1]), ink, COLOURS["wash"])
    left, room = left + _PAD + _BAR, width - _BAR - 2 * _PAD
    chip, (words,) = _fit(_chip_words(number), _chip_weight(number), _CHIPS, _chip_room(room))
    canvas.box((left, _BOX_TOP + 14), (round(chip.length(words)) + 24, 34), ground, COLOURS["wash"], 17)
    canvas.text((left + 12, _BOX_TOP + 31 + round(chip.size * 0.36)), words, chip, ink, ground)
    font, lines = _fit(number.figure, "Bold", _FIGURES, room)
    below = _BOX_TOP + 100
    for line, baseline in zip(lines, count(below if len(lines) == 1 else below - 21, 31), strict=False):
        canvas.text((left, baseline), line, font, COLOURS["accent-strong"], COLOURS["wash"])
    label, lines = _fit(number.label, "Regular", _LABELS, room)
    for line, baseline in zip(lines, count(below + 42, 25), strict=False):
        canvas.text((left, baseline), line, label, COLOURS["muted"], COLOURS["wash"])


def _draw_foot(canvas: Canvas, card: PlanCard) -> None:
    """What the site is, where there are no numbers."""
    font = face("Regular", 26)
    canvas.box((_EDGE, 530), (_ROOM, 2), COLOURS["line"])
    canvas.text((_EDGE, 576), shorten(card.tagline, font.length, _ROOM), font, COLOURS["muted"])


def _chip_words(number: CardNumber) -> str:
    return f"{number.shape} {number.firmness}".strip()


def _chip_weight(number: CardNumber) -> Weight:
    return "Bold" if number.tone == "firm-1" else "Regular"


def _chip_room(room: int) -> int:
    """A chip may reach into the margin at its right."""
    return room - 24 + _PAD


def _numbers_with_room(numbers: Sequence[CardNumber]) -> Sequence[CardNumber]:
    """The first of the numbers, as many as have room: neither a figure nor how firm it is nor what it counts is cut.

    What a number that stands alone counts may be.
    """
    for most in range(len(numbers), 0, -1):
        room = min(_MOST_WIDE, _width_of(most)) - _BAR - 2 * _PAD
        if all(_has_room(number, room, is_alone=most == 1) for number in numbers[:most]):
            return numbers[:most]
    return ()


def _has_room(number: CardNumber, room: int, *, is_alone: bool) -> bool:
    figure, label = _fit(number.figure, "Bold", _FIGURES, room)[1], _fit(number.label, "Regular", _LABELS, room)[1]
    chip = face(_chip_weight(number), _CHIPS[-1][0]).length(_chip_words(number))
    is_counted = is_alone or _is_whole(label, number.label)
    return is_counted and _is_whole(figure, number.figure) and chip <= _chip_room(room)


def _width_of(number: int) -> int:
    """How wide each of so many boxes side by side is."""
    return (_ROOM - _GAP * (number - 1)) // number


def _look(tone: str) -> tuple[str, str]:
    """The ink and ground of a level of firmness; nobody knows how firm a number without a look is."""
    return (COLOURS[tone], COLOURS[f"{tone}-ground"]) if tone else (COLOURS["muted"], COLOURS["line"])


@lru_cache(maxsize=256)
def _fit(text: str, weight: Weight, sizes: tuple[tuple[int, int], ...], width: float) -> tuple[Face, tuple[str, ...]]:
    """The largest size in which a text has room, and its lines; in the smallest what has no room is left out.

    It is asked for the same as often as it is tried with how many numbers there is room.
    """
    for size, most in sizes:
        font = face(weight, size)
        lines = balance(text, font.length, width, most)
        if _is_whole(lines, text):
            break
    return font, lines


def _is_whole(lines: Sequence[str], text: str) -> bool:
    return "".join("".join(lines).split()) == "".join(text.split())
