"""A linear scan of the pages that search is held against, and queries drawn from them; nothing of the builder's search.

A page counts when its route says how it is found. Of such a page counts its main heading, and what a template marks
with `data-search`, each on its own; within it not what is marked `data-nosearch`, and nothing is found across that.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import opencc

from builder.views.page import Page

GAP = "\n"
HIDDEN = {"nav", "script", "style", "template", "form", "button"}
STRAIGHT = str.maketrans({**dict.fromkeys("“”「」『』", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("—–−", "-")})


@cache
def converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def folded(text: str) -> str:
    """Width, case, white space, quotes and dashes, Traditional to Simplified."""
    text = unicodedata.normalize("NFKC", text).lower().translate(STRAIGHT)
    text = re.sub(r"[^\S\n]", "", text)
    return "".join(str(converter("t2s").convert(character)) for character in text)


def texts(folder: Path, pages: list[Page]) -> dict[str, str]:
    """The folded text of every page that counts, by path."""
    return {page.path: folded(visible((folder / page.path).read_text("utf-8"))) for page in pages if page.entry}


def visible(page: str) -> str:
    root = html5lib.parse(page, namespaceHTMLElements=False)
    return GAP.join("".join(_pieces(node)) for node in _searched(next(root.iter("main"))))


def _searched(node: Element) -> Iterator[Element]:
    for child in node:
        if child.tag == "h1" or "data-search" in child.attrib:
            yield child
        elif child.tag not in HIDDEN:
            yield from _searched(child)


def _pieces(node: Element) -> Iterator[str]:
    yield (node.text or "").replace("\n", " ")
    for child in node:
        hidden = not isinstance(child.tag, str) or child.tag in HIDDEN or "data-nosearch" in child.attrib
        if isinstance(child.tag, str):
            yield from [GAP] if hidden else _pieces(child)
        yield (child.tail or "").replace("\n", " ")


def holding(query: str, scanned: dict[str, str]) -> set[str]:
    """The paths of the pages that hold a query."""
    wanted = folded(query)
    return {path for path, text in scanned.items() if wanted in text}


def drawn(scanned: dict[str, str], count: int, *, seed: int) -> list[str]:
    """Stretches of two to eight characters from anywhere in the pages: a third anywhere, the rest with what is hard."""
    draw = random.Random(seed)
    whole = GAP.join(scanned[path] for path in sorted(scanned))
    kinds = [
        re.compile(r"[^\n]{2,8}"),
        re.compile(r"[\u4e00-\u9fff]{2,8}"),
        re.compile(r"(?=[^\n]{0,5}\d)[^\n]{2,8}"),
        re.compile(r"(?=[^\n]{0,5}[a-z])[^\n]{2,8}"),
        re.compile(r"(?=[^\n]{0,5}[,。、:;()\"-])[^\n]{2,8}"),
    ]
    results: dict[str, None] = {}
    while len(results) < count:
        kind = kinds[len(results) % len(kinds)]
        match = kind.match(whole, draw.randrange(len(whole) - 8))
        if match:
            text = match.group()[: draw.randint(2, 8)]
            if len(text) > 1 and not re.fullmatch(r'".*"', text):
                results[_disguised(text, len(results))] = None
    return list(results)


def _disguised(text: str, number: int) -> str:
    """Every fourth in Traditional characters, others wider, in capitals, or with a space within."""
    if number % 4 == 0:
        return str(converter("s2t").convert(text))
    if number % 4 == 1:
        return "".join(chr(ord(item) + 0xFEE0) if "!" < item <= "~" and item != '"' else item for item in text.upper())
    return text[:1] + " " + text[1:] if number % 8 == 2 else text


def absent(scanned: dict[str, str], count: int, *, seed: int) -> list[str]:
    """Stretches that no page holds, of characters that the pages use."""
    draw = random.Random(seed)
    characters = sorted(set("".join(scanned.values())) - {GAP, '"'})
    results: list[str] = []
    while len(results) < count:
        text = "".join(draw.choice(characters) for _ in range(draw.randint(2, 6)))
        if not holding(text, scanned):
            results.append(text)
    return results
