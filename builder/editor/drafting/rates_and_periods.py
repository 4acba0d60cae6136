"""How often, until when and in which time a number is meant, by the words before it."""

from __future__ import annotations

import re
from collections.abc import Iterable

# 每个行政村, 每名特派员每年; of 每个给予 the giving is no part.
_OF_EACH = (
    "个[一-鿿]{0,5}?(?:行政村|村|乡|镇|街道|社区|企业|单位|机构|项目|工作室|中心|基地|园区|[站点班校园院所])"
    "|个(?!给予|予以|补助|补贴|奖励|资助|安排|最高|不超|发放)[一-鿿]{2}|个|[名位家项][一-鿿]{2,6}(?=每[年月])"
)
_PER = re.compile(
    rf"每[一-鿿两\d]{{0,2}}?(?:人每年|人每月|年|月|季度|两年|三年|人次|学期|学年|人|[天日周]|{_OF_EACH}|家|名|场|次|项|户|批|届)"
)
# 每年每个部门 is one.
PERS = re.compile(rf"(?:{_PER.pattern})+")
# 每年认定A类2名、B类5名 says it of both; 每名船长5万元、水手3万元 of captains alone.
_OF_ALL = re.compile("(?:每(?:[一两二三四五半]?年|月|季度|学期|学年|[天日周]|人(?:每[年月])?))+")
_VERB = re.compile(
    "给予|予以|补[贴助]|奖励|资助|扶持|支持|提供|发放|安排|投入|建|设[立置]|引进|培[养育训]|招|认定|评选|开展|举办|组织|达"
    "|[累合共总]计|总|不再|每"
)
PERIOD = re.compile(
    # 毕业5年内的人员 says who is meant.
    r"(?<!\d)(?:\d{1,2}(?:-\d{1,2})?|[一二两三四五六七八九十]{1,2})年(?:左右)?"
    r"(?:的?时间|(?:以内|之内|内)(?!的)|期间|来|[之以]?后(?![备续期勤进]))"
    r"|(?:^|(?<=[,。;:|]))(?:\d{1,2}|[一二两三四五六七八九十]{1,2})年(?=[一-鿿][^,。;:|]*$)"
)
BY = re.compile(r"(?<!\d年)(?<!\d)(?:到|至|截至)(20\d\d)年")
# 2023年至2025年,每年……: from when to when, and no deadline.
SPAN = re.compile(r"(?:19|20)\d\d年?[-至到](?:19|20)\d\d年(?=期间|[,间每])")


def is_said_of_list(per: str, between: Iterable[str]) -> bool:
    """Whether what a list says of its first number is said of a later one: no words between them have a verb."""
    return bool(_OF_ALL.fullmatch(per)) and not any(map(_VERB.search, between))


def last_of(pattern: re.Pattern[str], text: str) -> str:
    """The last match of a pattern: its group where it has number."""
    words = pattern.findall(text)
    return str(words[-1]) if words else ""
