"""Unit tests start no process and read no live content, neither when they are collected nor when they run."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.support.watch import forbid


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,  # noqa: ARG001  pytest gives what the signature names
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    with forbid("processes", "content"):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item,  # noqa: ARG001  pytest gives what the signature names
) -> Generator[None, object, object]:
    with forbid("processes", "content"):
        return (yield)
