"""Findings as people and machines read them: the line with its caret, GitHub, a job's summary, SARIF."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from builder.cli.commands import commands
from builder.findings.finding import Finding, Place, Severity, finding
from builder.findings.messages import messages
from builder.findings.reports import MAX_CELLS, MAX_SUMMARISED, excerpt, github, marks, sarif, summary
from tests.conftest import SiteFrom
from tests.sites_invalid import DISTRICT, PLAN, changed, minimal

CHINESE = messages("zh")
ATTACK = "::set-output name=x::y\r\n::error::z%0A<img src=x onerror=alert(1)>|`*[a](b)"


def at(column: int, line: int = 1) -> Finding:
    return finding(Place("content/a.yaml", line, column), "empty-file")


def test_the_caret_stands_below_the_column_also_behind_wide_characters() -> None:
    source, caret = excerpt(at(3), ["目标：100"])
    assert source == "     1 | 目标：100"
    assert caret == "       | " + " " * 4 + "^"
    source, caret = excerpt(at(7), ["  min: ５"])
    assert caret == "       | " + " " * 6 + "^"


def test_tabs_and_what_a_terminal_would_obey_are_made_visible() -> None:
    source, caret = excerpt(at(3), ["\ta\x1b[31m\u202eb\r"])
    assert source == "     1 | ⇥a\ufffd[31m\ufffdb␍"
    assert caret == "       |   ^"


def test_a_line_that_is_not_there_or_empty_has_no_excerpt() -> None:
    assert excerpt(at(1, line=9), ["a"]) == []
    assert excerpt(at(1), ["  "]) == []
    assert excerpt(at(1), []) == []


def test_of_a_long_line_the_part_around_the_column_is_shown() -> None:
    line = "字" * 500 + "错" + "字" * 500
    source, caret = excerpt(at(501), [line])
    shown = source.partition(" | ")[2]
    assert shown.startswith("…")
    assert 40 < len(shown) < MAX_CELLS
    before = caret.partition(" | ")[2].index("^")
    assert shown["…字".index("字") + (before - 1) // 2] == "错"


@given(st.text(max_size=300), st.integers(1, 400))
def test_an_excerpt_is_two_lines_whatever_the_line_holds(line: str, column: int) -> None:
    shown = excerpt(at(column), [line])
    assert len(shown) in (0, 2)
    assert all(len(item.splitlines()) == 1 for item in shown)


def test_check_prints_the_line_of_the_file_and_a_caret(site_from: SiteFrom) -> None:
    done = check(site_from(changed(PLAN, "kind: opinions", "kind：opinions")))
    first, source, caret, *_ = done.stderr.splitlines()
    assert re.search(r"plan\.yaml:3:5: 错误 \[colon-width\] Y01 键后面用了全角冒号“：”。改为", first)
    assert (source, caret) == ("     3 | kind：opinions", "       |     ^")


def test_the_line_of_a_file_in_another_encoding_is_shown_too(site_from: SiteFrom) -> None:
    done = check(site_from({DISTRICT: minimal(DISTRICT).encode("gbk")}))
    assert "     2 | name: 市中区\n       |       ^\n" in done.stderr


def test_english_is_spoken_on_request(site_from: SiteFrom) -> None:
    done = check(site_from(changed(PLAN, "kind: opinions", "kind：opinions")), "--lang", "en")
    assert "error [colon-width] Y01 a full-width colon follows the key" in done.stderr


def check(content: Path, *options: str, env: dict[str, str] | None = None) -> Result:
    bare = {"GITHUB_STEP_SUMMARY": None, "GITHUB_BASE_REF": None, "LANG": "C", **(env or {})}
    return CliRunner().invoke(commands, ["check", "--content", str(content), *options], env=bare)


def test_annotations_of_changed_files_come_first_and_errors_before_warnings() -> None:
    results = [
        finding(Place("content/a.yaml"), "empty-file"),
        finding(Place("content/b.yaml"), "line-ends", severity=Severity.WARNING),
        finding(Place("content/b.yaml", 3), "empty-file"),
        finding(Place("content/b.yaml", 4), "source-missing", severity=Severity.NOTICE, file="a", sha256="b"),
    ]
    printed = github(results, CHINESE, changed={"content/b.yaml"})
    assert [line.split(",")[0] for line in printed] == [
        "::error file=content/b.yaml",
        "::warning file=content/b.yaml",
        "::error file=content/a.yaml",
    ]


def test_no_value_starts_a_command_or_a_tag_anywhere() -> None:
    attack = finding(Place(f"content/{ATTACK}"), "choice", key=ATTACK, value=ATTACK, allowed=ATTACK)
    (line,) = github([attack], CHINESE, changed=())
    assert len(line.splitlines()) == 1
    assert line.startswith("::error file=content/%3A%3Aset-output name=x%3A%3Ay%0D%0A%3A%3Aerror")
    page = summary([attack], CHINESE)
    assert "<img" not in page
    assert not [line for line in page.splitlines() if line.startswith("::")]
    assert "[a](b)" not in page


def test_a_summary_counts_and_groups_by_file() -> None:
    missing = finding(Place("content/b.yaml"), "source-missing", severity=Severity.NOTICE, file="a", sha256="b")
    results = [at(1), at(3, line=2), missing]
    page = summary(results, CHINESE)
    assert page.startswith("## 发现 2 个错误、0 个提醒\n\n### content/a.yaml（2 个）\n\n- 1:1: 错误 ")
    assert page.count("\n### ") == 2
    assert page.count("\n- ") == 3


def test_a_very_long_summary_says_what_it_leaves_out() -> None:
    page = summary([at(1, line=line) for line in range(1, MAX_SUMMARISED + 6)], CHINESE)
    assert page.count("\n- ") == MAX_SUMMARISED
    assert page.endswith("还有 5 个没有列出，请在本机运行 check\n")


def test_the_summary_of_a_job_is_written_where_github_wants_it(site_from: SiteFrom, tmp_path: Path) -> None:
    target = tmp_path / "summary.md"
    content = site_from(changed(PLAN, "kind: opinions", "kind：opinions"))
    done = check(content, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(target)})
    assert done.exit_code == 1
    assert "Y01 键后面用了全角冒号" in target.read_text("utf-8")
    assert done.stdout.count("::error ") == 1


def test_sarif_has_the_structure_that_its_readers_need() -> None:
    results = [at(7, line=3), finding(Place("content/县.yaml", 2, 5), "colon-width", example="kind: x")]
    results.append(finding(Place("content/a.yaml"), "line-ends", severity=Severity.WARNING))
    log = json.loads(sarif(results, CHINESE))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert [rule["id"] for rule in rules] == sorted({item.rule for item in results})
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    for item, result in zip(results, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == item.rule
        assert result["level"] == item.severity.value
        assert result["message"]["text"] == CHINESE.sentence(item)
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["region"] == {"startLine": item.place.line, "startColumn": item.place.column}
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", physical["artifactLocation"]["uri"])
    assert rules[0]["properties"]["tags"] == ["Y01"]


def test_sarif_of_nothing_is_a_run_without_results(site_from: SiteFrom) -> None:
    settings = minimal("site.yaml").replace("https://test.example/", "https://bilin.test-a.cn/")
    settings = re.sub(r"^(maintainer|contact):.*$", r"\1: 测试单位", settings, flags=re.MULTILINE)
    log = json.loads(check(site_from({"site.yaml": settings}), "--format", "sarif").stdout)
    assert log["runs"][0]["results"] == []


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_every_form_exits_1_on_errors_and_prints_no_excerpt_on_standard_output(site_from: SiteFrom, form: str) -> None:
    done = check(site_from(changed(PLAN, "kind: opinions", "kind：opinions")), "--format", form)
    assert done.exit_code == 1
    assert "       |" not in done.stdout


def test_the_summary_of_a_job_counts_the_marks_of_plans() -> None:
    text = marks([("aa.plan-a", {"verbatim": 7, "unchecked": 2}), ("aa.plan-b", {"read": 1})], CHINESE)
    assert text.splitlines()[2:] == [
        "| 文本 | 逐字 | 人工核对 | 尚未核对 |",
        "| --- | --- | --- | --- |",
        "| aa.plan-a | 7 | 0 | 2 |",
        "| aa.plan-b | 0 | 1 | 0 |",
    ]
