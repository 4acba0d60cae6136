"""What can be mended in content files without losing anything."""

from __future__ import annotations

from pathlib import Path

from builder.content.json_schema import number_keys
from builder.content.read import load_files
from builder.yamltext.decoding import decode_for_display
from builder.yamltext.fix import fix_text


def find_fixes(content: Path) -> dict[str, tuple[list[str], list[str]]]:
    """The lines before and after of every content file in which something can be mended without losing anything."""
    numbers = number_keys()
    repaired = {}
    for file, kind, data in load_files(content):
        text = fix_text(data, file, prose=kind.model is None, numbers=numbers)
        if text is not None and text.encode() != data:
            repaired[file] = (decode_for_display(data).split("\n"), text.split("\n"))
    return repaired
