"""The one style sheet: system fonts only, and figures that stand under each other."""

from __future__ import annotations

import re

import pytest

from tests.support.dom import Built

FONTS = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", SimHei, sans-serif'


@pytest.fixture(scope="module")
def rules(minimal: Built) -> dict[str, dict[str, str]]:
    """Declarations by selector, those outside media queries; later ones win."""
    sheet = re.sub(r"/\*.*?\*/", "", _sheet(minimal), flags=re.DOTALL)
    plain = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", sheet)
    results: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        pairs = [line.partition(":") for line in body.split(";") if ":" in line]
        for selector in selectors.split(","):
            rule = results.setdefault(selector.strip(), {})
            rule |= {name.strip(): value.strip() for name, _, value in pairs}
    return results


def test_fonts_are_those_of_the_system(minimal: Built, rules: dict[str, dict[str, str]]) -> None:
    assert "@font-face" not in _sheet(minimal)
    assert rules[":root"]["--sans"] == FONTS
    families = {value for rule in rules.values() for name, value in rule.items() if name in ("font", "font-family")}
    assert {value for value in families if value != "inherit" and "var(--sans)" not in value} == set()


def test_figures_in_tables_have_one_width_and_numbers_stand_to_the_right(rules: dict[str, dict[str, str]]) -> None:
    assert rules["table"]["font-variant-numeric"] == "tabular-nums"
    assert rules[".number"]["text-align"] == "right"


def test_text_is_sized_in_relation_to_the_chosen_root_size(rules: dict[str, dict[str, str]]) -> None:
    sizes = {"small": "16px", "medium": "18px", "large": "20px", "elder": "24px"}
    roots = {f"html.font-{name}": size for name, size in sizes.items()}
    assert {name: rules[name]["font-size"] for name in roots} == roots
    fixed = [
        selector
        for selector, rule in rules.items()
        for name in ("font", "font-size", "line-height")
        if re.search(r"\d(px|pt)\b", rule.get(name, "")) and selector not in {"html", *roots}
    ]
    assert fixed == []


def test_colours_are_named_once(rules: dict[str, dict[str, str]]) -> None:
    literal = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", re.IGNORECASE)
    assert [
        (selector, value)
        for selector, rule in rules.items()
        for value in rule.values()
        if selector != ":root" and literal.search(value)
    ] == []


def _sheet(built: Built) -> str:
    return (built.folder / "assets/site.css").read_text("utf-8")
