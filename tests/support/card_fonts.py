"""`python -m tests.support.card_fonts FOLDER`: cut the fonts of the pictures out of Noto Sans CJK (decision 44).

FOLDER holds `NotoSansCJK-Regular.ttc` and `NotoSansCJK-Bold.ttc` of version 2.004, as Debian's package `fonts-noto-cjk`
installs them. fontTools is needed besides, and is in no lock: the fonts are made anew only when characters are missing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from builder.model.divisions import all_divisions
from builder.text.fonts import WEIGHTS
from tests.guards.baseline import ROOT

FONTS = ROOT / "builder/text/fonts"
SIMPLIFIED = 2
"""The place of Noto Sans CJK SC in the collection."""
SIGNS = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x2010, 0x2044),
    (0x20A0, 0x22FF),
    (0x2460, 0x25FF),
    (0x3000, 0x303F),
    (0x3200, 0x33FF),
    (0xFF01, 0xFFEE),
)
"""Latin letters, punctuation, signs of units and numbers, shapes: first and last of each range."""


def wanted() -> set[int]:
    """The code points that the fonts are to have: those of GB 2312, of all names of divisions, and `SIGNS`."""
    names = "".join(f"{place.province}{place.city}{place.name}" for place in all_divisions())
    signs = (number for first, last in SIGNS for number in range(first, last + 1))
    return {*map(ord, _gb2312()), *map(ord, names), *signs}


def _gb2312() -> Iterator[str]:
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", "ignore")


def cut(source: Path, target: Path) -> None:
    """Write the part of a collection that is wanted: no hints, no features, its characters in one table."""
    subset: Any = import_module("fontTools.subset")
    tables: Any = import_module("fontTools.ttLib.tables._c_m_a_p")
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, font_number=SIMPLIFIED)
    options.drop_tables += ["BASE", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    characters = tables.CmapSubtable.newSubtable(12)
    characters.platformID, characters.platEncID, characters.language = 3, 10, 0
    characters.cmap = font.getBestCmap()
    font["cmap"].tables = [characters]
    subset.save_font(font, target, options)


def main() -> None:
    """Write both weights."""
    folder = Path(sys.argv[1])
    for weight in WEIGHTS:
        target = FONTS / f"NotoSansSC-{weight}.otf"
        cut(folder / f"NotoSansCJK-{weight}.ttc", target)
        print(re.sub(rf"^{re.escape(str(ROOT))}/", "", str(target)), target.stat().st_size)


if __name__ == "__main__":
    main()
