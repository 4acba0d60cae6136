"""The repository's own content, written in Traditional characters, is found by the same words."""

from __future__ import annotations

from builder.text.normalise import fold_for_search, signs_of, table
from tests.conftest import ROOT
from tests.support.scan import converter


def test_content_written_in_traditional_characters_is_the_same() -> None:
    files = [path for path in (ROOT / "content").rglob("*") if path.suffix in (".md", ".yaml")]
    for path in files:
        text = path.read_text("utf-8")
        replacements = table([signs_of(text)])
        assert fold_for_search(str(converter("s2t").convert(text)), replacements) == fold_for_search(
            text, replacements
        ), path
