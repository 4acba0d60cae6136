"""The paragraphs of a source as an editor would copy them and as the check compares them; and which are no text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from builder.evidence.grammar.table_rows import caption_above, read_row, unit_above
from builder.text.normalise import PINYIN, Folded, fold_source, simplify
from builder.text.values import value_class

_GLOSS = re.compile(rf"[一-鿿]{PINYIN.pattern}")
_HAN = re.compile("[一-鿿]")
# What web pages put around a text. Compared with the folded paragraph, of at most 80 characters.
_FURNITURE = re.compile(
    r"(当前|现在的?|所在)?位置[:>]|您(现在|当前|所在)?的?位置|设为首页|加入收藏|字号|字体|\[?打印|关闭(窗口|本页)?$|上一[篇条]|下一[篇条]|友情链接|友情鏈接|相关(链接|文章|阅读)"
    r"|浏览(次数|量|数)|点击(次数|量|数|率)|阅读(次数|量|数)|访问量|版权所有|技术支持|运营维护|网站(地图|标识码|声明)|联系我们|(责任)?编辑:|责编|扫一扫|无障碍"
    r"|返回(顶部|首页)|收藏本|分享(:|到|$)|.{0,40}icp备|.{0,20}公网安备|copyright|首页($|[>|])|信息来源:?$|内容摘要|关键词:|索引号|发布机构:|主题分类"
    r"|\d{4}年\d{1,2}月\d{1,2}日星期.$"
)
_TAIL = re.compile(r"(主办|承办|协办|主管)(单位|方)?:|网站|地址:|邮编|电话:")


@value_class
class SourceLine:
    """Paragraph `number`: `text` as it reads once cleaned, `folded` as it is compared, with its way back to `text`.

    Of the row of a table, `unit` is what its bare numbers are counted in, if a line above the table says so, and
    `caption` the name of the table.
    """

    number: int
    text: str
    folded: Folded
    unit: str = ""
    caption: str = ""

    @property
    def key(self) -> str:
        """The folded text."""
        return self.folded.text

    def cut(self, start: int, end: int) -> str:
        """The words as printed of a stretch of the folded text."""
        if start >= end:
            return ""
        first, last = self.folded.origin(start, end)
        return " ".join(self.text[first:last].split())


def count_glosses(paragraphs: Iterable[str]) -> int:
    """How many pinyin glosses a copy guard put in; fewer than three are taken for words of the text."""
    count = sum(len(_GLOSS.findall(text)) for text in paragraphs)
    return count if count >= 3 else 0


def is_traditional(paragraphs: Iterable[str]) -> bool:
    """Whether the text is in Traditional characters: more than a few in a hundred change when it is converted."""
    han = "".join(_HAN.findall("".join(paragraphs)))[:4000]
    changed = sum(a != b for a, b in zip(han, simplify(han), strict=False))
    return changed > len(han) * 0.04


def clean_lines(paragraphs: Sequence[str], *, pinyin: bool, traditional: bool) -> list[SourceLine]:
    """The paragraphs, numbered from 1, without glosses and in Simplified characters."""
    lines: list[SourceLine] = []
    keys: list[str] = []
    for number, raw in enumerate(paragraphs, 1):
        text = PINYIN.sub("", raw) if pinyin else raw
        text = simplify(text) if traditional else text
        text = " ".join(text.split())
        folded = fold_source(text)
        keys.append(folded.text)
        is_row = bool(read_row(folded.text))
        unit, caption = (above(keys, number - 1) if is_row else "" for above in (unit_above, caption_above))
        lines.append(SourceLine(number, text, folded, unit, caption))
    return lines


def is_prose(line: SourceLine) -> bool:
    """Whether a paragraph is sentences or the row of a table, not a heading or a button."""
    return (
        bool(read_row(line.key))
        or len(line.key) >= 60
        or ("。" in line.key and len(line.key) >= 16)
        or line.key.endswith((";", "。"))
    )


def find_furniture(lines: Sequence[SourceLine], *, first: int, last: int) -> set[int]:
    """The numbers of paragraphs that are the web page's, not the document's.

    Between paragraphs `first` and `last` stands the text; before and after it more is taken for furniture.
    """
    return {line.number for line in lines if _is_furniture(line, outside=not first <= line.number <= last)}


def _is_furniture(line: SourceLine, *, outside: bool) -> bool:
    if len(line.key) <= 80 and _FURNITURE.match(line.key):
        return True
    if len(line.key) <= 2 and not _HAN.search(line.key):
        return True
    return outside and bool(_TAIL.match(line.key) or not re.search(r"[一-鿿\d]", line.key))


def full_width(text: str) -> str:
    """Punctuation between Chinese characters as Chinese prints it: many pages fold it to half width."""
    marks = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
    if not _HAN.search(text):
        return text
    return "".join(marks.get(character, character) for character in unicodedata.normalize("NFC", text))
