"""What Jinja compiles our templates to, leaner: half of the time of a page went into calls that ours never need.

Views are objects, so a dotted name is an attribute, never a key; nothing that is called wants Jinja's context; words of
the catalogue without values are known when a template is compiled; what is written into a page is escaped as a bare
text, since nothing escapes it once more; loops go over lists; an imported template sees no more than any other. Errors
stay what they were: an unknown attribute, name or word stops the page and is told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from types import CodeType
from typing import Any, Protocol

import markupsafe
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined]  # `escape` without making `Markup` of it

from builder.text.strings import Strings
from builder.text.values import derive

WORDS = "t"
"""What the catalogue is called in templates."""
_HEADER = "\nname = "
_RUNTIME = "escape, lean_macro as Macro, LeanLoop as LoopContext"
_MARK = "\0"
"""What no text of a template has."""
_PLACE = re.compile(f"{_MARK}([^{_MARK}]+){_MARK}")


def escape(value: object) -> str:
    """What `markupsafe.escape` makes of a value, as a bare text: to make `Markup` takes longer than to escape."""
    if type(value) is str:
        text: str = _escape_inner(value)
        return text
    return value if type(value) is Markup else markupsafe.escape(value)


class NamedMacro(Protocol):
    """Makes mark-up of values; templates have other macros of the same name."""

    name: str
    text: Callable[..., str]
    """What it makes of values in the order of its arguments, as a bare text: for a page, which escapes it no more."""

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
    macro: Any = Macro(environment, func, name, list(arguments), *ways)
    if macro.catch_kwargs or macro.catch_varargs or macro.caller:
        macro.text = macro
        return macro  # type: ignore[no-any-return]

    def call(*args: object, **kwargs: object) -> str:
        return macro(*args, **kwargs) if kwargs else str.__new__(Markup, func(*args))

    func.__defaults__ = (missing,) * len(arguments)
    call.name, call.text = name, func  # type: ignore[attr-defined]
    return call  # type: ignore[return-value]


class LeanLoop(LoopContext):
    """A loop over a list, whose end is known from its start."""

    first = last = False

    def __init__(self, iterable: Any, undefined: Any, recurse: Any = None, depth0: int = 0) -> None:
        self._items = self._iterable = iterable if isinstance(iterable, list | tuple) else list(iterable)
        self._undefined, self._recurse, self.depth0 = undefined, recurse, depth0

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        """Each item, with the loop."""
        if len(self._items) == 1:  # as most lists have it, for which a generator costs more than all else
            self.index0, self.first, self.last = 0, True, True
            return iter(((self._items[0], self),))
        return self._iterate()

    def _iterate(self) -> Iterator[Any]:
        end = len(self._items) - 1
        for number, item in enumerate(self._items):
            self.index0, self.first, self.last = number, number == 0, number == end
            yield item, self

    @property
    def previtem(self) -> Any:
        """The item before this one."""
        return self._undefined("there is no previous item") if self.first else self._items[self.index0 - 1]

    @property
    def nextitem(self) -> Any:
        """The item after this one."""
        return self._undefined("there is no next item") if self.last else self._items[self.index0 + 1]


class Fragments:
    """What templates call `fragment`: the mark-up that a macro makes of a value, once where several pages show it."""

    def __call__(self, macro: NamedMacro, value: Any, *more: object) -> str:
        """The mark-up of a value and what else decides its look. Other templates have other fragments."""
        if value.derived is None:
            return macro(value, *more)
        return derive(value, (self, macro.name, *more), lambda: macro(value, *more))


class _Generator(CodeGenerator):
    """Writes attributes and calls as Python has them, and what macros make as it is.

    A template gives the name of a macro, or of an imported template, to nothing else at its top level.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._macros: dict[str, list[str]] = {}
        self._imports: set[str] = set()
        self._texts: list[nodes.Node] = []

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  (Jinja's name)
        for each in node.body:
            if isinstance(each, nodes.Macro):
                self._macros[each.name] = [argument.name for argument in each.args]
            elif isinstance(each, nodes.Import):
                self._imports.add(each.target)
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller)
            return
        is_text = self._is_text(node)
        self.write("(")
        self.visit(node.node, frame)
        self.write(").text(" if is_text else ")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument.value if is_text and isinstance(argument, nodes.Keyword) else argument, frame)
            self.write(", ")
        if node.dyn_args is not None:
            self.write("*")
            self.visit(node.dyn_args, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._calls_macro(node, frame):
            self._texts.append(node)
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_text(node):
            self._texts.pop()
        else:
            super()._output_child_post(node, frame, finalize)

    def _is_text(self, node: nodes.Node) -> bool:
        return bool(self._texts) and self._texts[-1] is node

    def _calls_macro(self, node: nodes.Expr, frame: Frame) -> bool:
        """Whether this calls a macro of the template, or of a template imported by it, with values in their order."""
        match node:
            case nodes.Call(node=nodes.Name(name=name), dyn_args=None, dyn_kwargs=None) if name in self._macros:
                keys = [argument.key for argument in node.kwargs]
                in_order = self._macros[name][len(node.args) :][: len(keys)] == keys
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name)), kwargs=[], dyn_args=None, dyn_kwargs=None):
                in_order = name in self._imports
            case _:
                return False
        return in_order and _is_of_template(name, frame)


def _is_of_template(name: str, frame: Frame) -> bool:
    """Whether a name means here what the template itself calls so: no argument or variable is in between."""
    symbols = frame.symbols
    while name not in symbols.refs:
        if symbols.parent is None:
            return False
        symbols = symbols.parent
    if symbols.loads.get(symbols.refs[name]) == (VAR_LOAD_RESOLVE, name):
        return name not in symbols.stores
    return symbols.parent is None and frame.block is None


def place_of(key: str) -> str:
    """What stands in a compiled template for the words under a key."""
    return f"{_MARK}{key}{_MARK}"


def with_words(code: CodeType, words: Mapping[str, str]) -> CodeType:
    """The code of a template with words in their places, as mark-up.

    >>> code = compile(repr(f"<b>{place_of('a.b')}"), "", "eval")
    >>> with_words(code, {"a.b": "A & B"}).co_consts
    ('<b>A &amp; B',)
    """
    return code.replace(co_consts=tuple(_filled(constant, words) for constant in code.co_consts))


def _filled(constant: Any, words: Mapping[str, str]) -> Any:
    if constant.__class__ is CodeType:
        return with_words(constant, words)
    if constant.__class__ is str and _MARK in constant:
        return _PLACE.sub(lambda match: markupsafe.escape(words[match[1]]), constant)
    return constant


def _key_of_words(node: nodes.Expr) -> str:
    """The key of a call of the catalogue with a written key and nothing else; empty for all other expressions."""
    match node:
        case nodes.Call(node=nodes.Name(name=name), args=[nodes.Const(value=str(key))], kwargs=[]) if name == WORDS:
            return key
    return ""


def _words_of(environment: Environment) -> Mapping[str, str]:
    strings = environment.globals[WORDS]
    assert isinstance(strings, Strings)
    return strings.words


class _LeanTemplate(Template):
    @classmethod
    def from_code(cls, environment: Environment, code: CodeType, *rest: Any) -> Template:
        """A template with the words of its environment."""
        return super().from_code(environment, with_words(code, _words_of(environment)), *rest)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  (Jinja's)
        """What an import gives, without looking for globals of the page: it has those of all templates."""
        return self._module or super()._get_default_module()


class LeanEnvironment(Environment):
    """An environment of Jinja that compiles to leaner code. `globals` must have the catalogue before a template."""

    code_generator_class = _Generator
    template_class = _LeanTemplate
    placed: Collection[str] = ()
    """Keys of words that every catalogue has which is to share compiled templates: they have places there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at_hand: dict[str, Template] = {}

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Template:
        """A template, without asking whether it has changed since: a page asks for some fifteen, and none does."""
        template = self._at_hand.get(name)
        if template is None:
            template = self._at_hand[name] = super().get_template(name, *args, **kwargs)
        return template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for output in template.find_all(nodes.Output):
            output.nodes = [self._with_places(each) for each in output.nodes]
        return template

    def _with_places(self, node: nodes.Expr) -> nodes.Expr:
        key = _key_of_words(node)
        return nodes.TemplateData(place_of(key), lineno=node.lineno) if key in self.placed else node

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        code = super()._generate(source, name, filename, defer_init)
        return code.replace(_HEADER, f"\nfrom {__name__} import {_RUNTIME}{_HEADER}", 1)
