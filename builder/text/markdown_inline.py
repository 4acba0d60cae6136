"""What stands within a line of Markdown: emphasis, code, links.

Every pattern takes time in proportion to the text, which possessive quantifiers (`*+`) see to.
"""

from __future__ import annotations

import html
import re
import string
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.util import AMP_SUBSTITUTE, AtomicString, Registry

LONGEST_LABEL = 500  # characters between the brackets of a link
MOST_SIGNS = 1_000  # of emphasis, and of code, in a paragraph or cell; more are text

TITLE = r"""(?:"[^"]*+"|'[^']*+'|\([^()]*+\))"""
_LABEL = rf"\[((?:[^\[\]]|\[[^\[\]]{{0,{LONGEST_LABEL}}}+\]){{0,{LONGEST_LABEL}}}+)\]"
_TARGET = r"(?:<([^<>\n]*+)>|([^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*+))"
_LINK = rf"(!?){_LABEL}\(\s*+{_TARGET}(?:\s++{TITLE})?+\s*+\)"
_REFERENCE = rf"(!?){_LABEL}(?:\s?\[([^\[\]]{{0,{LONGEST_LABEL}}}+)\])?+"
_ADDRESS = r"<([A-Za-z][A-Za-z0-9+.-]{1,31}+:[^\s<>]*+)>"
_TICKS = re.compile("`+")


def inline_patterns(reader: Markdown) -> Registry[inlinepatterns.Pattern]:
    """The patterns in the order in which they are looked for: code first, whose signs mean nothing."""
    patterns = {
        "backtick": Code(inlinepatterns.BACKTICK_RE),
        "escape": Escape(inlinepatterns.ESCAPE_RE, reader),
        "link": Link(_LINK, reader),
        "reference": Reference(_REFERENCE, reader),
        "autolink": Address(_ADDRESS, reader),
        "linebreak": inlinepatterns.SubstituteTagInlineProcessor(inlinepatterns.LINE_BREAK_RE, "br"),
        "em_strong": Emphasis(reader),
    }
    registry: Registry[inlinepatterns.Pattern] = Registry()
    for position, (name, pattern) in enumerate(patterns.items()):
        registry.register(pattern, name, -position)
    return registry


class Escape(inlinepatterns.EscapeInlineProcessor):
    """A backslash makes text of the sign behind it."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Keep the sign from the other patterns."""
        if m[1] == "&":  # the library would leave the `lt;` of `\\&lt;` to be read as a character reference
            return f"{AMP_SUBSTITUTE}amp;", m.start(), m.end()
        return super().handleMatch(m, data)


class Code(inlinepatterns.BacktickInlineProcessor):
    """Code between runs of backticks that are equally long."""

    # The types of the library say less than it returns.
    def find_code_spans(self, start: int, text: str) -> tuple[int, int | None]:  # type: ignore[override]
        """Where the code that is opened at `start` begins and ends; no end where nothing closes it."""
        begin = start + len(_TICKS.match(text, start)[0])  # type: ignore[index]
        if text.count("`") <= MOST_SIGNS:
            for closing in _TICKS.finditer(text, begin):
                if len(closing[0]) == begin - start:
                    return begin, closing.start()
        return begin, None


class Emphasis(inlinepatterns.DelimiterProcessor):
    """Bold, italic and struck-out words; `1~2场` strikes nothing out."""

    def __init__(self, md: Markdown) -> None:
        super().__init__("*", "strong,em", md)
        self.add("_", "strong,em", smart=True)
        self.add("~", "del", double=True)
        for delimiter in self.delimiters.values():
            delimiter.boundary = _boundary(delimiter.token, inside_words=not delimiter.smart)

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Make elements of a match, unless the text has more signs than anybody means."""
        if not self.regions and sum(map(data.count, "*_~")) > MOST_SIGNS:
            return None, m.start(), len(data)
        return super().handleMatch(m, data)


def _boundary(token: str, *, inside_words: bool) -> re.Pattern[str]:
    """Where a run of `token` opens or closes emphasis, the two kinds being the names of groups as the library asks.

    As in CommonMark, a run between an ASCII letter and an ASCII sign points to the letter's side only (`'run'*3` closes
    nothing); as in Chinese, neither characters nor their punctuation have a side.
    """
    sign = re.escape(token)
    letter, mark = "0-9A-Za-z", re.escape(string.punctuation.replace(token, ""))
    before, behind = ("", "") if inside_words else (rf"(?<![\w{sign}])", rf"(?![\w{sign}])")
    opens = rf"{before}(?!(?<=[{letter}]){sign}++[{mark}])"
    closes = rf"(?<!^)(?<![\s{sign}])(?!(?<=[{mark}]){sign}++[{letter}])"
    end = rf"(?![\s{sign}])(?!$)"
    return re.compile(
        rf"(?P<ambiguous>{closes}{opens}{sign}+{behind}{end})|(?P<end>{closes}{sign}+{behind})|(?P<start>{opens}{sign}+{end})"
    )


class Link(inlinepatterns.InlineProcessor):
    """`[words](target)` and `![words](target)`; a title is read and dropped."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the library's name)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int, int]:
        """Make an element of a match, or pass over its first sign."""
        target = self.target(m)
        if target is None:
            return None, m.start(), m.start() + 1
        element = Element("img" if m[1] else "a")
        element.set("src" if m[1] else "href", self.unescape(target))
        if not m[1]:
            element.text = m[2]
        return element, m.start(), m.end()

    def target(self, match: re.Match[str]) -> str | None:
        """What the link leads to."""
        return match[3] if match[3] is not None else str(match[4])


class Reference(Link):
    """`[words][label]` and `[label]`, where a definition has the label."""

    def target(self, match: re.Match[str]) -> str | None:
        """The address that the label stands for."""
        definition = self.md.references.get(label(match[3] or match[2])) if self.md.references else None
        return definition[0] if definition else None


class Address(Link):
    """`<https://…>`: an address that is its own words."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int, int]:
        """Make a link of an address."""
        element = Element("a", href=self.unescape(m[1]))
        element.text = AtomicString(html.escape(m[1], quote=False))
        return element, m.start(), m.end()


def label(words: str) -> str:
    """Labels are the same in any case and with any space.

    >>> label(" 附件  A ")
    '附件 a'
    """
    return " ".join(words.split()).casefold()
