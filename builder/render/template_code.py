"""What Jinja compiles our templates to, leaner: half of the time of a page went into calls that ours never need.

Views are objects, so a dotted name is an attribute, never a key; nothing that is called wants Jinja's context; words of
the catalogue without values are known when a template is compiled; the same texts are escaped again and again. Errors
stay what they were: an unknown attribute, name or word stops the page and is told with its place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from builder.text.strings import Strings
from builder.text.values import derive

WORDS = "t"
"""What the catalogue is called in templates."""
_ESCAPED = 65_536
_HEADER = "\nname = "


@lru_cache(maxsize=_ESCAPED)
def _escape_text(text: str) -> Markup:
    return markupsafe.escape(text)


def escape(value: object) -> Markup:
    """What `markupsafe.escape` makes of a value; of a text met before, without making it again."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else markupsafe.escape(value)


class LeanMacro(Macro):
    """A macro that is mostly called with values in their order, which need no sorting out."""

    def __call__(self, *args: object, **kwargs: object) -> str:
        """What the macro makes of its values."""
        gaps = self._argument_count - len(args)
        if kwargs or gaps < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args, *[missing] * gaps))


class Fragments:
    """What templates call `fragment`: the mark-up that a macro makes of a value, once where several pages show it."""

    def __call__(self, macro: Macro, value: Any, *more: object) -> str:
        """The mark-up of a value and what else decides its look. Other templates have other fragments."""
        return derive(value, (self, macro.name, *more), lambda: macro(value, *more))


class _Generator(CodeGenerator):
    """Writes attributes, calls and words as Python has them."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  (Jinja's name)
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        if node.dyn_args is not None:
            self.write("*")
            self.visit(node.dyn_args, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        words = _constant_words(node, self.environment.globals[WORDS])
        return super()._output_child_to_const(node, frame, finalize) if words is None else str(markupsafe.escape(words))


def _constant_words(node: nodes.Expr, words: object) -> str | None:
    """The words that a call of the catalogue with a written key gives; None if it is no such call, or has no words."""
    match node:
        case nodes.Call(node=nodes.Name(name=name), args=[nodes.Const(value=key)], kwargs=[]) if name == WORDS:
            assert isinstance(words, Strings)
            return words.words.get(key)
    return None


class LeanEnvironment(Environment):
    """An environment of Jinja that compiles to leaner code. `globals` must have the catalogue before a template."""

    code_generator_class = _Generator

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        code = super()._generate(source, name, filename, defer_init)
        return code.replace(_HEADER, f"\nfrom {__name__} import escape, LeanMacro as Macro{_HEADER}", 1)
