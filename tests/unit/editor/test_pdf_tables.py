"""Rows of tables among the printed lines of a PDF keep their cells apart, and are never joined to other lines."""

from __future__ import annotations

from builder.editor.drafting.pdf_tables import has_columns, read_rows

PROSE = ["一、支持平台建设。对新认定的各级工作室，按下表的标准给予奖励，", "由责任单位负责兑现。"]


def texts(*lines: str) -> list[str]:
    return [line.text for line in read_rows(lines).lines]


def test_rows_stand_behind_the_headings_of_their_columns() -> None:
    read = read_rows([PROSE[0], "级别 奖励（万元） 责任单位", "国家级 100 甲局", "省级 30 乙局、丙局", PROSE[1]])
    assert [(line.text, line.is_row) for line in read.lines] == [
        (PROSE[0], False),
        ("级别：国家级｜奖励（万元）：100｜责任单位：甲局", True),
        ("级别：省级｜奖励（万元）：30｜责任单位：乙局、丙局", True),
        (PROSE[1], False),
    ]
    assert read.unnamed == 0


def test_rows_whose_head_is_printed_otherwise_stay_rows_and_are_counted() -> None:
    read = read_rows(["2025年 2026年", "引进船员 人 20 25", "新增码头 个 5 6"])
    assert [line.text for line in read.lines] == ["2025年 2026年", "引进船员 人 20 25", "新增码头 个 5 6"]
    assert (read.unnamed, [line.is_row for line in read.lines]) == (1, [False, True, True])


def test_prose_with_spaces_is_no_table() -> None:
    lines = ["关 于 印 发", "意 见 通 知", "Word Excel PDF 文件", "A B C", "第一 第二 第三。", "甲 乙 丙。"]
    assert texts(*lines) == lines
    assert not any(line.is_row for line in read_rows(lines).lines)


def test_two_columns_beside_each_other_are_noticed() -> None:
    beside = "支持企业引进船员给予生活补贴 建设码头五个每个给予建设补助"
    assert has_columns([beside] * 6)
    assert not has_columns([beside] * 3 + ["一行完整的正文没有分栏"] * 6)
    assert not has_columns(["主办单位：测试局 承办单位：样本局"] * 6)
