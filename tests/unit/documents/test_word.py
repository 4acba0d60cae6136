"""Word documents: what a reader of the final text sees, in lines; tables within bounds."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree  # type: ignore[import-untyped]

from builder.documents.tables import MOST_COLUMNS
from builder.documents.word import read_docx
from tests.support.word_files import cell, paragraph, table, word_file

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def lines(body: str) -> list[str]:
    return list(read_docx(word_file(body))["lines"])


def test_a_row_is_a_line_of_all_its_cells_and_one_that_spans_columns_counts_once() -> None:
    rows = table(cell("指标", '<w:gridSpan w:val="3"/>') + cell("值"), cell("甲") + cell("甲") + cell("1") + cell("2"))
    assert lines(paragraph("表") + rows + paragraph("完")) == ["表", "指标 值", "甲 甲 1 2", "完"]


def test_a_cell_that_spans_rows_counts_in_each_of_them() -> None:
    rows = table(cell("水手", RESTART) + cell("1"), cell("", GOES_ON) + cell("2"), cell("房") + cell("3"))
    assert lines(rows) == ["水手 1", "水手 2", "房 3"]


def test_columns_are_counted_before_a_cell_that_spans_rows() -> None:
    wide = cell("宽", '<w:gridSpan w:val="2"/>')
    rows = table(wide + cell("目标", RESTART), cell("甲") + cell("乙") + cell("", GOES_ON))
    assert lines(rows) == ["宽 目标", "甲 乙 目标"]


def test_a_sound_table_of_thousands_of_merged_rows_is_read() -> None:
    rows = [cell("水手", RESTART) + cell("0"), *(cell("", GOES_ON) + cell(str(number)) for number in range(1, 3_000))]
    read = lines(table(*rows))
    assert (len(read), read[-1]) == (3_000, "水手 2999")


@pytest.mark.parametrize("span", [str(MOST_COLUMNS + 1), "10000000", "1" * 40])
def test_a_span_that_nobody_writes_is_refused(span: str) -> None:
    body = table(cell("甲", f'<w:gridSpan w:val="{span}"/>'))
    assert read_docx(word_file(body)) == {"refused": "table-bounds"}


@pytest.mark.parametrize("span", ["", "0", "-3", "x", "１２"])
def test_a_span_that_is_no_number_spans_a_column(span: str) -> None:
    assert lines(table(cell("甲", f'<w:gridSpan w:val="{span}"/>'))) == ["甲"]


def test_text_that_was_inserted_counts_and_text_that_was_deleted_does_not() -> None:
    changed = (
        "<w:p><w:r><w:t>引进</w:t></w:r><w:ins><w:r><w:t>300</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>200</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>名</w:t></w:r></w:p>"
    )
    assert lines(changed) == ["引进300名"]


def test_breaks_tabs_and_wrappers_are_read_through() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{paragraph('内')}</w:sdtContent></w:sdt>"
    broken = "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>"
    assert lines(wrapped + broken) == ["内", "一", "二\t三"]


@pytest.mark.parametrize("body", ["<w:r>" * 50_000, "<w:tbl><w:tr><w:tc>" * 20_000], ids=["runs", "tables"])
def test_nesting_without_end_is_an_error_of_the_document(body: str) -> None:
    names = [part.removesuffix(">") for part in body.split("<")[1:]]
    closed = body + "".join(f"</{name}>" for name in reversed(names))
    with pytest.raises(etree.XMLSyntaxError):
        read_docx(word_file(f"<w:p>{closed}</w:p>"))


def test_what_is_left_out_is_counted() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    runs = (
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
        f"<w:r><w:pict>{box}</w:pict><w:footnoteReference w:id='2'/></w:r>"
    )
    outcome = read_docx(word_file(f"<w:p>{runs}</w:p>"))
    assert outcome["left_out"] == {"deletions": 2, "boxes": 1, "notes": 1}
    assert outcome["lines"] == ["增"]
    assert read_docx(word_file(paragraph("甲")))["left_out"] == {}


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_hidden_text_is_not_read_and_counted() -> None:
    shown = run("不藏", '<w:vanish w:val="0"/>')
    outcome = read_docx(word_file(f"<w:p>{run('引进')}{run('900', '<w:vanish/>')}{shown}</w:p>"))
    assert (outcome["lines"], outcome["left_out"]) == (["引进不藏"], {"hidden": 1})


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize("properties", [WHITE, '<w:sz w:val="2"/>', '<w:color w:val="ffffff"/><w:sz w:val="24"/>'])
def test_text_that_is_white_or_a_speck_is_hidden(properties: str) -> None:
    outcome = read_docx(word_file(f"<w:p>{run('引进')}{run('900', properties)}</w:p>"))
    assert (outcome["lines"], outcome["left_out"]) == (["引进"], {"hidden": 1})


def test_white_text_on_a_coloured_ground_is_read() -> None:
    shade = '<w:shd w:val="clear" w:fill="1F4E79"/>'
    cell = f"<w:tbl><w:tr><w:tc><w:tcPr>{shade}</w:tcPr><w:p>{run('表头', WHITE)}</w:p></w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc><w:p>{run('样式', WHITE)}</w:p></w:tc></w:tr>"
    styled = f"<w:tbl><w:tblPr><w:tblStyle w:val='a'/></w:tblPr>{row}</w:tbl>"
    marker = WHITE + '<w:highlight w:val="black"/>'
    own = f"<w:p>{run('自身', WHITE + shade)}{run('荧光', marker)}</w:p>"
    outcome = read_docx(word_file(cell + styled + own))
    assert (outcome["lines"], outcome["left_out"]) == (["表头", "样式", "自身荧光"], {})


def test_struck_text_is_read_and_counted() -> None:
    outcome = read_docx(word_file(f"<w:p>{run('50', '<w:strike/>')}{run('30')}{run('元', '<w:dstrike/>')}</w:p>"))
    assert (outcome["lines"], outcome["left_out"]) == (["5030元"], {"struck": 2})


def test_how_characters_are_read_aloud_is_not_read_and_formulas_are() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('chuang')}</w:rt><w:rubyBase>{run('创')}</w:rubyBase></w:ruby></w:r>"
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    assert lines(f"<w:p>{ruby}{run('新')}<m:oMath {math}><m:r><m:t>2×3</m:t></m:r></m:oMath></w:p>") == ["创新2×3"]


def test_a_deleted_row_is_left_out_and_a_deleted_end_joins_two_paragraphs() -> None:
    rows = table(cell("项"), "<w:trPr><w:del/></w:trPr>" + cell("旧"), cell("新"))
    ended = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前半')}</w:p>"
    outcome = read_docx(word_file(rows + ended + paragraph("后半") + ended))
    assert (outcome["lines"], outcome["left_out"]) == (["项", "新", "前半后半", "前半"], {"deletions": 1})


def test_what_is_drawn_or_embedded_is_counted() -> None:
    drawn = '<a:t xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">图</a:t>'
    art = '<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="艺术字"/>'
    body = f"<w:p><w:r><w:drawing>{drawn}</w:drawing><w:pict>{art}</w:pict></w:r></w:p><w:altChunk/>"
    assert read_docx(word_file(body))["left_out"] == {"objects": 3}


def test_strict_documents_and_those_with_another_main_part_are_read() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(paragraph("甲")))) as package, zipfile.ZipFile(data, "w") as copy:
        text = package.read("word/document.xml").replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        copy.writestr("word/document2.xml", text)
    assert read_docx(data.getvalue())["lines"] == ["甲"]
