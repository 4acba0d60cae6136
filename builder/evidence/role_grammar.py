"""How texts list who does what: a label, its bodies, the next label.

牵头单位：甲，配合单位：乙 has two lists; （街道） inside a body belongs to the body; 按职责分工 is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ACTS = "牵头|主责|责任|负责|配合|参与|参加|协办|主办|承办|协同|协助|会办|实施|落实|完成"
_OFFICE = "(?:责任)?(?:单位|部门|科室|处室|股室|机构|领导)"
LABEL = re.compile(rf"(?:{_ACTS}){_OFFICE}?(?=[:(])")
_SEPARATORS = ",;。、"
_TRAILING = re.compile(r"(?:等(?:有关|相关)?(?:单位|部门)?|(?:等)?按(?:照)?职责分工(?:负责|落实)?)$")
_NOBODY = re.compile(r"^(?:按(?:照)?职责|各司其职|分工负责|负责$|落实$)")


def list_bodies(text: str, label: str) -> list[str]:
    """The bodies of every list that this label begins in a folded text, in their order."""
    return [
        body
        for match in re.finditer(rf"(?<!牵头)(?<!配合){re.escape(label)}[:(]", text)
        for part in _parts(text, match.end())
        for body in [_TRAILING.sub("", part.strip(" :"))]
        if body and not _NOBODY.match(body)
    ]


def _parts(text: str, start: int) -> Iterator[str]:
    """The parts of a list: it ends with its sentence, with the bracket that it stands in, or where a label begins."""
    depth, begin = 0, start
    for at in range(start, len(text) + 1):
        character = text[at : at + 1]
        if not depth and LABEL.match(text, at) and at > start:
            yield text[begin:at]
            return
        if character in ("(", "["):
            depth += 1
        elif character in (")", "]") and depth:
            depth -= 1
        elif character in ("", ")", "]", "。", ";"):
            yield text[begin:at]
            return
        elif not depth and character in _SEPARATORS:
            yield text[begin:at]
            begin = at + 1
