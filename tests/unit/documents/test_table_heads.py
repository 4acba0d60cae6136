"""Heads of tables that a PDF prints over several lines."""

from __future__ import annotations

from builder.documents.pdf import read_pdf
from builder.documents.table_heads import PlacedWord, join_heads
from tests.support.pdf_files import pdf_of, shown

Word = tuple[str, float, float]
"""Its text, where its middle stands, and at which height."""
ROWS: list[list[Word]] = [
    [("1", 10, 60), ("水手总量", 60, 60), ("人", 120, 60), ("390", 180, 60), ("410", 240, 60), ("460", 300, 60)],
    [("2", 10, 45), ("高级水手", 60, 45), ("人", 120, 45), ("52", 180, 45), ("56", 240, 45), ("65", 300, 45)],
]
WRAPPED: list[list[Word]] = [
    [("序号", 10, 80), ("指标", 60, 80), ("单位", 120, 80), ("2023年", 180, 84), ("基数", 180, 76)],
    [("2024年", 240, 80), ("2025年", 300, 80)],
]
SPANNING: list[list[Word]] = [
    [("序号", 10, 80), ("指标", 60, 80), ("单位", 120, 80), ("目标值", 240, 88)],
    [("2023年", 180, 74), ("2024年", 240, 74), ("2025年", 300, 74)],
]


def placed(lines: list[list[Word]]) -> list[tuple[str, list[PlacedWord]]]:
    return [
        (
            " ".join(text for text, *_ in line),
            [PlacedWord(text, middle - 4 * len(text), middle + 4 * len(text), height) for text, middle, height in line],
        )
        for line in lines
    ]


def joined(*lines: list[Word]) -> list[str]:
    return join_heads(placed([*lines, *ROWS]))


def test_what_stands_over_a_column_heads_it() -> None:
    assert joined(*WRAPPED)[0] == "序号 指标 单位 2023年基数 2024年 2025年"
    assert joined(*SPANNING)[0] == "序号 指标 单位 目标值2023年 目标值2024年 目标值2025年"


def test_what_stands_over_the_head_stays() -> None:
    caption: list[Word] = [("水手发展指标", 160, 110)]
    unit: list[Word] = [("单位：人", 290, 96)]
    assert joined(caption, unit, *WRAPPED)[:3] == [
        "水手发展指标",
        "单位：人",
        "序号 指标 单位 2023年基数 2024年 2025年",
    ]


def test_a_head_in_a_line_and_lines_that_head_no_columns_stay() -> None:
    head: list[Word] = [(text, middle, 80) for text, (_, middle, _) in zip("甲乙丙丁戊己", ROWS[0], strict=True)]
    sentence: list[Word] = [("到2025年，达到下列指标。", 160, 96)]
    for lines in ([sentence, head], [sentence], [WRAPPED[0]], [[("2024年", 240, 80)], [("2024年", 300, 70)]]):
        assert joined(*lines) == [text for text, _ in placed([*lines, *ROWS])]


def test_a_head_of_a_pdf_is_read_by_its_places() -> None:
    words = [word for line in [*SPANNING, *ROWS] for word in line]
    contents = "".join(
        f"BT /F 8 Tf 1 0 0 1 {40 + middle - 4 * len(text)} {600 + height} Tm {shown(text)} ET\n"
        for text, middle, height in words
    )
    assert "目标值2023年 目标值2024年 目标值2025年\n1 水手总量" in read_pdf(pdf_of(contents))["lines"][0]
