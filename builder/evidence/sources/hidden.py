"""Which elements of a saved page hide their text from people, as far as the element itself says so.

Style sheets are not read: what they hide nobody can tell from the page alone. docs/trust.zh-CN.md says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# A layout may move a block by some hundred pixels to centre it; what is out of sight is moved further.
_OFF_SCREEN = re.compile(r"(?:^|;)(?:left|top|right|bottom|text-indent):-(?:[5-9]\d\dpx|\d{4,}px|\d{2,}r?em|\d{3,}%)")
_ZERO = re.compile(
    r"(?:^|;)opacity:0(?:\.0+)?(?:;|!|$)|(?:^|;)font-size:(?:0(?:px|pt|r?em|%)?|[01](?:\.\d+)?(?:px|pt))(?:;|!|$)"
    r"|scale\(0|clip:rect\(0|clip-path:(?:inset\((?:50|100)%|circle\(0)|filter:opacity\(0(?:\.0+)?%?\)|(?:^|;)zoom:0(?:;|$)"
    r"|(?:^|;)font:0(?:px|pt)?[/a-z]"
)
_NO_ROOM = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01]?(?:px|pt|r?em|%)?(?:;|!|$)")
_UNSEEN = re.compile(r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden)")
_COLOUR = re.compile(r"(?:^|;)(?:-webkit-text-fill-)?color:([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_WHITE = (
    "white",
    "#fff",
    "#ffff",
    "#ffffff",
    "#ffffffff",
    "rgb(255,255,255)",
    "rgba(255,255,255,1)",
    "transparent",
    "rgba(0,0,0,0)",
)


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element with these attributes hides its text.

    >>> is_hidden({"style": "display: none"}), is_hidden({"hidden": None}), is_hidden({"style": "color: #333"})
    (True, True, False)
    """
    if "hidden" in attributes and (attributes["hidden"] or "") != "until-found":
        return True
    style = re.sub(r"/\*.*?\*/|\s", "", attributes.get("style") or "").lower()
    if _UNSEEN.search(style) or _ZERO.search(style) or _OFF_SCREEN.search(style):
        return True
    if "overflow:hidden" in style and _NO_ROOM.search(style):
        return True
    colour = _COLOUR.search(style)
    words = colour[1] if colour else (attributes.get("color") or "").strip().lower()
    background = _BACKGROUND.search(style)
    paper = background[1] if background else (attributes.get("bgcolor") or "").strip().lower()
    # White on what may be any paper is taken for hidden; a background of its own may make it legible.
    return bool(words) and (words == paper or (words in _WHITE and (not paper or paper in _WHITE)))
