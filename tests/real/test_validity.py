"""Pages and style sheets of the repository's own site before the Nu HTML checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages import test_validity
from tests.pages.test_validity import problems
from tests.support.dom import read, samples

pytestmark = test_validity.pytestmark


def test_pages_of_every_kind_of_the_site_are_valid(published: Path) -> None:
    assert problems(published / "assets", *samples(read(published))) == []


@pytest.mark.whole
def test_pages_of_the_site_are_valid(published: Path) -> None:
    assert problems(published) == []
