"""Labels that say nothing outside the place where they stand: 期限, 累计, 资助, 单个企业每年.

The words are those by which any plan gives and counts; of no field of policy.
"""

from __future__ import annotations

import re

from builder.text.limits import AHEAD

_GIVEN = (
    "资助|补助|补贴|奖励|奖金|津贴|经费|资金|费用|支持|扶持|给予(?:企业|单位|机构|个人|团队)?|予以|发放|提供|兑现|享受"
    "|投入|安排|提高|申请|实施|达到?"
)
_COUNTED = "期限|时间|期间|标准|额度|金额|数额|总额|名额|数量|人数|比例|层次|目标|重点|规模"
_EACH = (
    "(?:单[个家项]|每[个家项]|[个家])(?:企业|单位|机构|团队|项目|对象)|单[个家项]|每[年月季人个家名次项]?"
    "|其中|年度|当年|实际支出|一次性|工作(?=经费)|[A-Za-z]类"
)
_LIMITS = f"累计|合计|共计|总计|连续|约|{'|'.join(AHEAD)}"
_JOINTS = "分别|并可|经认定后|经(?:审核)?批准"
_ENDS = re.compile(f"(?:{_GIVEN}|{_EACH}|{_LIMITS}|{_JOINTS})+$")
_GENERAL = re.compile(f"(?:{_GIVEN}|{_COUNTED}|{_EACH}|{_LIMITS}|{_JOINTS}|[并再可按为到的和及对各等分个家项名年月])+")


def without_general_end(words: str) -> str:
    """Words up to the general ones that they end with.

    >>> without_general_end("国内联络站给予每年")
    '国内联络站'
    """
    return _ENDS.sub("", words)


def says_nothing(label: str) -> bool:
    """Whether a label has no word that says of what or for whom a number is.

    >>> [says_nothing(label) for label in ("期限", "单个企业每年", "A类", "租房补贴", "管理期")]
    [True, True, True, False, False]
    """
    return bool(_GENERAL.fullmatch(label))
