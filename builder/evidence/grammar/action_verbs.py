"""The verbs by which official texts say what is done, and how a clause begins that says so.

The verbs of `commitments` also say how firm an action is; those added here only say that there is one. Verbs of purpose
(提高, 实现, 形成) are not listed: they say what an action is for.
"""

from __future__ import annotations

import re

from builder.model.site import Site

BEFORE_VERB = (
    "(?:[一二三四五六七八九十]是)?"
    "(?:并|同时|还|另|主要|积极|大力|进一步|加快|切实|不断|深入|重点|要|必须|将|定期|继续|全面)*"
)
_ACTS = (
    "规范|取消|不再享受|开设|开办|开通|委任|选派|聘请|招募|招聘|邀请|邀约|推荐|举荐|选拔|选送|选育|公选|架设|做好|助力|搭建|增设"
    "|设置|编制|颁布|发布|修订|启动|推出|制作|纳入|列入|列支|拨付|发放|奖励|补贴|减免|兑现|放宽|下放|赋予|扩大|扩充|增加|拓展"
    "|宣传|办理|承接|指导|协调|考核|通报|汇总|登记|召开|跟踪|走访|保障"
)
_HOW = "(?:充分|认真|牢固|大幅度?|依法|免费|专门|统一|共同|每年|为其|线[上下]|此外|其次|还|并)*"
_RAISED = "提高.*(?:比例|比重|权重|标准|待遇|津贴|补贴)$"
"""提高 says a purpose, but not of a rate or of what is paid."""
_FIRST = "树立|突出|发展|开拓|加快(?=.*(?:改革|创新)$)"
"""Verbs only where a clause begins with them: elsewhere they are parts of other words (发展战略, 更加突出)."""
_LEADS = "由|会同|各|按照|根据|通过|面向|向|将|把"
"""What begins a clause whose verb comes later: by whom, after what, to whom, what."""
_LIGHT = "予以|给予|负责|进行"
"""Verbs that turn the word behind them into an action, wherever they stand in a clause."""


def action_verbs(site: Site) -> re.Pattern[str]:
    """Any verb that says that something is done."""
    return re.compile("|".join([*(re.escape(verb) for verb, _ in site.verbs), _ACTS]))


def action_beginnings(acts: re.Pattern[str]) -> re.Pattern[str]:
    """What a clause begins with that says what is done."""
    verb = f"(?:{acts.pattern})"
    return re.compile(
        f"{_HOW}{BEFORE_VERB}(?:{acts.pattern}|{_RAISED}|{_FIRST})|(?:{_LEADS})[^、]*?{verb}|.*?(?:{_LIGHT})"
    )
