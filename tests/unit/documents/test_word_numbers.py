"""Numbers that Word writes itself are part of the text, as a reader sees them."""

from __future__ import annotations

import io

import docx
import pytest

from builder.documents.word import read_docx
from builder.documents.word_numbers import Numbers, in_chinese, read_numbers

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LISTS = f"""<w:numbering {_NAMES}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>""".encode()
STYLES = f"""<w:styles {_NAMES}><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>
<w:style w:styleId="c"><w:basedOn w:val="d"/></w:style><w:style w:styleId="d"><w:basedOn w:val="c"/></w:style>
</w:styles>""".encode()


def paragraph(*, style: str = "", depth: str = "") -> object:
    from lxml import etree  # type: ignore[import-untyped]

    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>' if depth else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return etree.fromstring(f"<w:p {_NAMES}><w:pPr>{named}{own}</w:pPr></w:p>")


@pytest.fixture
def numbers() -> Numbers:
    return read_numbers(LISTS, STYLES)


def test_each_level_counts_on_and_starts_anew_below_the_next(numbers: Numbers) -> None:
    depths = ("0", "1", "1", "0", "1")
    assert [numbers.next_of(paragraph(depth=depth)) for depth in depths] == ["一、", "一.3", "一.4", "二、", "二.3"]


def test_a_style_gives_its_list_to_what_is_based_on_it(numbers: Numbers) -> None:
    assert [numbers.next_of(paragraph(style=style)) for style in ("a", "b", "", "c")] == ["一、", "二、", "", ""]


def test_a_document_without_lists_has_no_numbers() -> None:
    assert read_numbers(b"", b"").next_of(paragraph(depth="0")) == ""


def test_a_count_is_written_as_chinese_writes_it() -> None:
    assert [in_chinese(count) for count in (1, 10, 11, 20, 99, 100)] == ["一", "十", "十一", "二十", "九十九", "100"]


def test_a_numbered_list_is_read_with_its_numbers() -> None:
    document = docx.Document()
    for text, style in (("标题", None), ("引航。", "List Number"), ("", "List Number"), ("育航。", "List Number")):
        document.add_paragraph(text, style=style)
    data = io.BytesIO()
    document.save(data)
    assert [line for line in read_docx(data.getvalue())["lines"] if line] == ["标题", "1.引航。", "2.育航。"]
