"""Leaner code gives what Jinja's own gives, and stops at the same mistakes."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from builder.render import template_code
from builder.text.strings import Strings

WORDS = Strings({"a.b": "甲 & 乙", "count": "{n} 项"})
TEMPLATE = """
{% macro piece(item, join='、') -%}
{% for part in item.parts %}{{ part }}{% if not loop.last %}{{ join }}{% endif %}{% endfor %}{{ t('a.b') }}
{%- endmacro %}
{% macro framed(word) %}<b>{{ word }}</b>{{ caller() }}{% endmacro %}
{{ piece(v) }}|{{ piece(v, '；') }}|{{ piece(join='/', item=v) }}|{{ t('count', n=v.parts|length) }}
{% call framed(v.name) %}{{ v.name }}{% endcall %}{{ v.html }}
"""


@dataclass(frozen=True, slots=True)
class View:
    name: str
    parts: tuple[str, ...]
    html: Markup


def rendered(environment: type[jinja2.Environment], source: str, view: object) -> str:
    env = environment(autoescape=True, undefined=jinja2.StrictUndefined)
    env.globals["t"] = WORDS
    return env.from_string(source).render(v=view)


@given(st.text(), st.lists(st.text(), max_size=3))
def test_a_page_is_what_jinja_makes_of_it(name: str, parts: list[str]) -> None:
    view = View(name, tuple(parts), escape(name))
    lean = rendered(template_code.LeanEnvironment, TEMPLATE, view)
    assert lean == rendered(jinja2.Environment, TEMPLATE, view)


@given(st.one_of(st.text(), st.integers(), st.text().map(escape)))
def test_values_are_escaped_as_markupsafe_does(value: object) -> None:
    assert template_code.escape(value) == escape(value)
    assert isinstance(template_code.escape(value), Markup)


@pytest.mark.parametrize("source", ["{{ v.nothing }}", "{{ nothing }}", "{{ v.name.nothing }}", "{{ nothing(1) }}"])
def test_what_is_not_there_stops_the_page(source: str) -> None:
    with pytest.raises((AttributeError, jinja2.UndefinedError)):
        rendered(template_code.LeanEnvironment, source, View("x", (), escape("x")))


def test_a_macro_with_too_many_values_stops_the_page() -> None:
    with pytest.raises(TypeError):
        rendered(template_code.LeanEnvironment, "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}", None)
