"""YAML text -> its tree, with every mistake told at its cause, and as much of the rest read as can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from builder.findings.finding import Finding
from builder.yamltext.edits import Problem, mended
from builder.yamltext.lines import HAN, ODD_SPACES, Line, scan
from builder.yamltext.rules import scalars, separators, wording
from builder.yamltext.tree import Node, compose

Rule = Callable[[Sequence[Line]], Iterator[Problem]]

# Of several mistakes in a line the first of these is told: the others may well come from it.
RULES: tuple[Rule, ...] = (
    separators.tabs,
    separators.odd_spaces,
    separators.full_width_colon,
    separators.no_space_after_colon,
    separators.list_markers,
    separators.list_commas,
    scalars.inner_quotes,
    scalars.open_quotes,
    scalars.backslashes,
    scalars.first_characters,
    scalars.second_colons,
    scalars.lost_comments,
    scalars.folded_text,
)
# A text of such lines that a parser can read has none of the mistakes. Most files are like this, and to look at each of
# their lines would take longer than parsing them. Keys with harmless values, and items of lists.
_PLAIN = rf"[^\s\"'\[\]{{}}|>&*!%@`#,:?“‘＂「『－—–―•·●○▪-](?:[^\n\t\\#:{ODD_SPACES}]|:(?=\S))*+"
_FLOW = rf"\[[^\n\t\"'\[\]{{}}#:：，\\{ODD_SPACES}]*+\] *"
_NAME = rf"“[^\n\t\\#:{ODD_SPACES}]*+(?<!”)"
_VALUE = rf"(?:{_PLAIN}|{_NAME}|{_FLOW}|'[^'\n\\]*' *|\"[^\"\n\\]*\" *)"
_KEYED = rf"(?: *+(?:- )*+[A-Za-z_][\w-]*+| *+[{HAN}\w（）]++):(?: {_VALUE})?"
_NAMED = rf" *+(?:- )*+(?:{'|'.join(scalars.MAY_BE_QUOTED)}): “[^\n\t\\#:{ODD_SPACES}]*+"
_ITEM = rf" *+(?:- )++(?![A-Za-z_][\w-]*\s*：){_VALUE}"
_LINE = rf"(?:{_KEYED}|{_NAMED}|{_ITEM}| *#[^\n\t]*+|)"
_ORDINARY = re.compile(rf"(?:{_LINE}\n)*+{_LINE}")
# An item below a value that is there already goes on with that value.
_ITEM_BELOW_VALUE = re.compile(r"^( *+)[^\n]*+\n(?<![\s:]\n)\1 +- ", re.MULTILINE)
_SYNTAX = "yaml-syntax"
_LIMITS = {"yaml-depth", "yaml-nodes"}


def is_ordinary(text: str) -> bool:
    """Whether no rule can have anything to say about a text that a parser can read."""
    return bool(_ORDINARY.fullmatch(text)) and not _ITEM_BELOW_VALUE.search(text)


def read_yaml(text: str, *, file: str, first_line: int = 1, names: bool = True) -> tuple[Node | None, list[Finding]]:
    """The tree of a text, with what was meant where that can be told, and what is wrong with the text.

    `names` says whether the file holds names, which may be printed in quotation marks.
    """
    root, found = compose(text, file=file, first_line=first_line)
    if any(one.rule in _LIMITS for one in found):
        return root, found
    broken = any(one.rule == _SYNTAX for one in found)
    if names and not broken and is_ordinary(text) and not wording.may_need_mending(text):
        return root, found
    lines = scan(text, first_line=first_line)
    problems = look(lines, names=names)
    told = [one.finding(file) for one in problems if one.rule]
    warnings = [one.finding(file) for one in wording.values(lines)]
    better = mended(text, (edit for one in problems for edit in one.edits), first_line=first_line)
    if better.edits:
        root, found = compose(better.text, file=file, first_line=first_line, column=better.column)
    if any(one.rule == _SYNTAX for one in found):
        lines = scan(better.text, first_line=first_line) if better.edits else lines
        told_lines = {one.line for one in problems}
        told += [one.finding(file) for one in separators.indentation(lines) if one.line not in told_lines]
    if told:
        # The parser stumbled over what has been told.
        found = [one for one in found if one.rule != _SYNTAX]
    return root, told + found + warnings


def look(lines: Sequence[Line], *, names: bool = True) -> list[Problem]:
    """What is wrong with lines of YAML, at most one problem a line."""
    rules: list[Rule] = [*RULES, partial(scalars.chinese_quotes, names=names)]
    by_line: dict[int, Problem] = {}
    for rule in rules:
        for problem in rule(lines):
            by_line.setdefault(problem.line, problem)
    return [by_line[line] for line in sorted(by_line)]
