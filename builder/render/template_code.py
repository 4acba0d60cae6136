"""What Jinja compiles our templates to, leaner: half of the time of a page went into calls that ours never need.

Views are objects, so a dotted name is an attribute, never a key; nothing that is called wants Jinja's context; words of
the catalogue without values are known when a template is compiled; the same texts are escaped again and again; loops go
over lists; an imported template sees no more than any other. Errors stay what they were: an unknown attribute, name or
word stops the page and is told with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Protocol

import markupsafe
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.utils import missing
from markupsafe import Markup

from builder.text.strings import Strings
from builder.text.values import derive

WORDS = "t"
"""What the catalogue is called in templates."""
_ESCAPED = 65_536
_HEADER = "\nname = "
_RUNTIME = "escape, lean_macro as Macro, LeanLoop as LoopContext"


@lru_cache(maxsize=_ESCAPED)
def _escape_text(text: str) -> Markup:
    return markupsafe.escape(text)


def escape(value: object) -> Markup:
    """What `markupsafe.escape` makes of a value; of a text met before, without making it again."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else markupsafe.escape(value)


class NamedMacro(Protocol):
    """Makes mark-up of values; templates have other macros of the same name."""

    name: str

    def __call__(self, *args: object, **kwargs: object) -> str:
        """What the macro makes of its values."""


def lean_macro(
    environment: Environment,
    func: Callable[..., str],
    name: str,
    arguments: tuple[str, ...],
    *ways: bool,
) -> NamedMacro:
    """A macro as Jinja's class makes it. `ways`: as there, whether it takes more than its arguments, and escapes.

    One that takes just its arguments becomes a function, which Python calls faster than an object.
    """
    macro = Macro(environment, func, name, list(arguments), *ways)
    if macro.catch_kwargs or macro.catch_varargs or macro.caller:
        return macro
    count = len(arguments)

    def call(*args: object, **kwargs: object) -> str:
        if kwargs:
            args = (*args, *[kwargs.pop(argument, missing) for argument in arguments[len(args) :]])
        if kwargs or len(args) > count:
            return macro(*args, **kwargs)  # which says what is wrong
        return str.__new__(Markup, func(*args, *gaps[len(args)]))

    gaps = [(missing,) * (count - given) for given in range(count + 1)]
    call.name = name  # type: ignore[attr-defined]
    return call  # type: ignore[return-value]


class LeanLoop(LoopContext):
    """A loop over a list, whose end is known from its start."""

    def __init__(self, iterable: Any, undefined: Any, recurse: Any = None, depth0: int = 0) -> None:
        self._items = self._iterable = iterable if isinstance(iterable, list | tuple) else list(iterable)
        self._undefined, self._recurse, self.depth0 = undefined, recurse, depth0
        self._last = len(self._items) - 1

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        """Each item, with the loop."""
        for number, item in enumerate(self._items):
            self.index0, self._before, self._current = number, self._current, item
            yield item, self

    @property
    def last(self) -> bool:
        """Whether this item is the last."""
        return self.index0 == self._last

    @property
    def nextitem(self) -> Any:
        """The item after this one."""
        if self.last:
            return self._undefined("there is no next item")
        return self._items[self.index0 + 1]


class Fragments:
    """What templates call `fragment`: the mark-up that a macro makes of a value, once where several pages show it."""

    def __call__(self, macro: NamedMacro, value: Any, *more: object) -> str:
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


class _LeanTemplate(Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  (Jinja's)
        """What an import gives, without looking for globals of the page: it has those of all templates."""
        return super()._get_default_module()


class LeanEnvironment(Environment):
    """An environment of Jinja that compiles to leaner code. `globals` must have the catalogue before a template."""

    code_generator_class = _Generator
    template_class = _LeanTemplate

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        code = super()._generate(source, name, filename, defer_init)
        return code.replace(_HEADER, f"\nfrom {__name__} import {_RUNTIME}{_HEADER}", 1)
