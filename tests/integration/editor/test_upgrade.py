"""Content from before statements were coded, rewritten in place, with a list of what a person must decide."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from builder.findings.finding import Severity
from builder.pipeline import check_content
from tests.conftest import files_of, silent
from tests.support.editing import Run

SOURCE = """荔湾区水手意见
（一）设立水手资金。区委组织部设立专项资金，力争五年累计投入5亿元。鼓励企业引进博士。
（二）发展平台。每年年底举办招聘会。
（三）评选英雄。2015年评选英雄97名。
到2020年引进水手500名。
"""
INHERITED = "（草稿）沿用逐条编码以前的归类，请写出原文的动词"
PLACE = Path("content/districts/liwan/plan-a")
FUND = """---
# 最先录入的一项
name: 设立水手资金
themes: [funding]
instruments: [earmarked-fund]
target_groups: [all-sailors]
lead: not_stated
partners: not_stated
status: planned
commitment: firm  # 照标题
# 出处在后
cite: [2]
measures:
  - id: doctors
    name: 引进博士
    commitment: 'support'
quantities:
  - id: fund
    label: 专项资金
    nature: funding
    value: 5
    unit: 亿元
    commitment: strive
    printed: 累计投入5亿元
  - commitment: explore  # 存疑
    id: fund-name
    label: 专项资金的名目
    nature: benefit
    value: not_stated
    printed: 专项资金
---
区委组织部设立资金。
"""
FAIR = """---
name: 发展平台
themes: [market]
instruments: not_stated
target_groups: [all-sailors]
lead: not_stated
partners: not_stated
status: planned
commitment: firm
cite: [3]
quantities:
  - id: fair
    label: 招聘会
    nature: frequency
    value: not_stated
    per: 每年
    printed: 举办招聘会
---
每年年底办招聘会。
"""
AWARD = """---
name: 评选英雄
themes: [evaluation]
instruments: [selection]
target_groups: [all-sailors]
lead: not_stated
partners: not_stated
status: completed
commitment:
  state: not_applicable
  # 两年前的说法
  note: 原文记述已完成的工作，不是承诺
cite: [4]
---
评选了英雄。
"""
NO_LEVEL = AWARD.replace("评选英雄", "设立水手资金").replace("completed", "planned").replace("cite: [4]", "cite: [2]")


@pytest.fixture
def old(run: Run, empty: Path) -> Path:
    """A plan as it was written when a programme spoke for all its parts."""
    (empty / "archive").mkdir()
    (empty / "archive/a.txt").write_text(SOURCE, "utf-8")
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    run("new", "district", "--name", "荔湾区")
    run("new", "plan", "--district", "liwan", "--id", "plan-a", "--title", "荔湾区水手意见", "--file", "archive/a.txt")
    plan = (empty / PLACE / "plan.yaml").read_text("utf-8")
    assert digest in plan
    goal = "quantities:\n  - id: goal\n    label: 引进的水手\n    nature: target\n    value: 500\n    unit: 名\n"
    goal += "    by: 2020\n    printed: 到2020年引进水手500名\n    cite: [5]\nsources:"
    (empty / PLACE / "plan.yaml").write_text(
        re.sub("^draft.*\n", "", plan, flags=re.MULTILINE).replace("sources:", goal), "utf-8"
    )
    (empty / PLACE / "summary.md").write_text("一份意见。\n", "utf-8")
    (empty / PLACE / "programmes").mkdir()
    for name, text in {"fund": FUND, "fair": FAIR, "award": AWARD}.items():
        (empty / PLACE / f"programmes/{name}.md").write_text(text, "utf-8")
    return empty


def errors(folder: Path) -> set[str]:
    checked = check_content(folder / "content", shown_as="content", sources=folder / "archive", log=silent)
    return {finding.rule for finding in checked.findings if finding.severity is Severity.ERROR}


def text_of(folder: Path, name: str) -> str:
    return (folder / PLACE / f"programmes/{name}.md").read_text("utf-8")


def test_verbs_are_proposed_and_everything_else_stays_as_it_was(run: Run, old: Path) -> None:
    done = run("upgrade")
    assert done.exit_code == 0, done.output
    expected = (
        FUND.replace("commitment: firm  # 照标题", "force: 设立  # 照标题")
        .replace("cite: [2]", "whole: [themes, instruments, target_groups, bodies, status, force]\ncite: [2]")
        .replace("commitment: 'support'", "force: 鼓励")
        .replace("commitment: strive", "force: 力争")
        .replace(
            "  - commitment: explore  # 存疑\n",
            f"  - commitment: explore  # 存疑\n    commitment_reason: {INHERITED}\n",
        )
    )
    assert text_of(old, "fund") == expected


def test_a_frequency_loses_the_number_that_it_never_had(run: Run, old: Path) -> None:
    run("upgrade")
    assert "value" not in text_of(old, "fair")
    assert "    per: 每年\n" in text_of(old, "fair")
    assert "value: not_stated" in text_of(old, "fund")


def test_what_the_status_says_was_done_needs_no_level(run: Run, old: Path) -> None:
    run("upgrade")
    assert "status: completed\nforce: 评选\n  # 两年前的说法\ncite: [4]" in text_of(old, "award")


def test_what_the_status_does_not_say_is_left_to_a_person(run: Run, old: Path) -> None:
    (old / PLACE / "programmes/award.md").write_text(NO_LEVEL, "utf-8")
    done = run("upgrade")
    assert text_of(old, "award") == NO_LEVEL
    assert "programmes/award.md:9: 力度是“不适用”" in done.output


def test_every_decision_is_listed_with_its_line_as_it_is_afterwards(run: Run, old: Path) -> None:
    done = run("upgrade")
    lines = text_of(old, "fund").split("\n")
    listed = re.findall(r"programmes/fund\.md:(\d+): (.*)", done.output)
    aspects = re.findall("“设立水手资金”的(.+?)由举措和数字继承", done.output)
    assert aspects == ["主题", "政策工具", "对象", "机构", "状态", "力度"]
    for number, words in listed:
        line = lines[int(number) - 1]
        assert ("whole:" in line) == ("继承" in words)
        assert all(verb in line for verb in re.findall("动词“(..)”", words))
        assert ("commitment_reason" in line) == ("没有找到" in words)
    assert len(listed) == 6 + 3 + 1
    assert re.search(r"plan\.yaml:\d+: 文本自己的数字要有动词，“引进”", done.output)


def test_then_only_what_waits_for_a_person_keeps_it_from_being_published(run: Run, old: Path) -> None:
    assert {"statement-force", "commitment-reason", "statement-aspect"} <= errors(old)
    run("upgrade")
    assert errors(old) == {"draft-left"}
    fund = old / PLACE / "programmes/fund.md"
    fund.write_text(fund.read_text("utf-8").replace(INHERITED, "只有名目"), "utf-8")
    # The evidence is only looked at once nothing else is wrong: this little plan does not account for every number, and
    # what its programmes pass on is not what the words of each part say.
    assert errors(old) <= {"coverage-number", "coverage-paragraph", "evidence-status", "evidence-nature"}


def test_a_second_run_changes_nothing(run: Run, old: Path) -> None:
    run("upgrade")
    before = files_of(old)
    done = run("upgrade")
    assert (done.output.strip(), files_of(old)) == ("没有旧写法", before)


def test_content_of_today_is_left_alone(run: Run, old: Path) -> None:
    """A programme with a verb and without `whole` passes nothing on, and that is no old form."""
    new = FUND.replace("commitment: firm  # 照标题", "force: 设立").split("measures:")[0]
    new += "measures:\n  - id: doctors\n    name: 引进博士\n    force: 鼓励\n---\n区委组织部设立资金。\n"
    (old / PLACE / "programmes/fund.md").write_text(new, "utf-8")
    run("upgrade")
    assert text_of(old, "fund") == new


def test_a_dry_run_shows_and_writes_nothing(run: Run, old: Path) -> None:
    before = files_of(old)
    done = run("upgrade", "--dry-run")
    assert files_of(old) == before
    assert "-commitment: firm  # 照标题\n+force: 设立  # 照标题\n" in done.output
    assert "没有写入" in done.output


@pytest.mark.usefixtures("old")
def test_in_english_all_but_quoted_content_is_english(run: Run) -> None:
    listed = run("upgrade", "--lang", "en").output
    assert "the policy instruments of “设立水手资金” pass on" in listed
    assert [line for line in re.sub("“[^”]*”", "", listed).splitlines() if re.search("[\u4e00-\u9fff]", line)] == []


def test_a_vocabulary_that_came_later_is_made_empty(run: Run, old: Path) -> None:
    """Nothing in content from before there were indicators refers to one, and without the file no command goes on."""
    vocabulary = old / "content/vocabularies/indicators.yaml"
    vocabulary.unlink()
    done = run("upgrade", "--dry-run")
    assert (done.exit_code, vocabulary.exists()) == (0, False)
    assert "+++ content/vocabularies/indicators.yaml" in done.output
    run("upgrade")
    assert vocabulary.read_text("utf-8") == "[]\n"
    assert errors(old) == {"draft-left"}


def test_without_the_archive_levels_wait_for_their_verbs(run: Run, old: Path) -> None:
    (old / "archive/a.txt").unlink()
    (old / "archive").rmdir()
    done = run("upgrade")
    assert "没有来源文件，动词没有提" in done.output
    assert "force: （草稿：填原文的动词）" in text_of(old, "award")
    assert text_of(old, "fund").count("commitment_reason: （草稿）") == 4


@pytest.mark.parametrize("data", [FUND.encode("gb18030"), FUND.replace("\n", "\r\n").encode()])
def test_a_file_that_needs_repair_first_is_refused(run: Run, old: Path, data: bytes) -> None:
    (old / PLACE / "programmes/fund.md").write_bytes(data)
    before = files_of(old)
    done = run("upgrade")
    assert (done.exit_code, "check --fix" in done.output, files_of(old)) == (2, True, before)


def test_a_file_that_does_not_fit_its_schema_is_named_and_left_alone(run: Run, old: Path) -> None:
    (old / PLACE / "programmes/fund.md").write_text(FUND.replace("name: 设立水手资金", "nam: 设立水手资金"), "utf-8")
    before = text_of(old, "fund")
    done = run("upgrade")
    assert text_of(old, "fund") == before
    assert "programmes/fund.md:1: 这份文件读不出来" in done.output


def test_caveats_get_names_of_their_own(run: Run, old: Path) -> None:
    plan = old / PLACE / "plan.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(
        f"{text}caveats:\n  - 第一条\n  - zh: 第二条\n    en: The second\n  # 说明\n  - |\n    第三条\n", "utf-8"
    )
    dry = run("upgrade", "--dry-run")
    assert "-  - 第一条" in dry.output
    run("upgrade")
    upgraded = plan.read_text("utf-8")
    named = "  note-1: 第一条\n  note-2:\n    zh: 第二条\n    en: The second\n  # 说明\n  note-3: |\n    第三条\n"
    assert upgraded.endswith(f"caveats:\n{named}")
    assert "force: 引进" in upgraded, "what else is old in the same file is upgraded too"
    (plan_read,) = check_content(
        old / "content", shown_as="content", sources=None, log=silent, with_drafts=True
    ).site.plans
    assert {name: str(words) for name, words in plan_read.caveats.items()} == {
        "note-1": "第一条",
        "note-2": "第二条",
        "note-3": "第三条\n",
    }
