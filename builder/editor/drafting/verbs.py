"""The printed verb that governs what a text says of a thing, by the verbs of `commitments` and the codebook.

Sentences end at 。 and ；. In the clause of the thing a reservation before it (力争, 探索, 鼓励) governs it, else the
nearest verb before it; a clause without a verb of its own is governed by the one before it (docs/codebook.zh-CN.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from builder.evidence.grammar.sentences import SENTENCE_END, sentence_around
from builder.model.site import Vocabulary
from builder.text.values import value_class

_COMMA = re.compile(r"[,:]")
# Before these the same characters are a noun: 研究生, 组织部, 支持力度.
_NOUN_BEFORE = {
    "研究": "生|所|院|员|中心|人|报告|会|机构|开发|成果|型|课题",
    "组织": "部|领导|机构|办|人事|者|工作|关系|保障|化|发展|和|、",
    "试点": "单位|城市|区|工作",
    "建设": "局|工程|委|者|领域|工作|用地|和|与|领军|人员",
    "资助": "金|对象|标准|范围|额度",
    "支持": "力度|下|政策|计划|体系|等",
    "培养": "对象|基地|计划|工程|工作|力度|模式|机制|方式|经费|体系|周期|范围",
    "培育": "对象|基地|计划|工程|工作|力度|体系",
    "引进": "工作|计划|工程|力度|培养|培育|支持",
    "引导": "基金|资金|作用",
    "实施": "意见|方案|细则|办法|过程|情况|步骤|主体|进度",
    "推进": "会|力度|情况",
    "提供": "商",
    "落实": "情况",
    "评选": "活动|表彰|办法|标准",
}
_NOUN_AFTER = {"组织": "党|会|各级|社会|团|妇|国际|中介|服务", "拟": "模|虚|草", "研究": "专题|史"}
# These end a noun when nothing follows (队伍建设，政策支持。), unless an adverb stands before them.
_NOMINAL = (
    *("建设", "探索", "研究", "支持", "培养", "引进", "培育", "努力"),
    *("试点", "尝试", "资助", "落实", "引导", "推进", "强化", "优化"),
)
_ADVERB = re.compile(
    r"(积极|大力|重点|加快|着力|共同|联合|统筹|推进|必须|要|将|来|并|和|与|或|及|逐步|探索|鼓励|规划|[^一-鿿])$"
)
# 新引进到本地工作的人员, 全职引进的: which people are meant.
_DESCRIBES = re.compile("(?:新|全职|首次|柔性)$")
_JOINED = re.compile(r"(、|和|并|与|及|或|、?并?(重点|大力|积极|着力))")
_GIVING = re.compile("给予|资助|补贴|奖励|补助|提供")
_GIVEN_BEHIND = re.compile("给予|予以")
# 分别按10%补助, 按实际投入的30%给予补贴: the giving follows the share of which it is said.
_GIVEN_BY_SHARE = re.compile(
    r"(?:按照?|依照?|参照|(?<![予可足加用所难])以)(?P<share>[^,。;:]{0,20}\d[^,。;:]{0,12}?)"
    r"(?P<verb>给予|予以|发放|奖励|补助|补贴|资助|贴息)"
)
# 对认定为示范单位的分别奖励5万元, 认定为示范单位的,奖励5万元: the verbs before 的 say who gets it, and no more.
_GIVEN_TO_SOME = re.compile(
    r"(?:^|(?<=[^一-鿿]))(?:对[^,:]{1,60}的|[^,:]{1,60}的(?=,|分别|一次性))(?P<between>[^,:]{0,20},?[^,:]{0,12}?)"
    r"(?P<verb>奖励|补助|补贴|资助)(?=(?:最[高低]|不[超低][过于]|每[一-鿿]{1,3}|一次性|约)*\d)"
)
# Verbs that no level lists: firm, as all such are, and looked for only where a sentence has no listed one.
_UNLISTED = re.compile(
    "新增|增加|办理|纳入|享受|享有|集聚|形成|实现|突出|依托|拓展|提升|转变|申报|开设|开办|定为|整合|构建|进入|确定|搭建"
    "|提高|推广|推出|拨付|投入|投放|宣传|列支|印发|颁布|划分|规范|设置|赋予|制作|梳理|增设|扩容|对接|下放|召开|细化|做好"
    "|安排|筹集|征集|发布|遴选|盘活|招聘|招收|吸引|储备|新建|改建|配建|推荐|建成|培训|发放|兑现|选派|选送|选拔|认定|聘请|邀请|编制|登记|加挂|挖掘|举荐|助力|获得|成长|上市|负责|确保|达到|达|为"
)


@value_class
class GoverningVerb:
    """A verb as printed, its level, and where it stands in the text that was searched."""

    verb: str
    level: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.verb)


def find_verbs(commitments: Vocabulary, text: str, start: int = 0, end: int | None = None) -> Iterator[GoverningVerb]:
    """The verbs of a folded text in order; characters of a longer verb or of a noun are none."""
    levels = {verb: level.id for level in commitments.terms.values() for verb in level.verbs}
    words = sorted(levels, key=len, reverse=True)
    if not words:
        return
    for match in re.compile("|".join(map(re.escape, words))).finditer(text, start, len(text) if end is None else end):
        if not _is_noun(text, match.start(), match.end()):
            yield GoverningVerb(match[0], levels[match[0]], match.start())


def _is_noun(text: str, start: int, end: int) -> bool:
    word, before, behind = text[start:end], text[:start], text[end:]
    if word in _NOUN_BEFORE and re.match(_NOUN_BEFORE[word], behind):
        return True
    if word in _NOUN_AFTER and re.search(f"(?:{_NOUN_AFTER[word]})$", before):
        return True
    if _DESCRIBES.search(before) and re.match("[^,。;:]{0,20}的", behind):
        return True
    if _ADVERB.search(before) or not before:
        return False
    # 队伍建设的, 城市建设管理: in the midst of words 建设 is rarely a verb.
    return word == "建设" or (word in _NOMINAL and not re.match('[一-鿿\\d“"《]', behind)) or behind[:1] == "的"


def governing_verb(commitments: Vocabulary, text: str, at: int, until: int | None = None) -> GoverningVerb | None:
    """The verb that governs what stands at `at` (up to `until`) of a folded text; None where its sentence has none."""
    first, last = sentence_around(text, at, at)
    clauses = list(_clauses(text, first, last))
    own = next(index for index, (_, end) in enumerate(clauses) if at <= end)
    until = at if until is None else until
    if given := _given_to_some(commitments, text, first, at, last):
        return given
    for start, end in reversed(clauses[: own + 1]):
        if given := _given_by_share(commitments, text, start, end, at):
            return given
        verbs = list(find_verbs(commitments, text, start, min(end, until) if start <= at else end))
        if verbs:
            return _given(commitments, text, _of_clause(commitments, text, verbs), last)
        if behind := _GIVEN_BEHIND.search(text, at, end):  # 按其工资的80%予以奖励: the giving follows its amount
            return GoverningVerb(behind[0], next(iter(commitments.terms)), behind.start())
        if start <= at <= end and (own_verb := _right_before(commitments, text, first, start, at)):
            return own_verb
    return _unlisted(commitments, text, first, until) or next(find_verbs(commitments, text, at, last), None)


def _unlisted(commitments: Vocabulary, text: str, start: int, end: int) -> GoverningVerb | None:
    """The last verb of a stretch that no level lists."""
    matches = list(_UNLISTED.finditer(text, start, end))
    return GoverningVerb(matches[-1][0], next(iter(commitments.terms)), matches[-1].start()) if matches else None


def _right_before(commitments: Vocabulary, text: str, first: int, start: int, at: int) -> GoverningVerb | None:
    """The verb that no level lists right before a figure: 建设驿站5个,其中2025年建成3个. None behind a reservation."""
    firm = next(iter(commitments.terms))
    if any(verb.level != firm for verb in find_verbs(commitments, text, first, at)):
        return None
    verb = _unlisted(commitments, text, start, at)
    return verb if verb and verb.end == at else None


def _given_to_some(commitments: Vocabulary, text: str, first: int, at: int, last: int) -> GoverningVerb | None:
    """The giving of an amount to those whom the words before it describe.

    None where a reservation stands anywhere before the amount, or any verb between the description and the amount.
    """
    firm = next(iter(commitments.terms))
    if any(verb.level != firm for verb in find_verbs(commitments, text, first, at)):
        return None
    for match in _GIVEN_TO_SOME.finditer(text[first:last]):
        start, verb, end = (first + place for place in (match.start("between"), match.start("verb"), match.end("verb")))
        if end <= at and not _has_verb(commitments, text, start, verb) and not _has_verb(commitments, text, end, at):
            return GoverningVerb(match["verb"], firm, verb)
    return None


def _given_by_share(commitments: Vocabulary, text: str, start: int, end: int, at: int) -> GoverningVerb | None:
    """The giving in a clause that follows the share by which it is given, and governs the amounts up to it and after.

    None where a reservation stands before it.
    """
    firm = next(iter(commitments.terms))
    match = _GIVEN_BY_SHARE.search(text, start, end)
    if not match or match.end("share") < at <= end:
        return None
    if any(verb.level != firm for verb in find_verbs(commitments, text, start, match.start())):
        return None
    return GoverningVerb(match["verb"], firm, match.start("verb"))


def _has_verb(commitments: Vocabulary, text: str, start: int, end: int) -> bool:
    return bool(_unlisted(commitments, text, start, end) or next(find_verbs(commitments, text, start, end), None))


def _given(commitments: Vocabulary, text: str, verb: GoverningVerb, last: int) -> GoverningVerb:
    """支持 and 扶持 before money that is given: the giving governs."""
    if verb.verb == "支持" and (money := _GIVING.search(text, verb.end, last)):
        firm = next(iter(commitments.terms))
        return GoverningVerb(money[0], firm, money.start())
    return verb


def _of_clause(commitments: Vocabulary, text: str, verbs: Sequence[GoverningVerb]) -> GoverningVerb:
    """Of the verbs of a clause before a thing: the first reservation, else the nearest; of joined ones the first."""
    firm = next(iter(commitments.terms))
    heads = [verbs[0]]
    for verb, following in pairwise(verbs):
        if not _JOINED.fullmatch(text[verb.end : following.start]):
            heads.append(following)
    return next((verb for verb in heads if verb.level != firm), heads[-1])


def first_verb(commitments: Vocabulary, texts: Iterable[str]) -> GoverningVerb | None:
    """The verb that governs the first sentence with a verb of these texts: for what they say as a whole."""
    for text in texts:
        for start, end in _sentences(text):
            verbs = list(find_verbs(commitments, text, start, end))
            if verbs:
                return verbs[0]
    return None


def verb_of_item(commitments: Vocabulary, name: str, texts: Sequence[str]) -> GoverningVerb | None:
    """The verb of a whole item: that of its texts, but where a name of several clauses begins with a verb, its own.

    设立驿站5个,为人员提供住宿 is a sentence itself; in 形成鼓励创新的导向,… the first listed verb governs nothing.
    """
    verb = next(find_verbs(commitments, name), None)
    is_sentence = "," in name and verb is not None and verb.start == 0
    return verb if is_sentence else first_verb(commitments, [*texts, name]) or _first_unlisted(commitments, texts)


def _first_unlisted(commitments: Vocabulary, texts: Iterable[str]) -> GoverningVerb | None:
    """The first verb of the first sentence with one that no level lists: 年均培训2万人次,新增500人."""
    firm = next(iter(commitments.terms))
    for text in texts:
        for start, end in _sentences(text):
            if match := next((each for each in _UNLISTED.finditer(text, start, end) if len(each[0]) > 1), None):
                return GoverningVerb(match[0], firm, match.start())
    return None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    return _split(SENTENCE_END, text, 0, len(text))


def _clauses(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    return _split(_COMMA, text, first, last)


def _split(mark: re.Pattern[str], text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for match in mark.finditer(text, first, last):
        yield start, match.start()
        start = match.end()
    yield start, last


def sentence_at(text: str, at: int) -> str:
    """The sentence of a folded text that has something at `at`."""
    start, end = sentence_around(text, at, at)
    return text[start:end]


def first_sentence(texts: Iterable[str]) -> str:
    """The first sentence of folded texts that has words."""
    sentences = (text[start:end] for text in texts for start, end in _sentences(text))
    return next((sentence for sentence in sentences if re.search("[一-鿿]{2}", sentence)), "")
