"""What a document says of itself: title, issuers, number, dates, publisher. What is not found is not guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise, takewhile

from builder.editor.drafting.lines import SourceLine, full_width, is_prose
from builder.editor.drafting.page_meta import PageMeta
from builder.editor.drafting.validity import Validity, find_validity
from builder.evidence.grammar.dates import FIVE_YEAR_PLAN
from builder.text.normalise import fold
from builder.text.values import value_class

_ISSUER = re.compile(
    r"(?:中共|中国共产党)?[一-鿿]{2,30}(?:委员会|区委|县委|市委|省委|人民政府|政府|局|办公室|委|部|厅|院|中心|领导小组|管委会|总工会|联合会)"
)
_NUMBER = re.compile(r"([一-鿿]{1,12}(?:\[|\()(?:19|20)\d\d(?:\]|\))第?\d{1,4}号)")
_DATE = re.compile(r"((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?")
_POSTED = (
    re.compile(r"(?:发布|发文|公开|公布|更新|时间)(?:日期|时间)?:((?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2})"),
    re.compile(r"^((?:19|20)\d\d-\d\d-\d\d)(?:\d\d:\d\d|$)"),
)
"""The day on which a page was put on the web: one that is called so goes before one that stands alone."""
_ISSUED = re.compile(rf"(?:成文|生成)(?:日期|时间):{_DATE.pattern}")
# 测试区样本局 2025年2月20日印发: who and when in a line.
_IMPRINT = re.compile(rf"(?P<body>[^\d,。;:]{{4,40}}?)(?P<day>{_DATE.pattern})(?:印发|发布|颁发)?")
_FROM = re.compile(
    r"(?:信息)?来源:([^:\d]{2,30}?)(?:发布(?=时间|日期|人|机构|于|:|\d)|作者|时间|日期|浏览|点击|阅读|\d|$)"
)
_BESIDE = re.compile(r"附件|附:|\(|抄送|主题词")
_KIND = re.compile(r"(?:计划|规划|纲要|意见|办法|方案|措施|政策|细则|规定|决定|条例|报告|要点|通知)(?:\([^()]*\))?$")
_MOST_ROWS = 4
_YEARS = re.compile(r"(?:19|20)\d\d-(?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")

# 测试区人民政府公报2023年第3期 stands over all that a gazette prints.
_MASTHEAD = re.compile(r"公报.{0,16}$|(?:总第|第)\d{1,4}期\)?$")


@value_class
class PrintedFact:
    """A fact and the paragraph that has it."""

    text: str
    paragraph: int


@value_class
class Facts:
    """Empty or None is what was not found. Dates are as content files write them."""

    title: str
    issuers: tuple[str, ...] = ()
    number: PrintedFact | None = None
    issued: PrintedFact | None = None
    validity: Validity | None = None
    published: PrintedFact | None = None
    publisher: PrintedFact | None = None
    period: PrintedFact | None = None
    used: frozenset[int] = field(default=frozenset())
    """Paragraphs that hold nothing but such facts."""

    @property
    def effective(self) -> PrintedFact | None:
        """The day from which it says to hold."""
        return (
            PrintedFact(self.validity.start, self.validity.paragraph) if self.validity and self.validity.start else None
        )

    def top(self, first: int) -> int:
        """The first paragraph with a fact; where there is none, the `first` of the text."""
        return min(self.used, default=first)

    @property
    def written(self) -> int:
        """The year of the document; 0 where nothing tells it."""
        dated = filter(None, (self.issued, self.number, self.published, self.effective))
        return next((int(match[0]) for fact in dated if (match := _YEAR.search(fact.text))), 0)


def find_facts(lines: Sequence[SourceLine], meta: PageMeta, *, first: int, last: int) -> Facts:
    """What the paragraphs outside the text proper say: those before `first` and after `last`."""
    outside = [line for line in lines if (line.number < first or line.number > last) and not is_prose(line)]
    head = [line for line in outside if line.number < first]
    title, titled = _title(head, lines, meta)
    tail = [line for line in lines if line.number > last]
    within = _signed_within([line for line in lines if first <= line.number <= last])
    issuers = [line for line in (*head, *within, *_signed(tail)) if line.number not in titled and _is_issuer(line)]
    dated = [line for line in (*outside, *within) if _is_day(line)]
    numbered = [line for line in outside if _NUMBER.fullmatch(line.key.removeprefix("文号:").removeprefix("发文字号:"))]
    dated_by_name = _issued(outside)
    named = dated_by_name.paragraph if dated_by_name else 0
    unnamed = [line for line in outside if line.number != named]
    posted = _first(_POSTED[0], unnamed) or _first(_POSTED[1], unnamed)
    issued = dated_by_name or (PrintedFact(_date(dated[-1].key), dated[-1].number) if dated else None)
    imprint = None if issuers or issued else _imprint(head)
    issued = PrintedFact(_date(imprint.key), imprint.number) if imprint else issued
    if issued and posted and not issuers and issued.paragraph == posted.paragraph:
        issued = None  # a bare date under a web title is that of the page
    used = {
        *titled,
        *([imprint.number] if imprint else []),
        *(fact.number for fact in (*issuers, *dated, *numbered, *_letterheads(head))),
        *([named] if named else []),
    }
    number = PrintedFact(re.sub("^(发文|文)(字)?号:", "", numbered[0].text), numbered[0].number) if numbered else None
    return Facts(
        title=title,
        issuers=tuple(dict.fromkeys(full_width(name) for line in issuers for name in line.text.split()))
        or ((_body_of(imprint),) if imprint else _issuers_in(title)),
        number=number,
        issued=issued,
        validity=find_validity(lines),
        published=posted,
        publisher=_publisher(outside, lines, meta),
        period=_period(lines, titled),
        used=frozenset(used | ({posted.paragraph} if posted else set())),
    )


def _letterheads(head: Sequence[SourceLine]) -> list[SourceLine]:
    """Lines that print whose paper a text is on: 中共测试县委文件."""
    return [line for line in head if line.key.endswith("文件") and _ISSUER.fullmatch(line.key.removesuffix("文件"))]


def _imprint(head: Sequence[SourceLine]) -> SourceLine | None:
    """The line over a text that says who issued it and when."""
    return next((line for line in head if _IMPRINT.fullmatch(line.key) and _ISSUER.fullmatch(_body_of(line))), None)


def _body_of(line: SourceLine) -> str:
    match = _IMPRINT.fullmatch(line.key)
    return full_width(line.cut(*match.span("body"))).strip() if match else ""


def _issued(outside: Sequence[SourceLine]) -> PrintedFact | None:
    """The date that the table over a document names as its own; a date may be in the cell behind its name."""
    for before, line in pairwise([outside[0], *outside] if outside else []):
        name = before.key if before.key.endswith(":") else ""
        if _ISSUED.search(name + line.key):
            return PrintedFact(_date(line.key), line.number)
    return None


def _title(head: Sequence[SourceLine], lines: Sequence[SourceLine], meta: PageMeta) -> tuple[str, set[int]]:
    """The title and the paragraphs that print it; of a document in a 印发《…》的通知, the inner title."""
    name = re.split(r"[_|]|\s-\s", meta.title)[0].strip()
    printed = [line for line in lines if name and line.key == fold(name)]
    candidates = [
        line
        for line in head
        if len(line.key) >= 8 and not _is_issuer(line) and not re.search(r"[>|]|\d{4}-\d\d-|:$|文件$", line.key)
    ]
    candidates = [line for line in candidates if not _NUMBER.fullmatch(line.key)]
    candidates = [line for line in candidates if not _MASTHEAD.search(line.key)]
    candidates = [line for line in candidates if not re.search(r"(来源|时间|日期|位置|摘要|字号):", line.key)]
    first = printed[0] if printed else candidates[0] if candidates else None
    if first is None:
        return full_width(name) or (full_width(lines[0].text)[:60] if lines else ""), set()
    if rows := _rows_of_title(first, [] if name else head):
        title = "".join(line.text for line in rows)
        again = _printed_again(title, [line for line in head if line.number > rows[-1].number])
        return full_width(title), {line.number for line in (*rows, *again)}
    inner = re.search(r"《(.+)》的(?:通知|公告|函)$", first.key)
    same = [line for line in head if line.key in (first.key, inner[1] if inner else "")]
    return full_width((same or [first])[-1].text), {line.number for line in (first, *same, *printed)}


def _rows_of_title(first: SourceLine, head: Sequence[SourceLine]) -> list[SourceLine]:
    """A title that is printed in several rows: up to the one with which it names a kind of document.

    Empty where it stands in one row, or none of the next says what it is.
    """
    rows: list[SourceLine] = []
    for line in (line for line in head if line.number >= first.number):
        is_next = line.number == first.number + len(rows) and len(rows) < _MOST_ROWS
        if not is_next or _is_issuer(line) or _NUMBER.search(line.key):
            return []
        rows.append(line)
        if _KIND.search("".join(row.key for row in rows)):
            return rows if len(rows) > 1 else []
    return []


def _printed_again(title: str, head: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines over a text that print, in one or several rows, the title of what a notice hands on."""
    inner = re.search(r"《(.+)》的(?:通知|公告|函)$", fold(title))
    for at in range(len(head)):
        for count in range(1, _MOST_ROWS + 1):
            rows = head[at : at + count]
            if inner and "".join(row.key for row in rows) == inner[1]:
                return list(rows)
    return []


def _signed(tail: Sequence[SourceLine]) -> list[SourceLine]:
    """The paragraphs with which a text is signed: right behind it; the cells of a table further on sign nothing."""
    stops = (not (_is_issuer(line) or _DATE.search(line.key) or _BESIDE.match(line.key)) for line in tail)
    return list(tail[: next((at for at, stop in enumerate(stops) if stop), len(tail))])


def _signed_within(text: Sequence[SourceLine]) -> list[SourceLine]:
    """The signature before an annex: bodies, each a paragraph, and right behind them the day."""
    for at, line in enumerate(text):
        if _is_day(line):
            above = list(takewhile(_is_issuer, reversed(text[:at])))
            if above:
                return [*reversed(above), line]
    return []


def _is_day(line: SourceLine) -> bool:
    return bool(re.fullmatch(rf"\(?{_DATE.pattern}\)?", line.key))


def _is_issuer(line: SourceLine) -> bool:
    names = line.text.split()
    return bool(names) and len(line.key) <= 60 and all(_ISSUER.fullmatch(name) for name in names)


def _issuers_in(title: str) -> tuple[str, ...]:
    """中共甲区委 甲区人民政府关于…: the bodies before 关于, where they stand apart."""
    before, about, _ = title.partition("关于")
    names = tuple(name for name in before.split() if _ISSUER.fullmatch(name))
    return names if about and names and len(names) == len(before.split()) else ()


def _first(pattern: re.Pattern[str], lines: Sequence[SourceLine]) -> PrintedFact | None:
    for line in lines:
        if match := pattern.search(line.key):
            return PrintedFact(_date(next(group for group in match.groups() if group)), line.number)
    return None


def _date(text: str) -> str:
    match = _DATE.search(text)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else ""


def _publisher(outside: Sequence[SourceLine], lines: Sequence[SourceLine], meta: PageMeta) -> PrintedFact | None:
    """Who published the page: only what its visible text says too, for the check to find it."""
    for line in outside:
        if match := _FROM.search(line.key):
            return PrintedFact(full_width(line.cut(*match.span(1))), line.number)
    whole = "".join(line.key for line in lines)
    named = next((name for name in (meta.publisher, meta.site) if name and name.casefold() in whole), "")
    return PrintedFact(named, 0) if named else None


def _period(lines: Sequence[SourceLine], titled: set[int]) -> PrintedFact | None:
    """Two years in the title, if they stand there once, or the five-year plan that it names."""
    for line in lines:
        years = _YEARS.findall(line.key)
        if line.number in titled and len(years) == 1:
            return PrintedFact(years[0], line.number)
        if line.number in titled and (plan := FIVE_YEAR_PLAN.search(line.key)):
            return PrintedFact(plan[0], line.number)
    return None
