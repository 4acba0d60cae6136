"""What the smallest full site looks like changes only on purpose: see `make golden`."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import files_of
from tests.golden import GOLDEN, rendered


def test_the_smallest_site_is_rendered_as_its_golden_files_say(tmp_path: Path) -> None:
    assert rendered(tmp_path / "out") == files_of(GOLDEN)
