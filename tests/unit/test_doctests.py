"""The examples in the docstrings of the builder, and of what the tests share, are true."""

from __future__ import annotations

import doctest
import importlib.util
import pkgutil
from pathlib import Path

import builder
import tests.guards
import tests.support

PACKAGES = (builder, tests.guards, tests.support)


def _has_examples(name: str) -> bool:
    """To import all modules, and look for examples in each, takes six seconds."""
    spec = importlib.util.find_spec(name)
    return spec is not None and spec.origin is not None and ">>> " in Path(spec.origin).read_text("utf-8")


def test_every_example_in_a_docstring_is_true() -> None:
    results = {
        module.name: doctest.testmod(importlib.import_module(module.name))
        for package in PACKAGES
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if ".test_" not in module.name and _has_examples(module.name)
    }
    assert [name for name, result in results.items() if result.failed] == []
    assert sum(result.attempted for result in results.values()) >= 200
