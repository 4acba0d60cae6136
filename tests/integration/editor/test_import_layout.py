"""What only the look of a document says: numbers of lists, columns of a PDF, words that nobody sees."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from docx.shared import RGBColor

from tests.integration.editor.test_import import district, imported
from tests.support.editing import Run, pdf

TITLE = "测试区扶持航运的若干措施"
PROSE = "为做好测试区的航运工作，结合本区实际，制定以下措施，请各有关单位认真遵照执行。"


def said_of(run: Run, empty: Path, name: str, data: bytes) -> str:
    """What the import of a file says."""
    (empty / name).write_bytes(data)
    district(run)
    return run("import", name, "--district", "xiuyu", "--plan", "plan-2026").output


def test_the_items_of_a_numbered_list_of_a_page_are_programmes(run: Run, empty: Path) -> None:
    items = "<li>建设码头。到2027年建成码头5个。</li><li>培训船员。每年培训船员300名。</li>"
    page = f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    files = imported(run, empty, "a.html", f"{page}<p>{PROSE}</p><ol>{items}</ol></body></html>")
    drafts = [text for path, text in files.items() if path.startswith("programmes/")]
    assert sorted(line for text in drafts for line in text.splitlines() if line.startswith("number: ")) == [
        "number: '1'",
        "number: '2'",
    ]


def test_the_rows_of_a_table_in_a_pdf_are_not_joined(run: Run, empty: Path) -> None:
    rows = "级别 奖励（万元） 责任单位\n国家级 100 区经信局\n省级 30 区科技局"
    body = f"{TITLE}\n测政发〔2026〕8号\n{PROSE}\n一、奖励码头。按下表给予奖励：\n{rows}\n二、培训船员。每年培训300名。"
    files = imported(run, empty, "a.pdf", pdf(body))
    assert f"title: {TITLE}  #" in files["plan.yaml"]
    assert "document_number: 测政发〔2026〕8号" in files["plan.yaml"]
    text = next(iter((empty / "archive").iterdir())).read_text("utf-8").splitlines()
    assert "级别：国家级｜奖励（万元）：100｜责任单位：区经信局" in text
    assert "级别：省级｜奖励（万元）：30｜责任单位：区科技局" in text


def test_a_table_of_a_pdf_without_heads_and_two_columns_are_said(run: Run, empty: Path) -> None:
    beside = "支持企业引进船员给予补贴 建设码头五个每个给予补助\n" * 6
    output = said_of(run, empty, "a.pdf", pdf(f"{TITLE}\n{PROSE}\n{beside}船员 人 20 25\n码头 个 5 6\n"))
    assert "有 1 处像是表格，各列的名称没有认出来" in output
    assert "有 1 页像是左右分栏" in output
    assert "第 1 页" in output


def test_white_words_of_a_document_are_left_out_and_said(run: Run, empty: Path) -> None:
    document, target = Document(), io.BytesIO()
    for text in (TITLE, PROSE, "一、建设码头。到2027年建成码头5个。"):
        document.add_paragraph(text)
    document.add_paragraph().add_run("内部稿，上限900万元").font.color.rgb = RGBColor(255, 255, 255)
    document.save(target)
    output = said_of(run, empty, "a.docx", target.getvalue())
    assert "有 1 处隐藏、白色或极小的文字，读者看不见，没有取出" in output
    assert "900" not in next(iter((empty / "archive").iterdir())).read_text("utf-8")


def test_to_whom_a_document_goes_and_with_what_it_begins_is_not_unclear(run: Run, empty: Path) -> None:
    body = f"{TITLE}\n各乡镇人民政府，区直各单位：\n现就有关事项通知如下：\n一、建设码头。到2027年建成码头5个。\n"
    output = said_of(run, empty, "a.txt", f"{body}二、培训船员。每年培训船员300名，给予补助。\n".encode())
    assert "不知道是什么的短行" not in output
    plan = (empty / "content/districts/xiuyu/plan-2026/plan.yaml").read_text("utf-8")
    assert "paragraphs: [2]\n    reason: （草稿）主送机关" in plan
