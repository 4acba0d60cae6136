"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from types import ModuleType

import pytest

from tests.conftest import ROOT

ROOMS = ("text", "yamltext", "content", "model", "findings", "checks")
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for room in ROOMS
    for path in sorted((ROOT / "builder" / room).rglob("*.py"))
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_an_example_that_is_not_true_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    module = ModuleType("wrong", "An example.\n\n>>> 1 + 1\n3\n")
    assert doctest.testmod(module).failed == 1
    assert "Expected" in capsys.readouterr().out
