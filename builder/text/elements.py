"""Where elements of rendered HTML end, without parsing all that is in them."""

from __future__ import annotations

import re
from functools import cache
from typing import AnyStr


def end_of_element(name: AnyStr, html: AnyStr, at: int) -> int:
    """Where an element of this name ends whose content begins at a place; 0 where it does not.

    >>> end_of_element("b", "<b>1<br><b>2</b>3</b>4", 3)
    21
    """
    depth = 1
    for tag in _tags_of(name).finditer(html, at):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return 0


@cache
def _tags_of(name: AnyStr) -> re.Pattern[AnyStr]:
    if isinstance(name, bytes):
        return re.compile(rb"<(/?)%b(?=[\s/>])[^<>]*>" % name, re.IGNORECASE)
    return re.compile(rf"<(/?){name}(?=[\s/>])[^<>]*>", re.IGNORECASE)
