"""YAML text -> its tree. Every mistake is reported at its cause, and as much of the rest is read as possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from builder.findings.finding import Finding
from builder.yamltext.edits import Problem, apply_edits
from builder.yamltext.lines import HAN, ODD_SPACES, YamlLine, scan
from builder.yamltext.rules import brackets, levels, scalars, separators, wording
from builder.yamltext.tree import Node, compose

Rule = Callable[[Sequence[YamlLine]], Iterator[Problem]]

# Report only the first matching rule per line: the other mistakes probably come from the same cause.
RULES: tuple[Rule, ...] = (
    separators.tabs,
    separators.odd_spaces,
    separators.full_width_colon,
    separators.no_space_after_colon,
    separators.list_markers,
    separators.no_space_after_dash,
    separators.list_commas,
    brackets.commas_at_ends,
    brackets.open_brackets,
    brackets.gaps,
    brackets.equals_signs,
    scalars.inner_quotes,
    scalars.open_quotes,
    scalars.backslashes,
    scalars.first_characters,
    scalars.second_colons,
    scalars.lost_comments,
    scalars.folded_text,
)
# The short cut of decision 16, which a test holds to the rules.
# A text that consists of such lines and can be parsed has none of these mistakes. Most files are like that, and looking
# at each of their lines would take longer than parsing them. The lines are keys with harmless values, and list items.
# `*+` and `++` give nothing back: without them, a long line that does not match would be tried in countless ways.
_PLAIN = rf"[^\s\"'\[\]{{}}|>&*!%@`#,:?“‘＂「『－—–―•·●○▪-](?:[^\n\t\\#:{ODD_SPACES}]|:(?=\S))*+"
_IN_FLOW = rf"[^\n\t\"'\[\]{{}}#:：，\\{ODD_SPACES}]*+"
_FLOW = rf"\[{_IN_FLOW}(?:'{_IN_FLOW}'{_IN_FLOW})*+\] *"
_NAME = rf"“[^\n\t\\#:{ODD_SPACES}]*+(?<!”)"
_VALUE = rf"(?:{_PLAIN}|{_NAME}|{_FLOW}|'[^'\n\\]*' *|\"[^\"\n\\]*\" *)"
_KEYED = rf"(?: *+(?:- )*+[A-Za-z_][\w.-]*+| *+[{HAN}\w（）“”]++):(?: {_VALUE})?"
_NAMED = rf" *+(?:- )*+(?:{'|'.join(scalars.MAY_BE_QUOTED)}): “[^\n\t\\#:{ODD_SPACES}]*+"
_ITEM = rf" *+(?:- )++(?![A-Za-z_][\w-]*\s*：)(?:{_VALUE}|“[^\n\t\\#:{ODD_SPACES}]*+)"
_LINE = rf"(?:{_KEYED}|{_NAMED}|{_ITEM}| *#[^\n\t]*+|)"
_ORDINARY = re.compile(rf"(?:{_LINE}\n)*+{_LINE}")
# An item below a value that is there already goes on with that value.
_ITEM_BELOW_VALUE = re.compile(r"^( *+)[^\n]*+\n(?<![\s:]\n)\1 +- ", re.MULTILINE)
_SYNTAX = "yaml-syntax"
_LIMITS = {"yaml-depth", "yaml-nodes"}


def is_ordinary(text: str) -> bool:
    """Whether no rule can report anything about a text that a parser can read.

    >>> is_ordinary("name: 甲\\nthemes: [housing]"), is_ordinary("name：甲")
    (True, False)
    """
    return bool(_ORDINARY.fullmatch(text)) and not _ITEM_BELOW_VALUE.search(text)


def read_yaml(text: str, *, file: str, first_line: int = 1, names: bool = True) -> tuple[Node | None, list[Finding]]:
    """The tree of a text, corrected where it is clear what was intended, and what is wrong with the text.

    `names` says whether the file holds names, which may be printed in quotation marks.

    >>> root, findings = read_yaml("name：甲", file="district.yaml")
    >>> [mistake.rule for mistake in findings], root.values["name"].text
    (['colon-width'], '甲')
    """
    root, findings = compose(text, file=file, first_line=first_line)
    if _LIMITS & _rules(findings):
        return root, findings
    if names and _SYNTAX not in _rules(findings) and is_ordinary(text) and not wording.may_need_correction(text):
        return root, findings
    lines = scan(text, first_line=first_line)
    problems = find_problems(lines, names=names)
    edited = apply_edits(text, (edit for problem in problems for edit in problem.edits), first_line=first_line)
    if edited.edits:
        root, findings = compose(edited.text, file=file, first_line=first_line, column=edited.column)
    if _SYNTAX in _rules(findings):
        corrected = scan(edited.text, first_line=first_line) if edited.edits else lines
        moved = list(levels.indentation(corrected))
        seen = {problem.line for problem in problems}
        misplaced = [problem for problem in moved if problem.line not in seen]
        problems += misplaced
        placed = apply_edits(edited.text, (edit for problem in moved for edit in problem.edits), first_line=first_line)
        root, again = compose(placed.text, file=file, first_line=first_line, column=placed.then(edited))
        # What has mistakes of its own where it would belong does not belong there.
        root, findings = (root, []) if not again else (None, findings)
        # A key that stands where it does not belong may be there already.
        wrong = {problem.line for problem in misplaced if problem.rule}
        findings = [mistake for mistake in findings if mistake.place.line not in wrong]
    causes = [problem for problem in problems if problem.rule]
    if causes:
        # The parser fails because of the mistakes that are reported already.
        findings = [mistake for mistake in findings if mistake.rule != _SYNTAX]
    reported, warned = ([problem.finding(file) for problem in group] for group in (causes, wording.check_values(lines)))
    return root, [*reported, *findings, *warned]


def find_problems(lines: Sequence[YamlLine], *, names: bool = True) -> list[Problem]:
    """What is wrong with lines of YAML, at most one problem a line."""
    rules: list[Rule] = [*RULES, partial(scalars.chinese_quotes, names=names)]
    by_line: dict[int, Problem] = {}
    for rule in rules:
        for problem in rule(lines):
            by_line.setdefault(problem.line, problem)
    return [by_line[line] for line in sorted(by_line)]


def _rules(findings: Iterable[Finding]) -> set[str]:
    return {mistake.rule for mistake in findings}
