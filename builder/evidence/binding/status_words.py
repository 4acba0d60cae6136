"""Status, nature and kind against the words that are printed with a statement, and against the kind of text.

An opinion or a plan orders what is to be done: that something exists already, or is done, needs a word of its own. A
report tells what is done: that something is still to come needs one. Nothing else is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.evidence.claims.placed import Placed, sentences
from builder.evidence.grammar.sentences import SENTENCE_END, clause_around, sentence_around
from builder.evidence.grammar.table_rows import is_base
from builder.evidence.sources.source_text import SourceText
from builder.findings.finding import Finding, finding
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Site
from builder.text.normalise import fold

COMPLETED = re.compile(r"已(?!有)|(?<!为)了(?!解)|截至|截止|先后|累计|去年|以来|上报|新近|曾")
STRIVING = re.compile(r"力争|争取|逐步|拟(?![定订])")
PENDING = re.compile(r"申报|评审|答辩|进入|申请")
# 将 is also 把: 将……纳入, 将……作为.
_OBJECT = re.compile(r"将(?=[^。;:]{1,30}?(?:作为|纳入|列入|定为|融入|下放|分离|从原来|归并))")
YET_TO_COME = re.compile(r"将|明年|下一步|筹划|力争|争取|今后|拟(?![定订])")
GOES_ON = re.compile(r"深化|持续|继续|现有|已有")
COMING = re.compile(r"将|明年|下一步|力争|争取|拟|必须|规定|继续|筹划|今后")
EXISTING = re.compile(
    r"已|了|目前|现有|现行|继续|持续|深化|进一步|原|发挥|依托|一直|不断|等|加强|完善|提升|优化|落实|丰富|拓展|推广|实施"
)
ADVICE = re.compile(r"对策|建议|设想|思考")
MONEY = re.compile(r"资金|经费|基金|投入|专项|贷款|科技费")
GIFT = re.compile(r"补贴|奖|津贴|资助|待遇|支持|扶持|优惠|费用|补助|贴息|附加")
AMOUNT_REACHED = re.compile(r"达到?|增至|增加到|扩容到?|总量|规模|共有|现有|都有|设立|以上的|健全")
ADDED_UP = re.compile(r"累计|先后|共|总|已|达到|以来|目前|截[至止]")
_UNTIL = re.compile(r"[到至](20\d\d)年")
DONE_WORDS = re.compile(r"已|了(?!解)|目前|截[至止]|累计|先后|去年")
_RIVALS = (("target", "result", "pending"), ("funding", "benefit"))
"""Natures that are taken for one another."""
PAST, FUTURE = ("completed", "existing"), ("planned", "proposed")


def check(site: Site, plan: Plan, text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """What the printed words contradict."""
    reports = site.term("plan-kinds", plan.kind).reports
    tells = reports and _tells(text)
    advises = any(ADVICE.search(paragraph.text) for paragraph in text.folded if len(paragraph.text) < 40)
    for each in placed:
        if not each.matches:
            continue
        paragraphs = " ".join(text.folded[number - 1].text for number in text.within(each.statement.cite))
        near = " ".join(sentence for _, sentence, _ in sentences(text, each.matches)) if each.part else paragraphs
        if each.quantity and all(is_base(text.folded[m.paragraph - 1].text, m.end - 1) for m in each.matches):
            continue  # what a table prints beside the goal
        status, kinds = each.statement.coding.status, (reports, tells, advises)
        if (
            _goes_on(each, text, tells=tells)
            or _is_at_odds(each, text, tells=tells)
            or (_is_status_against(status, kinds, near, paragraphs) and not _is_over(status, near, plan.year))
        ):
            yield finding(each.place, "evidence-status", claim=each.claim, status=status)
        if each.quantity:
            yield from _quantity(site, text, each, paragraphs)


def _tells(text: SourceText) -> bool:
    """Whether more sentences say what was done than what is to come: a report may still give orders."""
    sentences_said = [sentence for paragraph in text.folded for sentence in SENTENCE_END.split(paragraph.text)]
    done = sum(bool(DONE_WORDS.search(sentence)) for sentence in sentences_said)
    return done > sum(_is_coming(sentence) for sentence in sentences_said)


def _is_coming(text: str) -> bool:
    """Whether a text speaks of what is to come."""
    return bool(COMING.search(_OBJECT.sub("", text)))


def _goes_on(each: Placed, text: SourceText, *, tells: bool) -> bool:
    """Whether an order to deepen, to continue or to use something is recorded as something new."""
    if tells or each.statement.coding.status != "planned":
        return False
    if each.part is None:
        return bool(GOES_ON.fullmatch(fold(each.statement.coding.force or "")))
    return all(GOES_ON.search(before) or _is_put_to_use(before, after) for before, _, after in _clauses(text, each))


def _is_put_to_use(before: str, after: str) -> bool:
    """发挥……作用: of something that is there."""
    return bool(re.search("发挥", before) and re.match('"?[^,。;]{0,4}(?:作用|功能|优势)', after))


def _is_at_odds(each: Placed, text: SourceText, *, tells: bool) -> bool:
    """Whether a verb that says that it is done stands for a plan, or a clause of what is to come for what is done."""
    status, force = each.statement.coding.status, fold(each.statement.coding.force or "")
    if status in FUTURE and re.search("了$|^已(?!有)", force):
        return True
    clauses = (
        ["".join(parts) for parts in _clauses(text, each)] if tells and each.part and status == "completed" else []
    )
    return bool(clauses) and all(YET_TO_COME.search(_OBJECT.sub("", clause)) for clause in clauses)


def _clauses(text: SourceText, each: Placed) -> Iterator[tuple[str, str, str]]:
    """Of each place what stands before the words in their clause, the words, and what follows."""
    for match in each.matches:
        paragraph = text.folded[match.paragraph - 1].text
        start, end = clause_around(paragraph, match.start, match.end)
        yield paragraph[start : match.start], paragraph[match.start : match.end], paragraph[match.end : end]


def _is_status_against(status: str | None, kind: tuple[bool, bool, bool], near: str, paragraphs: str) -> bool:
    reports, tells, advises = kind
    match status:
        case "under-application":
            return not PENDING.search(near)
        case "proposed":
            return not advises
        case "planned":
            return (tells and not _is_coming(near)) or (advises and reports and bool(near))
        case "completed":
            is_to_come = not tells and bool(STRIVING.search(near))
            return is_to_come or ((not tells or bool(PENDING.search(near))) and not COMPLETED.search(near))
        case "existing":
            return not tells and not EXISTING.search(paragraphs)
    return False


def _is_over(status: str | None, near: str, written: int | None) -> bool:
    """Whether something is recorded as done by a year that had passed when the text was written: 到2020年底达……."""
    years = [int(year) for year in _UNTIL.findall(near)]
    return status == "completed" and bool(years) and written is not None and max(years) < written


def _quantity(site: Site, text: SourceText, each: Placed, paragraphs: str) -> Iterator[Finding]:
    quantity, status = each.quantity, each.statement.coding.status
    assert quantity
    sentence, clause, tail = _around(text, each)
    words = (quantity.printed + tail, f"{quantity.printed} {quantity.label.zh}")
    fitting = fitting_natures(quantity.nature, status, words, sentence)
    if quantity.nature not in fitting:
        natures = site.vocabularies["natures"].terms
        fits = "、".join(f"{natures[key].label.zh} {key}" for key in fitting if key in natures)
        yield finding(each.place, "evidence-nature", claim=each.claim, nature=quantity.nature, fits=fits or "—")
    if _is_kind_against(quantity, sentence, clause, paragraphs):
        yield finding(each.place, "evidence-kind", claim=each.claim, kind=quantity.kind)


def fitting_natures(nature: str, status: str | None, words: tuple[str, str], sentence: str) -> list[str]:
    """A nature, if status and words do not contradict it; else those that it may have been mistaken for and that fit.

    `words`: the phrase with what follows in its clause, and the phrase with the label. `sentence` ends with the phrase.

    >>> fitting_natures("target", "completed", ("引进3名", "引进3名 博士"), "已引进3名")
    ['result']
    """
    if not _is_nature_against(nature, status, words, sentence):
        return [nature]
    rivals = next((group for group in _RIVALS if nature in group), ())
    return [each for each in rivals if not _is_nature_against(each, status, words, sentence)]


def _is_nature_against(nature: str, status: str | None, words: tuple[str, str], sentence: str) -> bool:
    match nature:
        case "result":
            return status in FUTURE or status == "under-application"
        case "target":
            return (status in PAST and not _is_coming(sentence)) or status == "under-application"
        case "pending":
            return status != "under-application"
        case "funding":
            return _is_only(GIFT, MONEY, words)
        case "benefit":
            return _is_only(MONEY, GIFT, words)
    return False


def _is_only(these: re.Pattern[str], those: re.Pattern[str], words: tuple[str, str]) -> bool:
    """Whether the phrase and the label speak of these and not of those."""
    printed, label = words
    return not those.search(printed) and not those.search(label) and bool(these.search(label))


def _is_kind_against(quantity: Quantity, sentence: str, clause: str, paragraphs: str) -> bool:
    match quantity.kind:
        case "stock":
            near = ",".join(re.split("[,:]", sentence)[-3:])
            return not AMOUNT_REACHED.search(near + quantity.label.zh)
        case "cumulative":
            return not ADDED_UP.search(paragraphs)
        case "flow":
            return bool(NO_FLOW.search(clause) or SO_FAR.search(sentence))
    return False


SO_FAR = re.compile(r"截[至止]|先后|曾经?[^经]|累计")
NO_FLOW = re.compile(
    r"达到?[\d一二三四五六七八九十百千]|比例达|规模达|增至|增加到|扩容到|累计|先后|现有|^共(?!同)[一-鿿]{1,3}\d"
)
"""A total so far (共集聚2名, 累计培训200人) is no flow of a time."""


def _around(text: SourceText, each: Placed) -> tuple[str, str, str]:
    """The sentence and the clause of a number, each up to the end of its phrase, and what follows in the clause."""
    match = each.matches[0]
    paragraph = text.folded[match.paragraph - 1].text
    sentence, _ = sentence_around(paragraph, match.start, match.end)
    clause, end = clause_around(paragraph, match.start, match.end)
    return (
        paragraph[sentence : match.end],
        paragraph[clause : match.end],
        paragraph[match.end : min(end, match.end + 6)],
    )
