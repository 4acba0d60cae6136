"""A site with several plans, from a server and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import publish_site
from tests.support import contents
from tests.support.browser.fixtures import served


@pytest.fixture(scope="module")
def several_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("several")
    publish_site(contents.several(folder), folder / "public")
    return folder / "public"


@pytest.fixture(scope="module", params=["http", "file"])
def home(request: pytest.FixtureRequest, several_site: Path) -> Iterator[str]:
    """The address of the home page, from a server and from a folder."""
    if request.param == "file":
        yield f"{several_site.as_uri()}/index.html"
    else:
        with served(several_site) as origin:
            yield f"{origin}index.html"


@pytest.fixture(scope="module")
def page_of(several_site: Path) -> str:
    return f"{several_site.as_uri()}/index.html"
