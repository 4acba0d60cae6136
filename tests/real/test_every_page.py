"""The tests of tests/pages that ask for a built site, over the repository's own."""

from __future__ import annotations

import inspect
import sys

from tests.pages import (
    test_charts,
    test_differences,
    test_frame,
    test_head,
    test_links,
    test_markdown,
    test_matrix,
    test_plans,
    test_tables,
    test_weight,
)

MODULES = (
    test_charts,
    test_differences,
    test_frame,
    test_head,
    test_links,
    test_markdown,
    test_matrix,
    test_plans,
    test_tables,
    test_weight,
)

for module in MODULES:
    for name, test in inspect.getmembers(module, inspect.isfunction):
        if name.startswith("test_") and "built" in inspect.signature(test).parameters:
            setattr(sys.modules[__name__], f"{name}__{module.__name__.rpartition('.test_')[2]}", test)
del module, name, test
