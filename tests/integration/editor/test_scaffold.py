"""New districts, plans and programmes: found by name, written once, valid at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from builder.editor.names import make_distinct, place_identifier, suggest_id
from builder.editor.yaml_text import Bare, Commented, write_document
from builder.findings.finding import Severity
from builder.model.divisions import search
from builder.model.schema.statement import Aspect, Role
from builder.model.types import ID
from builder.pipeline import check_content
from builder.yamltext.tree import compose, plain
from tests.conftest import files_of, silent
from tests.support.editing import Run

DISTRICT = "content/districts/liwan/district.yaml"
COMMENTED = re.compile(r"^[a-z_]+:.*  # [^ ].*[一-鿿]", re.MULTILINE)


def severities(empty: Path) -> list[str]:
    (empty / "archive").mkdir(exist_ok=True)
    checked = check_content(
        empty / "content", shown_as="content", sources=empty / "archive", log=silent, with_drafts=True
    )
    return [finding.rule for finding in checked.findings if finding.severity is not Severity.NOTICE]


@pytest.mark.parametrize("name", ["荔湾区", "荔湾", "广州市荔湾区", "广东省广州市荔湾区"])
def test_a_district_is_found_by_its_name_as_people_type_it(run: Run, empty: Path, name: str) -> None:
    done = run("new", "district", "--name", name)
    assert done.exit_code == 0
    text = (empty / DISTRICT).read_text("utf-8")
    assert "code: '440103'" in text
    assert "city: 广州市" in text
    assert "province: 广东省" in text
    assert len(COMMENTED.findall(text)) == 4
    assert "接下来" in done.output
    assert severities(empty) == []


def test_a_new_district_has_a_context_of_which_nothing_was_looked_for_and_each_field_is_explained(
    run: Run, empty: Path
) -> None:
    assert run("new", "district", "--code", "440103").exit_code == 0
    text = (empty / DISTRICT).with_name("context.yaml").read_text("utf-8")
    assert text.count(": not_researched  # ") == 5
    assert severities(empty) == []


def test_a_district_is_found_by_its_code(run: Run, empty: Path) -> None:
    assert run("new", "district", "--code", "440103").exit_code == 0
    assert "name: 荔湾区" in (empty / DISTRICT).read_text("utf-8")


@pytest.mark.parametrize(("name", "codes"), [("市中区", 4), ("鼓楼区", 4), ("西湖区", 2)])
def test_a_name_of_several_places_is_refused_with_their_codes(run: Run, empty: Path, name: str, codes: int) -> None:
    done = run("new", "district", "--name", name)
    assert done.exit_code == 2
    assert len(re.findall(r"^  \d{6} ", done.output, re.MULTILINE)) == codes
    assert not (empty / "content/districts").exists()


def test_the_city_tells_namesakes_apart(run: Run, empty: Path) -> None:
    assert run("new", "district", "--name", "市中区", "--within", "济南", "--id", "shizhong-jinan").exit_code == 0
    assert "code: '370103'" in (empty / "content/districts/shizhong-jinan/district.yaml").read_text("utf-8")


def test_who_types_an_ambiguous_name_is_asked_which_one_is_meant(run: Run, empty: Path) -> None:
    done = run("new", "district", answers="鼓楼区\n320106\n\n")
    assert done.exit_code == 0
    assert "350102" in done.output
    assert "city: 南京市" in (empty / "content/districts/gulou/district.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--name", "不存在区"], "没有名为“不存在区”的"),
        (["--code", "999999"], "没有名为“999999”的"),
        (["--name", "荔湾区", "--code", "440104"], "没有名为“荔湾区 440104”的"),
        (["--name", "荔湾区", "--id", "Liwan"], "不合规则"),
        (["--name", "荔湾区", "--id", "../liwan"], "不合规则"),
        ([], "缺少 --name"),
    ],
)
def test_what_cannot_be_a_district_is_refused(run: Run, empty: Path, arguments: list[str], words: str) -> None:
    done = run("new", "district", *arguments)
    assert (done.exit_code, words in done.output) == (2, True)
    assert not (empty / "content/districts").exists()


def test_nothing_is_ever_written_over(run: Run, empty: Path) -> None:
    run("new", "district", "--name", "荔湾区")
    run("new", "plan", "--district", "liwan", "--id", "plan-a", "--title", "甲")
    programme = (
        "new",
        "programme",
        "--district",
        "liwan",
        "--plan",
        "plan-a",
        "--id",
        "x",
        "--name",
        "乙",
        "--cite",
        "1",
    )
    run(*programme)
    before = files_of(empty)
    again = [
        run("new", "district", "--name", "荔湾区", "--id", "other"),
        run("new", "district", "--name", "越秀区", "--id", "liwan"),
        run("new", "plan", "--district", "liwan", "--id", "plan-a", "--title", "丙"),
        run(*programme),
    ]
    assert [done.exit_code for done in again] == [2, 2, 2, 2]
    assert files_of(empty) == before


def test_a_new_plan_and_programme_load_parse_and_pass_the_check(run: Run, empty: Path) -> None:
    (empty / "archive").mkdir(exist_ok=True)
    (empty / "archive/a.txt").write_text("甲\n测试计划\n", "utf-8")
    run("new", "district", "--name", "荔湾区")
    where = ("--district", "liwan")
    done = run("new", "plan", *where, "--id", "plan-a", "--title", "甲", "--kind", "plan", "--file", "archive/a.txt")
    assert done.exit_code == 0, done.output
    text = (empty / "content/districts/liwan/plan-a/plan.yaml").read_text("utf-8")
    assert len(COMMENTED.findall(text)) >= 12
    done = run(
        "new",
        "programme",
        *where,
        "--plan",
        "plan-a",
        "--id",
        "x",
        "--name",
        "测试计划",
        "--cite",
        "2",
        "--theme",
        "housing",
    )
    assert done.exit_code == 0, done.output
    assert severities(empty) == []
    assert run("check", "--strict").exit_code == 0


def test_a_new_programme_has_a_place_for_every_field_of_its_statements(run: Run, empty: Path) -> None:
    run("new", "district", "--name", "荔湾区")
    run("new", "plan", "--district", "liwan", "--id", "a", "--title", "甲")
    run("new", "programme", "--district", "liwan", "--plan", "a", "--id", "x", "--name", "乙", "--cite", "1")
    text = (empty / "content/districts/liwan/a/programmes/x.md").read_text("utf-8")
    keys = re.findall(r"^([a-z_]+):", text, re.MULTILINE)
    coding = [*get_args(Aspect), *get_args(Role), "whole", "measures", "quantities"]
    assert set(coding) - {"bodies"} <= set(keys)
    assert "commitment" not in keys
    assert "#     force:  # 动词：" in text
    (plan,) = check_content(
        empty / "content", shown_as="content", sources=None, log=silent, with_drafts=True
    ).site.plans
    assert plan.programmes[0].force == "（草稿：填原文的动词）"


def test_a_plan_without_its_source_is_a_draft_that_passes(run: Run, empty: Path) -> None:
    run("new", "district", "--name", "荔湾区")
    assert run("new", "plan", answers="liwan\nplan-a\n关于测试的意见\n").exit_code == 0
    assert severities(empty) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plan", "--district", "none", "--id", "a", "--title", "甲"], "没有区县 none"),
        (["plan", "--district", "liwan", "--id", "a", "--title", "甲", "--kind", "x"], "opinions 意见"),
        (["plan", "--district", "liwan", "--id", "a", "--title", "甲", "--file", "none.txt"], "无法读取"),
        (
            ["programme", "--district", "liwan", "--plan", "none", "--id", "a", "--name", "甲", "--cite", "1"],
            "没有 content",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_do(run: Run, empty: Path, arguments: list[str], words: str) -> None:
    run("new", "district", "--name", "荔湾区")
    before = files_of(empty)
    done = run("new", *arguments)
    assert (done.exit_code, words in done.output, files_of(empty)) == (2, True, before)


@pytest.mark.parametrize("option", [("--cite", "第三段"), ("--cite", "5-3"), ("--theme", "nothing")])
def test_a_programme_cites_paragraphs_and_has_themes_that_exist(run: Run, empty: Path, option: tuple[str, str]) -> None:
    run("new", "district", "--name", "荔湾区")
    run("new", "plan", "--district", "liwan", "--id", "a", "--title", "甲")
    values = {"--cite": "1"} | dict([option])
    pairs = [part for pair in values.items() for part in pair]
    done = run("new", "programme", "--district", "liwan", "--plan", "a", "--id", "x", "--name", "甲", *pairs)
    assert done.exit_code == 2
    assert not (empty / "content/districts/liwan/a/programmes").exists()


def test_english_is_spoken_on_request(run: Run, empty: Path) -> None:
    assert "Wrote content" in run("new", "district", "--name", "荔湾区", "--lang", "en").output
    assert (empty / DISTRICT).is_file()


def test_ids_are_pinyin_and_always_valid() -> None:
    assert place_identifier("荔湾区") == "liwan"
    assert place_identifier("闵行区") == "minhang"
    assert place_identifier("长安区") == "changan"
    for name in ["高技能水手计划", "“555”工程", "（一）", "A类水手", "2026", "水手“一口受理”服务（试行）", "女儿"]:
        assert ID.fullmatch(suggest_id(name, fallback="item"))
    assert make_distinct("a", ["a", "a-2"]) == "a-3"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("离岸", "li-an"),
        ("离岸孵化", "li-an-fuhua"),
        ("实施方案", "shishi-fang-an"),
        ("银行贷款", "yinhang-daikuan"),
        ("长期合作", "changqi-hezuo"),
        ("ABC计划", "abc-jihua"),
        ("A类水手", "alei-shuishou"),
        ("社会组织发展促进工程", "shehui-zuzhi-fazhan-cujin"),
    ],
)
def test_an_id_reads_as_its_syllables_and_words_do(name: str, expected: str) -> None:
    assert suggest_id(name) == expected


def test_every_division_can_be_found_by_its_full_name() -> None:
    (outcome,) = search("山东省济南市市中区")
    assert outcome.code == "370103"
    assert [hit.code for hit in search("市中区", within="山东")] == ["370103", "370402"]
    assert search("市") == []


@pytest.mark.parametrize(
    "text",
    ["甲: 乙", "a #b", "- x", "'x'", '"x"', "[a]", "{a}", "yes", "null", "2022.8", "0310112", "12:30", "*a", "&a",
     "!a", "%", "@", "`", "甲,乙", "50%", "<<", "=", "~", "?", "？", "“甲”：乙", "a:b", "第1项", "x'y", "|", ">"],
)  # fmt: skip
def test_whatever_is_written_is_read_as_it_was(text: str) -> None:
    data = {"key": text, "list": [text, "甲"], "deep": [{"a": Commented(text, "说明"), "b": Bare("1")}]}
    node, findings = compose(write_document(data), file="a.yaml")
    assert (findings, plain(node) if node else None) == (
        [],
        {"key": text, "list": [text, "甲"], "deep": [{"a": text, "b": "1"}]},
    )
