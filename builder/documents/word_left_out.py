"""What a Word document holds that is not read as its text, by kind: for whoever imports it to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree  # type: ignore[import-untyped]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_OFF = ("0", "false", "off")
# Diagrams, charts and documents within the document are parts of their own.
_OBJECT = re.compile(r"word/(?:diagrams/data|charts/chart|embeddings/)[^/]*$", re.IGNORECASE)


def is_on(properties: etree._Element | None, *names: str) -> bool:
    """Whether properties switch one of these on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`."""
    switches = () if properties is None else (properties.find(f"{_W}{name}") for name in names)
    return any(switch is not None and switch.get(f"{_W}val", "true") not in _OFF for switch in switches)


def is_hidden(run: etree._Element) -> bool:
    """Whether a run is formatted as hidden text, which is neither shown nor printed."""
    return is_on(run.find(f"{_W}rPr"), "vanish", "specVanish")


def is_deleted_row(row: etree._Element) -> bool:
    """Whether a row of a table was deleted while changes were tracked."""
    return row.find(f"{_W}trPr/{_W}del") is not None


def goes_on(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted while changes were tracked: the next one continues it."""
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def count_left_out(body: etree._Element, parts: Iterable[str]) -> dict[str, int]:
    """How many deletions, boxes, notes and so on a document of these parts has; of kinds that it has."""
    runs = list(body.iter(f"{_W}r"))
    counts = {
        "deletions": sum(_has_text(each, "delText") for each in body.iter(f"{_W}del"))
        + sum(_has_text(each, "t") for each in body.iter(f"{_W}moveFrom"))
        + sum(_has_text(each, "t") for each in body.iter(f"{_W}tr") if is_deleted_row(each)),
        "boxes": sum(_has_text(each, "t") for each in _without_fallbacks(body.iter(f"{_W}txbxContent"))),
        "notes": sum(1 for _ in body.iter(f"{_W}footnoteReference", f"{_W}endnoteReference")),
        "hidden": sum(is_hidden(run) and _has_text(run, "t") for run in runs),
        "objects": sum(bool(_OBJECT.match(part)) for part in parts)
        + sum(1 for _ in _without_fallbacks(body.iter(_DRAWN, _WORD_ART, f"{_W}altChunk"))),
        "struck": sum(is_on(run.find(f"{_W}rPr"), "strike", "dstrike") and _has_text(run, "t") for run in runs),
    }
    return {kind: count for kind, count in counts.items() if count}


def _without_fallbacks(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Elements without those that say the same again for older programs."""
    return (each for each in elements if not any(above.tag == _FALLBACK for above in each.iterancestors()))


def _has_text(element: etree._Element, name: str) -> bool:
    return any((text.text or "").strip() for text in element.iter(f"{_W}{name}"))
