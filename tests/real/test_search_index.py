"""The search page of the repository's own site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from builder.search.entries import KINDS


def test_every_kind_has_a_word(published: Path) -> None:
    page = (published / "search.html").read_text()
    (attribute,) = re.findall('data-results [^>]*data-words="([^"]*)"', page)
    words = json.loads(attribute.replace("&#34;", '"'))
    assert list(words["kinds"]) == list(KINDS)


def test_every_place_that_search_names_is_on_its_page(published: Path) -> None:
    ids = {path: _ids(published / path) for path in {path for path, _ in _named(published)}}
    named = {(path, anchor) for path, anchor in _named(published) if anchor}
    assert len(named) > 1_000
    assert {(path, anchor) for path, anchor in named if anchor not in ids[path]} == set()


def test_no_place_that_search_names_is_called_by_its_position(published: Path) -> None:
    """What leads there would lead elsewhere as soon as something is added before it."""
    counted = {anchor for path, anchor in _named(published) if re.fullmatch(r"[a-z]+-\d{1,3}", anchor)}
    assert counted == set()


def _named(site: Path) -> set[tuple[str, str]]:
    """The page and the place in it of all names, numbers, rows of topics and sections that results lead to."""
    names, numbers, lexicon, texts = (_data(site, name) for name in ("names-0", "numbers-0", "lexicon", "texts"))
    rows = [row for *_, row in lexicon["places"] if row]
    topics = [path for kind, path, *_ in lexicon["topics"] if kind != "indicator"]
    return {
        *((names["pages"][page][0], anchor) for _, _, page, anchor, *_ in names["names"]),
        *((numbers["pages"][page][0], anchor) for page, anchor, *_ in numbers["numbers"]),
        *((path, f"a-{row}") for path in topics for row in rows),
        *((page["path"], section[0]) for page in texts for section in page["sections"]),
    }


def _data(site: Path, name: str) -> Any:
    text = (site / "search" / f"{name}.js").read_text("utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def _ids(path: Path) -> set[str]:
    return set(re.findall(r'\bid="([^"]*)"', path.read_text("utf-8")))
