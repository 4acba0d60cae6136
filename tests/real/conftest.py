"""The repository's own site, read as trees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.dom import Built, read


# The tests of the site's pages run in one process, which reads them once.
@pytest.fixture(scope="session", params=[pytest.param("published", marks=pytest.mark.xdist_group("published"))])
def built(published: Path) -> Built:
    """The repository's own site, where tests/pages has made ones; its pages in English are made by the same rules."""
    return read(published).chinese
