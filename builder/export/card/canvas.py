"""A picture of few colours: each text and shape is one ink on one ground, in a few steps from one to the other.

So the picture needs no more than a palette of 256 colours, packs small, and none of its colours is computed by a
library that may change its mind.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from builder.text.fonts import Weight, font_bytes
from builder.text.packed import png_bytes

_OF_TEXT, _OF_SHAPES = 15, 5
"""Steps from the ground, which is not painted, to the ink."""
Colour = tuple[int, int, int]
_FINE = 4
"""Shapes are drawn so many times as large, so that their corners are smooth."""


class Face(ImageFont.FreeTypeFont):
    """A font in a size, in pixels. Its basic layout is the same everywhere; the other takes what a system has.

    Basic layout sets one sign after the other, and the fonts have no kerning in it: how long a text is, is the sum of
    its signs, each of which is measured once.
    """

    def __init__(self, weight: Weight, size: int) -> None:
        super().__init__(BytesIO(font_bytes(weight)), size, layout_engine=ImageFont.Layout.BASIC)
        self._lengths: dict[str, float] = {}

    def length(self, text: str) -> float:
        """How long a text is, in pixels."""
        lengths = self._lengths
        for sign in text:
            if sign not in lengths:
                lengths[sign] = self.getlength(sign)
        return sum([lengths[sign] for sign in text])


face = lru_cache(maxsize=64)(Face)


class Canvas:
    """A picture while it is drawn. Colours are `#rrggbb`, distances pixels from the upper left corner."""

    def __init__(self, width: int, height: int, paper: str) -> None:
        self._image = Image.new("L", (width, height), 0)
        self._paper = paper
        self._palette = {_channels(paper): 0}
        """Colours, each with its place."""

    def text(self, at: tuple[int, int], words: str, font: Face, ink: str, ground: str = "") -> None:
        """Write words on a line, the left end of which is `at`."""
        (left, baseline), ascent = at, font.size * 5 // 4
        mask = Image.new("L", (int(font.length(words)) + int(font.size), int(font.size * 7 // 4)))
        ImageDraw.Draw(mask).text((int(font.size) // 4, ascent), words, font=font, fill=255, anchor="ls")
        self._paint(mask, (left - int(font.size) // 4, baseline - int(ascent)), self._ramp(ink, ground, _OF_TEXT))

    def box(
        self, at: tuple[float, float], size: tuple[float, float], ink: str, ground: str = "", radius: float = 0
    ) -> None:
        """Fill a box, with round corners where it has a radius."""
        if not radius:
            corner = round(at[0] + size[0]), round(at[1] + size[1])
            self._image.paste(self._place(_channels(ink)), (round(at[0]), round(at[1]), *corner))
            return
        left, top = int(at[0]), int(at[1])
        mask = _round_box((at[0] - left, at[1] - top), size, radius)
        self._paint(mask, (left, top), self._ramp(ink, ground, _OF_SHAPES))

    def png(self) -> bytes:
        """The picture as a file."""
        return png_bytes(*self._image.size, list(self._palette), self._image.tobytes())

    def _paint(self, mask: Image.Image, at: tuple[int, int], ramp: list[int]) -> None:
        steps, covered = _tables(len(ramp))
        places = (0, *ramp)
        self._image.paste(mask.point([places[step] for step in steps]), at, mask.point(covered))

    def _ramp(self, ink: str, ground: str, steps: int) -> list[int]:
        """The places of the colours from a ground, which is not one of them, to an ink."""
        return [self._place(colour) for colour in _colours(ink, ground or self._paper, steps)]

    def _place(self, colour: Colour) -> int:
        """The place of a colour in the palette, which gets it if it is new."""
        return self._palette.setdefault(colour, len(self._palette))


@lru_cache(maxsize=256)
def _round_box(at: tuple[float, float], size: tuple[float, float], radius: float) -> Image.Image:
    """How much a box with round corners covers of each pixel; `at`: where in the first it begins."""
    width, height = int(at[0] + size[0]) + 1, int(at[1] + size[1]) + 1
    mask = Image.new("L", (width * _FINE, height * _FINE))
    corners = [at[0] * _FINE, at[1] * _FINE]
    corners += [corners[0] + size[0] * _FINE - 1, corners[1] + size[1] * _FINE - 1]
    ImageDraw.Draw(mask).rounded_rectangle(corners, round(radius * _FINE), fill=255)
    return mask.reduce(_FINE)


@lru_cache
def _tables(count: int) -> tuple[list[int], list[int]]:
    """By how much of a pixel is covered: the step, of so many, and whether anything is painted there."""
    steps = [(value * count + 127) // 255 for value in range(256)]
    return steps, [255 if step else 0 for step in steps]


@lru_cache
def _colours(ink: str, ground: str, steps: int) -> tuple[Colour, ...]:
    """The colours from a ground, which is not one of them, to an ink."""
    pairs = tuple(zip(_channels(ink), _channels(ground), strict=True))
    return tuple(_mix(pairs, step, steps) for step in range(1, steps + 1))


def _mix(pairs: tuple[tuple[int, int], ...], step: int, steps: int) -> Colour:
    """A colour between an ink and a ground, given by pairs of channels."""
    red, green, blue = ((ink * step + ground * (steps - step) + steps // 2) // steps for ink, ground in pairs)
    return red, green, blue


def _channels(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
