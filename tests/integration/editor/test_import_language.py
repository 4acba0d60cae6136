"""What an import makes of texts that look back, of the foot of a page, and of an editor who reads English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.integration.editor.test_import import PLAN, imported, with_drafts
from tests.support.editing import BODY, Run, page

CHINESE = re.compile("[一-鿿]")


def test_a_text_that_looks_back_drafts_what_was_reached_as_done(run: Run, empty: Path) -> None:
    text = """关于水手工作的意见
南府〔2022〕3号
一、发展基础
1.水手队伍壮大。到2020年底，全区水手总量达3000名。
2.培养水手。到2025年，全区水手总量达到5000名。
"""
    imported(run, empty, "a.txt", text)
    grown, training = with_drafts(empty).site.plans[0].programmes
    reached, goal = grown.quantities[0], training.quantities[0]
    assert (reached.nature, reached.status, reached.period, reached.by) == ("result", "completed", "2020年", None)
    assert (goal.nature, goal.status, str(goal.by)) == ("target", "planned", "2025")


def test_who_runs_the_website_leads_nothing(run: Run, empty: Path) -> None:
    foot = "<p>上一篇：关于公布重点项目的通知</p><div>主办：南洋区人民政府办公室 承办：南洋区大数据管理中心</div>"
    document = page(BODY).replace("</body>", f"{foot}</body>")
    assert foot in document
    imported(run, empty, "a.html", document)
    (plan,) = with_drafts(empty).site.plans
    assert "办公室" not in str([programme.lead for programme in plan.programmes])


def comments(text: str) -> list[str]:
    """The comments of a YAML file. No value of these files has the sign within."""
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_comments_of_a_draft_are_in_the_language_of_the_editor(run: Run, empty: Path, language: str) -> None:
    (empty / "a.txt").write_text(BODY, "utf-8")
    assert run("new", "district", "--name", "秀屿区", "--lang", language).exit_code == 0
    assert run("import", "a.txt", "--district", "xiuyu", "--plan", "plan-2026", "--lang", language).exit_code == 0
    folder = empty / "content" / "districts" / "xiuyu"
    texts = {path.name: path.read_text("utf-8") for path in folder.rglob("*.*") if path.is_file()}
    about_fields = [line for name in ("district.yaml", "context.yaml") for line in comments(texts[name])]
    head, draft, *_ = comments(texts["plan.yaml"])
    english = [not CHINESE.search(line) for line in (head, draft)] + [
        bool(re.search("[a-z]{3} [a-z]", line)) for line in about_fields
    ]
    assert set(english) == {language == "en"}
    written = "".join(texts.values())
    assert "reason: （草稿）" in written
    assert ("suggested by: " in written, "提示：" in written) == (language == "en", language == "zh")
    assert with_drafts(empty).site.plans


def test_new_plans_and_programmes_explain_themselves_in_english(run: Run, empty: Path) -> None:
    run("new", "district", "--name", "秀屿区")
    done = run("new", "plan", "--district", "xiuyu", "--id", "plan-2026", "--title", "意见", "--lang", "en")
    assert done.exit_code == 0
    arguments = ("--district", "xiuyu", "--plan", "plan-2026", "--id", "one", "--name", "培养", "--cite", "1")
    assert run("new", "programme", *arguments, "--lang", "en").exit_code == 0
    for name in ("plan.yaml", "programmes/one.md"):
        lines = comments((empty / PLAN / name).read_text("utf-8"))
        assert len(lines) > 10
        assert [line for line in lines if not re.search("[a-z]{2}", line)] == []
