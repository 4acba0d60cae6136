"""PDFs: what stands on their pages, and what is not taken for it."""

from __future__ import annotations

from builder.documents.pdf import read_pdf, without_running_lines
from tests.support.pdf_files import pdf_of, shown_lines

TEXT = "甲区关于水手的意见\n引进水手100名。"


def test_text_that_nobody_sees_is_left_out_and_counted() -> None:
    unseen = shown_lines("给予900万元。", mode=3)
    outcome = read_pdf(pdf_of(shown_lines(TEXT) + f"q {unseen} Q"))
    assert (outcome["lines"], outcome["left_out"]) == ([TEXT], {"invisible": 1})


def test_a_scan_with_recognised_words_is_read_and_said_to_be_one() -> None:
    stamp = shown_lines("扫描软件")
    outcome = read_pdf(pdf_of(shown_lines(TEXT, mode=3) + stamp, shown_lines(TEXT)))
    assert TEXT.splitlines()[1] in outcome["lines"][0]
    assert outcome["left_out"] == {"recognised": 1}


def test_boxes_of_comment_and_fields_are_counted() -> None:
    box, field, link = "<</Subtype/FreeText/Contents(a)>>", "<</Subtype/Widget/V(b)>>", "<</Subtype/Link>>"
    data = pdf_of(shown_lines(TEXT), of_page=f"/Annots[8 0 R {field} {link} null]", objects={8: box})
    assert read_pdf(data)["left_out"] == {"annotations": 2}


def test_pages_with_a_picture_and_no_text_are_named() -> None:
    outcome = read_pdf(pdf_of(shown_lines(TEXT), "q Q", shown_lines("— 3 —"), resources="/XObject<</I 5 0 R>>"))
    assert outcome["blank"] == [2, 3]
    assert read_pdf(pdf_of(shown_lines(TEXT), "q Q"))["blank"] == []


def test_heads_and_feet_of_pages_are_no_text_and_are_told() -> None:
    texts = [f"附件{number}\n{word}\n中\n{word}" for number, word in enumerate("东南西北", 1)]
    pages = [f"甲区公报2026年第{number}期\n{text}\n第 {number} 页" for number, text in enumerate(texts, 1)]
    assert without_running_lines(pages) == (texts, ["甲区公报#年第#期", "第#页"])


def test_what_stands_on_two_pages_or_within_a_page_is_text() -> None:
    pages = ["题\n甲\n乙\n同\n丙\n丁\n一", "题\n子\n丑\n同\n寅\n卯\n二", "午\n未\n申\n同\n酉\n戌\n三"]
    assert without_running_lines(pages) == (pages, [])
