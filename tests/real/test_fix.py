"""The fixes leave the repository's own content alone, and mend what was damaged in it."""

from __future__ import annotations

import random

import pytest

from builder.content.fixes import find_fixes
from builder.content.read import load_files, read
from tests.conftest import MINIMAL, ROOT
from tests.support.fuzz import mutated
from tests.unit.yamltext.test_fix import mended


@pytest.mark.parametrize("seed", range(4))
def test_mending_twice_is_mending_once_and_loses_nothing(seed: int) -> None:
    chance = random.Random(seed)
    files = [(name, kind, data) for name, kind, data in load_files(ROOT / "content") if name.endswith(".yaml")]
    for _ in range(150):
        name, kind, whole = chance.choice(files)
        data = mutated(whole, chance)
        once = mended(data, name)
        if once is None:
            continue
        assert mended(once, name) == once
        before, problems = read(data, f"content/{name}", kind, ("aa", "bb"))
        errors = [item for item in problems if item.severity.value == "error"]
        after, _ = read(once.encode(), f"content/{name}", kind, ("aa", "bb"))
        if before and before.tree and not errors:
            assert after
            assert after.tree
            assert _narrow(after.values) == _narrow(before.values)


def _narrow(tree: object) -> str:
    return str(tree).translate(str.maketrans("０１２３４５６７８９．", "0123456789."))


def test_content_without_mistakes_is_left_byte_for_byte() -> None:
    assert find_fixes(ROOT / "content") == {}
    assert find_fixes(MINIMAL) == {}
