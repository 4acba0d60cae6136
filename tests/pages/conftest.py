"""Sites of every size, built once and read as trees. A test that asks for `built` runs over all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import BuildFrom
from tests.support import contents, hostile
from tests.support.dom import Built, read

SITES = ("minimal_site", "archived_site", "empty_site", "lone_site", "large_site", "split_site")


# The tests of a site run in one process, which reads it once.
@pytest.fixture(scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in SITES])
def built(request: pytest.FixtureRequest) -> Built:
    """Every site in turn, of every size; tests/real runs the same tests over the repository's own."""
    folder: Path = request.getfixturevalue(request.param)
    return read(folder)


@pytest.fixture(scope="session")
def minimal(minimal_site: Path) -> Built:
    return read(minimal_site)


@pytest.fixture(scope="session")
def large(large_site: Path) -> Built:
    return read(large_site)


@pytest.fixture(scope="session")
def empty_site(build_from: BuildFrom) -> Path:
    return build_from(contents.without_districts)


@pytest.fixture(scope="session")
def lone_site(build_from: BuildFrom) -> Path:
    return build_from(contents.single_district_without_plan)


@pytest.fixture(scope="session")
def large_site(build_from: BuildFrom) -> Path:
    return build_from(contents.split_by_province)


@pytest.fixture(scope="session")
def split_site(build_from: BuildFrom) -> Path:
    return build_from(contents.split_by_city)


@pytest.fixture(scope="session")
def several(build_from: BuildFrom) -> Built:
    return read(build_from(contents.several))


@pytest.fixture(scope="session")
def archived_site(build_from: BuildFrom) -> Path:
    return build_from(contents.archived)


@pytest.fixture(scope="session")
def registered_site(build_from: BuildFrom) -> Path:
    return build_from(contents.registered)


@pytest.fixture(scope="session")
def attacked_site(build_from: BuildFrom) -> Path:
    return build_from(hostile.hostile)
