"""`python -m tests.guards.names`: refuse names that name nothing, such as `one`, `found` and `one_plan`.

Looked at is where a name is given: variables, parameters, functions, classes and attributes in Python, every name in
scripts and templates that is not looked up in something else. A class of `builder` has its name alone.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2

from tests.guards import baseline

Faults = Callable[..., dict[str, list[str]]]

REFUSED = {"one", "other", "found", "known", "made", "taken", "told", "meant"}
FOLDERS = ("builder", "site_templates", "tests", "build.py")
SUFFIXES = (".py", ".js", ".mjs", ".html")

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_SCRIPT = re.compile(
    r"""(?P<skip>//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|(?P<name>(?<![\w$.])[A-Za-z_$][\w$]*)""",
    re.DOTALL,
)
_TEMPLATE_TEXT = re.compile(r"`(?:\\.|[^`\\])*`", re.DOTALL)


def is_refused(name: str) -> bool:
    """Whether a name is one of those refused, or begins or ends with one.

    >>> [name for name in ("one", "one_plan", "theOne", "OTHER", "phone", "done", "common_names") if is_refused(name)]
    ['one', 'one_plan', 'theOne', 'OTHER']

    The names of tests are sentences.

    >>> is_refused("test_one_mistake_is_one_line")
    False
    """
    words = [word.lower() for word in _WORDS.findall(name)]
    return bool(words) and words[0] != "test" and not REFUSED.isdisjoint((words[0], words[-1]))


def names_in_python(source: str) -> Iterator[tuple[int, str]]:
    """Every name that a module gives, with its line.

    >>> list(names_in_python("def f(a): self.b = [c for c in a]"))
    [(1, 'f'), (1, 'a'), (1, 'b'), (1, 'c')]
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.lineno, node.attr
            case ast.alias(asname=str(name)) | ast.MatchAs(name=str(name)) | ast.ExceptHandler(name=str(name)):
                yield node.lineno, name
            case _:
                pass


def names_in_script(source: str) -> Iterator[tuple[int, str]]:
    """Every name in a script, comments and text left out, that is not a property of something.

    >>> list(names_in_script("const a = b.c; // d\\n`e ${f.g}`"))
    [(1, 'const'), (1, 'a'), (1, 'b'), (2, 'f')]
    """
    source = _TEMPLATE_TEXT.sub(lambda text: _code_in_template_text(text[0]), source)
    for match in _SCRIPT.finditer(source):
        if match["name"]:
            yield source.count("\n", 0, match.start()) + 1, match["name"]


def _code_in_template_text(text: str) -> str:
    """What is computed in a template text, and its line breaks."""
    parts = re.split(r"(\$\{[^{}]*\})", text)
    return "".join(f" {part[2:-1]} " if part.startswith("${") else "\n" * part.count("\n") for part in parts)


def names_in_template(source: str) -> Iterator[tuple[int, str]]:
    """Every name in the code of a template that is not an attribute of something.

    >>> list(names_in_template("{% for a in b.c %}{{ a.d }} words{% endfor %}"))
    [(1, 'for'), (1, 'a'), (1, 'in'), (1, 'b'), (1, 'a'), (1, 'endfor')]
    """
    before = ""
    for line, kind, value in jinja2.Environment(autoescape=True).lex(source):
        if kind == "name" and before != ".":
            yield line, value
        if kind != "whitespace":
            before = value


def faults(root: Path = baseline.ROOT) -> dict[str, list[str]]:
    """The names that are refused, by file."""
    readers = {".py": names_in_python, ".html": names_in_template}
    lines: dict[str, list[str]] = {}
    for path in baseline.tracked(FOLDERS, SUFFIXES, root=root):
        file = path.relative_to(root).as_posix()
        if path.suffix == ".html" and not file.startswith("site_templates/"):
            continue
        names = sorted(set(readers.get(path.suffix, names_in_script)(path.read_text("utf-8"))))
        if refused := [f"{file}:{line}: `{name}` names nothing" for line, name in names if is_refused(name)]:
            lines[file] = refused
    for file, fault in _shared_classes(root):
        lines.setdefault(file, []).append(fault)
    return lines


def _shared_classes(root: Path) -> Iterator[tuple[str, str]]:
    """Each class of `builder` that bears the name of an earlier one: its file, and what is wrong."""
    first: dict[str, str] = {}
    for path in baseline.tracked(("builder",), (".py",), root=root):
        file = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                if node.name in first:
                    yield file, f"{file}:{node.lineno}: `{node.name}` is already a class of {first[node.name]}"
                first.setdefault(node.name, file)


if __name__ == "__main__":
    sys.exit(baseline.run("names", faults()))
