"""The pages of the smallest full site, kept so that a change of output is seen in a diff."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import MINIMAL, files_of, publish_site

GOLDEN = Path(__file__).parent / "minimal"


def rendered(output: Path) -> dict[str, bytes]:
    """Build the smallest site and return what is kept of it: all but styles and scripts, which have no content."""
    publish_site(MINIMAL, output)
    kept = {path: data for path, data in files_of(output).items() if not path.startswith(("assets/", "static/"))}
    del kept["SHA256SUMS"]
    return kept
