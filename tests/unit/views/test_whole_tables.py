"""The table of all plans is on the home page and on the comparison, or on neither: both would be as heavy."""

from __future__ import annotations

import pytest

from builder.compare import provinces
from builder.render.templates import load_templates
from builder.text.strings import strings_from
from builder.views.compare import compare_view
from builder.views.context import build_context
from builder.views.home import home_view
from tests.conftest import MINIMAL, TEMPLATES, checked


@pytest.mark.parametrize(("most", "is_shown"), [(provinces.MOST_BYTES, True), (1, False)])
def test_the_comparison_has_the_table_of_all_plans_where_the_home_page_has_it(
    monkeypatch: pytest.MonkeyPatch, most: int, *, is_shown: bool
) -> None:
    monkeypatch.setattr(provinces, "MOST_BYTES", most)
    words = strings_from(load_templates(TEMPLATES).strings["zh-CN"], "政策")
    context = build_context(checked(MINIMAL, sources=None).site, words)
    for view in (home_view(context), compare_view(context)):
        assert (view.matrix is not None) is is_shown
