"""The words of findings: the same rules in every language, filled in, and safe wherever they are printed."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.findings.finding import Finding, Place, Severity, finding
from builder.findings.messages import LANGUAGES, messages
from tests.conftest import ROOT

CHINESE, ENGLISH = messages("zh"), messages("en")
SECTIONS = ("rules", "severity", "phrases", "changes", "failures", "reasons")


def flat(node: Any, prefix: str = "") -> dict[str, str]:
    if isinstance(node, str):
        return {prefix: node}
    return {name: text for key, value in node.items() for name, text in flat(value, f"{prefix}.{key}").items()}


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@cache
def rules_in_code() -> dict[str, set[str]]:
    """Each rule that the builder's code names, with the names of the values that it gives with it."""
    results: dict[str, set[str]] = {}
    for path in sorted((ROOT / "builder").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name == "finding" and isinstance(node, ast.Call) and len(node.args) > 1:
                given_values = {word.arg for word in node.keywords if word.arg} - {"severity"}
                for rule in (item.value for item in ast.walk(node.args[1]) if isinstance(item, ast.Constant)):
                    results.setdefault(str(rule), set()).update(given_values)
    return results


def test_all_languages_say_the_same_things_with_the_same_values() -> None:
    chinese, english = flat(CHINESE.catalogue), flat(ENGLISH.catalogue)
    assert list(chinese) == list(english)
    assert {key: placeholders(text) for key, text in chinese.items()} == {
        key: placeholders(text) for key, text in english.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_has_a_text_and_a_remedy_and_no_sentence_is_empty(language: str) -> None:
    catalogue = messages(language).catalogue
    assert tuple(catalogue) == SECTIONS
    for rule, said in catalogue["rules"].items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule)
        assert set(said) == {"text", "remedy"}
    assert all(text.strip() == text != "" for text in flat(catalogue).values())


def test_chinese_is_chinese_and_english_is_english() -> None:
    han = re.compile("[一-鿿]")
    assert all(
        han.search(text)
        for key, text in flat(CHINESE.catalogue).items()
        if key not in (".phrases.remedy", ".phrases.where-both") and "-line" not in key
    )
    assert not [text for text in flat(ENGLISH.catalogue).values() if han.search(text)]


def test_every_rule_that_the_code_names_has_words() -> None:
    assert len(rules_in_code()) > 30
    expected = set(CHINESE.catalogue["rules"]) | {"type"}
    assert rules_in_code().keys() <= expected


def test_every_value_of_a_text_is_given_by_the_code_that_names_its_rule() -> None:
    for rule, given_values in rules_in_code().items():
        if rule in ("type", "encoding"):
            continue  # their texts depend on a value
        said = CHINESE.catalogue["rules"][rule]
        assert placeholders(said["text"]) | placeholders(said["remedy"]) <= given_values, rule


def test_every_rule_that_has_words_is_named_in_the_code() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "builder").rglob("*.py"))
    variants = {rule for rule in CHINESE.catalogue["rules"] if rule.startswith("type-") or rule == "encoding-guess"}
    unnamed = {rule for rule in CHINESE.catalogue["rules"] if f'"{rule}"' not in code} - variants
    assert not unnamed


@pytest.mark.parametrize("expected", ["list", "mapping", "text", "number", "boolean"])
def test_a_wrong_type_is_told_by_what_belongs_there(expected: str) -> None:
    problem = finding(Place("a.yaml"), "type", key="主题", expected=expected)
    assert CHINESE.text(problem) == CHINESE.catalogue["rules"][f"type-{expected}"]["text"].format(key="主题")


def test_a_line_is_place_severity_rule_text_and_remedy() -> None:
    error = finding(Place("content/a.yaml", 3, 7), "unknown-key-near", key="tagret", near="target")
    assert (
        CHINESE.line(error)
        == "content/a.yaml:3:7: 错误 [unknown-key-near] Y38 不认识的键“tagret”。您是不是要写“target”？"
    )
    warning = finding(Place("content/a.yaml"), "byte-order-mark", severity=Severity.WARNING)
    assert CHINESE.line(warning).startswith("content/a.yaml:1:1: 提醒 [byte-order-mark] ")
    assert ENGLISH.line(warning).startswith("content/a.yaml:1:1: warning [byte-order-mark] ")


def test_braces_in_a_value_are_text() -> None:
    problem = finding(Place("a.yaml"), "unknown-key-near", key="{near}", near="{0.__class__}{{7*7}}")
    assert CHINESE.text(problem) == "不认识的键“{near}”"
    assert "“{0.__class__}{{7*7}}”" in CHINESE.remedy(problem)


ATTACK = "a\n::set-output name=x::y\r\n%0A::error::z, title=:,"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_is_one_line_whatever_is_in_its_values(language: str) -> None:
    said = messages(language)
    problem = finding(Place(f"content/{ATTACK}.yaml", 2, 3), "date", key="issued", value=ATTACK)
    for printed in (said.line(problem), said.github(problem)):
        assert len(printed.splitlines()) == 1
    assert "::set-output" in said.line(problem)


def test_a_github_annotation_escapes_what_has_a_meaning_there() -> None:
    problem = finding(Place("content/a,b:c%d.yaml", 2, 3), "date", key="issued", value="100%, a:b")
    printed = CHINESE.github(problem)
    head, _, text = printed[2:].partition("::")
    assert head == "error file=content/a%2Cb%3Ac%25d.yaml,line=2,col=3,title=date"
    assert "100%25, a:b" in text
    assert "%" not in re.sub("%(25|0A|0D|2C|3A)", "", printed)


def test_a_github_annotation_has_the_severity_of_its_finding() -> None:
    for severity in Severity:
        problem = finding(Place("content/a.yaml", 2, 3), "empty-file", severity=severity)
        assert CHINESE.github(problem).startswith(
            f"::{severity.value} file=content/a.yaml,line=2,col=3,title=empty-file::"
        )


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_value_can_start_a_command_or_break_a_line(name: str, value: str) -> None:
    printed = CHINESE.github(finding(Place(name or "a"), "choice", key=value, value=value, allowed=value))
    assert len(printed.split("\n")) == len(printed.split("\r")) == 1
    assert printed.startswith("::error file=")
    where = printed.split(",line=")[0].removeprefix("::error file=")
    assert not set(where) & set(":,\r\n")


def test_json_has_exactly_the_promised_fields() -> None:
    problem = finding(Place("content/a.yaml", 3, 7), "type", key="主题", expected="list")
    (printed,) = json.loads(CHINESE.json([problem]))
    assert printed == {
        "file": "content/a.yaml",
        "line": 3,
        "column": 7,
        "severity": "error",
        "rule": "type",
        "message": CHINESE.text(problem),
        "remedy": CHINESE.remedy(problem),
    }
    assert json.loads(CHINESE.json([])) == []


def test_a_rule_without_words_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        CHINESE.text(Finding(Place("a.yaml"), "no-such-rule"))


def test_catalogues_are_files_of_the_program() -> None:
    folder = ROOT / "builder" / "findings" / "messages"
    assert sorted(Path(name).stem for name in folder.glob("*.yaml")) == sorted(LANGUAGES)


@pytest.mark.parametrize(
    ("where", "chinese", "english"),
    [
        ("", "全文", "the whole text"),
        ("3", "第3段", "paragraph 3"),
        ("3、5—6", "第3段、第5—6段", "paragraph 3, paragraph 5—6"),
    ],
)
def test_where_something_was_looked_for_is_told_in_the_language_of_the_message(
    where: str, chinese: str, english: str
) -> None:
    mistake = finding(Place("a.yaml"), "evidence-number", claim="a", number="7", where=where)
    assert chinese in CHINESE.text(mistake)
    assert ENGLISH.text(mistake).endswith(f"is not in {english}")


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x9b2J", "\x07", "\b", "\r", "\u202e", "\u2066"])
def test_the_name_of_a_file_does_nothing_to_a_terminal(sign: str) -> None:
    name = f"districts/a{sign}b.yaml"
    assert sign[0] not in CHINESE.line(Finding(Place(name, 1, 1), "symlink"))
    assert sign[0] not in CHINESE.failure("extra-kind", path=name)
