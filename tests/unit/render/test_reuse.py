"""What a page is made of: its template and all that this refers to, as Jinja sees it too."""

from __future__ import annotations

import jinja2
import pytest
from jinja2 import meta

from builder.processes.program import TEMPLATES
from builder.render.reuse import closure_of
from builder.render.templates import load_templates

SOURCES = load_templates(TEMPLATES).sources


def referred_to(name: str) -> set[str]:
    """What a template refers to, directly or not; a name that is only put together when it runs is refused."""
    names, waiting = {name}, [name]
    while waiting:
        syntax = jinja2.Environment(autoescape=True).parse(SOURCES[waiting.pop()])
        for reference in meta.find_referenced_templates(syntax):
            assert reference is not None
            if reference not in names:
                names.add(reference)
                waiting.append(reference)
    return names


@pytest.mark.parametrize("name", sorted(name for name in SOURCES if name.startswith(("pages/", "scripts/"))))
def test_a_templates_closure_has_all_that_it_refers_to(name: str) -> None:
    assert closure_of(name, SOURCES) >= referred_to(name)
