"""Data for the script that makes files in the browser (`components/memo`): the parts of a Word file, and its words."""

from __future__ import annotations

import json

from builder.export import xlsx
from builder.export.word_package import constant_parts
from builder.model.types import STATES
from builder.text.strings import Strings


def maker_data(t: Strings) -> str:
    """The end of the maker's script."""
    parts, words = json.dumps(constant_parts(), ensure_ascii=False), json.dumps(_words(t), ensure_ascii=False)
    return f"window.bilin.memo.parts = {parts};\nwindow.bilin.memo.words = {words};\n"


def _words(t: Strings) -> dict[str, object]:
    """Words with gaps keep them."""
    names = ("sources", "note", "fact", "page", "cut", "filtered")
    return {
        **{name: t(f"export.{name}") for name in names},
        "source_head": [t(f"export.source.{name}") for name in xlsx.OF_SOURCE],
        "amount_head": [xlsx.amount_word(t, name) for name in xlsx.OF_AMOUNT],
        "states": {state: t(f"state.{state}") for state in ("value", "not_classified", *STATES)},
    }
