"""The pages of the smallest full site, kept so that a change of output is seen in a diff."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import MINIMAL, files_of, publish_site

GOLDEN = Path(__file__).parent / "minimal"


def rendered(output: Path) -> dict[str, bytes]:
    """Build the smallest site and return what is kept of it.

    Styles and scripts have no content; archives of Office and pictures depend on the compressor, and a diff of them
    says nothing.
    The open data says what pages say, and has tests of its own.
    """
    publish_site(MINIMAL, output)
    left_out = ("assets/", "static/", "search/", "api/"), (".xlsx", ".docx", ".png", "data.html")
    files = files_of(output).items()
    kept = {path: data for path, data in files if not path.startswith(left_out[0]) and not path.endswith(left_out[1])}
    del kept["SHA256SUMS"], kept[".bilin-site"]
    return kept
