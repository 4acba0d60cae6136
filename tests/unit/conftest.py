"""Unit tests start no process and read no live content, neither when they are collected nor when they run."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from tests.support.watch import forbid

HERE = Path(__file__).parent


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    with _watched(collector):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    with _watched(item):
        return (yield)


def _watched(node: pytest.Item | pytest.Collector) -> AbstractContextManager[None]:
    """These hooks are called for tests of other folders, too."""
    return forbid("processes", "content") if node.path.is_relative_to(HERE) else nullcontext()
