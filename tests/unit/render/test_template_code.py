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


def rendered(environment: type[jinja2.Environment], pages: str | dict[str, str], view: object) -> str:
    """What an environment makes of the template `page`, or of the only one."""
    loader = jinja2.DictLoader({"page": pages} if isinstance(pages, str) else pages)
    env = environment(autoescape=True, undefined=jinja2.StrictUndefined, loader=loader)
    env.globals["t"] = WORDS
    if isinstance(env, template_code.LeanEnvironment):
        env.placed = WORDS.words
    return env.get_template("page").render(v=view)


@given(st.text(), st.lists(st.text(), max_size=3))
def test_a_page_is_what_jinja_makes_of_it(name: str, parts: list[str]) -> None:
    view = View(name, tuple(parts), escape(name))
    lean = rendered(template_code.LeanEnvironment, TEMPLATE, view)
    assert lean == rendered(jinja2.Environment, TEMPLATE, view)


@given(st.one_of(st.text(), st.integers(), st.text().map(escape)))
def test_values_are_escaped_as_markupsafe_does(value: object) -> None:
    assert template_code.escape(value) == escape(value)


@pytest.mark.parametrize("source", ["{{ v.nothing }}", "{{ nothing }}", "{{ v.name.nothing }}", "{{ nothing(1) }}"])
def test_what_is_not_there_stops_the_page(source: str) -> None:
    with pytest.raises((AttributeError, jinja2.UndefinedError)):
        rendered(template_code.LeanEnvironment, source, View("x", (), escape("x")))


@pytest.mark.parametrize("values", ["1, 2", "b=1", "1, a=2"])
def test_a_macro_with_values_that_it_does_not_take_stops_the_page(values: str) -> None:
    with pytest.raises(TypeError):
        rendered(
            template_code.LeanEnvironment, f"{{% macro m(a) %}}{{{{ a }}}}{{% endmacro %}}{{{{ m({values}) }}}}", None
        )


@pytest.mark.parametrize("values", ["", "1", "c=3", "b=2, a=1", "1, 2, 3"])
def test_a_macro_fills_what_it_is_not_given_as_in_jinja(values: str) -> None:
    source = f"{{% macro m(a=7, b=8, c='<') %}}{{{{ a }}}}{{{{ b }}}}{{{{ c }}}}{{% endmacro %}}{{{{ m({values}) }}}}"
    assert rendered(template_code.LeanEnvironment, source, None) == rendered(jinja2.Environment, source, None)


IMPORTED = """
{% macro link(text, note='-') %}<a>{{ text }}{{ note }}</a>{% endmacro %}
{% macro boxed(text) %}<i>{{ text }}</i>{% if caller is defined %}{{ caller() }}{% endif %}{% endmacro %}
{% macro listed(text) %}{{ text }}{% for each in varargs %}{{ each }}{% endfor %}{{ kwargs|length }}{% endmacro %}
"""
NAMES = """
{% import 'parts' as parts %}
{% macro word(text, before='(', after=')') %}{{ before }}{{ text }}{{ after }}{{ parts.link(text) }}{% endmacro %}
{% macro shadowed(word, parts) %}{{ word() }}{{ parts.title() }}{% endmacro %}
{{ word(v.name) }}{{ word(v.name, before='<') }}{{ word(v.name, after='>') }}{{ word(after='>', text=v.name) }}
{{ parts.link(v.html, v.name) }}{{ parts.link(parts.link(v.name)) }}{{ parts.boxed(v.name) }}{{ parts.link(*v.parts) }}
{{ parts.listed(v.name, '<', end='>') }}{{ shadowed(v.name.upper, v.name) }}{{ word(v.name)|upper }}
{% for word in (v.name.upper,) %}{{ word() }}{% endfor %}{% call parts.boxed('&') %}{{ v.name }}{% endcall %}
{% block main scoped %}{% for each in v.parts %}{{ parts.link(each) }}{% endfor %}{% endblock %}
{% block other %}{% set parts = v.name %}{{ parts.title() }}{% endblock %}
"""


@pytest.mark.parametrize("parts", [("<i>",), ("a", "&")])
def test_macros_are_called_as_in_jinja_whatever_names_stand_in_between(parts: tuple[str, ...]) -> None:
    view = View("<b>", parts, escape("&"))
    pages = {"page": NAMES, "parts": IMPORTED}
    lean, own = (rendered(each, pages, view) for each in (template_code.LeanEnvironment, jinja2.Environment))
    assert lean == own


LOOP = """
{% for part in v.parts if part %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}
{{ loop.revindex }}{{ loop.previtem|default('-') }}{{ loop.nextitem|default('-') }}{{ loop.cycle('x', 'y') }}
{{ loop.changed(part) }}{{ loop.depth }}{% else %}none{% endfor %}
{% for part in v.parts recursive %}{{ part }}{{ loop.depth }}{% if loop.first and loop.depth < 3 %}{{ loop(v.parts) }}
{% endif %}{% endfor %}
"""


@pytest.mark.parametrize("parts", [(), ("a",), ("a", "", "b", "b", "c")])
def test_a_loop_knows_of_itself_what_jinja_says(parts: tuple[str, ...]) -> None:
    view = View("", parts, escape(""))
    assert rendered(template_code.LeanEnvironment, LOOP, view) == rendered(jinja2.Environment, LOOP, view)
