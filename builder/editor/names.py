"""Ids for things that have Chinese names: their pinyin, two syllables a part. Suggestions; an editor may do better."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from builder.text.pinyin import read_syllables

MAX_SYLLABLES = 8
# Only what is Chinese, or Latin and so an id already: quotes, brackets and figures are left out. A类 is one.
_STRETCH = re.compile("[A-Za-z]{2,}|(?:[一-鿿]|[A-Za-z](?![A-Za-z]))+")
# Names of places in which a character is not read as it mostly is.
_READINGS = {
    "闵行": "minhang", "六合": "luhe", "浚": "xun", "莘": "shen", "单": "shan", "蔚": "yu", "井陉": "jingxing",
    "铅山": "yanshan", "乐亭": "laoting", "大埔": "dabu", "东阿": "donge", "长子": "zhangzi", "洪洞": "hongtong",
    "繁峙": "fanshi", "宕昌": "tanchang", "牟平": "muping", "尉犁": "yuli", "枞阳": "zongyang", "黄陂": "huangpi",
}  # fmt: skip


def suggest_id(name: str, *, fallback: str = "x") -> str:
    """An id made of the first syllables of a name.

    >>> suggest_id("社会组织发展")
    'shehui-zuzhi-fazhan'
    """
    parts: list[str] = []
    left = MAX_SYLLABLES
    for stretch in _STRETCH.findall(name):
        syllables = [letters for syllable in read_syllables(stretch) if (letters := _letters(syllable))][:left]
        parts += _in_pairs(syllables)
        left -= len(syllables)
    return "-".join(parts) or fallback


def _in_pairs(syllables: Sequence[str]) -> Iterator[str]:
    """Syllables by two; where the second begins with a vowel, apart: of lian nobody knows that it is li'an."""
    for at in range(0, len(syllables), 2):
        first, *second = syllables[at : at + 2]
        yield "-".join([first, *second]) if second and second[0][0] in "aeo" else "".join([first, *second])


def make_distinct(wanted: str, used_ids: Iterable[str]) -> str:
    """`wanted`, or with the first number that makes it new."""
    used = set(used_ids)
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(used) + 2))
    return next(name for name in names if name not in used)


def place_identifier(name: str) -> str:
    """The id of a district: its name in pinyin without 区, 县 or 市 at the end."""
    stem = re.sub(r"(自治县|自治旗|林区|特区|[区县市旗])$", "", name) or name
    return _READINGS.get(stem) or "".join(map(_letters, read_syllables(stem))) or "x"


def _letters(syllable: str) -> str:
    return re.sub(r"[^a-z]", "", syllable.casefold())
