"""The examples in docstrings say what the functions do."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from builder.editor import names
from builder.evidence import numerals
from builder.text import markdown, markdown_inline, markdown_syntax, pinyin


@pytest.mark.parametrize("module", [markdown, markdown_inline, markdown_syntax, pinyin, numerals, names])
def test_examples_hold(module: ModuleType) -> None:
    failed, attempted = doctest.testmod(module)
    assert attempted
    assert not failed
