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
_WHITE = "FFFFFF"
_SPECK = 4
_OF_OUTER = tuple(f"{_W}{name}" for name in ("pPr", "tcPr", "tblPr"))
"""Properties of what a run stands in, which may colour its ground."""
# Diagrams, charts and documents within the document are parts of their own.
_OBJECT = re.compile(r"word/(?:diagrams/data|charts/chart|embeddings/)[^/]*$", re.IGNORECASE)


def is_on(properties: etree._Element | None, *names: str) -> bool:
    """Whether properties switch one of these on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`."""
    switches = () if properties is None else (properties.find(f"{_W}{name}") for name in names)
    return any(switch is not None and switch.get(f"{_W}val", "true") not in _OFF for switch in switches)


def is_hidden(run: etree._Element) -> bool:
    """Whether nobody sees a run: it is formatted as hidden text, white on white, or a speck."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return False
    return is_on(properties, "vanish", "specVanish") or _is_speck(properties) or _is_white_on_white(run, properties)


def _is_speck(properties: etree._Element) -> bool:
    """Whether a run is so small that it looks like dirt: sizes are in half points."""
    size = properties.find(f"{_W}sz")
    value = "" if size is None else size.get(f"{_W}val", "")
    return value.isascii() and value.isdecimal() and int(value[:6]) <= _SPECK


def _is_white_on_white(run: etree._Element, properties: etree._Element) -> bool:
    """Whether a run is white and nothing behind it is coloured, as far as the document itself says that.

    White heads of tables are usual; of what a style of tables colours nothing is known here.
    """
    colour = properties.find(f"{_W}color")
    if colour is None or colour.get(f"{_W}val", "").upper() != _WHITE or properties.find(f"{_W}highlight") is not None:
        return False
    around = [properties, *(each for outer in run.iterancestors() for each in outer.iterchildren(*_OF_OUTER))]
    shades = (shade for each in around for shade in each.iterchildren(f"{_W}shd"))
    is_coloured = any(shade.get(f"{_W}fill", "auto").upper() not in ("AUTO", _WHITE) for shade in shades)
    has_style = any(each.find(f"{_W}tblStyle") is not None for each in around if each.tag == f"{_W}tblPr")
    return not is_coloured and not has_style


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
