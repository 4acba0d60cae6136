"""What tests of builds after others look at."""

from __future__ import annotations

import pytest

from builder.render import render
from builder.views.context import Context
from builder.views.page import Page


@pytest.fixture
def viewed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages whose views are made, one after the other."""
    paths: list[str] = []
    make = render.view_of

    def noted(context: Context, page: Page) -> object:
        paths.append(page.path)
        return make(context, page)

    monkeypatch.setattr(render, "view_of", noted)
    return paths
