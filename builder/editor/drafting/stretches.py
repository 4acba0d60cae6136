"""How far the words around a number go that are said of it."""

from __future__ import annotations

from builder.editor.drafting.numbers_in import MAX_QUOTED

_JOINTS = "和及与或"
_STOP = ',。;:!?()"《》|'


def reach(text: str, at: int, limit: int, step: int) -> int:
    """As far from `at` as punctuation allows, at most to `limit`; over a name in quotation marks that ends at `at`.

    >>> text = '在外地设立"飞地"2个,另设'
    >>> text[reach(text, 9, 0, -1) : reach(text, 11, len(text), 1)]
    '在外地设立"飞地"2个'
    """
    while at != limit:
        if text[at - (step < 0)] not in _STOP:
            at += step
        elif step < 0 and (name := _quoted_before(text, at, limit)):
            at = name
        else:
            break
    return at


def joined_before(text: str, start: int, low: int, *, has_before: bool) -> int:
    """Where begins what is joined to a stretch of a text whose pauses are kept: 教育、卫生系统20名 are those of both.

    At most from `low` on; what reaches back to there is said of the number before it, if it `has_before` one.

    >>> joined_before("其中教育、卫生系统20名", 5, 0, has_before=False)
    0
    >>> joined_before("引进教师5名、医生20名", 7, 6, has_before=True)
    7
    """
    while start > low:
        mark = text[start - 1]
        if mark == "、":
            further = reach(text, start - 1, low, -1)
        elif mark == '"':
            further = _quoted_before(text, start, low) or start
        else:
            break
        if further >= start - 1 or (has_before and further == low):
            break
        start = further
    return start


def without_joints(text: str, stretch: tuple[int, int], figure: tuple[int, int]) -> tuple[int, int]:
    """A stretch around a figure without what joins it to the next or the last.

    >>> text = "给予10元和20元补助"
    >>> without_joints(text, (0, 6), (2, 5)), without_joints(text, (5, 11), (6, 9))
    ((0, 5), (6, 11))
    """
    start, end = stretch
    while start < figure[0] and text[start] in _JOINTS:
        start += 1
    while end > figure[1] and text[end - 1] in _JOINTS:
        end -= 1
    return start, end


def count_phrase(text: str, phrase: str) -> int:
    """How often a phrase stands in a text, overlaps included."""
    return sum(text.startswith(phrase, at) for at in range(len(text) - len(phrase) + 1)) if phrase in text else 0


def _quoted_before(text: str, at: int, limit: int) -> int:
    """Where the name in quotation marks begins that ends at `at`; 0 where none does, or it begins before `limit`."""
    start = text.rfind('"', 0, at - 1) if text[at - 1] == '"' and text.count('"', 0, at) % 2 == 0 else -1
    return start if start >= max(limit, at - MAX_QUOTED) and start > 0 else 0
