"""How tests are dealt out to processes: how many there are, and who shares what.

Tests of one group run in one process, which builds and reads what they share once.

pytest-xdist 3.8 tells its scheduler a test's group at the end of the test's name, by an attribute that pytest 9.2 no
longer reads (pytest-xdist#1386): without this, groups are silently dealt out to all processes. It does nothing for a
version of either that puts the group there.
"""

from __future__ import annotations

import os

import pytest
from _pytest.nodeid import coerce_node_id


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """`-n auto`: twice as many as processors, since much of the time tests wait for browsers and commands."""
    return (os.cpu_count() or 1) * 2


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Name the group of each test in a process of pytest-xdist."""
    if not config.getoption("loadgroup", default=False):
        return
    for item in items:
        names = {str(mark.args[0]) for mark in item.iter_markers("xdist_group")}
        suffix = f"@{'_'.join(sorted(names))}"
        if names and not item.nodeid.endswith(suffix):
            item._id = coerce_node_id(item.nodeid + suffix)
            assert item.nodeid.endswith(suffix), "groups have no effect with this pytest"
