"""What an item names within itself, as a draft's measures: counted parts (一是), quoted names, and what is set up.

A name is a stretch of the text as printed. Which words end the name of a thing that can be set up or given is a matter
of the language of plans, not of a policy field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.editor.drafting.lines import SourceLine, full_width
from builder.editor.drafting.verbs import find_verbs
from builder.model.site import Vocabulary
from builder.text.values import value_class

MAX_MEASURES = 12
"""In one item: an editor strikes out sooner than he finds what is missing, up to a point."""
_MAX_NAME = 24
_COUNTED = re.compile(r"(?:[一二三四五六七八九十]{1,2}是|\(\d{1,2}\)|\d{1,2}\))(?P<name>[^,。;:]{2,24})(?=[,。;:])")
_HEADS = (
    "机制|制度|体系|平台|基地|计划|工程|项目|中心|工作站|联络站|服务站|论坛|峰会|研讨会|交流会|座谈会|推介会|招聘会|大赛|竞赛"
    "|联盟|协会|基金|资金|经费|补贴|津贴|奖励|资助|政策|工作室|办法|意见|方案|细则|品牌|模式|培训|培训班|研修班|讲座|网络"
    "|数据库|信息库|资源库|目录|通道|窗口|手册|队伍|团队|小组|公寓|住房|租赁房|活动|服务|疗养|体检|查体|贷款|园区|载体|园|框架|集团|讲坛|沙龙|训练营|工作要点|考核|大使|专员|导师团|开放日"
)
_QUOTED = re.compile(
    rf'"[^"。]{{0,18}}(?:{_HEADS})"|"[^"。]{{2,20}}"[^,。;:、"《》]{{0,10}}?(?:{_HEADS})(?=[,。;:、和与及等"\)]|$)|《[^》。]{{2,40}}》'
)
"""A quoted word alone is more often a slogan than the name of a thing."""
_TITLE = re.compile("《[^《》]*》")
# 由区长任组长的领导小组: who leads it is no part of its name.
_LED = "(?:由[^,。;:的]{2,30}|以[^,。;:的]{2,16}为(?:[正副]?组长|主任|召集人|总指挥))的"
_OBJECT = re.compile(
    rf'(?:{_LED})?(?:了|一批|一个|若干|全区|各类)*(?!在)(?P<name>[^,。;:、"《》\d]{{2,{_MAX_NAME}}}?(?:{_HEADS}))(?=$|[,。;:、和与及并等])'
)
_FOLLOWING = re.compile("[、和与及]")


@value_class
class DraftMeasure:
    """A name as printed, and where it stands in its folded paragraph."""

    name: str
    line: SourceLine
    start: int


def find_measures(
    lines: Sequence[tuple[SourceLine, str]], commitments: Vocabulary, *, but: str = ""
) -> list[DraftMeasure]:
    """Find what an item names within itself, in the order of the text, each name once; `but`: the item's own name.

    `lines`: its paragraphs, each with what its sentences say.
    """
    measures: dict[str, DraftMeasure] = {}
    for line, text in lines:
        for start, end in _without_overlaps([*_named(line, text), *_objects(text, commitments)]):
            name = full_width(line.cut(start, end)).strip("。；：，、 ")
            if name not in but and len(name) > 1:
                measures.setdefault(name, DraftMeasure(name, line, start))
    return list(measures.values())[:MAX_MEASURES]


def _named(line: SourceLine, text: str) -> Iterator[tuple[int, int]]:
    """Parts that are counted, and names in quotation marks or title marks, but none that is a piece of a title."""
    yield from (match.span("name") for match in _COUNTED.finditer(text))
    titles = [title.span() for title in _TITLE.finditer(text)]
    at = 0
    while match := _QUOTED.search(text, at):
        # Folded, the mark that ends a name is the same as the one that begins it.
        if line.cut(match.start(), match.start() + 1) == "”":
            at = match.start() + 1
            continue
        if not any(start < match.start() < end for start, end in titles):
            yield match.span()
        at = match.end()


def _objects(text: str, commitments: Vocabulary) -> Iterator[tuple[int, int]]:
    """What stands behind a verb up to a word that ends a name, and what is listed after it."""
    verbs = list(find_verbs(commitments, text))
    starts = {verb.start for verb in verbs}
    # Of 力争设立 the second verb has the object.
    for verb in (verb for verb in verbs if verb.end not in starts):
        match = _OBJECT.match(text, verb.end)
        while match:
            yield match.span("name")
            following = _FOLLOWING.match(text, match.end())
            match = _OBJECT.match(text, following.end()) if following else None


def _without_overlaps(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order; of those that overlap, the one that was given first."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if all(end <= first or last <= start for first, last in kept):
            kept.append((start, end))
    return sorted(kept)
