"""Ids for things that have Chinese names: their pinyin, two syllables a part. Suggestions; an editor may do better."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAX_SYLLABLES = 8
# Names of places in which a character is not read as it mostly is.
_READINGS = {
    "闵行": "minhang", "六合": "luhe", "浚": "xun", "莘": "shen", "单": "shan", "蔚": "yu", "井陉": "jingxing",
    "铅山": "yanshan", "乐亭": "laoting", "大埔": "dabu", "东阿": "donge", "长子": "zhangzi", "洪洞": "hongtong",
    "繁峙": "fanshi", "宕昌": "tanchang", "牟平": "muping", "尉犁": "yuli", "枞阳": "zongyang", "黄陂": "huangpi",
}  # fmt: skip


def identifier(name: str, *, fallback: str = "x") -> str:
    """An id made of the first syllables of a name: 社会组织发展 is `shehui-zuzhi-fazhan`."""
    # Only what is Chinese, or Latin and so an id already: quotes, brackets and figures are left out.
    parts = re.findall(r"[一-鿿]|[A-Za-z]+", name)[:MAX_SYLLABLES]
    syllables = [_letters(one) for part in parts for one in _pinyin(part)]
    pairs = ["".join(syllables[at : at + 2]) for at in range(0, len(syllables), 2)]
    return "-".join(pair for pair in pairs if pair) or fallback


def distinct(wanted: str, taken: Iterable[str]) -> str:
    """`wanted`, or with the first number that makes it new."""
    used = set(taken)
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(used) + 2))
    return next(name for name in names if name not in used)


def place_identifier(name: str) -> str:
    """The id of a district: its name in pinyin without 区, 县 or 市 at the end."""
    stem = re.sub(r"(自治县|自治旗|林区|特区|[区县市旗])$", "", name) or name
    return _READINGS.get(stem) or "".join(map(_letters, _pinyin(stem))) or "x"


def _pinyin(text: str) -> list[str]:
    """The syllables of Chinese text, tones left out."""
    from pypinyin import lazy_pinyin  # half a second of processor, which most commands do without

    return lazy_pinyin(text)


def _letters(syllable: str) -> str:
    return re.sub(r"[^a-z]", "", syllable.casefold())
