"""How Chinese names are typed on a keyboard: in pinyin, or by its initials."""

from __future__ import annotations

from functools import cache

from pypinyin import lazy_pinyin


@cache
def pinyin(text: str) -> tuple[str, str]:
    """The pinyin of a name without tones or spaces, and its initials; letters and digits stay as they are."""
    syllables = [one.lower() for one in lazy_pinyin(text)]
    return "".join(syllables), "".join(one[:1] for one in syllables)
