"""The parts of a Word file that are the same in all of ours, and how parts become a file.

A Word file is a ZIP of XML parts. They are written out here because a library's template brings 800 kB of styles, a
picture and a Japanese theme, and none brings footnotes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""

_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""

_DOCUMENT_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/relationships/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/relationships/footnotes" Target="footnotes.xml"/>
</Relationships>"""

_COMPATIBILITY = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
# The two footnotes that Word draws as lines above the others have to be named here as well as among the footnotes.
_SETTINGS = f"""{_HEAD}<w:settings {_WORD}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting {_COMPATIBILITY}/></w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"""


def _separator(number: int, kind: str) -> str:
    words = f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:{kind}/></w:r></w:p>'
    return f'<w:footnote w:type="{kind}" w:id="{number}">{words}</w:footnote>'


_SEPARATORS = _separator(-1, "separator") + _separator(0, "continuationSeparator")


_OF_OURS = frozenset({"Note", "TableText", "TableSmall"})
"""Styles that Word does not know by their names."""


def _style(kind: str, name: str, title: str, properties: str, *, based: str = "Normal") -> str:
    custom = ' w:customStyle="1"' if name in _OF_OURS else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{name}"><w:name w:val="{title}"/><w:basedOn w:val="{based}"/>'
        f"{properties}</w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _text_style(name: str, title: str, half_points: int, *, after: int) -> str:
    """A paragraph of running text; `after`: the gap below it, in twips."""
    paragraph = f'<w:pPr><w:spacing w:after="{after}"/></w:pPr>'
    return _style("paragraph", name, title, f"{paragraph}<w:rPr>{_size(half_points)}</w:rPr>")


def _heading_style(level: int, half_points: int) -> str:
    paragraph = f'<w:pPr><w:keepNext/><w:spacing w:before="120"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
    characters = f"<w:rPr>{_fonts('Arial', '黑体')}<w:b/>{_size(half_points)}</w:rPr>"
    return _style("paragraph", f"Heading{level}", f"heading {level}", f"<w:qFormat/>{paragraph}{characters}")


def _fonts(latin: str, chinese: str) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in _SIDES)
_MARGINS = "".join(f'<w:{side} w:w="85" w:type="dxa"/>' for side in ("left", "right"))
_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
_DEFAULTS = f"""<w:docDefaults>
<w:rPrDefault><w:rPr>{_fonts("Times New Roman", "宋体")}{_size(21)}{_LANGUAGE}</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="Character"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr></w:style>"""
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_GRID = f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
_OWN = (
    _heading_style(1, 32),
    _heading_style(2, 24),
    _text_style("Note", "Note", 18, after=20),
    _text_style("TableText", "Table Text", 18, after=20),
    _text_style("TableSmall", "Table Small", 14, after=20),
    _text_style("FootnoteText", "footnote text", 16, after=0),
    _style("character", "FootnoteReference", "footnote reference", _RAISED, based="Character"),
    _style("table", "TableGrid", "Table Grid", _GRID, based="TableNormal"),
)
_STYLES = f"{_HEAD}<w:styles {_WORD}>{_DEFAULTS}{''.join(_OWN)}</w:styles>"
_CONSTANT = {
    "[Content_Types].xml": _TYPES,
    "_rels/.rels": _RELATIONS,
    "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
    "word/settings.xml": _SETTINGS,
    "word/styles.xml": _STYLES,
}


def package(body: str, footnotes: str, *, title: str, author: str, made: date) -> bytes:
    """A Word file of what stands in its body and, as `w:footnote` elements numbered from 1, below it."""
    parts = {
        **_CONSTANT,
        "word/document.xml": f"{_HEAD}<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"{_HEAD}<w:footnotes {_WORD}>{_SEPARATORS}{footnotes}</w:footnotes>",
        "docProps/core.xml": _properties(title, author, made),
    }
    return _zipped(parts)


def _properties(title: str, author: str, made: date) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{made.isoformat()}T00:00:00Z'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified></cp:coreProperties>"
    )


def _zipped(parts: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = ZipInfo(name)  # of 1980 unless told otherwise: the same content gives the same bytes
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else it names the machine's
            archive.writestr(entry, text.encode())
    return file.getvalue()
