"""Numbers in words: as the text writes them, and what that comes to."""

from __future__ import annotations

from typing import Any

import pytest

from builder.views.figures import figure
from tests.unit.views.test_comparing_fairly import context, quantity, unchanged


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": "1000000", "unit": "水手", "printed": "汇聚一百万水手"}, "一百万水手（即 1,000,000）"),
        ({"value": "120", "unit": "人", "qualifier": "以上", "printed": "一百二十人以上"}, "一百二十人以上（即 120）"),
        ({"value": "1000000", "unit": "人", "printed": "1000000人，即一百万人"}, "1,000,000人"),
        ({"value": "500", "unit": "万元", "printed": "500万元"}, "500万元"),
        ({"value": "500", "unit": "万元", "printed": "五百万元"}, "500万元"),
        ({"value": "2", "unit": "家", "printed": "两家"}, "2家"),
        ({"value": None, "min": "11", "max": "19", "qualifier": "十几", "unit": "家"}, "十几家（即 11—19）"),
        ({"value": None, "min": "3", "max": "4", "unit": "名", "printed": "3至4名"}, "3—4名"),
    ],
)
def test_what_the_text_writes_out_stands_so_with_what_it_comes_to(fields: dict[str, Any], words: str) -> None:
    page = context(unchanged).page("index.html")
    assert figure(page, quantity(**fields)) == words
