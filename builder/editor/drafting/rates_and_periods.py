"""How often, until when and in which time a number is meant, by the words before it."""

from __future__ import annotations

import re

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
PERIOD = re.compile(
    # 毕业5年内的人员 says who is meant.
    r"(?<!\d)(?:\d{1,2}(?:-\d{1,2})?|[一二两三四五六七八九十]{1,2})年(?:左右)?"
    r"(?:的?时间|(?:以内|之内|内)(?!的)|期间|来|[之以]?后(?![备续期勤进]))"
    r"|(?:^|(?<=[,。;:|]))(?:\d{1,2}|[一二两三四五六七八九十]{1,2})年(?=[一-鿿][^,。;:|]*$)"
)
BY = re.compile(r"(?<!\d年)(?<!\d)(?:到|至|截至)(20\d\d)年")
# 2023年至2025年,每年……: from when to when, and no deadline.
SPAN = re.compile(r"(?:19|20)\d\d年?[-至到](?:19|20)\d\d年(?=期间|[,间每])")
