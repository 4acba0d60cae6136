"""The search page of the repository's own site."""

from __future__ import annotations

import json
import re
from pathlib import Path

from builder.search.entries import KINDS


def test_every_kind_has_a_word(published: Path) -> None:
    page = (published / "search.html").read_text()
    (attribute,) = re.findall('data-results [^>]*data-words="([^"]*)"', page)
    words = json.loads(attribute.replace("&#34;", '"'))
    assert list(words["kinds"]) == list(KINDS)
