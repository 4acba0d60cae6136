"""Every page and style sheet of the repository's own site before the Nu HTML checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages import test_validity
from tests.pages.test_validity import problems

pytestmark = test_validity.pytestmark


@pytest.mark.slow
def test_pages_of_the_site_are_valid(published: Path) -> None:
    assert problems(published) == []
