"""Where a system cannot fork, a process does all of its work itself: the same bytes, and nothing is started."""

from __future__ import annotations

import multiprocessing

import pytest

from builder.processes import workers
from builder.publish.staging import Written
from builder.render.render import render_all
from builder.render.templates import load_templates
from builder.routes.route import route
from builder.text.strings import strings_from
from builder.views.context import build_context
from builder.views.page import Page
from tests.conftest import MINIMAL, TEMPLATES, checked


def test_two_jobs_make_the_same_files_where_processes_can_only_be_spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    templates = load_templates(TEMPLATES)
    context = build_context(checked(MINIMAL, sources=None).site, strings_from(templates.strings["zh-CN"], "政策"))
    pages: list[Page] = [page for page in route(context.site) if page.exported][:3]

    def make(jobs: int) -> dict[str, bytes]:
        files: dict[str, bytes] = {}

        def write(path: str, data: bytes) -> Written:
            files[path] = data
            return Written("", is_new=True)

        render_all(templates, context, pages, write, jobs=jobs)
        return files

    alone = make(1)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert not workers.can_share()
    assert make(2) == alone
    assert any(path.endswith(".csv") for path in alone)
