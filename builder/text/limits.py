"""Words by which a number is the least or the most of something: 不低于, 最高, 以内."""

from __future__ import annotations

CEILINGS = ("≤", "不超过", "不高于", "不多于", "不得超过", "至多", "最高", "最多", "最长", "以下", "以内", "之内")
FLOORS = (
    *("≥", "不少于", "不小于", "不低于", "不得低于", "至少", "最少", "最低", "最短", "超过", "逾", "超", "过"),
    *("以上", "余", "多"),  # behind the number
)
WORDS = tuple(word for word in (*CEILINGS, *FLOORS) if len(word) > 1)
"""Those that are no part of any other word, as 过 is of 通过."""
AHEAD = tuple(word for word in WORDS if word[0] in "不至最")
"""Those that may stand a few words ahead of the number: 不超过培训费用的50%."""
NOT_OF_A_NAME = "(?!工资|生活保障|缴费|缴存)"
"""Behind such a word: 最低工资标准的80% is no limit, but the name of what the share is of."""
