"""What tables say is drafted with its unit, its year and its bodies, from a saved page, a Word document and a text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from builder.content.read import load
from builder.model.schema.statement import Quantity
from builder.model.site import Plan
from builder.model.types import Absent
from builder.pipeline import Checked
from tests.integration.editor.test_import import imported, with_drafts
from tests.support.editing import Run

TITLE = "测试区水手发展规划（2021—2025年）"
PROSE = "为做好测试区的水手工作，结合本区实际，制定本规划，请各有关单位认真遵照执行，抓好落实，务求实效。"
INDICATORS = (
    ("序号", "指标名称", "单位", "2020年", "2025年", "属性"),
    ("1", "水手资源总量", "万人", "20.28", "26", "预期性"),
    ("2", "高技能水手总量", "万人", "4.73", "6.5", "约束性"),
)
TASKS = (
    ("序号", "重点任务", "内容", "牵头单位", "责任单位"),
    ("1", "引航工程", "引进100名", "区委组织部", "区科技局"),
    ("2", "育航工程", "培训2000人次", "区人社局", "区教育局、各乡镇（街道）"),
)
BODY: tuple[str | tuple[tuple[str, ...], ...], ...] = (
    *(TITLE, PROSE, "一、主要目标", "到2025年，主要指标如下表。", INDICATORS, "二、主要任务"),
    *("1.引航工程。三年引进领军水手300名，给予资助。", "三、任务分工", TASKS),
)


def page() -> bytes:
    parts = []
    for part in BODY:
        rows = "" if isinstance(part, str) else "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in part)
        parts.append(f"<p>{part}</p>" if isinstance(part, str) else f"<table>{rows}</table>")
    return f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body>{''.join(parts)}</body></html>".encode()


def word() -> bytes:
    document, target = Document(), io.BytesIO()
    for part in BODY:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=len(part[0]))
        for row, texts in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(target)
    return target.getvalue()


def text() -> bytes:
    """What is pasted into a text: tabs stand between the cells."""
    parts = (part if isinstance(part, str) else "\n".join("\t".join(row) for row in part) for part in BODY)
    return "\n".join(parts).encode()


def drafted(run: Run, empty: Path, name: str) -> tuple[Plan, Checked]:
    imported(run, empty, name, {"html": page, "docx": word, "txt": text}[name.rpartition(".")[2]]())
    checked = with_drafts(empty)
    (plan,) = checked.site.plans
    return plan, checked


def said(quantity: Quantity) -> tuple[object, ...]:
    when = str(quantity.by) if quantity.by else quantity.period
    return (quantity.label.zh, quantity.nature, str(quantity.value), quantity.unit, when)


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.txt"])
def test_the_indicators_of_a_table_are_drafted_with_base_and_goal(run: Run, empty: Path, name: str) -> None:
    plan, _ = drafted(run, empty, name)
    assert [said(quantity) for quantity in plan.quantities] == [
        ("水手资源总量", "result", "20.28", "万人", "2020年"),
        ("水手资源总量", "target", "26", "万人", "2025"),
        ("高技能水手总量", "result", "4.73", "万人", "2020年"),
        ("高技能水手总量", "target", "6.5", "万人", "2025"),
    ]
    notes = [quantity.note.zh if quantity.note else "" for quantity in plan.quantities]
    assert notes == ["", "属性：预期性", "", "属性：约束性"]


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.txt"])
def test_the_tasks_of_a_table_have_their_bodies(run: Run, empty: Path, name: str) -> None:
    plan, _ = drafted(run, empty, name)
    roles = [(programme.name.zh, programme.lead, programme.partners) for programme in plan.programmes]
    assert roles == [
        ("引航工程", ["区委组织部"], ["区科技局"]),
        ("育航工程", ["区人社局"], ["区教育局", "各乡镇（街道）"]),
    ]
    numbers = [[str(quantity.value) for quantity in programme.quantities] for programme in plan.programmes]
    assert numbers == [["300", "100"], ["2000"]]
    assert isinstance(plan.issuer, Absent)


DATED = (
    ("序号", "重点任务", "主要内容", "牵头单位", "完成时限"),
    ("1", "引航工程", "引进领军水手300名", "区委组织部", "2025年12月"),
    ("2", "育航工程", "建设训练基地20个", "区人社局", "2024年底"),
)


def test_a_task_of_a_table_has_its_deadline_and_repeats_the_promise_of_the_text(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.integration.editor.test_import_tables.BODY", (*BODY[:-1], DATED))
    plan, checked = drafted(run, empty, "a.html")
    said_of = {programme.name.zh: programme.quantities for programme in plan.programmes}
    assert [(str(number.by), number.repeats) for number in said_of["引航工程"]] == [("None", None), ("2025-12", "q1")]
    assert [(str(number.by), number.repeats) for number in said_of["育航工程"]] == [("2024", None)]
    assert not {"evidence-deadline", "evidence-repeats-unsaid"} & {finding.rule for finding in checked.findings}
    (path,) = (empty / "content/districts/xiuyu/plan-2026/programmes").glob("yinhang*.md")
    path.write_text(path.read_text("utf-8").replace("    repeats: q1\n", ""), "utf-8")
    assert "evidence-repeats-unsaid" in {finding.rule for finding in with_drafts(empty).findings}


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.txt"])
def test_what_is_drafted_of_a_table_passes_the_check(run: Run, empty: Path, name: str) -> None:
    _, checked = drafted(run, empty, name)
    of_words = ("evidence-force", "evidence-phrase")  # a row has no verb; the draft says that one is to be filled in
    findings = [finding for finding in checked.findings if finding.rule.startswith(("evidence-", "coverage-"))]
    assert [f for f in findings if f.rule not in of_words and f.rule != "evidence-district"] == []


def test_a_number_labelled_by_another_row_is_found(run: Run, empty: Path) -> None:
    drafted(run, empty, "a.html")
    path = empty / "content/districts/xiuyu/plan-2026/plan.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("label: 高技能水手总量", "label: 水手资源总量"), "utf-8")
    assert "evidence-label" in {finding.rule for finding in with_drafts(empty).findings}
    assert load(empty / "content", shown_as="content")[1] == []


STANDARDS = (("层次", "人数", "补助"), ("领军水手", "5", "100"), ("青年水手", "20", "12.5"))
BRACKETED = (("层次", "人数", "补助（万元）"), ("领军水手", "5", "100"), ("青年水手", "20", "12.5"))
CAPTIONED = (("", "", "单位：万元"), *STANDARDS)


@pytest.mark.parametrize(
    "table",
    [("单位：万元", STANDARDS), ("附表1 资助标准（单位：万元）", STANDARDS), (BRACKETED,), (CAPTIONED,)],
    ids=["line above", "caption above", "heading", "cell above"],
)
def test_the_unit_of_a_table_is_that_of_its_bare_numbers(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch, table: tuple[str | tuple[tuple[str, ...], ...], ...]
) -> None:
    monkeypatch.setattr(f"{__name__}.BODY", (TITLE, PROSE, "一、资助标准", *table, "二、主要任务", *BODY[6:7]))
    plan, _ = drafted(run, empty, "a.html")
    amounts = [(str(quantity.value), quantity.unit) for quantity in plan.quantities]
    assert amounts == [("100", "万元"), ("12.5", "万元")]  # and not of the numbers of people
    assert [quantity.label.zh[:4] for quantity in plan.quantities] == ["领军水手", "青年水手"]


def test_a_unit_above_a_table_is_refused_for_another(run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.BODY", (TITLE, PROSE, "一、资助标准", "单位：万元", STANDARDS, "二、主要任务"))
    _, checked = drafted(run, empty, "a.html")
    assert not [finding for finding in checked.findings if finding.rule == "evidence-word"]
    file = next(file for file in (empty / "content").rglob("*") if file.is_file() and "unit: 万元" in file.read_text())
    file.write_text(file.read_text().replace("unit: 万元", "unit: 元", 1))
    rules = {finding.rule for finding in with_drafts(empty).findings}
    assert "evidence-word" in rules


QUOTAS = (("乡镇", "2026年", "2027年", "合计"), ("甲镇", "120", "150", "270"), ("乙镇", "100", "90", "190"))


def test_quotas_by_years_are_goals_of_their_years_with_the_name_of_the_table(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = (TITLE, "测发〔2026〕8号", PROSE, "一、房源", "按下表分配。", "年度房源配额表（单位：套）", QUOTAS)
    monkeypatch.setattr(f"{__name__}.BODY", body)
    plan, checked = drafted(run, empty, "a.html")
    assert [said(quantity) for quantity in plan.quantities[:3]] == [
        ("甲镇（年度房源配额）", "target", "120", "套", "2026"),
        ("甲镇（年度房源配额）", "target", "150", "套", "2027"),
        ("甲镇（合计）", "target", "270", "套", None),
    ]
    assert not [finding for finding in checked.findings if finding.rule in ("evidence-deadline", "evidence-label")]


GROUPED = (
    ("类别", "指标名称", "目标值", "目标值"),
    ("类别", "指标名称", "2026年", "2027年"),
    ("数量", "水手总数（人）", "1000", "1200"),
)


def test_a_group_of_rows_is_not_their_name_and_a_year_ends_its_heading(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.BODY", (TITLE, PROSE, "一、主要目标", "主要指标如下表。", GROUPED))
    plan, checked = drafted(run, empty, "a.html")
    assert [said(quantity) for quantity in plan.quantities] == [
        ("水手总数（人）", "target", "1000", "人", "2026"),
        ("水手总数（人）", "target", "1200", "人", "2027"),
    ]
    assert not [finding for finding in checked.findings if finding.rule == "evidence-deadline"]


def test_rows_whose_numbers_are_not_drafted_are_named(run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = (("单位名称", "分配数"), ("甲单位", "12"), ("乙单位", "30"))
    monkeypatch.setattr(f"{__name__}.BODY", (TITLE, PROSE, "一、分配", "分配如下。", table))
    (empty / "b.html").write_bytes(page())
    run("new", "district", "--name", "秀屿区")
    done = run("import", "b.html", "--district", "xiuyu", "--plan", "plan-2026")
    assert "第 5-6 段的数字没有起草" in done.output
    text = (empty / "content/districts/xiuyu/plan-2026/plan.yaml").read_text("utf-8")
    assert "paragraphs: [5-6]\n    reason: （草稿）里面的数字没有起草" in text
