"""A site with several plans, from a server and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import BuildFrom
from tests.support import contents
from tests.support.browser.fixtures import served


@pytest.fixture(scope="session")
def several_site(build_from: BuildFrom) -> Path:
    return build_from(contents.several)


@pytest.fixture(scope="session", params=["http", "file"])
def home(request: pytest.FixtureRequest, several_site: Path) -> Iterator[str]:
    """The address of the home page, from a server and from a folder."""
    if request.param == "file":
        yield f"{several_site.as_uri()}/index.html"
    else:
        with served(several_site) as origin:
            yield f"{origin}index.html"


@pytest.fixture(scope="session")
def page_of(several_site: Path) -> str:
    return f"{several_site.as_uri()}/index.html"
